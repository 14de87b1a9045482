//! The keys of a field: its type, how it travels, what its value must look like.

use super::{CONFLICT, DOUBT, Key, Kind, NOTE, Table, optional, required};

/// Types without a name of their own.
pub(crate) const FIELD_TYPES: &[&str] = &[
    "string", "bool", "int", "float", "decimal", "bytes", "date", "datetime", "any", "list", "map",
];

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
    "in_order",
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
        OF,
        SPARSE,
        ENUM,
        OWN_FIELDS,
        ABOUT,
        optional(
            "optional",
            Kind::Boolean,
            "Whether it may be left out; `false` unless said.",
        ),
        optional(
            "default",
            Kind::Sample,
            "The value that the client sends when the caller leaves the field out; the caller may. Of a list or a map the \
             empty one, of `any` any value.",
        ),
        optional(
            "fill",
            Kind::Choice(&["uuid"]),
            "What the client sends when the caller leaves the field out: a fresh UUID each time.",
        ),
        optional(
            "send_null",
            Kind::Boolean,
            "JSON: whether a field that is left out is sent as `null`.",
        ),
        SECRET,
        WIRE_NAME,
        optional(
            "prefix",
            Kind::Verbatim,
            "A map of headers: what their names begin with, before the map's keys. May be empty: all headers.",
        ),
        optional(
            "beside_root",
            Kind::Boolean,
            "JSON: the member stands beside the `root` of the body, not below it.",
        ),
        WIRE,
        LAYOUT,
        WORDS,
        NO_VALUE,
        ALSO_READ,
        JOIN,
        STYLE,
        FLAT,
        ITEM_NAME,
        ENTRY_NAME,
        KEY_NAME,
        VALUE_NAME,
        NAMESPACE_OF,
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
        optional(
            "items",
            Kind::Count,
            "How many items the list or the map has: `1..500`.",
        ),
        optional(
            "unique",
            Kind::Boolean,
            "Whether the items of the list differ from each other.",
        ),
        FORMAT,
        optional(
            "required_if",
            CONDITION,
            "`{ other: value }`, `{ other: [one, another] }` or `other`: the field is required when the other has that \
             value or one of them, or is set at all.",
        ),
        optional(
            "required_unless",
            CONDITION,
            "`{ other: value }`, `{ other: [one, another] }` or `other`: the field is required unless the other has that \
             value or one of them, or is set at all.",
        ),
        optional(
            "required_when",
            Kind::Text,
            "In words: the case in which the service wants the field and that the client cannot see. The field is optional.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &["write_only", "read_only"],
};

/// What the items of a list or the values of a map are, and how each travels.
pub(crate) static ITEM: Table = Table {
    id: "item",
    what: "an item",
    about: "What each item of a list or each value of a map is, where its type alone does not say enough.",
    keys: &[
        TYPE,
        OF,
        SPARSE,
        WIRE,
        LAYOUT,
        WORDS,
        JOIN,
        STYLE,
        FLAT,
        ITEM_NAME,
        ENTRY_NAME,
        KEY_NAME,
        VALUE_NAME,
        NAMESPACE_OF,
    ],
    one_of: &[],
    later: &[],
};

/// An XML namespace.
pub(crate) static NAMESPACE: Table = Table {
    id: "namespace",
    what: "a namespace",
    about: "An XML namespace that is declared with a prefix.",
    keys: &[
        required("uri", Kind::Text, "The namespace's name, mostly an address."),
        optional(
            "prefix",
            Kind::Text,
            "The prefix; left out: it is the default namespace.",
        ),
    ],
    one_of: &[],
    later: &[],
};

/// A name with its namespace.
pub(crate) static NAMESPACED_NAME: Table = Table {
    id: "namespaced_name",
    what: "a name with a namespace",
    about: "The name of an XML element that has a namespace of its own.",
    keys: &[
        optional("name", Kind::Text, "The element's name; `key` unless said."),
        required("namespace", NAMESPACE_VALUE, "Its namespace."),
    ],
    one_of: &[],
    later: &[],
};

const CONDITION: Kind = Kind::Either(&Kind::Text, &CONDITION_VALUES);
static CONDITION_VALUES: Kind = Kind::Named(&Kind::Either(&Kind::Verbatim, &Kind::List(&Kind::Verbatim)));
static ITEM_VALUE: Kind = Kind::Either(&Kind::Text, &Kind::Table(&ITEM));
const KEY_VALUE: Kind = Kind::Either(&Kind::Text, &Kind::Table(&NAMESPACED_NAME));
const NAMESPACE_VALUE: Kind = Kind::Either(&Kind::Text, &Kind::Table(&NAMESPACE));

pub(super) const TYPE: Key = optional(
    "type",
    Kind::Text,
    "`string` (unless said), `bool`, `int`, `float`, `decimal`, `bytes`, `date`, `datetime`, `any`, `list`, `map`, or the \
     name of a type.",
);
pub(super) static OF: Key = optional(
    "of",
    ITEM_VALUE,
    "What the items of a list or the values of a map are: the name of a type, or a mapping that says how they travel.",
);
pub(super) const SPARSE: Key = optional(
    "sparse",
    Kind::Boolean,
    "Whether items of the list or values of the map may be `null`; unless said, a `null` is passed over.",
);
pub(super) const ENUM: Key = optional(
    "enum",
    ENUM_VALUES,
    "The texts that the value can be, when no other field uses the same ones.",
);
pub(super) static OWN_FIELDS: Key = optional("fields", FIELDS, "The fields of an object that no other field uses.");
pub(super) const WIRE_NAME: Key = optional(
    "wire_name",
    Kind::Either(&Kind::Text, &Kind::List(&Kind::Text)),
    "The name on the wire where it is not the field's own. With several, it is written under each and read under any.",
);
pub(super) const LAYOUT: Key = optional(
    "layout",
    Kind::Text,
    "A date in a layout of its own, `dd/mm/yyyy HH:MM:SS`: `yyyy`, `yy`, `mm`, `dd`, `HH`, `MM`, `SS`, all else as it \
     stands.",
);
pub(super) const WORDS: Key = optional(
    "words",
    Kind::List(&Kind::Verbatim),
    "The two texts that a boolean travels as, the one for true first: `[yes, no]`.",
);
pub(super) const NO_VALUE: Key = optional("none", Kind::Verbatim, "A text that stands for no value.");
pub(super) const ALSO_READ: Key = optional(
    "also_read",
    Kind::List(&Kind::Choice(&["text", "number", "bool", "single"])),
    "JSON: other forms in which the service sends the value; `single` is a list's only item without a list around it.",
);
pub(super) const JOIN: Key = optional(
    "join",
    Kind::Verbatim,
    "A list travels as one text, its items joined by this.",
);
pub(super) const STYLE: Key = optional(
    "style",
    Kind::Choice(&["repeated", "indexed", "brackets", "spread"]),
    "How a list or a map is laid out in a form or a query string. `repeated` (unless said): `a=x&a=y`, `a.key=v`. \
     `indexed`: `a.1=x`. `brackets`: `a[]=x`. `spread`: the map's keys are parameters themselves.",
);
pub(super) const FLAT: Key = optional(
    "flat",
    Kind::Boolean,
    "XML and forms: no element and no part of a name stands around the items of a list or the entries of a map.",
);
pub(super) const ITEM_NAME: Key = optional(
    "item",
    Kind::Text,
    "XML: the list is an element around its items, each of this name. Indexed forms: `a.item.1`. With `flat`, this name \
     takes the place of the field's.",
);
pub(super) const ENTRY_NAME: Key = optional(
    "entry",
    Kind::Text,
    "The name of an entry of a map; `entry` unless said.",
);
pub(super) const KEY_NAME: Key = optional(
    "key",
    KEY_VALUE,
    "The name of the key in an entry of a map; `key` unless said.",
);
pub(super) const VALUE_NAME: Key = optional(
    "value",
    Kind::Text,
    "The name of the value in an entry of a map; `value` unless said.",
);
pub(super) const NAMESPACE_OF: Key = optional(
    "namespace",
    NAMESPACE_VALUE,
    "The XML namespace of the element: its name, or `{ uri: …, prefix: … }`.",
);
pub(super) const ABOUT: Key = optional("about", Kind::About, "What it is.");
pub(super) const SECRET: Key = optional(
    "secret",
    Kind::Boolean,
    "Whether the value is never shown in logs, errors or debug output.",
);
pub(super) const WIRE: Key = optional(
    "wire",
    Kind::Choice(&[
        "text",
        "number",
        "base64",
        "json",
        "json_base64",
        "iso8601",
        "epoch",
        "epoch_ms",
        "http_date",
    ]),
    "How the value travels where it is not as its type does: `text` (`\"true\"`, `\"23\"`), `number` (text as a bare \
     number), `base64`, `json` (as JSON in a text), `json_base64`, or a form of dates.",
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
    "The lowest and the highest number: `1..72`, `0..`, `..99.99`; behind a `<` or before one, the number itself is outside: \
     `0<..<100`.",
);
pub(super) const MULTIPLE_OF: Key = optional(
    "multiple_of",
    Kind::Integer,
    "The number that the value is a multiple of.",
);
pub(super) const FORMAT: Key = optional("format", Kind::Choice(FORMATS), "A known form of text.");
