//! Absolute URIs (RFC 3986): scheme, authority, path, query and fragment, each of its own characters.

use std::net::Ipv6Addr;

use super::digits::is_digits;

pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let (rest, fragment) = split_tail(rest, '#');
    let (hierarchy, query) = split_tail(rest, '?');
    is_scheme(scheme) && is_hierarchy(hierarchy) && has_only(query, b":@/?") && has_only(fragment, b":@/?")
}

/// What is before the mark and what is after it; without the mark, nothing is after it.
fn split_tail(text: &str, mark: char) -> (&str, &str) {
    text.split_once(mark).unwrap_or((text, ""))
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_hierarchy(hierarchy: &str) -> bool {
    let Some(rest) = hierarchy.strip_prefix("//") else {
        return has_only(hierarchy, b":@/");
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    is_authority(authority) && has_only(path, b":@/")
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    has_only(user, b":") && is_host_and_port(host)
}

fn is_host_and_port(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        return rest
            .split_once(']')
            .is_some_and(|(address, port)| is_bracketed_address(address) && is_port(port));
    }
    let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
    has_only(name, b"") && is_port(port)
}

fn is_bracketed_address(address: &str) -> bool {
    match address.strip_prefix(['v', 'V']) {
        Some(future) => future.split_once('.').is_some_and(|(version, rest)| {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !rest.is_empty()
                && !rest.contains('%')
                && has_only(rest, b":")
        }),
        None => address.parse::<Ipv6Addr>().is_ok(),
    }
}

fn is_port(port: &str) -> bool {
    port.is_empty() || port.strip_prefix(':').is_some_and(is_digits)
}

/// Whether there are only unreserved characters, sub-delimiters, percent-encoded bytes and those given.
fn has_only(text: &str, more: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let good = match byte {
            b'%' => [bytes.next(), bytes.next()]
                .iter()
                .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte) || more.contains(&byte),
        };
        if !good {
            return false;
        }
    }
    true
}
