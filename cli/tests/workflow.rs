//! The workflow that a maintainer copies: what it may do, and what its last step does with the issue.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::Folder;
use specwright_codegen::diagnostic::Diagnostics;
use specwright_codegen::source::SourceSet;
use specwright_codegen::yaml::{Node, parse_tree};

/// A `gh` that keeps one issue in files and notes what is written.
const GH: &str = r#"#!/bin/bash
set -eu
case "$1 $2" in
  "issue list") cat number 2>/dev/null || true ;;
  "issue view") case "$*" in *state*) cat state ;; *) cat issue.md ;; esac ;;
  "issue create") echo 7 > number; echo OPEN > state; cp body.md issue.md ;;
  "issue edit") cp body.md issue.md ;;
  "issue close") echo CLOSED > state ;;
  "issue reopen") echo OPEN > state ;;
  "label create") ;;
  *) echo "unknown: $*" >&2; exit 9 ;;
esac
case "$2" in list | view) ;; *) echo "$1 $2" >> written ;; esac
"#;

#[test]
fn one_issue_is_opened_edited_closed_and_never_posted_again() {
    let folder = Folder::new("workflow-issue");
    folder.write("gh", GH);
    folder.write("step.sh", &step("Keep the issue"));
    assert!(
        Command::new("chmod")
            .arg("+x")
            .arg(folder.path().join("gh"))
            .status()
            .unwrap()
            .success()
    );
    let steps = [
        (0, "no drift", ""),
        (2, "one finding", "label create\nissue create\n"),
        (2, "one finding", ""),
        (3, "one finding", ""),
        (2, "two findings: `$(touch x)` \"' é", "issue edit\n"),
        (0, "no drift", "issue edit\nissue close\n"),
        (0, "no drift", ""),
        (2, "no drift", "issue reopen\n"),
    ];
    for (code, report, written) in steps {
        folder.write("report.md", &format!("{report}\n"));
        folder.write("written", "");
        run(&folder, code);
        let actual = fs::read_to_string(folder.path().join("written")).unwrap();
        assert_eq!(actual, written, "{code} {report}");
    }
    assert!(!folder.path().join("x").exists());
    let issue = fs::read_to_string(folder.path().join("issue.md")).unwrap();
    assert_eq!(issue, "<!-- specwright drift spec/bakery -->\nno drift\n");
}

fn run(folder: &Folder, code: i32) {
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    // As GitHub runs a step.
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "step.sh"])
        .current_dir(folder.path())
        .env("PATH", path)
        .env("CODE", code.to_string())
        .env("SPEC", "spec/bakery")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_workflow_may_do_little() {
    let root = workflow();
    let permissions = root.mapping().unwrap().get("permissions").unwrap().mapping().unwrap();
    let permissions: Vec<_> = permissions
        .entries
        .iter()
        .map(|entry| format!("{}: {}", entry.key.value, entry.value.scalar().unwrap().text))
        .collect();
    assert_eq!(permissions, ["contents: read", "issues: write"]);
    let text = text();
    for line in text.lines().filter(|line| line.contains("uses: ")) {
        let (action, version) = line.rsplit_once("@v").unwrap();
        assert!(action.contains("uses: actions/"), "{line}");
        assert!(version.parse::<u32>().is_ok(), "{line}");
    }
    // Nothing of the report or of a name becomes a part of a script.
    for script in [step("Compare"), step("Keep the issue")] {
        assert!(!script.contains("${{"), "{script}");
    }
}

#[test]
fn the_command_that_it_runs_is_one() {
    let folder = Folder::with_api("workflow-command");
    let script = step("Compare");
    let line = script.lines().find(|line| line.contains("specwright drift")).unwrap();
    let words = line.split(" > ").next().unwrap().split(' ').skip(1);
    let words: Vec<_> = words
        .map(|word| if word == "\"$SPEC\"" { "nowhere" } else { word })
        .collect();
    let run = folder.run(&words);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("cannot read `nowhere`"), "{run:?}");
}

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/drift-workflow.yml");
    fs::read_to_string(path).unwrap()
}

fn workflow() -> Node {
    let sources = SourceSet::new([("drift-workflow.yml".to_owned(), text())]);
    let mut diagnostics = Diagnostics::default();
    let (file, source) = sources.iter().next().unwrap();
    parse_tree(file, source, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// The script of a step.
fn step(name: &str) -> String {
    let root = workflow();
    let steps = ["jobs", "drift", "steps"]
        .iter()
        .fold(&root, |node, key| node.mapping().unwrap().get(key).unwrap());
    let text = |step: &Node, key: &str| step.mapping()?.get(key)?.scalar().map(|scalar| scalar.text.clone());
    let step = steps
        .list()
        .unwrap()
        .iter()
        .find(|step| text(step, "name").as_deref() == Some(name));
    text(step.unwrap(), "run").unwrap()
}
