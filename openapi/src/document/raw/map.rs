//! The members of an object, in the order of the file and quick to find.

use super::NodeId;

/// From how many entries on a search goes by halves.
const FEW: usize = 8;

/// The members of an object.
#[derive(Debug, Default)]
pub(in crate::document) struct Map {
    entries: Vec<Entry>,
    /// The entries by their keys; empty for a few.
    sorted: Vec<u32>,
}

/// A key and its value.
#[derive(Debug)]
pub(in crate::document) struct Entry {
    pub(in crate::document) key: Box<str>,
    pub(in crate::document) value: NodeId,
}

impl Map {
    /// The entries as written, and those of them that a later one of the same key replaces.
    pub(super) fn new(entries: Vec<Entry>) -> (Self, Vec<Entry>) {
        let mut order: Vec<u32> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
        let key = |at: &u32| entries.get(*at as usize).map(|entry| &entry.key);
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut replaced: Vec<u32> = order
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if key(a) == key(b) => Some(*a),
                _ => None,
            })
            .collect();
        if replaced.is_empty() {
            let sorted = if entries.len() > FEW { order } else { Vec::new() };
            return (Self { entries, sorted }, Vec::new());
        }
        replaced.sort_unstable();
        let (mut kept, mut lost) = (Vec::new(), Vec::new());
        for (at, entry) in (0u32..).zip(entries) {
            if replaced.binary_search(&at).is_ok() {
                lost.push(entry);
            } else {
                kept.push(entry);
            }
        }
        (Self::new(kept).0, lost)
    }

    /// In the order of the file.
    pub(in crate::document) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The value of a key.
    pub(in crate::document) fn get(&self, key: &str) -> Option<NodeId> {
        if self.sorted.is_empty() {
            let entry = self.entries.iter().find(|entry| &*entry.key == key);
            return entry.map(|entry| entry.value);
        }
        let entry = |at: &u32| self.entries.get(*at as usize);
        let found = self
            .sorted
            .binary_search_by(|at| entry(at).map(|entry| &*entry.key).cmp(&Some(key)));
        let at = self.sorted.get(found.ok()?)?;
        entry(at).map(|entry| entry.value)
    }
}
