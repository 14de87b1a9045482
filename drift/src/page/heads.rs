//! The words that head the columns of tables about APIs.

const HEADS: &[&str] = &[
    "parameter",
    "parameters",
    "param",
    "params",
    "name",
    "field",
    "fields",
    "field name",
    "parameter name",
    "attribute",
    "attributes",
    "argument",
    "arguments",
    "element",
    "tag",
    "tag name",
    "xml tag",
    "property",
    "properties",
    "key",
    "variable",
    "column",
    "header",
    "headers",
    "qname",
    "type",
    "data type",
    "datatype",
    "format",
    "description",
    "value",
    "values",
    "comment",
    "comments",
    "meaning",
    "definition",
    "notes",
    "note",
    "details",
    "detail",
    "explanation",
    "annotation",
    "required",
    "required?",
    "is required",
    "mandatory",
    "mandatory?",
    "optional",
    "status",
    "obligation",
    "occurs",
    "use",
    "presence",
    "maxlength",
    "max length",
    "max size",
    "max. length",
    "length",
    "size",
    "character limits",
    "allowed values",
    "possible values",
    "valid values",
    "accepted values",
    "enum",
    "default",
    "default value",
    "example",
    "examples",
    "sample",
    "validation",
    "constraints",
    "restrictions",
    "code",
    "number",
    "error code",
    "error",
    "status code",
    "http status",
    "http status code",
    "http code",
    "http",
    "response",
    "response code",
    "message",
    "error message",
    "reason",
    "cause",
    "action",
    "solution",
    "resolution",
    "method",
    "path",
    "endpoint",
    "url",
    "uri",
    "resource",
    "verb",
    "operation",
    "scope",
    "in",
    "location",
    "since",
    "version",
    "deprecated",
    "min",
    "max",
    "minimum",
    "maximum",
    "unit",
    "range",
    "nullable",
    "result",
    "option",
    "options",
    "summary",
    "title",
    "label",
    "text",
    "id",
    "pattern",
    "rule",
    "rules",
    "remarks",
    "schema",
    "content",
];

/// Whether the text is a word that heads a column.
pub(super) fn is_head(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':').trim_matches('*').trim();
    if text.is_empty() || text.len() > 24 {
        return false;
    }
    let lower = text.to_lowercase();
    HEADS.contains(&lower.as_str())
}

/// Whether the texts head columns: at least two of them, and more than half, are words that do, and none is long.
pub(super) fn is_header<T: AsRef<str>>(texts: &[T]) -> bool {
    let filled: Vec<&str> = texts
        .iter()
        .map(|text| text.as_ref().trim())
        .filter(|text| !text.is_empty())
        .collect();
    let known = filled.iter().filter(|text| is_head(text)).count();
    // Names of columns begin with a capital; names of fields, which may be the same words, do not.
    let capital = filled
        .iter()
        .filter(|text| text.starts_with(|c: char| c.is_uppercase()))
        .count();
    let is_short = filled
        .iter()
        .all(|text| text.split_whitespace().count() <= 4 && text.len() <= 40);
    known >= 2
        && known.saturating_mul(2) > filled.len()
        && is_short
        && (capital == filled.len() || (known == filled.len() && filled.len() > 2))
}

/// Whether the text heads a column of names.
pub(super) fn is_name_head(text: &str) -> bool {
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    matches!(
        lower.as_str(),
        "parameter"
            | "param"
            | "name"
            | "field"
            | "attribute"
            | "argument"
            | "element"
            | "property"
            | "variable"
            | "parameter name"
            | "field name"
            | "tag"
            | "tag name"
            | "key"
    )
}

/// Whether the text heads a column of running text.
pub(super) fn is_text_head(text: &str) -> bool {
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    matches!(
        lower.as_str(),
        "value"
            | "description"
            | "meaning"
            | "comment"
            | "comments"
            | "definition"
            | "notes"
            | "details"
            | "explanation"
            | "message"
            | "error message"
            | "reason"
            | "text"
            | "error"
    )
}

/// Whether the text heads a column of codes.
pub(super) fn is_code_head(text: &str) -> bool {
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    matches!(
        lower.as_str(),
        "code" | "number" | "error code" | "status" | "status code" | "error" | "errorcode"
    )
}

/// One word as fields are named.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim_matches(['`', '*']);
    !text.is_empty()
        && text.len() <= 64
        && text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '@' | '['))
        && text.chars().all(|c| c.is_alphanumeric() || "_-.[]:{}$@*".contains(c))
        && !text.ends_with([':', '.'])
}

/// Whether the text says nothing but whether a field must be there.
pub(super) fn is_presence(text: &str) -> bool {
    let lower = text
        .trim()
        .trim_matches(['(', ')', '[', ']', '.', ',', '*'])
        .to_lowercase();
    matches!(
        lower.as_str(),
        "required"
            | "optional"
            | "mandatory"
            | "deprecated"
            | "nullable"
            | "read-only"
            | "readonly"
            | "read only"
            | "write-only"
            | "writeonly"
            | "conditional"
            | "not required"
            | "recommended"
            | "immutable"
            | "required*"
            | "obsolete"
    )
}

/// Whether the text begins with the word of a type and is short.
pub(super) fn is_type(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let word: String = lower
        .trim_start_matches(['(', '[', '<', '{'])
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let is_word = matches!(
        word.as_str(),
        "string"
            | "strings"
            | "integer"
            | "integers"
            | "int"
            | "int32"
            | "int64"
            | "long"
            | "short"
            | "number"
            | "numbers"
            | "float"
            | "double"
            | "decimal"
            | "boolean"
            | "bool"
            | "object"
            | "objects"
            | "array"
            | "list"
            | "map"
            | "date"
            | "datetime"
            | "timestamp"
            | "time"
            | "enum"
            | "uuid"
            | "any"
            | "file"
            | "binary"
            | "char"
            | "varchar"
            | "text"
            | "hash"
            | "dictionary"
            | "numeric"
            | "null"
            | "url"
            | "uri"
            | "email"
            | "byte"
            | "bytes"
            | "stringified"
    );
    is_word && lower.split_whitespace().count() <= 4
}
