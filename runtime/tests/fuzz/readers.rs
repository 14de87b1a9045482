//! The readers under test, each as a function of bytes.

use std::fmt::{Debug, Display};
use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::json;
use specwright_runtime::describe::{
    Body, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Server, Service, Success, UrlPart,
};
use specwright_runtime::dynamic::{self, Entry};
use specwright_runtime::value::{Empty, Slot, Structure, View};
use specwright_runtime::{Async, Call, Endpoint, Error, Json, Replay, Settings, StatusCode, Validate};

use crate::types::{Details, Heads, RawBytes, RawText, Thing};

/// A reader, and what its documents are made of.
pub(crate) struct Reader {
    pub(crate) name: &'static str,
    pub(crate) tokens: &'static [&'static str],
    pub(crate) read: fn(&[u8]),
}

const JSON_TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "null",
    "true",
    "-",
    "1e999",
    "0.1",
    "9223372036854775808",
    "\"next\":{",
    "\"other\":[{",
    "{\"byName\":{\"\":",
    "\"choice\":{\"thing\":{",
    "[[",
    " ",
    "\"flag\":",
    "\"json\":\"{\\\"a\\\":",
    "\"name\":\"x\",",
    "\u{0}",
    "NaN",
];

const XML_TOKENS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<next>",
    "</next>",
    "<other>",
    "<choice><thing>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE a [",
    "<!ENTITY a \"&a;&a;\">",
    "]>",
    "&a;",
    "&amp;",
    "&#x0;",
    "&#1114112;",
    "&#65;",
    "&",
    "id=\"1\"",
    "xmlns=\"u\"",
    "xmlns:p=\"u\"",
    "p:",
    "'",
    "\"",
    "\u{feff}",
    "<map><entry><key>",
    "<number>1</number>",
    "\u{0}",
    "encoding=\"utf-16\"",
    "<tags><tag>",
    "]]]]>",
];

const HEADER_TOKENS: &[&str] = &[
    "\nX-List: ",
    "\nX-Moments: ",
    "\nX-Meta-A: ",
    "\nX-Json: ",
    ",",
    "\"",
    "\\",
    "\t",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "; ",
    "é",
    "\u{80}",
    "NaN",
    "-",
    "e9",
    "=",
    "W10=",
];

const TEXT_TOKENS: &[&str] = &[
    "-",
    "+",
    ":",
    "T",
    "Z",
    "/",
    ".",
    "e",
    "E",
    "NaN",
    "Infinity",
    "9999999999",
    "0000",
    "Sun, ",
    " GMT",
    "+14:00",
    "-24:00",
    "=",
    "==",
    "\u{0}",
    "é",
    "-0",
    "1e-999999999",
    "[",
    "{",
    "\"",
    " ",
];

pub(crate) const READERS: &[Reader] = &[
    Reader {
        name: "json",
        tokens: JSON_TOKENS,
        read: |input| {
            read::<AskJson>(200, "application/json", input);
        },
    },
    Reader {
        name: "xml",
        tokens: XML_TOKENS,
        read: |input| {
            read::<AskXml>(200, "text/xml", input);
        },
    },
    Reader {
        name: "headers",
        tokens: HEADER_TOKENS,
        read: read_headers,
    },
    Reader {
        name: "error_bodies",
        tokens: &[
            "<Error>",
            "<Code>",
            "</Code>",
            "<Errors>",
            "{\"error\":",
            "\"code\":",
            "\"7\"",
            "7",
            "[",
            "{",
            "}",
            "]",
            "Sender#",
            "[\"name\",",
            "\"by\":{",
            "{\"name\":",
            "{\"name\":[",
            ":",
            "<thing>",
            "\"thing\":{",
            "&a;",
            "\u{0}",
            "\u{1b}[31m",
            "\u{202e}",
            "\n",
        ],
        read: read_errors,
    },
    Reader {
        name: "raw",
        tokens: &[
            "charset=",
            "utf-8",
            "utf-16",
            "utf-16le",
            "iso-8859-1",
            "windows-1252",
            "shift_jis",
            "\"",
            ";",
            "\n",
            "\u{feff}",
            "é",
            "\u{0}",
            "text/plain",
            "application/octet-stream",
            "x",
        ],
        read: read_raw,
    },
    Reader {
        name: "scalars",
        tokens: TEXT_TOKENS,
        read: read_scalars,
    },
    Reader {
        name: "dynamic_values",
        tokens: JSON_TOKENS,
        read: read_values,
    },
];

static SERVICE: Service = Service::new(
    "fuzzed",
    "1.0.0",
    &[Server {
        name: "live",
        url: &[UrlPart::Literal("https://api.example.com")],
    }],
)
.error_bodies(&[
    error_body(ErrorFormat::Json, &["error"]),
    error_body(ErrorFormat::Json, &[]),
    error_body(ErrorFormat::Xml, &["Errors", "Error"]),
    error_body(ErrorFormat::Xml, &["Error"]),
    error_body(ErrorFormat::Xml, &["*", "*"]).field(&[Selector::Key, Selector::Member("message")]),
    ErrorBody::new(
        ErrorFormat::Json,
        &[],
        &[Selector::Position(2)],
        &[Selector::Position(1)],
    )
    .field(&[Selector::Position(0)]),
    ErrorBody::new(ErrorFormat::Json, &["*"], &[], &[Selector::Text]).field(&[Selector::Key]),
    ErrorBody::new(ErrorFormat::Json, &["*", "by", "*"], &[Selector::Key], &[]),
]);

const fn error_body(format: ErrorFormat, path: &'static [&'static str]) -> ErrorBody {
    ErrorBody::new(
        format,
        path,
        &[
            Selector::Header("x-error"),
            Selector::Member("code"),
            Selector::Member("Code"),
            Selector::Attribute("code"),
        ],
        &[Selector::Member("message"), Selector::Text],
    )
    .code_after("#")
    .code_before(":")
}

specwright_runtime::error_kind! {
    /// What can go wrong.
    pub enum Kind {
        /// By its code.
        Seventh,
        /// By its status.
        Bad,
    }
}

macro_rules! ask {
    ($($name:ident => $response:ty, $body:expr, $may_fail:expr;)*) => {$(
        #[derive(Clone, Debug, PartialEq, Validate)]
        struct $name {}

        specwright_runtime::structure! { $name {} = [] }

        impl Endpoint for $name {
            type Response = $response;
            type ErrorKind = Kind;
            const OPERATION: &'static Operation = &described(stringify!($name), Body::Empty, &[Success {
                may_fail: $may_fail,
                other_roots: &[&["result", "Thing"], &["thing"]],
                ..Success::new(200, $body)
            }]);
        }
    )*};
}

const fn described(name: &'static str, body: Body, success: &'static [Success]) -> Operation {
    Operation::new(name, http::Method::POST, &[PathPart::Literal("/ask")])
        .docs("https://example.com/docs")
        .body(body)
        .success(success)
        .errors(ERRORS)
}

const ERRORS: &[ErrorCase] = &[
    ErrorCase::new("Seventh", "The seventh.")
        .code("7")
        .details(|| Box::new(<Details as Empty>::empty())),
    ErrorCase::new("Bad", "").status(400),
];

ask! {
    AskJson => Thing, Body::JSON, false;
    AskWrapped => Thing, Body::Json { root: &["result", "thing"] }, true;
    AskXml => Thing, Body::xml(&["thing"]), false;
    AskAnyXml => Thing, Body::xml(&[]), true;
    AskHeads => Heads, Body::Empty, false;
    AskRawBytes => RawBytes, Body::Raw { content_type: None }, false;
    AskRawText => RawText, Body::Raw { content_type: None }, false;
}

impl Endpoint for Thing {
    type Response = Self;
    type ErrorKind = Kind;
    const OPERATION: &'static Operation = &described("things.send", Body::JSON, &[Success::new(200, Body::JSON)]);
}

static ENTRIES: &[Entry] = &[Entry::of::<Thing>()];

static CLIENT: LazyLock<Async> = LazyLock::new(|| {
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(Replay::default());
    settings.set_response_limit(usize::MAX);
    settings.set_observer(Arc::new(|deviation| {
        let shown = format!("{deviation} {deviation:?}");
        assert!(shown.len() < 4_000 && !shown.contains(char::is_control), "{shown:?}");
    }));
    Async::build(settings).unwrap()
});

/// With no more bytes in an answer than that.
pub(crate) fn read_raw_within(limit: usize, body: Bytes) -> Result<RawBytes, Error<Kind>> {
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(Replay::default());
    settings.set_response_limit(limit);
    let client = Async::build(settings).unwrap();
    Call::<Async, AskRawBytes>::new(client).decode(answer(200, "", body))
}

pub(crate) fn read_thing_json(body: impl Into<Bytes>) -> Result<Thing, Error<Kind>> {
    decode::<AskJson>(answer(200, "application/json", body.into()))
}

pub(crate) fn read_thing_xml(body: impl Into<Bytes>) -> Result<Thing, Error<Kind>> {
    decode::<AskXml>(answer(200, "text/xml", body.into()))
}

fn answer(status: u16, content_type: &str, body: Bytes) -> http::Response<Bytes> {
    let mut answer = http::Response::new(body);
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    if let Ok(value) = HeaderValue::from_str(content_type) {
        answer.headers_mut().insert(CONTENT_TYPE, value);
    }
    answer
}

fn decode<R>(answer: http::Response<Bytes>) -> Result<R::Response, Error<Kind>>
where
    R: Endpoint<ErrorKind = Kind> + Empty,
{
    Call::<Async, R>::new(CLIENT.clone()).decode(answer)
}

fn read<R>(status: u16, content_type: &str, input: &[u8])
where
    R: Endpoint<ErrorKind = Kind> + Empty,
{
    let result = decode::<R>(answer(status, content_type, Bytes::copy_from_slice(input)));
    judge(result, input.len());
}

/// What comes of an input is no larger than the input, and an error is a line.
fn judge<T: Structure>(result: Result<T, Error<Kind>>, length: usize) {
    match result {
        Ok(value) => {
            let mut size = Size::default();
            size.structure(&value, 0);
            assert!(size.deepest <= 256, "{} levels", size.deepest);
            assert!(
                size.values <= 8 * length + 64,
                "{} values of {length} bytes",
                size.values
            );
        }
        Err(error) => judge_error(&error),
    }
}

fn judge_error<K: Debug + Display>(error: &Error<K>) {
    for shown in [error.to_string(), format!("{error:?}")] {
        assert!(shown.len() < 40_000, "{} bytes", shown.len());
        assert!(!shown.contains(char::is_control), "{shown:?}");
    }
}

fn read_headers(input: &[u8]) {
    let mut answer = answer(200, "", Bytes::new());
    for line in input.split(|byte| *byte == b'\n') {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            continue;
        };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value)
            && answer.headers().len() < 1_000
        {
            answer.headers_mut().append(name, value);
        }
    }
    judge(decode::<AskHeads>(answer), input.len());
}

fn read_errors(input: &[u8]) {
    if input.starts_with(b"<") {
        read::<AskXml>(503, "text/xml", input);
        read::<AskAnyXml>(200, "", input);
    } else {
        read::<AskJson>(400, "application/json", input);
        read::<AskWrapped>(200, "application/json", input);
    }
}

/// The first line is the content type.
fn read_raw(input: &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let content_type = String::from_utf8_lossy(&input[..end]);
    let body = input.get(end + 1..).unwrap_or_default();
    read::<AskRawBytes>(200, &content_type, body);
    read::<AskRawText>(200, &content_type, body);
    read::<AskXml>(200, &content_type, body);
    read::<AskJson>(200, &content_type, body);
    read::<AskJson>(400, &content_type, body);
}

const LONGEST_SCALAR: usize = 200;

/// The text as a value of some type.
fn read_scalars(input: &[u8]) {
    let input = input.get(..LONGEST_SCALAR).unwrap_or(input);
    let text = String::from_utf8_lossy(input);
    let names = [
        "id", "name", "flag", "word", "ratio", "price", "data", "day", "moment", "second", "json", "packed", "joined",
    ];
    // One of them, so that there is time for more texts.
    let choice = input.iter().fold(input.len(), |sum, byte| sum + usize::from(*byte));
    let name = names[choice % names.len()];
    let body = json!({ name: text });
    read::<AskJson>(200, "application/json", body.to_string().as_bytes());
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    let body = match name {
        "id" => format!("<thing id=\"{escaped}\"/>"),
        name => format!("<thing><{name}>{escaped}</{name}></thing>"),
    };
    read::<AskXml>(200, "text/xml", body.as_bytes());
}

/// As values of a request; a text that is no JSON is the name of an operation.
fn read_values(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (operation, values) = match serde_json::from_str::<Json>(&text) {
        Ok(values) => ("things.send", values),
        Err(_) => (&*text, Json::Null),
    };
    if let Err(error) = dynamic::encode(&*CLIENT, ENTRIES, operation, values) {
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        judge_error(&error);
    }
    let answer = answer(200, "application/json", Bytes::copy_from_slice(input));
    if let Err(error) = dynamic::decode(&*CLIENT, ENTRIES, "things.send", json!({}), answer) {
        judge_error(&error);
    }
}

/// How many values there are, and how deep.
#[derive(Default)]
pub(crate) struct Size {
    pub(crate) values: usize,
    pub(crate) deepest: usize,
}

impl Size {
    pub(crate) fn structure(&mut self, structure: &dyn Structure, depth: usize) {
        for index in 0..structure.shape().fields.len() {
            self.slot(structure.slot(index), depth + 1);
        }
    }

    fn slot(&mut self, slot: &dyn Slot, depth: usize) {
        self.deepest = self.deepest.max(depth);
        self.values += 1;
        match slot.view() {
            View::Absent => self.values -= 1,
            View::Structure(inner) => self.structure(inner, depth),
            View::Union(union) => {
                if let Some((_, inner)) = union.member() {
                    self.slot(inner, depth + 1);
                }
            }
            View::List(list) => {
                for item in (0..list.len()).filter_map(|index| list.item(index)) {
                    self.slot(item, depth + 1);
                }
            }
            View::Map(map) => map.entries().for_each(|(_, item)| self.slot(item, depth + 1)),
            View::Any(value) => self.json(value, depth),
            _ => {}
        }
    }

    fn json(&mut self, value: &Json, depth: usize) {
        self.deepest = self.deepest.max(depth);
        self.values += 1;
        match value {
            Json::Array(items) => items.iter().for_each(|item| self.json(item, depth + 1)),
            Json::Object(members) => members.values().for_each(|member| self.json(member, depth + 1)),
            _ => {}
        }
    }
}
