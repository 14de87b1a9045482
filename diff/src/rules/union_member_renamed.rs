//! A member of a union is called otherwise in programs.

use super::Rule;
use crate::Finding;
use crate::change::code;
use crate::pair::{FieldPair, Pair, Role};

pub(super) static RULE: Rule = Rule {
    id: "union-member-renamed",
    summary: "A member of a union is called otherwise in programs",
    explanation: "\
It has the same name on the wire, but programs that name the variant do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let members = pair.field_pairs().filter(|field| field.list.role == Role::Union);
    for field in members.filter(FieldPair::is_renamed) {
        let finding = pair
            .finding(&RULE, field.what())
            .was(field.old.name.span, field.old.name.spec.as_str())
            .is(field.new.name.span, field.new.name.spec.as_str())
            .renamed(&field.old.name, &field.new.name, "its variant has another name");
        found.push(finding.says(format!("was {}", code(&field.old.name.spec))));
    }
}
