//! One more acceptance in the text of the file.

use specwright_codegen::yaml::NodeKind;

use super::parse::is_id;
use crate::accept::Accepted;
use crate::accept::tree::{Tree, is_day};
use crate::edit::quoted;
use crate::text::{is_hidden, visible};

pub(super) const HEAD: &str = "# What somebody looked at and left as it is. Ids: `specwright drift`.\n";

/// The text with the entry in it.
pub(super) fn entry(text: &str, id: &str, accepted: &Accepted) -> Result<String, String> {
    let before = super::parse::file(text)?;
    if before.accepted.contains_key(id) {
        return Err(format!("`{id}` is accepted already"));
    }
    let accepted = checked(id, accepted)?;
    let added = insert(text, &format!("{id}: {}", value(&accepted)))?;
    let mut expected = before;
    expected.accepted.insert(id.to_owned(), accepted);
    match super::parse::file(&added) {
        Ok(after) if after == expected => Ok(added),
        _ => Err(format!(
            "the file is laid out in a way in which `{id}` cannot be added; add it by hand"
        )),
    }
}

/// The acceptance as it can be written: texts in one line.
fn checked(id: &str, accepted: &Accepted) -> Result<Accepted, String> {
    if !is_id(id) {
        return Err(format!("`{}` is no id: `d-` and hexadecimal digits", visible(id)));
    }
    let days = [Some(&accepted.date), accepted.until.as_ref()];
    if let Some(day) = days.into_iter().flatten().find(|day| !is_day(day)) {
        return Err(format!("`{}` is no day: yyyy-mm-dd", visible(day)));
    }
    if let Some(until) = accepted.until.as_ref().filter(|until| **until < accepted.date) {
        return Err(format!("`{until}` is before `{}`", accepted.date));
    }
    let why = one_line(&accepted.why)?;
    let who = accepted
        .who
        .as_deref()
        .map(one_line)
        .transpose()?
        .filter(|who| !who.is_empty());
    match why.is_empty() {
        true => Err("an acceptance needs a reason".to_owned()),
        false => Ok(Accepted {
            who,
            why,
            ..accepted.clone()
        }),
    }
}

fn one_line(text: &str) -> Result<String, String> {
    let line = crate::text::one_line(text);
    match line.contains(is_hidden) {
        true => Err(format!("`{}` holds a character that cannot be seen", visible(&line))),
        false => Ok(line),
    }
}

fn value(accepted: &Accepted) -> String {
    let who = accepted.who.as_deref().map(|who| format!(", who: {}", quoted(who)));
    let until = accepted.until.as_deref().map(|until| format!(", until: {until}"));
    let (date, why) = (&accepted.date, quoted(&accepted.why));
    format!(
        "{{ date: {date}{}, why: {why}{} }}",
        who.unwrap_or_default(),
        until.unwrap_or_default()
    )
}

/// The text with an entry below `accepted`.
fn insert(text: &str, entry: &str) -> Result<String, String> {
    let tree = Tree::parse(text)?;
    let accepted = tree.root.as_ref().and_then(|root| root.mapping()?.entry("accepted"));
    let Some(accepted) = accepted else {
        let head = if text.trim().is_empty() { HEAD } else { "" };
        return Ok(format!("{}{head}accepted:\n  {entry}\n", ended(text)));
    };
    let span = accepted.value.span;
    let (start, end) = (span.start as usize, span.end as usize);
    let written = text.get(start..end).unwrap_or_default();
    let is_flow = written.trim_start().starts_with('{');
    let last = accepted.value.mapping().and_then(|mapping| mapping.entries.last());
    match (last, is_flow) {
        (Some(last), false) => {
            let at = line_end(text, last.value.span.end as usize);
            let indent = indent_of(text, last.key.span.start as usize);
            Ok(spliced(text, at, &format!("{indent}{entry}\n")))
        }
        (Some(_), true) => {
            let brace = start + written.rfind('}').unwrap_or(written.len());
            let before = text.get(..brace).unwrap_or_default().trim_end();
            let comma = if before.ends_with(',') { "" } else { "," };
            let after = text.get(brace..).unwrap_or_default();
            Ok(format!("{before}{comma} {entry} {after}"))
        }
        (None, _) => {
            let key_end = accepted.key.span.end as usize;
            let colon = text
                .get(key_end..)
                .and_then(|rest| rest.find(':'))
                .map_or(text.len(), |at| key_end + at + 1);
            let rest = match matches!(accepted.value.kind, NodeKind::Empty) && !is_flow && written.trim().is_empty() {
                true => text.get(colon..).unwrap_or_default(),
                false => text.get(end..).unwrap_or_default(),
            };
            let text = format!("{}{rest}", text.get(..colon).unwrap_or_default());
            let at = line_end(&text, colon);
            Ok(spliced(&text, at, &format!("  {entry}\n")))
        }
    }
}

/// The text, with a line break at its end if it has any content.
fn ended(text: &str) -> String {
    match text.is_empty() || text.ends_with('\n') {
        true => text.to_owned(),
        false => format!("{text}\n"),
    }
}

/// Where the line of a byte ends, its line break included.
fn line_end(text: &str, at: usize) -> usize {
    // A value may reach to the beginning of the next line.
    let is_there = at > 0 && text.as_bytes().get(at - 1) == Some(&b'\n');
    match text.get(at..).and_then(|rest| rest.find('\n')) {
        _ if is_there => at,
        Some(length) => at + length + 1,
        None => text.len(),
    }
}

fn spliced(text: &str, at: usize, entry: &str) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    format!("{}{entry}{after}", ended(before))
}

fn indent_of(text: &str, at: usize) -> String {
    let line = text
        .get(..at)
        .unwrap_or_default()
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    line.chars().take_while(|character| *character == ' ').collect()
}
