//! HTTP/1.1 on the thread of its caller: one request, its answer, connections that are kept for the next.
//!
//! It follows no redirect, sends nothing twice, decompresses nothing, keeps no cookie, and writes nothing to any log. What
//! it is given may hold credentials, in headers and in the query string; no error quotes them.
//!
//! ```no_run
//! use std::time::Duration;
//! use specwright_http1::{Client, Limits, Options};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(Options::default())?;
//! let request = http::Request::get("http://localhost:8080/").body(bytes::Bytes::new())?;
//! let limits = Limits {
//!     time: Duration::from_secs(60),
//!     silence: Duration::from_secs(30),
//!     bytes: 1 << 20,
//! };
//! let answer = client.exchange(request, limits)?;
//! # let _ = answer;
//! # Ok(())
//! # }
//! ```

mod answer;
mod body;
mod client;
mod connect;
mod connection;
mod deadline;
mod dial;
mod error;
mod pool;
mod proxy;
mod request;
mod socket;
mod target;
#[cfg(test)]
mod tests;
#[cfg(feature = "rustls")]
mod tls;
#[cfg(not(feature = "rustls"))]
#[path = "tls_off.rs"]
mod tls;

pub use client::{Client, Limits, Options};
pub use error::{Error, ErrorKind, SetupError};
pub use tls::Trust;
