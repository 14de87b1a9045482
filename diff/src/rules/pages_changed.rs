//! The further pages of a list are asked for otherwise.

use super::{Rule, walks};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pages-changed",
    summary: "The further pages of a list are asked for otherwise",
    explanation: "\
Another field counts, counting begins elsewhere, or the items are elsewhere in the answer: walks that worked do
something else. Where items of another type come out of a walk, programs do not compile. The field that says how
many items a page has matters less: it only tells whether a page is the last.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (Some(old), Some(new)) = (&call.old.operation.pages, &call.new.operation.pages) else {
            continue;
        };
        let paths = walks::Paths::of(pair, call);
        let (advances, sizes, items) = (
            paths.advance_alike(&old.advance, &new.advance),
            paths.same_field(old.size, new.size),
            paths.same_path(&old.items.value, &new.items.value),
        );
        if advances && sizes && items {
            continue;
        }
        let mut finding = pair
            .finding(&RULE, What::part(&call.name(), "pages", ""))
            .was(old.items.span, paths.old_words(old))
            .is(new.items.span, paths.new_words(new))
            .wire(
                if advances && items {
                    Verdict::Patch
                } else {
                    Verdict::Major
                },
                "further pages are asked for otherwise",
            );
        if !items && !paths.same_items(&old.items.value, &new.items.value) {
            finding = finding.rust(Verdict::Major, "the items are of another type");
        }
        found.push(finding.says(format!("are asked for by {}", paths.new_words(new))));
    }
}
