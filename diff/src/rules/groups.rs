//! Rules over several fields, in words that do not depend on their order in the file.

use specwright_codegen::model::{Field, Group};
use specwright_codegen::source::Span;

use crate::pair::Fields;

/// A rule and where it is.
pub(super) struct Written {
    pub(super) text: String,
    /// In the order of the file.
    pub(super) as_written: String,
    pub(super) span: Span,
}

/// Whether both have the same rules, in whatever order.
pub(super) fn are_same(old: &[Written], new: &[Written]) -> bool {
    let sorted = |rules: &[Written]| {
        let mut texts: Vec<String> = rules.iter().map(|rule| rule.text.clone()).collect();
        texts.sort();
        texts
    };
    sorted(old) == sorted(new)
}

/// The rules of both sides, with the fields' new names where they have one.
pub(super) fn written(list: &Fields<'_>) -> (Vec<Written>, Vec<Written>) {
    let new_name = |index: usize| {
        let pair = list.matched.both.iter().find(|(old, _)| *old == index);
        let renamed = pair.and_then(|&(_, new)| list.new.fields.get(new));
        name(renamed.or_else(|| list.old.fields.get(index)))
    };
    let old = list.old.groups.iter().map(|group| in_words(group, &new_name));
    let new = list
        .new
        .groups
        .iter()
        .map(|group| in_words(group, &|index| name(list.new.fields.get(index))));
    (old.collect(), new.collect())
}

fn name(field: Option<&Field>) -> String {
    field.map_or_else(String::new, |field| field.name.spec.clone())
}

/// `at_least_one_of email, mobile`.
fn in_words(group: &Group, name: &dyn Fn(usize) -> String) -> Written {
    let (rule, members) = match group {
        Group::AtLeastOneOf(members) => ("at_least_one_of", members),
        Group::ExactlyOneOf(members) => ("exactly_one_of", members),
        Group::Together(members) => ("together", members),
        Group::InOrder(members) => ("in_order", members),
        Group::RequiredIf {
            field,
            other,
            equals,
            span,
        } => {
            return condition("if", &name(*field), &name(*other), equals, *span);
        }
        Group::RequiredUnless {
            field,
            other,
            equals,
            span,
        } => {
            return condition("unless", &name(*field), &name(*other), equals, *span);
        }
    };
    let mut names: Vec<String> = members.value.iter().map(|&index| name(index)).collect();
    let as_written = format!("{rule} {}", names.join(", "));
    if rule != "in_order" {
        names.sort();
    }
    Written {
        as_written,
        text: format!("{rule} {}", names.join(", ")),
        span: members.span,
    }
}

fn condition(word: &str, field: &str, other: &str, equals: &[String], span: Span) -> Written {
    let in_words = |equals: &[String]| {
        let is = if equals.is_empty() {
            String::new()
        } else {
            format!(" is {}", equals.join(" or "))
        };
        format!("{field} required {word} {other}{is}")
    };
    let mut sorted = equals.to_vec();
    sorted.sort();
    Written {
        text: in_words(&sorted),
        as_written: in_words(equals),
        span,
    }
}
