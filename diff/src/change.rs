//! How rules put a finding together.

use specwright_codegen::model::Name;
use specwright_codegen::source::{SourceSet, Span};

use crate::pair::Pair;
use crate::{Direction, Finding, Judgement, Place, Rule, Verdict, Written};

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct What {
    /// The operation or type; `None`: the API as a whole.
    pub owner: Option<String>,
    /// What it is of: `request`, `answer`, `error`. Empty: the owner itself.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
}

impl What {
    /// The operation or type itself.
    #[must_use]
    pub fn whole(owner: &str) -> Self {
        Self {
            owner: Some(owner.to_owned()),
            kind: "",
            name: String::new(),
        }
    }

    /// A part of an operation or a type.
    #[must_use]
    pub fn part(owner: &str, kind: &'static str, name: &str) -> Self {
        Self {
            owner: Some(owner.to_owned()),
            kind,
            name: name.to_owned(),
        }
    }

    /// A part of the API.
    #[must_use]
    pub fn of_api(kind: &'static str, name: &str) -> Self {
        Self {
            owner: None,
            kind,
            name: name.to_owned(),
        }
    }

    fn subject(&self) -> String {
        [self.kind, self.name.as_str()].join(" ").trim().to_owned()
    }

    /// ``"`sms.send_text`: `schedule` "``, ``"error `NotFound` "``.
    fn in_words(&self) -> String {
        let owner = self.owner.as_deref();
        let name = match (self.kind, self.name.as_str()) {
            (_, "") => self.kind.to_owned(),
            ("request" | "field" | "member" | "operation" | "type", name) => code(name),
            (kind, name) => format!("{kind} {}", code(name)),
        };
        match owner {
            Some(owner) if name.is_empty() => code(owner),
            Some(owner) => format!("{}: {name}", code(owner)),
            None => name,
        }
    }
}

/// Text of a spec between back-quotes.
#[must_use]
pub fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// A finding that is being put together.
#[derive(Debug)]
pub struct Draft<'p, 'a> {
    pair: &'p Pair<'a>,
    what: What,
    finding: Finding,
}

impl<'a> Pair<'a> {
    /// Begins a finding; nobody notices unless it says so.
    pub(crate) fn finding(&self, rule: &'static Rule, what: What) -> Draft<'_, 'a> {
        let finding = Finding {
            rule,
            owner: what.owner.clone(),
            subject: what.subject(),
            direction: None,
            old: None,
            new: None,
            wire: Judgement::none(),
            rust: Judgement::none(),
            entry: String::new(),
        };
        Draft {
            pair: self,
            what,
            finding,
        }
    }
}

impl Draft<'_, '_> {
    /// What was written, and where.
    pub(crate) fn was(mut self, span: Span, value: impl Into<String>) -> Self {
        self.finding.old = Some(written(self.pair.old.sources, span, value.into()));
        self
    }

    /// What is written, and where.
    pub(crate) fn is(mut self, span: Span, value: impl Into<String>) -> Self {
        self.finding.new = Some(written(self.pair.new.sources, span, value.into()));
        self
    }

    pub(crate) fn going(mut self, direction: Direction) -> Self {
        self.finding.direction = Some(direction);
        self
    }

    pub(crate) fn wire(mut self, verdict: Verdict, why: impl Into<String>) -> Self {
        self.finding.wire = Judgement::new(verdict, why);
        self
    }

    /// What was judged for each direction.
    pub(crate) fn judged(mut self, (direction, judgement): (Option<Direction>, Judgement)) -> Self {
        self.finding.direction = direction;
        self.finding.wire = judgement;
        self
    }

    pub(crate) fn rust(mut self, verdict: Verdict, why: impl Into<String>) -> Self {
        self.finding.rust = Judgement::new(verdict, why);
        self
    }

    /// A name that may be the same in Rust: what the spec calls it is what calls by name and messages say.
    pub(crate) fn renamed(self, old: &Name, new: &Name, why: &str) -> Self {
        match old.rust == new.rust {
            true => self.rust(Verdict::Patch, "only calls by name and messages call it otherwise"),
            false => self.rust(Verdict::Major, why),
        }
    }

    /// The finding; the changelog says `text` of its subject.
    pub(crate) fn says(mut self, text: impl AsRef<str>) -> Finding {
        self.finding.entry = format!("{} {}", self.what.in_words(), text.as_ref()).trim().to_owned();
        self.finding
    }
}

fn written(sources: &SourceSet, span: Span, value: String) -> Written {
    let position = sources.position(span);
    Written {
        value,
        place: Place {
            file: sources.file(span.file).path.clone(),
            line: position.line,
            column: position.column,
        },
    }
}
