//! What a status or a code means. Words are compared loosely: a page and a spec never use the same.

use super::{Case, Difference, FindingKind, Level, Sign, Verdict};
use crate::compare::words::{meaning_words, share};
use crate::facts::{Claim, Kind, Subject};

/// Worth a note only where the page's words clearly are those of another code of the spec.
pub(super) fn compare<'a>(case: &Case<'a>, page: &str) -> Verdict<'a> {
    let Subject::Code(_) = case.fact.subject else {
        return Verdict::Same;
    };
    let Some(spec) = case.first(Kind::Meaning) else {
        return Verdict::Same;
    };
    let words = meaning_words(page);
    let Claim::Meaning(own) = &spec.claim else {
        return Verdict::Same;
    };
    let own_share = share(&words, &meaning_words(own)).max(share(&meaning_words(own), &words));
    if words.len() < 2 || own_share > 0.2 {
        return Verdict::Same;
    }
    let other = case.known.subjects.iter().find(|known| {
        matches!(known.subject, Subject::Code(_))
            && known.facts.iter().any(|fact| match &fact.claim {
                Claim::Meaning(about) => {
                    let about = meaning_words(about);
                    about.len() >= 2 && share(&about, &words) >= 0.6 && share(&words, &about) >= 0.4
                }
                _ => false,
            })
    });
    let Some(Subject::Code(other)) = other.map(|known| known.subject) else {
        return Verdict::Same;
    };
    let difference = Difference {
        sign: Sign::Note,
        ..case.differs(FindingKind::Meaning, Level::Note, spec)
    };
    difference
        .with_remark(format!("reads like code {other} of the spec"))
        .verdict()
}
