//! What a page says of operations, as facts: each with the place where it stands and how sure the reading is.
//!
//! What a page does not say is not a fact: a field without [`Claim::Presence`] is one of which the page does not state
//! whether it is required.

mod claim;
mod place;
pub mod sample;
pub mod text;

pub use claim::{
    Bounds, Claim, Condition, Default, EnumText, FieldPlace, FieldType, Group, Kind, Presence, Range, RangeEnd,
};
pub use place::{Certainty, Place, Spot};
pub use sample::Sample;

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The operations it describes, in order.
    pub operations: Vec<PageOperation>,
    /// What it says of no operation in particular, such as the statuses of the whole service.
    pub shared: Vec<Fact>,
    /// Sentences that state a rule and were not understood.
    pub unread: Vec<Unread>,
}

/// An operation that a page describes.
#[derive(Debug, Clone, PartialEq)]
pub struct PageOperation {
    /// What its section is called.
    pub title: String,
    /// `POST`.
    pub method: Option<String>,
    /// As the page writes it, with placeholders in braces, without server and query: `/invoices/{id}.json`.
    pub path: Option<String>,
    /// How sure method and path are.
    pub certainty: Certainty,
    /// Where it begins.
    pub place: Place,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// What it shows: bodies, calls, content models.
    pub samples: Vec<Sample>,
}

/// Something that a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Of what.
    pub subject: Subject,
    /// What.
    pub claim: Claim,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// Where it stands.
    pub place: Place,
}

/// What a fact is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The operation itself.
    Operation,
    /// A field that is sent, by the names around it, as the page spells them: `invoice.items.name`. Marks of a list (`[]`,
    /// `[0]`) are left out.
    Request(String),
    /// A field that is received.
    Response(String),
    /// An HTTP status.
    Status(u16),
    /// An error code of the service's own, as the page writes it.
    Code(String),
}

/// A sentence that states a rule and was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The sentence, at most 200 characters of it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Fact {
    /// What it is about: the unit in which readings are compared and counted.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match (&self.subject, self.claim.kind()) {
            (Subject::Status(_), Kind::Name) => Kind::Status,
            (Subject::Code(_), Kind::Name) => Kind::Code,
            (_, kind) => kind,
        }
    }
}

impl PageOperation {
    /// `POST /invoices/{id}.json`; what the page does not state is a `?`.
    #[must_use]
    pub fn request_line(&self) -> String {
        let method = self.method.as_deref().unwrap_or("?");
        let path = self.path.as_deref().unwrap_or("?");
        format!("{method} {path}")
    }
}
