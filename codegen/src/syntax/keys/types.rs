//! The keys of a type definition, of which there are three kinds.

use super::field::{
    ABOUT, ALSO_READ, CHARS, ENTRY_NAME, ENUM, ENUM_VALUES, FIELDS, FLAT, FORMAT, ITEM_NAME, JOIN, KEY_NAME, LAYOUT,
    LENGTH, MULTIPLE_OF, NAMESPACE_OF, NO_VALUE, OF, OWN_FIELDS, PATTERN, RANGE, SAMPLE, SAMPLE_BREAKS, SECRET, SPARSE,
    STYLE, TYPE, VALUE_NAME, WIRE, WIRE_NAME, WORDS,
};
use super::operation::GROUPS;
use super::{CONFLICT, DOUBT, EXTENDS, Kind, NOTE, Table, optional, required};

/// A scalar type with its constraints.
pub(crate) static ALIAS_TYPE: Table = Table {
    id: "type_alias",
    what: "a scalar type",
    about: "A scalar with constraints under a name. It becomes no Rust type: what it says is merged into the fields that \
            name it, where the field's own keys win.",
    keys: &[
        TYPE,
        ABOUT,
        SECRET,
        WIRE,
        LAYOUT,
        WORDS,
        NO_VALUE,
        ALSO_READ,
        SAMPLE,
        SAMPLE_BREAKS,
        LENGTH,
        CHARS,
        PATTERN,
        RANGE,
        MULTIPLE_OF,
        FORMAT,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An object type.
pub(crate) static OBJECT_TYPE: Table = Table {
    id: "type_object",
    what: "an object type",
    about: "An object with fields; it becomes a Rust struct.",
    keys: &[
        ABOUT,
        EXTENDS,
        optional(
            "fields",
            FIELDS,
            "The fields by name; a single value is short for the type.",
        ),
        GROUPS[0],
        GROUPS[1],
        GROUPS[2],
        GROUPS[3],
        NAMESPACE_OF,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &["fields", "extends"],
    later: &[],
};

/// A union type.
pub(crate) static UNION_TYPE: Table = Table {
    id: "type_union",
    what: "a union type",
    about: "An object with exactly one of several members, told apart by its name; it becomes a Rust enum that keeps \
            members it does not know.",
    keys: &[
        ABOUT,
        required(
            "union",
            Kind::Named(&Kind::Either(&Kind::Text, &Kind::Table(&UNION_MEMBER))),
            "The members by name; a single value is short for the type.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// A member of a union.
pub(crate) static UNION_MEMBER: Table = Table {
    id: "union_member",
    what: "a member of a union",
    about: "One of the values that a union can hold.",
    keys: &[
        TYPE,
        OF,
        SPARSE,
        ENUM,
        OWN_FIELDS,
        ABOUT,
        SECRET,
        WIRE_NAME,
        WIRE,
        LAYOUT,
        WORDS,
        ALSO_READ,
        JOIN,
        STYLE,
        FLAT,
        ITEM_NAME,
        ENTRY_NAME,
        KEY_NAME,
        VALUE_NAME,
        NAMESPACE_OF,
        SAMPLE,
        SAMPLE_BREAKS,
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};

/// An enum type.
pub(crate) static ENUM_TYPE: Table = Table {
    id: "type_enum",
    what: "an enum type",
    about: "One of several texts; it becomes a Rust enum that keeps values it does not know.",
    keys: &[
        ABOUT,
        required(
            "enum",
            ENUM_VALUES,
            "The texts, as a list or as a mapping that says what each means.",
        ),
        DOUBT,
        NOTE,
        CONFLICT,
    ],
    one_of: &[],
    later: &[],
};
