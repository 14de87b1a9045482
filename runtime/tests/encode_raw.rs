//! Bodies that are no document: bytes, texts and parts.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{encode, violations};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Bytes, DateTime};

fn of(request: http::Request<Bytes>) -> (Bytes, Option<String>) {
    let content_type = request
        .headers()
        .get("content-type")
        .map(|value| value.to_str().unwrap().to_owned());
    (request.into_body(), content_type)
}

macro_rules! raw {
    ($name:ident, $type:ty, $content_type:expr) => {
        request!($name {
            0 kind: Option<String> = Field::new("kind", &["Content-Type"]).at(Place::Header),
            1 value: $type = Field::new("value", &["value"]).at(Place::Payload),
        } => Body::Raw { content_type: $content_type });
    };
}

raw!(Blob, Option<Bytes>, None);
raw!(Image, Option<Bytes>, Some("image/png"));
raw!(Text, Option<String>, None);
raw!(Csv, String, Some("text/csv"));

#[test]
fn a_payload_goes_as_it_is() {
    let open = &one_call::OPEN;
    let typed = |body: &'static [u8], content_type: &str| (Bytes::from_static(body), Some(content_type.to_owned()));
    let bytes = || Some(Bytes::from_static(b"\0\xff"));
    assert_eq!(
        of(encode(
            open,
            Blob {
                value: bytes(),
                kind: None
            }
        )),
        typed(b"\0\xff", "application/octet-stream")
    );
    assert_eq!(
        of(encode(
            open,
            Image {
                value: bytes(),
                kind: None
            }
        )),
        typed(b"\0\xff", "image/png")
    );
    assert_eq!(
        of(encode(
            open,
            Image {
                value: bytes(),
                kind: Some("image/jpg".to_owned())
            }
        )),
        typed(b"\0\xff", "image/jpg")
    );
    assert_eq!(
        of(encode(
            open,
            Blob {
                value: Some(Bytes::new()),
                kind: None
            }
        )),
        typed(b"", "application/octet-stream")
    );
    assert_eq!(of(encode(open, Blob::default())), (Bytes::new(), None));
    assert_eq!(
        of(encode(
            open,
            Text {
                value: Some("bär".to_owned()),
                kind: None
            }
        )),
        typed("bär".as_bytes(), "text/plain")
    );
    assert_eq!(of(encode(open, Text::default())), (Bytes::new(), None));
    assert_eq!(
        of(encode(
            open,
            Csv {
                value: "a,b".to_owned(),
                kind: None
            }
        )),
        typed(b"a,b", "text/csv")
    );
}

request!(Parts {
    0 kind: Option<String> = Field::new("kind", &["Content-Type"]).at(Place::Header),
    1 text: Option<String> = Field::new("text", &["te\"xt"]),
    2 number: Option<i64> = Field::new("number", &["number"]),
    3 file: Option<Bytes> = Field::new("file", &["file"]),
    4 files: Option<Vec<Bytes>> = Field::new("files", &["files"]),
    5 words: Option<Vec<String>> = Field::new("words", &["words"]),
    6 moment: Option<DateTime> = Field::new("moment", &["moment"]).form(&const { Form::encoded(Encoding::Epoch) }),
    7 encoded: Option<Bytes> = Field::new("encoded", &["encoded"]).form(&const { Form::encoded(Encoding::Base64) }),
} => Body::Multipart);

#[test]
fn parts_are_divided_by_a_boundary_that_nobody_knows() {
    let request = Parts {
        kind: Some("text/plain".to_owned()),
        text: Some("a\r\n--b".to_owned()),
        number: Some(1),
        file: Some(Bytes::from_static(b"\0\xff\r\n")),
        files: Some(vec![Bytes::from_static(b"1"), Bytes::new()]),
        words: Some(vec!["x".to_owned(), String::new()]),
        moment: Some("1970-01-01T00:00:01Z".into()),
        encoded: Some(Bytes::from_static(b"foo")),
    };
    let (body, content_type) = of(encode(&one_call::OPEN, request.clone()));
    let content_type = content_type.unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let expected = concat!(
        "--B\r\nContent-Disposition: form-data; name=\"te%22xt\"\r\n\r\na\r\n--b\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n1\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n",
        "Content-Type: application/octet-stream\r\n\r\n\0\u{ff}\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n",
        "Content-Type: application/octet-stream\r\n\r\n1\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n",
        "Content-Type: application/octet-stream\r\n\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nx\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"moment\"\r\n\r\n1\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"encoded\"\r\n\r\nZm9v\r\n",
        "--B--\r\n",
    );
    let text: String = body.iter().copied().map(char::from).collect();
    assert_eq!(text, expected.replace("--B", &format!("--{boundary}")));

    let (_, other) = of(encode(&one_call::OPEN, request));
    assert_ne!(other.unwrap(), content_type);
}

#[test]
fn a_part_that_cannot_be_written_is_refused() {
    let request = Parts {
        moment: Some("soon".into()),
        ..Parts::default()
    };
    assert_eq!(
        violations(request),
        ["moment: must be an ISO 8601 date, or date and time with an offset, that there is"]
    );
}

#[test]
fn a_body_without_parts_is_a_body() {
    let (body, content_type) = of(encode(&one_call::OPEN, Parts::default()));
    let boundary = content_type
        .unwrap()
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap()
        .to_owned();
    assert_eq!(body, format!("--{boundary}--\r\n"));
}
