//! An operation: what is sent where, and what its answers mean.

use super::{Body, ErrorCase, Idempotency, Pending, Polling};

/// An operation: how its request is written and how its answers are read.
#[derive(Debug)]
pub struct Operation {
    /// `accounts.at_communication`: resource and operation as the spec spells them.
    pub name: &'static str,
    /// `POST`.
    pub method: http::Method,
    /// Relative to the base URL; begins with `/`.
    pub path: &'static [PathPart],
    /// Items of the query string that are always sent; `None`: a name without `=`.
    pub query: &'static [(&'static str, Option<&'static str>)],
    /// What stands before the server's host name.
    pub host_prefix: &'static [PathPart],
    /// How the body of the request is written.
    pub body: Body,
    /// Whether the client fills in a field that the caller leaves out, at whatever depth.
    pub fills: bool,
    /// The answers that mean success.
    pub success: &'static [Success],
    /// The answer that means: not ready, ask again.
    pub pending: Option<Pending>,
    /// How often and how long to ask again.
    pub polling: Polling,
    /// Whether a call counts towards the service's rate limit.
    pub limited: bool,
    /// What becomes of a request that arrives twice; `None`: what its method says.
    pub idempotency: Option<Idempotency>,
    /// The documented errors, in the order of the error kind's variants.
    pub errors: &'static [ErrorCase],
    /// The vendor's page.
    pub docs: &'static str,
}

impl Operation {
    /// An operation without a body, whose answers are to be added.
    #[must_use]
    pub const fn new(name: &'static str, method: http::Method, path: &'static [PathPart]) -> Self {
        Self {
            name,
            method,
            path,
            query: &[],
            host_prefix: &[],
            body: Body::Empty,
            fills: false,
            success: &[],
            pending: None,
            polling: Polling::DEFAULT,
            limited: true,
            idempotency: None,
            errors: &[],
            docs: "",
        }
    }

    /// Is described there.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// Always sends these items of the query string.
    #[must_use]
    pub const fn query(mut self, query: &'static [(&'static str, Option<&'static str>)]) -> Self {
        self.query = query;
        self
    }

    /// Has this before the server's host name.
    #[must_use]
    pub const fn host_prefix(mut self, prefix: &'static [PathPart]) -> Self {
        self.host_prefix = prefix;
        self
    }

    /// Sends a body.
    #[must_use]
    pub const fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Has a field that is filled in when the caller leaves it out.
    #[must_use]
    pub const fn fills(mut self) -> Self {
        self.fills = true;
        self
    }

    /// These answers mean success.
    #[must_use]
    pub const fn success(mut self, success: &'static [Success]) -> Self {
        self.success = success;
        self
    }

    /// This answer means: not ready, ask again.
    #[must_use]
    pub const fn pending(mut self, pending: Pending) -> Self {
        self.pending = Some(pending);
        self
    }

    /// Asks again so often and so long.
    #[must_use]
    pub const fn polling(mut self, polling: Polling) -> Self {
        self.polling = polling;
        self
    }

    /// Does not count towards the service's rate limit.
    #[must_use]
    pub const fn unlimited(mut self) -> Self {
        self.limited = false;
        self
    }

    /// This becomes of a request that arrives twice.
    #[must_use]
    pub const fn repeated(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = Some(idempotency);
        self
    }

    /// These errors are documented.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [ErrorCase]) -> Self {
        self.errors = errors;
        self
    }
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPart {
    /// As it is; already percent-encoded where that is needed.
    Literal(&'static str),
    /// The request field of that index.
    Field(usize),
    /// The same, and its value keeps the slashes that it has.
    Greedy(usize),
}

/// Roots of a JSON body, each the keys around the value, the outermost first.
pub type Roots = &'static [&'static [&'static str]];

/// An answer that means success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Success {
    /// `200`.
    pub status: u16,
    /// How its body is read.
    pub body: Body,
    /// Other roots of a JSON body under which the answer comes.
    pub other_roots: Roots,
    /// Whether a body in the form of an error means an error.
    pub may_fail: bool,
}

impl Success {
    /// An answer of that status, with that body.
    #[must_use]
    pub const fn new(status: u16, body: Body) -> Self {
        Self {
            status,
            body,
            other_roots: &[],
            may_fail: false,
        }
    }

    /// A JSON body may have any of these roots as well.
    #[must_use]
    pub const fn or_roots(mut self, roots: Roots) -> Self {
        self.other_roots = roots;
        self
    }

    /// A body in the form of an error means an error all the same.
    #[must_use]
    pub const fn may_fail(mut self) -> Self {
        self.may_fail = true;
        self
    }
}
