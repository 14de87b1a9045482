//! `specwright generate --included`: the sources that a crate's root includes, as a build script with the generator writes
//! them.
#![allow(clippy::unwrap_used, reason = "a test ends so when its own folder or process fails")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use common::{Folder, ORDERS};
use specwright_codegen::emit::{Layout, emit_client};
use specwright_codegen::{compile, load_folder};

const BAKERY: [&str; 4] = ["generate", "bakery", "--included", "out"];

#[test]
fn the_same_bytes_as_the_generator_in_a_build_script() {
    let folder = Folder::new("included-bytes");
    for api in ["invoicexpress", "textmarketer"] {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
        let run = folder.run(&["generate", "--included", api, "--", spec.to_str().unwrap()]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        let model = compile(load_folder(&spec).unwrap()).model.unwrap();
        let emitted = emit_client(&model, Layout::Included);
        let emitted: BTreeMap<_, _> = emitted
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()))
            .collect();
        assert!(emitted.contains_key("client.rs") && emitted.len() > 5);
        assert_eq!(folder.content(api), emitted, "{api}");
    }
}

#[test]
fn only_what_differs_is_written() {
    let folder = Folder::with_api("included-again");
    // Other build scripts' business.
    folder.write("out/notes.rs", "mine");
    let run = folder.run(&BAKERY);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.contains("  out: 2 files, "), "{}", run.stdout);
    let names: Vec<_> = folder.content("out").into_keys().collect();
    assert_eq!(names, ["client.rs", "notes.rs", "orders.rs"]);

    let written = |name: &str| {
        fs::metadata(folder.path().join("out").join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = SystemTime::now() - Duration::from_secs(3600);
    for name in names {
        let file = fs::File::options()
            .write(true)
            .open(folder.path().join("out").join(name));
        file.unwrap().set_modified(before).unwrap();
    }
    let again = folder.run(&BAKERY);
    assert!(again.stdout.contains("up to date"), "{}", again.stdout);
    assert_eq!((written("client.rs"), written("orders.rs")), (before, before));

    folder.write("bakery/orders.yaml", &ORDERS.replace("How many.", "How many loaves."));
    let changed = folder.run(&BAKERY);
    assert!(
        changed.stdout.contains("    replaced orders.rs\n"),
        "{}",
        changed.stdout
    );
    assert_eq!(written("client.rs"), before);
    assert!(written("orders.rs") > before);
}

#[test]
fn check_compares_and_writes_nothing() {
    let folder = Folder::with_api("included-check");
    let check = [&BAKERY[..], &["--check"]].concat();
    assert_eq!(folder.run(&check).code, Some(1));
    assert!(folder.content("out").is_empty());
    folder.run(&BAKERY);
    assert_eq!(folder.run(&check).code, Some(0));
}

#[test]
fn a_spec_with_errors_changes_nothing() {
    let folder = Folder::with_api("included-error");
    folder.run(&BAKERY);
    let before = folder.content("out");
    folder.write("bakery/orders.yaml", &ORDERS.replace("range: 1..50", "range: 50..1"));
    let run = folder.run(&BAKERY);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.starts_with("error["), "{}", run.stderr);
    assert!(
        run.stderr
            .ends_with("nothing was written: the findings above come first\n"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.content("out"), before);
}

#[test]
fn somebody_elses_file_is_not_written_over() {
    let folder = Folder::with_api("included-foreign");
    folder.write("out/client.rs", "//! By hand.\n");
    let run = folder.run(&BAKERY);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stderr,
        "error: `out` holds `client.rs`, which specwright did not write\n  = help: name a new folder for the generated crate\n"
    );
    assert_eq!(folder.content("out").len(), 1);
    let run = folder.run(&["generate", "bakery", "--included", "out/client.rs"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.starts_with("error: `out/client.rs` is a file\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn bad_use() {
    let folder = Folder::with_api("included-use");
    for (arguments, said) in [
        (
            &["generate", "bakery", "--included", "out", "--out", "made"][..],
            "error: the argument '--included <DIR>' cannot be used with '--out <DIR>'",
        ),
        (
            &["generate", "--included", "out"],
            "error: the following required arguments were not provided:\n  <PATH>\n",
        ),
        (
            &["generate", "bakery"],
            "error: the following required arguments were not provided:\n  <--out <DIR>|--included <DIR>>\n",
        ),
        (
            &["generate", "bakery", "--included", "out", "--license", "MIT"],
            "error: the argument '--included <DIR>' cannot be used with:\n  --crate-version <VERSION>\n",
        ),
        (
            &["generate", "bakery", "--included", "out", "--force"],
            "error: the argument '--included <DIR>' cannot be used with '--force'\n",
        ),
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.starts_with(said), "{}", run.stderr);
    }
    assert!(folder.content("out").is_empty());
}
