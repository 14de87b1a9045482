//! The one limit of time in tests, a guard against readers that do not end.

use std::time::Duration;

/// No measurement: only what would never end, or grows with the square of a page, takes that long anywhere.
pub(crate) const HANG: Duration = Duration::from_secs(120);
