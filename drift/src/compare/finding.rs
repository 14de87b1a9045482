//! A difference between a page and a spec, or between a page and its earlier copy.

use crate::accept::Accepted;
pub(crate) use crate::edit::{Edit, EditChange};
use crate::facts::{Certainty, Place, Subject};

/// A difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `d-41f0c2`: made of kind, operation, subject and both values, never of places.
    pub id: String,
    /// What about.
    pub kind: FindingKind,
    /// What was done to it.
    pub sign: Sign,
    /// Who is hurt.
    pub level: Level,
    /// How sure the page's side is.
    pub certainty: Certainty,
    /// Whether it is sent or received.
    pub direction: Option<Direction>,
    /// The operation of the spec: `accounts.at_communication`.
    pub operation: String,
    /// What of it.
    pub subject: Subject,
    /// What the page says; `None`: nothing any more.
    pub page: Option<PageSide>,
    /// What the spec says; `None`: nothing.
    pub spec: Option<SpecSide>,
    /// Against the earlier copy of the page: what it said.
    pub before: Option<Changed>,
    /// What to write, for what was read with certainty.
    pub edit: Option<Edit>,
    /// A few words more, such as which values are gone.
    pub remark: Option<String>,
    /// Why it was accepted, if it was.
    pub accepted: Option<Accepted>,
    /// Findings that belong to it.
    pub related: Vec<String>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FindingKind {
    Required,
    Type,
    Enum,
    Default,
    Length,
    Range,
    Items,
    Format,
    Pattern,
    Condition,
    Name,
    Place,
    Status,
    Code,
    Endpoint,
    Encoding,
    Deprecation,
    Example,
    Meaning,
}

/// What was done, as a report's first character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// `~` both have it and differ.
    Differs,
    /// `+` on the page, not in the spec.
    Added,
    /// `-` in the spec, gone from a page that had it.
    Removed,
    /// `>` perhaps renamed.
    Renamed,
    /// `!` a note.
    Note,
}

/// Who is hurt, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Calls that the spec allows are refused, or answers that it promises do not come.
    Breaks,
    /// The spec is stricter than the page: nothing fails, something is missing.
    Loosens,
    /// Wording, deprecation, the meaning of a code.
    Note,
}

/// Whether something is sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Direction {
    Request,
    Response,
}

/// What the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSide {
    /// In the words of [`crate::facts::text`]: `required`, `enum auto|guides|manual`.
    pub value: String,
    /// Where; the quote is in it.
    pub place: Place,
}

/// What the spec says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecSide {
    /// In the same words.
    pub value: String,
    /// `spec/invoicexpress/accounts.yaml`.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// The keys on the way from the file's root.
    pub keys: Vec<String>,
}

/// What an earlier copy of the page said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it said; `None`: nothing.
    pub value: Option<String>,
    /// Whether the change concerns something that the spec says.
    pub touches_spec: bool,
}

impl FindingKind {
    /// As reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FindingKind::Required => "required",
            FindingKind::Type => "type",
            FindingKind::Enum => "enum",
            FindingKind::Default => "default",
            FindingKind::Length => "length",
            FindingKind::Range => "range",
            FindingKind::Items => "items",
            FindingKind::Format => "format",
            FindingKind::Pattern => "pattern",
            FindingKind::Condition => "condition",
            FindingKind::Name => "name",
            FindingKind::Place => "place",
            FindingKind::Status => "status",
            FindingKind::Code => "code",
            FindingKind::Endpoint => "endpoint",
            FindingKind::Encoding => "encoding",
            FindingKind::Deprecation => "deprecation",
            FindingKind::Example => "example",
            FindingKind::Meaning => "meaning",
        }
    }
}

impl Sign {
    /// As reports write it.
    #[must_use]
    pub fn as_char(self) -> char {
        match self {
            Sign::Differs => '~',
            Sign::Added => '+',
            Sign::Removed => '-',
            Sign::Renamed => '>',
            Sign::Note => '!',
        }
    }
}

impl Level {
    /// As reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Breaks => "breaks",
            Level::Loosens => "loosens",
            Level::Note => "note",
        }
    }
}
