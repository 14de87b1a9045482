//! What a schema says of a value: its type, its rules, the form in which it travels, its default and its sample.

use specwright_codegen::writing::{Map, Value, quoted};

use super::keys::Keys;
use super::reader::{Around, DEEPEST, Own};
use super::rules::{put_list_rules, put_number_rules, put_text_rules};
use super::samples::put_values;
use super::types::Form;
use crate::document::Node;

/// The member that says what a value is before it gets the form in which it travels.
const VALUE: &str = "x-specwright-value";

/// What a schema is, whatever it is called in the document.
#[derive(Debug, Clone)]
pub(super) enum Kind<'d> {
    /// A type without a name of its own.
    Word(&'static str),
    /// A type of the spec.
    Named(String),
    /// A list of that.
    List(Option<Node<'d>>),
    /// A map of that.
    Map(Option<Node<'d>>),
    /// One of several texts, in place.
    Enum,
    /// An object in place.
    Object,
}

/// A schema without `null`.
#[derive(Debug, Clone)]
pub(super) struct Shape<'d> {
    pub(super) kind: Kind<'d>,
    pub(super) nullable: bool,
    /// Where its rules stand.
    pub(super) schema: Node<'d>,
}

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

    /// What a schema is. References are followed only where the language has no name for what is there.
    pub(super) fn shape(&mut self, schema: Node<'d>, depth: usize) -> Shape<'d> {
        let shape = |kind| Shape {
            kind,
            nullable: false,
            schema,
        };
        if depth > DEEPEST || !self.step(schema) {
            return shape(Kind::Word("any"));
        }
        if let Some(reference) = schema.text_of("$ref") {
            return self.referred(schema, reference, depth);
        }
        if let Some(shape) = self.either(schema, depth) {
            return shape;
        }
        let types: Vec<&str> = match schema.get("type") {
            Some(ty) if ty.is_list() => ty.items().filter_map(Node::text).collect(),
            Some(ty) => ty.text().into_iter().collect(),
            None => Vec::new(),
        };
        let nullable = types.contains(&"null") || schema.has_flag("nullable");
        let mut others = types.iter().copied().filter(|ty| *ty != "null");
        let ty = others.next();
        if others.next().is_some() {
            self.guessed(schema, "of several types the first is taken");
        }
        Shape {
            nullable,
            ..shape(kind_of(schema, ty))
        }
    }

    /// `anyOf`, `oneOf` and `allOf` of one schema, perhaps beside `null`.
    fn either(&mut self, schema: Node<'d>, depth: usize) -> Option<Shape<'d>> {
        let key = ["anyOf", "oneOf", "allOf"].into_iter().find(|key| {
            let is_rules = |one: Node<'_>| {
                one.members()
                    .all(|(key, _)| matches!(key, "pattern" | "required" | "if" | "then"))
            };
            let mut all = schema.get(key).into_iter().flat_map(Node::items).peekable();
            all.peek().is_some() && !all.all(is_rules)
        })?;
        let all: Vec<Node<'d>> = schema.get(key)?.items().collect();
        let is_null = |one: &Node<'_>| one.text_of("type") == Some("null");
        let nullable = key != "allOf" && all.iter().any(is_null);
        let mut others = all.into_iter().filter(|one| !is_null(one));
        match (others.next(), others.next()) {
            (Some(only), None) => {
                let shape = self.shape(only, depth + 1);
                Some(Shape {
                    nullable: nullable || shape.nullable,
                    ..shape
                })
            }
            _ => {
                let text = format!("`{key}` of several schemas has no place here; it is any value");
                self.skipped(schema, text);
                Some(Shape {
                    kind: Kind::Word("any"),
                    nullable,
                    schema,
                })
            }
        }
    }

    fn referred(&mut self, schema: Node<'d>, reference: &str, depth: usize) -> Shape<'d> {
        let key = reference.strip_prefix("#/components/schemas/").unwrap_or_default();
        let known = self
            .components
            .get(key)
            .map(|one| (one.form, one.name.clone(), one.node));
        match known {
            Some((Form::Named, name, _)) => Shape {
                kind: Kind::Named(name),
                nullable: false,
                schema,
            },
            Some((Form::InPlace, _, node)) => self.shape(node, depth + 1),
            None => {
                self.skipped(schema, "the reference leads to nothing that is a type; it is any value");
                Shape {
                    kind: Kind::Word("any"),
                    nullable: false,
                    schema,
                }
            }
        }
    }
}

/// What a schema of that type is; one that says no type is what its other words are about.
fn kind_of<'d>(schema: Node<'d>, ty: Option<&str>) -> Kind<'d> {
    let has = |key: &str| schema.get(key).is_some();
    let ty = ty.unwrap_or_else(|| {
        let words = [
            ("enum", "string"),
            ("properties", "object"),
            ("additionalProperties", "object"),
            ("items", "array"),
            ("pattern", "string"),
            ("maxLength", "string"),
            ("minimum", "number"),
            ("maximum", "number"),
        ];
        words.into_iter().find(|(key, _)| has(key)).map_or("", |(_, ty)| ty)
    });
    let format = schema.text_of("format").unwrap_or_default();
    match ty {
        "string" if schema.text_of("x-specwright-type") == Some("string") => Kind::Word("string"),
        "string" if has("enum") || has("const") => Kind::Enum,
        "string" if schema.text_of("contentEncoding") == Some("base64") => Kind::Word("bytes"),
        "string" => Kind::Word(match format {
            "binary" | "byte" => "bytes",
            "date" => "date",
            "date-time" => "datetime",
            _ => "string",
        }),
        "boolean" => Kind::Word("bool"),
        "integer" => Kind::Word("int"),
        "number" if format == "decimal" => Kind::Word("decimal"),
        "number" => Kind::Word("float"),
        "array" => Kind::List(schema.get("items").filter(|items| items.is_object())),
        "object" => {
            let of = schema.get("additionalProperties");
            let has_members = schema
                .get("properties")
                .is_some_and(|all| all.members().next().is_some());
            match of.filter(|of| of.is_object() || of.is_true()) {
                Some(of) if !has_members => Kind::Map(Some(of).filter(|of| of.is_object())),
                _ if has("properties") => Kind::Object,
                _ => Kind::Word("any"),
            }
        }
        _ => Kind::Word("any"),
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
