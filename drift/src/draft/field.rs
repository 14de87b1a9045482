//! A field of a page as a field of a spec.

use super::names::{pascal, sentence, snake};
use super::rules::{doubt, limits, notes};
use super::tree::Field;
use super::types::Types;
use super::yaml::{Map, Value};
use crate::edit::quoted;
use crate::facts::{Claim, Condition, EnumText, FieldType, Presence};

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// In the path.
    Path,
    /// In the query string, among the headers, in a form.
    Flat,
    /// In a JSON or XML body that is sent.
    Body,
    /// In an answer.
    Answer,
}

/// Fields by name; names that mean the same in a spec are told apart.
pub(super) fn fields(fields: &[Field<'_>], around: Around, types: &mut Types) -> Map {
    let mut map = Map::default();
    for field in fields {
        let name = match map.has(&snake(&field.name)) {
            true => snake(&field.path),
            false => snake(&field.name),
        };
        let is_name = field.name.chars().count() <= 100 && !field.name.contains(crate::text::is_hidden);
        match is_name && !map.has(&name) {
            true => {
                let value = one(field, &name, around, types);
                map.add(name, Value::Map(value));
            }
            false => map.leave_out(format!("`{}`, whose name is not one of its own", field.path)),
        }
    }
    map
}

/// A field.
pub(super) fn one(field: &Field<'_>, name: &str, around: Around, types: &mut Types) -> Map {
    let mut map = Map::default();
    map.text("about", sentence(&field.name));
    let has_type = kind(field, name, around, &mut map, types);
    if field.name != *name && around != Around::Path {
        map.value("wire_name", &field.name);
    }
    let has_presence = presence(field, around, &mut map);
    limits(field, &mut map);
    notes(field, around, &mut map);
    // What is only around others was seen in their names.
    if !field.facts.is_empty() || around == Around::Path {
        doubt(has_type, has_presence, around, &mut map);
    }
    map
}

/// The type; whether the page states it.
fn kind(field: &Field<'_>, name: &str, around: Around, map: &mut Map, types: &mut Types) -> bool {
    if !field.children.is_empty() && around != Around::Flat {
        object(field, name, around, map, types);
        return true;
    }
    let values = field.said(|claim| match claim {
        Claim::Enum { values, open } if !values.is_empty() => Some((values, *open)),
        _ => None,
    });
    let joined = field.said(|claim| match claim {
        Claim::Joined(by) => Some(by),
        _ => None,
    });
    let is_many = field.holds_many() || joined.is_some();
    if let Some((values, open)) = values.filter(|_| field.ty() != Some(&FieldType::Bool)) {
        match is_many {
            true => {
                map.yaml("type", "list");
                map.yaml("of", types.enumeration(&pascal(&field.path), values));
            }
            false => types.enum_of(name, &pascal(&field.path), values, map),
        }
        if let Some(by) = joined {
            map.value("join", by);
        }
        // In JSON the text "1" and the number 1 are not the same.
        let is_bare = matches!(field.ty(), Some(FieldType::Int | FieldType::Decimal)) && !is_many;
        if is_bare && matches!(around, Around::Body | Around::Answer) {
            map.yaml("wire", "number");
        }
        if open {
            map.text("note", "The page says that there are more values.");
        }
        return true;
    }
    if is_many {
        let of = match field.ty() {
            Some(FieldType::List(Some(of))) => scalar(of, around),
            _ => "string",
        };
        map.yaml("type", "list");
        map.yaml("of", of);
        if let Some(by) = joined {
            map.value("join", by);
        }
        return true;
    }
    if let Some((values, _)) = values {
        words(values, map);
    }
    match (field.ty(), super::format::of(field)) {
        (_, Some(format)) => format.write(map),
        (Some(ty), None) => {
            let ty = scalar(ty, around);
            if ty != "string" {
                map.yaml("type", ty);
            }
        }
        (None, None) => return super::format::implies_type(field, map),
    }
    true
}

/// The two texts of a boolean, the one for true first.
fn words(values: &[EnumText], map: &mut Map) {
    let is_true = |text: &str| matches!(text.to_lowercase().as_str(), "1" | "true" | "yes" | "y" | "on" | "t");
    let [a, b] = values else { return };
    let (yes, no) = match (is_true(&a.text), is_true(&b.text)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return,
    };
    if (yes.text.as_str(), no.text.as_str()) != ("true", "false") {
        map.yaml("words", format!("[{}, {}]", quoted(&yes.text), quoted(&no.text)));
    }
}

fn object(field: &Field<'_>, name: &str, around: Around, map: &mut Map, types: &mut Types) {
    let children = fields(&field.children, around, types);
    let natural = pascal(name);
    if field.holds_many() {
        let ty = types.object(&format!("{}Item", pascal(&field.path)), &field.path, children);
        map.yaml("type", "list");
        map.yaml("of", ty);
    } else if types.is_free(&natural) {
        map.add("fields", Value::Map(children));
    } else {
        let ty = types.object(&pascal(&field.path), &field.path, children);
        map.yaml("type", ty);
    }
}

/// The word for a type without parts.
pub(super) fn scalar(ty: &FieldType, around: Around) -> &'static str {
    match ty {
        FieldType::Int => "int",
        FieldType::Decimal => "decimal",
        FieldType::Bool => "bool",
        FieldType::Date => "date",
        FieldType::DateTime => "datetime",
        FieldType::File => "bytes",
        FieldType::Object | FieldType::Any if matches!(around, Around::Body | Around::Answer) => "any",
        _ => "string",
    }
}

/// Whether it may be left out; whether the page states it.
fn presence(field: &Field<'_>, around: Around, map: &mut Map) -> bool {
    if around == Around::Path {
        return true;
    }
    let presence = field.said(|claim| match claim {
        Claim::Presence(presence) => Some(*presence),
        _ => None,
    });
    let condition = field.said(|claim| match claim {
        Claim::Condition(condition) => Some(condition),
        _ => None,
    });
    let is_answer = around == Around::Answer;
    match (condition, presence) {
        (Some(Condition::When(_)), _) => {
            map.yaml("optional", "true");
            map.text("required_when", "In a case that the page describes.");
        }
        (Some(_), _) if is_answer => map.yaml("optional", "true"),
        (Some(Condition::If { other, equals }), _) => map.yaml("required_if", over(other, equals)),
        (Some(Condition::Unless { other, equals }), _) => map.yaml("required_unless", over(other, equals)),
        (None, Some(Presence::Required)) => {}
        (None, None) if field.facts.is_empty() && has_required(field) => {}
        (None, _) => map.yaml("optional", "true"),
    }
    condition.is_some() || presence.is_some()
}

/// Whether something in it has to be there.
fn has_required(field: &Field<'_>) -> bool {
    let is_required = |child: &Field<'_>| {
        let required = |claim: &Claim| (*claim == Claim::Presence(Presence::Required)).then_some(());
        child.said(required).is_some() || (child.facts.is_empty() && has_required(child))
    };
    field.children.iter().any(is_required)
}

fn over(other: &str, equals: &[String]) -> String {
    let other = snake(other.rsplit('.').next().unwrap_or(other));
    let values: Vec<_> = equals.iter().map(|text| quoted(text)).collect();
    match values.as_slice() {
        [] => other,
        [one] => format!("{{ {other}: {one} }}"),
        many => format!("{{ {other}: [{}] }}", many.join(", ")),
    }
}
