//! Every kind of change, one file each, named like its id; this file knows only their list.

use crate::Finding;
use crate::pair::Pair;

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// `request-field-required`; the file is named so, with `_`.
    pub id: &'static str,
    /// One line: what changed.
    pub summary: &'static str,
    /// What it means for the wire and for programs, and what a maintainer can do.
    pub explanation: &'static str,
}

/// Lists rules once, for those who explain them and for the run.
macro_rules! list_rules {
    ($($name:ident),* $(,)?) => {
        /// Every rule, sorted by id.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];

        const FINDERS: &[fn(&Pair<'_>, &mut Vec<Finding>)] = &[$($name::find),*];
    };
}

list_rules![];

/// Every change, in the order of owners and subjects.
pub(crate) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for find in FINDERS {
        find(pair, &mut found);
    }
    found
}
