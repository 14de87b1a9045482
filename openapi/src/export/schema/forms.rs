//! The forms in which values travel, where they are not those of their types.

use specwright_codegen::model::{Constraints, Encoding, JsonForm, TypeDef, TypeKind, TypeRef, WireForm};

use super::{Shape, either, without_null, xml};
use crate::export::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// The schema of what travels; `None` if it is that of the value.
    pub(super) fn form_of(&mut self, shape: Shape<'_>) -> Option<Object> {
        let ty = without_null(shape.ty);
        match shape.form.encoding {
            Encoding::Json => return Some(self.json_text(shape)),
            Encoding::JsonBase64 => return Some(self.json_text(shape).with("contentEncoding", "base64")),
            _ => {}
        }
        if shape.form.join.is_some() && matches!(ty, TypeRef::List(_)) {
            return Some(Object::of("type", "string"));
        }
        match ty {
            TypeRef::Map(of) if shape.usage.xml && !shape.usage.json => {
                let value = self.element(shape, of);
                Some(xml::entries(shape.form, value))
            }
            TypeRef::List(_) | TypeRef::Map(_) => None,
            TypeRef::Any if !shape.usage.json => Some(self.json_text(shape)),
            ty => self.scalar(shape, ty),
        }
    }

    /// JSON in a text.
    fn json_text(&mut self, shape: Shape<'_>) -> Object {
        let mut text = Object::of("type", "string").with("contentMediaType", "application/json");
        let inside = self.natural(shape);
        text.put_object("contentSchema", inside);
        text
    }

    fn scalar(&mut self, shape: Shape<'_>, ty: &TypeRef) -> Option<Object> {
        let schema = match &shape.form.encoding {
            Encoding::Plain if shape.in_header && *ty == TypeRef::DateTime => http_date(),
            Encoding::Text if shape.usage.json => {
                self.lose_rules(shape.constraints);
                as_text(ty)?
            }
            Encoding::Number if *ty == TypeRef::Bool => words("1", "0", shape.usage.json),
            Encoding::Number if shape.usage.json => self.bare(shape.constraints, ty),
            Encoding::Base64 => {
                self.lose_rules(shape.constraints);
                Object::of("type", "string").with("contentEncoding", "base64")
            }
            Encoding::Words { yes, no, bare } => words(yes, no, *bare && shape.usage.json),
            Encoding::Epoch => Object::of("type", "number").with("format", "unixtime"),
            Encoding::EpochMillis => Object::of("type", "integer").with("format", "int64"),
            Encoding::HttpDate => http_date(),
            Encoding::Iso8601 => Object::of("type", "string").with("format", "date-time"),
            Encoding::Layout(layout) => Object::of("type", "string").with("pattern", laid_out(layout)),
            _ => return None,
        };
        Some(schema)
    }

    /// Rules of the value that its form does not have.
    fn lose_rules(&mut self, rules: &Constraints) {
        let has_rules = rules.range.is_some()
            || rules.multiple_of.is_some()
            || rules.length.is_some()
            || rules.chars.is_some()
            || rules.pattern.is_some();
        if has_rules {
            self.lose(
                "its rules are about the value, not about the text that travels: they stand in x-specwright-value",
            );
        }
    }

    /// A text or an enum without quotes.
    fn bare(&mut self, rules: &Constraints, ty: &TypeRef) -> Object {
        let TypeRef::Named(id) = ty else {
            self.lose_rules(rules);
            return Object::of("type", "number");
        };
        let numbers = enum_numbers(self.model.ty(*id));
        let mut schema = Object::of("type", "number");
        schema.put_list("enum", numbers);
        schema
    }
}

fn enum_numbers(ty: &TypeDef) -> Vec<Tree> {
    let TypeKind::Enum { values } = &ty.kind else {
        return Vec::new();
    };
    let numbers = values
        .iter()
        .map(|value| super::constraints::as_number(&value.name.spec));
    numbers
        .map(|number| Some(number?.0))
        .collect::<Option<_>>()
        .unwrap_or_default()
}

fn http_date() -> Object {
    Object::of("type", "string").with("format", "http-date")
}

/// A number or a flag in quotes.
fn as_text(ty: &TypeRef) -> Option<Object> {
    let text = Object::of("type", "string");
    Some(match ty {
        TypeRef::Bool => text.with("enum", vec!["true", "false"]),
        TypeRef::Int => text.with("pattern", r"^[+-]?\d+$"),
        TypeRef::Float | TypeRef::Decimal => text.with("pattern", r"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$"),
        _ => return None,
    })
}

fn words(yes: &str, no: &str, bare: bool) -> Object {
    let number = |text: &str| super::constraints::as_number(text).map(|(number, _)| number);
    match (bare, number(yes), number(no)) {
        (true, Some(yes), Some(no)) => Object::of("type", "number").with("enum", vec![yes, no]),
        _ => Object::of("type", "string").with("enum", vec![yes, no]),
    }
}

/// A layout as a pattern: `yyyy`, `yy`, `mm`, `dd`, `HH`, `MM`, `SS`, all else as it is.
fn laid_out(layout: &str) -> String {
    let mut pattern = "^".to_owned();
    let mut rest = layout;
    while let Some(character) = rest.chars().next() {
        let step = ["yyyy", "yy", "mm", "dd", "HH", "MM", "SS"]
            .into_iter()
            .find(|step| rest.starts_with(step));
        if let Some(step) = step {
            pattern.push_str(&format!(r"\d{{{}}}", step.len()));
            rest = rest.get(step.len()..).unwrap_or_default();
            continue;
        }
        if "^$\\.*+?()[]{}|/".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    pattern.push('$');
    pattern
}

/// The same, or the text that stands for none.
pub(super) fn or_none(schema: Object, none: &str, ty: &TypeRef) -> Object {
    let is_number = matches!(schema.get("type"), Some(Tree::Text(ty)) if ty == "integer" || ty == "number");
    let stands = match super::constraints::as_number(none) {
        Some((number, true)) if is_number => number,
        _ => Tree::from(none),
    };
    let takes_any_text = *without_null(ty) == TypeRef::String && schema.0.len() == 1;
    let takes_any_number = is_number && schema.0.len() <= 2 && matches!(stands, Tree::Number(_));
    match takes_any_text || takes_any_number {
        true => schema,
        false => either(schema, Object::of("const", stands)),
    }
}

/// The same, or one of the forms that are read as well.
pub(super) fn or_other(mut schema: Object, forms: &[JsonForm], ty: &TypeRef) -> Object {
    let mut types: Vec<&str> = Vec::new();
    for form in forms {
        types.push(match form {
            JsonForm::Text => "string",
            JsonForm::Number => "number",
            JsonForm::Bool => "boolean",
            JsonForm::Single => {
                if let Some(Tree::Object(item)) = schema.get("items").cloned() {
                    schema = either(schema, Object(item));
                }
                continue;
            }
        });
    }
    if types.is_empty() || matches!(ty, TypeRef::List(_) | TypeRef::Map(_)) {
        return schema;
    }
    let own = schema.get("type").and_then(Tree::as_text).map(str::to_owned);
    match own.filter(|_| !schema.has("enum")) {
        Some(own) => {
            let others = types
                .into_iter()
                .filter(|ty| *ty != own && !(own == "integer" && *ty == "number"));
            let others: Vec<String> = others.map(str::to_owned).collect();
            if !others.is_empty() {
                schema.put("type", [vec![own], others].concat());
            }
            schema
        }
        None => {
            let other = Object::of("type", types);
            either(schema, other)
        }
    }
}

/// Whether a list is one text.
pub(super) fn is_joined(form: &WireForm) -> bool {
    form.join.is_some()
}
