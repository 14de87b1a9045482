//! Every example prints what the README shows.
#![allow(clippy::panic, reason = "a test ends so")]

use std::path::Path;
use std::process::Command;

#[test]
fn examples_print_what_the_readme_shows() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).unwrap();
    for (name, program) in [
        ("at_communication", env!("CARGO_BIN_EXE_at_communication")),
        ("account_update", env!("CARGO_BIN_EXE_account_update")),
    ] {
        let run = Command::new(program).output().unwrap();
        assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
        let printed = String::from_utf8(run.stdout).unwrap();
        assert_eq!(
            masked(&printed),
            shown(&readme, name),
            "{name}: the README shows other output"
        );
    }
}

/// The fenced block behind the line that names the example.
fn shown(readme: &str, name: &str) -> String {
    let mark = format!("--bin {name}");
    let after = readme
        .split_once(&mark)
        .unwrap_or_else(|| panic!("the README does not run {name}"))
        .1;
    let block = after.split_once('\n').and_then(|(_, rest)| rest.split_once("```"));
    masked(block.unwrap_or_else(|| panic!("no output behind {name}")).0)
}

/// The mock's port differs from run to run.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("127.0.0.1:") {
        out.push_str(before);
        out.push_str("127.0.0.1:PORT");
        rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || "PORT".contains(letter));
    }
    out + rest
}
