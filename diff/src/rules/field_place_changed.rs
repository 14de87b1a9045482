//! A field travels elsewhere.

use specwright_codegen::model::Place;

use super::Rule;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "field-place-changed",
    summary: "A field travels elsewhere",
    explanation: "\
The service looks for the field at another place, or sends it there. Programs compile as before.

If the service takes it at both, nothing has to change.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.old.place != field.new.place) {
        let (old, new) = (place(field.old.place), place(field.new.place));
        let finding = pair
            .finding(&RULE, field.what())
            .was(field.old.name.span, old)
            .is(field.new.name.span, new)
            .judged(field.list.judge(
                (Verdict::Major, "it is sent elsewhere"),
                (Verdict::Major, "it is not read any more from where it was"),
            ));
        found.push(finding.says(format!("is in {new} instead of {old}")));
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "the path",
        Place::Query => "the query string",
        Place::Header => "a header",
        Place::Body => "the body",
        Place::XmlAttribute => "an attribute",
        Place::XmlText => "an element's text",
        Place::BesideRoot => "the body, beside the root",
        Place::Payload => "the body, as a whole",
        Place::Status => "the status",
    }
}
