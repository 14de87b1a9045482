//! A service: where it is and what all its operations share.

use super::ErrorBody;

/// A service: where it is and what all its operations share.
#[derive(Debug)]
pub struct Service {
    /// `invoicexpress`.
    pub name: &'static str,
    /// The version of the generated crate; the client names itself with it.
    pub version: &'static str,
    /// The first is the default.
    pub servers: &'static [Server],
    /// The parts of the base URLs that the user supplies.
    pub variables: &'static [&'static str],
    /// What the user supplies to be let in.
    pub credentials: &'static [Credential],
    /// How the credentials travel; the first is the default.
    pub auth: &'static [AuthScheme],
    /// Tried in order.
    pub error_bodies: &'static [ErrorBody],
    /// How many requests the service takes in a time, where its documentation says so.
    pub rate_limit: Option<RateLimit>,
}

impl Service {
    /// A service at the first of these servers that lets everybody in.
    #[must_use]
    pub const fn new(name: &'static str, version: &'static str, servers: &'static [Server]) -> Self {
        Self {
            name,
            version,
            servers,
            variables: &[],
            credentials: &[],
            auth: &[],
            error_bodies: &[],
            rate_limit: None,
        }
    }

    /// The user supplies these parts of the base URLs.
    #[must_use]
    pub const fn variables(mut self, variables: &'static [&'static str]) -> Self {
        self.variables = variables;
        self
    }

    /// The user supplies these to be let in; they travel in one of these ways.
    #[must_use]
    pub const fn auth(mut self, credentials: &'static [Credential], auth: &'static [AuthScheme]) -> Self {
        self.credentials = credentials;
        self.auth = auth;
        self
    }

    /// Errors look like this.
    #[must_use]
    pub const fn error_bodies(mut self, error_bodies: &'static [ErrorBody]) -> Self {
        self.error_bodies = error_bodies;
        self
    }

    /// Takes no more requests than this.
    #[must_use]
    pub const fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate_limit = Some(limit);
        self
    }
}

/// How many requests a service takes in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// At least 1.
    pub requests: u32,
    /// In milliseconds.
    pub per: u64,
}

impl RateLimit {
    /// So many requests in so many milliseconds.
    #[must_use]
    pub const fn new(requests: u32, per: u64) -> Self {
        Self { requests, per }
    }
}

/// A base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Server {
    /// `live`.
    pub name: &'static str,
    /// No `/` at the end.
    pub url: &'static [UrlPart],
}

/// A part of a base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlPart {
    /// As it is.
    Literal(&'static str),
    /// The variable of that index in [`Service::variables`].
    Variable(usize),
}

/// What the user supplies to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential {
    /// `api_key`; also the builder's method.
    pub name: &'static str,
}

/// How credentials travel. Numbers are indexes into [`Service::credentials`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthScheme {
    /// `Authorization: Basic …`.
    Basic {
        /// The user name.
        username: usize,
        /// The password.
        password: usize,
    },
    /// `Authorization: Bearer …`.
    Bearer {
        /// The token.
        token: usize,
    },
    /// A header of its own for each.
    Headers(&'static [(&'static str, usize)]),
    /// Parameters in the query string of every request.
    Query(&'static [(&'static str, usize)]),
    /// Parameters in the form of a request that has one, else in the query string.
    Form(&'static [(&'static str, usize)]),
    /// Parameters in the form of a POST that has one, else in the query string.
    PostForm(&'static [(&'static str, usize)]),
}
