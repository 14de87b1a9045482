//! Types that hold items: lists, and maps by their values.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt::Display;
use std::hash::{BuildHasher, Hash};

use super::report::Report;
use super::transparent::Transparent;

/// A list or a map: what `items(…)` counts and `each(…)` goes through.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list or a map",
    label = "has no items",
    note = "lists are `Vec`, `VecDeque`, arrays, slices and `BTreeSet`; maps are `HashMap` and `BTreeMap` with keys that implement `Display`"
)]
pub trait Items {
    /// An item of a list, a value of a map.
    type Item;

    /// How many; `None` if there is no list at all, which breaks no rule.
    fn count(&self) -> Option<usize>;

    /// Runs a check of each item, at its index or key.
    fn check_each(&self, report: &mut Report, check: &mut dyn FnMut(&mut Report, &Self::Item));
}

/// A list whose items can be told apart: what `unique` looks at.
#[diagnostic::on_unimplemented(
    message = "the items of `{Self}` cannot be told apart",
    label = "not a list of items that implement `Eq` and `Hash`",
    note = "`unique` is for `Vec`, `VecDeque`, arrays and slices of items that implement `Eq` and `Hash`"
)]
pub trait Distinct {
    /// Whether no item is there twice.
    fn is_distinct(&self) -> bool;
}

macro_rules! lists {
    ($([$($generic:tt)*] $list:ty),* $(,)?) => {$(
        impl<$($generic)*> Items for $list {
            type Item = T;

            fn count(&self) -> Option<usize> {
                Some(self.len())
            }

            fn check_each(&self, report: &mut Report, check: &mut dyn FnMut(&mut Report, &T)) {
                for (index, item) in self.iter().enumerate() {
                    report.at_index(index, |report| check(report, item));
                }
            }
        }
    )*};
}

lists!([T] [T], [T] Vec<T>, [T] VecDeque<T>, [T] BTreeSet<T>, [T, const N: usize] [T; N]);

macro_rules! distinct {
    ($([$($generic:tt)*] $list:ty),* $(,)?) => {$(
        impl<$($generic)*> Distinct for $list {
            fn is_distinct(&self) -> bool {
                all_differ(self.iter())
            }
        }
    )*};
}

distinct!([T: Eq + Hash] [T], [T: Eq + Hash] Vec<T>, [T: Eq + Hash] VecDeque<T>, [T: Eq + Hash, const N: usize] [T; N]);

/// Up to this many items are compared with each other, which needs no memory.
const FEW: usize = 16;

fn all_differ<'a, T: Eq + Hash + 'a>(items: impl ExactSizeIterator<Item = &'a T> + Clone) -> bool {
    if items.len() > FEW {
        let mut seen = HashSet::with_capacity(items.len());
        return items.into_iter().all(|item| seen.insert(item));
    }
    let mut rest = items.clone();
    items.into_iter().all(|item| {
        rest.next();
        rest.clone().all(|other| other != item)
    })
}

impl<K: Display, V> Items for BTreeMap<K, V> {
    type Item = V;

    fn count(&self) -> Option<usize> {
        Some(self.len())
    }

    fn check_each(&self, report: &mut Report, check: &mut dyn FnMut(&mut Report, &V)) {
        for (key, value) in self {
            report.at_key(key, |report| check(report, value));
        }
    }
}

impl<K: Display, V, S: BuildHasher> Items for HashMap<K, V, S> {
    type Item = V;

    fn count(&self) -> Option<usize> {
        Some(self.len())
    }

    fn check_each(&self, report: &mut Report, check: &mut dyn FnMut(&mut Report, &V)) {
        report.sorted(|report| {
            for (key, value) in self {
                report.at_key(key, |report| check(report, value));
            }
        });
    }
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Items for T
where
    T::Target: Items,
{
    type Item = <T::Target as Items>::Item;

    fn count(&self) -> Option<usize> {
        self.target().and_then(Items::count)
    }

    fn check_each(&self, report: &mut Report, check: &mut dyn FnMut(&mut Report, &Self::Item)) {
        if let Some(items) = self.target() {
            items.check_each(report, check);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Distinct for T
where
    T::Target: Distinct,
{
    fn is_distinct(&self) -> bool {
        self.target().is_none_or(Distinct::is_distinct)
    }
}
