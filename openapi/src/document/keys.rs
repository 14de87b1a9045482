//! The keys that each object of OpenAPI has, and those that look like one of them mistyped.

use super::fields::Fields;
use super::reader::Reader;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Skipped};

/// An object of OpenAPI: what it is called, and its keys.
pub(super) struct Keys {
    what: &'static str,
    keys: &'static [&'static str],
}

const fn keys(what: &'static str, keys: &'static [&'static str]) -> Keys {
    Keys { what, keys }
}

pub(super) const ROOT: Keys = keys(
    "a document",
    &[
        "openapi",
        "info",
        "jsonSchemaDialect",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "externalDocs",
    ],
);
pub(super) const INFO: Keys = keys(
    "`info`",
    &[
        "title",
        "summary",
        "description",
        "termsOfService",
        "contact",
        "license",
        "version",
    ],
);
pub(super) const COMPONENTS: Keys = keys(
    "`components`",
    &[
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "pathItems",
    ],
);
pub(super) const PATH_ITEM: Keys = keys(
    "a path",
    &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "servers",
        "parameters",
    ],
);
pub(super) const OPERATION: Keys = keys(
    "an operation",
    &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
);
pub(super) const PARAMETER: Keys = keys(
    "a parameter",
    &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
    ],
);
pub(super) const BODY: Keys = keys("a request body", &["description", "content", "required"]);
pub(super) const CONTENT: Keys = keys("a media type", &["schema", "example", "examples", "encoding"]);
pub(super) const ENCODING: Keys = keys(
    "an encoding",
    &["contentType", "headers", "style", "explode", "allowReserved"],
);
pub(super) const RESPONSE: Keys = keys("a response", &["description", "headers", "content", "links"]);
pub(super) const SECURITY: Keys = keys(
    "a security scheme",
    &[
        "type",
        "description",
        "name",
        "in",
        "scheme",
        "bearerFormat",
        "flows",
        "openIdConnectUrl",
    ],
);
pub(super) const SERVER: Keys = keys("a server", &["url", "description", "variables"]);

/// Keys of schemas in either dialect, read or not.
pub(super) const SCHEMA: Keys = keys(
    "a schema",
    &[
        "$ref",
        "$schema",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$defs",
        "definitions",
        "$comment",
        "$vocabulary",
        "title",
        "description",
        "type",
        "format",
        "nullable",
        "enum",
        "const",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxProperties",
        "minProperties",
        "required",
        "properties",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "unevaluatedProperties",
        "unevaluatedItems",
        "dependentRequired",
        "dependentSchemas",
        "items",
        "prefixItems",
        "contains",
        "minContains",
        "maxContains",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "if",
        "then",
        "else",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "discriminator",
        "xml",
        "externalDocs",
    ],
);

impl<'a> Reader<'a> {
    /// Remarks on keys that the object does not have, once for each object.
    pub(super) fn check_keys(&mut self, fields: Fields<'a>, keys: &Keys) {
        if !self.checked.insert(fields.id) {
            return;
        }
        for entry in fields.map.entries() {
            if keys.keys.contains(&&*entry.key) || entry.key.starts_with("x-") {
                continue;
            }
            if self.remarks.are_full() {
                return;
            }
            let what = keys.what;
            let shown = quote(&entry.key);
            let near = keys
                .keys
                .iter()
                .filter_map(|key| Some((nearness(key, &entry.key)?, key)));
            match near.min().map(|(_, key)| key) {
                Some(near) => {
                    let text = format!("{shown} is no key of {what}; is `{near}` meant? It is left out");
                    self.remark(entry.value, Doubtful, text);
                }
                None => {
                    let text = format!("{shown} is no key of {what}; it is left out");
                    self.remark(entry.value, Skipped, text);
                }
            }
        }
    }
}

/// How many slips make a key another one, if they are few.
fn nearness(key: &str, written: &str) -> Option<usize> {
    let (shorter, longer) = (key.len().min(written.len()), key.len().max(written.len()));
    if longer > shorter + 4 || longer > 2 * shorter {
        return None;
    }
    let plain = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| !matches!(letter, '-' | '_' | ' '));
        letters.flat_map(char::to_lowercase).collect()
    };
    let allowed = if key.len() > 5 { 2 } else { 1 };
    let slips = distance(&plain(key), &plain(written));
    (slips <= allowed).then_some(slips)
}

/// How many letters are more, fewer, different or swapped.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(letter != other))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (key, written) in [
            ("responses", "reponses"),
            ("responses", "response"),
            ("operationId", "operationID"),
            ("operationId", "operation_id"),
            ("required", "requried"),
            ("type", "tpye"),
            ("readOnly", "readonly"),
        ] {
            assert!(nearness(key, written).is_some(), "{written}");
        }
        for (key, written) in [("type", "time"), ("tags", "x"), ("info", "into_it"), ("in", "out")] {
            assert!(nearness(key, written).is_none(), "{written}");
        }
    }
}
