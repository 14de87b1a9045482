//! Text of a spec stays text: whatever it says, the emitted source has the same items, and what is refused is refused with
//! a diagnostic. The payloads are the shapes that turned text into code, paths or commands in other generators.
//!
//! The carriers are not a list that somebody could forget to extend: `places` finds every key of the language that takes
//! text in the tables of keys, and a test fails if no small spec has one. `documents` takes every text of an OpenAPI
//! document and `pages` those of a documentation page on their way through import, draft and edit to the emitted crate.
//!
//! What advisories and fixes of 2026 for other generators are about, and what is tried here:
//!
//! | shape | for instance | carriers |
//! |---|---|---|
//! | a description ends a comment or a literal | orval CVE-2026-22785; oapi-codegen GHSA-rjwr-m7qx-3fjr, of a server; genql CVE-2026-63397; quicktype, swagger-typescript-api, openapi-generator for Kotlin | every `about`, `note`, `doubt`, `because`; `description`, `summary`, `title` |
//! | a value of an enum, or what it means, becomes an item | orval CVE-2026-23947, CVE-2026-25141; oapi-codegen GHSA-xrqw-w576-xgj2; kiota GHSA-2hx3-vp6r-mg3f; kubernetes-client | `enum` and its names; `enum`, `x-enum-descriptions`, `x-enum-varnames` |
//! | a default, a constant, an example | orval CVE-2026-24132; kiota GHSA-2hx3-vp6r-mg3f | `default`, `constants`, `sample`; `default`, `const`, `example` |
//! | a path or the URL of a server | oapi-codegen GHSA-jwgf-6xff-4hvp; orval GHSA-p4cg-3328-rvfg; openapi-typescript-codegen | `request`, `host_prefix`, `url`, `variables`; `paths`, `servers` |
//! | a name on the wire: parameter, header, property | kiota GHSA-2hx3-vp6r-mg3f; openapi-typescript-codegen | `wire_name`, `root`, `item`, names of fields; `name`, `properties` |
//! | a media type | openapi-typescript-codegen | `content_type`, `encoding`; `content` |
//! | an extension is pasted as an import or a type | datamodel-code-generator GHSA-5578-w22f-pfx9; oapi-codegen GHSA-9c2f-gr95-7wqw | no key of ours holds code; `x-` keys and values |
//! | escapes: Unicode, triple quotes, templates, lone returns | openapi-python-client GHSA-5293-mq8x-g3xj; kubernetes-client; datamodel-code-generator | `payloads`, in all places |
//! | a name becomes the path of a file, encoded or not | kiota GHSA-p5rm-jg5c-8c77; swagger-codegen | `api`, `resource`, names of operations, types and files; `tags`, `operationId`, `schemas` |
//! | a reference is fetched | kiota GHSA-rg4h-fpcp-2qm8; openapi-mcp-generator | `$ref`; nothing in `codegen` and `openapi` opens a connection |
//! | a package's name or manifest | | `api`, `resource`, features: no key of `Cargo.toml` |
//! | a message steers a terminal | | every carrier: diagnostics and reports |
//! | depth and size | | `cli/tests/bombs.rs` |
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends so"
)]

mod carriers;
mod documents;
mod harmless;
mod pages;
mod payloads;
mod places;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use specwright_codegen::emit::{CrateOptions, FileSet, RuntimeSource, emit_crate};
use specwright_codegen::{Outcome, compile};

use payloads::PAYLOADS;
use places::quoted;

/// A carrier: a name, what stands in one of the spec's files with `TEXT` where the payload goes, and what stands there
/// otherwise. Of these the documentation is looked at line by line.
const CARRIERS: &[(&str, &str, &str)] = &[
    ("about of the API", "about: TEXT", "about: The API of the test."),
    ("note of the API", "note: TEXT", "note: Some words of a note."),
    ("about of a server", "about: TEXT", "about: The only server there is."),
    (
        "about of a credential",
        "about: TEXT",
        "about: The key from the settings.",
    ),
    ("about of a resource", "about: TEXT", "about: Things that can be had."),
    (
        "about of an operation",
        "about: TEXT",
        "about: Makes a thing of a kind.",
    ),
    ("about of a field", "about: TEXT", "about: The name of the thing."),
    (
        "doubt of a field",
        "doubt: TEXT",
        "doubt: The page says something else here.",
    ),
    (
        "reason of a deprecation",
        "deprecated: TEXT",
        "deprecated: Another field took its place.",
    ),
    ("meaning of an enum value", "red: TEXT", "red: The colour of blood."),
    ("about of an answer", "about: TEXT", "about: The thing was made."),
    ("about of an error", "about: TEXT", "about: Something was not right."),
    ("code of an error", "TEXT: { error: Taken", "7: { error: Taken"),
    ("sample of a field", "sample: TEXT", "sample: a fine name"),
    ("sample of an answer", "sample: TEXT", "sample: made of wood"),
    ("wire name", "wire_name: TEXT", "wire_name: thing-name"),
    ("root", "root: TEXT", "root: thing-root"),
    (
        "about of the rate limit",
        "about: TEXT",
        "about: Counted by the minute.",
    ),
    (
        "case in which a field is required",
        "required_when: TEXT",
        "required_when: the account is new",
    ),
    ("about of a source", "about: TEXT", "about: The pages of the vendor."),
    ("about of a conflict", "about: TEXT", "about: How the thing is called."),
    ("name of a conflict", "TEXT:", "thing_name:"),
    ("what a source says", "docs: TEXT", "docs: It is called a thing."),
    ("decision", "decision: TEXT", "decision: A thing it is."),
    (
        "place of a conflict",
        "placed: TEXT",
        "placed: The spec has no such thing.",
    ),
];

const API: &str = "\
specwright: 1
api: hostile
about: The API of the test.
note: Some words of a note.
docs: https://example.com/docs
servers:
  live: { about: The only server there is., url: https://api.example.com }
credentials:
  key: { about: The key from the settings., sample: a-sample-key }
auth:
  query: { about: In the query string., scheme: parameters, place: query, fields: { key: key } }
error_bodies:
  plain: { format: json, path: error, code: code, message: message }
rate_limit:
  requests: 10
  per: 1 min
  about: Counted by the minute.
";

const RESOURCE: &str = "\
resource: things
about: Things that can be had.
operations:
  make:
    about: Makes a thing of a kind.
    docs: https://example.com/docs/make
    request: POST /things
    json:
      root: thing-root
      fields:
        name:
          about: The name of the thing.
          wire_name: thing-name
          doubt: The page says something else here.
          sample: a fine name
        old_name:
          about: What the name was called before.
          deprecated: Another field took its place.
          required_when: the account is new
          optional: true
        colour:
          about: The colour of the thing.
          sample: red
          enum: { red: The colour of blood., blue: The colour of the sky. }
    responds:
      200:
        about: The thing was made.
        json:
          fields:
            material: { about: What it is made of., sample: made of wood }
      422: { error: Refused, about: Something was not right. }
    codes:
      7: { error: Taken, about: There is one already. }
";

const EVIDENCE: &str = "\
sources:
  docs:
    about: The pages of the vendor.
    read: 2026-07-07
conflicts:
  thing_name:
    about: How the thing is called.
    says:
      docs: It is called a thing.
    decision: A thing it is.
    placed: The spec has no such thing.
";

#[test]
fn text_never_becomes_code() {
    let expected = skeletons(&compiled(str::to_string)).expect("the plain spec is accepted");
    let mut accepted = 0;
    for (carrier, mark, plain) in CARRIERS {
        assert!(
            FILES.iter().any(|(_, text)| text.contains(plain)),
            "{carrier}: `{plain}` is nowhere"
        );
        for payload in PAYLOADS {
            let line = mark.replace("TEXT", &quoted(payload));
            let outcome = compiled(|text| text.replacen(plain, &line, 1));
            let Some(found) = skeletons(&outcome) else {
                assert!(
                    outcome.diagnostics.has_errors(),
                    "{carrier}: {payload:?} gives neither a client nor a diagnostic"
                );
                continue;
            };
            accepted += 1;
            assert!(
                found == expected,
                "{carrier}: {payload:?} changed the items of the source"
            );
        }
    }
    let share = accepted * 100 / (CARRIERS.len() * PAYLOADS.len());
    assert!(
        share > 60,
        "only {share} % of the texts were accepted: the test has lost its subject"
    );
}

const FILES: [(&str, &str); 3] = [
    ("api.yaml", API),
    ("things.yaml", RESOURCE),
    ("evidence.yaml", EVIDENCE),
];

/// The spec, its files changed.
fn compiled(change: impl Fn(&str) -> String) -> Outcome {
    compile(FILES.map(|(name, text)| (name.to_string(), change(text).into_bytes())))
}

/// File names and, for each file, its tokens without literals and documentation. Also looks at the documentation: a code
/// block in it is one that the emitter opened.
fn skeletons(outcome: &Outcome) -> Option<Vec<(String, String)>> {
    let options = CrateOptions::new(RuntimeSource::Version("1.2.3".to_string()));
    let files: FileSet = emit_crate(outcome.model.as_ref()?, &options);
    let skeletons = files.into_iter().filter_map(|(name, text)| match name.as_str() {
        "Cargo.toml" | "LICENSE-APACHE" | "LICENSE-MIT" => None,
        "README.md" => Some((name, outline(&text))),
        _ => {
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name} is no Rust: {error}\n{text}"));
            assert_documentation(&text);
            assert_same_tokens(&name, &text, &file);
            let tokens = quote::quote!(#file);
            Some((name, skeleton(tokens)))
        }
    });
    Some(skeletons.collect())
}

/// What Markdown would act on, line for line; of code only where it begins and ends.
fn outline(readme: &str) -> String {
    assert!(!readme.contains('\u{202e}'), "a mark that reverses text");
    let mut in_code = false;
    let lines = readme.lines().filter_map(|line| {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        (is_fence || !in_code).then(|| shape(line))
    });
    lines.collect()
}

/// What begins the line, and the marks in it that are not escaped.
fn shape(line: &str) -> String {
    let start = line
        .split(' ')
        .next()
        .filter(|start| !start.contains(char::is_alphanumeric));
    let is_block = |start: &&str| {
        let is_row = |mark: char| !start.is_empty() && start.chars().all(|letter| letter == mark);
        let begins = ["```", "~~~", ">", "|", "<"].iter().any(|mark| start.starts_with(mark));
        begins || ["-", "+", "*"].contains(start) || ['#', '=', '-'].into_iter().any(is_row)
    };
    let mut shape = start.filter(is_block).unwrap_or_default().to_string();
    let prose = without_code(line);
    let marks = prose.replace("\\\\", "");
    for mark in ["|", "<", "[", "*"] {
        let count = marks.matches(mark).count() - marks.matches(&format!("\\{mark}")).count();
        shape.push_str(&format!(" {count}{mark}"));
    }
    shape + "\n"
}

/// The text says, token for token, what another printer makes of what the parser understood.
fn assert_same_tokens(name: &str, text: &str, file: &syn::File) {
    let written: TokenStream = text.parse().unwrap();
    let printed: TokenStream = prettyplease::unparse(file).parse().unwrap();
    let (written, printed) = (without_last_commas(written), without_last_commas(printed));
    assert_eq!(
        written, printed,
        "{name} is understood in another way than it is written"
    );
}

/// All tokens as text, literals too. Printers differ in the commas that end lists.
fn without_last_commas(tokens: TokenStream) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                let inside = without_last_commas(group.stream());
                let inside = inside.strip_suffix(" ,").unwrap_or(&inside);
                out.push_str(&format!(" {open}{inside} {close}"));
            }
            other => out.push_str(&format!(" {other}")),
        }
    }
    out
}

fn assert_documentation(text: &str) {
    // Anywhere but at the start of a line the marks are text.
    let fences = text
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with("/// ```"));
    for fence in fences {
        assert_eq!(fence, "/// ```", "a fence that the emitter did not write");
    }
    let indented = text
        .lines()
        .map(str::trim_start)
        .find(|line| line.starts_with("///     ") && !line.contains('.'));
    assert_eq!(indented, None, "an indented code block");
    let html = prose(text)
        .map(without_code)
        .find(|line| line.replace("\\<", "").contains("<script"));
    assert_eq!(html, None, "raw HTML");
    assert!(!text.contains('\u{202e}'), "a mark that reverses text");
}

/// The lines of documentation outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().map(str::trim_start).filter(move |line| {
        in_code ^= *line == "/// ```";
        line.starts_with("///") && !in_code
    })
}

/// A line without its inline code, in which HTML is text.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

fn skeleton(tokens: TokenStream) -> String {
    let mut out = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' && is_documentation(tokens.peek()) => {
                tokens.next();
            }
            TokenTree::Literal(_) => out.push_str(" _"),
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                // A long literal makes the formatter break a line and put a comma behind it.
                let inside = skeleton(group.stream());
                let inside = inside.strip_suffix(" ,").unwrap_or(&inside);
                // A name with slashes is a path of names.
                let is_row = open == '[' && !inside.is_empty() && inside.split(" ,").all(|item| item == " _");
                let inside = if is_row { " _" } else { inside };
                out.push_str(&format!(" {open}{inside} {close}"));
            }
            other => out.push_str(&format!(" {other}")),
        }
    }
    out
}

fn is_documentation(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.stream().to_string().starts_with("doc"))
}

fn brackets(delimiter: Delimiter) -> (char, char) {
    match delimiter {
        Delimiter::Parenthesis => ('(', ')'),
        Delimiter::Brace => ('{', '}'),
        Delimiter::Bracket => ('[', ']'),
        Delimiter::None => (' ', ' '),
    }
}
