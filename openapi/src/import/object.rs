//! Named types, made one after the other: each may ask for more.

use specwright_codegen::writing::{Map, Value, quoted};

use super::importer::Importer;
use super::names::{Names, sentence, snake};
use super::scalar::text_of;
use super::types::Asked;
use super::value::At;
use super::words::short;
use crate::document::{Json, SchemaKind};

impl Importer<'_> {
    /// Makes every type that was asked for.
    pub(super) fn make_types(&mut self) {
        while let Some(asked) = self.types.queue.pop_front() {
            let Some(shape) = self.shape(asked.schema) else {
                continue;
            };
            let mut map = Map::default();
            let about = shape.about.or(shape.schema.title.as_deref()).and_then(short);
            map.text("about", about.unwrap_or_else(|| sentence(&asked.name)));
            match &shape.schema.kind {
                SchemaKind::Enum { values, meanings } => map.add("enum", enum_of(values, meanings)),
                SchemaKind::OneOf { .. } => match self.told_apart(asked.schema) {
                    Some(apart) if self.members(asked.schema).is_none() => {
                        let fields = self.merged(&asked, &apart);
                        map.map("fields", fields);
                    }
                    _ => {
                        let members = self.union(&asked);
                        map.map("union", members);
                    }
                },
                SchemaKind::Object { properties, .. } => {
                    let fields = self.fields(properties, &asked.name, asked.mode, asked.direction);
                    // An object all of whose members go the other way.
                    match fields.entries.is_empty() {
                        true => map.yaml("fields", "{}"),
                        false => map.map("fields", fields),
                    }
                }
                _ => continue,
            }
            let place = shape.schema.place.clone();
            self.types.made.push((asked.name, map, place));
        }
    }

    fn union(&mut self, asked: &Asked) -> Map {
        let mut names = Names::without(&["Unknown"]);
        let mut union = Map::default();
        for property in self.members(asked.schema).unwrap_or_default() {
            let Some(shape) = self.shape(property.schema) else {
                continue;
            };
            let plain = snake(&property.name);
            let name = names.first_free(&[&plain, &format!("{plain}_value")]);
            let at = At::new(asked.mode, asked.direction, &asked.name, &property.name);
            let form = self.form(property.schema, &at);
            let mut map = Map::default();
            let about = property.about.as_deref().or(shape.about).and_then(short);
            map.text("about", about.unwrap_or_else(|| sentence(&name)));
            form.write(&mut map);
            if name != property.name {
                map.yaml("wire_name", quoted(&property.name));
            }
            let place = shape.schema.place.clone();
            self.add(&mut union, &name, map, &place);
        }
        union
    }
}

/// The texts, with what each means where that is said.
pub(super) fn enum_of(values: &[Json], meanings: &[Option<String>]) -> Value {
    let texts: Vec<String> = values.iter().map(text_of).collect();
    let short_of = |index: usize| meanings.get(index)?.as_deref().and_then(short);
    if (0..texts.len()).any(|index| short_of(index).is_some()) {
        let mut map = Map::default();
        for (index, text) in texts.iter().enumerate() {
            map.text(text, short_of(index).unwrap_or_else(|| sentence(text)));
        }
        return Value::Map(map);
    }
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    Value::Yaml(format!("[{}]", quoted.join(", ")))
}
