//! Fields that may be missing, for the rules on groups of fields.

/// A type whose value may be missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never missing",
    label = "not an `Option`",
    note = "a rule on which fields are set can only name fields of type `Option<…>`"
)]
pub trait Optional {
    /// Whether there is a value.
    fn is_set(&self) -> bool;
}

impl<T> Optional for Option<T> {
    #[inline]
    fn is_set(&self) -> bool {
        self.is_some()
    }
}
