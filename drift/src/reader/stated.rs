//! Marks of operations that say nothing else: headings, lines, labels.

use crate::page::{BlockKind, Styled};
use crate::phrases::Topic;

use super::operations::{MAX_OPERATIONS, Mark, is_aside, is_url_heading};
use super::outline::{Outline, Placed};
use super::request_line::{self, RequestLine};
use super::{Certainty, address, key_values, words};

/// How far apart a verb and its path may stand, in blocks.
const NEAR: usize = 4;

/// The marks of a page, in order; halves that belong together are one.
pub(super) fn read(outline: &Outline<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (number, section) in outline.sections.iter().enumerate() {
        if marks.len() > MAX_OPERATIONS || is_aside(outline, number) {
            continue;
        }
        marks.extend(in_heading(outline, number));
        for placed in &section.blocks {
            let is_covered = |mark: &Mark| mark.is_heading && mark.is_full() && outline.is_inside(number, mark.section);
            if !marks.iter().any(is_covered) {
                marks.extend(in_block(outline, placed));
            }
        }
    }
    let marks = joined(marks);
    without_repeats(outline, marks)
}

fn in_heading(outline: &Outline<'_>, number: usize) -> Option<Mark> {
    let section = &outline.sections[number];
    let heading = section.heading?;
    let line = request_line::whole(heading)
        .or_else(|| request_line::inside(heading))
        .or_else(|| half_heading(outline, number, heading))
        .or_else(|| path_heading(heading))?;
    let mut mark = Mark::new(outline, number, section.position, line, (&heading.text, section.line));
    mark.is_heading = true;
    mark.is_half = !mark.is_full();
    Some(mark)
}

/// A path alone; the verb stands below.
fn path_heading(heading: &Styled) -> Option<RequestLine> {
    let address = request_line::address(heading).filter(|address| !address.has_server)?;
    Some(RequestLine {
        method: None,
        address: Some(address),
    })
}

/// A verb below a path: the one above is its path. A verb or a path alone is half a mark.
fn half_heading(outline: &Outline<'_>, number: usize, heading: &Styled) -> Option<RequestLine> {
    let above = || {
        let mut headings = outline
            .chain(number)
            .skip(1)
            .filter_map(|outer| outline.sections[outer].heading);
        headings.find_map(|heading| {
            let in_brackets = request_line::bracketed(&heading.text).and_then(|line| line.address);
            request_line::address(heading).or(in_brackets)
        })
    };
    let in_brackets = request_line::bracketed(&heading.text).unwrap_or_default();
    let method = request_line::method(&heading.text).or(in_brackets.method)?;
    Some(RequestLine {
        method: Some(method),
        address: in_brackets.address.or_else(above),
    })
}

fn in_block(outline: &Outline<'_>, placed: &Placed<'_>) -> Vec<Mark> {
    let section = &outline.sections[placed.section];
    let is_sample = matches!(
        section.topic,
        Some(Topic::Sample | Topic::RequestSample | Topic::ResponseSample | Topic::Service)
    );
    let lines = match &placed.block.kind {
        BlockKind::Paragraph(text) if !is_sample => words::lines(text),
        BlockKind::Code { text, .. } if !is_sample => code_lines(text),
        _ => Vec::new(),
    };
    let mut marks = whole_lines(outline, placed, &lines);
    if marks.is_empty() {
        marks.extend(labelled(outline, placed));
    }
    if marks.is_empty() {
        marks.extend(half(outline, placed, &lines));
    }
    marks
}

/// Code of a line or two; with more it is a sample.
fn code_lines(text: &str) -> Vec<Styled> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match lines.len() <= 4
        && !lines
            .iter()
            .any(|line| line.ends_with("HTTP/1.1") || line.ends_with("HTTP/2"))
    {
        true => lines.into_iter().map(Styled::plain).collect(),
        false => Vec::new(),
    }
}

/// Request lines, and nothing but them.
fn whole_lines(outline: &Outline<'_>, placed: &Placed<'_>, lines: &[Styled]) -> Vec<Mark> {
    let found: Vec<_> = lines.iter().map(request_line::whole).collect();
    let leads = found.first().is_some_and(Option::is_some);
    let are_all = found.iter().all(Option::is_some);
    if !leads || !are_all && lines.len() > 2 {
        let both = words::plain(
            &lines
                .iter()
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        );
        let line = (lines.len() == 2)
            .then(|| request_line::whole(&Styled::plain(both)))
            .flatten();
        return line.into_iter().map(|line| mark(outline, placed, line)).collect();
    }
    found
        .into_iter()
        .flatten()
        .map(|line| mark(outline, placed, line))
        .collect()
}

fn labelled(outline: &Outline<'_>, placed: &Placed<'_>) -> Option<Mark> {
    let line = key_values::read(&placed.block.kind)?;
    Some(mark(outline, placed, line))
}

/// A verb or an address alone. An address below "Endpoint" is more than half.
fn half(outline: &Outline<'_>, placed: &Placed<'_>, lines: &[Styled]) -> Option<Mark> {
    let [line] = lines else { return None };
    let method = request_line::method(&line.text).filter(|method| line.text.contains(method.as_str()));
    let address = request_line::address(line);
    let request = (method.is_some() || address.is_some()).then_some(RequestLine { method, address })?;
    let heading = outline.sections[placed.section].heading_text();
    let lead = placed.lead.map_or("", |lead| lead.text.as_str());
    let is_labelled = request.address.is_some() && (is_url_heading(heading) || is_url_heading(lead));
    let called = placed
        .lead
        .filter(|_| request.address.is_some())
        .filter(|lead| leads_to_call(lead));
    let mut mark = mark(outline, placed, request);
    mark.is_half = !is_labelled && called.is_none();
    if let (Some(lead), None) = (called, &mark.method) {
        mark.method = request_line::only_method(&lead.text);
        mark.certainty = Certainty::Parsed;
    }
    Some(mark)
}

/// A sentence after which an address stands: "Send a POST request to:".
fn leads_to_call(lead: &Styled) -> bool {
    let text = lead.text.trim().to_ascii_lowercase();
    let calls = [
        "call", "request", "send", "post", "submit", "endpoint", "url", "address",
    ];
    let is_other = [
        "base url",
        "all requests",
        "every request",
        "for example",
        "example:",
        "download",
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    text.ends_with(':') && has(&calls) && !has(&is_other)
}

/// A mark at a block.
pub(super) fn mark(outline: &Outline<'_>, placed: &Placed<'_>, line: RequestLine) -> Mark {
    let quote = match (&line.method, &line.address) {
        (Some(method), Some(address)) => format!("{method} {}", address.path),
        (Some(method), None) => method.clone(),
        (None, address) => address.as_ref().map(|address| address.path.clone()).unwrap_or_default(),
    };
    Mark::new(
        outline,
        placed.section,
        placed.position,
        line,
        (&quote, placed.block.line),
    )
}

/// Halves that stand close together become one; a half that stays alone is no mark.
fn joined(marks: Vec<Mark>) -> Vec<Mark> {
    let mut whole: Vec<Mark> = Vec::new();
    for mark in marks {
        let fits = |last: &Mark| {
            let is_near = mark.position - last.position.min(mark.position) <= NEAR;
            let has_other_half =
                last.method.is_none() != mark.method.is_none() && last.address.is_none() != mark.address.is_none();
            is_near && has_other_half && !last.is_full() && !mark.is_full()
        };
        match whole.last_mut().filter(|last| fits(last)) {
            Some(last) => {
                last.method = last.method.take().or(mark.method);
                last.address = last.address.take().or(mark.address);
                last.is_half = false;
            }
            None => whole.push(mark),
        }
    }
    whole.retain(|mark| !mark.is_half);
    whole
}

/// The same request line twice in a section marks one operation; so does one with values below one with placeholders.
fn without_repeats(outline: &Outline<'_>, marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    for mark in marks {
        let repeats = |other: &Mark| other.says_the_same(&mark) || is_example(&mark, other);
        let is_repeat = |other: &Mark| {
            let is_below = outline.is_inside(mark.section, other.section) || other.section == mark.section;
            (is_below || !mark.is_heading) && repeats(other)
        };
        if !kept.iter().rev().take(20).any(is_repeat) {
            kept.push(mark);
        }
    }
    kept
}

/// Whether one shows with values what another says with placeholders.
pub(super) fn is_example(mark: &Mark, template: &Mark) -> bool {
    match (&mark.address, &template.address) {
        (Some(path), Some(wanted)) => mark.method == template.method && address::is_instance(&path.path, &wanted.path),
        _ => false,
    }
}
