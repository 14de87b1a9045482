//! Headers of columns, and the words above blocks.

use super::book::Channel;
use super::{Column, Context, Topic, read};
use crate::facts::{FieldPlace, Presence};
use crate::page::Styled;

/// Longer is no header.
const LIMIT: usize = 300;

/// What a column's header says of its cells.
pub(super) fn column(header: &str) -> Column {
    match word(header, Channel::Column).as_deref() {
        Some("name") => Column::Name,
        Some("text") => Column::Text,
        Some("type") => Column::Type,
        Some("required") => Column::Required,
        Some("optional") => Column::Optional,
        Some("length") => Column::Length,
        Some("format") => Column::Format,
        Some("values") => Column::Values,
        Some("default") => Column::Default,
        Some("example") => Column::Example,
        Some("place") => Column::Place,
        Some("direction") => Column::Direction,
        Some("status") => Column::Status,
        Some("code") => Column::Code,
        _ => Column::Other,
    }
}

/// What stands above a block.
pub(super) fn topic(words: &str) -> Option<Topic> {
    Some(match word(words, Channel::Topic)?.as_str() {
        "request" => Topic::Request(None),
        "path" => Topic::Request(Some(FieldPlace::Path)),
        "query" => Topic::Request(Some(FieldPlace::Query)),
        "header" => Topic::Request(Some(FieldPlace::Header)),
        "body" => Topic::Request(Some(FieldPlace::Body)),
        "required" => Topic::RequestWith(Presence::Required),
        "optional" => Topic::RequestWith(Presence::Optional),
        "response" => Topic::Response,
        "statuses" => Topic::Statuses,
        "codes" => Topic::Codes,
        "errors" => Topic::Errors,
        "request-sample" => Topic::RequestSample,
        "response-sample" => Topic::ResponseSample,
        "sample" => Topic::Sample,
        "values" => Topic::Values,
        "service" => Topic::Service,
        "aside" => Topic::Aside,
        _ => return None,
    })
}

/// The word that the first pattern makes of a text as a whole, numbering and marks at its edges left out.
fn word(text: &str, channel: Channel) -> Option<String> {
    if text.len() > LIMIT {
        return None;
    }
    let text = trimmed(text);
    let styled = Styled::plain(text);
    let prepared = read::prepare(&styled);
    let found = read::whole(&prepared, channel, &Context::default());
    found.iter().filter_map(|found| found.word()).map(str::to_owned).next()
}

/// Without numbering, and without marks at the edges.
pub(super) fn trimmed(text: &str) -> &str {
    let is_edge = |edge: char| edge.is_whitespace() || "*#:.-_=>|?!\u{2022}\u{b7}\u{b6}\u{1f517}".contains(edge);
    let text = text.trim_matches(is_edge);
    let number = text
        .find(|character: char| !character.is_ascii_digit() && character != '.')
        .unwrap_or_default();
    match text.get(number..) {
        Some(rest) if number > 0 && rest.starts_with([' ', ')']) => rest.trim_start_matches([' ', ')']),
        _ => text,
    }
}
