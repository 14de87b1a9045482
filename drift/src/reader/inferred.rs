//! Operations that only sentences and samples name.

use crate::page::{BlockKind, Styled};
use crate::phrases::Topic;
use crate::samples::{self, SampleKind};

use super::address::{self, Address};
use super::operations::{MAX_OPERATIONS, Mark, is_aside, owner};
use super::outline::{Outline, Placed};
use super::request_line::{self, RequestLine};
use super::stated::{is_example, mark};
use super::{Certainty, Spot, words};

/// Adds the operations of sections that nothing else marks, then the verbs that marks lack.
pub(super) fn read(outline: &Outline<'_>, marks: &mut Vec<Mark>) {
    in_prose(outline, marks);
    in_samples(outline, marks);
    with_methods(outline, marks);
}

/// Whether a section is covered by a mark.
fn is_covered(outline: &Outline<'_>, marks: &[Mark], section: usize) -> bool {
    marks.iter().any(|mark| outline.is_inside(section, mark.owner))
}

/// Whether what is sent stands in a section of its own below this one, or in a table right here.
fn has_fields(outline: &Outline<'_>, section: usize) -> bool {
    let inner = outline
        .sections
        .iter()
        .enumerate()
        .filter(|(number, _)| outline.is_inside(*number, section));
    let mut inner = inner.map(|(_, section)| section);
    inner.any(|section| matches!(section.topic, Some(Topic::Request(_) | Topic::RequestWith(_))))
}

/// Sentences that name a verb and an address.
fn in_prose(outline: &Outline<'_>, marks: &mut Vec<Mark>) {
    let has_stated = !marks.is_empty();
    for placed in outline.blocks() {
        let text = match &placed.block.kind {
            BlockKind::Paragraph(text) => text,
            BlockKind::List(list) if list.items.len() == 1 => &list.items[0].text,
            _ => continue,
        };
        let topic = outline.sections[placed.section].topic;
        let is_outside = is_aside(outline, placed.section) || topic == Some(Topic::Service);
        if is_outside || marks.len() > MAX_OPERATIONS {
            continue;
        }
        let is_covered = is_covered(outline, marks, placed.section);
        if is_covered && !may_open(outline, marks, placed) {
            continue;
        }
        let Some(line) = sentence(text, has_stated || is_covered) else {
            continue;
        };
        let mut found = mark(outline, placed, line);
        found.owner = owner(outline, placed.section, false, &[]);
        found.certainty = Certainty::Parsed;
        if is_covered {
            if is_other_call(marks, &found) {
                found.owner = placed.section;
                marks.push(found);
            }
            continue;
        }
        let is_beside = || is_beside(outline, marks, &found);
        if !has_stated || has_fields(outline, found.owner) || is_beside() {
            marks.push(found);
        }
    }
}

/// Whether a sentence opens a section with a table of its own, below the section of another call.
fn may_open(outline: &Outline<'_>, marks: &[Mark], placed: &Placed<'_>) -> bool {
    let section = &outline.sections[placed.section];
    let is_first = section
        .blocks
        .first()
        .is_some_and(|first| first.position == placed.position);
    let has_table = section
        .blocks
        .iter()
        .any(|other| matches!(other.block.kind, BlockKind::Table(_)));
    let is_plain = section.topic.is_none() && !section.is_paragraph();
    is_first
        && has_table
        && is_plain
        && !marks
            .iter()
            .any(|mark| mark.owner == placed.section || mark.section == placed.section)
}

/// A whole call with a server, to another path than all that are known.
fn is_other_call(marks: &[Mark], found: &Mark) -> bool {
    let has_server = found.address.as_ref().is_some_and(|address| address.has_server);
    let is_known = |other: &Mark| {
        other.address.as_ref().map(|address| &address.path) == found.address.as_ref().map(|address| &address.path)
            || is_example(found, other)
    };
    found.is_full() && has_server && !marks.iter().any(is_known)
}

/// Whether a section with a whole call stands beside those of other calls.
fn is_beside(outline: &Outline<'_>, marks: &[Mark], found: &Mark) -> bool {
    let parent = |mark: &Mark| outline.sections[mark.owner].parent;
    let mut others = marks.iter().filter(|mark| mark.owner != 0 && mark.owner != found.owner);
    let is_new = !marks
        .iter()
        .any(|other| other.says_the_same(found) || is_example(found, other));
    is_new && found.is_full() && found.owner != 0 && others.any(|mark| parent(mark) == parent(found))
}

/// A verb and an address in one sentence.
fn call(sentence: &Styled) -> Option<RequestLine> {
    request_line::inside(sentence).or_else(|| {
        let method = request_line::only_method(&sentence.text)?;
        Some(RequestLine {
            method: Some(method),
            address: Some(request_line::only_address(sentence)?),
        })
    })
}

fn sentence(text: &Styled, needs_both: bool) -> Option<RequestLine> {
    let sentences = words::sentences(text);
    if let Some(line) = sentences.iter().find_map(call) {
        return Some(line);
    }
    let address = sentences.iter().find_map(request_line::only_address)?;
    let method = request_line::only_method(&text.text);
    let lower = text.text.to_ascii_lowercase();
    let calls = [
        "request", "call", "endpoint", "send", "sent", "submit", "post to", "url",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let is_base = lower.contains("base ur")
        || lower.contains("all requests")
        || lower.contains("download")
        || lower.contains("see ");
    let is_enough = method.is_some() || calls && !needs_both;
    (is_enough && !is_base).then_some(RequestLine {
        method,
        address: Some(address),
    })
}

/// Calls that are shown.
fn in_samples(outline: &Outline<'_>, marks: &mut Vec<Mark>) {
    let has_stated = !marks.is_empty();
    for placed in outline.blocks() {
        let (language, text) = match &placed.block.kind {
            BlockKind::Code { language, text } => (language.as_deref(), text.as_str()),
            BlockKind::Paragraph(text) if request_line::whole(text).is_some() => (Some("http"), text.text.as_str()),
            _ => continue,
        };
        let is_outside = is_aside(outline, placed.section) || marks.len() > MAX_OPERATIONS;
        if is_outside || is_covered(outline, marks, placed.section) {
            continue;
        }
        let spot = Spot::Code(placed.number);
        let place = outline.place(
            placed.section,
            spot,
            placed.block.line,
            text.lines().next().unwrap_or_default(),
        );
        let calls = samples::read(language, text, &place);
        let call = calls
            .into_iter()
            .find(|sample| sample.kind == SampleKind::Call && sample.path.is_some());
        let Some(call) = call else { continue };
        let line = RequestLine {
            method: call.method,
            address: call.path.as_deref().and_then(Address::read),
        };
        let mut found = mark(outline, placed, line);
        found.place = place;
        found.certainty = Certainty::Inferred;
        found.owner = owner(outline, placed.section, false, &[]);
        let is_known = marks
            .iter()
            .any(|other| other.says_the_same(&found) || is_example(&found, other));
        if found.address.is_some() && !is_known && (!has_stated || has_fields(outline, found.owner)) {
            marks.push(found);
        }
    }
}

/// The request lines of all paragraphs and samples, examples among them.
fn calls_shown(outline: &Outline<'_>) -> Vec<RequestLine> {
    let lines = outline.blocks().filter_map(|placed| match &placed.block.kind {
        BlockKind::Paragraph(text) => Some(text.clone()),
        BlockKind::Code { text, .. } => text.lines().next().map(Styled::plain),
        _ => None,
    });
    lines
        .filter_map(|line| request_line::whole(&line))
        .take(MAX_OPERATIONS)
        .collect()
}

/// A verb that stands apart from its address: in a heading above, or in the only sentence nearby that names one.
fn with_methods(outline: &Outline<'_>, marks: &mut [Mark]) {
    let shown = calls_shown(outline);
    for mark in marks.iter_mut().filter(|mark| mark.method.is_none()) {
        let is_shown = |line: &&RequestLine| match (&line.address, &mark.address) {
            (Some(shown), Some(own)) => address::is_instance(&shown.path, &own.path),
            _ => false,
        };
        if let Some(method) = shown.iter().find(is_shown).and_then(|line| line.method.clone()) {
            mark.method = Some(method);
            mark.certainty = mark.certainty.max(Certainty::Parsed);
            continue;
        }
        let mut headings = outline.chain(mark.section).map(|section| &outline.sections[section]);
        let titled = headings.find_map(|section| request_line::only_method(section.heading_text()));
        let near = outline.sections[mark.section]
            .blocks
            .iter()
            .filter_map(|placed| match &placed.block.kind {
                BlockKind::Paragraph(text) => Some(text.text.as_str()),
                _ => None,
            });
        let near = near.collect::<Vec<_>>().join(" ");
        if let Some(method) = titled.or_else(|| request_line::only_method(&near)) {
            mark.method = Some(method);
            mark.certainty = mark.certainty.max(Certainty::Parsed);
        }
    }
}
