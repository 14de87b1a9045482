//! What is not to be used any more.

use super::{Case, Difference, FindingKind, Level, Sign, Verdict};
use crate::edit::quoted;
use crate::facts::Kind;

pub(super) fn compare<'a>(case: &Case<'a>, instead: Option<&str>) -> Verdict<'a> {
    if case.first(Kind::Deprecated).is_some() {
        return Verdict::Same;
    }
    let difference = Difference {
        sign: Sign::Note,
        ..case.added(FindingKind::Deprecation, Level::Note)
    };
    let text = match instead {
        Some(other) => format!("Use `{other}` instead."),
        None => "The page calls it deprecated.".to_owned(),
    };
    difference.set(case.itself(), "deprecated", quoted(&text)).verdict()
}
