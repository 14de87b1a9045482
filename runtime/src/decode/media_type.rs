//! What an answer says of its body: `Content-Type`.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::progress::{Progress, Unreadable};
use crate::describe::Body;
use crate::deviation::DeviationKind;
use crate::redact::Hidden;

/// A longer type is not repeated.
const LONGEST: usize = 60;

/// The `Content-Type` of an answer.
pub(super) fn content_type(answer: &http::Response<Bytes>) -> Option<&str> {
    answer.headers().get(CONTENT_TYPE)?.to_str().ok()
}

/// The character set that a content type names.
pub(super) fn charset_parameter(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches(['"', '\'']))
    })
}

/// Says what came instead, where a page of HTML or the like stands in place of the described body.
pub(super) fn name_what_came(unreadable: &mut Unreadable, body: Body, answer: &http::Response<Bytes>, hidden: &Hidden) {
    if unreadable.0.path.depth() > 0 {
        return;
    }
    if let Some(other) = other_type(body, answer).and_then(|other| hidden.show(other, LONGEST)) {
        unreadable.0.expected = format!("{} (content type {other})", unreadable.0.expected).into();
    }
}

/// Tells of a body that was read although its content type is another one's.
pub(super) fn observe_type(body: Body, answer: &http::Response<Bytes>, progress: &mut Progress) {
    if progress.is_observing()
        && let Some(other) = other_type(body, answer)
    {
        progress.observe(DeviationKind::OtherContentType, Some(other));
    }
}

/// The media type of the answer, if it is not one of the described body and fit to be shown.
fn other_type(body: Body, answer: &http::Response<Bytes>) -> Option<&str> {
    let described = match body {
        Body::Json { .. } => "json",
        Body::Xml { .. } => "xml",
        _ => return None,
    };
    let media_type = content_type(answer)?.split(';').next()?.trim();
    let fit = !media_type.is_empty() && media_type.len() <= LONGEST && media_type.bytes().all(is_type_character);
    let other = !media_type.to_ascii_lowercase().contains(described);
    (fit && other).then_some(media_type)
}

fn is_type_character(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'+' | b'-' | b'_')
}
