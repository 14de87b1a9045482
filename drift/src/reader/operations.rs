//! Which operations a page describes, and where each of them is marked.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::Page;
use crate::phrases::Topic;

use super::address::Address;
use super::outline::Outline;
use super::request_line::{self, RequestLine};
use super::{Certainty, Place, Spot, index, inferred, stated};

/// No page describes more; what is above is not read.
pub(super) const MAX_OPERATIONS: usize = 500;

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
    pub(super) is_half: bool,
}

static URL_HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^(?:(?:the|http|https|api|request|resource|method|service) )*(?:url|uri|endpoint|path|route|address|request|definition|syntax|resource|call|usage|method)s?(?: url| format)?$";
    Regex::new(pattern).ok()
});

/// Finds the operations of a page, by the surest of its marks.
pub(super) fn find(page: &Page, outline: &Outline<'_>) -> Vec<Mark> {
    let mut marks = stated::read(outline);
    settle_owners(outline, &mut marks);
    inferred::read(outline, &mut marks);
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

    /// Whether it only fetches.
    pub(super) fn is_get(&self) -> bool {
        self.method.as_deref() == Some("GET")
    }

    pub(super) fn is_full(&self) -> bool {
        self.method.is_some() && self.address.is_some()
    }

    pub(super) fn says_the_same(&self, other: &Mark) -> bool {
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

/// Whether a heading or a label says that an address follows.
pub(super) fn is_url_heading(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', ' ']);
    URL_HEADING.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Which section each mark covers: its own, or one above where its own is only a part of the description.
fn settle_owners(outline: &Outline<'_>, marks: &mut [Mark]) {
    let sections: Vec<usize> = marks.iter().map(|mark| mark.section).collect();
    for mark in marks.iter_mut() {
        mark.owner = owner(outline, mark.section, mark.is_heading, &sections);
    }
}

pub(super) fn owner(outline: &Outline<'_>, section: usize, is_heading: bool, marked: &[usize]) -> usize {
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
        if !is_alone || !has_facets && !is_titled(outline, owner, marked) {
            break;
        }
        owner = parent;
    }
    owner
}

/// Whether a call stands right below a title of its own, on a page where other calls stand elsewhere.
fn is_titled(outline: &Outline<'_>, owner: usize, marked: &[usize]) -> bool {
    let parent = outline.sections[owner].parent;
    let title = &outline.sections[parent];
    let has_others = || marked.iter().any(|other| !outline.is_inside(*other, parent));
    parent != 0
        && title.blocks.is_empty()
        && title.position.saturating_add(1) == outline.sections[owner].position
        && has_others()
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
