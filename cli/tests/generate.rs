//! `specwright generate`: what is written, what is left alone, and what is refused.

mod common;

use std::fs;

use common::{Folder, ORDERS};

#[test]
fn a_stand_alone_crate() {
    let folder = Folder::with_api("generate-out");
    let run = folder.run(&["generate", "bakery", "--out", "made/bakery"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(
        run.stdout.starts_with("bakery: 1 operation, 0 types in 2 files, "),
        "{}",
        run.stdout
    );
    let files = folder.content("made/bakery");
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = [
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "specwright.lock",
        "src/lib.rs",
        "src/orders.rs",
    ];
    assert_eq!(names, expected);

    let again = folder.run(&["generate", "bakery", "--out", "made/bakery"]);
    assert_eq!(again.code, Some(0));
    assert!(again.stdout.contains("up to date"), "{}", again.stdout);
    assert_eq!(folder.content("made/bakery"), files);
}

#[test]
fn a_resource_that_is_gone_takes_its_file_with_it() {
    let folder = Folder::with_api("generate-gone");
    folder.run(&["generate", "bakery", "--out", "made"]);
    folder.write("made/src/by_hand.rs", "//! Not the generator's.\n");
    fs::remove_file(folder.path().join("bakery/orders.yaml")).unwrap();
    folder.write(
        "bakery/cakes.yaml",
        &ORDERS.replace("resource: orders", "resource: cakes"),
    );
    let run = folder.run(&["generate", "bakery", "--out", "made"]);
    assert!(run.stdout.contains("removed src/orders.rs"), "{}", run.stdout);
    let names: Vec<_> = folder.content("made").into_keys().collect();
    assert_eq!(
        names,
        [
            "Cargo.toml",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "specwright.lock",
            "src/by_hand.rs",
            "src/cakes.rs",
            "src/lib.rs"
        ]
    );
}

#[test]
fn check_compares_and_writes_nothing() {
    let folder = Folder::with_api("generate-check");
    let arguments = ["generate", "bakery", "--out", "made", "--check"];
    let before = folder.run(&arguments);
    assert_eq!(before.code, Some(1));
    assert!(before.stdout.contains("without `--check`"), "{}", before.stdout);
    assert!(folder.content("made").is_empty());

    folder.run(&arguments[..4]);
    assert_eq!(folder.run(&arguments).code, Some(0));

    folder.write("bakery/orders.yaml", &ORDERS.replace("How many.", "How many loaves."));
    let changed = folder.run(&arguments);
    assert_eq!(changed.code, Some(1));
    assert!(changed.stdout.contains("replaced src/orders.rs"), "{}", changed.stdout);
    assert!(!changed.stdout.contains("Cargo.toml"), "{}", changed.stdout);
}

#[test]
fn the_whole_workspace() {
    let folder = Folder::with_workspace("generate-workspace");
    fs::create_dir(folder.path().join("runtime")).unwrap();
    fs::create_dir(folder.path().join("deep")).unwrap();
    let run = folder.run(&["generate"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.contains("  generated/bakery: 4 files, "), "{}", run.stdout);
    assert!(
        run.stdout.contains("  target/specwright/bakery: 8 files, "),
        "{}",
        run.stdout
    );
    let names: Vec<_> = folder.content("generated/bakery").into_keys().collect();
    assert_eq!(names, ["Cargo.toml", "README.md", "build.rs", "src/lib.rs"]);
    let script = fs::read_to_string(folder.path().join("generated/bakery/build.rs")).unwrap();
    assert!(script.contains("\"../../spec/bakery\""), "{script}");
    let manifest = fs::read_to_string(folder.path().join("target/specwright/bakery/Cargo.toml")).unwrap();
    assert!(manifest.contains("\"../../../runtime\""), "{manifest}");

    assert_eq!(folder.run(&["generate", "--check"]).code, Some(0));
    let deep = folder
        .command(&["generate"])
        .current_dir(folder.path().join("deep"))
        .output()
        .unwrap();
    let said = String::from_utf8(deep.stdout).unwrap();
    assert_eq!(
        said.matches("up to date").count(),
        2,
        "from a folder below, nothing changes: {said}"
    );
}

#[test]
fn the_report_as_json() {
    let folder = Folder::with_workspace("generate-json");
    let report = folder.run(&["generate", "--format", "json"]).json();
    assert_eq!(report["version"], 1);
    assert_eq!(report["written"], true);
    assert_eq!(report["apis"][0]["api"], "bakery");
    assert_eq!(report["apis"][0]["operations"], 1);
    assert_eq!(report["apis"][0]["crates"][0]["files"][0]["change"], "added");
    let report = folder.run(&["generate", "--check", "--format", "json"]).json();
    assert_eq!(report["written"], false);
}

#[test]
fn a_spec_with_errors_changes_nothing() {
    let folder = Folder::with_api("generate-error");
    folder.run(&["generate", "bakery", "--out", "made"]);
    let before = folder.content("made");
    folder.write("bakery/orders.yaml", &ORDERS.replace("range: 1..50", "range: 50..1"));
    let run = folder.run(&["generate", "bakery", "--out", "made"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.starts_with("error["), "{}", run.stderr);
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
    assert_eq!(folder.content("made"), before);
}

#[test]
fn a_run_that_cannot_write_leaves_the_old_output() {
    let folder = Folder::with_api("generate-unwritable");
    folder.run(&["generate", "bakery", "--out", "made"]);
    // A folder in the way of a file fails for every user, unlike a folder without the right to write.
    fs::create_dir_all(folder.path().join("made/src/cakes.rs")).unwrap();
    let before = folder.content("made");
    folder.write(
        "bakery/cakes.yaml",
        &ORDERS
            .replace("resource: orders", "resource: cakes")
            .replace("/orders", "/cakes"),
    );
    folder.write("bakery/orders.yaml", &ORDERS.replace("How many.", "How many loaves."));
    let run = folder.run(&["generate", "bakery", "--out", "made"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with("error: cannot "), "{}", run.stderr);
    assert_eq!(folder.content("made"), before);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_target_is_refused() {
    let folder = Folder::with_api("generate-link");
    fs::create_dir(folder.path().join("outside")).unwrap();
    fs::create_dir(folder.path().join("made")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("outside"), folder.path().join("made/src")).unwrap();
    let run = folder.run(&["generate", "bakery", "--out", "made"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("would leave the target folder"), "{}", run.stderr);
    assert!(folder.content("outside").is_empty() && folder.content("made").is_empty());
}

#[test]
fn somebody_elses_crate_is_not_written_over() {
    let folder = Folder::with_api("generate-foreign");
    folder.write("mine/Cargo.toml", "[package]\nname = \"mine\"\n");
    let run = folder.run(&["generate", "bakery", "--out", "mine"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("specwright did not write"), "{}", run.stderr);
    assert_eq!(folder.content("mine").len(), 1);
}

#[test]
fn somebody_elses_source_without_a_manifest_is_not_written_over() {
    for name in ["src/lib.rs", "README.md"] {
        let folder = Folder::with_api("generate-foreign-source");
        folder.write(&format!("mine/{name}"), "by hand\n");
        let before = folder.content("mine");
        let run = folder.run(&["generate", "bakery", "--out", "mine"]);
        assert_eq!(run.code, Some(2));
        let said = format!("error: `mine` holds `{name}`, which specwright did not write\n");
        assert!(run.stderr.starts_with(&said), "{}", run.stderr);
        assert_eq!(folder.content("mine"), before);
    }
}

#[test]
fn a_crate_by_hand_under_generated_is_not_written_over() {
    let folder = Folder::with_workspace("generate-foreign-member");
    folder.write("generated/bakery/Cargo.toml", "[package]\nname = \"mine\"\n");
    let run = folder.run(&["generate"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("specwright did not write"), "{}", run.stderr);
    assert_eq!(folder.content("generated/bakery").len(), 1);
}

#[test]
fn bad_use() {
    let folder = Folder::with_api("generate-bad-use");
    for arguments in [
        &["generate", "bakery"][..],
        &["generate", "--out", "made"],
        &["generate", "nowhere", "--out", "made"],
        &["generate", "bakery", "--runtime", "runtime"],
        &["generate", "bakery", "--out", "bakery/api.yaml"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.lines().count() > 1, "says what to do next: {}", run.stderr);
    }
    assert!(folder.content("made").is_empty());
}
