//! Calls by the operation's name, with values in JSON: for programs that learn at run time what to call, such as
//! command lines, scripts and tests.
//!
//! The values go into the typed request and come out of the typed answer, so a call is checked, written and read by the
//! very code that a typed call uses. Fields have the names of the spec. The JSON form of a value does not depend on how
//! it travels:
//!
//! | type | JSON |
//! |---|---|
//! | text, enum, date, date and time, secret | text |
//! | flag | `true` or `false` |
//! | whole number | number |
//! | number with a floating point | number, or `"NaN"`, `"Infinity"`, `"-Infinity"` |
//! | decimal number | text, digit for digit; a number is taken, too |
//! | bytes | Base64 |
//! | any | as it is |
//! | list | array |
//! | map, object | object |
//! | union | an object with the member that is set |
//!
//! A value that is left out and one that is `null` are the same: absent.

mod compare;
mod depth;
mod entry;
mod kind;
mod read;
mod write;

use bytes::Bytes;

pub use compare::{Compared, compare};
pub use entry::Entry;
pub use kind::Kind;
pub(crate) use write::write_values;

use crate::client::{Async, Blocking, Handle};
use crate::error::Error;
use entry::Prepared;
use serde_json::Value;

/// Calls the operation of that name and gives what its answer holds.
///
/// # Errors
/// [`Error::Invalid`] if there is no such operation, a name is unknown, a value has the wrong form or a required one is
/// missing: all of these at once. Else what the typed call says.
pub async fn call(
    handle: &Async,
    entries: &'static [Entry],
    operation: &str,
    values: Value,
) -> Result<Value, Error<Kind>> {
    let mut prepared = Prepared::new(entries, operation, values)?;
    let request = prepared.encode(handle)?;
    let mut answer = prepared.empty_answer();
    let result = handle
        .exchange(prepared.context(handle), request, answer.as_mut())
        .await;
    prepared.outcome(result.map(|_| ()), answer.as_ref())
}

/// The same, and the thread waits.
///
/// # Errors
/// As [`call`].
pub fn call_blocking(
    handle: &Blocking,
    entries: &'static [Entry],
    operation: &str,
    values: Value,
) -> Result<Value, Error<Kind>> {
    let mut prepared = Prepared::new(entries, operation, values)?;
    let request = prepared.encode(handle)?;
    let mut answer = prepared.empty_answer();
    let result = handle.exchange(prepared.context(handle), request, answer.as_mut());
    prepared.outcome(result.map(|_| ()), answer.as_ref())
}

/// The request as it would be sent, for a transport of one's own. It holds the credentials: do not log it.
///
/// # Errors
/// As [`call`], as far as no answer is needed for it.
pub fn encode(
    handle: &impl Handle,
    entries: &'static [Entry],
    operation: &str,
    values: Value,
) -> Result<http::Request<Bytes>, Error<Kind>> {
    Prepared::new(entries, operation, values)?.encode(handle)
}

/// What an answer to a call with these values means.
///
/// # Errors
/// As [`call`], as far as nothing has to be sent for it.
pub fn decode(
    handle: &impl Handle,
    entries: &'static [Entry],
    operation: &str,
    values: Value,
    answer: http::Response<Bytes>,
) -> Result<Value, Error<Kind>> {
    let prepared = Prepared::new(entries, operation, values)?;
    let mut target = prepared.empty_answer();
    let result = prepared.context(handle).finish(Ok(answer), target.as_mut());
    prepared.outcome(result.map(|_| ()), target.as_ref())
}
