//! Whom a request is for.

use http::Uri;
use http::uri::Scheme;

use crate::error::{Error, ErrorKind};

/// A scheme, a host and a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    pub(crate) is_https: bool,
    /// As an address has it: IPv6 in brackets.
    pub(crate) host: &'a str,
    pub(crate) port: u16,
}

impl<'a> Target<'a> {
    pub(crate) fn of(uri: &'a Uri) -> Result<Self, Error> {
        let is_https = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(not_sendable("the address has no scheme that can be spoken")),
        };
        let host = uri.host().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| not_sendable("the address has no host"))?;
        let port = uri.port_u16().unwrap_or(default_port(is_https));
        Ok(Self { is_https, host, port })
    }

    /// Without the brackets of IPv6.
    pub(crate) fn bare_host(self) -> &'a str {
        bare(self.host)
    }

    /// As it stands in the header `host` and in an absolute address.
    pub(crate) fn write_authority(self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.host.as_bytes());
        if self.port != default_port(self.is_https) {
            out.extend_from_slice(format!(":{}", self.port).as_bytes());
        }
    }
}

pub(crate) fn bare(host: &str) -> &str {
    host.strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host)
}

fn default_port(is_https: bool) -> u16 {
    if is_https { 443 } else { 80 }
}

fn not_sendable(reason: &'static str) -> Error {
    Error::because(ErrorKind::NotSendable, reason)
}
