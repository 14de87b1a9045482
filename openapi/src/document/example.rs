//! Values that are shown or filled in: examples and defaults.

use super::fields::Fields;
use super::raw::{NodeId, Value};
use super::reader::Reader;
use super::reference::Target;
use super::types::Json;
use super::types::RemarkKind::{Doubtful, Skipped};

/// How many values an example may have, and how deep.
const MOST_VALUES: usize = 5_000;
const DEEPEST: usize = 60;

impl<'a> Reader<'a> {
    /// The first example of a parameter or of a body: `example`, or the first of `examples`.
    pub(super) fn example(&mut self, fields: Fields<'a>) -> Option<Json> {
        let example = self.first_example(fields);
        example.filter(|example| !example.is_null())
    }

    fn first_example(&mut self, fields: Fields<'a>) -> Option<Json> {
        if let Some(id) = fields.get("example") {
            return self.json(id);
        }
        let examples = fields.get("examples")?;
        if let Some(items) = self.file.list(examples) {
            return self.json(*items.first()?);
        }
        for entry in self.entries(fields, "examples") {
            let Some(end) = self.follow(entry.value, Target::Part) else {
                continue;
            };
            let Some(example) = self.object(end, "an example") else {
                continue;
            };
            if let Some(value) = example.get("value") {
                return self.json(value);
            }
            if let Some(outside) = example.get("externalValue") {
                self.remark(outside, Skipped, "the example is in another file, which is not fetched");
            }
        }
        None
    }

    /// A value of the file as JSON.
    pub(super) fn json(&mut self, id: NodeId) -> Option<Json> {
        let mut left = MOST_VALUES;
        let json = self.json_within(id, DEEPEST, &mut left);
        if json.is_none() && self.has_room(0) {
            self.remark(id, Skipped, "a value that is very long or very deep is left out");
        }
        json
    }

    fn json_within(&mut self, id: NodeId, depth: usize, left: &mut usize) -> Option<Json> {
        *left = left.checked_sub(1)?;
        let depth = depth.checked_sub(1)?;
        let file = self.file;
        let (json, size) = match file.value(id) {
            Value::Null => (Json::Null, 0),
            Value::Bool(flag) => (Json::Bool(*flag), 0),
            Value::Number(number) => (self.json_number(id, number), number.len()),
            Value::Text(text) => (Json::String(text.to_string()), text.len()),
            Value::List(items) => {
                let items: Option<Vec<_>> = items.iter().map(|item| self.json_within(*item, depth, left)).collect();
                (Json::Array(items?), 0)
            }
            Value::Map(map) => {
                let mut members = serde_json::Map::new();
                for entry in map.entries() {
                    let value = self.json_within(entry.value, depth, left)?;
                    self.has_room(entry.key.len()).then_some(())?;
                    members.insert(entry.key.to_string(), value);
                }
                (Json::Object(members), 0)
            }
        };
        self.has_room(size + 40).then_some(json)
    }

    fn json_number(&mut self, id: NodeId, number: &str) -> Json {
        serde_json::from_str(number).unwrap_or_else(|_| {
            self.remark(id, Doubtful, "the number is too large; its digits are taken as a text");
            Json::String(number.chars().take(100).collect())
        })
    }
}
