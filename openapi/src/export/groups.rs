//! Rules over several fields.

use specwright_codegen::model::{Field, Group, Place};

use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// Writes the rules: for those who know the member, all of them; as JSON Schema says them, those whose fields are
    /// members of the object.
    pub(super) fn groups(&mut self, fields: &[Field], groups: &[Group], object: &mut Object) {
        let known: Vec<Object> = groups.iter().map(|group| as_written(fields, group)).collect();
        object.put_list("x-specwright-groups", known);
        let mut rules: Vec<Object> = Vec::new();
        for group in groups {
            match said(fields, group, object) {
                Some(rule) => rules.push(rule),
                None => self.lose(format!("the rule over {}", listed(fields, group))),
            }
        }
        put_rules(rules, object);
    }

    /// The rules of an object that has not all of the fields: they are listed, and lost.
    pub(super) fn lose_groups(&mut self, fields: &[Field], groups: &[Group], object: &mut Object) {
        let known: Vec<Object> = groups.iter().map(|group| as_written(fields, group)).collect();
        object.put_list("x-specwright-groups", known);
        for group in groups {
            self.lose(format!("the rule over {}", listed(fields, group)));
        }
    }
}

/// Rules that do not touch stand side by side, others in `allOf`.
fn put_rules(rules: Vec<Object>, object: &mut Object) {
    let dependent = |rule: &Object| rule.has("dependentRequired");
    let mut required = Object::new();
    let mut others = Vec::new();
    for mut rule in rules {
        match dependent(&rule).then(|| rule.take("dependentRequired")).flatten() {
            Some(Tree::Object(members)) => add_dependent(Object(members), &mut required),
            _ => others.push(rule),
        }
    }
    object.put_object("dependentRequired", required);
    object.put_list("allOf", others);
}

fn add_dependent(rule: Object, required: &mut Object) {
    for (name, needed) in rule.0 {
        let Tree::List(needed) = needed else { continue };
        match required.0.get_mut(&name) {
            Some(Tree::List(known)) => {
                for name in needed {
                    if !known.contains(&name) {
                        known.push(name);
                    }
                }
            }
            _ => required.put(&name, needed),
        }
    }
}

/// The rule in JSON Schema, if all of its fields are members of the object.
fn said(fields: &[Field], group: &Group, object: &Object) -> Option<Object> {
    let properties = object.get("properties")?;
    let name = |index: usize| member(fields.get(index)?, properties);
    let names = |indexes: &[usize]| indexes.iter().map(|index| name(*index)).collect::<Option<Vec<_>>>();
    match group {
        Group::AtLeastOneOf(of) => Some(Object::of("anyOf", each_required(&names(&of.value)?))),
        Group::ExactlyOneOf(of) => Some(Object::of("oneOf", each_required(&names(&of.value)?))),
        Group::Together(of) => {
            let names = names(&of.value)?;
            let mut needed = Object::new();
            for name in &names {
                let others: Vec<&String> = names.iter().filter(|other| *other != name).collect();
                needed.put_list(name, others);
            }
            Some(Object::of("dependentRequired", needed))
        }
        Group::InOrder(_) => None,
        Group::RequiredIf {
            field, other, equals, ..
        } => {
            let (field, other_name) = (name(*field)?, name(*other)?);
            if equals.is_empty() {
                return Some(Object::of("dependentRequired", Object::of(&other_name, vec![field])));
            }
            let condition = has_value(&other_name, equals, properties)?;
            Some(Object::of("if", condition).with("then", Object::of("required", vec![field])))
        }
        Group::RequiredUnless {
            field, other, equals, ..
        } => {
            let (field, other_name) = (name(*field)?, name(*other)?);
            let unless = match equals.is_empty() {
                true => Object::of("required", vec![other_name]),
                false => has_value(&other_name, equals, properties)?,
            };
            Some(Object::of("if", Object::of("not", unless)).with("then", Object::of("required", vec![field])))
        }
    }
}

/// The key of a field among the properties of an object.
fn member(field: &Field, properties: &Tree) -> Option<String> {
    let is_member = matches!(field.place, Place::Body | Place::XmlAttribute | Place::XmlText);
    let wire = field.wire.first().filter(|_| is_member)?.value.0.clone();
    let bracketed = format!("{wire}[]");
    [wire, bracketed]
        .into_iter()
        .find(|name| properties.get(name).is_some())
}

fn each_required(names: &[String]) -> Vec<Object> {
    names.iter().map(|name| Object::of("required", vec![name])).collect()
}

/// That a member has one of the values.
fn has_value(name: &str, texts: &[String], properties: &Tree) -> Option<Object> {
    let schema = properties.get(name)?;
    let is_text = match schema.get("type") {
        Some(Tree::Text(ty)) => ty == "string",
        _ => true,
    };
    let value = |text: &String| match is_text {
        true => Some(Tree::from(text)),
        false => Tree::from_json(text),
    };
    let values: Vec<Tree> = texts.iter().map(value).collect::<Option<_>>()?;
    let member = Object::of(name, Object::of("enum", values));
    Some(Object::of("properties", member).with("required", vec![name]))
}

/// The rule as the language says it.
fn as_written(fields: &[Field], group: &Group) -> Object {
    let names = |indexes: &[usize]| -> Vec<String> { indexes.iter().map(|index| spec_name(fields, *index)).collect() };
    let condition = |field: usize, other: usize, equals: &[String]| {
        let mut condition = Object::of("field", spec_name(fields, field)).with("other", spec_name(fields, other));
        condition.put_list("equals", equals.iter().collect());
        condition
    };
    match group {
        Group::AtLeastOneOf(of) => Object::of("at_least_one_of", names(&of.value)),
        Group::ExactlyOneOf(of) => Object::of("exactly_one_of", names(&of.value)),
        Group::Together(of) => Object::of("together", names(&of.value)),
        Group::InOrder(of) => Object::of("in_order", names(&of.value)),
        Group::RequiredIf {
            field, other, equals, ..
        } => Object::of("required_if", condition(*field, *other, equals)),
        Group::RequiredUnless {
            field, other, equals, ..
        } => Object::of("required_unless", condition(*field, *other, equals)),
    }
}

fn spec_name(fields: &[Field], index: usize) -> String {
    fields
        .get(index)
        .map_or_else(String::new, |field| field.name.spec.clone())
}

/// The names of the rule's fields, for a person.
fn listed(fields: &[Field], group: &Group) -> String {
    let indexes = match group {
        Group::AtLeastOneOf(of) | Group::ExactlyOneOf(of) | Group::Together(of) | Group::InOrder(of) => {
            of.value.clone()
        }
        Group::RequiredIf { field, other, .. } | Group::RequiredUnless { field, other, .. } => vec![*field, *other],
    };
    let names: Vec<String> = indexes.iter().map(|index| spec_name(fields, *index)).collect();
    names.join(", ")
}
