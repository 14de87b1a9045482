//! Compares the tree with the tables of keys and reports every difference: unknown and missing keys, values of the wrong
//! form, values that say nothing. It knows no key by name; the tables do.

use super::mismatch::{
    Subject, place_of, report_missing_choice, report_missing_key, report_undocumented, report_unknown_key,
    report_wrong_type,
};
use super::request;
use super::rules::{BAD_VALUE, MISSING_KEY, WRONG_TYPE};
use super::value::{self, Read};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::syntax::keys::{ALIAS_TYPE, ENUM_TYPE, Kind, OBJECT_TYPE, Table, UNION_TYPE};
use crate::wording::{listed, shown};
use crate::yaml::{Entry, Mapping, Node, NodeKind, Scalar};

/// Compares a whole file with its table.
pub(super) fn check_file(root: &Node, table: &'static Table, diagnostics: &mut Diagnostics) {
    let place = file_place(root);
    let Some(mapping) = root.mapping() else {
        let headline = format!("the file must be a mapping, not {}", root.describe());
        diagnostics
            .push(Diagnostic::error(&WRONG_TYPE, place, headline).help(format!("write the keys of {}", table.what)));
        return;
    };
    check_mapping(mapping, table, place, diagnostics);
}

/// Where to point when a whole file lacks something: at its first key.
pub(super) fn file_place(root: &Node) -> Span {
    let first = root.mapping().and_then(|mapping| mapping.entries.first());
    first.map_or(
        Span {
            end: root.span.start,
            ..root.span
        },
        |entry| entry.key.span,
    )
}

fn check_mapping(mapping: &Mapping, table: &'static Table, place: Span, diagnostics: &mut Diagnostics) {
    for entry in &mapping.entries {
        if diagnostics.is_full() {
            return;
        }
        match table.key(&entry.key.value) {
            Some(key) => check_entry(entry, &key.kind, diagnostics),
            None => report_unknown_key(entry, table, diagnostics),
        }
    }
    for key in table.keys {
        if key.required && mapping.get(key.name).is_none() {
            report_missing_key(key, table, place, diagnostics);
        }
    }
    let is_there = |name: &&str| mapping.get(name).is_some();
    if !table.one_of.is_empty() && !table.one_of.iter().any(is_there) {
        report_missing_choice(table, place, diagnostics);
    }
}

fn check_entry(entry: &Entry, kind: &Kind, diagnostics: &mut Diagnostics) {
    let subject = Subject {
        name: &entry.key.value,
        place: entry.key.span,
    };
    check_value(subject, kind, &entry.value, diagnostics);
}

fn check_value(subject: Subject<'_>, kind: &Kind, node: &Node, diagnostics: &mut Diagnostics) {
    match kind {
        Kind::Table(table) => check_table(subject, table, node, diagnostics),
        Kind::Tagged { tag, tables } => check_tagged(subject, tag, tables, node, diagnostics),
        Kind::TypeDefinition => {
            let table = node.mapping().map_or(&ALIAS_TYPE, type_table);
            check_table(subject, table, node, diagnostics);
        }
        Kind::Named(inner) => with_mapping(subject, kind, node, diagnostics, |entry, diagnostics| {
            check_entry(entry, inner, diagnostics);
        }),
        Kind::ByStatus { success, error } => with_mapping(subject, kind, node, diagnostics, |entry, diagnostics| {
            check_status_entry(entry, *success, error, diagnostics);
        }),
        Kind::List(inner) => match node.list() {
            Some(items) => {
                for item in items {
                    check_value(subject, inner, item, diagnostics);
                }
            }
            None => report_wrong_type(subject, kind, node, diagnostics),
        },
        Kind::Either(first, second) => {
            let chosen = [first, second].into_iter().find(|kind| has_form(kind, node));
            match chosen {
                Some(chosen) => check_value(subject, chosen, node, diagnostics),
                None => report_wrong_type(subject, kind, node, diagnostics),
            }
        }
        Kind::Sample => check_sample(subject, node, diagnostics),
        _ => check_scalar(subject, kind, node, diagnostics),
    }
}

fn with_mapping(
    subject: Subject<'_>,
    kind: &Kind,
    node: &Node,
    diagnostics: &mut Diagnostics,
    mut check: impl FnMut(&Entry, &mut Diagnostics),
) {
    match node.mapping() {
        Some(mapping) => mapping.entries.iter().for_each(|entry| check(entry, diagnostics)),
        None => report_wrong_type(subject, kind, node, diagnostics),
    }
}

fn check_table(subject: Subject<'_>, table: &'static Table, node: &Node, diagnostics: &mut Diagnostics) {
    match node.mapping() {
        Some(mapping) => check_mapping(mapping, table, subject.place, diagnostics),
        None => report_wrong_type(subject, &Kind::Table(table), node, diagnostics),
    }
}

fn check_tagged(
    subject: Subject<'_>,
    tag: &'static str,
    tables: &'static [(&'static str, &'static Table)],
    node: &Node,
    diagnostics: &mut Diagnostics,
) {
    let Some(mapping) = node.mapping() else {
        let headline = format!("{} must be a mapping, not {}", shown(subject.name), node.describe());
        diagnostics.push(Diagnostic::error(&WRONG_TYPE, place_of(subject, node), headline));
        return;
    };
    let words: Vec<_> = tables.iter().map(|(word, _)| *word).collect();
    let Some(value) = mapping.get(tag) else {
        let headline = format!("{} has no {}", shown(subject.name), shown(tag));
        let help = format!("{} takes {}", shown(tag), listed(words));
        diagnostics.push(Diagnostic::error(&MISSING_KEY, subject.place, headline).help(help));
        return;
    };
    let found = value
        .scalar()
        .and_then(|scalar| tables.iter().find(|(word, _)| *word == scalar.text));
    match found {
        Some((_, table)) => check_mapping(mapping, table, subject.place, diagnostics),
        None => {
            let written = value.scalar().map_or("", |scalar| &scalar.text);
            let headline = format!("{} is not a {tag}", shown(written));
            let help = format!("{} takes {}", shown(tag), listed(words));
            diagnostics.push(Diagnostic::error(&BAD_VALUE, value.span, headline).help(help));
        }
    }
}

/// Which of the kinds of type a definition is.
pub(super) fn type_table(mapping: &Mapping) -> &'static Table {
    if mapping.get("fields").is_some() || mapping.get("extends").is_some() {
        &OBJECT_TYPE
    } else if mapping.get("union").is_some() {
        &UNION_TYPE
    } else if mapping.get("enum").is_some() {
        &ENUM_TYPE
    } else {
        &ALIAS_TYPE
    }
}

fn check_status_entry(
    entry: &Entry,
    success: Option<&'static Table>,
    error: &'static Table,
    diagnostics: &mut Diagnostics,
) {
    let key = &entry.key;
    let Some(status) = report(key.span, value::status(&key.value), diagnostics) else {
        return;
    };
    let subject = Subject {
        name: &key.value,
        place: key.span,
    };
    let table = if is_success(status) { success } else { Some(error) };
    match table {
        Some(table) => check_table(subject, table, &entry.value, diagnostics),
        None => diagnostics.push(
            Diagnostic::error(&BAD_VALUE, key.span, format!("{status} is not an error"))
                .help("answers that mean success belong to the operations, under `responds`"),
        ),
    }
}

/// Whether a status means success.
pub(super) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// Samples are kept as written, and hold something wherever a value can be.
fn check_sample(subject: Subject<'_>, node: &Node, diagnostics: &mut Diagnostics) {
    match &node.kind {
        NodeKind::Empty => report_wrong_type(subject, &Kind::Sample, node, diagnostics),
        NodeKind::Scalar(_) => {}
        NodeKind::List(items) => {
            for item in items {
                check_sample(subject, item, diagnostics);
            }
        }
        NodeKind::Mapping(mapping) => {
            for entry in &mapping.entries {
                check_sample(subject, &entry.value, diagnostics);
            }
        }
    }
}

fn check_scalar(subject: Subject<'_>, kind: &Kind, node: &Node, diagnostics: &mut Diagnostics) {
    let is_text_for_readers = matches!(kind, Kind::About | Kind::Docs);
    let scalar = match &node.kind {
        NodeKind::Scalar(scalar) => scalar,
        NodeKind::Empty if matches!(kind, Kind::Reason) => return,
        NodeKind::Empty if is_text_for_readers => return report_undocumented(subject, diagnostics),
        _ => return report_wrong_type(subject, kind, node, diagnostics),
    };
    if is_text_for_readers && scalar.text.trim().is_empty() {
        return report_undocumented(subject, diagnostics);
    }
    if let Err(refused) = read_scalar(kind, node, scalar) {
        let headline = format!("{}: {}", shown(subject.name), refused.headline);
        diagnostics.push(Diagnostic::error(refused.rule, node.span, headline).help(refused.help));
    }
}

/// Whether the scalar says what its key takes.
fn read_scalar(kind: &Kind, node: &Node, scalar: &Scalar) -> Read<()> {
    match kind {
        Kind::Text => value::text(scalar).map(drop),
        Kind::Boolean => value::boolean(scalar).map(drop),
        Kind::Integer => value::integer(scalar).map(drop),
        Kind::Version => value::version(scalar).map(drop),
        Kind::Date => value::date(scalar).map(drop),
        Kind::Duration => value::duration(scalar).map(drop),
        Kind::Count => value::count(scalar).map(drop),
        Kind::Range => value::range(scalar).map(drop),
        Kind::Request => request::request(node, scalar).map(drop),
        Kind::Status => value::status(&scalar.text).map(drop),
        Kind::Choice(words) => value::choice(scalar, words).map(drop),
        _ => Ok(()),
    }
}

/// Whether a value can be of that kind, judged by its outer form alone.
fn has_form(kind: &Kind, node: &Node) -> bool {
    match kind {
        Kind::Table(_) | Kind::Tagged { .. } | Kind::TypeDefinition | Kind::Named(_) | Kind::ByStatus { .. } => {
            node.mapping().is_some()
        }
        Kind::List(_) => node.list().is_some(),
        Kind::Either(first, second) => has_form(first, node) || has_form(second, node),
        _ => node.scalar().is_some(),
    }
}

fn report<T>(span: Span, read: Read<T>, diagnostics: &mut Diagnostics) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(refused) => {
            diagnostics.push(Diagnostic::error(refused.rule, span, refused.headline).help(refused.help));
            None
        }
    }
}
