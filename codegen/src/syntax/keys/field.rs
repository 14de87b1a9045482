//! The keys of a field: its type, how it travels, what its value must look like.

use super::{DOUBT, Key, Kind, NOTE, Table, optional};

/// Types without a name of their own.
pub(crate) const FIELD_TYPES: &[&str] = &["string", "bool", "int", "date", "datetime", "list"];

/// Types that the language will have and this version has not.
pub(crate) const LATER_TYPES: &[&str] = &["decimal", "float", "bytes", "map", "union", "any"];

/// Known forms of text.
pub(crate) const FORMATS: &[&str] = &[
    "email",
    "uri",
    "uuid",
    "ipv4",
    "date",
    "date-time",
    "uk_mobile",
    "base64",
];

/// Kinds of rules that a value can break, as `when: { rule: … }` names them.
pub(crate) const CONSTRAINT_RULES: &[&str] = &[
    "required",
    "length",
    "chars",
    "pattern",
    "range",
    "multiple_of",
    "items",
    "unique",
    "format",
    "known",
    "at_least_one_of",
    "exactly_one_of",
    "together",
    "required_if",
    "required_unless",
];

/// Fields by name; a single value is short for the type.
pub(super) static FIELDS: Kind = Kind::Named(&Kind::Either(&Kind::Text, &Kind::Table(&FIELD)));

/// Values of an enum: a list, or a mapping that says what each means.
pub(super) static ENUM_VALUES: Kind = Kind::Either(&Kind::List(&Kind::Verbatim), &Kind::Named(&Kind::Reason));

/// A field of a request, an answer or an object.
pub(crate) static FIELD: Table = Table {
    id: "field",
    what: "a field",
    about: "One value of a request, an answer or an object.",
    keys: &[
        TYPE,
        optional(
            "of",
            Kind::Text,
            "The type of a list's items: a type name, or one of the plain types.",
        ),
        optional(
            "enum",
            ENUM_VALUES,
            "The texts that the value can be, when no other field uses the same ones.",
        ),
        optional("fields", FIELDS, "The fields of an object that no other field uses."),
        ABOUT,
        optional(
            "optional",
            Kind::Boolean,
            "Whether it may be left out; `false` unless said.",
        ),
        SECRET,
        optional(
            "wire_name",
            Kind::Either(&Kind::Text, &Kind::List(&Kind::Text)),
            "The name on the wire where it is not the field's own. With several, it is written under each and read under \
             any.",
        ),
        WIRE,
        optional(
            "xml",
            Kind::Choice(&["element", "attribute", "text"]),
            "How it is written in XML: as a child element (unless said), as an attribute or as the text of the element.",
        ),
        SAMPLE,
        SAMPLE_BREAKS,
        optional("deprecated", Kind::Reason, "Why callers should not use it any more."),
        LENGTH,
        CHARS,
        PATTERN,
        RANGE,
        MULTIPLE_OF,
        optional("items", Kind::Count, "How many items the list has: `1..500`."),
        optional(
            "unique",
            Kind::Boolean,
            "Whether the items of the list differ from each other.",
        ),
        FORMAT,
        optional(
            "required_if",
            Kind::Either(&Kind::Text, &Kind::Named(&Kind::Verbatim)),
            "`{ other: value }` or `other`: the field is required when the other has that value, or is set at all.",
        ),
        optional(
            "required_unless",
            Kind::Either(&Kind::Text, &Kind::Named(&Kind::Verbatim)),
            "`{ other: value }` or `other`: the field is required unless the other has that value, or is set at all.",
        ),
        DOUBT,
        NOTE,
    ],
    later: &["default", "null", "min", "max", "write_only", "read_only"],
};

pub(super) const TYPE: Key = optional(
    "type",
    Kind::Text,
    "`string` (unless said), `bool`, `int`, `date`, `datetime`, `list`, or the name of a type.",
);
pub(super) const ABOUT: Key = optional("about", Kind::About, "What it is.");
pub(super) const SECRET: Key = optional(
    "secret",
    Kind::Boolean,
    "Whether the value is never shown in logs, errors or debug output.",
);
pub(super) const WIRE: Key = optional(
    "wire",
    Kind::Choice(&["text", "base64"]),
    "How the value travels where it is not as its type does: `text` (`\"true\"`, `\"23\"`) or `base64`.",
);
pub(super) const SAMPLE: Key = optional(
    "sample",
    Kind::Sample,
    "A value for examples and for the mock, kept as written.",
);
pub(super) const SAMPLE_BREAKS: Key = optional(
    "sample_breaks",
    Kind::Reason,
    "Why the sample is kept although it breaks the field's own rule.",
);
pub(super) const LENGTH: Key = optional(
    "length",
    Kind::Count,
    "The number of characters: `5..20`, `5..`, `..20` or `5`.",
);
pub(super) const CHARS: Key = optional(
    "chars",
    Kind::Text,
    "The characters that may occur, as the inside of a bracketed class: `A-Za-z0-9_-`.",
);
pub(super) const PATTERN: Key = optional(
    "pattern",
    Kind::Text,
    "A regular expression that the value matches somewhere; anchor it with `^` and `$`. `\\d`, `\\w` and `\\s` are ASCII.",
);
pub(super) const RANGE: Key = optional(
    "range",
    Kind::Range,
    "The lowest and the highest number: `1..72`, `0..`, `..100`.",
);
pub(super) const MULTIPLE_OF: Key = optional(
    "multiple_of",
    Kind::Integer,
    "The number that the value is a multiple of.",
);
pub(super) const FORMAT: Key = optional("format", Kind::Choice(FORMATS), "A known form of text.");
