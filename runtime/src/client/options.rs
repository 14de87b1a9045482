//! What is different for one call.

use std::time::Duration;

use super::{Retry, Strictness};

/// What is different for one call; what is not said is as the client was told.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::{CallOptions, Retry};
///
/// let options = CallOptions::new()
///     .timeout(Duration::from_secs(300))
///     .retry(Retry::never());
/// // client.documents().saft_export().with(options).send() …
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use = "they say what is different for a call, and are given to its builder"]
pub struct CallOptions {
    pub(crate) strictness: Option<Strictness>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
}

impl CallOptions {
    /// Nothing is different.
    pub const fn new() -> Self {
        Self {
            strictness: None,
            timeout: None,
            attempt_timeout: None,
            read_timeout: None,
            retry: None,
        }
    }

    /// What happens to a request that breaks a rule.
    pub const fn strictness(mut self, strictness: Strictness) -> Self {
        self.strictness = Some(strictness);
        self
    }

    /// How long the call may take, with all its attempts and the pauses between them.
    pub const fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// How long each attempt may take, from its beginning to the end of its answer.
    pub const fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// How long the service may stay silent.
    pub const fn read_timeout(mut self, limit: Duration) -> Self {
        self.read_timeout = Some(limit);
        self
    }

    /// When the call is sent again.
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }
}
