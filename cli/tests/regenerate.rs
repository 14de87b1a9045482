//! `specwright generate` over a stand-alone crate that is there already: what is kept, what is written again, and what is
//! refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;

use common::{Folder, ORDERS, Run};

const GENERATE: [&str; 4] = ["generate", "bakery", "--out", "made"];

/// A folder with an API and the crate made from it.
fn made(test: &str) -> Folder {
    let folder = Folder::with_api(test);
    assert_eq!(generate(&folder, &[]).code, Some(0));
    folder
}

fn generate(folder: &Folder, options: &[&str]) -> Run {
    folder.run(&[&GENERATE, options].concat())
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn edit(folder: &Folder, name: &str) {
    folder.write(name, &(text(folder, name) + "// by hand\n"));
}

fn change_the_spec(folder: &Folder) {
    folder.write("bakery/orders.yaml", &ORDERS.replace("How many.", "How many loaves."));
}

/// Refused with that beginning, and everything is as it was.
#[track_caller]
fn assert_refused(folder: &Folder, options: &[&str], beginning: &str) {
    let before = folder.content("made");
    let run = generate(folder, options);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{run:?}");
    assert!(run.stderr.starts_with(beginning), "{}", run.stderr);
    assert!(run.stderr.contains("= help: "), "{}", run.stderr);
    assert_eq!(folder.content("made"), before);
}

#[test]
fn an_edited_file_is_named_and_kept() {
    let folder = made("regenerate-edited");
    edit(&folder, "made/src/orders.rs");
    edit(&folder, "made/LICENSE-MIT");
    let says = "error: `made` holds files that were edited by hand since specwright wrote them: `LICENSE-MIT`, \
                `src/orders.rs`\n";
    assert_refused(&folder, &[], says);
    change_the_spec(&folder);
    assert_refused(&folder, &[], says);

    let check = generate(&folder, &["--check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.stdout.contains("    edited src/orders.rs\n"), "{}", check.stdout);
    let report = generate(&folder, &["--check", "--format", "json"]).json();
    assert_eq!(report["apis"][0]["crates"][0]["files"][2]["change"], "edited");

    let forced = generate(&folder, &["--force"]);
    assert_eq!((forced.code, forced.stderr.as_str()), (Some(0), ""));
    assert!(!text(&folder, "made/src/orders.rs").contains("by hand"));
    assert_eq!(generate(&folder, &["--check"]).code, Some(0));
}

#[test]
fn an_edited_file_whose_resource_is_gone_is_kept() {
    let folder = made("regenerate-edited-gone");
    edit(&folder, "made/src/orders.rs");
    fs::remove_file(folder.path().join("bakery/orders.yaml")).unwrap();
    let cakes = ORDERS.replace("resource: orders", "resource: cakes");
    folder.write("bakery/cakes.yaml", &cakes);
    assert_refused(&folder, &[], "error: `made` holds files that were edited by hand");
    assert_eq!(generate(&folder, &["--force"]).code, Some(0));
    assert!(!folder.path().join("made/src/orders.rs").exists());
}

#[test]
fn only_what_changed_is_written() {
    let folder = made("regenerate-changed");
    folder.write("made/src/extra.rs", "//! Not the generator's.\n");
    folder.write("made/CHANGELOG.md", "# Changes\n");
    fs::remove_file(folder.path().join("made/README.md")).unwrap();
    let before = fs::metadata(folder.path().join("made/src/lib.rs"))
        .unwrap()
        .modified()
        .unwrap();
    change_the_spec(&folder);
    let run = generate(&folder, &[]);
    let changes: Vec<_> = run.stdout.lines().skip(2).map(str::trim).collect();
    let expected = ["added README.md", "replaced specwright.lock", "replaced src/orders.rs"];
    assert_eq!(changes, expected, "{}", run.stdout);
    let after = fs::metadata(folder.path().join("made/src/lib.rs"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(after, before);
    assert_eq!(text(&folder, "made/CHANGELOG.md"), "# Changes\n");
    assert_eq!(text(&folder, "made/src/extra.rs"), "//! Not the generator's.\n");
}

#[test]
fn other_line_ends_are_no_edit() {
    let folder = made("regenerate-line-ends");
    for (name, content) in folder.content("made") {
        let content = String::from_utf8(content).unwrap().replace('\n', "\r\n");
        folder.write(&format!("made/{name}"), &content);
    }
    let run = generate(&folder, &[]);
    assert!(run.stdout.contains("up to date"), "{run:?}");
    change_the_spec(&folder);
    let run = generate(&folder, &[]);
    assert!(run.stdout.contains("2 changed"), "{run:?}");
}

#[test]
fn a_file_in_the_way_is_named_and_kept() {
    let folder = made("regenerate-in-the-way");
    folder.write("made/src/cakes.rs", "//! By hand.\n");
    let cakes = ORDERS
        .replace("resource: orders", "resource: cakes")
        .replace("/orders", "/cakes");
    folder.write("bakery/cakes.yaml", &cakes);
    let says = "error: `made` holds files that specwright did not write: `src/cakes.rs`\n";
    assert_refused(&folder, &[], says);
    fs::rename(
        folder.path().join("made/src/cakes.rs"),
        folder.path().join("made/src/mine.rs"),
    )
    .unwrap();
    assert_eq!(generate(&folder, &[]).code, Some(0));
}

#[test]
fn without_the_record_nothing_is_written_over() {
    let folder = made("regenerate-no-record");
    fs::remove_file(folder.path().join("made/specwright.lock")).unwrap();
    let same = folder.content("made");
    change_the_spec(&folder);
    let says = "error: `made` has no `specwright.lock`, so nothing tells whether these files were edited by hand: \
                `src/orders.rs`\n";
    assert_refused(&folder, &[], says);
    assert_eq!(generate(&folder, &["--force"]).code, Some(0));

    folder.write("bakery/orders.yaml", ORDERS);
    assert_eq!(generate(&folder, &[]).code, Some(0));
    fs::remove_file(folder.path().join("made/specwright.lock")).unwrap();
    assert_eq!(folder.content("made"), same);
    let run = generate(&folder, &[]);
    assert!(
        run.stdout.contains("    added specwright.lock\n"),
        "what is the same needs no record: {run:?}"
    );
}

#[test]
fn a_record_that_cannot_be_read_is_named() {
    let folder = made("regenerate-bad-record");
    let good = text(&folder, "made/specwright.lock");
    for bad in [good.replace('#', "<<<<<<< HEAD\n#"), String::new()] {
        folder.write("made/specwright.lock", &bad);
        assert_refused(&folder, &[], "error: cannot read `made/specwright.lock`: line 1\n");
    }
    let outside = format!("{good}{}  ../bakery/api.yaml\n", "0".repeat(64));
    folder.write("made/specwright.lock", &outside);
    assert_refused(&folder, &[], "error: refused to write `../bakery/api.yaml`");
    let hostile = good.replacen('\n', "\n# --homepage https://x/\"]\n", 1);
    folder.write("made/specwright.lock", &hostile);
    assert_refused(
        &folder,
        &[],
        "error: `specwright.lock` of the crate says `--homepage https://x/\"]`",
    );

    folder.write("made/specwright.lock", "");
    assert_eq!(generate(&folder, &["--force"]).code, Some(0));
    assert_eq!(text(&folder, "made/specwright.lock"), good);
}

#[test]
fn force_does_not_reach_other_peoples_crates() {
    let folder = Folder::with_api("regenerate-force-foreign");
    folder.write("made/Cargo.toml", "[package]\nname = \"mine\"\n");
    let says = "error: `made` holds `Cargo.toml`, which specwright did not write\n";
    assert_refused(&folder, &["--force"], says);
}

#[test]
fn one_api_does_not_take_the_place_of_another() {
    let folder = made("regenerate-another");
    let api = text(&folder, "bakery/api.yaml");
    folder.write("bakery/api.yaml", &api.replace("api: bakery", "api: brewery"));
    let says = "error: `made` holds another crate, written by `specwright generate spec/bakery --out bakery`\n";
    assert_refused(&folder, &[], says);
    assert_eq!(generate(&folder, &["--force"]).code, Some(0));
}

#[test]
fn what_was_said_once_is_kept() {
    let folder = made("regenerate-options");
    assert!(text(&folder, "made/LICENSE-MIT").contains("Copyright (c) The bakery contributors\n"));
    let options = [
        "--crate-version",
        "1.2.0-rc.1",
        "--author",
        "The bakers <post@bakery.example>",
        "--author",
        "The millers",
        "--license",
        "MIT",
        "--repository",
        "https://git.example/bakery",
        "--homepage",
        "https://bakery.example/rust",
        "--keyword",
        "bread",
        "--category",
        "api-bindings",
        "--runtime",
        "registry",
    ];
    assert_eq!(generate(&folder, &options).code, Some(0));
    let manifest = text(&folder, "made/Cargo.toml");
    let package = manifest.split("\n\n").nth(1).unwrap();
    assert_eq!(package, MANIFEST.trim_end(), "{manifest}");
    assert!(
        manifest.contains("[package.metadata.docs.rs]\nall-features = true\n"),
        "{manifest}"
    );
    assert!(manifest.contains("specwright-runtime = { version = \""), "{manifest}");
    assert!(!manifest.contains("path = "), "{manifest}");
    assert!(text(&folder, "made/LICENSE-MIT").contains("Copyright (c) The bakers, The millers\n"));
    assert!(!folder.path().join("made/LICENSE-APACHE").exists());

    let run = generate(&folder, &[]);
    assert!(run.stdout.contains("up to date"), "{run:?}");
    let all = folder.content("made");
    assert_eq!(
        generate(&folder, &["--crate-version", "1.2.0", "--author", "", "--license", ""]).code,
        Some(0)
    );
    let manifest = text(&folder, "made/Cargo.toml");
    assert!(manifest.contains("version = \"1.2.0\"\n"), "{manifest}");
    assert!(!manifest.contains("authors"), "{manifest}");
    assert!(manifest.contains("license = \"MIT OR Apache-2.0\"\n"), "{manifest}");
    assert!(manifest.contains("https://git.example/bakery"), "{manifest}");
    assert_ne!(folder.content("made"), all);
}

const MANIFEST: &str = r#"[package]
name = "bakery"
version = "1.2.0-rc.1"
edition = "2024"
rust-version = "1.88"
authors = ["The bakers <post@bakery.example>", "The millers"]
description = "Orders bread."
license = "MIT"
repository = "https://git.example/bakery"
homepage = "https://bakery.example/rust"
documentation = "https://docs.rs/bakery"
readme = "README.md"
keywords = ["bread"]
categories = ["api-bindings"]
include = ["/src/**/*.rs", "/README.md", "/CHANGELOG.md", "/LICENSE*"]
"#;

#[test]
fn a_licence_without_a_text_is_named() {
    let folder = Folder::with_api("regenerate-licence");
    let run = generate(&folder, &["--license", "BSD-3-Clause OR Apache-2.0"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.stderr.contains("the text of `BSD-3-Clause` is not known here"),
        "{}",
        run.stderr
    );
    assert!(folder.path().join("made/LICENSE-APACHE").exists());
    assert!(!folder.path().join("made/LICENSE-MIT").exists());
}

#[test]
fn values_that_a_manifest_cannot_hold_are_refused() {
    let folder = Folder::with_api("regenerate-bad-options");
    for option in [
        ["--crate-version", "1.x"],
        ["--license", "MIT\"\n"],
        ["--author", "a\nb"],
        ["--repository", "git.example"],
        ["--keyword", "two words"],
        ["--category", "\""],
        ["--runtime", "a\u{1b}[2J"],
    ] {
        let run = generate(&folder, &option);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{option:?}");
        assert!(run.stderr.contains("write "), "{}", run.stderr);
    }
    let many = [
        "--keyword",
        "a",
        "--keyword",
        "b",
        "--keyword",
        "c",
        "--keyword",
        "d",
        "--keyword",
        "e",
        "--keyword",
        "f",
    ];
    let run = generate(&folder, &many);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("given 6 times"), "{}", run.stderr);
    assert!(folder.content("made").is_empty());
}

#[test]
fn a_runtime_in_a_folder_is_one_of_the_registry_for_everybody_else() {
    let folder = made("regenerate-runtime");
    assert_eq!(generate(&folder, &["--runtime", "../runtime"]).code, Some(0));
    let manifest = text(&folder, "made/Cargo.toml");
    let dependency = manifest
        .lines()
        .find(|line| line.starts_with("specwright-runtime"))
        .unwrap();
    assert!(
        dependency.contains("version = \"") && dependency.contains("path = \"../runtime\""),
        "{dependency}"
    );
    let config = text(&folder, "made/.cargo/config.toml");
    assert!(
        config.contains("[patch.crates-io]\nspecwright-runtime = { path = \"../runtime\" }"),
        "{config}"
    );

    assert_eq!(generate(&folder, &["--runtime", "registry"]).code, Some(0));
    assert!(!folder.path().join("made/.cargo/config.toml").exists());
    assert!(!text(&folder, "made/Cargo.toml").contains("path ="));
}

#[test]
fn each_file_names_the_command_and_nothing_of_this_machine() {
    let folder = Folder::with_api("regenerate-first-line");
    let bakery = folder.path().join("bakery");
    let made = folder.path().join("made");
    let arguments = [
        "generate",
        bakery.to_str().unwrap(),
        "--out",
        made.to_str().unwrap(),
        "--runtime",
        "../runtime",
    ];
    assert_eq!(folder.run(&arguments).code, Some(0));
    for (name, content) in folder.content("made") {
        let content = String::from_utf8(content).unwrap();
        assert!(!content.contains(folder.path().to_str().unwrap()), "{name}");
        if !name.starts_with("LICENSE") {
            let first = content.lines().next().unwrap();
            assert!(
                first.contains("`specwright generate spec/bakery --out bakery`"),
                "{name}: {first}"
            );
        }
    }
}
