//! Which operations a page describes, and where each of them is marked.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{BlockKind, Page, Styled};
use crate::phrases::Topic;
use crate::samples::{self, SampleKind};

use super::address::{self, Address};
use super::outline::{Outline, Placed};
use super::request_line::{self, RequestLine};
use super::{Certainty, Place, Spot, index, key_values, words};

/// No page describes more; what is above is not read.
const MAX_OPERATIONS: usize = 500;

/// How far apart a verb and its path may stand, in blocks.
const NEAR: usize = 4;

/// A place that says that an operation is described here.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) method: Option<String>,
    pub(super) address: Option<Address>,
    pub(super) certainty: Certainty,
    pub(super) place: Place,
    /// The section that it stands in.
    pub(super) section: usize,
    /// The section that it covers.
    pub(super) owner: usize,
    pub(super) position: usize,
    pub(super) is_heading: bool,
    /// Whether it needs its other half to count.
    is_half: bool,
}

static URL_HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^(?:(?:the|http|https|api|request|resource|method|service) )*(?:url|uri|endpoint|path|route|address|request|definition|syntax|resource|call|usage|method)s?(?: url| format)?$";
    Regex::new(pattern).ok()
});

/// Finds the operations of a page, by the surest of its marks.
pub(super) fn find(page: &Page, outline: &Outline<'_>) -> Vec<Mark> {
    let mut marks = stated(outline);
    settle_owners(outline, &mut marks);
    in_prose(outline, &mut marks);
    in_samples(outline, &mut marks);
    with_methods(outline, &mut marks);
    if marks.is_empty() {
        marks = in_titles(outline);
    }
    if marks.is_empty() {
        marks = index::read(outline);
    }
    if marks.is_empty() {
        marks = named_sections(outline);
    }
    if marks.is_empty() {
        marks.push(whole_page(page, outline));
    }
    marks.sort_by_key(|mark| mark.position);
    marks.truncate(MAX_OPERATIONS);
    marks
}

impl Mark {
    pub(super) fn new(
        outline: &Outline<'_>,
        section: usize,
        position: usize,
        line: RequestLine,
        quote: (&str, u32),
    ) -> Self {
        Self {
            method: line.method,
            address: line.address,
            certainty: Certainty::Read,
            place: outline.place(section, Spot::Text, quote.1, quote.0),
            section,
            owner: section,
            position,
            is_heading: false,
            is_half: false,
        }
    }

    /// Whether the page says anything of the call.
    pub(super) fn is_stated(&self) -> bool {
        self.method.is_some() || self.address.is_some() || self.is_heading
    }

    fn is_full(&self) -> bool {
        self.method.is_some() && self.address.is_some()
    }

    fn says_the_same(&self, other: &Mark) -> bool {
        let path = |mark: &Mark| mark.address.as_ref().map(|address| address.path.clone());
        self.method == other.method && path(self) == path(other)
    }
}

/// Whether a section is about nothing that callers need.
pub(super) fn is_aside(outline: &Outline<'_>, section: usize) -> bool {
    let is_aside = |section: &usize| outline.sections[*section].topic == Some(Topic::Aside);
    outline
        .chain(section)
        .filter(is_aside)
        .any(|section| !outline.describes(section))
}

/// Whether a section is a part of an operation's description and names none: "Parameters", "Endpoint".
pub(super) fn is_facet(outline: &Outline<'_>, section: usize) -> bool {
    let section = &outline.sections[section];
    section.is_paragraph() || is_call_facet(section.topic) || is_url_heading(section.heading_text())
}

/// What an operation sends and receives.
pub(super) fn is_call_facet(topic: Option<Topic>) -> bool {
    use Topic as T;
    matches!(
        topic,
        Some(T::Request(_) | T::RequestWith(_) | T::Response | T::RequestSample | T::ResponseSample | T::Sample)
    )
}

fn is_url_heading(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', ' ']);
    URL_HEADING.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Marks that say nothing else: headings, lines, labels.
fn stated(outline: &Outline<'_>) -> Vec<Mark> {
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
        .or_else(|| half_heading(outline, number, heading))?;
    let mut mark = Mark::new(outline, number, section.position, line, (&heading.text, section.line));
    mark.is_heading = true;
    mark.is_half = !mark.is_full();
    Some(mark)
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
        BlockKind::Paragraph(text) => words::lines(text),
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

fn mark(outline: &Outline<'_>, placed: &Placed<'_>, line: RequestLine) -> Mark {
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

fn is_example(mark: &Mark, template: &Mark) -> bool {
    match (&mark.address, &template.address) {
        (Some(path), Some(wanted)) => mark.method == template.method && address::is_instance(&path.path, &wanted.path),
        _ => false,
    }
}

/// Which section each mark covers: its own, or one above where its own is only a part of the description.
fn settle_owners(outline: &Outline<'_>, marks: &mut [Mark]) {
    let sections: Vec<usize> = marks.iter().map(|mark| mark.section).collect();
    for mark in marks.iter_mut() {
        mark.owner = owner(outline, mark.section, mark.is_heading, &sections);
    }
}

fn owner(outline: &Outline<'_>, section: usize, is_heading: bool, marked: &[usize]) -> usize {
    let mut owner = section;
    let mut may_stay = is_heading && !outline.sections[section].is_paragraph();
    while owner != 0 && !may_stay && is_facet(outline, owner) {
        owner = outline.sections[owner].parent;
        may_stay = false;
    }
    while owner != 0 {
        let parent = outline.sections[owner].parent;
        let is_alone = marked
            .iter()
            .filter(|other| outline.is_inside(**other, parent))
            .all(|other| outline.is_inside(*other, owner));
        let mut siblings = outline
            .sections
            .iter()
            .enumerate()
            .filter(|(number, other)| *number != 0 && other.parent == parent);
        let has_facets = siblings.any(|(number, other)| number > owner && is_call_facet(other.topic));
        if !is_alone || !has_facets {
            break;
        }
        owner = parent;
    }
    owner
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
        if is_outside || marks.len() > MAX_OPERATIONS || is_covered(outline, marks, placed.section) {
            continue;
        }
        let Some(line) = sentence(text, has_stated) else {
            continue;
        };
        let mut found = mark(outline, placed, line);
        found.owner = owner(outline, placed.section, false, &[]);
        found.certainty = Certainty::Parsed;
        if !has_stated || has_fields(outline, found.owner) {
            marks.push(found);
        }
    }
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
    let calls = ["request", "call", "endpoint", "send", "submit", "post to", "url"]
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
        let BlockKind::Code { language, text } = &placed.block.kind else {
            continue;
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
        let calls = samples::read(language.as_deref(), text, &place);
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

/// A verb that stands apart from its address: in a heading above, or in the only sentence nearby that names one.
fn with_methods(outline: &Outline<'_>, marks: &mut [Mark]) {
    for mark in marks.iter_mut().filter(|mark| mark.method.is_none()) {
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

/// `account POST method`: a verb in a heading, without a path.
fn in_titles(outline: &Outline<'_>) -> Vec<Mark> {
    let sections = outline.sections.iter().enumerate();
    let titled = sections.filter_map(|(number, section)| {
        let method = request_line::only_method(section.heading_text())?;
        let is_other = section.topic.is_some() || section.is_paragraph();
        let line = RequestLine {
            method: (!is_other).then_some(method),
            address: None,
        };
        line.method.as_ref()?;
        let mut mark = Mark::new(
            outline,
            number,
            section.position,
            line,
            (section.heading_text(), section.line),
        );
        mark.certainty = Certainty::Parsed;
        mark.is_heading = true;
        Some(mark)
    });
    let mut marks: Vec<_> = titled.collect();
    settle_owners(outline, &mut marks);
    if let [only] = marks.as_mut_slice() {
        only.owner = 0;
    }
    marks
}

/// Sections with parameters of their own, on a page that names no verbs: each is an operation.
fn named_sections(outline: &Outline<'_>) -> Vec<Mark> {
    let mut owners: Vec<usize> = Vec::new();
    for (number, section) in outline.sections.iter().enumerate() {
        let is_request = matches!(section.topic, Some(Topic::Request(_) | Topic::RequestWith(_)));
        let owner = outline
            .chain(number)
            .find(|outer| !is_facet(outline, *outer))
            .unwrap_or(0);
        if is_request && owner != 0 && !is_aside(outline, number) && !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    let inner = |owner: &usize| {
        !owners
            .iter()
            .any(|other| other != owner && outline.is_inside(*other, *owner))
    };
    let owners: Vec<_> = owners.iter().copied().filter(inner).collect();
    if owners.len() < 2 {
        return Vec::new();
    }
    let marks = owners.into_iter().map(|owner| {
        let section = &outline.sections[owner];
        let quote = (section.heading_text(), section.line);
        let mut mark = Mark::new(outline, owner, section.position, RequestLine::default(), quote);
        mark.certainty = Certainty::Inferred;
        mark.is_heading = true;
        mark
    });
    marks.collect()
}

/// A page that marks no operation describes one.
fn whole_page(page: &Page, outline: &Outline<'_>) -> Mark {
    let title = outline.sections.get(1).map(|section| section.heading_text().to_owned());
    let title = title.or_else(|| page.title.clone()).unwrap_or_default();
    let mut mark = Mark::new(outline, 0, 0, RequestLine::default(), (&title, 1));
    mark.certainty = Certainty::Inferred;
    mark
}
