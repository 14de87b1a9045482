//! Pages of the documentation that show commands: each block is what the command prints.

use std::fs;
use std::path::Path;

use super::Folder;

/// Compares every `console` block of a file with what it should be; with `SPECWRIGHT_BLESS=1` writes it. `block` gives the
/// text for a command, or `None` where it is another test's.
pub(crate) fn check(file: &str, test: &str, block: impl Fn(&str) -> Option<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let before = fs::read_to_string(&path).unwrap();
    let mut after = String::new();
    let mut rest = before.as_str();
    while let Some((text, inside)) = rest.split_once("```console\n") {
        let (inside, behind) = inside.split_once("```\n").unwrap();
        let shown = block(inside.lines().next().unwrap()).unwrap_or_else(|| inside.to_owned());
        after += &format!("{text}```console\n{shown}```\n");
        rest = behind;
    }
    after += rest;
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&path, after).unwrap();
    } else if before != after {
        let lines = before.lines().zip(after.lines());
        let same = lines.take_while(|(before, after)| before == after).count();
        let rest: Vec<_> = after.lines().skip(same).take(12).collect();
        panic!(
            "{file}: from line {} on, the command prints (bless with SPECWRIGHT_BLESS=1 cargo test -p specwright-cli --test \
             {test}):\n{}",
            same + 1,
            rest.join("\n")
        );
    }
}

/// The block of a command that is run in a folder: the command and what it prints. `bad_use` is the exit code
/// that it must not have.
pub(crate) fn shown(command: &str, folder: &Folder, bad_use: i32) -> String {
    let words = words(command);
    let run = folder.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_ne!(run.code, Some(bad_use), "{command}: {run:?}");
    format!("{command}\n{}{}", run.stdout, run.stderr)
}

fn words(command: &str) -> Vec<String> {
    let command = command.strip_prefix("$ specwright ").unwrap();
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}
