//! What a document says, made plain.

pub use serde_json::Value as Json;

/// A document. Every list is in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Which dialect it was written in; here all dialects are one.
    pub version: Version,
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub api_version: String,
    /// `info.description`.
    pub about: Option<String>,
    /// `externalDocs.url`, else `info.contact.url` and the like.
    pub docs: Option<String>,
    /// Tags that are described.
    pub tags: Vec<(String, Option<String>)>,
    /// Base URLs of the whole document.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`.
    pub security_schemes: Vec<SecurityScheme>,
    /// What is needed unless an operation says otherwise: any of these.
    pub security: Vec<Requirement>,
    /// Every operation of every path.
    pub operations: Vec<Operation>,
    /// Every schema that something points to; a [`SchemaId`] is an index. Schemas may lead back to themselves.
    pub schemas: Vec<Schema>,
    /// What was not understood, or contradicts itself.
    pub remarks: Vec<Remark>,
    /// How many operations the file has, read or not.
    pub operations_in_file: usize,
}

/// A dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// OpenAPI 3.0.x.
    V30,
    /// OpenAPI 3.1.x.
    #[default]
    V31,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// JSON pointer: `/paths/~1pets/get`.
    pub pointer: String,
}

/// Something that a person has to know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What sort.
    pub kind: RemarkKind,
    /// One sentence.
    pub text: String,
}

/// What sort of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// Left out: the language, or the importer, has no place for it.
    Skipped,
    /// Decided where the document does not say.
    Guessed,
    /// Said in a way that is probably not meant, or that contradicts itself.
    Doubtful,
    /// Not said at all, where a client needs it.
    Missing,
}

/// A base URL.
#[derive(Debug, Clone, Default)]
pub struct Server {
    /// With `{variables}`; may be relative.
    pub url: String,
    /// What it is for.
    pub about: Option<String>,
    /// The variables of the URL.
    pub variables: Vec<Variable>,
    /// Where.
    pub place: Place,
}

/// A variable of a base URL.
#[derive(Debug, Clone, Default)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What it is if nobody says.
    pub default: Option<String>,
    /// What it may be; empty: anything.
    pub values: Vec<String>,
    /// What it is.
    pub about: Option<String>,
}

/// A way to be let in.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Its key in the document.
    pub name: String,
    /// What it is.
    pub about: Option<String>,
    /// How it travels.
    pub kind: SecurityKind,
    /// Where.
    pub place: Place,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// A parameter of that name.
    ApiKey {
        /// Where.
        place: ParameterPlace,
        /// Its name.
        name: String,
    },
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Bearer …`.
    Bearer,
    /// Tokens of OAuth 2, which travel as `Bearer`.
    OAuth2(Vec<Flow>),
    /// Tokens of OpenID Connect, found by that address.
    OpenIdConnect(String),
    /// Anything else, by its name: `digest`, `mutualTLS`.
    Other(String),
}

/// How a token is got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// `clientCredentials`.
    pub name: String,
    /// Where it is got.
    pub token_url: Option<String>,
}

/// Schemes that are needed together, by their names; empty: nothing is needed.
pub type Requirement = Vec<String>;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// In capitals.
    pub method: String,
    /// With `{parameters}`.
    pub path: String,
    /// `operationId`.
    pub id: Option<String>,
    /// In the order of the file.
    pub tags: Vec<String>,
    /// In a few words.
    pub summary: Option<String>,
    /// In many.
    pub about: Option<String>,
    /// `externalDocs.url`.
    pub docs: Option<String>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Those of the path item, too; the operation's own win.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<RequestBody>,
    /// In the order of the file.
    pub responses: Vec<Response>,
    /// What is needed, where the operation says it.
    pub security: Option<Vec<Requirement>>,
    /// Base URLs of its own.
    pub servers: Vec<Server>,
    /// Where.
    pub place: Place,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it travels.
    pub place_in: ParameterPlace,
    /// What it is.
    pub about: Option<String>,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// How lists and objects are laid out.
    pub style: Style,
    /// Whether each item or member is a parameter of its own.
    pub explode: bool,
    /// What it is; `None` where the document does not say.
    pub schema: Option<SchemaId>,
    /// Its value is written in this media type (`application/json`), where `content` says so.
    pub media_type: Option<String>,
    /// The first example.
    pub example: Option<Json>,
    /// Where.
    pub place: Place,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ParameterPlace {
    Path,
    Query,
    Header,
    Cookie,
}

/// How lists and objects are laid out in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Style {
    Form,
    Simple,
    Matrix,
    Label,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// What is sent in a body.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// What it is.
    pub about: Option<String>,
    /// Whether it must be sent.
    pub required: bool,
    /// One for each media type.
    pub contents: Vec<Content>,
    /// Where.
    pub place: Place,
}

/// A body in one media type.
#[derive(Debug, Clone)]
pub struct Content {
    /// `application/json`, without parameters, in small letters.
    pub media_type: String,
    /// What it is; `None` where the document does not say.
    pub schema: Option<SchemaId>,
    /// The first example.
    pub example: Option<Json>,
    /// Properties of a form with a layout or a media type of their own.
    pub encodings: Vec<Encoding>,
    /// Where.
    pub place: Place,
}

/// How a property of a form travels: its name, and its style, explode and media type where they are said.
pub type Encoding = (String, Option<Style>, Option<bool>, Option<String>);

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// For which status.
    pub status: StatusKey,
    /// What it means.
    pub about: Option<String>,
    /// Headers that it has.
    pub headers: Vec<Header>,
    /// One for each media type; empty: no body.
    pub contents: Vec<Content>,
    /// Where.
    pub place: Place,
}

/// For which status an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKey {
    /// `200`.
    Code(u16),
    /// `4XX`, by its first digit.
    Class(u16),
    /// Any other.
    Default,
}

/// A header of an answer.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// What it is like.
    pub schema: Option<SchemaId>,
}

/// Index into [`Document::schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub usize);

/// What a value is like: references followed, `allOf` merged, `null` a flag.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Its key in `components.schemas`, where it has one.
    pub name: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub about: Option<String>,
    /// Its form.
    pub kind: SchemaKind,
    /// Whether it may be `null`.
    pub nullable: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What it is if left out.
    pub default: Option<Json>,
    /// The first example.
    pub example: Option<Json>,
    /// How it looks in XML.
    pub xml: Xml,
    /// Where.
    pub place: Place,
}

/// The form of a value.
#[derive(Debug, Clone)]
pub enum SchemaKind {
    /// Anything; nothing was said.
    Any,
    /// The form of that schema, which has another form than this one; what stands beside the form (`null`, texts, the
    /// default, the marks) is said here, and an answer that is silent here is given there.
    Same(SchemaId),
    /// Only `null`.
    Null,
    /// True or false.
    Bool,
    /// A whole number.
    Int {
        /// `int32`, `int64`.
        format: Option<String>,
        /// Lowest and highest.
        bounds: Bounds,
    },
    /// A number that may have a fraction.
    Number {
        /// `float`, `double`, `decimal`.
        format: Option<String>,
        /// Lowest and highest.
        bounds: Bounds,
    },
    /// A text.
    String {
        /// `date-time`, `email`.
        format: Option<String>,
        /// `contentEncoding` and the like: `base64`.
        encoding: Option<String>,
        /// Shortest and longest, in characters.
        length: (Option<u64>, Option<u64>),
        /// A regular expression of ECMA 262.
        pattern: Option<String>,
    },
    /// One of these values; a single one is a constant. `null` is not among them.
    Enum {
        /// The values, in the order of the file.
        values: Vec<Json>,
        /// What each means, where an extension says it.
        meanings: Vec<Option<String>>,
    },
    /// An array.
    List {
        /// What its items are.
        item: SchemaId,
        /// Fewest and most.
        items: (Option<u64>, Option<u64>),
        /// Whether they differ from each other.
        unique: bool,
    },
    /// An object.
    Object {
        /// Its members.
        properties: Vec<Property>,
        /// What other members are.
        additional: Additional,
    },
    /// One of several.
    OneOf {
        /// In the order of the file.
        variants: Vec<Variant>,
        /// How they are told apart, if the document says it.
        discriminator: Option<Discriminator>,
        /// Written as `anyOf`: more than one may fit.
        any: bool,
    },
}

/// Lowest and highest; whether each is itself outside; divisor. As written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Lowest.
    pub min: Option<String>,
    /// The lowest is outside.
    pub min_excluded: bool,
    /// Highest.
    pub max: Option<String>,
    /// The highest is outside.
    pub max_excluded: bool,
    /// Divisor.
    pub multiple_of: Option<String>,
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its name on the wire.
    pub name: String,
    /// What it is.
    pub schema: SchemaId,
    /// Whether it is always there.
    pub required: bool,
    /// What it is here, where the object says more than the schema.
    pub about: Option<String>,
}

/// What members that are not listed are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Additional {
    /// Nothing is said.
    Unsaid,
    /// There are none.
    Closed,
    /// Anything.
    Any,
    /// Of that schema.
    Schema(SchemaId),
}

/// One of several forms.
#[derive(Debug, Clone)]
pub struct Variant {
    /// What it is.
    pub schema: SchemaId,
    /// The discriminator's value for it.
    pub tag: Option<String>,
}

/// How forms are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator {
    /// The member that tells.
    pub property: String,
}

/// How a value looks in XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// The element's or attribute's name.
    pub name: Option<String>,
    /// Its namespace.
    pub namespace: Option<String>,
    /// Its prefix.
    pub prefix: Option<String>,
    /// An attribute instead of an element.
    pub attribute: bool,
    /// A list has an element of its own around its items.
    pub wrapped: bool,
}
