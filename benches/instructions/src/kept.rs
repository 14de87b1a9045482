//! The counts of last time, kept in the repository: what costs more than it did is seen before it is merged.
//!
//! Another compiler or processor gives other counts, of generated code and of the code by hand alike. So what is held is
//! how the one has grown beside the other.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// In percent. Less than that is what another release of a library makes.
const MAY_GROW: f64 = 5.0;

/// In instructions. Where a constant happens to lie in the program, and into which units the compiler cuts it, which the
/// name of the folder decides, make so much.
const MAY_MOVE: f64 = 150.0;

/// What a case costs.
pub(crate) struct Count {
    pub(crate) name: String,
    pub(crate) generated: u64,
    pub(crate) by_hand: u64,
}

impl Count {
    fn ratio(&self) -> f64 {
        self.generated as f64 / self.by_hand.max(1) as f64
    }
}

/// Prints each count with what it was; fails if one has grown.
pub(crate) fn check(counted: &[Count]) -> Result<(), Box<dyn Error>> {
    let kept = parse(&fs::read_to_string(file())?)?;
    println!("generated    by hand  grown");
    let mut problems = Vec::new();
    for count in counted {
        let Some(before) = kept.iter().find(|kept| kept.name == count.name) else {
            problems.push(format!("{}: no count of it is kept", count.name));
            continue;
        };
        let expected = before.ratio() * count.by_hand as f64;
        let more = count.generated as f64 - expected;
        let grown = more / expected * 100.0;
        println!(
            "{:>9}  {:>9}  {grown:>+4.1} %  {}",
            count.generated, count.by_hand, count.name
        );
        if grown > MAY_GROW && more > MAY_MOVE {
            problems.push(format!(
                "{}: {:.2} times the code by hand, {:.2} before",
                count.name,
                count.ratio(),
                before.ratio()
            ));
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "more than {MAY_GROW} % slower than the counts that are kept:\n  {}\nIf that is meant, keep the new ones: \
             cargo run --release -p specwright-instructions -- --write",
            problems.join("\n  ")
        )
        .into()),
    }
}

/// Keeps the counts.
pub(crate) fn write(counted: &[Count]) -> Result<(), Box<dyn Error>> {
    let mut text = "# Instructions of one repetition, generated and by hand.\n\
                    # cargo run --release -p specwright-instructions -- --write\n"
        .to_owned();
    for count in counted {
        writeln!(text, "{:>9} {:>9} {}", count.generated, count.by_hand, count.name)?;
    }
    Ok(fs::write(file(), text)?)
}

fn parse(text: &str) -> Result<Vec<Count>, Box<dyn Error>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| parse_line(line).ok_or_else(|| format!("counts.txt: `{line}` is no count").into()))
        .collect()
}

fn parse_line(line: &str) -> Option<Count> {
    let (generated, rest) = line.trim_start().split_once(' ')?;
    let (by_hand, name) = rest.trim_start().split_once(' ')?;
    Some(Count {
        name: name.to_owned(),
        generated: generated.parse().ok()?,
        by_hand: by_hand.parse().ok()?,
    })
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("counts.txt")
}
