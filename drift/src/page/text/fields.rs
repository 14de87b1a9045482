//! Calls of reStructuredText: `.. http:post:: /a/b`, and lists of fields such as `:query int limit: text` below.

use super::super::block::{Block, BlockKind, Definition, MarkKind, Styled};
use super::super::styled::StyledWriter;
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// A page can make a list of any length.
const MAX_ITEMS: usize = 5000;

/// `:key type name: text`.
struct Item<'a> {
    key: &'a str,
    /// What stands between the key and the second colon.
    words: Vec<&'a str>,
    text: String,
    line: u32,
}

/// What the items of one kind are called, and they.
type Group<'a> = (&'static str, Vec<Item<'a>>);

/// The head of a call: a heading, and what is indented below it is read like all other text.
pub(super) fn call(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at).strip_prefix(".. http:")?;
    let (method, address) = text.split_once("::")?;
    let is_method = matches!(
        method,
        "get" | "post" | "put" | "patch" | "delete" | "head" | "options" | "any"
    );
    if !is_method || address.trim().is_empty() {
        return None;
    }
    let text = format!("{} {}", method.to_ascii_uppercase(), with_placeholders(address.trim()));
    let text = Styled::plain(text);
    let line = lines.number(at);
    let kind = BlockKind::Heading { level: 3, text };
    Some((vec![Block { kind, line }], at.saturating_add(1)))
}

/// `(int:shelf)` is `{shelf}`.
fn with_placeholders(address: &str) -> String {
    let mut whole = String::new();
    let mut rest = address;
    while let Some((before, (inner, after))) = rest
        .split_once('(')
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        let name = inner.rsplit_once(':').map_or(inner, |(_, name)| name);
        whole.push_str(before);
        whole.push('{');
        whole.push_str(name.trim());
        whole.push('}');
        rest = after;
    }
    whole + rest
}

/// A list of fields that begins at the line: for each kind of field its name, and the fields as definitions.
pub(super) fn list(lines: &Lines, at: usize) -> Found {
    let indent = lines.indent(at);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut types: Vec<(&str, String)> = Vec::new();
    let (mut here, mut end) = (at, at);
    for _ in 0..MAX_ITEMS {
        let next = lines.next_filled(here).filter(|next| lines.indent(*next) == indent);
        let Some((item, behind)) = next.and_then(|next| item(lines, next)) else {
            break;
        };
        (here, end) = (behind, behind);
        match (group(item.key), item.words.last()) {
            (Some(name), Some(_)) => match groups.iter_mut().find(|(other, _)| *other == name) {
                Some((_, items)) => items.push(item),
                None => groups.push((name, vec![item])),
            },
            (None, Some(of)) if item.key.ends_with("type") => types.push((of, item.text)),
            _ => {}
        }
    }
    if groups.is_empty() {
        return None;
    }
    let blocks = groups.into_iter().flat_map(|group| blocks(group, &types));
    Some((blocks.collect(), end))
}

fn blocks((name, items): Group<'_>, types: &[(&str, String)]) -> [Block; 2] {
    let line = items.first().map_or(1, |item| item.line);
    let definition = |item: &Item<'_>| Definition {
        terms: vec![term(item, types)],
        text: styled(&item.text),
        inner: Vec::new(),
        line: item.line,
    };
    let definitions = items.iter().map(definition).collect();
    let heading = BlockKind::Paragraph(Styled::plain(format!("{name}:")));
    [heading, BlockKind::Definitions(definitions)].map(|kind| Block { kind, line })
}

/// The name, and its type as a badge.
fn term(item: &Item<'_>, types: &[(&str, String)]) -> Styled {
    let (name, before) = item
        .words
        .split_last()
        .map_or(("", [].as_slice()), |(name, before)| (*name, before));
    let apart = types
        .iter()
        .find(|(of, _)| *of == name)
        .map(|(_, words)| words.as_str());
    let own = before.join(" ");
    let mut writer = StyledWriter::default();
    writer.push(name);
    for words in [own.as_str(), apart.unwrap_or_default()] {
        if !words.is_empty() {
            writer.space();
            writer.open(MarkKind::Badge);
            writer.push(words);
            writer.close();
        }
    }
    writer.finish()
}

/// An item and the line behind it.
fn item<'a>(lines: &'a Lines, at: usize) -> Option<(Item<'a>, usize)> {
    let text = lines.text(at).strip_prefix(':')?;
    let (head, rest) = text.split_once(": ").or_else(|| Some((text.strip_suffix(':')?, "")))?;
    let mut words = head.split_whitespace();
    let key = words.next()?;
    let words: Vec<&str> = words.collect();
    if head.len() > 120 || words.len() > 6 || head.contains('`') {
        return None;
    }
    let mut text = rest.trim().to_owned();
    let mut here = at.saturating_add(1);
    while let Some(next) = lines.next_filled(here) {
        let goes_on = lines.indent(next) > lines.indent(at) && !lines.text(next).starts_with(".. ");
        if !goes_on {
            break;
        }
        text.push(' ');
        text.push_str(lines.text(next));
        here = next.saturating_add(1);
    }
    let line = lines.number(at);
    Some((Item { key, words, text, line }, here))
}

/// What fields with that key are.
fn group(key: &str) -> Option<&'static str> {
    Some(match key {
        "param" | "parameter" | "arg" | "argument" | "key" | "keyword" => "Parameters",
        "query" | "queryparam" | "queryparameter" | "qparam" => "Query parameters",
        "pathparam" | "path" => "Path parameters",
        "<json" | "<jsonarr" | "reqjson" | "reqjsonobj" | "reqjsonarr" | "jsonparam" | "jsonparameter" | "form"
        | "formparam" | "formparameter" | "fparam" | "bodyparam" => "Body parameters",
        "<header" | "reqheader" | "requestheader" => "Request headers",
        ">json" | ">jsonarr" | "resjson" | "resjsonobj" | "resjsonarr" => "Response fields",
        ">header" | "resheader" | "responseheader" => "Response headers",
        "status" | "statuscode" | "code" => "Status codes",
        _ => return None,
    })
}
