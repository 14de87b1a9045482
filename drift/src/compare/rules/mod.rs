//! What a page claims against what the spec claims: a file for each kind of claim. A rule sees one claim of the page and
//! all that both sides say of the subject, and says whether they agree; who is hurt depends on the direction.

mod codes;
mod condition;
mod default;
mod deprecation;
mod encoding;
mod enums;
mod example;
mod format;
mod length;
mod meaning;
mod pattern;
mod place;
mod range;
mod required;
mod text_form;
mod types;

use crate::facts::{Claim, Fact, FieldType, Kind, Subject};
use crate::spec::SpecFact;

use super::finding::{EditChange, FindingKind, Level, Sign};
use super::known::Known;

/// A claim of the page, and what both sides say of its subject.
pub(super) struct Case<'a> {
    pub(super) fact: &'a Fact,
    /// All that the page says of it.
    pub(super) page: &'a [&'a Fact],
    /// All that the spec says of it.
    pub(super) spec: &'a [&'a SpecFact],
    /// The whole operation.
    pub(super) known: &'a Known<'a>,
    /// The name that the page puts around all fields.
    pub(super) root: Option<&'a str>,
}

/// Whether both sides agree.
#[derive(Debug)]
pub(super) enum Verdict<'a> {
    Same,
    /// One side says something that the other has no words for.
    Unlike,
    Differs(Difference<'a>),
}

/// How they differ.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    pub(super) kind: FindingKind,
    pub(super) sign: Sign,
    pub(super) level: Level,
    /// Where the spec says it, or the subject itself.
    pub(super) spec: Option<&'a SpecFact>,
    /// What the spec says, if not that claim.
    pub(super) spec_value: Option<String>,
    pub(super) remark: Option<String>,
    pub(super) change: Option<Change>,
}

/// What to write into the spec, at the place of a fact of it.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) keys: Vec<String>,
    pub(super) file: specwright_codegen::source::FileId,
    pub(super) change: EditChange,
    /// Whether nothing has to be decided.
    pub(super) is_certain: bool,
}

/// Compares a claim of the page with what the spec says of the same subject.
pub(super) fn compare<'a>(case: &Case<'a>) -> Verdict<'a> {
    match &case.fact.claim {
        Claim::Exists(None) => Verdict::Same,
        Claim::Exists(Some(place)) => place::compare(case, *place),
        _ if case.is_bare() => Verdict::Same,
        Claim::Type(ty) => types::compare(case, ty),
        Claim::Presence(presence) => required::compare(case, *presence),
        Claim::Condition(condition) => condition::of_field(case, condition),
        Claim::Group(group) => condition::of_operation(case, group),
        Claim::Length(bounds) => length::of_text(case, *bounds),
        Claim::Items(bounds) => length::of_list(case, *bounds),
        Claim::Range(range) => range::compare(case, range),
        Claim::Chars(chars) => pattern::of_chars(case, chars),
        Claim::Pattern(pattern) => pattern::of_pattern(case, pattern),
        Claim::Enum { values, open } => enums::compare(case, values, *open),
        Claim::Format(format) => format::compare(case, format),
        Claim::Encoding(encoding) => encoding::compare(case, encoding),
        Claim::Joined(by) => encoding::of_list(case, by),
        Claim::Default(default) => default::compare(case, default),
        Claim::Example(text) => example::compare(case, text),
        Claim::Deprecated(instead) => deprecation::compare(case, instead.as_deref()),
        Claim::Meaning(text) => meaning::compare(case, text),
        Claim::CodeStatus(status) => codes::compare(case, *status),
    }
}

impl<'a> Case<'a> {
    /// Whether it is sent.
    fn is_sent(&self) -> bool {
        super::known::is_sent(&self.fact.subject)
    }

    fn is_field(&self) -> bool {
        matches!(self.fact.subject, Subject::Request(_) | Subject::Response(_))
    }

    /// Whether the spec knows no more than the field's name, as of credentials: whatever is said of it is fine.
    fn is_bare(&self) -> bool {
        self.is_field() && !self.spec.iter().any(|fact| matches!(fact.claim, Claim::Type(_)))
    }

    fn spec_of(&self, kind: Kind) -> impl Iterator<Item = &'a SpecFact> + use<'a> {
        let facts = self.spec;
        facts.iter().copied().filter(move |fact| fact.claim.kind() == kind)
    }

    fn first(&self, kind: Kind) -> Option<&'a SpecFact> {
        self.spec_of(kind).next()
    }

    fn itself(&self) -> Option<&'a SpecFact> {
        self.first(Kind::Name).or_else(|| self.spec.first().copied())
    }

    fn has_type(&self, wanted: impl Fn(&FieldType) -> bool) -> bool {
        self.spec
            .iter()
            .any(|fact| matches!(&fact.claim, Claim::Type(ty) if wanted(ty)))
    }

    /// The spec's first type: what the field is, not as what else it travels.
    fn own_type(&self) -> Option<&'a FieldType> {
        self.spec.iter().find_map(|fact| match &fact.claim {
            Claim::Type(ty) => Some(ty),
            _ => None,
        })
    }

    /// The spec's texts of an enum.
    fn enum_texts(&self) -> Option<Vec<&'a str>> {
        self.spec.iter().find_map(|fact| match &fact.claim {
            Claim::Enum { values, .. } => Some(values.iter().map(|value| value.text.as_str()).collect()),
            _ => None,
        })
    }

    fn as_text(&self) -> bool {
        self.spec.iter().any(|fact| fact.as_text)
    }

    /// A difference in what a claim of the spec says.
    fn differs(&self, kind: FindingKind, level: Level, spec: &'a SpecFact) -> Difference<'a> {
        Difference {
            kind,
            sign: Sign::Differs,
            level,
            spec: Some(spec),
            spec_value: None,
            remark: None,
            change: None,
        }
    }

    /// Something that the spec does not say of the subject.
    fn added(&self, kind: FindingKind, level: Level) -> Difference<'a> {
        Difference {
            kind,
            sign: Sign::Added,
            level,
            spec: self.itself(),
            spec_value: Some("not stated".to_owned()),
            remark: None,
            change: None,
        }
    }
}

impl<'a> Difference<'a> {
    fn with_remark(mut self, remark: String) -> Self {
        self.remark = Some(remark);
        self
    }

    /// An entry to write at the place of a fact.
    fn set(self, at: Option<&SpecFact>, key: &str, value: String) -> Self {
        self.edit(
            at,
            EditChange::Set {
                key: key.to_owned(),
                value,
            },
            true,
        )
    }

    fn edit(mut self, at: Option<&SpecFact>, change: EditChange, is_certain: bool) -> Self {
        self.change = at.map(|fact| Change {
            keys: fact.keys.clone(),
            file: fact.span.file,
            change,
            is_certain,
        });
        self
    }

    fn verdict(self) -> Verdict<'a> {
        Verdict::Differs(self)
    }
}

/// How a spec says a type.
pub(super) fn type_in_spec(ty: &FieldType) -> Option<String> {
    types::in_spec(ty)
}
