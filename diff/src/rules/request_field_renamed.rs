//! A field of a request is called otherwise in programs.

use super::Rule;
use crate::change::code;
use crate::pair::{FieldPair, Pair};
use crate::{Direction, Finding};

pub(super) static RULE: Rule = Rule {
    id: "request-field-renamed",
    summary: "A field of a request is called otherwise in programs",
    explanation: "\
It is written under the same name on the wire, so nothing changes for the service, but the setter and the public
field have another name and programs that use them do not compile.

To give a field another name on the wire alone, use `wire_name`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let sent = pair
        .field_pairs()
        .filter(|field| field.list.is_sent && field.list.is_struct());
    for field in sent.filter(FieldPair::is_renamed) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Sent)
            .was(field.old.name.span, field.old.name.spec.as_str())
            .is(field.new.name.span, field.new.name.spec.as_str())
            .renamed(&field.old.name, &field.new.name, "its setter has another name");
        found.push(finding.says(format!("was {}", code(&field.old.name.spec))));
    }
}
