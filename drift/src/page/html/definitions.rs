//! Terms and what is said of them.

use super::super::block::{Definition, Styled};
use super::super::styled::join;
use super::chrome::is_chrome;
use super::flow::{styled, text_and_inner};
use super::inline::drop_anchor;
use super::tree::{Id, Tree};
use super::whole::Whole;

/// The definitions of a `dl`; its groups may be wrapped.
pub(super) fn definitions(whole: &Whole<'_>, id: Id) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    let mut said = true;
    for part in parts(whole.tree, id) {
        match whole.tree.name(part) {
            "dt" => {
                let term = term(whole, part);
                if term.text.is_empty() {
                    continue;
                }
                match found.last_mut() {
                    Some(last) if !said => last.terms.push(term),
                    _ => found.push(Definition {
                        terms: vec![term],
                        text: Default::default(),
                        inner: Vec::new(),
                        line: whole.first_line(part),
                    }),
                }
                said = false;
            }
            _ => {
                let (text, inner) = text_and_inner(whole, part);
                if let Some(last) = found.last_mut() {
                    join(&mut last.text, text);
                    last.inner.extend(inner);
                }
                said = true;
            }
        }
    }
    found
}

fn term(whole: &Whole<'_>, id: Id) -> Styled {
    let mut term = styled(whole, id);
    drop_anchor(&mut term);
    term
}

/// Whether a text is the line of a call: `POST /orders`.
pub(super) fn is_call(text: &Styled) -> bool {
    let (verb, rest) = text.text.split_once(' ').unwrap_or_default();
    let verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
    verbs.contains(&verb) && (rest.starts_with('/') || rest.starts_with("http")) && !rest.contains('\n')
}

/// The parts of a `dl` whose terms are calls, as generators of references write them: each term, and what holds its text.
pub(super) fn calls(whole: &Whole<'_>, id: Id) -> Option<Vec<(Option<Styled>, Id)>> {
    let parts = parts(whole.tree, id);
    let holds_others = |part: &Id| whole.tree.walk(*part).any(|(inner, _)| whole.tree.name(inner) == "dl");
    let mut terms = parts.iter().filter(|part| whole.tree.name(**part) == "dt");
    if terms.any(holds_others) {
        return None;
    }
    let parts = parts.into_iter().map(|part| match whole.tree.name(part) {
        "dt" => (Some(term(whole, part)), part),
        _ => (None, part),
    });
    let parts: Vec<_> = parts.collect();
    let mut terms = parts.iter().filter_map(|(term, _)| term.as_ref()).peekable();
    (terms.peek().is_some() && terms.all(is_call)).then_some(parts)
}

/// `dt` and `dd` in order, wrapped or not.
fn parts(tree: &Tree, id: Id) -> Vec<Id> {
    let mut parts = Vec::new();
    for child in tree.elements(id) {
        if is_chrome(tree, child) {
            continue;
        }
        match tree.name(child) {
            "dt" | "dd" => parts.push(child),
            "div" | "section" | "span" => {
                parts.extend(
                    tree.elements(child)
                        .filter(|inner| matches!(tree.name(*inner), "dt" | "dd")),
                );
            }
            _ => {}
        }
    }
    parts
}
