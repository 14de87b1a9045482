//! Rules over several fields.

use specwright_codegen::model::{self, Field};
use specwright_codegen::source::Span;

use super::fields::Around;
use super::{Collector, SpecFact};
use crate::facts::{Claim, Condition, Group, Subject};

impl Collector<'_> {
    /// The rules over some fields that are sent. An answer keeps to none.
    pub(super) fn groups(&mut self, groups: &[model::Group], fields: &[Field], around: &Around, owner: Span) {
        if !around.is_sent {
            return;
        }
        let name = |index: usize| {
            fields
                .get(index)
                .map_or_else(String::new, |field| name_of(field, around))
        };
        let names = |indexes: &[usize]| indexes.iter().map(|index| name(*index)).collect::<Vec<_>>();
        for group in groups {
            let (subject, claim, span) = match group {
                model::Group::AtLeastOneOf(all) => (
                    Subject::Operation,
                    Claim::Group(Group::AtLeastOneOf(names(&all.value))),
                    all.span,
                ),
                model::Group::ExactlyOneOf(all) => (
                    Subject::Operation,
                    Claim::Group(Group::ExactlyOneOf(names(&all.value))),
                    all.span,
                ),
                model::Group::Together(all) => (
                    Subject::Operation,
                    Claim::Group(Group::Together(names(&all.value))),
                    all.span,
                ),
                // No page says it in words that are read.
                model::Group::InOrder(_) => continue,
                model::Group::RequiredIf {
                    field,
                    other,
                    equals,
                    span,
                } => {
                    let condition = Condition::If {
                        other: name(*other),
                        equals: equals.clone(),
                    };
                    (Subject::Request(name(*field)), Claim::Condition(condition), *span)
                }
                model::Group::RequiredUnless {
                    field,
                    other,
                    equals,
                    span,
                } => {
                    let condition = Condition::Unless {
                        other: name(*other),
                        equals: equals.clone(),
                    };
                    (Subject::Request(name(*field)), Claim::Condition(condition), *span)
                }
            };
            let keys = match subject {
                Subject::Operation => self.trees.owner(owner),
                _ => self.trees.owner(span),
            };
            self.facts.push(SpecFact {
                subject,
                other_names: Vec::new(),
                claim,
                span,
                keys,
                as_text: around.as_text,
                reasons: Vec::new(),
            });
        }
    }
}

fn name_of(field: &Field, around: &Around) -> String {
    around.names(field).into_iter().next().unwrap_or_default()
}
