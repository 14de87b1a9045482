//! `specwright diff`: folders and revisions, what passes, and what cannot be compared.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{Folder, page};

/// The bakery before and after a change.
fn bakery(test: &str) -> Folder {
    let folder = Folder::new(test);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    for side in ["before", "spec"] {
        for file in ["api.yaml", "orders.yaml"] {
            let part = format!("{side}/bakery/{file}");
            folder.write(&part, &fs::read_to_string(from.join(&part)).unwrap());
        }
    }
    folder
}

#[test]
fn what_the_page_shows_is_what_is_printed() {
    let folder = bakery("diff-page");
    for file in ["docs/diff.md", "CONTRIBUTING.md", "README.md"] {
        page::check(file, "diff", |command| {
            let is_ours = command.starts_with("$ specwright diff before/bakery");
            is_ours.then(|| page::shown(command, &folder, 2))
        });
    }
}

#[test]
fn equal_specs_have_no_change() {
    let folder = bakery("diff-equal");
    let run = folder.run(&["diff", "spec/bakery", "spec/bakery", "--allow", "none"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.starts_with("no change: nobody notices\n"), "{run:?}");
    let run = folder.run(&["diff", "spec/bakery", "spec/bakery", "--format", "changelog"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
}

#[test]
fn a_verdict_that_is_not_allowed_fails_the_run() {
    let folder = bakery("diff-allow");
    let code = |allow| {
        folder
            .run(&["diff", "before/bakery", "spec/bakery", "--allow", allow])
            .code
    };
    assert_eq!(
        ["none", "patch", "minor", "major"].map(code),
        [Some(1), Some(1), Some(1), Some(0)]
    );
}

#[test]
fn apis_that_come_and_go_are_told() {
    let folder = bakery("diff-json");
    folder.write("before/cakes/api.yaml", &common::API.replace("bakery", "cakes"));
    folder.write("before/cakes/orders.yaml", common::ORDERS);
    for (old, new) in [("before", "spec"), ("spec", "before"), ("spec/bakery", "spec/bakery")] {
        let output = folder.run(&["diff", old, new, "--format", "json"]).json();
        let states: Vec<_> = output["apis"]
            .as_array()
            .unwrap()
            .iter()
            .map(|api| api["state"].as_str())
            .collect();
        let expected = match old {
            "before" => vec![Some("changed"), Some("removed")],
            "spec" => vec![Some("changed"), Some("added")],
            _ => vec![Some("same")],
        };
        assert_eq!(states, expected);
    }
}

#[test]
fn what_is_wrong_with_a_side_is_said() {
    let folder = bakery("diff-bad");
    folder.write("broken/api.yaml", "specwright: 1\napi: bakery\nabuot: Sells bread\n");
    folder.write("empty/notes.txt", "");
    let cases = [
        (&["diff", "spec/bakery"][..], "a folder is compared with another one"),
        (&["diff", "spec", "empty"], "no API in `empty`"),
        (
            &["diff", "spec/bakery", "broken"],
            "nothing was compared: `broken` has errors",
        ),
        (
            &["diff", "spec/bakery", "no-such-thing"],
            "`no-such-thing` is neither a folder nor a revision of a git repository here",
        ),
        (
            &["diff", "spec/bakery", "--", "--output=x"],
            "`--output=x` is neither a folder nor a revision of a git repository here",
        ),
    ];
    for (arguments, message) in cases {
        let run = folder.run(arguments);
        let git_is_missing = run.stderr.contains("cannot run `git`");
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.contains(message) || git_is_missing, "{run:?}");
        assert!(run.stderr.contains("= help: "), "{run:?}");
    }
}

#[test]
fn a_revision_is_compared_with_what_is_there_now() {
    let folder = Folder::with_workspace("diff-git");
    let git = |arguments: &[&str]| {
        let names = [
            "-c",
            "user.name=Baker",
            "-c",
            "user.email=baker@bakery.example",
            "-c",
            "commit.gpgsign=false",
        ];
        Command::new("git")
            .args(names)
            .args(arguments)
            .current_dir(folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    // A machine without git has no revisions to compare.
    let Ok(status) = git(&["init", "-q"]) else { return };
    assert!(status.success());
    assert!(git(&["add", "."]).unwrap().success());
    assert!(git(&["commit", "-q", "-m", "first"]).unwrap().success());
    let same = folder.run(&["diff", "HEAD", "--allow", "none"]);
    assert_eq!(same.code, Some(0), "{same:?}");

    let orders = common::ORDERS.replace("range: 1..50", "range: 1..20");
    folder.write("spec/bakery/orders.yaml", &orders);
    // What is no spec of its own, and what is no file, does not disturb.
    folder.write("spec/bakery/drift/lock.yaml", "a: [");
    for arguments in [
        &["diff", "HEAD"][..],
        &["diff", "HEAD:spec/bakery"],
        &["diff", "HEAD:spec/bakery", "spec/bakery"],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(run.stdout.contains("range-tightened"), "{run:?}");
        assert!(run.stdout.contains("old HEAD:spec/bakery/orders.yaml:10:"), "{run:?}");
        assert!(run.stdout.contains("new spec/bakery/orders.yaml:10:"), "{run:?}");
    }
    assert!(git(&["commit", "-q", "-a", "-m", "second"]).unwrap().success());
    let run = folder.run(&["diff", "HEAD~1", "HEAD"]);
    assert!(run.stdout.contains("range-tightened"), "{run:?}");
    let run = folder.run(&["diff", "HEAD:no/such/place"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}
