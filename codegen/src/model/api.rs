//! What `api.yaml` says: servers, credentials, how they travel, and how error bodies look.

use std::fmt;
use std::time::Duration;

use super::{Constraints, Evidence, Name, WireName};
use crate::source::{FileId, Spanned};

/// What `api.yaml` says.
#[derive(Debug, Clone)]
pub struct Api {
    /// Also the name of the crate.
    pub name: Name,
    /// What the API is for.
    pub about: String,
    /// The vendor's documentation.
    pub docs: String,
    /// Reasons and observations that concern the whole API.
    pub evidence: Evidence,
    /// The first is the default.
    pub servers: Vec<Server>,
    /// What the user of the client must supply.
    pub credentials: Vec<Credential>,
    /// How the credentials travel; the first is the default.
    pub auth: Vec<AuthScheme>,
    /// How error bodies look, tried in order.
    pub error_bodies: Vec<ErrorBody>,
    /// How many requests the service takes in a time, where it says so.
    pub rate_limit: Option<RateLimit>,
    /// What the spec was read from, in the order of the file.
    pub sources: Vec<Source>,
    /// Where the sources contradict each other, in the order of the file.
    pub conflicts: Vec<Conflict>,
    /// Where `api.yaml` is.
    pub file: FileId,
}

/// A base URL.
#[derive(Debug, Clone)]
pub struct Server {
    /// `live`, `sandbox`.
    pub name: Name,
    /// What it is for.
    pub about: String,
    /// Whether the spec owns up to a URL without TLS.
    pub plain_http: bool,
    /// The URL with its variables, no `/` at the end.
    pub url: Spanned<Vec<UrlPart>>,
    /// The variables of the URL, in their order.
    pub variables: Vec<Variable>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// A part of a base URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlPart {
    /// As it is.
    Literal(String),
    /// The variable of that index.
    Variable(usize),
}

/// A part of the base URL that the user supplies.
#[derive(Debug, Clone)]
pub struct Variable {
    /// `account_name`.
    pub name: Name,
    /// What it is.
    pub about: String,
    /// A value for examples and for the mock.
    pub sample: Option<Spanned<String>>,
    /// What it must look like.
    pub constraints: Constraints,
}

/// Something that the user of the client supplies to be let in.
#[derive(Debug, Clone)]
pub struct Credential {
    /// `api_key`, `username`, `password`.
    pub name: Name,
    /// What it is and where to get it.
    pub about: String,
    /// Never shown. A user name is a credential that may be.
    pub secret: bool,
    /// The value in examples; the mock lets it in.
    pub sample: Spanned<String>,
}

/// One way to send the credentials.
#[derive(Debug, Clone)]
pub struct AuthScheme {
    /// `basic`, `parameters`.
    pub name: Name,
    /// When to use it.
    pub about: String,
    /// How they travel.
    pub kind: AuthKind,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// How credentials travel. Numbers are indexes into [`Api::credentials`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthKind {
    /// `Authorization: Basic …`.
    Basic {
        /// The user name's credential.
        username: usize,
        /// The password's credential.
        password: usize,
    },
    /// `Authorization: Bearer …`.
    Bearer {
        /// The token's credential.
        token: usize,
    },
    /// A header of its own for each.
    Headers(Vec<(WireName, usize)>),
    /// Parameters, each under its own name.
    Parameters {
        /// Name and credential.
        fields: Vec<(WireName, usize)>,
        /// Where they go.
        place: ParameterPlace,
    },
}

/// Where credentials go that travel as parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterPlace {
    /// In the query string of every request.
    Query,
    /// In the form of a request that has one, else in the query string.
    Form,
    /// In the form of a POST that has one, else in the query string.
    PostForm,
}

/// A documented limit of requests in a time.
#[derive(Debug, Clone)]
pub struct RateLimit {
    /// At least 1.
    pub requests: Spanned<u32>,
    /// Longer than nothing.
    pub per: Spanned<Duration>,
    /// What counts and what happens beyond it.
    pub about: Option<String>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// Something that the spec was read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// `docs`, `older_docs`.
    pub name: Spanned<String>,
    /// What it is.
    pub about: String,
    /// Its address.
    pub docs: Option<String>,
    /// When it was read or seen, as written.
    pub read: Option<String>,
}

/// Sources that contradict each other, and what the spec does about it.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// `saft_year`.
    pub name: Spanned<String>,
    /// What it is about.
    pub about: String,
    /// What each source says, by the source's name, in the order of the file.
    pub says: Vec<(Spanned<String>, String)>,
    /// What the spec does.
    pub decision: String,
    /// Whether nobody has tried who is right.
    pub open: bool,
    /// Why no place of the spec points to it.
    pub placed: Option<Spanned<String>>,
}

/// How the body of an error answer looks.
#[derive(Debug, Clone)]
pub struct ErrorBody {
    /// `errors`.
    pub name: Name,
    /// What it is written in.
    pub format: ErrorFormat,
    /// Names from the root to the error; each may repeat. `*` is any key. Empty: the body is the error.
    pub path: Vec<String>,
    /// Where the error's code is, tried in order.
    pub code: Vec<Spanned<Selector>>,
    /// Where the error's text is, tried in order.
    pub message: Vec<Spanned<Selector>>,
    /// Where the error names the request's field that it speaks of, tried in order.
    pub field: Vec<Spanned<Selector>>,
    /// Whether the service writes a list of such errors even for one.
    pub list: bool,
    /// What stands before the code and is not a part of it, up to and with this text.
    pub code_after: Option<String>,
    /// What stands after the code and is not a part of it, from this text on.
    pub code_before: Option<String>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

impl ErrorBody {
    /// Every place that is looked at.
    pub fn selectors(&self) -> impl Iterator<Item = &Spanned<Selector>> {
        [&self.code, &self.message, &self.field].into_iter().flatten()
    }

    /// Whether its errors are objects or elements, which have room for more: a JSON error that is a text or an array has
    /// none.
    pub fn has_object(&self) -> bool {
        let has = |is: fn(&Selector) -> bool| self.selectors().any(|selector| is(&selector.value));
        self.format == ErrorFormat::Xml
            || has(|selector| matches!(selector, Selector::Member(_)))
            || !has(|selector| matches!(selector, Selector::Text | Selector::Position(_)))
    }
}

/// What an error body is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFormat {
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// What to read of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// The text itself (`text`): an XML element's content, a JSON string.
    Text,
    /// An XML attribute (`@code`).
    Attribute(String),
    /// An XML child element or a JSON member (`message`).
    Member(String),
    /// A header of the answer (`header:x-error`).
    Header(String),
    /// An item of an array that holds only scalars (`[0]`).
    Position(usize),
    /// The key that the last `*` of the path matched (`key`).
    Key,
}

impl fmt::Display for Selector {
    /// As `code`, `message` and `field` of an error body say it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::Text => f.write_str("text"),
            Selector::Attribute(name) => write!(f, "@{name}"),
            Selector::Member(name) => f.write_str(name),
            Selector::Header(name) => write!(f, "header:{name}"),
            Selector::Position(index) => write!(f, "[{index}]"),
            Selector::Key => f.write_str("key"),
        }
    }
}
