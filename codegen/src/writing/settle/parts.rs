//! What of a file can go by itself.

/// What can be left out of its mapping.
pub(super) const PARTS: &[&str] = &[
    "length",
    "chars",
    "pattern",
    "range",
    "multiple_of",
    "items",
    "unique",
    "format",
    "default",
    "sample",
    "secret",
    "wire",
    "layout",
    "words",
    "join",
    "style",
    "sparse",
    "send_null",
    "also_read",
    "required_if",
    "required_unless",
    "required_when",
    "deprecated",
    "enum",
    "optional",
    "at_least_one_of",
    "exactly_one_of",
    "together",
    "also",
    "status",
    "read",
    "xml",
    "item",
    "body_on_get",
    "namespace",
    "plain_http",
    "doubt",
    "note",
    "names",
    "headers",
];

/// Mappings from which an entry can be left out.
pub(super) const COLLECTIONS: &[&str] = &[
    "fields",
    "query",
    "headers",
    "codes",
    "responds",
    "errors",
    "types",
    "operations",
    "auth",
    "credentials",
    "error_bodies",
    "servers",
    "union",
    "samples",
    "sources",
    "conflicts",
    "variables",
];

/// Rules about names: what breaks one gets another.
pub(super) const OF_NAMES: &[&str] = &["invalid-name", "keyword-name", "reserved-name", "name-clash"];

/// Mappings in which an entry can get another name.
pub(super) const NAMED: &[&str] = &[
    "fields",
    "query",
    "headers",
    "types",
    "operations",
    "union",
    "credentials",
    "auth",
    "servers",
];

/// Parts of `api.yaml` that can go as a whole.
pub(super) const WHOLE: &[&str] = &["error_bodies", "auth", "credentials"];

/// Mappings that go with their last entry.
pub(super) const EMPTIED: &[&str] = &["query", "headers", "error_bodies", "credentials", "auth"];
