//! The counts of last time, kept in the repository: what costs more than it did is seen before it is merged.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// In percent. Less than that is what another release of a library makes.
const MAY_GROW: u64 = 5;

/// Prints each count with what it was; fails if one has grown.
pub(crate) fn check(counted: &[(&'static str, u64)]) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file())?;
    let kept = parse(&text)?;
    let mut grown = Vec::new();
    for (name, count) in counted {
        let Some((_, before)) = kept.iter().find(|(kept, _)| kept == name) else {
            grown.push(format!("{name}: there is no count of it"));
            continue;
        };
        println!("{count:>10} (was {before}) {name}");
        if count * 100 > before * (100 + MAY_GROW) {
            grown.push(format!("{name}: {count} instructions, {before} before"));
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "these cost more than {MAY_GROW} % more than they did:\n  {}\nIf that is meant, keep the new counts: \
         cargo run --release -p specwright-instructions -- --write",
        grown.join("\n  ")
    )
    .into())
}

/// Keeps the counts.
pub(crate) fn write(counted: &[(&'static str, u64)]) -> Result<(), Box<dyn Error>> {
    let mut text =
        "# Instructions of one repetition: `cargo run --release -p specwright-instructions -- --write`.\n".to_owned();
    for (name, count) in counted {
        writeln!(text, "{count:>10} {name}")?;
    }
    Ok(fs::write(file(), text)?)
}

fn parse(text: &str) -> Result<Vec<(&str, u64)>, Box<dyn Error>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (count, name) = line.trim_start().split_once(' ').ok_or("a line without a name")?;
            Ok((name, count.parse()?))
        })
        .collect()
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("counts.txt")
}
