//! Whether what both sides have stands in another order.

use std::collections::BTreeMap;

/// Whether the things of both lists that have the same keys stand in another order.
pub(super) fn differ<K: Ord>(old: impl IntoIterator<Item = K>, new: impl IntoIterator<Item = K>) -> bool {
    let places: BTreeMap<K, usize> = new.into_iter().zip(0..).collect();
    let kept: Vec<usize> = old.into_iter().filter_map(|key| places.get(&key).copied()).collect();
    !kept.is_sorted()
}
