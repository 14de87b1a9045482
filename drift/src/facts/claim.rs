//! What is said of an operation, a field, a status or a code. The page's reading and the spec say it in the same words,
//! so that the two can be compared.

/// What is said of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// A field, a status or a code is there; where a field travels, if stated.
    Exists(Option<FieldPlace>),
    /// What a field holds.
    Type(FieldType),
    /// Whether a field may be left out.
    Presence(Presence),
    /// In which case a field is required.
    Condition(Condition),
    /// A rule over several fields; of the operation.
    Group(Group),
    /// How many characters.
    Length(Bounds),
    /// Lowest and highest number.
    Range(Range),
    /// How many items.
    Items(Bounds),
    /// Which characters, as the inside of a bracketed class, in canonical order: `A-Za-z0-9_-`.
    Chars(String),
    /// A regular expression, as the page prints it.
    Pattern(String),
    /// The values it can have.
    Enum {
        /// In the order of the page.
        values: Vec<EnumText>,
        /// Whether the page says that there are more.
        open: bool,
    },
    /// A known form: `email`, `uri`, `uuid`, `ipv4`, `phone`, `uk_mobile`, `iso-4217`, `dd/mm/yyyy`.
    Format(String),
    /// How the value travels: `base64`, `url`, `md5`, `json`.
    Encoding(String),
    /// A list that travels as one text, its items joined by this.
    Joined(String),
    /// What holds when it is left out.
    Default(Default),
    /// A value for show.
    Example(String),
    /// Not to be used any more; what to use instead.
    Deprecated(Option<String>),
    /// What a status or a code means, in the page's words.
    Meaning(String),
    /// The status that a code comes with.
    CodeStatus(u16),
}

/// What a claim is about: the unit in which readings are compared and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Operation,
    Name,
    Place,
    Type,
    Required,
    Condition,
    Length,
    Range,
    Items,
    Chars,
    Pattern,
    Enum,
    Format,
    Encoding,
    Default,
    Example,
    Deprecated,
    Status,
    Code,
    Meaning,
}

/// Where a field of a request travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum FieldPlace {
    Path,
    Query,
    Header,
    Body,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FieldType {
    String,
    Int,
    /// Any number that may have a fraction.
    Decimal,
    Bool,
    Date,
    DateTime,
    Time,
    Object,
    /// A list; of what, if stated.
    List(Option<Box<FieldType>>),
    File,
    Any,
}

/// Whether a field may be left out. What a page does not state has no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Presence {
    Required,
    Optional,
}

/// In which case a field is required.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// When another field is there, or has one of these values.
    If {
        /// The other field.
        other: String,
        /// Its values; none: any.
        equals: Vec<String>,
    },
    /// Unless another field is there, or has one of these values.
    Unless {
        /// The other field.
        other: String,
        /// Its values; none: any.
        equals: Vec<String>,
    },
    /// In a case that no field shows, in the page's words.
    When(String),
}

/// A rule over several fields, each by its name, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One or more.
    AtLeastOneOf(Vec<String>),
    /// One and no other.
    ExactlyOneOf(Vec<String>),
    /// Not more than one.
    AtMostOneOf(Vec<String>),
    /// All or none.
    Together(Vec<String>),
}

/// Lowest and highest, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Lowest, if stated.
    pub min: Option<u64>,
    /// Highest, if stated.
    pub max: Option<u64>,
}

/// Lowest and highest number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    /// Lowest, if stated.
    pub min: Option<RangeEnd>,
    /// Highest, if stated.
    pub max: Option<RangeEnd>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeEnd {
    /// The number, digit for digit, without separators of thousands.
    pub number: String,
    /// Whether the number itself is outside.
    pub is_excluded: bool,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumText {
    /// As it is sent.
    pub text: String,
    /// What it means, if stated.
    pub meaning: Option<String>,
}

/// What holds when a field is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    /// This value.
    Value(String),
    /// Something that only words say: "the account's language".
    Prose(String),
}

impl Claim {
    /// What it is about. The existence of a status or a code is [`Kind::Name`] here; the subject says which it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Claim::Exists(_) => Kind::Name,
            Claim::Type(_) => Kind::Type,
            Claim::Presence(_) => Kind::Required,
            Claim::Condition(_) | Claim::Group(_) => Kind::Condition,
            Claim::Length(_) => Kind::Length,
            Claim::Range(_) => Kind::Range,
            Claim::Items(_) => Kind::Items,
            Claim::Chars(_) => Kind::Chars,
            Claim::Pattern(_) => Kind::Pattern,
            Claim::Enum { .. } => Kind::Enum,
            Claim::Format(_) => Kind::Format,
            Claim::Encoding(_) | Claim::Joined(_) => Kind::Encoding,
            Claim::Default(_) => Kind::Default,
            Claim::Example(_) => Kind::Example,
            Claim::Deprecated(_) => Kind::Deprecated,
            Claim::Meaning(_) => Kind::Meaning,
            Claim::CodeStatus(_) => Kind::Code,
        }
    }
}
