//! A list cannot be walked page after page any more.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pages-removed",
    summary: "A list cannot be walked page after page any more",
    explanation: "\
`stream`, `pages` and `iter` are gone from the builder, so programs that call them do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if let (Some(pages), None) = (&old.pages, &new.pages) {
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "pages", ""))
                .was(pages.items.span, "pages")
                .is(new.name.span, "no pages")
                .wire(Verdict::Major, "further pages are not asked for any more")
                .rust(Verdict::Major, "`stream` and `pages` are gone from the builder");
            found.push(finding.says("cannot be walked any more"));
        }
    }
}
