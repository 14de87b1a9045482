//! A union has another member.

use super::{Rule, words};
use crate::pair::{Pair, Role};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "union-member-added",
    summary: "A union has another member",
    explanation: "\
It can be sent, and answers with it have a name. Unions are not exhaustive, so programs that match on them compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.role == Role::Union) {
        for member in list.added() {
            let finding = pair
                .finding(&RULE, list.what(member))
                .is(member.name.span, words::ty(pair.new.model, &member.ty))
                .judged(list.judge(
                    (Verdict::Minor, "one more member can be sent"),
                    (Verdict::Minor, "one more member is read"),
                ))
                .rust(Verdict::Minor, "there is one more variant");
            found.push(finding.says("is new"));
        }
    }
}
