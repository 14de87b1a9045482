//! A list can be walked page after page.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pages-added",
    summary: "A list can be walked page after page",
    explanation: "\
The builder gets `stream` and `pages`, in the blocking client `iter`. Nothing that worked is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if let (None, Some(pages)) = (&old.pages, &new.pages) {
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "pages", ""))
                .was(old.name.span, "no pages")
                .is(pages.items.span, "pages")
                .wire(Verdict::Minor, "further pages can be asked for")
                .rust(Verdict::Minor, "the builder has `stream` and `pages`");
            found.push(finding.says("can be walked"));
        }
    }
}
