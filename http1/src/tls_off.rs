//! No TLS: the feature `rustls` is off.

use std::io;

use crate::error::SetupError;
use crate::socket::Stream;

/// Whom a client trusts over TLS.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trust<'a> {
    /// These certificates, in the PEM format, besides those that the system trusts.
    pub roots: &'a [Vec<u8>],
    /// Nobody but those.
    pub only_roots: bool,
    /// The client's own key and certificate, in the PEM format.
    pub identity: Option<&'a [u8]>,
}

pub(crate) struct Tls;

impl Tls {
    pub(crate) fn new(trust: Trust<'_>, _speaks_tls: bool) -> Result<Self, SetupError> {
        match trust.roots.is_empty() && !trust.only_roots && trust.identity.is_none() {
            true => Ok(Self),
            false => Err(SetupError::NoTls),
        }
    }

    pub(crate) fn secure(&self, _stream: Box<dyn Stream>, _host: &str) -> io::Result<Box<dyn Stream>> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "TLS is not spoken"))
    }
}

pub(crate) fn is_about_a_certificate(_error: &io::Error) -> bool {
    false
}
