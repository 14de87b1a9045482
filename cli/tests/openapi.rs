//! `specwright openapi`: where the document goes, in which format, what is listed, and what the run says when it cannot.
#![allow(clippy::unwrap_used, reason = "a test ends so when its own folder fails")]

mod common;

use std::fs;

use common::Folder;

/// A path that keeps slashes, which OpenAPI cannot say.
const LOAVES: &str = "\
resource: loaves
about: Loaves.
operations:
  read:
    about: Reads a loaf.
    docs: https://docs.bakery.example/
    request: GET /loaves/{name+}
    path: { name: { about: Which one. } }
    responds: { 200: { body: empty } }
";

#[test]
fn the_document_is_shown_as_yaml_or_json() {
    let folder = Folder::with_api("openapi-shown");
    let yaml = folder.run(&["openapi", "bakery"]);
    assert_eq!(yaml.code, Some(0), "{yaml:?}");
    assert!(yaml.stdout.starts_with("openapi: \"3.1."), "{}", yaml.stdout);
    let same = folder.run(&["openapi", "bakery", "--format", "yaml"]);
    assert_eq!(yaml, same);

    let json = folder.run(&["openapi", "bakery", "--format", "json"]);
    assert_eq!(json.code, Some(0));
    let document = json.json();
    assert_eq!(document.pointer("/info/title").unwrap(), "bakery");
    let operation = document.pointer("/paths/~1orders/post/operationId").unwrap();
    assert_eq!(operation, "orders_create");
    assert!(yaml.stdout.contains("operationId: orders_create"), "{}", yaml.stdout);
}

#[test]
fn a_file_is_written_in_the_format_of_its_name() {
    let folder = Folder::with_api("openapi-written");
    let shown = folder.run(&["openapi", "bakery", "--format", "json"]);
    for (name, arguments) in [
        ("bakery.json", &[][..]),
        ("bakery.JSON", &[]),
        ("new/bakery.txt", &["--format", "json"]),
    ] {
        let out = [&["openapi", "bakery", "--out", name], arguments].concat();
        let run = folder.run(&out);
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), shown.stdout);
    }
    // Written again: the same bytes.
    folder.run(&["openapi", "bakery", "--out", "bakery.yaml"]);
    let first = folder.content("");
    let again = folder.run(&["openapi", "bakery", "--out", "bakery.yaml"]);
    assert_eq!((again.code, folder.content("")), (Some(0), first));
}

#[test]
fn losses_are_counted_or_listed() {
    let folder = Folder::with_api("openapi-losses");
    folder.write("bakery/loaves.yaml", LOAVES);
    let shown = folder.run(&["openapi", "bakery"]);
    assert_eq!(shown.code, Some(0), "{shown:?}");
    assert_eq!(
        shown.stderr,
        "1 thing OpenAPI has no words for; `--losses` lists them\n"
    );

    let listed = folder.run(&["openapi", "bakery", "--losses"]);
    assert_eq!((listed.code, listed.stderr.as_str()), (Some(0), ""), "{listed:?}");
    let expected = "loaves.read, name: the slashes of its value stay\n1 thing OpenAPI has no words for\n";
    assert_eq!(listed.stdout, expected);

    let both = folder.run(&["openapi", "bakery", "--losses", "--out", "bakery.json"]);
    assert_eq!((both.code, both.stdout), (Some(0), listed.stdout));
    assert!(folder.path().join("bakery.json").exists());
}

#[test]
fn a_spec_with_errors_is_no_document() {
    let folder = Folder::with_api("openapi-errors");
    folder.write(
        "bakery/orders.yaml",
        &common::ORDERS.replace("type: int", "type: integer"),
    );
    let run = folder.run(&["openapi", "bakery", "--out", "bakery.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(
        run.stderr.contains("unknown-type") && run.stderr.contains("orders.yaml"),
        "{}",
        run.stderr
    );
    assert!(!folder.path().join("bakery.json").exists());
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = Folder::with_api("openapi-files");
    folder.write("taken", "a file");
    let missing = folder.run(&["openapi", "nowhere"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (Some(2), ""));
    assert!(
        missing.stderr.starts_with("error: ") && missing.stderr.contains("`nowhere`"),
        "{}",
        missing.stderr
    );
    let below_file = folder.run(&["openapi", "bakery", "--out", "taken/bakery.json"]);
    assert_eq!(below_file.code, Some(2));
    assert!(below_file.stderr.contains("taken"), "{}", below_file.stderr);
    let no_name = folder.run(&["openapi", "bakery", "--out", ".."]);
    assert_eq!(no_name.code, Some(2));
    assert_eq!(no_name.stderr, "error: `..` is no name of a file\n");
    for wrong in [&["openapi"][..], &["openapi", "bakery", "--format", "toml"]] {
        assert_eq!(folder.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn help_names_every_option() {
    let folder = Folder::new("openapi-help");
    let help = folder.run(&["openapi", "--help"]);
    assert_eq!(help.code, Some(0));
    for option in ["--format", "--out", "--losses"] {
        assert!(help.stdout.contains(option), "{}", help.stdout);
    }
}
