//! What an earlier copy of a page had and the page has not.

use crate::facts::{Certainty, Claim, Fact, Kind, Presence, Subject};

use super::before::finding_kind;
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

/// A condition says whether a field is required, too.
fn is_presence(kind: Kind) -> bool {
    matches!(kind, Kind::Required | Kind::Condition)
}

fn certainty(told: &Told<'_>) -> Certainty {
    told.facts.iter().map(|fact| fact.certainty).min().unwrap_or_default()
}
