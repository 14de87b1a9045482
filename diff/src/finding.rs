//! A change, and what it means.

use crate::{Rule, Verdict};

/// A change, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which kind of change.
    pub rule: &'static Rule,
    /// The operation or type, as a spec names it: `accounts.at_communication`, `Account`; `None`: the API as a whole.
    pub owner: Option<String>,
    /// What of it: `request at_password`, `answer account.credits`, `error 401`, `value card`. Empty: the owner itself.
    pub subject: String,
    /// Whether it is sent or received, where that matters.
    pub direction: Option<Direction>,
    /// What was written; `None`: nothing.
    pub old: Option<Written>,
    /// What is written; `None`: nothing any more.
    pub new: Option<Written>,
    /// What it means for calls and answers.
    pub wire: Judgement,
    /// What it means for a program that compiled.
    pub rust: Judgement,
    /// One sentence for the changelog, without a full stop: `` `sms.send_text`: `schedule` is required``.
    pub entry: String,
}

/// Whether something is sent or received. What is both is judged for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Direction {
    Sent,
    Received,
}

/// What a spec says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// In a few words of the language: `length 5..20`, `enum auto|guides`, `string`.
    pub value: String,
    /// Where.
    pub place: Place,
}

/// A place in a spec.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// As the side was given: `spec/textmarketer/sms.yaml`.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// How grave, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How grave.
    pub verdict: Verdict,
    /// Who notices, in one sentence without a full stop; empty where nobody does.
    pub why: String,
}

impl Judgement {
    /// Nobody notices.
    #[must_use]
    pub fn none() -> Self {
        Self {
            verdict: Verdict::None,
            why: String::new(),
        }
    }

    /// What a change means, and why.
    #[must_use]
    pub fn new(verdict: Verdict, why: impl Into<String>) -> Self {
        Self {
            verdict,
            why: why.into(),
        }
    }
}

impl Direction {
    /// As reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Sent => "sent",
            Direction::Received => "received",
        }
    }
}
