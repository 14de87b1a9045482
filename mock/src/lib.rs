//! Stands an API up from its checked model, so that programs can be tried against what the documentation says.
//!
//! [`Mock::respond`] is the whole of it, a function from request to answer; [`serve`] puts it behind a socket. A request
//! goes through the same steps as in a service: the path and the method, the credentials, what the `Prefer` header asks
//! for, the rules of the fields. The answer is a documented error where a step fails and the API documents one, else the
//! documented success, encoded as the service encodes it. The header `x-specwright-mock` says why, and so does what
//! [`Mock::on_served`] is told.
//!
//! Of a list that has pages, the page that was asked for is answered: there are some more items than two pages of the usual
//! size have, made from the sample ones with their ids counted up, and an empty list past the end. Numbers beside the items
//! agree with them. An operation that is polled says once that it is not ready ([`Mock::pending`]); the documented rate is
//! kept on demand ([`Mock::keep_rate_limit`]). Apart from these two the mock remembers nothing: every request is answered
//! as if it were the first.
//!
//! | asked for with | answered with |
//! |---|---|
//! | `Prefer: code=422` | the first answer documented with that status |
//! | `Prefer: example=UsernameTaken` | the error of that name, or of that code |
//! | `Prefer: code=400, example=UsernameTaken` | the error that has both |
//!
//! ```
//! use bytes::Bytes;
//! use http::Request;
//!
//! let api = "
//! specwright: 1
//! api: shop
//! about: Sells things.
//! docs: https://shop.example/docs
//! servers: { live: { about: The shop., url: 'https://shop.example/v1' } }
//! ";
//! let stock = "
//! resource: stock
//! about: What there is.
//! operations:
//!   count:
//!     about: Counts things.
//!     docs: https://shop.example/docs/count
//!     request: GET /stock/{code}
//!     path: { code: { about: Which thing., pattern: '^[A-Z]{2}[0-9]+$' } }
//!     responds: { 200: { about: The number., json: { fields: { left: { about: How many., type: int, sample: 12 } } } } }
//! ";
//! let files = [("api.yaml", api), ("stock.yaml", stock)];
//! let outcome = specwright_codegen::compile(files.map(|(path, text)| (path.to_owned(), text.into())));
//! let mock = specwright_mock::Mock::new(outcome.model.expect("the spec has no errors"));
//!
//! let ask = |path: &str| mock.respond(Request::get(path).body(Bytes::new()).expect("a request"));
//! assert_eq!(ask("/v1/stock/AB12").body().as_ref(), br#"{"left":12}"#);
//! assert_eq!(ask("/stock/nothing").status(), 400);
//! ```

mod answer;
mod auth;
mod breach;
mod incoming;
mod memory;
mod pages;
mod path;
mod plain;
mod prefer;
mod read;
mod refusals;
mod respond;
mod route;
mod serve;
mod served;
mod validate;
mod write;

use std::fmt;

use bytes::Bytes;
use http::{Method, Request, Response};
use specwright_codegen::Checked;
use specwright_codegen::model::Model;

use crate::memory::Memory;
use crate::route::Routes;
use crate::served::Tell;

pub use crate::answer::WHY;
pub use crate::serve::{Server, serve};
pub use crate::served::Served;

/// Largest request body that is taken, in bytes.
pub const BODY_LIMIT: usize = 1 << 20;

/// An API that answers from its description.
pub struct Mock {
    model: Checked,
    routes: Routes,
    /// In the order of the model's credentials.
    credentials: Vec<String>,
    /// How often a polled operation says that it is not ready.
    pending: u32,
    keeps_rate_limit: bool,
    tell: Option<Tell>,
    memory: Memory,
}

impl Mock {
    /// A mock that lets in whoever sends the credentials that the spec shows as samples.
    pub fn new(model: Checked) -> Self {
        let routes = Routes::new(&model);
        let credentials = model.api.credentials.iter().map(|it| it.sample.value.clone()).collect();
        Self {
            model,
            routes,
            credentials,
            pending: 1,
            keeps_rate_limit: false,
            tell: None,
            memory: Memory::default(),
        }
    }

    /// Expects another value of a credential than the spec's sample. A name that the API does not have changes nothing.
    #[must_use]
    pub fn credential(mut self, name: &str, value: impl Into<String>) -> Self {
        let mut known = self.model.api.credentials.iter();
        if let Some(index) = known.position(|credential| credential.name.spec == name) {
            self.credentials[index] = value.into();
        }
        self
    }

    /// How often an operation that is polled says that it is not ready before it answers a method and an address; once
    /// unless said.
    #[must_use]
    pub fn pending(mut self, times: u32) -> Self {
        self.pending = times;
        self
    }

    /// Refuses requests beyond the rate that the API documents, with the error documented for `429` if there is one.
    /// Without a documented rate, nothing changes.
    #[must_use]
    pub fn keep_rate_limit(mut self) -> Self {
        self.keeps_rate_limit = true;
        self
    }

    /// Is told of every request when it is answered, those of a socket that never came whole too.
    #[must_use]
    pub fn on_served(mut self, tell: impl Fn(&Served) + Send + Sync + 'static) -> Self {
        self.tell = Some(Box::new(tell));
        self
    }

    /// Answers a request. Any request has an answer.
    pub fn respond(&self, request: Request<Bytes>) -> Response<Bytes> {
        let method = request.method().clone();
        let answer = respond::respond(self, request);
        self.told(&method, answer)
    }

    /// The answer, after whoever wants to know was told of it.
    fn told(&self, method: &Method, answer: Response<Bytes>) -> Response<Bytes> {
        if let Some(tell) = &self.tell {
            tell(&Served::new(method, &answer));
        }
        answer
    }

    fn model(&self) -> &Model {
        &self.model
    }

    fn routes(&self) -> &Routes {
        &self.routes
    }

    fn credentials(&self) -> &[String] {
        &self.credentials
    }

    fn memory(&self) -> &Memory {
        &self.memory
    }
}

/// Credentials may be the user's own: they are not shown.
impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("api", &self.model.api.name.spec)
            .finish_non_exhaustive()
    }
}
