//! What both transports say of an exchange that failed, and of a client that cannot be built.
#![cfg_attr(
    not(feature = "blocking"),
    allow(dead_code, reason = "without TLS one says less, and with it not that it is missing")
)]

pub(super) const TOO_LATE: &str = "the service took too long to answer";
pub(super) const NOT_SENDABLE: &str = "the request cannot be sent";
pub(super) const CERTIFICATE: &str = "a certificate is not accepted, so that no connection came about";
pub(super) const BROKEN: &str = "the exchange with the service broke off";

/// When a client is built.
pub(super) const NO_CLIENT: &str = "the HTTP client of this system cannot be set up";

pub(super) fn connect(lacks_tls: bool) -> &'static str {
    if lacks_tls {
        "no connection to the service; perhaps because the feature `rustls` is off"
    } else {
        "no connection to the service"
    }
}

/// Of a `.tls(…)` that cannot be used.
pub(super) const NO_CERTIFICATE: &str = "`.tls(…)` has a root that is no certificate in the PEM format";
pub(super) const TRUSTS_NOBODY: &str = "`.tls(…)` trusts nobody: add a root, or leave out `only_added_roots`";
pub(super) const NO_IDENTITY: &str =
    "`.tls(…)` has an identity without a private key or a certificate in the PEM format";
pub(super) const NO_TLS: &str = "`.tls(…)` needs the feature `rustls`";
