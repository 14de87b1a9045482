//! The scheme, host and port that all requests of a client go to, read once: reading a host is half of the work of
//! reading an address.

use bytes::Bytes;
use http::Uri;
use reqwest::{Error, Request, Url};

use crate::client::BaseUrl;

/// Where requests go.
pub(super) struct Origin(Option<Known>);

struct Known {
    uri: Uri,
    url: Url,
}

impl Origin {
    /// Of a base URL; one that cannot be read is not kept, and each request then says what is wrong.
    pub(super) fn of(base_url: &BaseUrl) -> Self {
        let known = || {
            let uri: Uri = base_url.as_str().parse().ok()?;
            let mut url = Url::parse(base_url.as_str()).ok()?;
            url.set_path("/");
            Some(Known { uri, url })
        };
        Self(known())
    }

    /// The request as reqwest has it.
    pub(super) fn request(&self, request: http::Request<Bytes>) -> Result<Request, Error> {
        let Some(url) = self.0.as_ref().and_then(|known| known.url_of(request.uri())) else {
            return Request::try_from(request);
        };
        let (parts, body) = request.into_parts();
        let mut request = Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.version_mut() = parts.version;
        *request.body_mut() = Some(body.into());
        Ok(request)
    }
}

impl Known {
    /// The address, if it is of this origin.
    fn url_of(&self, uri: &Uri) -> Option<Url> {
        if uri.scheme() != self.uri.scheme() || uri.authority() != self.uri.authority() {
            return None;
        }
        let mut url = self.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        Some(url)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn origin(base: &str) -> Origin {
        Origin::of(&BaseUrl::parse(base, true).unwrap())
    }

    #[test]
    fn other_origins_are_read_from_the_beginning() {
        let origin = origin("https://api.example.com/rest");
        for address in [
            "https://api.example.com/rest/a?b=c",
            "http://api.example.com/a",
            "https://api.example.com:8443/a",
            "https://eu.api.example.com/a",
        ] {
            let request = http::Request::get(address).body(Bytes::new()).unwrap();
            assert_eq!(origin.request(request).unwrap().url().as_str(), address);
        }
    }

    proptest! {
        /// Whatever the URI can hold, the address is the one that reading the whole of it gives.
        #[test]
        fn the_address_is_the_same(
            base in prop_oneof![
                Just("https://api.example.com"),
                Just("http://127.0.0.1:8080/rest"),
                Just("http://[::1]:8080"),
                Just("https://API.example.com:443/x"),
            ],
            path in r#"(/[a-zA-Z0-9._~!$&'()*+,;=:@"{}|^\[\]`\\-]{0,4}|/%[0-9a-fA-F]{2}|/\.|/\.\.|/%2e){0,6}"#,
            query in prop::option::of(r#"[a-zA-Z0-9._~!$&'()*+,;=:@/?"{}|^`\\%-]{0,12}"#),
        ) {
            let origin_only: Uri = base.parse().unwrap();
            let (scheme, authority) = (origin_only.scheme_str().unwrap(), origin_only.authority().unwrap());
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            let Ok(uri) = format!("{scheme}://{authority}{path}{query}").parse::<Uri>() else {
                return Ok(());
            };
            let whole = Request::try_from(http::Request::get(uri.clone()).body(Bytes::new()).unwrap());
            let ours = origin(base).request(http::Request::get(uri).body(Bytes::new()).unwrap());
            let (ours, whole) = (ours.unwrap(), whole.unwrap());
            prop_assert_eq!(ours.url(), whole.url());
        }
    }
}
