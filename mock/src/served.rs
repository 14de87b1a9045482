//! What is told of each request that was answered.

use std::fmt;

use bytes::Bytes;
use http::{Method, Response, StatusCode};

use crate::answer::WHY;

/// Methods that are told by their names; others may be any word of the caller's.
const METHODS: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

/// A request that was answered: names of operations, fields and rules only. It has no address, no header and no value, so
/// it can be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    method: Option<Method>,
    status: StatusCode,
    why: String,
}

/// Who is told.
pub(crate) type Tell = Box<dyn Fn(&Served) + Send + Sync>;

impl Served {
    pub(crate) fn new(method: &Method, answer: &Response<Bytes>) -> Self {
        let why = answer.headers().get(WHY).and_then(|why| why.to_str().ok());
        Self {
            method: METHODS.contains(method).then(|| method.clone()),
            status: answer.status(),
            why: why.unwrap_or_default().to_owned(),
        }
    }

    /// What it was answered with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The operation and why it was answered so, as the header [`WHY`] has it: visible ASCII.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

/// `POST 422 accounts.create: EmailTaken: email has a value that provokes it`
impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = self.method.as_ref().map_or("?", Method::as_str);
        write!(f, "{method} {} {}", self.status.as_u16(), self.why)
    }
}
