//! Things of two sides, put together by what they have in common.

use std::collections::{BTreeMap, VecDeque};

/// What both sides have, and what only one of them has.
#[derive(Debug, Clone)]
pub struct Matched<T> {
    /// The old and the new one.
    pub both: Vec<(T, T)>,
    /// Only the old side has them.
    pub removed: Vec<T>,
    /// Only the new side has them.
    pub added: Vec<T>,
}

impl<T: Copy> Matched<T> {
    /// Nothing belongs together yet.
    pub fn unmatched(old: impl IntoIterator<Item = T>, new: impl IntoIterator<Item = T>) -> Self {
        Self {
            both: Vec::new(),
            removed: old.into_iter().collect(),
            added: new.into_iter().collect(),
        }
    }

    /// Puts together what is left and has the same key. What has none stays where it is; of several with the same key
    /// the first belongs to the first.
    #[must_use]
    pub fn by<K: Ord>(self, key: impl Fn(T) -> Option<K>) -> Self {
        self.by_each(&key, &key)
    }

    /// The same where each side has a key of its own.
    #[must_use]
    pub fn by_each<K: Ord>(self, old_key: impl Fn(T) -> Option<K>, new_key: impl Fn(T) -> Option<K>) -> Self {
        let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (index, &item) in self.added.iter().enumerate() {
            if let Some(key) = new_key(item) {
                waiting.entry(key).or_default().push_back(index);
            }
        }
        let mut taken = vec![false; self.added.len()];
        let mut both = self.both;
        let mut removed = Vec::new();
        for old in self.removed {
            let found = old_key(old).and_then(|key| waiting.get_mut(&key)?.pop_front());
            match found.and_then(|index| Some((index, *self.added.get(index)?))) {
                Some((index, new)) => {
                    both.push((old, new));
                    if let Some(taken) = taken.get_mut(index) {
                        *taken = true;
                    }
                }
                None => removed.push(old),
            }
        }
        let left = self.added.into_iter().zip(taken).filter(|(_, taken)| !taken);
        Self {
            both,
            removed,
            added: left.map(|(item, _)| item).collect(),
        }
    }
}
