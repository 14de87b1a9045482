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

/// What a body is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing; what comes is ignored.
    Empty,
    /// JSON.
    Json {
        /// Keys around the value, the outermost first.
        root: &'static [&'static str],
    },
    /// `application/x-www-form-urlencoded`.
    Form {
        /// Fields that are always sent.
        constants: &'static [(&'static str, &'static str)],
        /// How the names of nested fields are put together.
        names: NameStyle,
    },
    /// An XML document.
    Xml {
        /// The elements around the fields, the root first. Empty, in an answer: any root element. `*` is any name.
        root: &'static [&'static str],
        /// Of the root element.
        namespace: Option<Namespace>,
        /// What a request is written in and its declaration names; `None`: UTF-8.
        encoding: Option<&'static str>,
    },
    /// The bytes or the text of the field at [`Place::Payload`].
    Raw {
        /// Its media type; `None`: `application/octet-stream` for bytes, else `text/plain`.
        content_type: Option<&'static str>,
    },
    /// `multipart/form-data`.
    Multipart,
}

impl Body {
    /// A JSON value with nothing around it.
    pub const JSON: Self = Self::Json { root: &[] };
    /// A form without constants, nested names dotted.
    pub const FORM: Self = Self::Form {
        constants: &[],
        names: NameStyle::Dotted,
    };

    /// An XML document in UTF-8 with these elements around the fields.
    pub const fn xml(root: &'static [&'static str]) -> Self {
        Self::Xml {
            root,
            namespace: None,
            encoding: None,
        }
    }
}

/// How the names of nested fields are put together in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameStyle {
    /// `a.b`
    Dotted,
    /// `a[b]`
    Bracketed,
}

/// An XML namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namespace {
    /// `http://…`
    pub uri: &'static str,
    /// Declared with a prefix; `None`: as the default namespace.
    pub prefix: Option<&'static str>,
}

/// An answer that means success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Success {
    /// `200`.
    pub status: u16,
    /// How its body is read.
    pub body: Body,
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
            may_fail: false,
        }
    }

    /// A body in the form of an error means an error all the same.
    #[must_use]
    pub const fn may_fail(mut self) -> Self {
        self.may_fail = true;
        self
    }
}

/// A documented error.
#[derive(Debug, Clone, Copy)]
pub struct ErrorCase {
    /// `AccessDenied`.
    pub name: &'static str,
    /// What the documentation says it means, in the spec's words; may be empty.
    pub about: &'static str,
    /// The status it comes with; `None`: any that is not a success.
    pub status: Option<u16>,
    /// The code in the body; `None`: the status decides.
    pub code: Option<&'static str>,
    /// An empty value of what else the answer holds, to be filled.
    pub details: Option<fn() -> Box<dyn crate::value::Details>>,
}

/// How the error bodies of a service look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorBody {
    /// What it is written in.
    pub format: ErrorFormat,
    /// Names from the root to the error; each may repeat. Empty: the body is the error.
    pub path: &'static [&'static str],
    /// Where the code is, tried in order.
    pub code: &'static [Selector],
    /// Where the text is, tried in order.
    pub message: &'static [Selector],
    /// What stands before the code and is not a part of it, up to and with this text.
    pub code_after: Option<&'static str>,
    /// What stands after the code and is not a part of it, from this text on.
    pub code_before: Option<&'static str>,
}

impl ErrorBody {
    /// An error body whose code is the whole text that is selected.
    #[must_use]
    pub const fn new(
        format: ErrorFormat,
        path: &'static [&'static str],
        code: &'static [Selector],
        message: &'static [Selector],
    ) -> Self {
        Self {
            format,
            path,
            code,
            message,
            code_after: None,
            code_before: None,
        }
    }

    /// The code begins after this.
    #[must_use]
    pub const fn code_after(mut self, mark: &'static str) -> Self {
        self.code_after = Some(mark);
        self
    }

    /// The code ends before this.
    #[must_use]
    pub const fn code_before(mut self, mark: &'static str) -> Self {
        self.code_before = Some(mark);
        self
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// An XML element's content, a JSON string.
    Text,
    /// An XML attribute.
    Attribute(&'static str),
    /// An XML child element or a JSON member.
    Member(&'static str),
    /// A header of the answer.
    Header(&'static str),
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
    /// The XML namespace of the type's elements.
    pub namespace: Option<Namespace>,
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
    pub form: &'static Form,
    /// What is sent when the caller leaves it out.
    pub fill: Option<Fill>,
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
    /// Beside the root of a JSON body.
    BesideRoot,
    /// It is the whole body.
    Payload,
    /// The status of an answer.
    Status,
}

impl Place {
    /// Whether it is a member of the body; outside XML, attributes and texts are members like all others.
    #[must_use]
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body | Self::XmlAttribute | Self::XmlText)
    }
}

/// How a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How a scalar is written; for lists and maps without an `element` of their own, how their scalars are.
    pub encoding: Encoding,
    /// A text that stands for no value.
    pub none: Option<&'static str>,
    /// Whether a value that is left out is written as `null` in JSON.
    pub send_null: bool,
    /// JSON forms other than the written one that are no deviation.
    pub also_read: &'static [JsonForm],
    /// What joins the items of a list to one text.
    pub join: Option<&'static str>,
    /// How a list or a map is laid out in a form or a query string.
    pub style: Style,
    /// Whether a list or map has no element (XML) or name segment (form) around its items.
    pub flat: bool,
    /// The name of each item of a list. With it the list has an element around its items, unless `flat`.
    pub item: Option<&'static str>,
    /// The name of each entry of a map.
    pub entry: &'static str,
    /// The name of a map entry's key.
    pub key: &'static str,
    /// The name of a map entry's value.
    pub value: &'static str,
    /// Whether items or values may be `null`; else a `null` is passed over.
    pub sparse: bool,
    /// The XML namespace of the value's element.
    pub namespace: Option<Namespace>,
    /// The XML namespace of a map's keys.
    pub key_namespace: Option<Namespace>,
    /// How each item of a list or each value of a map travels; `None`: its scalars like this form's.
    pub element: Option<&'static Form>,
}

/// How a scalar travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As its type does.
    Plain,
    /// As text although the type is not: `"true"`.
    Text,
    /// As a bare JSON number although the type is text.
    Number,
    /// The user's text as Base64.
    Base64,
    /// Any value as JSON in a text.
    Json,
    /// Any value as JSON, and that as Base64.
    JsonBase64,
    /// A flag as one of two words.
    Words {
        /// What stands for true.
        yes: &'static str,
        /// What stands for false.
        no: &'static str,
        /// Whether they are numbers in JSON.
        bare: bool,
    },
    /// A moment as seconds since 1970, with a fraction where there is one.
    Epoch,
    /// A moment as milliseconds since 1970.
    EpochMillis,
    /// A moment as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    HttpDate,
    /// A moment as ISO 8601, where the place has another default.
    Iso8601,
    /// A day or a moment in a layout of its own: `dd/mm/yyyy`.
    Layout(&'static str),
}

impl Encoding {
    /// Whether the value is JSON in a text, whatever its type.
    #[must_use]
    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Json | Self::JsonBase64)
    }
}

/// How JSON writes a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonForm {
    /// In quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
}

/// How a list or a map is laid out in a form or a query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A list: its name once for each item. A map: each key after the name, `a.key` or `a[key]`.
    Repeated,
    /// Numbered: `a.1`, `a.member.1`, `a.entry.1.key`, `a[0]`.
    Indexed,
    /// A list: `a[]` once for each item.
    Brackets,
    /// A map: its keys are names of their own; named fields win.
    Spread,
}

/// What takes the place of a field that the caller leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// This text, read as the field's type reads text.
    Value(&'static str),
    /// A list without items, a map without entries.
    Empty,
    /// The value of this JSON, for a field of any form.
    Json(&'static str),
    /// A fresh UUID.
    Uuid,
}

static PLAIN: Form = Form::new();

impl Form {
    /// As the type does.
    pub const fn new() -> Self {
        Self {
            encoding: Encoding::Plain,
            none: None,
            send_null: false,
            also_read: &[],
            join: None,
            style: Style::Repeated,
            flat: false,
            item: None,
            entry: "entry",
            key: "key",
            value: "value",
            sparse: false,
            namespace: None,
            key_namespace: None,
            element: None,
        }
    }

    /// A scalar in that encoding.
    pub const fn encoded(encoding: Encoding) -> Self {
        Self {
            encoding,
            ..Self::new()
        }
    }

    /// How the items of a list or the values of a map travel.
    #[must_use]
    pub fn element(&self) -> &Self {
        self.element.unwrap_or(self)
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

impl ErrorCase {
    /// An error that any answer without success may be, until a status or a code is added.
    pub const fn new(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            status: None,
            code: None,
            details: None,
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

impl ErrorCase {
    /// Its answer holds more: `make` gives an empty value of it.
    #[must_use]
    pub const fn details(mut self, make: fn() -> Box<dyn crate::value::Details>) -> Self {
        self.details = Some(make);
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
            form: &PLAIN,
            fill: None,
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
    pub const fn form(mut self, form: &'static Form) -> Self {
        self.form = form;
        self
    }

    /// Is filled in when the caller leaves it out.
    #[must_use]
    pub const fn fill(mut self, fill: Fill) -> Self {
        self.fill = Some(fill);
        self
    }
}
