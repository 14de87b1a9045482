//! Specs, pages and documents, and mutations of them, on the whole way of each reader.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use specwright_codegen::emit::{Layout, emit_client};
use specwright_drift::{draft, page, reader};
use specwright_fuzz::{Mutator, corpus};
use specwright_openapi::document;
use specwright_openapi::import::{self, Options};

/// No mutation is longer.
const LONGEST: usize = 16 * 1024;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The corpora in these folders.
fn documents(folders: &[&str], ends: &[&str]) -> Vec<Vec<u8>> {
    let files = folders
        .iter()
        .flat_map(|folder| corpus(&root().join(folder), ends, LONGEST as u64).unwrap());
    files.collect()
}

/// Each document, then as many mutations as are usual for the reader.
fn fuzz(name: &str, corpus: &[Vec<u8>], tokens: &'static [&'static str], usual: usize, read: impl Fn(&[u8])) {
    specwright_fuzz::run(name, &mut Mutator::new(corpus, tokens, LONGEST), usual, read);
}

const SPEC_TOKENS: &[&str] = &[
    "{ ",
    " }",
    "[",
    "]",
    ": ",
    "- ",
    "\n  ",
    "\n",
    "'",
    "\"",
    "|-\n",
    "&a ",
    "*a",
    "!!",
    "<<: ",
    "%",
    "? ",
    "#",
    "\t",
    "..",
    "{{",
    "\u{0}",
    "\u{202e}",
    "\u{1b}",
    "fields",
    "type",
    "list",
    "of",
    "map",
    "union",
    "enum",
    "optional: true",
    "default: ",
    "length: ",
    "range: ",
    "pattern: ",
    "chars: ",
    "wire_name: ",
    "sample: ",
    "extends: ",
    "request: ",
    "responds: ",
    "200",
    "json: ",
    "xml: ",
    "form: ",
    "root: ",
    "pages: ",
    "pending: true",
    "idempotency: ",
    "codes: ",
    "-1",
    "99999999999999999999",
    "1e309",
    ".inf",
    "~",
    "({[",
    "\\",
    "(?<a>",
    "{1,100000}",
    "é",
    "self",
    "crate",
    "r#type",
    "*/",
    "//!",
    "`",
    "${",
];

const API: &str = "\
specwright: 1
api: shop
about: A small shop.
docs: https://example.com/docs
servers:
  live: { about: The service., url: 'https://api.example.com' }
";

/// Checked, and emitted if it passes.
fn compile(api: &[u8], resource: &[u8]) {
    let files = [("api.yaml", api), ("orders.yaml", resource)];
    let outcome = specwright_codegen::compile(files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    match &outcome.model {
        Some(model) => assert!(!emit_client(model, Layout::Standalone).is_empty()),
        None => assert!(outcome.diagnostics.has_errors(), "refused without a word"),
    }
}

#[test]
fn specs() {
    let corpus = documents(&["tests/accept", "tests/reject"], &["orders.yaml", "things.yaml"]);
    fuzz("a resource", &corpus, SPEC_TOKENS, 2_000, |input| {
        compile(API.as_bytes(), input)
    });
}

#[test]
fn apis() {
    let corpus = documents(&["tests/accept", "spec"], &["api.yaml"]);
    let orders = "resource: orders\nabout: Orders.\noperations:\n  list:\n    about: All.\n    \
                  docs: https://example.com/docs\n    request: GET /orders\n    responds: { 200: { body: empty } }\n";
    fuzz("an api", &corpus, SPEC_TOKENS, 1_000, |input| {
        compile(input, orders.as_bytes())
    });
}

const PAGE_TOKENS: &[&str] = &[
    "<table>",
    "<tr><td>",
    "</table>",
    "<th>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<code>",
    "<ul><li>",
    "<dl><dt>",
    "<dd>",
    "<script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&amp;",
    "&#x0;",
    "&#xFFFFFFFF;",
    "<style>",
    "<template>",
    "<svg>",
    "<math>",
    "\n\n",
    "| a | b |\n|---|---|\n",
    "```\n",
    "# ",
    "## ",
    "* ",
    "1. ",
    "> ",
    "    ",
    "= ",
    "=3D",
    "=\n",
    "=?utf-8?B?",
    "Content-Type: multipart/related; boundary=\"x\"\n\n",
    "\n--x\n",
    "\n--x--\n",
    "Content-Transfer-Encoding: base64\n\n",
    "GET /things/{id}",
    "POST ",
    "Parameters",
    "Required",
    "string",
    "(optional)",
    "default: ",
    "one of ",
    "max 25 characters",
    "{\"a\": [",
    "\u{0}",
    "\u{202e}",
    "\u{1b}[31m",
    "é",
    "\u{fffd}",
    "200 OK",
    "404",
    "<?xml version=\"1.0\"?>",
    "<!ELEMENT a (b*)>",
];

/// Read, turned into facts, drafted.
fn page_of(name: &'static str) -> impl Fn(&[u8]) {
    move |input| {
        if let Ok(page) = page::read(name, input) {
            let facts = reader::read(&page);
            let _ = draft::draft("shop", &page, &facts);
        }
    }
}

fn pages(name: &'static str, ends: &[&str], usual: usize) {
    let corpus = documents(&["tests/drift/pages", "drift/tests/pages", "tests/drift/bad"], ends);
    fuzz(name, &corpus, PAGE_TOKENS, usual, page_of(name));
}

#[test]
fn pages_in_html() {
    pages("page.html", &[".html", ".htm"], 60);
}

#[test]
fn pages_in_mime() {
    pages("page.doc", &[".doc", ".mht", ".mhtml", ".eml", ".txt"], 60);
}

#[test]
fn pages_in_markdown() {
    pages("page.md", &[".md"], 60);
}

#[test]
fn pages_as_text() {
    pages("page.txt", &[".txt"], 60);
}

const OPENAPI_TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-0",
    "1e400",
    "\n  ",
    "- ",
    ": ",
    "&a ",
    "*a",
    "!!str ",
    "\"$ref\": \"#/components/schemas/A\"",
    "$ref: '#'",
    "$ref: '#/paths'",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "discriminator",
    "type",
    "object",
    "array",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "nullable",
    "enum",
    "format",
    "default",
    "example",
    "paths",
    "/{a}/{a}",
    "get",
    "parameters",
    "in",
    "path",
    "requestBody",
    "content",
    "application/json",
    "responses",
    "default",
    "servers",
    "security",
    "x-specwright: 1",
    "x-specwright-wire",
    "x-specwright-value",
    "\u{202e}",
    "\u{1b}",
    "é",
    "../../",
    "*/ }",
];

#[test]
fn openapi_documents() {
    let corpus = documents(
        &[
            "openapi/tests/read",
            "openapi/tests/import",
            "openapi/tests/hostile",
            "openapi/tests/edited",
        ],
        &[".yaml", ".json"],
    );
    let options = Options { api: "shop".to_owned() };
    fuzz("openapi.yaml", &corpus, OPENAPI_TOKENS, 250, |input| {
        for name in ["openapi.yaml", "openapi.json"] {
            if let Ok(opened) = document::open_file(name, input) {
                let _ = import::import_opened(&opened, &options);
            }
        }
    });
}
