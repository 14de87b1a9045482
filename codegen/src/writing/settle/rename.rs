//! Another name for what has a bad one. What the wire calls it stays.

use super::parts::NAMED;
use crate::writing::{Map, Value, quoted};

/// More names are not tried.
const MOST_NAMES: usize = 100;

/// Whether what a path leads to got another name. `types` is told of types, whose uses have to follow.
pub(super) fn entry(map: &mut Map, path: &[usize], keys: &[String], types: &mut Vec<(String, String)>) -> bool {
    if let [key] = keys
        && key == "resource"
    {
        return resource(map, path);
    }
    let depth = (2..=keys.len()).rev().find(|depth| {
        let around = keys.get(depth - 2).map_or("", String::as_str);
        NAMED.contains(&around)
    });
    let Some((depth, way)) = depth.and_then(|depth| Some((depth, path.get(..depth)?))) else {
        return false;
    };
    if keys.get(depth).is_some_and(|key| key == "enum") {
        return false;
    }
    let around = keys.get(depth - 2).map_or("", String::as_str);
    let end = match around {
        "types" => "Value",
        "operations" => "_call",
        _ => "_value",
    };
    let Some(renamed) = another(map, way, end) else {
        return false;
    };
    match around {
        "types" => types.push(renamed),
        "fields" | "query" | "headers" | "union" => keep_wire_name(map, way, &renamed.0),
        _ => {}
    }
    true
}

/// The name before and the first name behind which there is none yet.
fn another(map: &mut Map, way: &[usize], end: &str) -> Option<(String, String)> {
    let around = map.around(way)?;
    let known: Vec<String> = around.entries.iter().map(|entry| entry.key.to_lowercase()).collect();
    let entry = around.entries.get_mut(*way.last()?)?;
    let was = entry.key.clone();
    let numbered = (2..MOST_NAMES).map(|number| format!("{was}{end}{number}"));
    let name = std::iter::once(format!("{was}{end}"))
        .chain(numbered)
        .find(|name| name.len() < 100 && !known.contains(&name.to_lowercase()))?;
    entry.key = name.clone();
    Some((was, name))
}

fn keep_wire_name(map: &mut Map, way: &[usize], was: &str) {
    if let Some(entry) = map.entry(way)
        && let Value::Map(field) = &mut entry.value
        && !field.has("wire_name")
    {
        field.yaml("wire_name", quoted(was));
    }
}

/// A resource is named by its file; it gets another name once.
fn resource(map: &mut Map, path: &[usize]) -> bool {
    let Some(Value::Yaml(name)) = map.entry(path).map(|entry| &mut entry.value) else {
        return false;
    };
    let is_new = !name.ends_with("_resource");
    if is_new {
        name.push_str("_resource");
    }
    is_new
}

/// Gives a type its new name wherever it is used.
pub(super) fn uses(map: &mut Map, from: &str, to: &str) {
    let mut open = vec![map];
    while let Some(map) = open.pop() {
        for entry in &mut map.entries {
            match &mut entry.value {
                Value::Map(inner) => open.push(inner),
                Value::Yaml(yaml) if matches!(entry.key.as_str(), "type" | "of") && yaml == from => {
                    *yaml = to.to_owned();
                }
                _ => {}
            }
        }
    }
}
