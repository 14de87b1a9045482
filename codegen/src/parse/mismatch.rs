//! The words for what the shape check finds: what is wrong, where, and what was perhaps meant.

use super::rules::{MISSING_KEY, UNDOCUMENTED, UNKNOWN_KEY, UNSUPPORTED_FEATURE, WRONG_TYPE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::syntax::keys::{Key, Kind, TABLES, Table};
use crate::wording::{listed, nearest, shown};
use crate::yaml::{Entry, Node, NodeKind};

/// The value that is looked at: what it is called, and where that is said.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) name: &'a str,
    pub(super) place: Span,
}

pub(super) fn report_unknown_key(entry: &Entry, table: &'static Table, diagnostics: &mut Diagnostics) {
    let name = entry.key.value.as_str();
    if table.later.contains(&name) {
        let headline = format!("{} of {} is not supported yet", shown(name), table.what);
        diagnostics.push(
            Diagnostic::error(&UNSUPPORTED_FEATURE, entry.key.span, headline)
                .help("leave it out and say in a `note` what the page says"),
        );
        return;
    }
    let headline = format!("{} is not a key of {}", shown(name), table.what);
    let diagnostic = Diagnostic::error(&UNKNOWN_KEY, entry.key.span, headline);
    diagnostics.push(suggest_key(diagnostic, name, table));
}

/// Keys that other languages have for what is written differently here.
fn foreign_key_help(name: &str, table: &Table) -> Option<&'static str> {
    Some(match (table.id, name) {
        ("field", "required" | "nullable" | "null") => {
            "a field is required unless `optional: true`; `send_null` sends what is left out as `null`, and `sparse` is for \
             lists and maps that hold nulls"
        }
        ("field", "min" | "max" | "minimum" | "maximum") => "the bounds of a number are `range: 1..10`",
        ("field", "minLength" | "maxLength" | "min_length" | "max_length") => {
            "the length of a text is `length: 1..10`, the number of items `items: 1..10`"
        }
        ("operation" | "api" | "resource", "pagination" | "paging") => {
            "how a list goes on is said under `pages` of its operation"
        }
        (
            "type_object" | "type_alias" | "json_body" | "form_body" | "xml_body" | "xml_answer",
            "allOf" | "all_of" | "base",
        ) => "an object builds on a type with `extends`",
        ("error_answer" | "code", "json" | "xml") => {
            "what the error holds is said under `fields`, and how error bodies look under `error_bodies` of `api.yaml`"
        }
        ("type_alias" | "type_object" | "type_enum", "one_of" | "oneOf" | "any_of" | "anyOf") => {
            "a type that is one of several is a `union` of named members"
        }
        _ => return None,
    })
}

fn suggest_key(diagnostic: Diagnostic, name: &str, table: &'static Table) -> Diagnostic {
    if let Some(help) = foreign_key_help(name, table) {
        return diagnostic.help(help);
    }
    let own = || table.keys.iter().map(|key| key.name);
    let elsewhere: Vec<_> = TABLES
        .iter()
        .filter(|other| other.key(name).is_some())
        .map(|other| other.what)
        .collect();
    if let Some(near) = nearest(name, own()).filter(|_| elsewhere.is_empty()) {
        return diagnostic.label(format!("did you mean {}?", shown(near)));
    }
    let keys = format!("{} has {}", table.what, listed(own()).replace(" or ", " and "));
    match elsewhere.as_slice() {
        [] => diagnostic.help(keys),
        [first, ..] => diagnostic
            .help(format!("{} is a key of {first}", shown(name)))
            .help(keys),
    }
}

pub(super) fn report_missing_key(key: &Key, table: &'static Table, place: Span, diagnostics: &mut Diagnostics) {
    let rule = match key.kind {
        Kind::About | Kind::Docs => &UNDOCUMENTED,
        _ => &MISSING_KEY,
    };
    let headline = format!("{} needs {}", table.what, shown(key.name));
    diagnostics.push(
        Diagnostic::error(rule, place, headline)
            .label(format!("{} is missing here", shown(key.name)))
            .help(format!("{}: {}", shown(key.name), key.about)),
    );
}

/// None of the keys is there of which one must be.
pub(super) fn report_missing_choice(table: &'static Table, place: Span, diagnostics: &mut Diagnostics) {
    let choice = listed(table.one_of.iter().copied());
    let headline = format!("{} needs {choice}", table.what);
    let diagnostic = Diagnostic::error(&MISSING_KEY, place, headline).label("one of them is missing here");
    let keys = table.one_of.iter().filter_map(|name| table.key(name));
    diagnostics.push(keys.fold(diagnostic, |diagnostic, key| {
        diagnostic.help(format!("{}: {}", shown(key.name), key.about))
    }));
}

pub(super) fn report_undocumented(subject: Subject<'_>, diagnostics: &mut Diagnostics) {
    let headline = format!("{} says nothing", shown(subject.name));
    diagnostics.push(
        Diagnostic::error(&UNDOCUMENTED, subject.place, headline)
            .help("say what the vendor's page says, in your own words"),
    );
}

pub(super) fn report_wrong_type(subject: Subject<'_>, kind: &Kind, node: &Node, diagnostics: &mut Diagnostics) {
    let headline = format!("{} takes {}, not {}", shown(subject.name), form(kind), node.describe());
    let diagnostic = Diagnostic::error(&WRONG_TYPE, place_of(subject, node), headline);
    diagnostics.push(match (&node.kind, kind) {
        (NodeKind::Empty, Kind::Table(_) | Kind::Named(_) | Kind::ByStatus { .. }) => {
            diagnostic.help("write the entries below it, indented; `{}` if there are none")
        }
        (NodeKind::Empty, Kind::List(_)) => diagnostic.help("write the items; `[]` if there are none"),
        (NodeKind::Empty, _) => diagnostic.help("write the value; in quotes, if it is an empty text or `null`"),
        _ => diagnostic,
    });
}

/// An empty value has no width: then the key is what can be pointed at.
pub(super) fn place_of(subject: Subject<'_>, node: &Node) -> Span {
    match node.kind {
        NodeKind::Empty => subject.place,
        NodeKind::Scalar(_) => node.span,
        // Only the beginning: the whole would be an excerpt of many lines.
        NodeKind::List(_) | NodeKind::Mapping(_) => subject.place,
    }
}

/// The form of a value, for messages.
fn form(kind: &Kind) -> String {
    match kind {
        Kind::Table(table) => format!("a mapping ({})", table.what),
        Kind::Tagged { .. } | Kind::TypeDefinition | Kind::Named(_) => "a mapping".to_owned(),
        Kind::ByStatus { .. } => "a mapping from statuses to answers".to_owned(),
        Kind::List(Kind::List(_)) => "a list of lists".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Either(first, second) => format!("{} or {}", form(first), form(second)),
        Kind::Sample => "a value".to_owned(),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Integer | Kind::Version | Kind::Status => "a number".to_owned(),
        Kind::Count | Kind::Range => "a range such as `5..20`".to_owned(),
        Kind::Duration => "a time such as `2 s`".to_owned(),
        Kind::Request => "a method and a path".to_owned(),
        Kind::Choice(words) => listed(words.iter().copied()),
        _ => "a text".to_owned(),
    }
}
