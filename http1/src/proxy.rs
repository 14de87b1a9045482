//! The proxies that the environment names, by the rules of curl: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, each in
//! small letters as well.

use std::env;
use std::net::IpAddr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::uri::Authority;
use http::{HeaderValue, Uri};
use percent_encoding::percent_decode_str;

use crate::target::{Target, bare};

/// Which proxy is for what.
#[derive(Default)]
pub(crate) struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    none_for: Vec<Exception>,
}

/// A proxy.
#[derive(Clone, Debug)]
pub(crate) struct Proxy {
    pub(crate) is_https: bool,
    /// SOCKS, which is not spoken. It is not passed by either.
    pub(crate) is_foreign: bool,
    pub(crate) host: Box<str>,
    pub(crate) port: u16,
    /// What the proxy, and nobody else, is told of who asks.
    pub(crate) credentials: Option<HeaderValue>,
}

/// How a connection leads to its target.
pub(crate) enum Route {
    /// Straight, or through a tunnel.
    Direct,
    /// A proxy reads the requests and passes them on.
    Forwarded(Option<HeaderValue>),
}

impl Route {
    /// Whether requests go to a proxy, and what it is told of who asks.
    pub(crate) fn of_proxy(&self) -> Option<Option<&HeaderValue>> {
        match self {
            Self::Direct => None,
            Self::Forwarded(credentials) => Some(credentials.as_ref()),
        }
    }
}

impl Proxies {
    pub(crate) fn of_environment() -> Self {
        Self::of(|name| env::var(name).ok())
    }

    fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        // A CGI program has a variable of this name for any header `Proxy:` that somebody sends.
        if variable("REQUEST_METHOD").is_some() {
            return Self::default();
        }
        let first = |large: &str| variable(large).or_else(|| variable(&large.to_ascii_lowercase()));
        let proxy = |name: &str| first(name).and_then(|text| Proxy::parse(&text));
        let all = proxy("ALL_PROXY");
        let exceptions = first("NO_PROXY").unwrap_or_default();
        Self {
            http: proxy("HTTP_PROXY").or_else(|| all.clone()),
            https: proxy("HTTPS_PROXY").or(all),
            none_for: exceptions.split(',').filter_map(Exception::parse).collect(),
        }
    }

    pub(crate) fn of_target(&self, target: Target<'_>) -> Option<&Proxy> {
        let proxy = if target.is_https { &self.https } else { &self.http };
        let host = target.bare_host();
        proxy
            .as_ref()
            .filter(|_| !self.none_for.iter().any(|exception| exception.is(host)))
    }
}

impl Proxy {
    fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let scheme = uri.scheme_str().unwrap_or("http");
        let is_foreign = match scheme {
            "http" | "https" => false,
            "socks4" | "socks4a" | "socks5" | "socks5h" => true,
            _ => return None,
        };
        let authority = uri.authority()?;
        let is_https = scheme == "https";
        let port = authority.port_u16().unwrap_or(if is_https { 443 } else { 80 });
        Some(Self {
            is_https,
            is_foreign,
            host: authority.host().into(),
            port,
            credentials: credentials(authority),
        })
    }
}

fn credentials(authority: &Authority) -> Option<HeaderValue> {
    let (user, _) = authority.as_str().rsplit_once('@')?;
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let decoded = |text| percent_decode_str(text).decode_utf8_lossy();
    let pair = BASE64_STANDARD.encode(format!("{}:{}", decoded(name), decoded(password)));
    let mut value = HeaderValue::try_from(format!("Basic {pair}")).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Who is asked without a proxy.
#[derive(Debug)]
enum Exception {
    Everybody,
    /// The first bits of an address.
    Network(IpAddr, u32),
    /// It, and whatever ends in a dot and it.
    Domain(Box<str>),
}

impl Exception {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if text == "*" {
            return Some(Self::Everybody);
        }
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, bits.parse().ok()),
            None => (text, Some(u32::MAX)),
        };
        if let (Ok(address), Some(bits)) = (address.parse(), bits) {
            return Some(Self::Network(address, bits));
        }
        let name = text.strip_prefix('.').unwrap_or(text);
        Some(Self::Domain(bare(name).into()))
    }

    fn is(&self, host: &str) -> bool {
        match (self, host.parse::<IpAddr>()) {
            (Self::Everybody, Err(_)) => true,
            (Self::Network(network, bits), Ok(address)) => is_in(*network, *bits, address),
            (Self::Domain(name), Err(_)) => is_below(name, host),
            _ => false,
        }
    }
}

fn is_in(network: IpAddr, bits: u32, address: IpAddr) -> bool {
    let (network, address, length) = match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => (u32::from(network).into(), u32::from(address).into(), 32),
        (IpAddr::V6(network), IpAddr::V6(address)) => (u128::from(network), u128::from(address), 128),
        _ => return false,
    };
    let rest = length - bits.min(length);
    (network ^ address).checked_shr(rest).is_none_or(|differs| differs == 0)
}

fn is_below(domain: &str, host: &str) -> bool {
    let Some(at) = host.len().checked_sub(domain.len()) else {
        return false;
    };
    let (Some(before), Some(end)) = (host.get(..at), host.get(at..)) else {
        return false;
    };
    end.eq_ignore_ascii_case(domain) && (before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Proxies {
        Proxies::of(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    fn asked(proxies: &Proxies, address: &str) -> Option<String> {
        let uri: Uri = address.parse().unwrap();
        let proxy = proxies.of_target(Target::of(&uri).unwrap())?;
        Some(format!("{}:{}", proxy.host, proxy.port))
    }

    #[test]
    fn each_scheme_has_its_proxy() {
        let proxies = of(&[("http_proxy", "a:1"), ("ALL_PROXY", "https://b")]);
        assert_eq!(asked(&proxies, "http://x/").as_deref(), Some("a:1"));
        assert_eq!(asked(&proxies, "https://x/").as_deref(), Some("b:443"));
        assert_eq!(asked(&of(&[("HTTP_PROXY", "a")]), "https://x/"), None);
        let cgi = of(&[("HTTP_PROXY", "a"), ("REQUEST_METHOD", "GET")]);
        assert_eq!(asked(&cgi, "http://x/"), None);
        assert_eq!(asked(&of(&[("HTTP_PROXY", "ftp://a")]), "http://x/"), None);
        assert_eq!(asked(&of(&[("HTTP_PROXY", "")]), "http://x/"), None);
    }

    #[test]
    fn some_are_asked_without() {
        let exceptions = "one.example, .two.example,10.1.0.0/16 ,::1,192.0.2.7,fe80::/10";
        let proxies = of(&[("HTTP_PROXY", "p"), ("NO_PROXY", exceptions)]);
        for host in [
            "one.example",
            "ONE.example",
            "a.one.example",
            "two.example",
            "a.b.two.example",
            "10.1.255.255",
            "[::1]",
            "192.0.2.7",
            "[fe80::1]",
        ] {
            assert_eq!(asked(&proxies, &format!("http://{host}/")), None, "{host}");
        }
        for host in [
            "none.example",
            "example",
            "10.2.0.0",
            "[::2]",
            "192.0.2.70",
            "[fec0::1]",
        ] {
            assert!(asked(&proxies, &format!("http://{host}/")).is_some(), "{host}");
        }
        let nobody = of(&[("HTTP_PROXY", "p"), ("NO_PROXY", "*")]);
        assert_eq!(asked(&nobody, "http://any.example/"), None);
        let all = of(&[("HTTP_PROXY", "p"), ("NO_PROXY", "0.0.0.0/0")]);
        assert_eq!(asked(&all, "http://255.0.0.1/"), None);
    }

    #[test]
    fn credentials_are_decoded_once() {
        let proxy = Proxy::parse("http://us%2Fer:pa%3Ass%25@host").unwrap();
        // `us/er:pa:ss%`
        assert_eq!(proxy.credentials.unwrap(), "Basic dXMvZXI6cGE6c3Ml");
        assert_eq!(Proxy::parse("http://host").unwrap().credentials, None);
        assert!(Proxy::parse("socks5://host:1080").unwrap().is_foreign);
    }
}
