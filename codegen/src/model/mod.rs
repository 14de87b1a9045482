//! What a spec means: references linked, the wire name and the Rust name of everything settled once and carried
//! together. Plain data; `resolve` makes it from the syntax, the checks refuse it, the emitters read it.

use std::collections::BTreeMap;

use crate::source::{FileId, Span, Spanned};

/// A whole API.
#[derive(Debug, Clone)]
pub struct Model {
    /// Server, credentials and everything said once for all operations.
    pub api: Api,
    /// Named object and enum types, in the order of their places; a [`TypeId`] is an index.
    pub types: Vec<TypeDef>,
    /// Named scalar types. Each was merged into the fields that name it; kept to find the unused ones.
    pub aliases: Vec<Alias>,
    /// In the order of their names.
    pub resources: Vec<Resource>,
}

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
    /// Where `api.yaml` is.
    pub file: FileId,
}

/// A name in the spec and the Rust name made from it, settled together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As the spec spells it.
    pub spec: String,
    /// As Rust spells it, in the case of its kind (`snake_case`, `PascalCase`), never a keyword.
    pub rust: Ident,
    /// Where the spec says it.
    pub span: Span,
}

/// A valid Rust identifier. Raw (`r#type`) where the plain word is a keyword.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(pub(crate) String);

/// A name on the wire: a JSON member, a form or query parameter, an XML element or attribute, a header.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

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
}

/// How the body of an error answer looks.
#[derive(Debug, Clone)]
pub struct ErrorBody {
    /// `errors`.
    pub name: Name,
    /// What it is written in.
    pub format: ErrorFormat,
    /// Names from the root to the error; each may repeat. Empty: the body is the error.
    pub path: Vec<String>,
    /// Where the error's code is.
    pub code: Option<Spanned<Selector>>,
    /// Where the error's text is.
    pub message: Option<Spanned<Selector>>,
    /// Reasons and observations.
    pub evidence: Evidence,
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
}

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
    /// What is sent.
    pub request: Request,
    /// Answers that mean success, in the order of their statuses; at least one.
    pub responses: Vec<Response>,
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
    /// A JSON object.
    Json {
        /// The single key around the object.
        root: Option<WireName>,
    },
    /// `application/x-www-form-urlencoded`.
    Form,
    /// An XML document.
    Xml(XmlDocument),
}

/// The frame of an XML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlDocument {
    /// The root element.
    pub root: WireName,
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
    /// What it holds.
    pub fields: Vec<Field>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// A field of a request, an answer or an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// Both names.
    pub name: Name,
    /// Written under each of them, read under any; at least one.
    pub wire: Vec<Spanned<WireName>>,
    /// What it is.
    pub about: Option<String>,
    /// Its type.
    pub ty: TypeRef,
    /// Where it travels.
    pub place: Place,
    /// Whether it may be left out.
    pub optional: bool,
    /// Never shown.
    pub secret: bool,
    /// How the value travels.
    pub encoding: Encoding,
    /// What the value must look like.
    pub constraints: Constraints,
    /// A value for examples and for the mock, as written.
    pub sample: Option<FieldSample>,
    /// Why callers should not use it any more.
    pub deprecated: Option<String>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// A sample of one field.
#[derive(Debug, Clone)]
pub struct FieldSample {
    /// The value.
    pub value: SampleValue,
    /// Where it is.
    pub span: Span,
    /// Why it is kept although it breaks the field's rule.
    pub breaks: Option<Spanned<String>>,
}

/// A value that a sample shows. Scalars are kept as written: `0123` is not 123.
#[derive(Debug, Clone, PartialEq)]
pub enum SampleValue {
    /// A scalar's text.
    Scalar(String),
    /// A list.
    List(Vec<Spanned<SampleValue>>),
    /// An object or a map.
    Object(BTreeMap<String, Spanned<SampleValue>>),
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

/// Where a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// In the body: a JSON member, a form field, an XML element.
    Body,
    /// An attribute of the enclosing XML element.
    XmlAttribute,
    /// The text of the enclosing XML element.
    XmlText,
}

/// How a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// As its type does.
    Plain,
    /// As text although the type is not: `"true"`, `"23"`.
    Text,
    /// The user's text as Base64.
    Base64,
}

/// Which type a field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeRef {
    /// Text.
    String,
    /// True or false.
    Bool,
    /// A whole number, 64 bits with sign.
    Int,
    /// A day, `yyyy-mm-dd`; text that is kept when it is not one.
    Date,
    /// A moment with offset, RFC 3339; text that is kept when it is not one.
    DateTime,
    /// A list.
    List(Box<TypeRef>),
    /// An object or an enum.
    Named(TypeId),
}

/// Index into [`Model::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A named type that becomes a Rust type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Both names.
    pub name: Name,
    /// What it is.
    pub about: Option<String>,
    /// The resource it belongs to; `None`: shared, from `api.yaml`.
    pub resource: Option<usize>,
    /// Its form.
    pub kind: TypeKind,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// The form of a named type.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// Fields.
    Object {
        /// In the order of the file.
        fields: Vec<Field>,
        /// Rules over several fields.
        groups: Vec<Group>,
    },
    /// One of several texts.
    Enum {
        /// In the order of the file.
        values: Vec<EnumValue>,
    },
}

/// A value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The text on the wire is `name.spec`, the variant is `name.rust`.
    pub name: Name,
    /// What it means.
    pub about: Option<String>,
}

/// A named scalar type: a type with its constraints, merged into the fields that name it.
#[derive(Debug, Clone)]
pub struct Alias {
    /// As the spec spells it.
    pub name: Spanned<String>,
    /// Whether a field names it.
    pub used: bool,
}

/// What a value must look like. Empty: anything.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// Number of characters.
    pub length: Option<Spanned<Bounds>>,
    /// Which characters, as the inside of a bracketed class: `A-Za-z0-9_-`.
    pub chars: Option<Spanned<String>>,
    /// A regular expression; `\d`, `\w` and `\s` are ASCII.
    pub pattern: Option<Spanned<String>>,
    /// The number's bounds.
    pub range: Option<Spanned<Bounds>>,
    /// The number's divisor.
    pub multiple_of: Option<Spanned<i64>>,
    /// How many items a list has.
    pub items: Option<Spanned<Bounds>>,
    /// Whether the items of a list differ from each other.
    pub unique: bool,
    /// A known form.
    pub format: Option<Spanned<Format>>,
}

/// Lowest and highest, both included; `None`: no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Lowest.
    pub min: Option<i64>,
    /// Highest.
    pub max: Option<i64>,
}

/// Known forms of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Format {
    Email,
    Uri,
    Uuid,
    Ipv4,
    Date,
    DateTime,
    UkMobile,
    Base64,
}

/// A rule over several fields. Numbers are indexes into the fields beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One or more are set.
    AtLeastOneOf(Spanned<Vec<usize>>),
    /// Exactly one is set.
    ExactlyOneOf(Spanned<Vec<usize>>),
    /// All are set or none.
    Together(Spanned<Vec<usize>>),
    /// `field` is required when `other` has that text.
    RequiredIf {
        /// The field.
        field: usize,
        /// The field it depends on.
        other: usize,
        /// The other's text on the wire; `None`: any value at all.
        equals: Option<String>,
        /// Where the rule is.
        span: Span,
    },
    /// `field` is required unless `other` has that text.
    RequiredUnless {
        /// The field.
        field: usize,
        /// The field it depends on.
        other: usize,
        /// The other's text on the wire; `None`: any value at all.
        equals: Option<String>,
        /// Where the rule is.
        span: Span,
    },
}

/// A documented error.
#[derive(Debug, Clone)]
pub struct ErrorCase {
    /// `AccessDenied`; the variant of the operation's error kind.
    pub name: Name,
    /// What it means.
    pub about: Option<String>,
    /// The status it comes with; `None`: any that is not a success.
    pub status: Option<Spanned<u16>>,
    /// The code in the body; `None`: decided by the status alone.
    pub code: Option<Spanned<String>>,
    /// Whether the answer has an empty body.
    pub empty_body: bool,
    /// The request field it speaks of.
    pub field: Option<usize>,
    /// When the mock answers with it, apart from being asked to.
    pub when: Option<Spanned<Trigger>>,
    /// Whether it is said once for the whole service.
    pub shared: bool,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// What provokes an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// Missing or wrong credentials.
    Unauthenticated,
    /// A request that breaks a rule of the spec.
    Invalid,
    /// A path that no operation has.
    UnknownPath,
    /// A field that breaks any rule.
    Field(usize),
    /// Any field that breaks this kind of constraint: `length`, `chars`, `pattern`, `format`, `required`, …
    Rule(String),
    /// A field that has this value.
    Value(usize, String),
}

/// Why the spec says what it says, where the vendor's page says otherwise or nothing.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Why the page is not believed, or not sure.
    pub doubt: Option<Spanned<String>>,
    /// What a user should know.
    pub note: Option<Spanned<String>>,
}

impl Ident {
    /// The identifier as Rust writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Model {
    /// The type of that id.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }
}

impl Format {
    /// As the spec spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Email => "email",
            Format::Uri => "uri",
            Format::Uuid => "uuid",
            Format::Ipv4 => "ipv4",
            Format::Date => "date",
            Format::DateTime => "date-time",
            Format::UkMobile => "uk_mobile",
            Format::Base64 => "base64",
        }
    }
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

impl Operation {
    /// The path as the spec writes it, placeholders in braces.
    pub fn path_template(&self) -> String {
        let parts = self.path.value.iter().map(|part| match part {
            PathPart::Literal(text) => text.clone(),
            PathPart::Field(index) => format!("{{{}}}", self.request.fields[*index].name.spec),
        });
        parts.collect()
    }

    /// The answer whose body the caller receives: the first that has one, else the first.
    pub fn main_response(&self) -> Option<&Response> {
        let with_body = self.responses.iter().find(|response| !response.fields.is_empty());
        with_body.or_else(|| self.responses.first())
    }
}

impl TypeDef {
    /// The fields of an object; an enum has none.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            TypeKind::Object { fields, .. } => fields,
            TypeKind::Enum { .. } => &[],
        }
    }
}
