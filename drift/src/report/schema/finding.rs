//! A finding, and what belongs to it.

use serde_json::{Value, json};

use super::words::*;
use crate::compare::FindingKind;

pub(super) fn finding() -> Value {
    let subject = object(vec![
        (
            "of",
            "What it is: the operation itself, a field that is sent or received, a status, an error code.",
            words(&["operation", "request", "response", "status", "code"]),
        ),
        (
            "name",
            "Which one; fields with the names around them: `invoice.items.name`.",
            or_null(text()),
        ),
    ]);
    let mut page = vec![("value", "What the page says.", text())];
    page.extend(place());
    let spec = object(vec![
        ("value", "What the spec says.", text()),
        ("file", "The file of the spec.", text()),
        ("line", "From 1.", number(1)),
        ("column", "In characters, from 1.", number(1)),
        (
            "keys",
            "The keys on the way to the node from the file's root.",
            list(text()),
        ),
    ]);
    let before = object(vec![
        ("value", "What it said; null if nothing.", or_null(text())),
        (
            "touches_spec",
            "Whether the change concerns something that the spec says.",
            json!({ "type": "boolean" }),
        ),
    ]);
    object(vec![
        (
            "id",
            "Stable: made of kind, operation, subject and both values, never of places.",
            id(),
        ),
        ("kind", "What it is about.", words(&KINDS.map(FindingKind::as_str))),
        (
            "sign",
            "`~` both have it and differ, `+` only on the page, `-` gone from the page, `>` perhaps renamed, `!` a note.",
            words(&["~", "+", "-", ">", "!"]),
        ),
        ("level", "Who is hurt.", levels()),
        (
            "certainty",
            "How sure the page's side is: read from a cell or a marker, parsed from a sentence, inferred.",
            words(&["read", "parsed", "inferred"]),
        ),
        (
            "direction",
            "Whether it is sent or received.",
            or_null(words(&["request", "response"])),
        ),
        ("fails", "Whether it fails the run.", json!({ "type": "boolean" })),
        ("operation", "The operation's name in the spec.", text()),
        (
            "endpoint",
            "The operation's method and path, as the page writes them.",
            or_null(text()),
        ),
        ("subject", "What of the operation.", subject),
        (
            "page",
            "What the page says, and where; null if nothing any more.",
            or_null(object(page)),
        ),
        ("spec", "What the spec says, and where; null if nothing.", or_null(spec)),
        (
            "before",
            "What an earlier copy of the page said; null without one.",
            or_null(before),
        ),
        (
            "edit",
            "What to write; null where that is not known.",
            or_null(reference("edit")),
        ),
        ("remark", "A few words more.", or_null(text())),
        (
            "accepted",
            "Why it was accepted, if it was.",
            or_null(reference("acceptance")),
        ),
        ("related", "The ids of findings that belong to it.", list(text())),
    ])
}

const KINDS: [FindingKind; 19] = [
    FindingKind::Required,
    FindingKind::Type,
    FindingKind::Enum,
    FindingKind::Default,
    FindingKind::Length,
    FindingKind::Range,
    FindingKind::Items,
    FindingKind::Format,
    FindingKind::Pattern,
    FindingKind::Condition,
    FindingKind::Name,
    FindingKind::Place,
    FindingKind::Status,
    FindingKind::Code,
    FindingKind::Endpoint,
    FindingKind::Encoding,
    FindingKind::Deprecation,
    FindingKind::Example,
    FindingKind::Meaning,
];

pub(super) fn place() -> Vec<Property> {
    vec![
        ("headings", "The headings above it, outermost first.", list(text())),
        (
            "table",
            "Which of the tables under its heading, if it stands in one.",
            or_null(number(0)),
        ),
        (
            "row",
            "The row of the table; the header does not count.",
            or_null(number(0)),
        ),
        ("column", "The name of the table's column.", or_null(text())),
        ("item", "Which item of a list.", or_null(number(0))),
        ("code", "Which block of code under its heading.", or_null(number(0))),
        ("line", "The line of the page's file, from 1.", number(0)),
        ("quote", "The words that were read, at most twelve.", text()),
    ]
}

pub(super) fn edit() -> Value {
    object(vec![
        ("file", "The file to change.", text()),
        (
            "keys",
            "The keys on the way to the mapping to change, from the file's root.",
            list(text()),
        ),
        (
            "action",
            "Set a key, remove a key, add an item to the list at a key, or remove one.",
            words(&["set", "remove", "add_item", "remove_item"]),
        ),
        ("key", "The key.", text()),
        ("value", "The value or the item, YAML in flow style.", or_null(text())),
        (
            "certain",
            "Whether it may be made without a person who looks at it.",
            json!({ "type": "boolean" }),
        ),
        ("lines", "The lines to write.", list(text())),
    ])
}

pub(super) fn acceptance() -> Value {
    object(vec![
        ("date", "When, `yyyy-mm-dd`.", text()),
        ("who", "By whom, if said.", or_null(text())),
        ("why", "Why.", text()),
        (
            "until",
            "Until which day it holds; null: as long as neither side changes.",
            or_null(text()),
        ),
    ])
}
