//! What holds when a field is left out.

use super::text_form::{flag, is_same_value};
use super::{Case, FindingKind, Level, Verdict};
use crate::edit::quoted;
use crate::facts::{Claim, Default, FieldType, Kind};

pub(super) fn compare<'a>(case: &Case<'a>, page: &Default) -> Verdict<'a> {
    let Default::Value(page) = page else {
        return Verdict::Unlike;
    };
    let own = case.spec_of(Kind::Default).find_map(|fact| match &fact.claim {
        Claim::Default(Default::Value(own)) => Some((fact, own)),
        _ => None,
    });
    let Some((spec, own)) = own else {
        let is_told = case
            .spec
            .iter()
            .any(|fact| matches!(&fact.claim, Claim::Meaning(about) if tells(about, page)));
        return match is_told || !case.is_sent() {
            true => Verdict::Same,
            // A spec says what a client sends, and leaves out what the service takes by itself.
            false => case.added(FindingKind::Default, Level::Note).verdict(),
        };
    };
    if is_same_value(own, page) {
        return Verdict::Same;
    }
    let value = match (case.own_type(), flag(page)) {
        (Some(FieldType::Bool), Some(flag)) => flag.to_string(),
        _ => quoted(page),
    };
    let difference = case.differs(FindingKind::Default, Level::Loosens, spec);
    difference.set(Some(spec), "default", value).verdict()
}

/// Whether the spec's own words say it: "`AT` unless said".
fn tells(about: &str, value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let about = about.to_lowercase();
    let mut words = about.split(|it: char| !(it.is_alphanumeric() || matches!(it, '_' | '-' | '.')));
    !value.is_empty()
        && (words.any(|word| word.trim_matches('.') == value) || (value.contains(' ') && about.contains(&value)))
}
