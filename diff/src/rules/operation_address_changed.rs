//! An operation calls another address.

use specwright_codegen::model::{Operation, PathPart};

use super::{Rule, words};
use crate::change::{What, code};
use crate::pair::{Pair, match_fields};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-address-changed",
    summary: "An operation calls another address",
    explanation: "\
The method, the path, a fixed part of the query string or what stands before the host is another one. Programs
compile as before and call something else. A field of the path that has another name is not another address.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        let is_same = old.method.value == new.method.value
            && are_same(old, new, &old.path.value, &new.path.value)
            && are_same(old, new, &old.host_prefix, &new.host_prefix)
            && old.query == new.query;
        if is_same {
            continue;
        }
        let (was, is) = (words::address(old), words::address(new));
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .was(old.path.span, was.as_str())
            .is(new.path.span, is.as_str())
            .wire(Verdict::Major, "it calls another address");
        found.push(finding.says(format!("is {} instead of {}", code(&is), code(&was))));
    }
}

/// Whether both are made of the same texts and the same fields, whatever their names.
fn are_same(old: &Operation, new: &Operation, old_parts: &[PathPart], new_parts: &[PathPart]) -> bool {
    let fields = match_fields(&old.request.fields, &new.request.fields);
    let is_same = |(old, new): (&PathPart, &PathPart)| match (old, new) {
        (PathPart::Literal(old), PathPart::Literal(new)) => old == new,
        (PathPart::Field(old), PathPart::Field(new)) | (PathPart::Greedy(old), PathPart::Greedy(new)) => {
            fields.both.contains(&(*old, *new))
        }
        _ => false,
    };
    old_parts.len() == new_parts.len() && old_parts.iter().zip(new_parts).all(is_same)
}
