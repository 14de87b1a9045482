//! What the markup shows that is no content: forms, marks of changes, places for scripts.

use super::super::source::Source;
use super::super::verdict::Signs;
use super::tree::{Id, Tree};

/// Looks at all elements.
pub(super) fn signs(tree: &Tree, source: &Source) -> Signs {
    let mut signs = Signs::default();
    for (id, _) in tree.walk(Tree::ROOT) {
        if tree.is_element(id) {
            look(tree, source, id, &mut signs);
        }
    }
    signs
}

fn look(tree: &Tree, source: &Source, id: Id, signs: &mut Signs) {
    let line = || source.line(tree.line(id));
    match tree.name(id) {
        "input"
            if tree
                .attribute(id, "type")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("password")) =>
        {
            signs.password.get_or_insert_with(line);
        }
        "ins" | "del" => count_change(signs, line()),
        "script" => {
            signs.script.get_or_insert_with(line);
        }
        "noscript" if signs.noscript.len() < 2000 => {
            let text = without_tags(&tree.raw_text(id));
            signs
                .noscript
                .push_str(text.get(..crate::text::boundary(&text, 500)).unwrap_or_default());
        }
        "table" | "div" if tree.classes(id).any(is_difference) => {
            signs.difference.get_or_insert_with(line);
        }
        "span" | "td" | "tr" if tree.classes(id).any(is_change) => count_change(signs, line()),
        _ => {}
    }
}

fn count_change(signs: &mut Signs, line: u32) {
    if signs.changes.0 == 0 {
        signs.changes.1 = line;
    }
    signs.changes.0 = signs.changes.0.saturating_add(1);
}

/// The views of changes of wikis and repositories.
fn is_difference(class: &str) -> bool {
    matches!(
        class,
        "diff-table" | "diffTable" | "diff-view" | "diff-container" | "js-diff-table" | "diff-files-container"
    ) || class == "diff"
}

fn is_change(class: &str) -> bool {
    matches!(
        class,
        "diff-html-added"
            | "diff-html-removed"
            | "diff-html-changed"
            | "diff-added-lines"
            | "diff-deleted-lines"
            | "diff-addedline"
            | "diff-deletedline"
            | "diffins"
            | "diffdel"
            | "diffadd"
            | "diffmod"
    )
}

/// With scripts on, the parser leaves what is inside `noscript` as text.
fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    crate::text::one_line(&out)
}
