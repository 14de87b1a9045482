//! IPv4 addresses.

use std::net::Ipv4Addr;

/// The standard library reads four decimal numbers and refuses leading zeros, which some read as octal.
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}
