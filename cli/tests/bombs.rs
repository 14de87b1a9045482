//! Small files that would become large or deep, and large ones: each run ends with a result or with a message that says what
//! is too much, with an address space of at most 1 GiB, in little time, and never by a signal (a stack that overflows, memory
//! that runs out).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

mod common;

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use common::{API, Folder, ORDERS};

/// In KiB, as `ulimit -v` takes it: code, stack and everything allocated.
const MEMORY: usize = 1024 * 1024;

/// Debug builds on busy machines; alone it is seconds.
const PATIENCE: Duration = Duration::from_secs(240);

/// Longest thing that is said of one file.
const LONGEST_REPORT: usize = 1024 * 1024;

/// Runs the command under the bound; what it said ends with a word of `expected`, and the exit code is one of ours.
#[track_caller]
fn ends(folder: &Folder, arguments: &[&str], expected: &str) {
    let begun = Instant::now();
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_specwright"))
        .args(arguments)
        .current_dir(folder.path());
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    let start: String = said.chars().take(2_000).collect();
    assert!(
        output.status.code().is_some_and(|code| code < 100),
        "{arguments:?}: {}\n{start}",
        output.status
    );
    assert!(
        said.contains(expected),
        "{arguments:?} does not say {expected:?}:\n{start}"
    );
    assert!(!said.contains("panicked"), "{arguments:?}:\n{start}");
    assert!(
        said.len() < LONGEST_REPORT,
        "{arguments:?} says {} bytes:\n{start}",
        said.len()
    );
    assert!(begun.elapsed() < PATIENCE, "{arguments:?}: {:?}", begun.elapsed());
}

/// A spec whose resource has this more, checked and generated.
#[track_caller]
fn spec(name: &str, resource: &str, expected: &str) {
    let folder = Folder::new(&format!("bomb-spec-{name}"));
    folder.write("bakery/api.yaml", API);
    folder.write("bakery/orders.yaml", resource);
    ends(&folder, &["check", "bakery"], expected);
    ends(&folder, &["generate", "bakery", "--out", "client"], "");
}

fn with_types(types: &str) -> String {
    format!("{ORDERS}types:\n{types}")
}

/// The spec with a field of that type and these rules.
fn with_field(rules: &str) -> String {
    ORDERS.replace(
        "loaves: { about: How many., type: int, range: 1..50, sample: 3 }",
        &format!("loaves: {{ about: How many., {rules} }}"),
    )
}

#[test]
fn a_spec_of_ten_thousand_levels() {
    let too_deep = "error[too-deep]";
    spec(
        "flow",
        &format!("{ORDERS}types: {}{}", "{ a: ".repeat(10_000), "}".repeat(10_000)),
        too_deep,
    );
    spec(
        "brackets",
        &format!("{ORDERS}types: {}", "[".repeat(1_000_000)),
        too_deep,
    );
    let mut block = ORDERS.to_owned() + "types:\n";
    for level in 1..2_500 {
        writeln!(block, "{}a:", " ".repeat(level)).unwrap();
    }
    spec("block", &block, too_deep);
    spec(
        "sample",
        &with_field(&format!(
            "type: any, sample: {}1{}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        )),
        too_deep,
    );
}

#[test]
fn chains_of_ten_thousand_types() {
    let mut fields = String::from("  T0: { about: A type., fields: { a: int } }\n");
    let mut bases = fields.clone();
    let mut aliases = String::from("  T0: { type: int }\n");
    for number in 1..10_000 {
        let before = number - 1;
        writeln!(fields, "  T{number}: {{ about: A type., fields: {{ a: T{before} }} }}").unwrap();
        writeln!(
            bases,
            "  T{number}: {{ about: A type., extends: T{before}, fields: {{ a{number}: int }} }}"
        )
        .unwrap();
        writeln!(aliases, "  T{number}: {{ type: T{before} }}").unwrap();
    }
    let used = |types: &str| with_types(types).replace("type: int, range: 1..50, sample: 3", "type: T9999");
    spec("fields", &used(&fields), "");
    spec("bases", &used(&bases), "");
    spec("aliases", &used(&aliases), "");
}

/// Each base has twice the fields of the one before.
#[test]
fn types_that_would_grow_without_end() {
    let mut types = String::from("  T0: { about: A type., fields: { a: int, b: int } }\n");
    for number in 1..40 {
        let before = number - 1;
        writeln!(
            types,
            "  T{number}: {{ about: A type., fields: {{ a: T{before}, b: T{before} }} }}"
        )
        .unwrap();
    }
    spec(
        "doubled",
        &with_types(&types).replace("type: int, range: 1..50, sample: 3", "type: T39"),
        "",
    );
}

#[test]
fn a_million_values_of_an_enum() {
    let values = |count: usize| (0..count).map(|number| format!("v{number}, ")).collect::<String>();
    spec(
        "million",
        &with_field(&format!("enum: [{}]", values(1_000_000))),
        "error[file-too-large]",
    );
    spec("many", &with_field(&format!("enum: [{}]", values(100_000))), "");
}

#[test]
fn names_and_texts_of_megabytes() {
    let long = "a".repeat(10_000_000);
    spec("long-name", &ORDERS.replace("loaves", &long), "error[file-too-large]");
    let name = &long[..3_000_000];
    spec("name", &ORDERS.replace("loaves", name), "error[");
    spec(
        "reference",
        &ORDERS.replace("type: int, range: 1..50, sample: 3", &format!("type: {name}")),
        "error[",
    );
    spec(
        "key",
        &ORDERS.replace("    about: Creates", &format!("    {name}: 1\n    about: Creates")),
        "error[",
    );
    spec(
        "path",
        &ORDERS.replace("POST /orders", &format!("POST /{}", "{a}/".repeat(500_000))),
        "error[",
    );
    spec("text", &ORDERS.replace("Creates an order", name), "");
}

#[test]
fn rules_that_would_make_up_gigabytes() {
    for (name, rules, expected) in [
        ("length", "length: 4000000000..", ""),
        ("items", "type: list, of: string, items: 4000000000..", ""),
        ("unique", "type: list, of: int, items: 100000000.., unique: true", ""),
        ("pattern", "pattern: '^(a{1000}){1000}$'", "error[bad-pattern]"),
        (
            "patterns",
            "pattern: '^((a{99}){99}){99}{99}{99}$'",
            "error[bad-pattern]",
        ),
        ("classes", "pattern: '^\\w{1000}\\W{1000}\\pL{1000}$'", ""),
        ("numbers", "type: decimal, range: 0..1e999999999", "error["),
        ("anchors", "sample: &a [*a, *a]", "error[yaml-feature]"),
    ] {
        spec(&format!("rule-{name}"), &with_field(rules), expected);
    }
    let digits = "9".repeat(1_000_000);
    spec(
        "rule-digits",
        &with_field(&format!("type: decimal, range: 0..{digits}, sample: 1")),
        "",
    );
}

/// A page, read into facts and drafted.
#[track_caller]
fn page(name: &str, text: &str, expected: &str) {
    let file = format!("{name}.{}", if text.starts_with('<') { "html" } else { "md" });
    let folder = Folder::new(&format!("bomb-page-{name}"));
    folder.write(&file, text);
    ends(&folder, &["facts", &file], expected);
    ends(&folder, &["draft", &file, "--api", "shop", "--out", "shop"], "");
}

#[test]
fn pages_that_are_deep_or_large() {
    let deep = "the page has more than 256 elements inside each other";
    let html = "<h1>Shop</h1><h2>Create an order</h2><p>POST /orders</p>";
    let tables = "<table><tr><td>".repeat(10_000) + &"</td></tr></table>".repeat(10_000);
    page("tables", &format!("{html}{tables}"), deep);
    page(
        "unclosed",
        &format!("{html}{}", "<table><tr><td><b>".repeat(50_000)),
        deep,
    );
    let markdown = "# Shop\n\n## Create\n\n`POST /orders`\n\n";
    let lists = (0..2_000).fold(String::new(), |out, level| out + &" ".repeat(level) + "- a\n");
    page("lists", &format!("{markdown}{lists}"), deep);
    page("quotes", &format!("{markdown}{}a\n", "> ".repeat(100_000)), deep);
    let head = "| Name | Type | Required | Description |\n|---|---|---|---|\n";
    let rows = "| name | string | yes | The name of it. |\n".repeat(5_000);
    page("rows", &format!("{markdown}{head}{rows}"), "POST /orders");
    let sample = "[".repeat(1_000_000);
    page("sample", &format!("{markdown}```json\n{sample}\n```\n"), "POST /orders");
    page(
        "word",
        &format!("# Shop\n\n## Create\n\n`POST /{}`\n", "a".repeat(1_000_000)),
        "",
    );
}

/// A document, imported.
#[track_caller]
fn document(name: &str, text: &str, expected: &str) {
    let folder = Folder::new(&format!("bomb-document-{name}"));
    let file = if text.starts_with('{') {
        "openapi.json"
    } else {
        "openapi.yaml"
    };
    folder.write(file, text);
    ends(&folder, &["import", file, "--api", "shop", "--out", "shop"], expected);
}

/// A document with these schemas, of which an operation answers with the last.
fn with_schemas(schemas: &str, last: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: A shop, version: '1' }}\npaths:\n  /orders:\n    get:\n      operationId: list\n      \
         responses: {{ '200': {{ description: All., content: {{ application/json: {{ schema: {{ $ref: \
         '#/components/schemas/{last}' }} }} }} }} }}\ncomponents:\n  schemas:\n{schemas}"
    )
}

#[test]
fn documents_that_are_deep() {
    let head = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"A shop\",\"version\":\"1\"},\"paths\":{},\"x\":";
    document("json", &format!("{head}{}", "[".repeat(1_000_000)), "error");
    let deep = format!("{head}{}1{}}}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    document("json-closed", &deep, "");
    let inner = format!(
        "{}{{ type: string }}{}",
        "{ type: array, items: ".repeat(10_000),
        " }".repeat(10_000)
    );
    document("items", &with_schemas(&format!("    A: {inner}\n"), "A"), "");
}

#[test]
fn documents_that_would_grow_without_end() {
    let growing = |first: &str, next: &dyn Fn(usize) -> String| {
        let mut schemas = format!("    A0: {first}\n");
        for number in 1..40 {
            writeln!(schemas, "    A{number}: {}", next(number - 1)).unwrap();
        }
        with_schemas(&schemas, "A39")
    };
    let object = "&a0 { type: object, properties: { a: { type: string }, b: { type: integer } } }";
    let reference = |before: usize| format!("{{ $ref: '#/components/schemas/A{before}' }}");
    let twice = |before: usize| format!("[{}, {}]", reference(before), reference(before));
    document(
        "all-of",
        &growing(object, &|before| format!("{{ allOf: {} }}", twice(before))),
        "",
    );
    document(
        "one-of",
        &growing(object, &|before| format!("{{ oneOf: {} }}", twice(before))),
        "",
    );
    let fields = |before: usize| {
        format!(
            "{{ type: object, properties: {{ a: {}, b: {} }} }}",
            reference(before),
            reference(before)
        )
    };
    document("fields", &growing(object, &fields), "");
    let laughs = |before: usize| {
        let number = before + 1;
        format!("&a{number} {{ type: object, properties: {{ a: *a{before}, b: *a{before}, c: *a{before} }} }}")
    };
    document("laughs", &growing(object, &laughs), "");
    let merges = |before: usize| {
        format!(
            "&a{} {{ <<: [*a{before}, *a{before}], allOf: [*a{before}, *a{before}] }}",
            before + 1
        )
    };
    document("merges", &growing(object, &merges), "");
    let mut chain = String::from("    A0: { type: string }\n");
    for number in 1..20_000 {
        writeln!(chain, "    A{number}: {}", reference(number - 1)).unwrap();
    }
    document("chain", &with_schemas(&chain, "A19999"), "");
}

#[test]
fn documents_that_are_large() {
    let values: String = (0..1_000_000).map(|number| format!("v{number}, ")).collect();
    document(
        "enum",
        &with_schemas(
            &format!("    A: {{ type: object, properties: {{ a: {{ type: string, enum: [{values}] }} }} }}\n"),
            "A",
        ),
        "",
    );
    let name = "a".repeat(10_000_000);
    document(
        "name",
        &with_schemas(
            &format!("    A: {{ type: object, properties: {{ {name}: {{ type: string }} }} }}\n"),
            "A",
        ),
        "",
    );
    document(
        "text",
        &with_schemas(
            &format!("    A: {{ type: object, description: '{name}', properties: {{ a: {{ type: string }} }} }}\n"),
            "A",
        ),
        "",
    );
}
