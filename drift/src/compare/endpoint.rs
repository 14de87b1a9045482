//! Method and path.

use crate::facts::{Certainty, Facts, PageOperation, Subject};

use super::finding::{Changed, EditChange, Finding, FindingKind, Level, PageSide, Sign};
use super::known::Known;
use super::matching::Pair;
use super::rules::Change;
use super::settle::{Settler, name};

/// A finding for an operation that the page gives another method or path.
pub(super) fn findings(
    settler: &Settler<'_>,
    known: &Known<'_>,
    pairs: &[Pair],
    facts: &Facts,
    earlier: Option<&Vec<&PageOperation>>,
) -> Option<Finding> {
    let moved = pairs.iter().find(|pair| pair.is_moved)?;
    let page = facts.operations.get(moved.page)?;
    let spec = known.operation;
    let line = page.request_line();
    let old = earlier
        .and_then(|operations| operations.first())
        .map(|operation| operation.request_line());
    let mut finding = Finding {
        id: String::new(),
        kind: FindingKind::Endpoint,
        sign: Sign::Differs,
        level: if page.certainty == Certainty::Inferred {
            Level::Note
        } else {
            Level::Breaks
        },
        certainty: page.certainty,
        direction: None,
        operation: spec.name.clone(),
        subject: Subject::Operation,
        page: Some(PageSide {
            value: line.clone(),
            place: page.place.clone(),
        }),
        spec: Some(settler.side(format!("{} {}", spec.method, spec.path), spec.span, None)),
        before: old.filter(|old| *old != line).map(|old| Changed {
            value: Some(old),
            touches_spec: true,
        }),
        edit: None,
        remark: None,
        accepted: None,
        related: Vec::new(),
    };
    let keys = finding.spec.as_ref().map(|side| side.keys.clone()).unwrap_or_default();
    let change = request(page, spec).map(|value| Change {
        keys,
        file: spec.span.file,
        change: EditChange::Set {
            key: "request".to_owned(),
            value: crate::edit::quoted(&value),
        },
        is_certain: true,
    });
    settler.give_edit(&mut finding, change);
    name(&mut finding);
    Some(finding)
}

/// A finding for an operation that an earlier copy of the page described.
pub(super) fn gone(settler: &Settler<'_>, known: &Known<'_>, earlier: &PageOperation) -> Finding {
    let spec = known.operation;
    let mut finding = Finding {
        id: String::new(),
        kind: FindingKind::Endpoint,
        sign: Sign::Removed,
        level: Level::Loosens,
        certainty: earlier.certainty,
        direction: None,
        operation: spec.name.clone(),
        subject: Subject::Operation,
        page: None,
        spec: Some(settler.side(format!("{} {}", spec.method, spec.path), spec.span, None)),
        before: Some(Changed {
            value: Some(earlier.request_line()),
            touches_spec: true,
        }),
        edit: None,
        remark: Some("gone from the page".to_owned()),
        accepted: None,
        related: Vec::new(),
    };
    name(&mut finding);
    finding
}

/// The request line with the spec's names in the placeholders, if there are as many.
fn request(page: &PageOperation, spec: &crate::spec::SpecOperation) -> Option<String> {
    let path = page.path.as_deref()?.split('?').next()?;
    let mut own = spec
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name);
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, behind) = after.split_once('}')?;
        out += before;
        out += &format!("{{{}}}", own.next()?);
        rest = behind;
    }
    if own.next().is_some() {
        return None;
    }
    let method = page.method.as_deref().unwrap_or(&spec.method);
    Some(format!("{method} {out}{rest}"))
}
