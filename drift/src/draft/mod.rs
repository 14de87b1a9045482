//! A first spec for a page that has none.
//!
//! Names, types and rules are the page's; the words are made of names, never of the page's sentences. What the page does
//! not state has a `doubt`, and what the language cannot say or refuses is left out with a comment.

mod access;
mod answers;
mod api;
mod field;
mod format;
mod names;
mod operation;
mod rules;
mod settle;
mod tree;
mod types;

use crate::facts::Facts;
use crate::page::Page;
use access::Access;
use names::{Names, snake};
use operation::{Line, Setting};
use specwright_codegen::writing as yaml;
use specwright_codegen::writing::settle::File;
use types::Types;
use yaml::{Map, Value};

/// More operations of a page are left out.
const MOST_OPERATIONS: usize = 200;

/// Files of a spec that compiles, by their names in the API's folder. What the page does not state is marked with a `doubt`
/// or a comment.
#[must_use]
pub fn draft(api: &str, page: &Page, facts: &Facts) -> Vec<(String, String)> {
    let files = settle::settled(files(api, page, facts));
    let texts = files
        .into_iter()
        .map(|file| (file.name, yaml::write(&file.map, &file.head, false).text));
    texts.collect()
}

fn files(api: &str, page: &Page, facts: &Facts) -> Vec<File> {
    let code = access::code(page);
    let access = Access::of(facts, &code);
    let server = access::server(&facts.operations, &code);
    let head = "A first draft, made from a page of the documentation. Review every line, above all those with a doubt.";
    let mut files = vec![File {
        name: specwright_codegen::API_FILE.to_owned(),
        head: head.to_owned(),
        map: api::file(api, page, facts, &access, server.as_ref()),
    }];
    let setting = Setting {
        docs: api::docs(page),
        access: &access,
        shared: &facts.shared,
    };
    for (resource, map) in resources(facts, &setting) {
        files.push(File {
            name: format!("{resource}.yaml"),
            head: head.to_owned(),
            map,
        });
    }
    files
}

/// A file for the first part of the paths.
fn resources(facts: &Facts, setting: &Setting<'_>) -> Vec<(String, Map)> {
    struct Resource {
        name: String,
        operations: Map,
        names: Names,
        types: Types,
    }
    let mut resources: Vec<Resource> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for from in facts.operations.iter().take(MOST_OPERATIONS) {
        let line = Line::of(from);
        if lines.contains(&line) {
            continue;
        }
        let name = resource_of(&line.path, from.path.is_some());
        let at = resources
            .iter()
            .position(|resource| resource.name == name)
            .unwrap_or_else(|| {
                resources.push(Resource {
                    name: name.clone(),
                    operations: Map::default(),
                    names: Names::default(),
                    types: Types::default(),
                });
                resources.len() - 1
            });
        let Some(resource) = resources.get_mut(at) else {
            continue;
        };
        let operation = resource.names.unique(&operation::name_of(from, &line, &name));
        resource.types.keep_for(&operation);
        let map = operation::operation(from, &line, setting, &mut resource.types);
        resource.operations.add(operation, Value::Map(map));
        lines.push(line);
    }
    let file = |resource: Resource| {
        let mut map = Map::default();
        map.yaml("resource", resource.name.clone());
        map.text("about", names::sentence(&resource.name));
        map.yaml("docs", api::address(setting.docs));
        map.map("types", resource.types.named);
        map.map("operations", resource.operations);
        (resource.name, map)
    };
    resources.into_iter().map(file).collect()
}

/// The first part of a path that names something: no version, no `api`, no placeholder.
fn resource_of(path: &str, is_stated: bool) -> String {
    let is_version = |part: &str| {
        let digits = part.strip_prefix(['v', 'V']).unwrap_or(part);
        !digits.is_empty()
            && digits
                .chars()
                .all(|character| character.is_ascii_digit() || character == '.')
    };
    let names_nothing = |part: &str| {
        part.is_empty()
            || part.contains('{')
            || is_version(part)
            || matches!(part, "api" | "rest" | "services" | "service")
    };
    let part = path.split('/').find(|part| !names_nothing(part)).filter(|_| is_stated);
    let part = part.and_then(|part| part.split('.').next()).map(snake);
    part.filter(|name| name != "api")
        .unwrap_or_else(|| "resource".to_owned())
}
