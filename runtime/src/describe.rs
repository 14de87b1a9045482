//! What generated code says of an operation, as constants. One encoder and one decoder per format work from these, so a
//! generated client is a plain struct, a description and little else.

/// An operation: how its request is written and how its answers are read.
#[derive(Debug)]
pub struct Operation {
    /// `accounts.at_communication`: resource and operation as the spec spells them.
    pub name: &'static str,
    /// `POST`.
    pub method: http::Method,
    /// Relative to the base URL; begins with `/`.
    pub path: &'static [PathPart],
    /// How the body of the request is written.
    pub body: Body,
    /// The answers that mean success.
    pub success: &'static [Success],
    /// The documented errors, in the order of the error kind's variants.
    pub errors: &'static [ErrorCase],
    /// The vendor's page.
    pub docs: &'static str,
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPart {
    /// As it is; already percent-encoded where that is needed.
    Literal(&'static str),
    /// The request field of that index.
    Field(usize),
}

/// What a body is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing; what comes is ignored.
    Empty,
    /// A JSON object, under `root` if there is one.
    Json {
        /// The single key around the object.
        root: Option<&'static str>,
    },
    /// `application/x-www-form-urlencoded`.
    Form,
    /// An XML document.
    Xml {
        /// The root element.
        root: &'static str,
    },
}

/// An answer that means success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Success {
    /// `200`.
    pub status: u16,
    /// How its body is read.
    pub body: Body,
}

/// A documented error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCase {
    /// `AccessDenied`.
    pub name: &'static str,
    /// What the documentation says it means, in the spec's words; may be empty.
    pub about: &'static str,
    /// The status it comes with; `None`: any that is not a success.
    pub status: Option<u16>,
    /// The code in the body; `None`: the status decides.
    pub code: Option<&'static str>,
}

/// How the error bodies of a service look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorBody {
    /// What it is written in.
    pub format: ErrorFormat,
    /// Names from the root to the error; each may repeat. Empty: the body is the error.
    pub path: &'static [&'static str],
    /// Where the code is.
    pub code: Option<Selector>,
    /// Where the text is.
    pub message: Option<Selector>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// An XML element's content, a JSON string.
    Text,
    /// An XML attribute.
    Attribute(&'static str),
    /// An XML child element or a JSON member.
    Member(&'static str),
}

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
}

/// A generated struct: its name and its fields, in the order of the struct.
#[derive(Debug)]
pub struct Shape {
    /// `Account`.
    pub name: &'static str,
    /// Index for index what [`Structure`](crate::value::Structure) gives access to.
    pub fields: &'static [Field],
}

/// A field of a generated struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// As the spec spells it; what violations and decode errors name.
    pub name: &'static str,
    /// Written under each, read under any; at least one.
    pub wire: &'static [&'static str],
    /// Where it travels.
    pub place: Place,
    /// How its value travels.
    pub encoding: Encoding,
    /// Whether an answer without it cannot be read.
    pub required: bool,
    /// Whether its value may never be shown.
    pub secret: bool,
}

/// Where a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// A JSON member, a form field, an XML element.
    Body,
    /// An attribute of the enclosing XML element.
    XmlAttribute,
    /// The text of the enclosing XML element.
    XmlText,
}

impl Place {
    /// Whether it is a part of the body; outside XML, attributes and texts are members like all others.
    #[must_use]
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body | Self::XmlAttribute | Self::XmlText)
    }
}

/// How a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As its type does.
    Plain,
    /// As text although the type is not: `"true"`.
    Text,
    /// The user's text as Base64.
    Base64,
}

impl ErrorCase {
    /// An error that any answer without success may be, until a status or a code is added.
    pub const fn new(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            status: None,
            code: None,
        }
    }

    /// Comes with this status.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Comes with this code in the body.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }
}

impl Field {
    /// A field that may be left out, in the body, under one name.
    pub const fn new(name: &'static str, wire: &'static [&'static str]) -> Self {
        Self {
            name,
            wire,
            place: Place::Body,
            encoding: Encoding::Plain,
            required: false,
            secret: false,
        }
    }

    /// An answer without it cannot be read.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Its value may never be shown.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Travels elsewhere than in the body.
    #[must_use]
    pub const fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Travels in another form than its type's.
    #[must_use]
    pub const fn encoded(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }
}
