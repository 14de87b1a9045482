//! A rule over several fields is new.

use super::{Rule, groups};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "group-added",
    summary: "A rule over several fields is new",
    explanation: "\
The client refuses requests that break such a rule before they are sent. A rule that has changed is one that is gone
and one that is new. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_sent) {
        let (old, new) = groups::written(list);
        let known = |text: &str| old.iter().any(|rule| rule.text == text);
        for rule in new.iter().filter(|rule| !known(&rule.text)) {
            let finding = pair
                .finding(&RULE, What::part(&list.owner, "rule", &rule.text))
                .going(Direction::Sent)
                .is(rule.span, rule.text.as_str())
                .wire(Verdict::Major, "requests that break it are refused");
            found.push(finding.says("is new"));
        }
    }
}
