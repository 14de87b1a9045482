//! From a block of YAML to the files of a spec: a block shows only the keys that matter.

use super::Block;

/// What a block leaves out, by key.
const API: &[(&str, &str)] = &[
    ("specwright", "specwright: 1"),
    ("api", "api: bakery"),
    ("about", "about: A bakery of the reference."),
    ("docs", "docs: https://docs.bakery.example/"),
    (
        "servers",
        "servers: { live: { about: The service., url: 'https://api.bakery.example' } }",
    ),
];
const RESOURCE: &[(&str, &str)] = &[
    ("resource", "resource: orders"),
    ("about", "about: A resource of the reference."),
];
const OPERATION: &[(&str, &str)] = &[
    ("about", "about: An operation of the reference."),
    ("docs", "docs: https://docs.bakery.example/"),
    ("request", "request: POST /orders"),
    ("responds", "responds: { 200: { body: empty } }"),
];

/// The files of a spec.
#[must_use]
pub fn files(block: &Block, api: &str) -> Vec<(String, String)> {
    let resource = match block.kind().1 {
        "files" => return named_files(&block.text),
        "resource" => completed(&operations_completed(&block.text), RESOURCE),
        "fields" => around_operation(&completed(&both_ways(&block.text), OPERATION)),
        _ => around_operation(&completed(&block.text, OPERATION)),
    };
    vec![
        ("api.yaml".to_owned(), completed(api, API)),
        ("orders.yaml".to_owned(), resource),
    ]
}

/// An operation that sends these fields and answers with them.
fn both_ways(fields: &str) -> String {
    let fields = |depth| indented(fields, depth);
    format!(
        "json:\n  fields:\n{}responds:\n  200:\n    json:\n      fields:\n{}",
        fields(4),
        fields(8)
    )
}

fn around_operation(operation: &str) -> String {
    let operations = format!("operations:\n  change:\n{}", indented(operation, 4));
    completed(&operations, RESOURCE)
}

/// A resource whose operations, each at a depth of two, have all that they need.
fn operations_completed(resource: &str) -> String {
    let Some((head, operations)) = resource.split_once("operations:\n") else {
        return resource.to_owned();
    };
    let mut completed_operations = String::new();
    let mut name = None;
    let mut operation = String::new();
    for line in operations.lines().chain(["  end:"]) {
        let is_name = line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':');
        if !is_name {
            operation += &format!("{}\n", line.strip_prefix("    ").unwrap_or(line));
            continue;
        }
        if let Some(name) = name.replace(line) {
            completed_operations += &format!("{name}\n{}", indented(&completed(&operation, OPERATION), 4));
        }
        operation.clear();
    }
    format!("{head}operations:\n{completed_operations}")
}

/// The text, and a line for each key that it does not have.
fn completed(text: &str, defaults: &[(&str, &str)]) -> String {
    let has = |key: &str| text.lines().any(|line| line.starts_with(&format!("{key}:")));
    let added = defaults.iter().filter(|(key, _)| !has(key));
    let added: Vec<&str> = added.map(|(_, line)| *line).collect();
    format!("{}\n{}\n", text.trim_end(), added.join("\n"))
        .trim_start()
        .to_owned()
}

fn indented(text: &str, spaces: usize) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(|line| format!("{}{line}\n", " ".repeat(spaces))).collect()
}

/// A block that holds whole files, each after a comment with its name.
fn named_files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let name = line.strip_prefix("# ").filter(|name| name.ends_with(".yaml"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, content))) => *content += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    files
}
