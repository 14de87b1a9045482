//! Absolute URIs (RFC 3986).

use std::net::Ipv6Addr;

/// What may stand in a path, a query and a fragment besides the characters that may stand anywhere.
const IN_PATH: &str = ":@/";
const IN_QUERY: &str = ":@/?";

pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    is_scheme(scheme) && is_authority_and_path(rest) && consists_of(query, IN_QUERY) && consists_of(fragment, IN_QUERY)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
}

fn is_authority_and_path(text: &str) -> bool {
    match text.strip_prefix("//") {
        None => consists_of(text, IN_PATH),
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            is_authority(authority) && consists_of(path, IN_PATH)
        }
    }
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (is_host, port) = match host.strip_prefix('[') {
        Some(bracketed) => match bracketed.split_once(']') {
            Some((address, port)) => (is_address(address), port),
            None => return false,
        },
        None => {
            let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
            (consists_of(name, ""), port)
        }
    };
    is_host && is_port(port) && consists_of(user, ":")
}

/// An IPv6 address, or the form that is kept for what may follow it: `v1.anything`.
fn is_address(address: &str) -> bool {
    let Some(later) = address.strip_prefix(['v', 'V']) else {
        return address.parse::<Ipv6Addr>().is_ok();
    };
    later.split_once('.').is_some_and(|(version, rest)| {
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_version && !rest.is_empty() && !rest.contains('%') && consists_of(rest, ":")
    })
}

fn is_port(port: &str) -> bool {
    port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Unreserved characters, sub-delimiters and percent-encoded bytes may stand anywhere.
fn consists_of(text: &str, more: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        bytes
            .get(at + 1..at + 3)
            .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
    };
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => is_escape(at),
        _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(byte) || more.as_bytes().contains(byte),
    })
}
