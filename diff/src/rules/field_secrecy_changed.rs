//! Whether a field is secret has changed.

use specwright_codegen::model::TypeRef;

use super::Rule;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "field-secrecy-changed",
    summary: "Whether a field is secret has changed",
    explanation: "\
A secret is never shown: not in logs, not in errors, not by `{:?}`. A secret text is a `Secret`, a text that is none
is a `String`, so programs that read or build it do not compile; other types keep their Rust type. On the wire
nothing changes.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.old.secret != field.new.secret) {
        let word = |is_secret| if is_secret { "secret" } else { "not secret" };
        let (verdict, why) = match field.new.ty.innermost() {
            TypeRef::String => (Verdict::Major, "texts that are secret are of the type `Secret`"),
            _ => (Verdict::Patch, "it is shown otherwise"),
        };
        let finding = pair
            .finding(&RULE, field.what())
            .was(field.old.name.span, word(field.old.secret))
            .is(field.new.name.span, word(field.new.secret))
            .rust(verdict, why);
        found.push(finding.says(format!("is {}", word(field.new.secret))));
    }
}
