//! `components.schemas` as types.

use std::collections::{BTreeMap, BTreeSet};

use specwright_codegen::writing::{Map, Value, pascal};

use super::describe::{put_about, put_evidence};
use super::groups::Rules;
use super::keys::namespace;
use super::reader::{Around, Own, spec_name};
use super::shape::Kind;
use super::texts::{listed, texts};
use super::usage::uses;
use crate::document::Node;

/// A schema with a name.
#[derive(Debug, Clone)]
pub(super) struct Component<'d> {
    pub(super) node: Node<'d>,
    pub(super) name: String,
    /// The resource that it belongs to; `None`: several use it.
    pub(super) home: Option<&'d str>,
    pub(super) form: Form,
    /// In the order of the document.
    order: usize,
}

/// What becomes of a schema with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A type.
    Named,
    /// What uses it says it in place: a list has no name.
    InPlace,
    /// The only field that has it says it in place, as the spec did.
    Field,
}

impl<'d> Own<'d> {
    /// Gives every schema its name. `users` are the resources that use each.
    pub(super) fn collect_types(
        &mut self,
        users: &BTreeMap<&'d str, BTreeSet<&'d str>>,
        resources: &BTreeSet<&'d str>,
    ) {
        let schemas = self.root.get("components").and_then(|all| all.get("schemas"));
        let mut order = 0;
        for (key, node) in schemas.into_iter().flat_map(Node::members) {
            if node.get("x-specwright-error-body").is_some() || node.has_flag("x-specwright-details") {
                continue;
            }
            let users = users.get(key);
            let home = node.text_of("x-specwright-home").filter(|home| {
                let is_only = users.is_none_or(|users| users.iter().all(|user| user == home));
                resources.contains(home) && is_only
            });
            let name = self.type_name(key, node, home);
            order += 1;
            let component = Component {
                node,
                name,
                home,
                form: Form::Named,
                order,
            };
            self.components.insert(key, component);
        }
        let uses = uses(self.root);
        // What is a list cannot be told before all names are known.
        let keys: Vec<&'d str> = self.components.keys().copied().collect();
        for key in keys {
            let is_used_once = uses.get(key) == Some(&1);
            if let Some(form) = self.form_of(key, is_used_once)
                && let Some(component) = self.components.get_mut(key)
            {
                component.form = form;
            }
        }
        self.share_what_is_shared(users);
    }

    fn type_name(&mut self, key: &str, node: Node<'d>, home: Option<&str>) -> String {
        let wanted = node.text_of("x-specwright-type-name").unwrap_or(key);
        let wanted = match spec_name(wanted) == wanted && wanted.starts_with(char::is_alphabetic) {
            true => wanted.to_owned(),
            false => pascal(wanted),
        };
        let mut name = wanted;
        // Resources may have types of the same name, which no type of all may have.
        let place = |name: &str| format!("{} {name}", home.unwrap_or_default());
        while !self.type_names.insert(place(&name)) {
            name.push('2');
        }
        self.type_names.insert(name.clone());
        name
    }

    fn form_of(&mut self, key: &str, is_used_once: bool) -> Option<Form> {
        let node = self.components.get(key)?.node;
        let can_be_in_place = is_plain_object(node) || node.get("enum").is_some();
        if is_used_once && can_be_in_place && node.has_flag("x-specwright-in-place") {
            return Some(Form::Field);
        }
        if node.has_flag("x-specwright-union") || is_plain_object(node) {
            return Some(Form::Named);
        }
        let shape = self.shape(node, 0);
        Some(match shape.kind {
            Kind::List(_) | Kind::Map(_) | Kind::Named(_) => Form::InPlace,
            Kind::Word("any") => Form::InPlace,
            _ if shape.nullable => Form::InPlace,
            _ => Form::Named,
        })
    }

    /// A type that `api.yaml` needs cannot belong to a resource.
    fn share_what_is_shared(&mut self, _users: &BTreeMap<&'d str, BTreeSet<&'d str>>) {
        let mut open: Vec<Node<'d>> = self
            .components
            .values()
            .filter(|one| one.home.is_none())
            .map(|one| one.node)
            .collect();
        while let Some(node) = open.pop() {
            for key in super::usage::references(node) {
                if let Some(component) = self.components.get_mut(key)
                    && component.home.take().is_some()
                {
                    open.push(component.node);
                }
            }
        }
    }

    /// The types of a resource, or those that all share.
    pub(super) fn types_of(&mut self, home: Option<&str>) -> Map {
        let mut own: Vec<Component<'d>> = self
            .components
            .values()
            .filter(|one| one.home == home && one.form == Form::Named)
            .cloned()
            .collect();
        own.sort_by_key(|one| one.order);
        let mut types = Map::default();
        for component in own {
            let map = self.named_type(&component);
            self.add_field(&mut types, &component.name, map, component.node);
        }
        types
    }

    fn named_type(&mut self, component: &Component<'d>) -> Map {
        let node = component.node;
        let mut map = Map::default();
        let around = Around {
            owner: &component.name,
            home: component.home,
            depth: 0,
        };
        put_about(node, &mut map);
        if node.has_flag("x-specwright-union") {
            let members = self.union_members(node, around);
            map.add("union", Value::Map(members));
        } else if is_plain_object(node) {
            let rules = Rules::of(node);
            let mut fields = self.fields(node, around);
            rules.put(self, &mut [&mut fields], node, &mut map);
            map.add("fields", Value::Map(fields));
            if let Some(namespace) = node.get("x-specwright-namespace").and_then(namespace) {
                map.yaml("namespace", namespace);
            }
        } else {
            self.put_value(node, around, &mut map);
        }
        put_evidence(node, &mut map);
        map
    }

    /// Each member stands in an object of its own.
    fn union_members(&mut self, node: Node<'d>, around: Around<'_>) -> Map {
        let mut members = Map::default();
        for variant in node.get("oneOf").into_iter().flat_map(Node::items) {
            let fields = self.fields(variant, around);
            for entry in fields.entries {
                if !members.has(&entry.key) {
                    members.entries.push(entry);
                }
            }
        }
        members
    }

    /// The texts of an enum, with what they mean where that is said.
    pub(super) fn enum_values(&mut self, node: Node<'d>) -> Value {
        let values = match node.get("enum") {
            Some(values) => texts(values),
            None => node.get("const").map(texts).unwrap_or_default(),
        };
        let meanings = meanings(node, &values);
        if meanings.iter().all(String::is_empty) {
            return Value::Yaml(listed(values.iter().map(String::as_str)));
        }
        let mut map = Map::default();
        for (value, meaning) in values.iter().zip(&meanings) {
            if !map.has(value) {
                map.value(value, meaning);
            }
        }
        Value::Map(map)
    }
}

/// What the values of an enum mean. Where somebody added one or took one out, the description still says it by name.
fn meanings(node: Node<'_>, values: &[String]) -> Vec<String> {
    let listed: Vec<String> = node.get("x-enum-descriptions").map(texts).unwrap_or_default();
    if listed.len() == values.len() || listed.is_empty() {
        return listed;
    }
    let description = node.text_of("description").unwrap_or_default();
    let meaning = |value: &String| {
        let start = format!("- `{value}`: ");
        let line = description.lines().find_map(|line| line.strip_prefix(&start));
        line.unwrap_or_default().to_owned()
    };
    values.iter().map(meaning).collect()
}

/// Whether a schema is an object with members of its own, or with none.
fn is_plain_object(node: Node<'_>) -> bool {
    let is_map = node
        .get("additionalProperties")
        .is_some_and(|of| of.is_object() || of.is_true());
    node.text_of("type") == Some("object") && (node.get("properties").is_some() || !is_map)
}
