//! What becomes of a request that breaks a documented constraint.

/// What becomes of a request that breaks a documented constraint. Services relax rules while old clients live on, so
/// the rule can be softened for a client or for a single call.
///
/// A value that cannot be written at all is [`Error::Invalid`](crate::Error::Invalid) whatever is said here: a decimal
/// that is no number, a day that no calendar has where the service wants it in a layout of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// It is refused before anything is sent.
    #[default]
    Strict,
    /// It is sent; with the feature `tracing`, an event names the paths of the broken constraints.
    Warn,
    /// It is sent without being looked at.
    Off,
}
