//! A page against its earlier copy. What changed between them is certain, however well the spec was written.

use crate::facts::text::write_claim;
use crate::facts::{Certainty, Claim, Fact, Kind, Presence, Subject};

use super::finding::{Changed, Finding, FindingKind, Level, PageSide, Sign};
use super::known::{KnownSubject, Meant};
use super::operation::{Page, Told};
use super::settle::{Settler, add_remark, direction, name, said_by};
use super::words;

/// Claims that a page which does not make them any more has given up. Others come and go with the layout.
const GIVEN_UP: &[Kind] = &[
    Kind::Required,
    Kind::Condition,
    Kind::Length,
    Kind::Range,
    Kind::Items,
    Kind::Chars,
    Kind::Pattern,
    Kind::Enum,
];

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

/// What the page gave up since the earlier copy: subjects, and claims that the spec still makes. `renamed` are those that
/// go on under another name.
pub(super) fn given_up<'a>(
    settler: &Settler<'_>,
    now: &Page<'a>,
    earlier: &Page<'a>,
    renamed: &dyn Fn(usize) -> bool,
    findings: &mut Vec<Finding>,
) {
    for told in &earlier.told {
        let Meant::One(index) = told.meant else { continue };
        let Some(known) = now.known.get(index) else { continue };
        if !known.is_described() || renamed(index) {
            continue;
        }
        match now.now(told) {
            None => {
                let is_listed = told.facts.iter().any(|fact| fact.certainty != Certainty::Inferred);
                let is_inside_gone = earlier.around(told.subject).any(|outer| now.now(outer).is_none());
                if is_listed && !is_inside_gone {
                    findings.push(gone(settler, now, earlier, told, known, findings));
                }
            }
            Some(now_told) => {
                for kind in GIVEN_UP {
                    findings.extend(claim_gone(settler, now, now_told, told, known, *kind));
                }
            }
        }
    }
}

fn gone(
    settler: &Settler<'_>,
    now: &Page<'_>,
    earlier: &Page<'_>,
    told: &Told<'_>,
    known: &KnownSubject<'_>,
    findings: &[Finding],
) -> Finding {
    let is_required = known
        .claim(Kind::Required)
        .is_some_and(|it| it.claim == Claim::Presence(Presence::Required));
    let (kind, level) = match told.subject {
        Subject::Response(_) if is_required => (FindingKind::Name, Level::Breaks),
        Subject::Status(status) if (200..300).contains(status) => (FindingKind::Status, Level::Breaks),
        Subject::Status(_) => (FindingKind::Status, Level::Loosens),
        Subject::Code(_) => (FindingKind::Code, Level::Loosens),
        _ => (FindingKind::Name, Level::Loosens),
    };
    let mut finding = Finding {
        id: String::new(),
        kind,
        sign: Sign::Removed,
        level,
        certainty: certainty(told),
        direction: direction(told.subject),
        operation: now.known.operation.name.clone(),
        subject: told.subject.clone(),
        page: None,
        spec: known.itself().map(|fact| settler.side_of(fact)),
        before: Some(Changed {
            value: Some("listed".to_owned()),
            touches_spec: true,
        }),
        edit: None,
        remark: Some("gone from the page".to_owned()),
        accepted: None,
        related: Vec::new(),
    };
    if let Subject::Code(_) = told.subject
        && let Some(status) = became_status(now, earlier, told)
    {
        finding.level = Level::Breaks;
        finding.sign = Sign::Renamed;
        finding.page = status.facts.first().map(|fact| PageSide {
            value: crate::facts::text::write_subject(status.subject),
            place: fact.place.clone(),
        });
        finding.remark = Some("now told by a status".to_owned());
        let is_status = |other: &&Finding| other.subject == *status.subject;
        finding.related = findings
            .iter()
            .filter(is_status)
            .map(|other| other.id.clone())
            .collect();
    }
    name(&mut finding);
    finding
}

/// The new status of the page that means what the code meant.
fn became_status<'p, 'a>(now: &'p Page<'a>, earlier: &Page<'_>, code: &Told<'_>) -> Option<&'p Told<'a>> {
    let meaning = |told: &Told<'_>| {
        let all = told.facts.iter().filter_map(|fact| match &fact.claim {
            Claim::Meaning(text) => Some(words::meaning_words(text)),
            _ => None,
        });
        all.flatten().collect::<Vec<_>>()
    };
    let own = meaning(code);
    let is_new = |told: &Told<'_>| earlier.told.iter().all(|other| other.subject != told.subject);
    let statuses = now
        .told
        .iter()
        .filter(|told| matches!(told.subject, Subject::Status(status) if *status >= 400) && is_new(told));
    let mut alike = statuses.filter(|told| own.len() >= 2 && words::share(&own, &meaning(told)) >= 0.6);
    alike.next()
}

fn claim_gone(
    settler: &Settler<'_>,
    now: &Page<'_>,
    now_told: &Told<'_>,
    told: &Told<'_>,
    known: &KnownSubject<'_>,
    kind: Kind,
) -> Option<Finding> {
    let old = told
        .facts
        .iter()
        .find(|fact| fact.claim.kind() == kind && fact.certainty != Certainty::Inferred)?;
    let goes_on = |fact: &&Fact| fact.claim.kind() == kind || is_presence(kind) && is_presence(fact.claim.kind());
    if now_told.facts.iter().any(goes_on) {
        return None;
    }
    let spec = known.claim(kind)?;
    // That it may be left out is what silence means as well.
    if old.claim == Claim::Presence(Presence::Optional) || spec.claim == Claim::Presence(Presence::Optional) {
        return None;
    }
    let mut finding = Finding {
        id: String::new(),
        kind: finding_kind(kind),
        sign: Sign::Removed,
        level: if kind == Kind::Required {
            Level::Note
        } else {
            Level::Loosens
        },
        certainty: old.certainty,
        direction: direction(told.subject),
        operation: now.known.operation.name.clone(),
        subject: now_told.subject.clone(),
        page: None,
        spec: Some(settler.side_of(spec)),
        before: Some(Changed {
            value: Some(said_by(&old.claim)),
            touches_spec: true,
        }),
        edit: None,
        remark: None,
        accepted: None,
        related: Vec::new(),
    };
    add_remark(&mut finding, "the page does not say it any more".to_owned());
    name(&mut finding);
    Some(finding)
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

/// A condition says whether a field is required, too.
fn is_presence(kind: Kind) -> bool {
    matches!(kind, Kind::Required | Kind::Condition)
}

fn certainty(told: &Told<'_>) -> Certainty {
    told.facts.iter().map(|fact| fact.certainty).min().unwrap_or_default()
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
