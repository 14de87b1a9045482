//! Whom a client trusts over TLS, and who it is itself.

use std::fmt;

#[cfg(all(feature = "async", not(feature = "rustls")))]
use super::words::NO_TLS;
#[cfg(all(feature = "async", feature = "rustls"))]
use super::words::{NO_CERTIFICATE, NO_IDENTITY, TRUSTS_NOBODY};
use crate::secret::Secret;

/// Whom a client trusts over TLS besides those that the system trusts, and the certificate that it shows. Nothing here, and
/// nothing else of a client, switches the check of a server's certificate off.
///
/// ```no_run
/// use specwright_runtime::transport::Tls;
///
/// # fn main() -> std::io::Result<()> {
/// let tls = Tls::new()
///     .add_root(std::fs::read("company-ca.pem")?)
///     .identity(std::fs::read_to_string("client.pem")?);
/// // Client::builder().tls(tls) …
/// # let _ = tls;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
#[must_use = "it says whom to trust, and is given to the builder of a client"]
pub struct Tls {
    pub(super) roots: Vec<Vec<u8>>,
    pub(super) only_added: bool,
    pub(super) identity: Option<Secret>,
}

impl Tls {
    /// As the system has it, and no certificate of the client's own.
    pub fn new() -> Self {
        Self::default()
    }

    /// Trusts these certificates as well, one or several in the PEM format.
    pub fn add_root(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(pem.into());
        self
    }

    /// Trusts none but the certificates that are added.
    pub fn only_added_roots(mut self) -> Self {
        self.only_added = true;
        self
    }

    /// Shows this certificate: the private key and the chain, in the PEM format.
    pub fn identity(mut self, pem: impl Into<Secret>) -> Self {
        self.identity = Some(pem.into());
        self
    }

    /// Whether it says anything.
    #[cfg(all(feature = "async", not(feature = "rustls")))]
    fn is_plain(&self) -> bool {
        self.roots.is_empty() && !self.only_added && self.identity.is_none()
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Tls")
            .field("roots", &self.roots.len())
            .field("only_added_roots", &self.only_added)
            .field("identity", &self.identity.is_some())
            .finish()
    }
}

#[cfg(all(feature = "async", feature = "rustls"))]
pub(super) fn apply(builder: reqwest::ClientBuilder, tls: &Tls) -> Result<reqwest::ClientBuilder, String> {
    let mut roots = Vec::new();
    for pem in &tls.roots {
        let read = reqwest::Certificate::from_pem_bundle(pem).unwrap_or_default();
        if read.is_empty() {
            return Err(NO_CERTIFICATE.to_owned());
        }
        roots.extend(read);
    }
    let builder = match tls.only_added {
        true if roots.is_empty() => return Err(TRUSTS_NOBODY.to_owned()),
        true => builder.tls_certs_only(roots),
        false if roots.is_empty() => builder,
        false => builder.tls_certs_merge(roots),
    };
    let Some(identity) = &tls.identity else {
        return Ok(builder);
    };
    // The error may quote the key.
    let identity = reqwest::Identity::from_pem(identity.expose().as_bytes()).map_err(|_| NO_IDENTITY.to_owned())?;
    Ok(builder.identity(identity))
}

#[cfg(all(feature = "async", not(feature = "rustls")))]
pub(super) fn apply(builder: reqwest::ClientBuilder, tls: &Tls) -> Result<reqwest::ClientBuilder, String> {
    match tls.is_plain() {
        true => Ok(builder),
        false => Err(NO_TLS.to_owned()),
    }
}
