//! From bytes to text: a byte order mark decides, else the `Content-Type`, else the XML declaration, else it is UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::decode::media_type::charset_parameter;
use crate::decode::progress::Unreadable;

/// The declaration stands within so many bytes.
const LONGEST_DECLARATION: usize = 256;

/// The text of an XML document. Bytes that are none in its character set are refused: they would come out as other text
/// than was meant.
pub(in crate::decode) fn to_text<'a>(body: &'a [u8], content_type: Option<&str>) -> Result<Cow<'a, str>, Unreadable> {
    let encoding = charset(body, content_type)?;
    let (text, _, malformed) = encoding.decode(body);
    if malformed {
        return Err(Unreadable::body(format!("text in {}", encoding.name())));
    }
    Ok(text)
}

fn charset(body: &[u8], content_type: Option<&str>) -> Result<&'static Encoding, Unreadable> {
    if let Some((encoding, _)) = Encoding::for_bom(body) {
        return Ok(encoding);
    }
    if let Some(encoding) = without_mark(body) {
        return Ok(encoding);
    }
    let label = content_type.and_then(charset_parameter).map(str::as_bytes);
    let Some(label) = label.or_else(|| declared(body)) else {
        return Ok(UTF_8);
    };
    let encoding =
        Encoding::for_label(label).ok_or_else(|| Unreadable::body("text in a character set that is known"))?;
    // Whoever can read the label as ASCII is not reading UTF-16.
    Ok(if [UTF_16LE, UTF_16BE].contains(&encoding) {
        UTF_8
    } else {
        encoding
    })
}

/// UTF-16 shows in the first character, which is `<`.
fn without_mark(body: &[u8]) -> Option<&'static Encoding> {
    match body {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// `<?xml version="1.0" encoding="ISO-8859-1"?>`
fn declared(body: &[u8]) -> Option<&[u8]> {
    let beginning = body.get(..LONGEST_DECLARATION).unwrap_or(body);
    let end = beginning.windows(2).position(|pair| pair == b"?>")?;
    let declaration = beginning.get(..end)?.strip_prefix(b"<?xml")?;
    let name = b"encoding";
    let start = declaration.windows(name.len()).position(|part| part == name)?;
    let value = declaration.get(start + name.len()..)?.trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = value.split_first()?;
    let end = rest.iter().position(|byte| byte == quote)?;
    rest.get(..end)
}

#[cfg(test)]
mod tests {
    use super::to_text;

    fn text(body: &[u8], content_type: Option<&str>) -> Result<String, String> {
        match to_text(body, content_type) {
            Ok(text) => Ok(text.into_owned()),
            Err(unreadable) => Err(unreadable.0.expected.into_owned()),
        }
    }

    #[test]
    fn the_charset_is_found() {
        let declared = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
        assert!(text(declared, None).unwrap().contains('é'));
        assert!(text(declared, Some("text/xml")).unwrap().contains('é'));
        assert!(text(b"<a>\xc3\xa9</a>", None).unwrap().contains('é'));
        assert!(
            text(b"<a>\xe9</a>", Some("text/xml; Charset=\"latin1\""))
                .unwrap()
                .contains('é')
        );
        assert!(
            text(b"\xef\xbb\xbf<a>\xc3\xa9</a>", Some("text/xml; charset=latin1"))
                .unwrap()
                .contains('é')
        );
        assert!(text(b"\xff\xfe<\0a\0/\0>\0", None).unwrap().contains("<a/>"));
        assert!(text(b"<\0a\0/\0>\0", None).unwrap().contains("<a/>"));
        assert!(text(b"\0<\0a\0/\0>", None).unwrap().contains("<a/>"));
        assert!(text(b"<?xml encoding='utf-16'?><a/>", None).unwrap().contains("<a/>"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(text(b"<a>\xe9</a>", None).unwrap_err(), "text in UTF-8");
        assert_eq!(
            text(b"<a/>", Some("text/xml; charset=klingon")).unwrap_err(),
            "text in a character set that is known"
        );
    }
}
