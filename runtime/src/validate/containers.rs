//! `nested` on references, boxes, `Option`, lists and maps: what is inside is checked.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt::Display;
use std::hash::BuildHasher;

use super::Validate;
use super::items::Items;
use super::report::Report;
use super::transparent::Transparent;

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Validate for T
where
    T::Target: Validate,
{
    fn check(&self, report: &mut Report) {
        if let Some(value) = self.target() {
            value.check(report);
        }
    }
}

macro_rules! each_is_checked {
    ($([$($generic:tt)*] $container:ty),* $(,)?) => {$(
        impl<$($generic)*> Validate for $container {
            fn check(&self, report: &mut Report) {
                self.check_each(report, &mut |report, item| item.check(report));
            }
        }
    )*};
}

each_is_checked!(
    [T: Validate] [T],
    [T: Validate] Vec<T>,
    [T: Validate] VecDeque<T>,
    [T: Validate] BTreeSet<T>,
    [T: Validate, const N: usize] [T; N],
    [K: Display, V: Validate] BTreeMap<K, V>,
    [K: Display, V: Validate, S: BuildHasher] HashMap<K, V, S>,
);
