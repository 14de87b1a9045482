//! Resources and their operations: what is sent, and what comes back when all went well.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{ErrorCase, Evidence, Field, Group, Ident, Name, Namespace, SampleValue, TypeId, WireName};
use crate::source::{FileId, Span, Spanned};

/// Operations that belong together: one YAML file, one Rust module, one feature.
#[derive(Debug, Clone)]
pub struct Resource {
    /// `accounts`; also the module.
    pub name: Name,
    /// Handle type, `Accounts`; `AccountsHandle` where a type or an operation of the module is called so.
    pub type_name: Ident,
    /// What it is about.
    pub about: String,
    /// In the order of the file.
    pub operations: Vec<Operation>,
    /// Object and enum types that this file defines, inline ones too.
    pub types: Vec<TypeId>,
    /// Where it is.
    pub file: FileId,
}

/// One method of the client.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `at_communication`; also the method.
    pub name: Name,
    /// `AtCommunication`: the request builder, and the stem of `…Request`, `…Response` and `…ErrorKind`.
    pub type_name: Ident,
    /// What it does.
    pub about: String,
    /// The vendor's page.
    pub docs: String,
    /// When the page was read, as written.
    pub read: Option<String>,
    /// Reasons and observations.
    pub evidence: Evidence,
    /// `POST`.
    pub method: Spanned<Method>,
    /// Relative to the server's URL; begins with `/`.
    pub path: Spanned<Vec<PathPart>>,
    /// Items of the query string that are always sent; `None`: a name without `=`.
    pub query: Vec<(String, Option<String>)>,
    /// What stands before the server's host name; empty: nothing.
    pub host_prefix: Vec<PathPart>,
    /// Where the spec owns up to a body on a GET, HEAD or DELETE request.
    pub body_on_get: Option<Span>,
    /// What is sent.
    pub request: Request,
    /// Answers that mean success, in the order of their statuses; at least one.
    pub responses: Vec<Response>,
    /// The answer that means: not ready, ask again.
    pub pending: Option<Pending>,
    /// How long to ask again, where there is a pending answer.
    pub polling: Polling,
    /// How to get at the further pages of a list.
    pub pages: Option<Pages>,
    /// Whether a call counts towards the API's rate limit.
    pub rate_limited: bool,
    /// What becomes of a request that arrives twice, where the spec says it; else the method does.
    pub idempotency: Option<Idempotency>,
    /// Why callers should not use it any more.
    pub deprecated: Option<String>,
    /// Answers that mean an error: this operation's and the service's.
    pub errors: Vec<ErrorCase>,
    /// Whole requests that the page shows.
    pub samples: Vec<Sample>,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// As it is; holds `/`.
    Literal(String),
    /// The request field of that index.
    Field(usize),
    /// The same, and its value keeps the slashes that it has.
    Greedy(usize),
}

/// What an operation sends.
#[derive(Debug, Clone)]
pub struct Request {
    /// Every field in the order of the file: path, query, header and body alike.
    pub fields: Vec<Field>,
    /// How the body fields are written.
    pub body: Body,
    /// Rules over several fields.
    pub groups: Vec<Group>,
}

/// What a body is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// No body at all.
    Empty,
    /// JSON.
    Json {
        /// Keys around the value, the outermost first.
        root: Vec<WireName>,
    },
    /// `application/x-www-form-urlencoded`.
    Form(FormBody),
    /// An XML document.
    Xml(XmlDocument),
    /// The bytes or the text of the payload field.
    Raw {
        /// Its media type; `None`: by the field's type.
        content_type: Option<String>,
    },
    /// `multipart/form-data`.
    Multipart,
}

/// How a form is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormBody {
    /// Fields that are always sent.
    pub constants: Vec<(String, String)>,
    /// How the names of nested fields are put together.
    pub names: NameStyle,
}

/// How the names of nested fields are put together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NameStyle {
    /// `a.b`
    #[default]
    Dotted,
    /// `a[b]`
    Bracketed,
}

/// The frame of an XML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlDocument {
    /// The elements around the fields, the root first. Empty, in an answer: any root element. `*` is any name.
    pub root: Vec<WireName>,
    /// Of the root element.
    pub namespace: Option<Namespace>,
    /// Encoding that the declaration names; UTF-8 if not said.
    pub encoding: Option<String>,
    /// DOCTYPE as the service writes it. Never fetched.
    pub doctype: Option<Doctype>,
}

/// A DOCTYPE's identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doctype {
    /// Public identifier.
    pub public: Option<String>,
    /// System identifier, an address.
    pub system: String,
}

/// A successful answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// `200`.
    pub status: Spanned<u16>,
    /// What it means.
    pub about: Option<String>,
    /// How the body is written.
    pub body: Body,
    /// Other roots of a JSON body under which the service answers.
    pub other_roots: Vec<Vec<WireName>>,
    /// Whether a body in the form of an error means an error, whatever the status.
    pub may_fail: bool,
    /// What it holds: headers, the status and the body alike.
    pub fields: Vec<Field>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// An answer that means: not ready, ask again.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The answer.
    pub response: Response,
    /// What it holds, as an object type.
    pub details: Option<TypeId>,
}

/// What becomes of a request that arrives twice, as the spec says it.
#[derive(Debug, Clone)]
pub struct Idempotency {
    /// What becomes of it.
    pub class: IdempotencyClass,
    /// Why.
    pub because: String,
    /// Where.
    pub place: Span,
}

/// What becomes of a request that arrives twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdempotencyClass {
    /// Nothing is changed by it.
    Safe,
    /// Twice comes to the same as once.
    Idempotent,
    /// The request field of that index lets the service know it again.
    Keyed(usize),
    /// Each one is carried out.
    Never,
}

/// How often and how long to ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Polling {
    /// The pause between two requests.
    pub every: Duration,
    /// When to give up.
    pub limit: Duration,
}

/// How to get at the further pages of a list.
#[derive(Debug, Clone)]
pub struct Pages {
    /// What changes from request to request.
    pub advance: Advance,
    /// The request field that says how many items a page has.
    pub size: Option<usize>,
    /// The list in the answer: the indexes of fields, from the answer inwards.
    pub items: Spanned<Vec<usize>>,
}

/// What changes from request to request. Numbers are indexes of request fields and, in vectors, of answer fields from the
/// answer inwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advance {
    /// The number of the page.
    Page {
        /// The request field.
        field: usize,
        /// The first page's number.
        first: i64,
        /// Where the answer says the number of the last page.
        last: Option<Vec<usize>>,
    },
    /// How many items come before the page.
    Offset {
        /// The request field.
        field: usize,
    },
    /// A text of the page before.
    Cursor {
        /// The request field.
        field: usize,
        /// Where the answer has it.
        next: Vec<usize>,
    },
}

/// A whole request that the page shows.
#[derive(Debug, Clone)]
pub struct Sample {
    /// `curl`.
    pub name: Name,
    /// Where the page shows it.
    pub about: Option<String>,
    /// Values by field name.
    pub request: BTreeMap<String, Spanned<SampleValue>>,
    /// Fields whose value breaks a rule, each with the reason for keeping it.
    pub breaks: BTreeMap<String, Spanned<String>>,
}

impl Method {
    /// As the request line spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            every: Duration::from_secs(2),
            limit: Duration::from_secs(120),
        }
    }
}

impl Operation {
    /// The path as the spec writes it, placeholders in braces.
    pub fn path_template(&self) -> String {
        let parts = self.path.value.iter().map(|part| match part {
            PathPart::Literal(text) => text.clone(),
            PathPart::Field(index) => format!("{{{}}}", self.request.fields[*index].name.spec),
            PathPart::Greedy(index) => format!("{{{}+}}", self.request.fields[*index].name.spec),
        });
        parts.collect()
    }

    /// What becomes of a request that arrives twice: as the spec says, else as HTTP defines the method.
    pub fn idempotency(&self) -> IdempotencyClass {
        match &self.idempotency {
            Some(said) => said.class,
            None => match self.method.value {
                Method::Get | Method::Head => IdempotencyClass::Safe,
                Method::Put | Method::Delete => IdempotencyClass::Idempotent,
                Method::Post | Method::Patch => IdempotencyClass::Never,
            },
        }
    }

    /// The answers that mean success, and the one that means that it is not there yet.
    pub fn answers(&self) -> impl Iterator<Item = &Response> {
        let pending = self.pending.as_ref().map(|pending| &pending.response);
        self.responses.iter().chain(pending)
    }

    /// The answer whose body the caller receives: the first that has one, else the first.
    pub fn main_response(&self) -> Option<&Response> {
        let with_body = self.responses.iter().find(|response| !response.fields.is_empty());
        with_body.or_else(|| self.responses.first())
    }
}

impl Body {
    /// Whether it is XML.
    pub fn is_xml(&self) -> bool {
        matches!(self, Body::Xml(_))
    }
}
