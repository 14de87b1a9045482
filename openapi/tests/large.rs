//! Large documents, ordinary and hostile: the time that a reading takes grows with the file and not faster. Sizes are
//! such that work that grows with the square would take minutes. `LARGE=70` makes ordinary ones of 20 MB, and
//! `--nocapture` shows the times.
#![allow(clippy::print_stdout, reason = "the times are shown to who asks for them")]

use std::fmt::Write;
use std::time::{Duration, Instant};

use specwright_openapi::document::{Document, NotRead, read};

/// Generous: debug builds on busy machines.
const LONGEST: Duration = Duration::from_secs(120);

fn timed(name: &str, text: &str) -> Result<Document, NotRead> {
    let begun = Instant::now();
    let outcome = read(name, text.as_bytes());
    let took = begun.elapsed();
    println!("{name}: {} KB in {took:?}", text.len() / 1000);
    assert!(took < LONGEST, "{name}: {took:?}");
    outcome
}

fn times() -> usize {
    let set = std::env::var("LARGE").ok();
    set.and_then(|set| set.parse().ok()).unwrap_or(1)
}

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Large, version: '1'}\nservers: [{url: https://a.example}]\n";

#[test]
fn ordinary_yaml() {
    let (mut paths, mut schemas) = (String::from("paths:\n"), String::from("components:\n  schemas:\n"));
    let mut count = 0;
    while paths.len() + schemas.len() < times() * 300_000 {
        _ = write!(
            paths,
            "  /things{count}/{{id}}:\n    get:\n      operationId: get{count}\n      tags: [t]\n      description: |\n        \
             Reads one.\n\n        And says more about it in several lines of text.\n      parameters:\n        - {{name: id, \
             in: path, required: true, schema: {{type: integer}}}}\n      responses:\n        '200':\n          \
             description: It\n          content:\n            application/json:\n              schema:\n                \
             $ref: '#/components/schemas/Thing{count}'\n"
        );
        _ = write!(
            schemas,
            "    Thing{count}:\n      type: object\n      required: [id]\n      properties:\n        id: {{type: integer, \
             format: int64}}\n        name:\n          type: string\n          description: What it is called.\n          \
             maxLength: 80\n        others:\n          type: array\n          items:\n            $ref: \
             '#/components/schemas/Thing{}'\n",
            count / 2
        );
        count += 1;
    }
    let document = timed("ordinary.yaml", &format!("{HEAD}{paths}{schemas}")).unwrap();
    assert_eq!(document.operations.len(), count);
    assert!(document.remarks.is_empty(), "{:?}", document.remarks.first());
}

#[test]
fn ordinary_json() {
    let mut schemas = Vec::new();
    let mut size = 0;
    while size < times() * 300_000 {
        let count = schemas.len();
        let schema = format!(
            "\"Thing{count}\":{{\"type\":\"object\",\"properties\":{{\"id\":{{\"type\":\"integer\"}},\"né\":{{\"type\":\
             [\"string\",\"null\"],\"description\":\"What it is\\ncalled.\"}},\"next\":{{\"$ref\":\
             \"#/components/schemas/Thing{}\"}}}}}}",
            count + 1
        );
        size += schema.len();
        schemas.push(schema);
    }
    let count = schemas.len();
    schemas.push(format!("\"Thing{count}\":{{}}"));
    let text = format!(
        "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"L\",\"version\":\"1\"}},\"paths\":{{\"/a\":{{\"get\":{{\
         \"responses\":{{\"200\":{{\"description\":\"\",\"content\":{{\"application/json\":{{\"schema\":{{\"$ref\":\
         \"#/components/schemas/Thing0\"}}}}}}}}}}}}}}}},\"components\":{{\"schemas\":{{{}}}}}}}",
        schemas.join(",")
    );
    let document = timed("ordinary.json", &text).unwrap();
    assert!(document.schemas.len() > 2 * count);
}

/// Documents that a reader without bounds works on for hours.
#[test]
fn hostile_growth() {
    let by = times();
    for (name, text) in [
        ("chain of references", chain_of_references(2_000 * by)),
        ("chain of allOf", chain_of_all_of(500 * by)),
        ("many allOf of a large base", large_base(300 * by)),
        ("pairs of schemas", pairs(12 * by)),
        ("aliases of aliases", laughs(24)),
        ("merges of merges", merges(500 * by)),
        ("one parameter list for all", shared_parameters(300 * by)),
        ("one long text for all", shared_text(300 * by)),
        ("one long choice for all", shared_choice(200 * by)),
        ("a chain of bases", bases(200 * by)),
        ("same key again and again", "a: 1\n".repeat(10_000 * by)),
        ("brackets", "[".repeat(100_000 * by)),
        ("braces", "{\"a\":".repeat(30_000 * by)),
        ("dashes", "- ".repeat(20_000 * by)),
        ("keys with marks", format!("{HEAD}{}", "? ".repeat(10_000 * by))),
        ("deep and wide", deep_and_wide(500 * by)),
        ("many wrong keys", many_wrong_keys(2_000 * by)),
        ("long enums", long_enums(1_000 * by)),
    ] {
        let outcome = timed(&format!("{name}.yaml"), &text);
        match outcome {
            Ok(document) => assert!(document.schemas.len() < 3_000_000),
            Err(not_read) => println!("  {not_read}"),
        }
    }
}

fn with_schemas(schemas: &str) -> String {
    format!(
        "{HEAD}paths:\n  /a:\n    get:\n      responses:\n        default:\n          description: It\n          content:\n            \
         application/json:\n              schema: {{$ref: '#/components/schemas/S0'}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

fn chain_of_references(count: usize) -> String {
    let mut schemas = String::from("    All:\n      properties:\n");
    for at in 0..count {
        _ = writeln!(schemas, "        p{at}: {{$ref: '#/components/schemas/S{at}'}}");
    }
    for at in 0..count {
        _ = writeln!(schemas, "    S{at}: {{$ref: '#/components/schemas/S{}'}}", at + 1);
    }
    _ = writeln!(
        schemas,
        "    S{count}: {{allOf: [{{$ref: '#/components/schemas/All'}}, {{type: object}}]}}"
    );
    with_schemas(&schemas)
}

fn chain_of_all_of(count: usize) -> String {
    let mut schemas = String::new();
    for at in 0..count {
        _ = writeln!(
            schemas,
            "    S{at}: {{properties: {{p{at}: {{type: string}}, next: {{$ref: '#/components/schemas/S{}'}}}}, allOf: \
             [{{$ref: '#/components/schemas/S{}'}}]}}",
            at + 1,
            at + 1
        );
    }
    _ = writeln!(schemas, "    S{count}: {{}}");
    with_schemas(&schemas)
}

fn large_base(count: usize) -> String {
    let mut schemas = String::from("    S0:\n      properties:\n");
    for at in 1..count {
        _ = writeln!(schemas, "        p{at}: {{$ref: '#/components/schemas/S{at}'}}");
    }
    for at in 1..count {
        _ = writeln!(
            schemas,
            "    S{at}: {{allOf: [{{$ref: '#/components/schemas/S0'}}, {{properties: {{q: {{type: string}}}}}}]}}"
        );
    }
    with_schemas(&schemas)
}

/// Each member is two schemas together, whose members are two together again.
fn pairs(count: usize) -> String {
    let mut schemas = String::new();
    for at in 0..count {
        let (a, b) = ((at * 7 + 1) % count, (at * 11 + 3) % count);
        _ = writeln!(
            schemas,
            "    S{at}: {{properties: {{x: {{allOf: [{{$ref: '#/components/schemas/S{a}'}}, {{$ref: \
             '#/components/schemas/S{b}'}}]}}, y: {{$ref: '#/components/schemas/S{b}'}}}}}}"
        );
    }
    with_schemas(&schemas)
}

fn laughs(count: usize) -> String {
    let mut text = String::from("x-a0: &a0 {type: object, properties: {a: {type: string}}}\n");
    for at in 1..count {
        let before = at - 1;
        _ = writeln!(
            text,
            "x-a{at}: &a{at} {{allOf: [*a{before}, *a{before}], default: [*a{before}, *a{before}], properties: {{x: *a{before}, y: *a{before}}}}}"
        );
    }
    format!("{}    S0: *a{}\n{text}", with_schemas(""), count - 1)
        .replace(HEAD, "")
        .replace(&text, "")
        .replace("components:", &format!("{HEAD}{text}components:"))
}

fn merges(count: usize) -> String {
    let mut text = String::from("x-a0: &a0 {k: 1}\n");
    for at in 1..count {
        _ = writeln!(text, "x-a{at}: &a{at} {{<<: *a{}, k{at}: 1}}", at - 1);
    }
    format!("{HEAD}{text}paths: {{}}\n")
}

fn shared_parameters(count: usize) -> String {
    let mut text = String::from("x-p: &p\n");
    for at in 0..count {
        _ = writeln!(text, "  - {{name: p{at}, in: query, schema: {{type: string}}}}");
    }
    text.push_str("paths:\n");
    for at in 0..count {
        _ = writeln!(text, "  /p{at}: {{get: {{parameters: *p, responses: {{}}}}}}");
    }
    format!("{HEAD}{text}")
}

fn shared_text(count: usize) -> String {
    let mut text = format!("x-t: &t '{}'\npaths:\n", "long ".repeat(30_000));
    for at in 0..count {
        _ = writeln!(
            text,
            "  /p{at}: {{get: {{summary: *t, description: *t, responses: {{}}}}}}"
        );
    }
    format!("{HEAD}{text}")
}

fn shared_choice(count: usize) -> String {
    let mut schemas = String::from("    S0:\n      properties:\n        p: &c\n          oneOf:\n");
    for at in 0..count {
        _ = writeln!(
            schemas,
            "            - {{type: object, properties: {{c{at}: {{type: string}}}}}}"
        );
    }
    for at in 0..count {
        _ = writeln!(
            schemas,
            "        p{at}: {{allOf: [*c, {{properties: {{q{at}: {{}}}}}}]}}"
        );
    }
    with_schemas(&schemas)
}

fn bases(count: usize) -> String {
    let mut schemas = String::new();
    for at in 0..count {
        _ = writeln!(
            schemas,
            "    S{at}: {{discriminator: {{propertyName: k{at}}}, properties: {{p: {{$ref: '#/components/schemas/S{}'}}}}, \
             allOf: [{{$ref: '#/components/schemas/S{}'}}]}}",
            (at + 1) % count,
            (at + 1) % count
        );
    }
    with_schemas(&schemas)
}

fn many_wrong_keys(count: usize) -> String {
    let mut text = String::from("paths:\n  /a:\n    get:\n      responses: {}\n");
    for at in 0..count {
        _ = writeln!(text, "      parametrs{at}: 1");
    }
    format!("{HEAD}{text}")
}

fn long_enums(count: usize) -> String {
    let values: Vec<_> = (0..count).map(|at| format!("v{at}")).collect();
    let values = values.join(", ");
    with_schemas(&format!(
        "    S0: {{enum: &v [{values}], x-enum-descriptions: *v, allOf: [{{enum: *v}}, {{enum: *v}}], x-ms-enum: {{values: *v}}}}\n"
    ))
}

fn deep_and_wide(count: usize) -> String {
    let key = "k".repeat(300);
    let mut schema = String::from("{properties: {");
    for at in 0..count {
        _ = write!(schema, "p{at}: {{type: string}}, ");
    }
    schema.push_str("}}");
    for _ in 0..100 {
        schema = format!("{{properties: {{\"{key}\": {schema}}}}}");
    }
    with_schemas(&format!("    S0: {schema}\n"))
}
