//! What a schema says of a value: its type, its rules, the form in which it travels, its default and its sample.

use specwright_codegen::writing::{Map, Value, quoted};

use super::keys::Keys;
use super::reader::{Around, DEEPEST, Own};
use super::rules::{put_list_rules, put_number_rules, put_text_rules};
use super::samples::put_values;
use super::shape::{Kind, Shape};
use crate::document::Node;

/// The member that says what a value is before it gets the form in which it travels.
const VALUE: &str = "x-specwright-value";

/// What an item of a list is.
struct Item<'d> {
    of: Value,
    sparse: bool,
    keys: Keys,
    innermost: Shape<'d>,
}

impl<'d> Own<'d> {
    /// Writes everything that a schema says of a value.
    pub(super) fn put_value(&mut self, schema: Node<'d>, around: Around<'_>, map: &mut Map) {
        let natural = schema.get(VALUE).unwrap_or(schema);
        let mut keys = self.keys(schema);
        let shape = self.shape(natural, 0);
        let innermost = self.put_type(&shape, &mut keys, around, map);
        map.entries.append(&mut keys.of_scalar.entries);
        map.entries.append(&mut keys.of_field.entries);
        map.entries.append(&mut keys.own.entries);
        if matches!(shape.kind, Kind::List(_) | Kind::Map(_)) {
            put_list_rules(shape.schema, map);
        }
        self.put_rules(&innermost, map);
        let is_secret = is_secret(&innermost);
        if is_secret {
            map.yaml("secret", "true");
        }
        put_values(natural, is_secret, map);
    }

    fn put_rules(&mut self, shape: &Shape<'d>, map: &mut Map) {
        match shape.kind {
            Kind::Word("string") => put_text_rules(shape.schema, map),
            Kind::Word("int" | "float" | "decimal") => put_number_rules(shape.schema, map),
            _ => {}
        }
    }

    /// Writes the type, and gives what is at the bottom of lists and maps.
    fn put_type(&mut self, shape: &Shape<'d>, keys: &mut Keys, around: Around<'_>, map: &mut Map) -> Shape<'d> {
        let (word, item) = match &shape.kind {
            Kind::Word("string") => return shape.clone(),
            Kind::Word(word) => {
                map.yaml("type", *word);
                return shape.clone();
            }
            Kind::Named(name) => {
                map.value("type", name);
                return shape.clone();
            }
            Kind::Enum => {
                map.add("enum", self.enum_values(shape.schema));
                return shape.clone();
            }
            Kind::Object => {
                let fields = self.fields(shape.schema, around.deeper(around.owner));
                map.add("fields", Value::Map(fields));
                return shape.clone();
            }
            Kind::List(item) => ("list", *item),
            Kind::Map(item) => ("map", *item),
        };
        map.yaml("type", word);
        let is_said_of_all = keys.of_scalar.entries.iter().any(|entry| !is_one_text(&entry.value));
        let item = self.item(item, shape, is_said_of_all, around);
        map.add("of", item.of);
        if item.sparse || shape.schema.has_flag("x-specwright-sparse") {
            map.yaml("sparse", "true");
        }
        for entry in item.keys.of_field.entries {
            if !keys.of_field.has(&entry.key) {
                keys.of_field.entries.push(entry);
            }
        }
        item.innermost
    }

    /// What a list or a map holds: a name, or a mapping where it has keys of its own.
    fn item(
        &mut self,
        schema: Option<Node<'d>>,
        list: &Shape<'d>,
        is_said_of_all: bool,
        around: Around<'_>,
    ) -> Item<'d> {
        let any = |schema| Shape {
            kind: Kind::Word("any"),
            nullable: false,
            schema,
        };
        let Some(schema) = schema.filter(|_| around.depth < DEEPEST) else {
            return Item {
                of: Value::Yaml("any".to_owned()),
                sparse: false,
                keys: Keys::default(),
                innermost: any(list.schema),
            };
        };
        let shape = self.shape(schema.get(VALUE).unwrap_or(schema), 0);
        let mut keys = self.keys(schema);
        let sparse = shape.nullable;
        if let Kind::List(_) | Kind::Map(_) = shape.kind {
            let mut of = Map::default();
            let innermost = self.put_type(&shape, &mut keys, around.deeper(around.owner), &mut of);
            of.entries.append(&mut keys.of_scalar.entries);
            of.entries.append(&mut keys.own.entries);
            return Item {
                of: Value::Map(of),
                sparse,
                keys,
                innermost,
            };
        }
        let name = match &shape.kind {
            Kind::Word(word) => (*word).to_owned(),
            Kind::Named(name) => quoted(name),
            _ => self.type_of_item(&shape, around),
        };
        if is_said_of_all {
            keys.of_scalar = Map::default();
        }
        let of = match keys.own.entries.is_empty() && keys.of_scalar.entries.is_empty() {
            true => Value::Yaml(name),
            false => {
                let mut of = Map::default();
                of.yaml("type", name);
                of.entries.append(&mut keys.of_scalar.entries);
                of.entries.append(&mut keys.own.entries);
                Value::Map(of)
            }
        };
        Item {
            of,
            sparse,
            keys,
            innermost: shape,
        }
    }

    /// An object or an enum in a list gets a name.
    fn type_of_item(&mut self, shape: &Shape<'d>, around: Around<'_>) -> String {
        let mut map = Map::default();
        super::describe::put_about(shape.schema, &mut map);
        match shape.kind {
            Kind::Enum => map.add("enum", self.enum_values(shape.schema)),
            _ => {
                let fields = self.fields(shape.schema, around.deeper(around.owner));
                map.add("fields", Value::Map(fields));
            }
        }
        let wanted = crate::import::names::singular(around.owner);
        self.make_type(&wanted, around.home, map, shape.schema)
    }
}

/// Whether a key says that the whole value is JSON in a text.
fn is_one_text(value: &Value) -> bool {
    matches!(value, Value::Yaml(word) if word == "json" || word == "json_base64")
}

fn is_secret(shape: &Shape<'_>) -> bool {
    let is_text = matches!(shape.kind, Kind::Word("string"));
    let is_said = shape.schema.text_of("format") == Some("password") || shape.schema.has_flag("x-specwright-secret");
    is_text && is_said
}
