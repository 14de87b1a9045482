//! The two ways to make a call.

use std::fmt::Debug;

/// How a client makes its calls: [`Async`](crate::Async) or [`Blocking`](crate::Blocking). Cheap to clone; clones share
/// their connections.
pub trait Handle: sealed::Sealed + Clone + Debug + Send + Sync + 'static {
    /// What carries the calls.
    type Transport: ?Sized + Send + Sync + 'static;
}

pub(crate) mod sealed {
    /// Only this crate knows what a client keeps.
    pub trait Sealed {
        #[doc(hidden)]
        fn core(&self) -> &crate::client::Core;
    }
}
