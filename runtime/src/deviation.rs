//! What an answer says otherwise than its description, where that does no harm.

use std::fmt::{self, Display};

/// An answer was read, and yet something in it is not as described. An observer, set on the client's builder, is told of
/// each; at most 100 of one answer.
///
/// It never holds a credential or the value of a secret field, and no character that would move a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    pub(crate) operation: &'static str,
    pub(crate) place: String,
    pub(crate) path: String,
    pub(crate) kind: DeviationKind,
    pub(crate) came: Option<String>,
}

/// In which way an answer deviates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A field that is not described; it was passed over.
    UnknownField,
    /// A value that the enum does not list; it was kept as `Unknown`.
    UnknownValue,
    /// A member that the union does not list; its name was kept as `Unknown`.
    UnknownMember,
    /// A value in another form than the described one: `"7"` for `7`.
    OtherForm,
    /// A date that cannot be read; its text was kept.
    UnreadableDate,
    /// A field or a key for the second time; the last one counts.
    Repeated,
    /// Nothing, where the type has no empty value; it was taken for no value.
    EmptyValue,
    /// A content type that does not belong to the described body, which could be read nevertheless.
    OtherContentType,
    /// The details of an error that could not be read; there are none.
    UnreadableDetails,
}

impl Deviation {
    /// `accounts.at_communication`
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The part of the operation's description that is concerned: `answer 200`, or `error`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// `accounts[2].status`; what the service named itself is in brackets: `accounts["colour"]`. Empty if it is the body.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// In which way.
    #[must_use]
    pub fn kind(&self) -> DeviationKind {
        self.kind
    }

    /// The beginning of what came, where it may be shown and says something.
    #[must_use]
    pub fn came(&self) -> Option<&str> {
        self.came.as_deref()
    }
}

impl Display for DeviationKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::UnknownField => "is not described",
            Self::UnknownValue => "has a value that is not listed",
            Self::UnknownMember => "has a member that is not listed",
            Self::OtherForm => "has another form than described",
            Self::UnreadableDate => "has a date that cannot be read",
            Self::Repeated => "came more than once",
            Self::EmptyValue => "is empty",
            Self::OtherContentType => "has another content type than described",
            Self::UnreadableDetails => "cannot be read as the details of the error",
        })
    }
}

/// ``accounts.list, answer 200: `accounts[2].status` has a value that is not listed: LOST``
impl Display for Deviation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, {}: ", self.operation, self.place)?;
        if self.path.is_empty() {
            formatter.write_str("the body")?;
        } else {
            write!(formatter, "`{}`", self.path)?;
        }
        write!(formatter, " {}", self.kind)?;
        match &self.came {
            Some(came) => write!(formatter, ": {came}"),
            None => Ok(()),
        }
    }
}
