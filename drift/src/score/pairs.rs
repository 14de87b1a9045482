//! Which operation of a reading is which of the list.

use crate::facts::Facts;
use crate::facts::text::Section;

use super::canonical::{Unit, of_fact, of_statement};
use super::once;

/// An operation, or what is said of none, in the reading and in the list.
pub(super) struct Pair {
    /// The request line, or `page`.
    pub name: String,
    pub read: Vec<Unit>,
    pub listed: Vec<Unit>,
}

struct Side {
    request_line: String,
    units: Vec<Unit>,
}

/// Every operation of both, and what is said of none. What a list of one operation says of that or of the page is the same.
///
/// What `perhaps` has can be read or not.
pub(super) fn pairs(facts: &Facts, expected: &[Section], perhaps: &[Section]) -> Vec<Pair> {
    let mut read = read_sides(facts);
    let mut listed = listed_sides(expected);
    let mut page = Pair {
        name: "page".to_owned(),
        read: facts.shared.iter().flat_map(of_fact).collect(),
        listed: listed_page(expected),
    };
    let is_one = listed.len() == 1;
    let mut pairs = same_request_line(&mut read, &mut listed);
    pairs.extend(most_in_common(&mut read, &mut listed));
    pairs.extend(listed.into_iter().map(|side| alone(side, false)));
    if is_one {
        for pair in &mut pairs {
            pair.read.append(&mut page.read);
            pair.listed.append(&mut page.listed);
        }
    }
    pairs.extend(read.into_iter().map(|side| alone(side, true)));
    pairs.push(page);
    let perhaps: Vec<Unit> = perhaps.iter().flat_map(statements).collect();
    for pair in &mut pairs {
        let is_free = |unit: &Unit| perhaps.iter().any(|other| other.agrees(unit));
        pair.read.iter_mut().for_each(|unit| unit.is_implied |= is_free(unit));
        pair.read = once(std::mem::take(&mut pair.read));
        pair.listed = once(std::mem::take(&mut pair.listed));
    }
    pairs
}

fn read_sides(facts: &Facts) -> Vec<Side> {
    let side = |operation: &crate::facts::PageOperation| {
        let request_line = operation.request_line();
        let mut units = vec![Unit::operation(&request_line)];
        units.extend(operation.facts.iter().flat_map(of_fact));
        let path = operation.path.as_deref().unwrap_or_default();
        units
            .iter_mut()
            .for_each(|unit| unit.is_implied |= unit.says_placeholder_of(path));
        Side { request_line, units }
    };
    joined(facts.operations.iter().map(side))
}

fn listed_sides(expected: &[Section]) -> Vec<Side> {
    let side = |section: &Section| {
        let request_line = section.request_line.clone()?;
        let mut units = vec![Unit::operation(&request_line)];
        units.extend(statements(section));
        Some(Side { request_line, units })
    };
    joined(expected.iter().filter_map(side))
}

fn listed_page(expected: &[Section]) -> Vec<Unit> {
    let sections = expected.iter().filter(|section| section.request_line.is_none());
    sections.flat_map(statements).collect()
}

fn statements(section: &Section) -> impl Iterator<Item = Unit> {
    let statements = section.statements.iter();
    statements.flat_map(|(subject, claim)| of_statement(subject, claim, false))
}

/// An operation that is described in two places is one; those of which only the title is known stay apart.
fn joined(sides: impl Iterator<Item = Side>) -> Vec<Side> {
    let mut all: Vec<Side> = Vec::new();
    for side in sides {
        let same = |other: &&mut Side| other.request_line == side.request_line && !other.request_line.ends_with('?');
        match all.iter_mut().find(same) {
            Some(other) => other.units.extend(side.units),
            None => all.push(side),
        }
    }
    all
}

fn same_request_line(read: &mut Vec<Side>, listed: &mut Vec<Side>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    listed.retain_mut(|side| {
        let Some(at) = read.iter().position(|other| other.request_line == side.request_line) else {
            return true;
        };
        pairs.push(pair(read.remove(at), side));
        false
    });
    pairs
}

/// A request line that was misread costs itself, and not everything below it.
fn most_in_common(read: &mut Vec<Side>, listed: &mut Vec<Side>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    while let Some((_, from, to)) = best(read, listed) {
        let mut side = listed.remove(to);
        pairs.push(pair(read.remove(from), &mut side));
    }
    pairs
}

/// The two with most in common: how much, and where they are. The first of several.
fn best(read: &[Side], listed: &[Side]) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (to, side) in listed.iter().enumerate() {
        for (from, other) in read.iter().enumerate() {
            let is_shared = |unit: &&Unit| other.units.iter().any(|read| read.agrees(unit));
            let common = side.units.iter().filter(is_shared).count();
            if common > best.map_or(0, |(most, _, _)| most) {
                best = Some((common, from, to));
            }
        }
    }
    best
}

fn pair(read: Side, listed: &mut Side) -> Pair {
    Pair {
        name: listed.request_line.clone(),
        read: read.units,
        listed: std::mem::take(&mut listed.units),
    }
}

fn alone(side: Side, is_read: bool) -> Pair {
    let (read, listed) = match is_read {
        true => (side.units, Vec::new()),
        false => (Vec::new(), side.units),
    };
    Pair {
        name: side.request_line,
        read,
        listed,
    }
}
