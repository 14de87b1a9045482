//! The words of the language as data. One table for each kind of mapping; the check for unknown, missing and ill-typed
//! keys, the JSON Schema and the reference are all made from them.

mod api;
mod body;
mod calls;
mod evidence;
mod field;
mod operation;
mod types;

pub(crate) use api::API;
pub(crate) use evidence::EVIDENCE;
pub(crate) use field::FIELD_TYPES;
pub(crate) use operation::RESOURCE;
pub(crate) use types::{ALIAS_TYPE, ENUM_TYPE, OBJECT_TYPE, UNION_TYPE};

use api::{CREDENTIAL, ERROR_BODY, SERVER, SHARED_CODE, SHARED_ERROR, VARIABLE};
use body::{DOCTYPE, FORM_BODY, JSON_BODY, MULTIPART_BODY, RAW_BODY, XML_ANSWER, XML_BODY};
use calls::{PAGES, POLLING, RATE_LIMIT};
use evidence::{CONFLICT as CONFLICT_ENTRY, SOURCE};
use field::{FIELD, ITEM, NAMESPACE, NAMESPACED_NAME};
use operation::{CODE, ERROR_ANSWER, OPERATION, SAMPLE, SUCCESS_ANSWER, WHEN};

/// One kind of mapping.
pub(crate) struct Table {
    /// Stable name of the table: the schema's definition of it.
    #[cfg_attr(
        not(feature = "json"),
        allow(dead_code, reason = "only the schema refers to tables by id")
    )]
    pub(crate) id: &'static str,
    /// With its article, for messages: "a field".
    pub(crate) what: &'static str,
    /// What it describes; one or two sentences.
    pub(crate) about: &'static str,
    /// The keys it may have, in the order in which they are best written.
    pub(crate) keys: &'static [Key],
    /// Keys of which at least one must be there; empty: none of them need be.
    pub(crate) one_of: &'static [&'static str],
    /// Keys that the language will have and this version has not.
    pub(crate) later: &'static [&'static str],
}

/// One key of a mapping.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// What it does; one or two sentences, shown by editors.
    pub(crate) about: &'static str,
    /// The version of the language that introduced it.
    pub(crate) since: u32,
}

/// What a value may be.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Text that says something to a reader; required ones are what a page without documentation lacks.
    About,
    /// A page of the vendor.
    Docs,
    /// Any text, not empty.
    Text,
    /// Why something is as it is. May be empty here: that is a finding of its own.
    Reason,
    /// Text kept as written, empty or not.
    Verbatim,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// The language version.
    Version,
    /// `yyyy-mm-dd`.
    Date,
    /// `500 ms`, `2 s`, `15 min` or `1 h`.
    Duration,
    /// `5..20`, `5..`, `..20` or `5`, from zero.
    Count,
    /// The same, with negative numbers.
    Range,
    /// `GET /path/{field}`.
    Request,
    /// A status from 100 to 599.
    Status,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any value: a sample.
    Sample,
    /// A mapping with these keys.
    Table(&'static Table),
    /// A mapping whose key says which of the tables the entry has.
    Tagged {
        tag: &'static str,
        tables: &'static [(&'static str, &'static Table)],
    },
    /// A definition of a type: which table depends on the key that it has.
    TypeDefinition,
    /// A mapping from names to values.
    Named(&'static Kind),
    /// A mapping from statuses to answers. Without `success`: errors only.
    ByStatus {
        success: Option<&'static Table>,
        error: &'static Table,
    },
    /// A list.
    List(&'static Kind),
    /// A single value of the one kind, a list or a mapping of the other.
    Either(&'static Kind, &'static Kind),
}

/// Every table, for the search of misplaced keys, the schema and the reference.
pub(crate) static TABLES: &[&Table] = &[
    &API,
    &SERVER,
    &VARIABLE,
    &CREDENTIAL,
    api::BASIC_AUTH,
    api::BEARER_AUTH,
    api::HEADERS_AUTH,
    api::PARAMETERS_AUTH,
    &ERROR_BODY,
    &SHARED_ERROR,
    &SHARED_CODE,
    &RESOURCE,
    &ALIAS_TYPE,
    &OBJECT_TYPE,
    &ENUM_TYPE,
    &UNION_TYPE,
    &types::UNION_MEMBER,
    &OPERATION,
    &JSON_BODY,
    &FORM_BODY,
    &XML_BODY,
    &XML_ANSWER,
    &RAW_BODY,
    &MULTIPART_BODY,
    &DOCTYPE,
    &SUCCESS_ANSWER,
    &ERROR_ANSWER,
    &CODE,
    &WHEN,
    &SAMPLE,
    &FIELD,
    &ITEM,
    &NAMESPACE,
    &NAMESPACED_NAME,
    &PAGES,
    &POLLING,
    &RATE_LIMIT,
    &EVIDENCE,
    &SOURCE,
    &CONFLICT_ENTRY,
];

impl Table {
    /// The key of that name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key that may be left out.
const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key {
        name,
        kind,
        required: false,
        about,
        since: 1,
    }
}

/// A key that must be there.
const fn required(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key {
        required: true,
        ..optional(name, kind, about)
    }
}

/// Reasons may stand beside anything that a page says.
const DOUBT: Key = optional(
    "doubt",
    Kind::Reason,
    "Why the page is not believed here, or not sure; it ends up in the client's documentation.",
);
const NOTE: Key = optional(
    "note",
    Kind::Reason,
    "What a user of the client should know beyond what the page says.",
);
const DEPRECATED: Key = optional(
    "deprecated",
    Kind::Reason,
    "Why callers should not use it, or not expect it, any more.",
);
const CONFLICT: Key = optional(
    "conflict",
    Kind::Either(&Kind::Text, &Kind::List(&Kind::Text)),
    "The contradictions between sources that are settled here: names of `conflicts` in `evidence.yaml`.",
);
const EXTENDS: Key = optional(
    "extends",
    Kind::Text,
    "The object type whose fields and rules over several fields come first, as if they were written here. A field of the \
     same name takes the place of the other.",
);
const READ: Key = optional("read", Kind::Date, "The day on which the page was read, `yyyy-mm-dd`.");
