//! The keys of a type definition, of which there are three kinds.

use super::field::{
    ABOUT, CHARS, ENUM_VALUES, FIELDS, FORMAT, LENGTH, MULTIPLE_OF, PATTERN, RANGE, SAMPLE, SAMPLE_BREAKS, SECRET,
    TYPE, WIRE,
};
use super::operation::GROUPS;
use super::{DOUBT, NOTE, Table, required};

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
    ],
    later: &[],
};

/// An object type.
pub(crate) static OBJECT_TYPE: Table = Table {
    id: "type_object",
    what: "an object type",
    about: "An object with fields; it becomes a Rust struct.",
    keys: &[
        ABOUT,
        required(
            "fields",
            FIELDS,
            "The fields by name; a single value is short for the type.",
        ),
        GROUPS[0],
        GROUPS[1],
        GROUPS[2],
        DOUBT,
        NOTE,
    ],
    later: &["extends"],
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
    ],
    later: &[],
};
