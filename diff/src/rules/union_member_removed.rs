//! A union has lost a member.

use super::{Rule, words};
use crate::pair::{Pair, Role};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "union-member-removed",
    summary: "A union has lost a member",
    explanation: "\
Programs that name the variant do not compile. In an answer the member is kept as an unknown one, without its value.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.role == Role::Union) {
        for member in list.removed() {
            let finding = pair
                .finding(&RULE, list.what(member))
                .was(member.name.span, words::ty(pair.old.model, &member.ty))
                .judged(list.judge(
                    (Verdict::Major, "it cannot be sent any more"),
                    (Verdict::Major, "its value is not read any more"),
                ))
                .rust(Verdict::Major, "its variant is gone");
            found.push(finding.says("is gone"));
        }
    }
}
