//! `specwright schema`, `explain` and `completions`, and a standard output that is closed early.

mod common;

use std::io::Read;
use std::process::Stdio;

use common::Folder;

#[test]
fn schemas_are_json() {
    let folder = Folder::new("schema");
    for arguments in [
        &["schema"][..],
        &["schema", "api"],
        &["schema", "resource"],
        &["schema", "evidence"],
        &["schema", "diagnostics"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(run.json()["$schema"].is_string(), "{arguments:?}");
    }
    assert_eq!(folder.run(&["schema"]), folder.run(&["schema", "api"]));
    assert_ne!(folder.run(&["schema", "resource"]), folder.run(&["schema", "api"]));
}

#[test]
fn every_rule_in_the_list_is_explained() {
    let folder = Folder::new("explain");
    let list = folder.run(&["explain"]);
    assert_eq!((list.code, list.stderr.as_str()), (Some(0), ""));
    let (checks, changes) = list.stdout.split_once("\n\n").unwrap();
    let examples: [&[&str]; 2] = [&["### Refused", "### Instead"], &[]];
    for (rules, parts) in [checks, changes].into_iter().zip(examples) {
        let ids: Vec<_> = rules.lines().map(|line| line.split(' ').next().unwrap()).collect();
        assert!(ids.len() > 15 && ids.is_sorted(), "{ids:?}");
        for id in ids {
            let run = folder.run(&["explain", id]);
            assert_eq!(run.code, Some(0), "{id}");
            let explanation = run.stdout.strip_prefix(&format!("# {id}\n\n"));
            assert!(explanation.is_some_and(|text| text.lines().count() > 2), "{run:?}");
            assert!(parts.iter().all(|part| run.stdout.contains(part)), "{id}");
        }
    }
}

#[test]
fn an_unknown_rule_suggests_the_nearest() {
    let folder = Folder::new("explain-unknown");
    // One of a check, and one of a kind of change.
    for (mistyped, meant) in [
        ("unknwon-key", "unknown-key"),
        ("enum_value-remvoed", "enum-value-removed"),
    ] {
        let run = folder.run(&["explain", mistyped]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert_eq!(
            run.stderr,
            format!("error: no rule has the id `{mistyped}`\n  = help: did you mean `specwright explain {meant}`?\n")
        );
    }
    let run = folder.run(&["explain", "x"]);
    assert_eq!(
        run.stderr,
        "error: no rule has the id `x`\n  = help: `specwright explain` lists all rules\n"
    );
}

#[test]
fn completions_know_the_subcommands() {
    let folder = Folder::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&["completions", shell]);
        assert_eq!(run.code, Some(0), "{shell}");
        assert!(
            run.stdout.contains("generate") && run.stdout.contains("explain"),
            "{shell}"
        );
    }
}

#[test]
fn help_and_version_are_answers() {
    let folder = Folder::new("help");
    for arguments in [&["--help"][..], &["--version"], &["help", "generate"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(
            run.stdout.contains("specwright") || run.stdout.contains("crate"),
            "{arguments:?}"
        );
    }
    assert_eq!(folder.run(&[]).code, Some(2));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new("closed");
    for arguments in [&["explain"][..], &["schema"], &["completions", "zsh"], &["--help"]] {
        let mut child = folder
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), said.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}
