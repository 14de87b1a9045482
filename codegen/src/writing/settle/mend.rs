//! One problem that is dealt with: the smallest part that can go is taken out, or said in another way.

use super::parts::{COLLECTIONS, EMPTIED, OF_NAMES, PARTS, WHOLE};
use super::{Author, Change, How, Problem, rename};
use crate::writing::{Entry, Map, Path, Value};

pub(super) enum Result {
    TakenOut(Path),
    Changed,
    Not,
}

pub(super) struct Mend<'m> {
    pub(super) author: &'m mut dyn Author,
    pub(super) map: &'m mut Map,
    pub(super) path: &'m [usize],
    pub(super) problem: &'m Problem,
    pub(super) renamed: &'m mut Vec<(String, String)>,
}

/// A step on the way to the place of a problem, from the inside out.
struct Step<'s> {
    way: &'s [usize],
    key: &'s str,
    /// The key of the mapping that has it.
    around: &'s str,
    is_of_operations: bool,
}

impl Mend<'_> {
    /// With `is_harsh`, whole operations go.
    pub(super) fn run(&mut self, is_harsh: bool) -> Result {
        let keys: Vec<String> = self.map.keys(self.path).into_iter().map(str::to_owned).collect();
        if OF_NAMES.contains(&self.problem.rule) && !is_harsh {
            let is_changed = match (keys.as_slice(), self.path) {
                ([types, _, key, ..], [ty, name, ..]) if types == "types" && key == "enum" => {
                    self.no_enum(&[*ty, *name])
                }
                _ => rename::entry(self.map, self.path, &keys, self.renamed),
            };
            if is_changed {
                return Result::Changed;
            }
        }
        let path = self.path;
        for depth in (1..=path.len()).rev() {
            let key_at = |at: usize| keys.get(at).map_or("", String::as_str);
            let Some(way) = path.get(..depth) else { continue };
            let step = Step {
                way,
                key: key_at(depth - 1),
                around: depth.checked_sub(2).map_or("", key_at),
                is_of_operations: key_at(0) == "operations",
            };
            if is_harsh && step.is_of_operations && step.around != "operations" && depth > 2 {
                continue;
            }
            if let Some(result) = self.step(&step) {
                return result;
            }
        }
        self.whole(&keys)
    }

    fn step(&mut self, step: &Step<'_>) -> Option<Result> {
        let is_entry = COLLECTIONS.contains(&step.around);
        let is_enum_of_type = step.key == "enum" && step.way.len() == 3 && !step.is_of_operations;
        let is_part = PARTS.contains(&step.key) && step.way.len() > 2 && !is_entry && !is_enum_of_type;
        if self.problem.rule == "unknown-type" && matches!(step.key, "type" | "of") && !is_entry {
            return Some(self.other_type(step.way));
        }
        if step.around == "path" && step.way.len() == 4 && step.is_of_operations {
            return Some(self.bare(step.way));
        }
        if !is_part && !is_entry {
            return None;
        }
        if let Some(changed) = self.in_another_way(step.way) {
            return Some(changed);
        }
        let way = self.part_at_fault(step.way).unwrap_or_else(|| step.way.to_vec());
        self.take_out(&way);
        Some(Result::TakenOut(way))
    }

    /// Tells the author; what `how` holds is no part of the tree at that time.
    fn tell(&mut self, how: How<'_>, mark: Option<usize>) {
        self.author.changed(Change {
            how,
            rule: self.problem.rule,
            said: &self.problem.said,
            mark,
        });
    }

    /// A part of `api.yaml` that can go as a whole; credentials are nothing without what uses them.
    fn whole(&mut self, keys: &[String]) -> Result {
        let Some(first) = keys.first().filter(|key| WHOLE.contains(&key.as_str())) else {
            return Result::Not;
        };
        let both = ["auth", "credentials"];
        let goes = |key: &str| key == *first || (both.contains(&first.as_str()) && both.contains(&key));
        while let Some(at) = self.map.entries.iter().position(|entry| goes(&entry.key)) {
            let entry = self.map.entries.remove(at);
            self.author.changed(Change {
                how: How::LeftOut {
                    entry: &entry,
                    owner: "",
                    around: self.map,
                },
                rule: self.problem.rule,
                said: &self.problem.said,
                mark: None,
            });
        }
        Result::Changed
    }

    /// What can be said otherwise.
    fn in_another_way(&mut self, way: &[usize]) -> Option<Result> {
        let mark = self.mark();
        let (key, value) = match self.problem.rule {
            "recursive-type" => ("optional", "true"),
            "nested-form-field" => ("wire", "json"),
            _ => return None,
        };
        let entry = self.map.entry(way)?;
        let name = entry.key.clone();
        let Value::Map(field) = &mut entry.value else {
            return None;
        };
        if field.has(key) {
            return None;
        }
        field
            .entries
            .retain(|entry| !matches!(entry.key.as_str(), "join" | "style" | "default" | "sample"));
        field.yaml(key, value);
        match key {
            "optional" => self.tell(How::Optional(&name), mark),
            _ => self.tell(How::JsonText(&name), mark),
        }
        Some(Result::Changed)
    }

    fn other_type(&mut self, way: &[usize]) -> Result {
        let (mark, now) = (self.mark(), self.author.unknown_type());
        let Some(entry) = self.map.entry(way) else {
            return Result::Not;
        };
        let was = std::mem::replace(&mut entry.value, Value::Yaml(now.to_owned()));
        match was {
            Value::Yaml(was) if was == now => return Result::Not,
            Value::Yaml(was) => self.tell(How::OtherType { was: &was, now }, mark),
            Value::Text(_) | Value::Map(_) => {}
        }
        Result::Changed
    }

    /// Leaves a placeholder's field its words only; where that is no help, the operation goes.
    fn bare(&mut self, way: &[usize]) -> Result {
        let mark = self.mark();
        let Some(entry) = self.map.entry(way) else {
            return Result::Not;
        };
        let name = entry.key.clone();
        if let Value::Map(field) = &mut entry.value {
            let before = field.entries.len();
            field.entries.retain(|entry| entry.key == "about");
            if field.entries.len() < before {
                self.tell(How::Bare(&name), mark);
                return Result::Changed;
            }
        }
        let operation: Path = way.iter().copied().take(2).collect();
        self.take_out(&operation);
        Result::TakenOut(operation)
    }

    /// An enum whose values make no names becomes text.
    fn no_enum(&mut self, way: &[usize]) -> bool {
        let mark = self.mark();
        let Some(entry) = self.map.entry(way) else { return false };
        let name = entry.key.clone();
        let Value::Map(map) = &mut entry.value else {
            return false;
        };
        if !map.has("enum") {
            return false;
        }
        map.entries.retain(|entry| entry.key != "enum");
        map.yaml("type", "string");
        self.tell(How::Text(&name), mark);
        true
    }

    /// Of an entry that is refused, the part that the message names.
    fn part_at_fault(&mut self, way: &[usize]) -> Option<Path> {
        let entry = self.map.entry(way)?;
        let Value::Map(field) = &entry.value else { return None };
        let is_inside = |character: char| character.is_alphanumeric() || character == '_';
        let words: Vec<_> = self.problem.said.split(|character| !is_inside(character)).collect();
        let is_at_fault = |entry: &Entry| {
            let key = entry.key.as_str();
            PARTS.contains(&key) && key != "headers" && words.contains(&key)
        };
        let index = field.entries.iter().position(is_at_fault)?;
        Some(way.iter().copied().chain([index]).collect())
    }

    fn take_out(&mut self, way: &[usize]) {
        let mark = self.mark();
        let owner = way.split_last().map_or(&[][..], |(_, owner)| owner);
        let owner = self
            .map
            .keys(owner)
            .last()
            .map_or(String::new(), |key| (*key).to_owned());
        let (Some(around), Some(&last)) = (self.map.around(way), way.last()) else {
            return;
        };
        if last >= around.entries.len() {
            return;
        }
        let entry = around.entries.remove(last);
        self.author.changed(Change {
            how: How::LeftOut {
                entry: &entry,
                owner: &owner,
                around,
            },
            rule: self.problem.rule,
            said: &self.problem.said,
            mark,
        });
        let is_bare = around.entries.is_empty() && around.left_out.is_empty() && EMPTIED.contains(&owner.as_str());
        if let (true, Some((_, owner))) = (is_bare, way.split_last())
            && let (Some(outer), Some(&at)) = (self.map.around(owner), owner.last())
        {
            outer.entries.remove(at);
        }
    }

    /// The nearest mark around the place of the problem.
    fn mark(&self) -> Option<usize> {
        let mut mark = None;
        let mut map = &*self.map;
        for &index in self.path {
            let Some(entry) = map.entries.get(index) else { break };
            mark = entry.mark.or(mark);
            match &entry.value {
                Value::Map(inner) => map = inner,
                _ => break,
            }
        }
        mark
    }
}
