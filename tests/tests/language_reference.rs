//! The language reference is true: every YAML block of it compiles, or is refused by the rule that it names, and every
//! key of the language is on one of its pages.
#![allow(clippy::panic, reason = "helpers of tests end a test so")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::{compile, render, schema};

/// What a block leaves out, by key: the text is added for keys that the block does not have.
const API: &[(&str, &str)] = &[
    ("specwright", "specwright: 1"),
    ("api", "api: example"),
    ("about", "about: An API of the reference."),
    ("docs", "docs: https://docs.example.com/"),
    (
        "servers",
        "servers: { live: { about: The service., url: 'https://api.example.com' } }",
    ),
    (
        "credentials",
        "credentials: { key: { about: The key., sample: my-key } }",
    ),
    (
        "auth",
        "auth: { header: { about: In a header., scheme: headers, fields: { X-Api-Key: key } } }",
    ),
];
const RESOURCE: &[(&str, &str)] = &[
    ("resource", "resource: things"),
    ("about", "about: A resource of the reference."),
    (
        "operations",
        "operations: { read: { about: Reads it., docs: 'https://docs.example.com/', request: GET /things, \
         responds: { 200: { body: empty } } } }",
    ),
];
const OPERATION: &[(&str, &str)] = &[
    ("about", "about: An operation of the reference."),
    ("docs", "docs: https://docs.example.com/"),
    ("request", "request: POST /things"),
    ("responds", "responds: { 200: { body: empty } }"),
];

/// The page with every key, made from the code.
const KEYS: &str = "keys.md";
const KEYS_HEAD: &str = "\
# All keys

Every key by the mapping it belongs to, made from the tables that the parser works from. The other pages explain them in
context.
";

/// A YAML block of the reference.
#[derive(Debug)]
struct Block {
    place: String,
    /// `api`, `resource`, `operation`, `fields` or `files`.
    kind: String,
    /// Nothing is added to it.
    alone: bool,
    /// The rule that refuses it.
    refused: Option<String>,
    text: String,
}

#[test]
fn every_example_means_what_it_says() {
    let blocks: Vec<Block> = pages().iter().flat_map(|(name, text)| blocks(name, text)).collect();
    assert!(blocks.len() > 20, "only {} examples were found", blocks.len());
    let wrong: Vec<String> = blocks.iter().filter_map(judge).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_of_the_language_is_on_a_page() {
    let text: String = pages_in(&folder())
        .chain(pages_in(&folder().join("wire")))
        .map(|(_, text)| text)
        .collect();
    let mut keys = BTreeSet::new();
    for schema in [schema::api(), schema::resource(), schema::evidence()] {
        collect_keys(&schema, &mut keys);
    }
    assert!(keys.len() > 30, "only {} keys were found", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !text.contains(&format!("`{key}`"))).collect();
    assert!(
        missing.is_empty(),
        "not explained on any page of docs/language: {missing:?}"
    );
}

/// `keys.md` is made from the tables that the parser works from. `SPECWRIGHT_BLESS=1` writes it anew.
#[test]
fn the_list_of_keys_is_the_parsers() {
    let path = folder().join(KEYS);
    let expected = format!("{KEYS_HEAD}\n{}", specwright_codegen::reference::markdown());
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&path, &expected).expect("the page can be written");
    }
    let page = fs::read_to_string(&path).expect("the page can be read");
    assert!(
        page == expected,
        "docs/language/{KEYS} is not up to date; run: SPECWRIGHT_BLESS=1 cargo test -p specwright-tests --test \
         language_reference"
    );
}

/// What is wrong with a block, if anything.
fn judge(block: &Block) -> Option<String> {
    let outcome = compile(
        files_of(block)
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes())),
    );
    let errors: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| found.rule.id)
        .collect();
    let expected: Vec<&str> = block.refused.iter().map(String::as_str).collect();
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    (errors != expected).then(|| format!("{}: expected {expected:?}, found {errors:?}\n{shown}", block.place))
}

/// The block with everything around it that a whole spec needs.
fn files_of(block: &Block) -> Vec<(String, String)> {
    let filled = |defaults: &[(&str, &str)]| match block.alone {
        true => block.text.clone(),
        false => completed(&block.text, defaults),
    };
    let (api, resource) = match block.kind.as_str() {
        "api" => (filled(API), completed("", RESOURCE)),
        "resource" => (completed("", API), filled(RESOURCE)),
        "operation" => (completed("", API), around_operation(&filled(OPERATION))),
        "fields" => {
            let body = format!("json:\n  fields:\n{}", indented(&block.text, 4));
            (completed("", API), around_operation(&completed(&body, OPERATION)))
        }
        "files" => return named_files(&block.text),
        other => panic!("{}: `{other}` is no kind of block", block.place),
    };
    vec![("api.yaml".to_owned(), api), ("things.yaml".to_owned(), resource)]
}

/// A resource with that one operation.
fn around_operation(operation: &str) -> String {
    let operations = format!("operations:\n  change:\n{}", indented(operation, 4));
    completed(&operations, RESOURCE)
}

/// The text, and a line for each key that it does not have.
fn completed(text: &str, defaults: &[(&str, &str)]) -> String {
    let has = |key: &str| text.lines().any(|line| line.starts_with(&format!("{key}:")));
    let added = defaults.iter().filter(|(key, _)| !has(key));
    let added: Vec<&str> = added.map(|(_, line)| *line).collect();
    format!("{text}\n{}\n", added.join("\n"))
}

fn indented(text: &str, spaces: usize) -> String {
    text.lines()
        .map(|line| format!("{}{line}\n", " ".repeat(spaces)))
        .collect()
}

/// A block that holds whole files, each after a comment with its name.
fn named_files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (
            line.strip_prefix("# ").filter(|name| name.ends_with(".yaml")),
            files.last_mut(),
        ) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, content))) => *content += &format!("{line}\n"),
            (None, None) => panic!("a block of files begins with a name"),
        }
    }
    files
}

/// The YAML blocks of a page. The words after `yaml` say what a block is.
fn blocks(page: &str, text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(words) = line.strip_prefix("```yaml") else {
            continue;
        };
        let words: Vec<&str> = words.split_whitespace().collect();
        let content: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        let refused = words
            .iter()
            .position(|word| *word == "refused")
            .map(|at| words[at + 1].to_owned());
        blocks.push(Block {
            place: format!("docs/language/{page}:{}", number + 1),
            kind: (*words.first().unwrap_or(&"")).to_owned(),
            alone: words.contains(&"alone"),
            refused,
            text: content.join("\n"),
        });
    }
    blocks
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/language")
}

/// Every page of the reference that is written by hand, but for those on the wire, which have a test of their own.
fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<_> = pages_in(&folder()).collect();
    pages.sort();
    pages
}

fn pages_in(folder: &Path) -> impl Iterator<Item = (String, String)> {
    fs::read_dir(folder)
        .expect("the reference is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md") && !path.ends_with(KEYS))
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a page can be read"))
        })
}

/// Every key under `properties`, at any depth.
fn collect_keys(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
        keys.extend(properties.keys().cloned());
    }
    match schema {
        serde_json::Value::Object(members) => members.values().for_each(|member| collect_keys(member, keys)),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_keys(item, keys)),
        _ => {}
    }
}
