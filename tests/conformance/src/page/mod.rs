//! Pages of cases: Markdown with fenced blocks. The build script and the tests read them with this code.
//!
//! | block | what it is |
//! |---|---|
//! | `yaml api` | the API's file for the specs below it; missing keys are added |
//! | `yaml resource`, `yaml operation`, `yaml fields` | a spec: a resource, one operation, the fields of one that sends and answers JSON; missing keys are added |
//! | `yaml files` | a spec of whole files, each after a comment with its name |
//! | `json values` | begins a case: the caller's values; a word more names the operation |
//! | `rust` | the same call, typed; it is compiled and sends the same bytes |
//! | `http request` | what is sent |
//! | `http answer` | what comes back |
//! | `json value` | what the caller gets |
//! | `text error` | what the caller gets instead: lines of `what: value` |
//! | `text deviations` | what the hook sees, a line each |
//! | `text errors` | answers that are errors, a line each: see [`errors`] |

mod blocks;
mod complete;
pub mod errors;

pub use blocks::{Block, blocks};
pub use complete::files;

use std::fs;
use std::path::{Path, PathBuf};

/// A page with its specs.
#[derive(Debug)]
pub struct Page {
    /// The file's name without its extension, as a part of identifiers.
    pub name: String,
    /// The path from the workspace.
    pub path: String,
    /// Whether it is to be run over a socket, too.
    pub over_a_socket: bool,
    /// Every spec of the page with its cases.
    pub specs: Vec<Spec>,
}

/// A spec and what is shown with it.
#[derive(Debug)]
pub struct Spec {
    /// The name of its module.
    pub module: String,
    /// Where it is.
    pub place: String,
    /// File names and texts.
    pub files: Vec<(String, String)>,
    /// The rule that refuses it.
    pub refused: Option<String>,
    /// What is shown with it.
    pub cases: Vec<Case>,
}

/// A call, what it sends and what comes of the answer.
#[derive(Debug, Default, Clone)]
pub struct Case {
    /// Where it begins.
    pub place: String,
    /// The operation, where the spec has several.
    pub operation: Option<String>,
    /// JSON, the values.
    pub values: Option<Block>,
    /// Rust, the same call.
    pub rust: Option<Block>,
    /// The request.
    pub request: Option<Block>,
    /// The answer.
    pub answer: Option<Block>,
    /// JSON, the value.
    pub value: Option<Block>,
    /// The error.
    pub error: Option<Block>,
    /// The deviations.
    pub deviations: Option<Block>,
    /// Further answers that are errors, a line each.
    pub errors: Option<Block>,
}

/// Folders of pages, from the workspace.
pub const FOLDERS: [&str; 2] = ["docs/language/wire", "tests/wire"];

/// Every page below the workspace's folders of pages.
#[must_use]
pub fn pages(workspace: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    for folder in FOLDERS {
        for file in markdown(&workspace.join(folder)) {
            let text = fs::read_to_string(&file).unwrap_or_default();
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let prefix = folder.split('/').next().unwrap_or_default();
            let name = format!("{prefix}_{}", stem.replace(['-', ' '], "_").to_lowercase());
            pages.push(page(name, format!("{folder}/{stem}.md"), &text));
        }
    }
    pages
}

/// The Markdown files of a folder, without its README.
#[must_use]
pub fn markdown(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md"))
        .collect();
    files.sort();
    files
}

/// A page's specs and cases.
#[must_use]
pub fn page(name: String, path: String, text: &str) -> Page {
    let mut page = Page {
        name,
        path,
        over_a_socket: text
            .lines()
            .next()
            .is_some_and(|line| line.ends_with("(over a socket)")),
        specs: Vec::new(),
    };
    let mut api = String::new();
    for block in blocks(text) {
        if block.is("yaml", "api") {
            api.clone_from(&block.text);
        } else if block.language == "yaml" {
            let spec = spec(&page, block, &api);
            page.specs.push(spec);
        } else if let Some(spec) = page.specs.last_mut() {
            put(&mut spec.cases, &page.path, block);
        }
    }
    page
}

fn spec(page: &Page, block: Block, api: &str) -> Spec {
    Spec {
        module: format!("{}_{}", page.name, page.specs.len()),
        place: format!("{}:{}", page.path, block.line),
        files: files(&block, api),
        refused: block.after("refused").map(str::to_owned),
        cases: Vec::new(),
    }
}

/// The cases of a page that holds no spec.
#[must_use]
pub fn cases(path: &str, text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for block in blocks(text) {
        put(&mut cases, path, block);
    }
    cases
}

/// Adds a block to the case that it belongs to: the last one, unless that has such a block.
fn put(cases: &mut Vec<Case>, path: &str, block: Block) {
    let begins = |has: fn(&Case) -> &Option<Block>| cases.last().is_none_or(|case| has(case).is_some());
    let Some(slot) = slot_of(&block) else { return };
    let is_new = block.is("json", "values") || begins(slot);
    if is_new {
        let place = format!("{path}:{}", block.line);
        cases.push(case_after(cases.last(), place, &block));
    }
    if let Some(case) = cases.last_mut() {
        match block.kind() {
            ("json", "values") => case.values = Some(block),
            ("json", "value") => case.value = Some(block),
            ("http", "request") => case.request = Some(block),
            ("http", "answer") => case.answer = Some(block),
            ("text", "error") => case.error = Some(block),
            ("text", "deviations") => case.deviations = Some(block),
            ("text", "errors") => case.errors = Some(block),
            _ => case.rust = Some(block),
        }
    }
}

/// A case; without values of its own it calls as the one before it does.
fn case_after(last: Option<&Case>, place: String, block: &Block) -> Case {
    let has_values = block.is("json", "values");
    let operation = match (has_values, last) {
        (false, Some(last)) => last.operation.clone(),
        _ => block.after("values").map(str::to_owned),
    };
    Case {
        place,
        operation,
        values: last.filter(|_| !has_values).and_then(|last| last.values.clone()),
        ..Case::default()
    }
}

/// Where a block of that kind is kept.
fn slot_of(block: &Block) -> Option<fn(&Case) -> &Option<Block>> {
    match block.kind() {
        ("json", "values") => Some(|case| &case.values),
        ("json", "value") => Some(|case| &case.value),
        ("http", "request") => Some(|case| &case.request),
        ("http", "answer") => Some(|case| &case.answer),
        ("text", "error") => Some(|case| &case.error),
        ("text", "deviations") => Some(|case| &case.deviations),
        ("text", "errors") => Some(|case| &case.errors),
        ("rust", _) => Some(|case| &case.rust),
        _ => None,
    }
}
