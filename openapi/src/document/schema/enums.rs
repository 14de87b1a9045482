//! `enum` and `const`: the values, and what each means.

use std::collections::{HashMap, HashSet};

use super::said::Said;
use super::types::{Type, Types};
use crate::document::fields::Fields;
use crate::document::raw::{NodeId, Value};
use crate::document::reader::Reader;
use crate::document::types::RemarkKind::Doubtful;
use crate::document::types::{Json, SchemaKind};

/// How many values are kept.
const MOST_VALUES: usize = 10_000;

impl<'a> Reader<'a> {
    /// Takes in the values of one part.
    pub(super) fn say_values(&mut self, fields: Fields<'a>, said: &mut Said<'a>) {
        let nodes: Vec<NodeId> = match fields.get("const") {
            Some(id) => vec![id],
            None if fields.has("enum") => self.items(fields, "enum").to_vec(),
            None => return,
        };
        if nodes.is_empty() {
            self.remark(fields.id, Doubtful, "`enum` has no values; it is left out");
            return;
        }
        let (mut values, mut known) = (Vec::new(), HashSet::new());
        for node in nodes.into_iter().take(MOST_VALUES) {
            let Some(value) = self.json(node) else { continue };
            if !value.is_null() && known.insert(value.to_string()) {
                values.push(value);
            }
        }
        match &mut said.values {
            None => {
                said.values = Some(values);
                said.values_at = Some(fields);
            }
            Some(before) => {
                if before.iter().any(|value| known.contains(&value.to_string())) {
                    before.retain(|value| known.contains(&value.to_string()));
                } else {
                    let text = "the `enum`s that come together here have no value in common; the first is taken";
                    self.remark(said.at.unwrap_or(fields.id), Doubtful, text);
                }
            }
        }
    }

    /// The form of a schema that lists its values.
    pub(super) fn enum_form(&mut self, said: &Said<'a>) -> Option<SchemaKind> {
        let values = said.values.clone()?;
        if values.is_empty() {
            return Some(SchemaKind::Null);
        }
        let values = match said.types {
            Some(types) if !types.is_empty() => self.fitting(said, values, types),
            _ => values,
        };
        let is_bool = |flag: bool| values.contains(&Json::Bool(flag));
        if values.len() == 2 && is_bool(true) && is_bool(false) {
            return Some(SchemaKind::Bool);
        }
        let meanings = said.values_at.map(|fields| self.meanings(fields, &values));
        Some(SchemaKind::Enum {
            meanings: meanings.unwrap_or_else(|| vec![None; values.len()]),
            values,
        })
    }

    /// The values that are of the type that is named; numbers where texts belong are taken as written.
    fn fitting(&mut self, said: &Said<'a>, values: Vec<Json>, types: Types) -> Vec<Json> {
        let at = said.at.unwrap_or(self.file.root());
        let (mut fitting, mut others) = (Vec::new(), Vec::new());
        let mut rewritten = false;
        for value in values {
            let fits = type_of(&value).is_some_and(|kind| !types.both(Types::from(kind)).is_empty());
            if fits {
                fitting.push(value);
            } else if types.has(Type::String) && (value.is_number() || value.is_boolean()) {
                rewritten = true;
                fitting.push(Json::String(value.to_string()));
            } else {
                others.push(value);
            }
        }
        if rewritten {
            let text = "values of a text are written without quotes; they are taken as texts";
            self.remark(at, Doubtful, text);
        }
        if !others.is_empty() {
            let text = "values of `enum` are not of the type that is given";
            let all = fitting.is_empty();
            self.remark(
                at,
                Doubtful,
                format!(
                    "{text}; {}",
                    if all {
                        "the type is left out"
                    } else {
                        "they are left out"
                    }
                ),
            );
        }
        if fitting.is_empty() { others } else { fitting }
    }

    /// What the values mean, as extensions say it: a list beside the values, or an object by value.
    fn meanings(&mut self, fields: Fields<'a>, values: &[Json]) -> Vec<Option<String>> {
        const EXTENSIONS: &[&str] = &[
            "x-enum-descriptions",
            "x-enumDescriptions",
            "x-enum-description",
            "x-enum-varnames",
            "x-enumNames",
            "x-enum-names",
        ];
        let mut meanings = vec![None; values.len()];
        let written: Vec<NodeId> = fields
            .get("enum")
            .and_then(|id| self.file.list(id))
            .unwrap_or_default()
            .to_vec();
        for key in EXTENSIONS {
            let Some(id) = fields.get(key) else { continue };
            match self.file.value(id) {
                Value::List(texts) => self.meanings_in_order(&written, texts, values, &mut meanings),
                Value::Map(map) => {
                    for (value, meaning) in values.iter().zip(&mut meanings) {
                        let text = map.get(&plain(value)).and_then(|id| self.file.text(id));
                        *meaning = meaning.take().or_else(|| text.map(str::to_owned));
                    }
                }
                _ => self.remark(
                    id,
                    Doubtful,
                    format!("`{key}` is a list or an object, and this is neither"),
                ),
            }
        }
        self.meanings_of_microsoft(fields, values, &mut meanings);
        meanings
    }

    fn meanings_in_order(
        &mut self,
        written: &[NodeId],
        texts: &[NodeId],
        values: &[Json],
        meanings: &mut [Option<String>],
    ) {
        let order = order(values);
        for (node, text) in written.iter().take(MOST_VALUES).zip(texts) {
            let (Some(value), Some(text)) = (self.json(*node), self.file.text(*text)) else {
                continue;
            };
            let at = order.get(&plain(&value));
            if let Some(meaning) = at.and_then(|at| meanings.get_mut(*at))
                && meaning.is_none()
                && text != plain(&value)
            {
                *meaning = Some(text.to_owned());
            }
        }
    }

    /// `x-ms-enum: {values: [{value, description}]}`.
    fn meanings_of_microsoft(&mut self, fields: Fields<'a>, values: &[Json], meanings: &mut [Option<String>]) {
        let Some(map) = fields.get("x-ms-enum").and_then(|id| self.file.map(id)) else {
            return;
        };
        let items = map.get("values").and_then(|id| self.file.list(id)).unwrap_or_default();
        let order = order(values);
        for item in items.iter().take(MOST_VALUES) {
            let Some(item) = self.file.map(*item) else { continue };
            let Some(value) = item.get("value").and_then(|id| self.json(id)) else {
                continue;
            };
            let text = item.get("description").or_else(|| item.get("name"));
            let text = text.and_then(|id| self.file.text(id));
            let at = order.get(&plain(&value));
            if let (Some(meaning), Some(text)) = (at.and_then(|at| meanings.get_mut(*at)), text) {
                *meaning = meaning.take().or_else(|| Some(text.to_owned()));
            }
        }
    }
}

/// Which value each is.
fn order(values: &[Json]) -> HashMap<String, usize> {
    values.iter().map(plain).zip(0..).collect()
}

/// A value as it would be a key.
fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The type of a value.
pub(super) fn type_of(value: &Json) -> Option<Type> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(_) => Type::Bool,
        Json::Number(number) if number.is_f64() => Type::Number,
        Json::Number(_) => Type::Int,
        Json::String(_) => Type::String,
        Json::Array(_) => Type::List,
        Json::Object(_) => Type::Object,
    })
}
