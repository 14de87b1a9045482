//! What a schema is, with references followed as far as the language has no name for what is there.

use super::reader::{DEEPEST, Own};
use super::types::Form;
use crate::document::Node;

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

impl<'d> Own<'d> {
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
            Some((Form::Field, _, node)) => Shape {
                kind: match node.get("enum") {
                    Some(_) => Kind::Enum,
                    None => Kind::Object,
                },
                nullable: false,
                schema: node,
            },
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
