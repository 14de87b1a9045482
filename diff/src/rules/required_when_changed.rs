//! In which case a field is wanted is said otherwise.

use super::Rule;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "required-when-changed",
    summary: "In which case a field is wanted is said otherwise",
    explanation: "\
The client cannot see the case, so it checks nothing: only the words have changed.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.required_when, &field.new.required_when);
        if old == new {
            continue;
        }
        let text = |case: &Option<String>| case.clone().unwrap_or_else(|| "no case".to_owned());
        let finding = pair
            .finding(&RULE, field.what())
            .was(field.old.name.span, text(old))
            .is(field.new.name.span, text(new))
            .wire(Verdict::Patch, "what the service is said to want is told otherwise");
        found.push(finding.says(match new {
            Some(case) => format!("is wanted when: {case}"),
            None => "is wanted in no special case".to_owned(),
        }));
    }
}
