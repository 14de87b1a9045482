//! A field of a request may be left out.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-field-optional",
    summary: "A field of a request may be left out",
    explanation: "\
Every request that was accepted still is. The setter takes what it took, so programs that only call it compile on;
those that read the public field of the request, or name the type of a builder, find another type.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let sent = pair
        .field_pairs()
        .filter(|field| field.list.is_sent && field.list.is_struct());
    for field in sent.filter(|field| field.optional() == (false, true)) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Sent)
            .was(field.old.name.span, words::presence(field.old))
            .is(field.new.name.span, words::presence(field.new))
            .wire(Verdict::Minor, "requests without it are accepted, too")
            .rust(
                Verdict::Major,
                "the public field is an `Option` now; programs that only call the setter compile on",
            );
        found.push(finding.says("may be left out"));
    }
}
