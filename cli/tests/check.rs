//! `specwright check`: findings, formats and exit codes.

mod common;

use common::{Folder, ORDERS, Run};

#[test]
fn a_clean_api() {
    let folder = Folder::with_api("check-clean");
    let expected = Run {
        code: Some(0),
        stdout: "bakery: ok, 1 operation, 0 types in 2 files\n".to_owned(),
        stderr: String::new(),
    };
    assert_eq!(folder.run(&["check", "bakery"]), expected);
    assert_eq!(folder.run(&["check", "."]), expected, "a folder of APIs");
    let json = folder.run(&["check", "bakery", "--format", "json"]);
    assert_eq!(json.code, Some(0));
    assert_eq!(json.json()["diagnostics"], serde_json::json!([]));
}

#[test]
fn a_finding() {
    let folder = Folder::with_api("check-finding");
    folder.write("bakery/orders.yaml", &ORDERS.replace("range: 1..50", "rnage: 1..50"));
    let run = folder.run(&["check", "bakery"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "");
    assert!(run.stdout.starts_with("error[unknown-key]: "), "{}", run.stdout);
    assert!(run.stdout.contains("bakery/orders.yaml:10:"), "{}", run.stdout);
    assert!(run.stdout.contains("`range`"), "{}", run.stdout);
    assert!(run.stdout.ends_with("1 error\n"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "colour without a terminal");

    let json = folder.run(&["check", "bakery", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (Some(1), ""));
    let found = json.json();
    assert_eq!(found["version"], 1);
    assert_eq!(found["diagnostics"][0]["id"], "unknown-key");
    assert_eq!(found["diagnostics"][0]["file"], "bakery/orders.yaml");
    assert_eq!(found["diagnostics"][0]["line"], 10);
}

#[test]
fn findings_of_several_apis_are_one_document() {
    let folder = Folder::with_api("check-several");
    for name in ["a", "b"] {
        folder.write(&format!("apis/{name}/api.yaml"), "specwright: 1\n");
    }
    folder.write("apis/notes/readme.txt", "no API");
    let run = folder.run(&["check", "apis", "bakery", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    let found = run.json();
    let files: Vec<_> = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["file"].as_str().unwrap())
        .collect();
    assert!(
        files.contains(&"apis/a/api.yaml") && files.contains(&"apis/b/api.yaml"),
        "{files:?}"
    );
}

#[test]
fn without_a_path_the_workspace_is_checked() {
    let folder = Folder::with_workspace("check-workspace");
    let run = folder.run(&["check"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "bakery: ok, 1 operation, 0 types in 2 files\n")
    );
}

#[test]
fn bad_use() {
    let folder = Folder::with_api("check-bad-use");
    folder.write("empty/readme.txt", "no API");
    for (arguments, message) in [
        (&["check", "nowhere"][..], "error: cannot read the folder `nowhere`"),
        (&["check", "empty"], "error: no API in `empty`"),
        (&["check", "bakery/api.yaml"], "error: `bakery/api.yaml` is a file"),
        (&["check", "bakery", "--format", "xml"], "error: invalid value 'xml'"),
        (&["check", "bakery", "--frobnicate"], "error: unexpected argument"),
        (&["frobnicate"], "error: unrecognized subcommand"),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with(message), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.lines().count() > 1, "says what to do next: {}", run.stderr);
    }
}

#[test]
fn a_folder_without_an_api_file_is_a_finding() {
    let folder = Folder::new("check-no-api-file");
    folder.write("bakery/orders.yaml", ORDERS);
    let run = folder.run(&["check", "bakery"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with("error[no-api-file]"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn names_that_steer_a_terminal_are_shown_escaped() {
    let folder = Folder::new("check-escapes");
    let run = folder.run(&["check", "\u{1b}[31mred"]);
    assert_eq!(run.code, Some(2));
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}
