//! A type has another name.

use super::Rule;
use crate::change::{What, code};
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-renamed",
    summary: "A type has another name",
    explanation: "\
Programs that name it do not compile. Names of types do not travel. A type counts as renamed if one of another name,
with mostly the same fields or values, stands where it stood.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        let (was, is) = (type_name(pair.old.model, old), type_name(pair.new.model, new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&is))
            .was(pair.old.model.ty(old).name.span, was.as_str())
            .is(pair.new.model.ty(new).name.span, is.as_str())
            .rust(Verdict::Major, "the type has another name");
        found.push(finding.says(format!("was {}", code(&was))));
    }
}
