//! What the page has and the spec has not: fields, statuses and codes, new or perhaps renamed.

use crate::facts::{Certainty, Claim, Fact, Kind, Presence, Subject};

use super::finding::{EditChange, FindingKind, Level, Sign};
use super::known::{KnownSubject, Meant, field_name};
use super::operation::{Found, Page, Told};
use super::renames;
use super::rules::{Change, Difference};
use super::words;

/// The most names that a remark has.
const MOST_NAMED: usize = 12;

impl<'a> Page<'a> {
    /// The differences that are strangers to the spec. `skip` tells those that other operations of the page know.
    pub(super) fn strangers(
        &'a self,
        skip: &dyn Fn(&Subject) -> bool,
        earlier: Option<&Page<'_>>,
        found: &mut Vec<Found<'a>>,
    ) {
        let renamed = renames::find(self, earlier);
        for told in self.told.iter().filter(|told| told.meant == Meant::Nothing) {
            if *told.subject == Subject::Operation || skip(told.subject) {
                continue;
            }
            let Some(fact) = surest(told) else { continue };
            let renamed = renamed.iter().find(|(page, _)| std::ptr::eq(*page, told));
            if let Some(spec) = renamed.and_then(|(_, index)| self.known.get(*index)) {
                found.push(self.renamed(told, fact, spec));
                continue;
            }
            if self.around(told.subject).any(|outer| outer.meant == Meant::Nothing) {
                continue;
            }
            let difference = match told.subject {
                Subject::Request(_) | Subject::Response(_) => self.new_field(told, fact),
                Subject::Status(status) => self.new_status(*status, told),
                Subject::Code(_) => self.added(FindingKind::Code, Level::Note, None),
                Subject::Operation => continue,
            };
            found.push(Found {
                subject: told.subject,
                fact,
                difference,
                page_value: Some(summary(told)),
            });
        }
    }

    fn added(&self, kind: FindingKind, level: Level, change: Option<Change>) -> Difference<'a> {
        Difference {
            kind,
            sign: Sign::Added,
            level,
            spec: None,
            spec_value: Some("not listed".to_owned()),
            remark: None,
            change,
        }
    }

    fn new_field(&self, told: &Told<'a>, fact: &Fact) -> Difference<'a> {
        let is_required = told
            .facts
            .iter()
            .any(|fact| fact.claim == Claim::Presence(Presence::Required));
        let level = match told.subject {
            Subject::Request(_) if is_required => Level::Breaks,
            _ => Level::Loosens,
        };
        let inside = self.inside(told.subject).filter_map(|other| field_name(other.subject));
        let inner: Vec<_> = inside.map(words::last).take(MOST_NAMED).collect();
        let change = self.field_to_add(told, fact).filter(|_| inner.is_empty());
        let mut difference = self.added(FindingKind::Name, level, change);
        if !inner.is_empty() {
            difference.remark = Some(format!("with {}", inner.join(", ")));
        }
        difference
    }

    fn new_status(&self, status: u16, told: &Told<'_>) -> Difference<'a> {
        let level = if (200..300).contains(&status) {
            Level::Breaks
        } else {
            Level::Note
        };
        let said = told
            .facts
            .iter()
            .filter(|fact| matches!(fact.claim, Claim::Meaning(_)))
            .count();
        let change = self.status_to_add(status).filter(|_| said <= 1);
        self.added(FindingKind::Status, level, change)
    }

    /// An error of that status beside the others of the operation.
    fn status_to_add(&self, status: u16) -> Option<Change> {
        let name = reason_name(status)?;
        let beside = self.known.subjects.iter().find_map(|known| {
            let fact = known.itself()?;
            let is_own =
                matches!(known.subject, Subject::Status(_)) && fact.keys.first().is_some_and(|key| key == "operations");
            is_own.then_some(fact)
        })?;
        let at = beside.keys.iter().position(|key| key == "responds")?;
        Some(Change {
            keys: beside.keys.get(..=at)?.to_vec(),
            file: beside.span.file,
            change: EditChange::Set {
                key: status.to_string(),
                value: format!("{{ error: {name} }}"),
            },
            is_certain: false,
        })
    }

    /// The field beside one of the spec that stands beside it on the page.
    fn field_to_add(&self, told: &Told<'_>, fact: &Fact) -> Option<Change> {
        let name = field_name(told.subject)?;
        let place = told.facts.iter().find_map(|fact| match fact.claim {
            Claim::Exists(Some(place)) => Some(place),
            _ => None,
        });
        let depth = words::segments(name).len();
        let beside = self.told.iter().find_map(|other| {
            let Meant::One(index) = other.meant else { return None };
            let known = self.known.get(index)?;
            let itself = known.itself()?;
            let is_near =
                same_way(other.subject, told.subject) && words::segments(field_name(other.subject)?).len() == depth;
            let is_place = match (place, &itself.claim) {
                (Some(place), Claim::Exists(Some(own))) => place == *own,
                _ => true,
            };
            (is_near && is_place && known.is_described()).then_some(itself)
        })?;
        let (_, keys) = beside.keys.split_last()?;
        Some(Change {
            keys: keys.to_vec(),
            file: beside.span.file,
            change: EditChange::Set {
                key: words::last(name).to_owned(),
                value: written(told),
            },
            is_certain: fact.certainty == Certainty::Read && is_plain(words::last(name)),
        })
    }

    fn renamed(&self, told: &'a Told<'a>, fact: &'a Fact, spec: &KnownSubject<'a>) -> Found<'a> {
        let own = field_name(spec.subject).unwrap_or_default();
        let name = field_name(told.subject).unwrap_or_default();
        let is_damage = words::lost_letters(
            &words::canonical(words::last(name)),
            &words::canonical(words::last(own)),
        );
        let is_required = spec
            .claim(Kind::Required)
            .is_some_and(|it| it.claim == Claim::Presence(Presence::Required));
        let level = match (is_damage, told.subject) {
            (true, _) => Level::Note,
            (false, Subject::Response(_)) if !is_required => Level::Loosens,
            _ => Level::Breaks,
        };
        let itself = spec.itself();
        let change = itself.map(|itself| Change {
            keys: itself.keys.clone(),
            file: itself.span.file,
            change: EditChange::Set {
                key: "wire_name".to_owned(),
                value: crate::edit::quoted(words::last(name)),
            },
            is_certain: false,
        });
        Found {
            subject: told.subject,
            fact,
            page_value: Some(name.to_owned()),
            difference: Difference {
                kind: FindingKind::Name,
                sign: Sign::Renamed,
                level,
                spec: itself,
                spec_value: Some(own.to_owned()),
                remark: Some(match is_damage {
                    true => "the page may have lost letters where `ff`, `fi` or `fl` stood".to_owned(),
                    false => "perhaps renamed".to_owned(),
                }),
                change: change.filter(|_| !is_damage),
            },
        }
    }
}

/// A field as a spec would have it, as far as the page says.
fn written(told: &Told<'_>) -> String {
    let mut parts = Vec::new();
    let is_sent = matches!(told.subject, Subject::Request(_));
    let ty = told.facts.iter().find_map(|fact| match &fact.claim {
        Claim::Type(ty) => super::rules::type_in_spec(ty),
        _ => None,
    });
    if let Some(ty) = ty.filter(|ty| ty != "string") {
        parts.push(format!("type: {ty}"));
    }
    let presence = told.facts.iter().find_map(|fact| match fact.claim {
        Claim::Presence(presence) => Some(presence),
        _ => None,
    });
    let values = told.facts.iter().find_map(|fact| match &fact.claim {
        Claim::Enum { values, open: false } => Some(values),
        _ => None,
    });
    if let Some(values) = values {
        let values: Vec<_> = values.iter().map(|value| crate::edit::quoted(&value.text)).collect();
        parts.push(format!("enum: [{}]", values.join(", ")));
    }
    if presence != Some(Presence::Required) {
        parts.push("optional: true".to_owned());
    }
    if presence.is_none() && is_sent {
        parts.push("doubt: The page does not say whether it may be left out.".to_owned());
    }
    match parts.is_empty() {
        true => "{ type: string }".to_owned(),
        false => format!("{{ {} }}", parts.join(", ")),
    }
}

fn is_plain(name: &str) -> bool {
    name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
        && name.starts_with(|it: char| it.is_ascii_lowercase())
}

/// All that the page says of a stranger, in one line.
fn summary(told: &Told<'_>) -> String {
    let mut claims: Vec<String> = Vec::new();
    for fact in &told.facts {
        let claim = super::settle::said_by(&fact.claim);
        if fact.claim != Claim::Exists(None)
            && !matches!(fact.claim, Claim::Example(_) | Claim::Meaning(_))
            && !claims.contains(&claim)
        {
            claims.push(claim);
        }
    }
    match claims.is_empty() {
        true => "listed".to_owned(),
        false => claims.join("; "),
    }
}

pub(super) fn surest<'a>(told: &Told<'a>) -> Option<&'a Fact> {
    let name = told.facts.iter().filter(|fact| matches!(fact.claim, Claim::Exists(_)));
    let best = name.min_by_key(|fact| fact.certainty);
    best.or_else(|| told.facts.iter().min_by_key(|fact| fact.certainty))
        .copied()
}

pub(super) fn same_way(a: &Subject, b: &Subject) -> bool {
    matches!(
        (a, b),
        (Subject::Request(_), Subject::Request(_)) | (Subject::Response(_), Subject::Response(_))
    )
}

/// What an error of that status would be called.
fn reason_name(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableContent",
        423 => "Locked",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    })
}
