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
    // A spec says what a client sends, and may leave out what the service takes by itself.
    let Some((spec, own)) = own else { return Verdict::Same };
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
