//! `specwright import`: what is written and said, and what the run says when it cannot.
#![allow(clippy::unwrap_used, reason = "a test ends so when its own folder fails")]

mod common;

use std::io::Write;
use std::process::Stdio;

use common::Folder;

const SHOP: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1', description: Sells bread. }
externalDocs: { url: 'https://docs.shop.example/' }
servers: [{ url: 'https://shop.example' }]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      summary: Lists orders
      parameters: [{ name: session, in: cookie, schema: { type: string } }]
      responses: { '200': { description: Done } }
    options:
      operationId: orderOptions
      responses: { '200': { description: Done } }
";

const REPORT: &str = "\
shop.yaml:11:20: skipped: cookies are not sent: `session` (#/paths/~1orders/get/parameters/0)
shop.yaml:13:5: skipped: the language has no method OPTIONS: the operation is left out (#/paths/~1orders/options)
";

fn with_document(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("shop.yaml", SHOP);
    folder
}

const IMPORT: &[&str] = &["import", "shop.yaml", "--api", "shop", "--out", "spec/shop"];

#[test]
fn a_document_becomes_specs_that_check() {
    let folder = with_document("import-written");
    let run = folder.run(IMPORT);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let expected = format!(
        "{REPORT}spec/shop/api.yaml: 7 lines\nspec/shop/orders.yaml: 9 lines\n1 of 2 operations imported, 2 lines in the report\n\
         next: specwright check spec/shop\n"
    );
    assert_eq!(run.stdout, expected);
    let files: Vec<String> = folder.content("spec").into_keys().collect();
    assert_eq!(files, ["shop/api.yaml", "shop/orders.yaml"]);
    let check = folder.run(&["check", "spec/shop"]);
    assert_eq!(check.code, Some(0), "{check:?}");
}

#[test]
fn json_tells_programs_the_same() {
    let folder = with_document("import-json");
    let run = folder.run(&[IMPORT, &["--format", "json"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let expected = serde_json::json!({
        "version": 1,
        "operations_in": 2,
        "operations_out": 1,
        "files": ["api.yaml", "orders.yaml"],
        "report": [
            {
                "kind": "skipped", "line": 11, "column": 20, "pointer": "/paths/~1orders/get/parameters/0",
                "text": "cookies are not sent: `session`",
            },
            {
                "kind": "skipped", "line": 13, "column": 5, "pointer": "/paths/~1orders/options",
                "text": "the language has no method OPTIONS: the operation is left out",
            },
        ],
    });
    assert_eq!(run.json(), expected);
    assert!(folder.path().join("spec/shop/orders.yaml").exists());
}

#[test]
fn a_name_that_cannot_be_one_is_changed() {
    let folder = with_document("import-name");
    let run = folder.run(&["import", "shop.yaml", "--api", "../My Shop!", "--out", "made"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let api = String::from_utf8(folder.content("made")["api.yaml"].clone()).unwrap();
    assert!(api.contains("\napi: my_shop\n"), "{api}");
    assert_eq!(folder.content("").len(), 3);
}

#[test]
fn files_that_are_there_stay() {
    let folder = with_document("import-there");
    folder.write("spec/shop/orders.yaml", "mine");
    let before = folder.content("");
    let run = folder.run(IMPORT);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        run.stderr,
        "error: `orders.yaml` is there already in `spec/shop`\n  = help: write into a new folder and take over what you need\n"
    );
    assert_eq!(folder.content(""), before);
}

#[test]
fn what_is_no_document_is_named_and_nothing_written() {
    let folder = Folder::new("import-none");
    let cases: &[(&str, &str, &[&str])] = &[
        ("empty.yaml", "", &["`empty.yaml` is not read: "]),
        (
            "swagger.json",
            r#"{"swagger": "2.0", "paths": {}}"#,
            &["`swagger.json` is not read: ", "2.0"],
        ),
        (
            "broken.json",
            r#"{"openapi": "3.1.0", "#,
            &["`broken.json` is not read: "],
        ),
        ("broken.yaml", "openapi: [3.1", &["`broken.yaml` is not read: "]),
        ("other.yaml", "a: 1\n", &["`other.yaml` is not read: "]),
        ("list.json", "[]", &["`list.json` is not read: "]),
        (
            "later.yaml",
            "openapi: 4.0.0\n",
            &["`later.yaml` is not read: ", "4.0.0"],
        ),
    ];
    for (name, text, words) in cases {
        folder.write(name, text);
        let run = folder.run(&["import", name, "--api", "shop", "--out", "spec"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{name}: {run:?}");
        assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
        for word in *words {
            assert!(run.stderr.contains(word), "{name}: {}", run.stderr);
        }
    }
    let bytes = folder.path().join("bytes.yaml");
    std::fs::write(&bytes, [0xff, 0xfe, 0x00, 0x80]).unwrap();
    assert_eq!(
        folder
            .run(&["import", "bytes.yaml", "--api", "shop", "--out", "spec"])
            .code,
        Some(2)
    );
    assert!(!folder.path().join("spec").exists());
}

#[test]
fn files_that_cannot_be_read_or_written_are_named() {
    let folder = with_document("import-files");
    let missing = folder.run(&["import", "nowhere.yaml", "--api", "shop", "--out", "spec"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (Some(2), ""));
    let message = "error: cannot read the document `nowhere.yaml`: ";
    assert!(missing.stderr.starts_with(message), "{}", missing.stderr);
    let folder_of_them = folder.run(&["import", ".", "--api", "shop", "--out", "spec"]);
    assert_eq!(folder_of_them.code, Some(2));
    let below_file = folder.run(&["import", "shop.yaml", "--api", "shop", "--out", "shop.yaml/spec"]);
    assert_eq!((below_file.code, below_file.stdout.as_str()), (Some(2), ""));
    assert_eq!(folder.content("").len(), 1);
    for wrong in [
        &["import"][..],
        &["import", "shop.yaml", "--api", "shop"],
        &["import", "shop.yaml", "--out", "spec"],
    ] {
        assert_eq!(folder.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn a_document_comes_from_the_standard_input() {
    let folder = Folder::new("import-stdin");
    let mut command = folder.command(&["import", "/dev/stdin", "--api", "shop", "--out", "spec"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(SHOP.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stdout}");
    assert!(stdout.starts_with("/dev/stdin:11:20: skipped: "), "{stdout}");
    assert_eq!(folder.content("spec").len(), 2);
}

#[test]
fn an_exported_document_comes_back_as_it_was() {
    let folder = Folder::with_api("import-own");
    folder.run(&["openapi", "bakery", "--out", "bakery.json"]);
    let run = folder.run(&["import", "bakery.json", "--api", "bakery", "--out", "again"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let diff = folder.run(&["diff", "bakery", "again"]);
    assert_eq!(diff.code, Some(0), "{diff:?}");
    let document = folder.run(&["openapi", "again"]);
    assert_eq!(document.stdout, folder.run(&["openapi", "bakery"]).stdout);
}

#[test]
fn a_document_without_operations_makes_a_crate_as_well() {
    let folder = Folder::new("import-nothing");
    let head: Vec<&str> = SHOP.lines().take_while(|line| *line != "paths:").collect();
    folder.write("shop.yaml", &format!("{}\npaths: {{}}\n", head.join("\n")));
    assert_eq!(folder.run(IMPORT).code, Some(0));
    let made = folder.run(&["generate", "spec/shop", "--out", "made", "--runtime", "registry"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let manifest = String::from_utf8(folder.content("made")["Cargo.toml"].clone()).unwrap();
    assert!(manifest.contains("\ndefault = [\"async\", \"rustls\"]\n"), "{manifest}");
}

#[test]
fn nothing_of_a_document_steers_a_terminal() {
    let folder = Folder::new("import-hostile");
    let text = SHOP.replace("name: session", "name: \"\\e[2J\\u202e\"");
    folder.write("shop.yaml", &text);
    let run = folder.run(IMPORT);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("cookies are not sent"), "{}", run.stdout);
    let is_hidden = |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
    assert!(!run.stdout.contains(is_hidden), "{:?}", run.stdout);
}

#[test]
fn help_names_every_option() {
    let folder = Folder::new("import-help");
    let help = folder.run(&["import", "--help"]);
    assert_eq!(help.code, Some(0));
    for option in ["<FILE>", "--api", "--out", "--format"] {
        assert!(help.stdout.contains(option), "{}", help.stdout);
    }
}
