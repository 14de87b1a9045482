//! From a difference to a finding: its level, its id, both places, what to write.

use specwright_codegen::source::{SourceSet, Span};

use crate::facts::text::{write_claim, write_subject};
use crate::facts::{Certainty, Claim, EnumText, Subject};
use crate::spec::{Reason, SpecFact, Trees};

use super::finding::{Changed, Direction, Edit, EditChange, Finding, FindingKind, Level, PageSide, Sign, SpecSide};
use super::id::id;
use super::known::Known;
use super::operation::{Found, span_of};
use super::reasons;
use super::rules::Change;

/// The longest reason that is shown.
const LONGEST_REASON: usize = 160;

/// What findings are made with.
pub(super) struct Settler<'a> {
    pub(super) sources: &'a SourceSet,
    pub(super) trees: &'a Trees,
}

impl Settler<'_> {
    /// `before` is what an earlier copy of the page said instead.
    pub(super) fn finding(&self, known: &Known<'_>, found: Found<'_>, before: Option<Changed>) -> Finding {
        let Found {
            subject,
            fact,
            difference,
            page_value,
        } = found;
        let value = page_value.unwrap_or_else(|| said_by(&fact.claim));
        let spec_value = difference
            .spec_value
            .clone()
            .or_else(|| difference.spec.map(said))
            .unwrap_or_default();
        let span = span_of(difference.spec, known);
        let keys = difference.spec.map(|fact| fact.keys.clone());
        let mut finding = Finding {
            id: String::new(),
            kind: difference.kind,
            sign: difference.sign,
            level: difference.level,
            certainty: fact.certainty,
            direction: direction(subject),
            operation: known.operation.name.clone(),
            subject: subject.clone(),
            page: Some(PageSide {
                value,
                place: fact.place.clone(),
            }),
            spec: Some(self.side(spec_value, span, keys)),
            before,
            edit: None,
            remark: difference.remark,
            accepted: None,
            related: Vec::new(),
        };
        if fact.certainty == Certainty::Inferred {
            finding.level = Level::Note;
        }
        self.give_edit(&mut finding, difference.change);
        let reasons = difference.spec.map(|fact| fact.reasons.as_slice()).unwrap_or_default();
        // What is new on the page cannot have been meant.
        if finding.before.is_none() {
            self.depart(&mut finding, reasons.iter().chain(&known.operation.reasons));
        }
        name(&mut finding);
        finding
    }

    pub(super) fn side(&self, value: String, span: Span, keys: Option<Vec<String>>) -> SpecSide {
        let position = self.sources.position(span);
        SpecSide {
            value,
            file: self.sources.file(span.file).path.clone(),
            line: position.line,
            column: position.column,
            keys: keys.unwrap_or_else(|| self.trees.owner(span)),
        }
    }

    /// The side of a fact of the spec.
    pub(super) fn side_of(&self, fact: &SpecFact) -> SpecSide {
        self.side(said(fact), fact.span, Some(fact.keys.clone()))
    }

    /// An edit is proposed for what a person can see on the page, and is certain only for what a cell or a marker says.
    pub(super) fn give_edit(&self, finding: &mut Finding, change: Option<Change>) {
        let Some(change) = change.filter(|_| finding.certainty != Certainty::Inferred) else {
            return;
        };
        let is_read = finding.certainty == Certainty::Read;
        let mut is_certain = change.is_certain && is_read && finding.sign != Sign::Renamed;
        if let [kind, ty, ..] = change.keys.as_slice()
            && kind == "types"
        {
            let uses = self.trees.uses(ty);
            if uses > 1 {
                is_certain = false;
                add_remark(finding, format!("`{ty}` is named in {uses} places"));
            }
        }
        if !self.fits(&change) {
            return;
        }
        let file = self.trees.path(change.file).to_owned();
        finding.edit = Some(Edit {
            file,
            keys: change.keys,
            change: change.change,
            is_certain,
        });
    }

    /// Whether the entry to take out or to change is there.
    fn fits(&self, change: &Change) -> bool {
        let Some(node) = self.trees.node(change.file, &change.keys) else {
            return false;
        };
        match &change.change {
            EditChange::Set { .. } => node.list().is_none(),
            EditChange::Remove { key } => node.mapping().is_some_and(|mapping| mapping.get(key).is_some()),
            EditChange::AddItem { key, .. } | EditChange::RemoveItem { key, .. } => {
                let entry = node.mapping().and_then(|mapping| mapping.get(key));
                entry.is_some_and(|entry| entry.scalar().is_none())
            }
        }
    }

    /// A known departure is a note that says why.
    fn depart<'r>(&self, finding: &mut Finding, reasons: impl Iterator<Item = &'r Reason>) {
        if let Some(reason) = reasons::explains(finding, reasons) {
            finding.level = Level::Note;
            finding.edit = None;
            let text = shortened(&reason.text);
            add_remark(finding, format!("the spec departs on purpose: {text}"));
        }
    }
}

/// What a fact says; that something is there, in a word.
fn said(fact: &SpecFact) -> String {
    said_by(&fact.claim)
}

/// A claim in words that its meanings, which each side has in its own words, are no part of.
pub(super) fn said_by(claim: &Claim) -> String {
    match claim {
        Claim::Exists(None) => "listed".to_owned(),
        Claim::Enum { values, open } => {
            let bare = |value: &EnumText| EnumText {
                text: value.text.clone(),
                meaning: None,
            };
            write_claim(&Claim::Enum {
                values: values.iter().map(bare).collect(),
                open: *open,
            })
        }
        claim => write_claim(claim),
    }
}

fn shortened(text: &str) -> String {
    let text = crate::text::one_line(text);
    if text.chars().count() <= LONGEST_REASON {
        return text;
    }
    let short: String = text.chars().take(LONGEST_REASON).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(short, _)| short);
    format!("{short} ...")
}

pub(super) fn add_remark(finding: &mut Finding, text: String) {
    finding.remark = Some(match finding.remark.take() {
        Some(remark) => format!("{remark}; {text}"),
        None => text,
    });
}

pub(super) fn direction(subject: &Subject) -> Option<Direction> {
    match subject {
        Subject::Request(_) => Some(Direction::Request),
        Subject::Response(_) | Subject::Status(_) | Subject::Code(_) => Some(Direction::Response),
        Subject::Operation => None,
    }
}

/// Gives the id, which is made of what is said, never of where.
pub(super) fn name(finding: &mut Finding) {
    let subject = match finding.kind {
        FindingKind::Endpoint => String::new(),
        _ => write_subject(&finding.subject),
    };
    let value = |side: Option<&str>| side.unwrap_or_default().to_owned();
    finding.id = id(&[
        finding.kind.as_str(),
        &finding.operation,
        &subject,
        &value(finding.page.as_ref().map(|side| side.value.as_str())),
        &value(finding.spec.as_ref().map(|side| side.value.as_str())),
    ]);
}
