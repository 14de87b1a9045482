//! The specs of the language reference and of the cases of the wire: blocks of YAML on pages of Markdown, each with what
//! it leaves out.

use std::fs;
use std::path::Path;

/// What a block leaves out, by key.
const API: &[(&str, &str)] = &[
    ("specwright", "1"),
    ("api", "example"),
    ("about", "An API of the reference."),
    ("docs", "https://docs.example.com/"),
    (
        "servers",
        "{ live: { about: The service., url: 'https://api.example.com' } }",
    ),
];
const RESOURCE: &[(&str, &str)] = &[
    ("resource", "things"),
    ("about", "A resource of the reference."),
    (
        "operations",
        "{ read: { about: Reads it., docs: 'https://docs.example.com/', request: GET /things, responds: { 200: { body: \
         empty } } } }",
    ),
];
const OPERATION: &[(&str, &str)] = &[
    ("about", "An operation of the reference."),
    ("docs", "https://docs.example.com/"),
    ("request", "POST /things"),
    ("responds", "{ 200: { body: empty } }"),
];

/// The files of a spec, after the page and the line where it stands.
pub(crate) type Spec = (String, Vec<(String, Vec<u8>)>);

/// Every spec on the pages that is not said to be refused.
pub(crate) fn specs(root: &Path) -> Vec<Spec> {
    let mut specs = Vec::new();
    for folder in ["docs/language", "docs/language/wire", "tests/wire"] {
        let mut pages: Vec<_> = fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "md"))
            .collect();
        pages.sort();
        for page in pages {
            let name = format!("{folder}/{}", page.file_name().unwrap().to_string_lossy());
            specs_of(&name, &fs::read_to_string(page).unwrap(), &mut specs);
        }
    }
    specs
}

fn specs_of(page: &str, text: &str, specs: &mut Vec<Spec>) {
    let mut api = completed("", API);
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(words) = line.strip_prefix("```yaml ") else {
            continue;
        };
        let block: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        let block = block.join("\n");
        if words.contains("refused") || words.contains("alone") {
            continue;
        }
        let resource = match words {
            "api" => {
                api = completed(&block, API);
                completed("", RESOURCE)
            }
            "resource" => completed(&with_operations(&block), RESOURCE),
            "operation" => around(&completed(&block, OPERATION)),
            "fields" => {
                let body = format!("json:\n  fields:\n{}", indented(&block, 4));
                let answer = format!("responds:\n  200:\n    json:\n      fields:\n{}", indented(&block, 8));
                for body in [body, answer] {
                    let files = [
                        ("api.yaml", api.clone()),
                        ("things.yaml", around(&completed(&body, OPERATION))),
                    ];
                    specs.push((format!("{page}:{}", number + 1), bytes(files)));
                }
                continue;
            }
            "files" => {
                specs.push((format!("{page}:{}", number + 1), named_files(&block)));
                continue;
            }
            _ => continue,
        };
        let files = [("api.yaml", api.clone()), ("things.yaml", resource)];
        specs.push((format!("{page}:{}", number + 1), bytes(files)));
    }
}

/// The resource with what its operations leave out.
fn with_operations(block: &str) -> String {
    let mut out = String::new();
    let mut operation: Option<String> = None;
    let mut is_inside = false;
    for line in block.lines() {
        let is_deep = line.starts_with("    ") || line.trim().is_empty();
        if let Some(text) = operation.take_if(|_| !is_deep) {
            out += &indented(&completed(&text, OPERATION), 4);
        }
        match &mut operation {
            Some(text) => *text += &format!("{}\n", line.get(4..).unwrap_or_default()),
            None => {
                out += &format!("{line}\n");
                is_inside = is_inside && line.starts_with("  ") || line == "operations:";
                operation = (is_inside && line.starts_with("  ") && line.ends_with(':')).then(String::new);
            }
        }
    }
    if let Some(text) = operation {
        out += &indented(&completed(&text, OPERATION), 4);
    }
    out
}

fn bytes(files: [(&str, String); 2]) -> Vec<(String, Vec<u8>)> {
    let files = files.into_iter();
    files.map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
}

/// A resource with that one operation.
fn around(operation: &str) -> String {
    completed(&format!("operations:\n  change:\n{}", indented(operation, 4)), RESOURCE)
}

fn completed(text: &str, defaults: &[(&str, &str)]) -> String {
    let has = |key: &str| text.lines().any(|line| line.starts_with(&format!("{key}:")));
    let added = defaults.iter().filter(|(key, _)| !has(key));
    let added: Vec<String> = added.map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("{text}\n{}", added.concat())
}

fn indented(text: &str, spaces: usize) -> String {
    let line = |line| format!("{}{line}\n", " ".repeat(spaces));
    text.lines().map(line).collect()
}

/// Whole files, each after a comment with its name.
fn named_files(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("# ").filter(|name| name.ends_with(".yaml")) {
            Some(name) => files.push((name.to_owned(), Vec::new())),
            None => {
                if let Some((_, content)) = files.last_mut() {
                    content.extend(format!("{line}\n").into_bytes());
                }
            }
        }
    }
    files
}
