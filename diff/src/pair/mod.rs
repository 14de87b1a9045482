//! What of the old model is what of the new one.

use specwright_codegen::model::Operation;

use crate::Side;

/// Two models, with what belongs together.
#[derive(Debug)]
pub struct Pair<'a> {
    /// What was.
    pub old: Side<'a>,
    /// What is.
    pub new: Side<'a>,
    operations: Vec<(&'a Operation, &'a Operation)>,
}

impl<'a> Pair<'a> {
    /// Finds what belongs together.
    #[must_use]
    pub fn of(old: Side<'a>, new: Side<'a>) -> Self {
        Self {
            old,
            new,
            operations: Vec::new(),
        }
    }

    /// The operations that both have.
    pub fn operations(&self) -> impl Iterator<Item = (&'a Operation, &'a Operation)> {
        self.operations.iter().copied()
    }
}
