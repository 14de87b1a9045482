//! How well a reading agrees with a list that a person wrote: precision and recall, kind by kind.
//!
//! What is counted is a claim about a subject of an operation. Meanings and examples are not counted. What a reading
//! infers from a sample alone, or from a placeholder of the path, is counted if the list has it. The order of statements
//! never matters.

mod canonical;
mod pairs;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use crate::facts::text::{BadFacts, Section, parse};
use crate::facts::{Facts, Kind};
use canonical::Unit;
use pairs::Pair;

/// Counts of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Read and in the list.
    pub right: usize,
    /// Read and not in the list.
    pub invented: usize,
    /// In the list and not read.
    pub missed: usize,
}

/// A reading against a list; of several pages, if they were added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    /// By kind.
    pub kinds: BTreeMap<Kind, Tally>,
    /// What was invented, as lines.
    pub invented: Vec<String>,
    /// What was missed, as lines.
    pub missed: Vec<String>,
}

/// Compares a reading with a list.
#[must_use]
pub fn score(facts: &Facts, expected: &[Section]) -> Score {
    score_with(facts, expected, &[])
}

fn score_with(facts: &Facts, expected: &[Section], perhaps: &[Section]) -> Score {
    let mut score = Score::default();
    for pair in pairs::pairs(facts, expected, perhaps) {
        score.count(&pair);
    }
    score
}

/// Reads a page and compares what it says with a list in the form of [`crate::facts::text`]. A page that cannot be read
/// says nothing, so all of its list is missed. The lines of the score begin with the page's name.
///
/// A remark `# perhaps: request a  format uri` in the list names what one careful reader reads there and another does not;
/// it is not counted.
///
/// # Errors
///
/// A list that is none.
pub fn score_page(name: &str, bytes: &[u8], list: &str) -> Result<Score, BadFacts> {
    let expected = parse(list)?;
    let perhaps = parse(&perhaps(list))?;
    let (facts, trouble) = match crate::page::read(name, bytes) {
        Ok(page) => (crate::reader::read(&page), None),
        Err(not_checked) => (Facts::default(), Some(not_checked.reason)),
    };
    let mut score = score_with(&facts, &expected, &perhaps);
    if let (Some(reason), false) = (trouble, expected.is_empty()) {
        score.missed.insert(0, format!("all: {reason}"));
    }
    for line in score.invented.iter_mut().chain(&mut score.missed) {
        line.insert_str(0, ": ");
        line.insert_str(0, name);
    }
    Ok(score)
}

/// What a list leaves open, as a list of its own.
fn perhaps(list: &str) -> String {
    let line = |line: &str| {
        line.trim_start()
            .strip_prefix("# perhaps: ")
            .map(|rest| format!("  {rest}\n"))
    };
    let lines = list.lines().map(|text| line(text).unwrap_or_else(|| "\n".to_owned()));
    // A head, so that the lines have one; the empty line keeps its place.
    lines.collect::<String>().replacen('\n', "page\n", 1)
}

impl Tally {
    /// Of what was read, how much is right; `None` where nothing was read.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.invented)
    }

    /// Of what is in the list, how much was read; `None` where the list has nothing.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.missed)
    }
}

#[allow(clippy::cast_precision_loss)]
fn share(right: usize, wrong: usize) -> Option<f64> {
    let all = right + wrong;
    (all > 0).then(|| right as f64 / all as f64)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.invented += other.invented;
        self.missed += other.missed;
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        for (kind, tally) in other.kinds {
            *self.kinds.entry(kind).or_default() += tally;
        }
        self.invented.extend(other.invented);
        self.missed.extend(other.missed);
    }
}

impl Score {
    /// Several kinds as one.
    #[must_use]
    pub fn sum(&self, kinds: &[Kind]) -> Tally {
        let mut sum = Tally::default();
        for kind in kinds {
            sum += self.kinds.get(kind).copied().unwrap_or_default();
        }
        sum
    }

    fn count(&mut self, pair: &Pair) {
        let mut free: Vec<&Unit> = pair.read.iter().collect();
        let mut missed = Vec::new();
        for unit in &pair.listed {
            match free.iter().position(|read| read.agrees(unit)) {
                Some(at) => {
                    let read = free.remove(at);
                    self.tally(unit.kind).right += usize::from(!unit.is_implied || !read.is_implied);
                }
                None if unit.is_implied => {}
                None => missed.push(unit),
            }
        }
        for unit in missed {
            self.tally(unit.kind).missed += 1;
            self.missed.push(format!("{}: {}", pair.name, unit.line));
        }
        for unit in free.into_iter().filter(|unit| !unit.is_implied) {
            self.tally(unit.kind).invented += 1;
            self.invented.push(format!("{}: {}", pair.name, unit.line));
        }
    }

    fn tally(&mut self, kind: Kind) -> &mut Tally {
        self.kinds.entry(kind).or_default()
    }
}

/// Each unit once, whatever says it how often.
fn once(units: impl IntoIterator<Item = Unit>) -> Vec<Unit> {
    let mut units: Vec<Unit> = units.into_iter().collect();
    // What is implied and said too counts as said.
    units.sort_by_key(|unit| unit.is_implied);
    let mut seen = BTreeSet::new();
    units.retain(|unit| seen.insert(unit.key.clone()));
    units
}

#[cfg(test)]
mod tests;
