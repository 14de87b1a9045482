//! Terms and what is said of them.

use super::super::block::Definition;
use super::super::styled::join;
use super::chrome::is_chrome;
use super::flow::{styled, text_and_inner};
use super::tree::{Id, Tree};
use super::whole::Whole;

/// The definitions of a `dl`; its groups may be wrapped.
pub(super) fn definitions(whole: &Whole<'_>, id: Id) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    let mut said = true;
    for part in parts(whole.tree, id) {
        match whole.tree.name(part) {
            "dt" => {
                let term = styled(whole, part);
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
