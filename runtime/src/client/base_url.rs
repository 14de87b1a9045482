//! The address that every path is appended to, checked so that what is appended can change nothing but the path.

use std::net::{Ipv4Addr, Ipv6Addr};

use http::Uri;
use http::uri::Scheme;

/// `https://api.example.com/rest`, without a `/` at the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct BaseUrl {
    text: String,
    loopback: bool,
    /// Where the host begins, if it is a name that others can be put before.
    host_name: Option<usize>,
}

impl BaseUrl {
    /// Says what to write instead if the text is no base URL; the text itself may hold a password and is not repeated.
    pub(crate) fn parse(text: &str, allow_plain_http: bool) -> Result<Self, String> {
        let refused = |problem: &str| Err(format!("the base URL {problem}"));
        if text.contains('\\') {
            // Readers of URLs take it for `/`.
            return refused("cannot be read: write it like `https://api.example.com/rest`");
        }
        if text.contains(['?', '#']) {
            return refused("may not have a query or a fragment: end it after the path");
        }
        let Ok(uri) = text.parse::<Uri>() else {
            return refused("cannot be read: write it like `https://api.example.com/rest`");
        };
        let Some((scheme, authority)) = uri.scheme().zip(uri.authority()) else {
            return refused("needs a scheme and a host: write it like `https://api.example.com/rest`");
        };
        if authority.as_str().contains('@') {
            return refused("may not have a user name or a password: give credentials to the builder");
        }
        let Some(loopback) = host_is_loopback(authority.host()) else {
            return refused("has a host that cannot be read: write it like `https://api.example.com/rest`");
        };
        if !port_is_readable(authority.as_str(), authority.host()) {
            return refused("has a port that cannot be read: write it like `https://api.example.com:8443`");
        }
        if uri.path().split('/').any(is_dots) {
            return refused("may not have `.` or `..` in its path: write the path that they mean");
        }
        if *scheme == Scheme::HTTP && !loopback && !allow_plain_http {
            return refused("is not encrypted: write `https:`, or call `.allow_plain_http(true)`");
        }
        if *scheme != Scheme::HTTP && *scheme != Scheme::HTTPS {
            return refused("must begin with `https:` or `http:`");
        }
        let takes_prefix = !is_address_or_localhost(authority.host());
        Ok(Self {
            text: text.trim_end_matches('/').to_owned(),
            loopback,
            host_name: takes_prefix.then_some(scheme.as_str().len() + "://".len()),
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// With that text before the host name. An IP address and `localhost` stay as they are.
    pub(crate) fn with_host_prefix(&self, prefix: &str) -> String {
        let split = self.host_name.and_then(|start| self.text.split_at_checked(start));
        match split {
            Some((scheme, rest)) => [scheme, prefix, rest].concat(),
            None => self.text.clone(),
        }
    }

    /// The host, and the port where it is not that of the scheme.
    #[cfg(feature = "tracing")]
    pub(crate) fn host_and_port(&self) -> (&str, Option<u16>) {
        let authority = self.text.split_once("://").map_or("", |(_, rest)| rest);
        let authority = authority.split('/').next().unwrap_or_default();
        match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
            _ => (authority, None),
        }
    }

    /// Whether the host is this machine, so that nobody on the way can listen.
    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }

    pub(crate) fn is_https(&self) -> bool {
        self.text
            .get(..6)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
    }
}

/// Whether a segment of a path names the folder itself or the one above, encoded or not.
fn is_dots(segment: &str) -> bool {
    matches!(segment.replace("%2e", ".").replace("%2E", ".").as_str(), "." | "..")
}

fn port_is_readable(authority: &str, host: &str) -> bool {
    match authority.strip_prefix(host) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(is_port),
        None => false,
    }
}

/// Nobody listens at port 0.
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

fn is_address_or_localhost(host: &str) -> bool {
    host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok() || host.eq_ignore_ascii_case("localhost")
}

/// `None` if the host has anything that another reader of URLs could take for something else.
fn host_is_loopback(host: &str) -> Option<bool> {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address: Ipv6Addr = inner.parse().ok()?;
        return Some(address.is_loopback());
    }
    let plain = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if !plain {
        return None;
    }
    if host.eq_ignore_ascii_case("localhost") {
        return Some(true);
    }
    Some(host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn accepted() {
        for (text, kept, loopback) in [
            ("https://api.example.com", "https://api.example.com", false),
            ("https://api.example.com/rest/", "https://api.example.com/rest", false),
            ("https://api.example.com:8443/", "https://api.example.com:8443", false),
            ("http://127.0.0.1:80", "http://127.0.0.1:80", true),
            ("http://127.8.9.10", "http://127.8.9.10", true),
            ("http://[::1]:8080/a", "http://[::1]:8080/a", true),
            ("http://LOCALHOST", "http://LOCALHOST", true),
        ] {
            let url = BaseUrl::parse(text, false).unwrap();
            assert_eq!((url.as_str(), url.is_loopback()), (kept, loopback));
        }
    }

    #[test]
    fn refused() {
        for (text, said) in [
            ("", "cannot be read"),
            ("api.example.com", "scheme and a host"),
            ("/rest", "scheme and a host"),
            ("ftp://api.example.com", "must begin"),
            ("https://", "cannot be read"),
            ("https://user:pass@api.example.com", "user name"),
            ("https://api.example.com?key=1", "query"),
            ("https://api.example.com/#a", "fragment"),
            ("https://api.example.com:port", "port"),
            ("https://api.example.com:99999", "port"),
            ("https://api.example.com:+443", "port"),
            ("https://api.example.com:0", "port"),
            ("https://api.example.com:", "port"),
            ("https://%61pi.example.com", "cannot be read"),
            ("https://api example.com", "cannot be read"),
            ("https://exämple.com", "cannot be read"),
            ("https:\\\\example.com", "cannot be read"),
            ("http://api.example.com", "not encrypted"),
            ("http://127.0.0.1.example.com", "not encrypted"),
            ("http://127.1", "not encrypted"),
            ("http://localhost.example.com", "not encrypted"),
            ("http://localhost.", "not encrypted"),
            ("http://[::2]", "not encrypted"),
            ("http://[::ffff:127.0.0.1]", "not encrypted"),
            ("http://[fe80::1%25eth0]", "cannot be read"),
            ("http://127.0.0.1@evil.example", "user name"),
            ("https://api.example.com\\@evil.example", "cannot be read"),
            ("https://api.example.com/a/../b", "`.` or `..`"),
            ("https://api.example.com/%2E%2e", "`.` or `..`"),
            ("https://api.example.com/a\\..\\b", "cannot be read"),
        ] {
            let problem = BaseUrl::parse(text, false).unwrap_err();
            assert!(problem.contains(said), "{text}: {problem}");
        }
    }

    #[test]
    fn a_prefix_stands_before_a_host_name() {
        for (text, with_prefix) in [
            ("https://example.com:8443/rest", "https://a.b.example.com:8443/rest"),
            ("HTTPS://example.com/", "HTTPS://a.b.example.com"),
            ("http://localhost:80/rest", "http://localhost:80/rest"),
            ("https://10.0.0.1/rest", "https://10.0.0.1/rest"),
            ("https://[::2]/rest", "https://[::2]/rest"),
        ] {
            assert_eq!(
                BaseUrl::parse(text, false).unwrap().with_host_prefix("a.b."),
                with_prefix
            );
        }
    }

    #[test]
    fn plain_http_by_request() {
        assert!(BaseUrl::parse("http://api.example.com", true).is_ok());
    }
}
