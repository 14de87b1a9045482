//! What a spec says, as it says it: structs that mirror the YAML, with places. Names are not resolved and nothing is
//! merged; plain values that mean the same before and after (bounds, samples, reasons) are the model's own types.

pub(crate) mod keys;

use crate::model::{Constraints, Encoding, Evidence, Method, SampleValue};
use crate::source::{FileId, Span, Spanned};

/// All files of an API.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) api: Api,
    pub(crate) resources: Vec<Resource>,
}

/// `api.yaml`.
#[derive(Debug)]
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
    pub(crate) types: Vec<TypeDefinition>,
}

#[derive(Debug)]
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
}

#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) sample: Option<Spanned<String>>,
    pub(crate) constraints: Constraints,
}

#[derive(Debug)]
pub(crate) struct Credential {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) secret: bool,
    pub(crate) sample: Spanned<String>,
}

#[derive(Debug)]
pub(crate) struct Auth {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) scheme: AuthScheme,
    pub(crate) evidence: Evidence,
}

/// Names of credentials by where they go.
#[derive(Debug)]
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
        in_form: bool,
    },
}

#[derive(Debug)]
pub(crate) struct ErrorBody {
    pub(crate) name: Spanned<String>,
    pub(crate) is_xml: bool,
    pub(crate) path: Vec<String>,
    pub(crate) code: Option<Spanned<String>>,
    pub(crate) message: Option<Spanned<String>>,
    pub(crate) evidence: Evidence,
}

/// An entry of `errors` or an error among `responds`.
#[derive(Debug)]
pub(crate) struct ErrorAnswer {
    pub(crate) status: Spanned<u16>,
    pub(crate) error: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) empty_body: bool,
    pub(crate) when: Option<Spanned<When>>,
    pub(crate) evidence: Evidence,
}

/// An entry of `codes`.
#[derive(Debug)]
pub(crate) struct ErrorCode {
    pub(crate) code: Spanned<String>,
    pub(crate) error: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) status: Option<Spanned<u16>>,
    pub(crate) field: Option<Spanned<String>>,
    pub(crate) when: Option<Spanned<When>>,
    pub(crate) evidence: Evidence,
}

/// What provokes an error.
#[derive(Debug)]
pub(crate) enum When {
    Unauthenticated,
    Invalid,
    UnknownPath,
    Field(Spanned<String>),
    Rule(String),
    Value(Spanned<String>, String),
}

/// A resource file.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) file: FileId,
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) types: Vec<TypeDefinition>,
    pub(crate) operations: Vec<Operation>,
}

/// An entry of `types`.
#[derive(Debug)]
pub(crate) struct TypeDefinition {
    pub(crate) name: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) kind: TypeKind,
}

#[derive(Debug)]
pub(crate) enum TypeKind {
    Alias(Box<Alias>),
    Object { fields: Vec<Field>, groups: Groups },
    Enum(Vec<EnumValue>),
}

/// A named scalar.
#[derive(Debug)]
pub(crate) struct Alias {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) secret: Option<bool>,
    pub(crate) wire: Option<Spanned<Encoding>>,
    pub(crate) sample: Option<Spanned<SampleValue>>,
    pub(crate) sample_breaks: Option<Spanned<String>>,
    pub(crate) constraints: Constraints,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) text: Spanned<String>,
    pub(crate) about: Option<String>,
}

/// Rules over several fields, by their names.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    pub(crate) at_least_one_of: Vec<NameList>,
    pub(crate) exactly_one_of: Vec<NameList>,
    pub(crate) together: Vec<NameList>,
}

/// One list of field names.
pub(crate) type NameList = Spanned<Vec<Spanned<String>>>;

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: Spanned<String>,
    pub(crate) about: String,
    pub(crate) docs: String,
    pub(crate) read: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) method: Spanned<Method>,
    pub(crate) path: Spanned<Vec<TemplatePart>>,
    pub(crate) path_fields: Vec<Field>,
    pub(crate) query_fields: Vec<Field>,
    pub(crate) header_fields: Vec<Field>,
    pub(crate) body: Body,
    pub(crate) groups: Groups,
    pub(crate) answers: Vec<Answer>,
    pub(crate) errors: Vec<ErrorAnswer>,
    pub(crate) codes: Vec<ErrorCode>,
    pub(crate) samples: Vec<Sample>,
}

/// A body with its fields.
#[derive(Debug)]
pub(crate) enum Body {
    Empty,
    Json {
        root: Option<Spanned<String>>,
        fields: Vec<Field>,
    },
    Form {
        fields: Vec<Field>,
    },
    Xml {
        root: Spanned<String>,
        encoding: Option<String>,
        doctype: Option<Doctype>,
        fields: Vec<Field>,
    },
}

#[derive(Debug)]
pub(crate) struct Doctype {
    pub(crate) public: Option<String>,
    pub(crate) system: String,
}

/// An entry of `responds` that means success.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Spanned<u16>,
    pub(crate) about: Option<String>,
    pub(crate) body: Body,
    pub(crate) evidence: Evidence,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Spanned<String>,
    pub(crate) ty: FieldType,
    pub(crate) about: Option<String>,
    pub(crate) optional: Option<Spanned<bool>>,
    pub(crate) secret: Option<bool>,
    pub(crate) wire_name: Vec<Spanned<String>>,
    pub(crate) wire: Option<Spanned<Encoding>>,
    pub(crate) xml: Option<Spanned<XmlForm>>,
    pub(crate) sample: Option<Spanned<SampleValue>>,
    pub(crate) sample_breaks: Option<Spanned<String>>,
    pub(crate) deprecated: Option<String>,
    pub(crate) constraints: Constraints,
    pub(crate) required_if: Option<Condition>,
    pub(crate) required_unless: Option<Condition>,
    pub(crate) evidence: Evidence,
}

#[derive(Debug)]
pub(crate) enum FieldType {
    /// A type's name, or nothing: text.
    Named(Option<Spanned<String>>),
    /// A list of that type.
    List(Spanned<String>),
    /// An object of its own.
    Object(Vec<Field>),
    /// An enum of its own.
    Enum(Vec<EnumValue>),
}

/// How a field is written in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum XmlForm {
    Element,
    Attribute,
    Text,
}

/// `{ other: value }`, or only `other`.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) span: Span,
    pub(crate) other: Spanned<String>,
    pub(crate) equals: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) name: Spanned<String>,
    pub(crate) about: Option<String>,
    pub(crate) request: Vec<(Spanned<String>, Spanned<SampleValue>)>,
    pub(crate) breaks: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Body {
    /// The fields, whatever they are written in.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Body::Empty => &[],
            Body::Json { fields, .. } | Body::Form { fields } | Body::Xml { fields, .. } => fields,
        }
    }
}
