//! What was left out of a document, counted by reason.

use std::collections::BTreeMap;

use specwright_openapi::document::RemarkKind;
use specwright_openapi::import::Report;

/// Words of a line, and what it is counted as. The first that fits.
const REASONS: &[(&str, &str)] = &[
    ("the operation `", "operation"),
    ("operation is left out", "operation"),
    ("the format `", "format"),
    ("(`default`)", "default"),
    ("the path always has it", "default"),
    ("names no status", "range of statuses"),
    ("an operation has one result", "second success"),
    ("the client sends the way", "credentials of one operation"),
    ("no credentials are needed here", "no credentials"),
    ("is needed together with", "credentials together"),
    ("the scopes of OAuth", "scopes"),
    ("no way for the scheme", "scheme"),
    ("is sent under the common name", "content type"),
    ("is used and `", "content type"),
    ("the style of `", "style in a path"),
    ("cookies are not sent", "cookie"),
    ("`additionalProperties`", "members beside"),
    ("`multipleOf`", "multipleOf"),
    ("`uniqueItems`", "uniqueItems"),
    ("servers of an operation's own", "server of one operation"),
    ("one truth value", "fixed truth value"),
    ("keys stand in brackets", "map in brackets"),
    ("an object as one text", "object as one text"),
    ("links from an answer", "links"),
    ("webhooks are", "webhooks"),
    ("callbacks are", "callbacks"),
    ("bytes as they are", "bytes in JSON"),
    ("is not a parameter in OpenAPI", "header"),
    ("a choice of what else holds", "choice of rules"),
    ("`allowReserved`", "allowReserved"),
    ("no end of a call", "status without an end"),
    ("has no place here", "keyword"),
    ("several tags", "second tag"),
    ("of a value of format", "rule of a format"),
    ("is left out: ", "refused by the checks"),
];

/// `3 cookie, 2 format`, the most of them first.
pub(crate) fn counted(report: &Report) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for remark in report
        .remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Skipped)
    {
        let known = REASONS.iter().find(|(words, _)| remark.text.contains(words));
        *counts.entry(known.map_or("other", |(_, reason)| reason)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let parts = counts.iter().map(|(reason, count)| format!("{count} {reason}"));
    parts.collect::<Vec<_>>().join(", ")
}
