//! A page against its earlier copy. What changed between them is certain, however well the spec was written.

use crate::facts::text::write_claim;
use crate::facts::{Certainty, Claim, Fact, Kind, Subject};

use super::finding::{Changed, Finding, FindingKind, Level, PageSide, Sign};
use super::known::{KnownSubject, Meant};
use super::operation::{Page, Told};
use super::settle::{Settler, direction, name, said_by};
use super::words;

/// Claims of which a change is told although the spec agrees.
const CHANGES: &[Kind] = &[
    Kind::Type,
    Kind::Required,
    Kind::Default,
    Kind::Length,
    Kind::Range,
    Kind::Items,
    Kind::Chars,
    Kind::Pattern,
    Kind::Enum,
    Kind::Format,
    Kind::Encoding,
    Kind::Code,
];

impl<'a> Page<'a> {
    /// What the page says now of a subject that an earlier copy had.
    pub(super) fn now(&self, earlier: &Told<'_>) -> Option<&Told<'a>> {
        match earlier.meant {
            Meant::One(index) => self.find(index),
            _ => self.spelt(earlier.subject),
        }
    }
}

/// What an earlier copy said of the kind of claim, if it said something else: its words, and nothing where it said nothing.
pub(super) fn changed(now: &Told<'_>, earlier: Option<&Told<'_>>, kind: Kind) -> Option<Changed> {
    let touches_spec = now.meant != Meant::Nothing;
    let Some(earlier) = earlier else {
        return Some(Changed {
            value: None,
            touches_spec,
        });
    };
    let (new, old) = (claims(now, kind), claims(earlier, kind));
    let is_same = new.len() == old.len() && new.iter().all(|claim| old.contains(claim));
    if is_same || kind == Kind::Name {
        return None;
    }
    let old = earlier.facts.iter().filter(|fact| fact.claim.kind() == kind);
    let old: Vec<_> = old.map(|fact| said_by(&fact.claim)).collect();
    Some(Changed {
        value: (!old.is_empty()).then(|| old.join("; ")),
        touches_spec,
    })
}

/// The claims of a kind, so that wording and order do not count.
fn claims(told: &Told<'_>, kind: Kind) -> Vec<String> {
    let facts = told.facts.iter().filter(|fact| fact.claim.kind() == kind);
    let mut claims: Vec<String> = facts.map(|fact| plain(&fact.claim)).collect();
    claims.sort();
    claims.dedup();
    claims
}

fn plain(claim: &Claim) -> String {
    match claim {
        Claim::Enum { values, open } => {
            let mut texts: Vec<_> = values.iter().map(|value| value.text.to_lowercase()).collect();
            texts.sort();
            format!("{texts:?} {open}")
        }
        Claim::Meaning(text) => words::meaning_words(text).join(" "),
        Claim::Default(crate::facts::Default::Prose(_)) | Claim::Condition(crate::facts::Condition::When(_)) => {
            "in words".to_owned()
        }
        Claim::Deprecated(_) => "deprecated".to_owned(),
        claim => write_claim(claim),
    }
}

/// What changed on the page and is what the spec says already: nothing to do, and worth knowing.
pub(super) fn come_round(settler: &Settler<'_>, now: &Page<'_>, earlier: &Page<'_>, findings: &mut Vec<Finding>) {
    for told in &now.told {
        let Meant::One(index) = told.meant else { continue };
        let Some(known) = now.known.get(index).filter(|known| known.is_described()) else {
            continue;
        };
        let Some(old) = earlier.find(index) else {
            let is_listed = told.facts.iter().any(|fact| fact.certainty != Certainty::Inferred);
            if is_listed && let Some(fact) = told.facts.first() {
                let value = None;
                findings.extend(already(settler, now, told, fact, known, Kind::Name, value));
            }
            continue;
        };
        for kind in CHANGES {
            let of_kind = |fact: &&&Fact| fact.claim.kind() == *kind && fact.certainty != Certainty::Inferred;
            let (Some(new), Some(other)) = (told.facts.iter().find(of_kind), old.facts.iter().find(of_kind)) else {
                continue;
            };
            // What disagrees with the spec is a finding of its own.
            let disagrees = told.facts.iter().filter(of_kind).any(|fact| now.disagrees(fact, told));
            if disagrees || claims(told, *kind) == claims(old, *kind) {
                continue;
            }
            let value = Some(said_by(&other.claim));
            let Some(mut finding) = already(settler, now, told, new, known, *kind, value) else {
                continue;
            };
            let differed = old
                .facts
                .iter()
                .filter(of_kind)
                .any(|fact| earlier.disagrees(fact, old));
            if !differed {
                finding.remark = Some("the spec goes with both".to_owned());
            }
            if known.claim(*kind).is_none() {
                finding.remark = Some("the spec does not say it".to_owned());
                if let Some(side) = &mut finding.spec {
                    side.value = "not stated".to_owned();
                }
                name(&mut finding);
            }
            findings.push(finding);
        }
    }
}

fn already(
    settler: &Settler<'_>,
    now: &Page<'_>,
    told: &Told<'_>,
    fact: &Fact,
    known: &KnownSubject<'_>,
    kind: Kind,
    value: Option<String>,
) -> Option<Finding> {
    let spec = known.claim(kind).or_else(|| known.itself())?;
    let kind = match (kind, told.subject) {
        (Kind::Name, Subject::Status(_)) => Kind::Status,
        (Kind::Name, Subject::Code(_)) => Kind::Code,
        (kind, _) => kind,
    };
    let said = said_by(&fact.claim);
    let mut finding = Finding {
        id: String::new(),
        kind: finding_kind(kind),
        sign: Sign::Note,
        level: Level::Note,
        certainty: fact.certainty,
        direction: direction(told.subject),
        operation: now.known.operation.name.clone(),
        subject: told.subject.clone(),
        page: Some(PageSide {
            value: said,
            place: fact.place.clone(),
        }),
        spec: Some(settler.side_of(spec)),
        before: Some(Changed {
            value,
            touches_spec: false,
        }),
        edit: None,
        remark: Some("the spec says so already".to_owned()),
        accepted: None,
        related: Vec::new(),
    };
    name(&mut finding);
    Some(finding)
}

/// What a finding about a kind of claim is about.
pub(super) fn finding_kind(kind: Kind) -> FindingKind {
    match kind {
        Kind::Operation => FindingKind::Endpoint,
        Kind::Name => FindingKind::Name,
        Kind::Place => FindingKind::Place,
        Kind::Type => FindingKind::Type,
        Kind::Required => FindingKind::Required,
        Kind::Condition => FindingKind::Condition,
        Kind::Length => FindingKind::Length,
        Kind::Range => FindingKind::Range,
        Kind::Items => FindingKind::Items,
        Kind::Chars | Kind::Pattern => FindingKind::Pattern,
        Kind::Enum => FindingKind::Enum,
        Kind::Format => FindingKind::Format,
        Kind::Encoding => FindingKind::Encoding,
        Kind::Default => FindingKind::Default,
        Kind::Example => FindingKind::Example,
        Kind::Deprecated => FindingKind::Deprecation,
        Kind::Status => FindingKind::Status,
        Kind::Code => FindingKind::Code,
        Kind::Meaning => FindingKind::Meaning,
    }
}
