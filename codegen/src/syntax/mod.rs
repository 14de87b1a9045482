//! What a spec says, as it says it: structs that mirror the YAML, with places. Names are not resolved and nothing is
//! merged; plain values that mean the same before and after (bounds, samples, reasons) are the model's own types.

pub(crate) mod keys;

use crate::model::{Conflict, Polling, RateLimit, Source};
use crate::model::{
    Constraints, Encoding, Evidence, JsonForm, Method, NameStyle, Namespace, ParameterPlace, SampleValue, WireForm,
};
use crate::source::{FileId, Span, Spanned};

/// All files of an API.
#[derive(Debug, Clone)]
pub(crate) struct Spec {
    pub(crate) api: Api,
    pub(crate) resources: Vec<Resource>,
    pub(crate) evidence: Option<EvidenceFile>,
}

/// `evidence.yaml`. Its entries refer to nothing but each other.
#[derive(Debug, Clone)]
pub(crate) struct EvidenceFile {
    pub(crate) sources: Vec<Source>,
    pub(crate) conflicts: Vec<Conflict>,
}

/// `api.yaml`.
#[derive(Debug, Clone)]
pub(crate) struct Api {
    pub(crate) file: FileId,
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) docs: String,
    pub(crate) evidence: Evidence,
    pub(crate) servers: Vec<Server>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) auth: Vec<Auth>,
    pub(crate) error_bodies: Vec<ErrorBody>,
    pub(crate) errors: Vec<ErrorAnswer>,
    pub(crate) codes: Vec<ErrorCode>,
    pub(crate) types: Vec<TypeDefinition>,
    pub(crate) rate_limit: Option<RateLimit>,
}

#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) plain_http: bool,
    /// Scheme and rest of the URL, with each part's place.
    pub(crate) url: Spanned<Vec<TemplatePart>>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) evidence: Evidence,
}

/// A piece of a URL or of a path.
#[derive(Debug, Clone)]
pub(crate) enum TemplatePart {
    Literal(String),
    /// A name in braces.
    Placeholder(Spanned<String>),
    /// A name in braces with a `+` behind: its value may hold slashes.
    Greedy(Spanned<String>),
}

/// Path and constant query items of a request.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) path: Spanned<Vec<TemplatePart>>,
    /// Decoded; `None`: a name without `=`.
    pub(crate) query: Vec<(String, Option<String>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Variable {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) sample: Option<Spanned<String>>,
    pub(crate) constraints: Constraints,
}

#[derive(Debug, Clone)]
pub(crate) struct Credential {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) secret: bool,
    pub(crate) sample: Spanned<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Auth {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) scheme: AuthScheme,
    pub(crate) evidence: Evidence,
}

/// Names of credentials by where they go.
#[derive(Debug, Clone)]
pub(crate) enum AuthScheme {
    Basic {
        username: Spanned<String>,
        password: Spanned<String>,
    },
    Bearer {
        token: Spanned<String>,
    },
    Headers(Vec<(Spanned<String>, Spanned<String>)>),
    Parameters {
        fields: Vec<(Spanned<String>, Spanned<String>)>,
        place: ParameterPlace,
    },
}

#[derive(Debug, Clone)]
pub(crate) struct ErrorBody {
    pub(crate) name: Spanned<String>,
    pub(crate) is_xml: bool,
    pub(crate) path: Vec<String>,
    pub(crate) code: Vec<Spanned<String>>,
    pub(crate) message: Vec<Spanned<String>>,
    pub(crate) field: Vec<Spanned<String>>,
    pub(crate) list: bool,
    pub(crate) code_after: Option<String>,
    pub(crate) code_before: Option<String>,
    pub(crate) evidence: Evidence,
}

/// An entry of `errors` or an error among `responds`.
#[derive(Debug, Clone)]
pub(crate) struct ErrorAnswer {
    pub(crate) status: Spanned<u16>,
    pub(crate) error: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) body: BodyOfError,
    pub(crate) details: Option<Details>,
    pub(crate) when: Option<Spanned<When>>,
    pub(crate) retryable: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) evidence: Evidence,
}

/// What the body of an error is said to be.
#[derive(Debug, Clone)]
pub(crate) enum BodyOfError {
    /// Any entry of `error_bodies`.
    Shared,
    Empty,
    /// That entry of `error_bodies`.
    Named(Spanned<String>),
}

/// An entry of `codes`.
#[derive(Debug, Clone)]
pub(crate) struct ErrorCode {
    pub(crate) code: Spanned<String>,
    pub(crate) error: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) status: Option<Spanned<u16>>,
    pub(crate) field: Option<Spanned<String>>,
    pub(crate) body: BodyOfError,
    pub(crate) details: Option<Details>,
    pub(crate) when: Option<Spanned<When>>,
    pub(crate) retryable: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) evidence: Evidence,
}

/// What an error holds beside its code and its text.
#[derive(Debug, Clone)]
pub(crate) struct Details {
    /// Of the type that is made for them, at the place of the error's name.
    pub(crate) name: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) header_fields: Vec<Field>,
    /// The field that gets the status.
    pub(crate) status: Option<Field>,
    pub(crate) body_fields: Vec<Field>,
}

/// What provokes an error.
#[derive(Debug, Clone)]
pub(crate) enum When {
    Unauthenticated,
    Invalid,
    UnknownPath,
    Field(Spanned<String>),
    Rule(String),
    Value(Spanned<String>, String),
}

/// A resource file.
#[derive(Debug, Clone)]
pub(crate) struct Resource {
    pub(crate) file: FileId,
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) types: Vec<TypeDefinition>,
    pub(crate) operations: Vec<Operation>,
}

/// An entry of `types`.
#[derive(Debug, Clone)]
pub(crate) struct TypeDefinition {
    pub(crate) name: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) kind: TypeKind,
}

#[derive(Debug, Clone)]
pub(crate) enum TypeKind {
    Alias(Box<Alias>),
    Object {
        /// The object type that it builds on.
        extends: Option<Spanned<String>>,
        fields: Vec<Field>,
        groups: Groups,
        namespace: Option<Namespace>,
    },
    Union(Vec<Field>),
    Enum(Vec<EnumValue>),
}

/// A named scalar.
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) secret: Option<bool>,
    pub(crate) wire: Option<Spanned<Encoding>>,
    pub(crate) none: Option<String>,
    pub(crate) also_read: Vec<JsonForm>,
    pub(crate) sample: Option<Spanned<SampleValue>>,
    pub(crate) sample_breaks: Option<Spanned<String>>,
    pub(crate) constraints: Constraints,
}

#[derive(Debug, Clone)]
pub(crate) struct EnumValue {
    pub(crate) text: Spanned<String>,
    pub(crate) about: Option<String>,
}

/// Rules over several fields, by their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    pub(crate) at_least_one_of: Vec<NameList>,
    pub(crate) exactly_one_of: Vec<NameList>,
    pub(crate) together: Vec<NameList>,
    pub(crate) in_order: Vec<NameList>,
}

/// One list of field names.
pub(crate) type NameList = Spanned<Vec<Spanned<String>>>;

#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) docs: String,
    pub(crate) read: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) method: Spanned<Method>,
    pub(crate) target: Target,
    pub(crate) host_prefix: Vec<TemplatePart>,
    /// Owns up to a body where HTTP foresees none.
    pub(crate) body_on_get: Option<Span>,
    /// Why callers should not use it any more.
    pub(crate) deprecated: Option<String>,
    pub(crate) path_fields: Vec<Field>,
    pub(crate) query_fields: Vec<Field>,
    pub(crate) header_fields: Vec<Field>,
    pub(crate) body: Body,
    pub(crate) groups: Groups,
    pub(crate) answers: Vec<Answer>,
    pub(crate) polling: Polling,
    pub(crate) pages: Option<Pages>,
    pub(crate) rate_limited: bool,
    pub(crate) idempotency: Option<Idempotency>,
    pub(crate) errors: Vec<ErrorAnswer>,
    pub(crate) codes: Vec<ErrorCode>,
    pub(crate) samples: Vec<Sample>,
}

/// What becomes of a request that arrives twice.
#[derive(Debug, Clone)]
pub(crate) struct Idempotency {
    pub(crate) class: IdempotencyClass,
    pub(crate) because: String,
    /// Where the spec says it.
    pub(crate) place: Span,
}

#[derive(Debug, Clone)]
pub(crate) enum IdempotencyClass {
    Safe,
    Idempotent,
    /// By the field of that name.
    Keyed(Spanned<String>),
    Never,
}

/// A body with its fields.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    Empty,
    Json {
        root: Vec<String>,
        /// Other roots under which the same may stand.
        other_roots: Spanned<Vec<Vec<String>>>,
        extends: Option<Spanned<String>>,
        content: Content,
    },
    Form {
        constants: Vec<(String, String)>,
        names: NameStyle,
        extends: Option<Spanned<String>>,
        content: Content,
    },
    Xml {
        root: Vec<String>,
        extends: Option<Spanned<String>>,
        namespace: Option<Namespace>,
        encoding: Option<String>,
        doctype: Option<Doctype>,
        content: Content,
    },
    Raw {
        content_type: Option<String>,
        content: Content,
    },
    Multipart {
        content: Content,
    },
}

/// What a body holds.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// Several fields, each under its name.
    Fields(Vec<Field>),
    /// One value that is the whole body; at most one field.
    Payload(Vec<Field>),
}

#[derive(Debug, Clone)]
pub(crate) struct Doctype {
    pub(crate) public: Option<String>,
    pub(crate) system: String,
}

/// An entry of `responds` that means success.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: Spanned<u16>,
    /// Other statuses with the very same answer.
    pub(crate) also: Vec<Spanned<u16>>,
    /// Where it means: not ready, ask again.
    pub(crate) pending: Option<PendingType>,
    pub(crate) about: Option<String>,
    pub(crate) body: Body,
    pub(crate) header_fields: Vec<Field>,
    /// The field that gets the status.
    pub(crate) status_field: Option<Field>,
    pub(crate) may_fail: bool,
    pub(crate) evidence: Evidence,
}

/// The type of what a pending answer holds, at the place where it is said to be one.
#[derive(Debug, Clone)]
pub(crate) struct PendingType {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
}

/// `pages` of an operation: names of fields, and paths of names joined by `/`.
#[derive(Debug, Clone)]
pub(crate) struct Pages {
    pub(crate) place: Span,
    pub(crate) page: Option<Spanned<String>>,
    pub(crate) offset: Option<Spanned<String>>,
    pub(crate) cursor: Option<Spanned<String>>,
    pub(crate) first: Option<Spanned<i64>>,
    pub(crate) size: Option<Spanned<String>>,
    pub(crate) items: Spanned<String>,
    pub(crate) last: Option<Spanned<String>>,
    pub(crate) next: Option<Spanned<String>>,
}

/// What takes the place of a field that the caller leaves out.
#[derive(Debug, Clone)]
pub(crate) enum Fill {
    Default(DefaultValue),
    Uuid,
}

/// A default as written; what its field takes is settled with the field's type.
#[derive(Debug, Clone)]
pub(crate) enum DefaultValue {
    Scalar {
        text: String,
        json: String,
    },
    EmptyList,
    EmptyMapping,
    /// A list or a mapping that is not empty.
    Json(String),
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: Spanned<String>,
    pub(crate) ty: FieldType,
    pub(crate) about: Option<String>,
    pub(crate) optional: Option<Spanned<bool>>,
    pub(crate) secret: Option<bool>,
    pub(crate) wire_name: Vec<Spanned<String>>,
    /// What the names of a map's headers begin with.
    pub(crate) prefix: Option<Spanned<String>>,
    pub(crate) beside_root: Option<Spanned<bool>>,
    pub(crate) wire: Option<Spanned<Encoding>>,
    /// How it travels apart from `wire`; encoding and items are not in it.
    pub(crate) form: WireForm,
    pub(crate) fill: Option<Spanned<Fill>>,
    pub(crate) xml: Option<Spanned<XmlForm>>,
    pub(crate) sample: Option<Spanned<SampleValue>>,
    pub(crate) sample_breaks: Option<Spanned<String>>,
    pub(crate) deprecated: Option<String>,
    pub(crate) constraints: Constraints,
    pub(crate) required_if: Option<Condition>,
    pub(crate) required_unless: Option<Condition>,
    /// A case that only the service can see.
    pub(crate) required_when: Option<Spanned<String>>,
    pub(crate) evidence: Evidence,
}

#[derive(Debug, Clone)]
pub(crate) enum FieldType {
    /// A type's name, or nothing: text.
    Named(Option<Spanned<String>>),
    /// A list.
    List(Box<Item>),
    /// A map.
    Map(Box<Item>),
    /// An object of its own.
    Object(Vec<Field>),
    /// An enum of its own.
    Enum(Vec<EnumValue>),
}

/// What the items of a list or the values of a map are.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// A type's name, a list or a map; never an object or an enum of its own.
    pub(crate) ty: FieldType,
    /// Whether they may be null.
    pub(crate) sparse: bool,
    /// How they travel, where a mapping says it.
    pub(crate) form: Option<ItemForm>,
}

/// How items travel.
#[derive(Debug, Clone)]
pub(crate) struct ItemForm {
    pub(crate) wire: Option<Spanned<Encoding>>,
    /// Apart from `wire`; encoding and items are not in it.
    pub(crate) form: WireForm,
}

/// How a field is written in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum XmlForm {
    Element,
    Attribute,
    Text,
}

/// `{ other: value }`, `{ other: [one, another] }`, or only `other`.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) span: Span,
    pub(crate) other: Spanned<String>,
    /// Any value at all where none is named.
    pub(crate) equals: Vec<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) name: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) request: Vec<(Spanned<String>, Spanned<SampleValue>)>,
    pub(crate) breaks: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Body {
    /// What it holds; an empty one holds nothing.
    pub(crate) fn content(&self) -> Option<&Content> {
        match self {
            Body::Empty => None,
            Body::Json { content, .. }
            | Body::Form { content, .. }
            | Body::Xml { content, .. }
            | Body::Raw { content, .. }
            | Body::Multipart { content } => Some(content),
        }
    }

    /// The object type that it builds on.
    pub(crate) fn extends(&self) -> Option<&Spanned<String>> {
        match self {
            Body::Json { extends, .. } | Body::Form { extends, .. } | Body::Xml { extends, .. } => extends.as_ref(),
            Body::Empty | Body::Raw { .. } | Body::Multipart { .. } => None,
        }
    }

    /// The fields, whatever they are written in.
    pub(crate) fn fields(&self) -> &[Field] {
        match self.content() {
            Some(Content::Fields(fields) | Content::Payload(fields)) => fields,
            None => &[],
        }
    }
}

impl Body {
    /// The fields that are parts of the body.
    pub(crate) fn fields_mut(&mut self) -> Option<&mut Vec<Field>> {
        match self {
            Body::Json { content, .. }
            | Body::Form { content, .. }
            | Body::Xml { content, .. }
            | Body::Multipart { content } => match content {
                Content::Fields(fields) => Some(fields),
                Content::Payload(_) => None,
            },
            Body::Empty | Body::Raw { .. } => None,
        }
    }
}

impl Answer {
    /// All fields, in the order of the model: headers, status, body.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        let beside = self.header_fields.iter().chain(&self.status_field);
        beside.chain(self.body.fields())
    }
}

impl Details {
    /// All fields, in the order of the model: headers, status, body.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.header_fields.iter().chain(&self.status).chain(&self.body_fields)
    }
}

impl Field {
    /// A field that says nothing but its type.
    pub(crate) fn short(name: Spanned<String>, ty: FieldType) -> Self {
        Field {
            name,
            ty,
            about: None,
            optional: None,
            secret: None,
            wire_name: Vec::new(),
            prefix: None,
            beside_root: None,
            wire: None,
            form: WireForm::default(),
            fill: None,
            xml: None,
            sample: None,
            sample_breaks: None,
            deprecated: None,
            constraints: Constraints::default(),
            required_if: None,
            required_unless: None,
            required_when: None,
            evidence: Evidence::default(),
        }
    }
}
