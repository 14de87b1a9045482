//! Which operation a section belongs to.

use crate::phrases::Topic;

use super::operations::{self, Mark, is_call_facet};
use super::outline::Outline;

/// To what a fact belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The operation with that number.
    Operation(usize),
    /// No operation in particular.
    Shared,
}

/// The operation of what stands at a position in a section.
pub(super) fn owner(outline: &Outline<'_>, marks: &[Mark], section: usize, position: usize) -> Owner {
    if is_general(outline, section) {
        return Owner::Shared;
    }
    let covered = covering(outline, marks, section, position);
    let found = covered
        .or_else(|| continued(outline, marks, section))
        .or_else(|| only(outline, marks, section))
        .or_else(|| below(outline, marks, section));
    found.map_or(Owner::Shared, Owner::Operation)
}

/// Credentials and limits are the service's, wherever they stand.
fn is_general(outline: &Outline<'_>, section: usize) -> bool {
    outline
        .chain(section)
        .any(|section| outline.sections[section].topic == Some(Topic::Service))
}

/// The mark that covers a section and covers the least; of several in one section, the last before the position.
fn covering(outline: &Outline<'_>, marks: &[Mark], section: usize, position: usize) -> Option<usize> {
    let covers = |mark: &Mark| mark.owner < outline.sections.len() && outline.is_inside(section, mark.owner);
    let depth = |mark: &Mark| outline.chain(mark.owner).count();
    let deepest = marks.iter().filter(|mark| covers(mark)).map(depth).max()?;
    let mut near: Vec<_> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| covers(mark) && depth(mark) == deepest)
        .collect();
    if near.len() > 1 && is_after_all(outline, &near, section) {
        return None;
    }
    near.sort_by_key(|(_, mark)| mark.position);
    let before = near.iter().rev().find(|(_, mark)| mark.position <= position);
    before.or(near.first()).map(|(number, _)| *number)
}

/// Errors under a heading of their own, below all operations of a section.
fn is_after_all(outline: &Outline<'_>, marks: &[(usize, &Mark)], section: usize) -> bool {
    let heading = &outline.sections[section];
    let is_last = marks.iter().all(|(_, mark)| mark.position < heading.position);
    is_last && !heading.is_paragraph() && is_errors(heading.topic)
}

fn is_errors(topic: Option<Topic>) -> bool {
    matches!(topic, Some(Topic::Errors | Topic::Codes | Topic::Statuses))
}

/// "Parameters" after the heading of an operation, on its level: it goes on.
fn continued(outline: &Outline<'_>, marks: &[Mark], section: usize) -> Option<usize> {
    let mark = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.owner < section)
        .max_by_key(|(_, mark)| mark.position);
    let (number, mark) = mark?;
    let parent = outline.sections[mark.owner].parent;
    let beside = outline
        .chain(section)
        .find(|outer| outline.sections[*outer].parent == parent)?;
    let between = outline.sections.iter().enumerate().take(beside).skip(mark.owner + 1);
    let between: Vec<_> = between
        .filter(|(_, other)| other.parent == parent)
        .map(|(_, other)| other.topic)
        .collect();
    let goes_on = between.iter().all(|topic| is_call_facet(*topic) || is_errors(*topic));
    let own = outline.sections[beside].topic;
    if mark.is_get() && goes_on && names_object(outline.sections[beside].heading_text()) {
        return Some(number);
    }
    let has_facets = between.iter().any(|topic| is_call_facet(*topic));
    (goes_on && (is_call_facet(own) || is_errors(own) && has_facets)).then_some(number)
}

/// "The order object": what a call that fetches answers with, where its heading stands behind that call.
pub(super) fn names_object(heading: &str) -> bool {
    let heading = heading.trim().to_ascii_lowercase();
    let words: Vec<&str> = heading.split_whitespace().collect();
    matches!(words.as_slice(), ["the", .., "object" | "resource" | "record"]) && (3..=5).contains(&words.len())
}

/// Parameters that stand above the only operation of a section are that operation's.
fn below(outline: &Outline<'_>, marks: &[Mark], section: usize) -> Option<usize> {
    let facet = outline
        .chain(section)
        .find(|outer| is_call_facet(outline.sections[*outer].topic))?;
    let parent = outline.sections[facet].parent;
    let mut inside = marks.iter().enumerate().filter(|(_, mark)| {
        parent != 0 && mark.owner < outline.sections.len() && outline.is_inside(mark.owner, parent)
    });
    let (first, _) = inside.next()?;
    inside.next().is_none().then_some(first)
}

/// What else a page with one operation says is of that one, but for errors and what stands before it.
fn only(outline: &Outline<'_>, marks: &[Mark], section: usize) -> Option<usize> {
    let [mark] = marks else { return None };
    let is_own = outline
        .chain(section)
        .all(|outer| !is_errors(outline.sections[outer].topic));
    let is_after = outline.sections[section].position > mark.position;
    let is_known = mark.owner < outline.sections.len() && !operations::is_aside(outline, section);
    (is_own && is_after && is_known).then_some(0)
}
