//! Whether a request keeps the rules of the spec, and which documented error answers it when it does not.

use specwright_codegen::constraint::{Broken, object_violations};
use specwright_codegen::model::{ErrorCase, Model, Operation, SampleValue, Trigger};
use specwright_codegen::sample::Values;

use crate::breach::{Report, is_in};

/// Everything that is wrong with the request. Of a request that cannot be read no field is judged.
pub(crate) fn check_request(model: &Model, operation: &Operation, values: &Values, mut report: Report) -> Vec<Broken> {
    if !report.is_malformed() {
        let request = &operation.request;
        for broken in object_violations(&request.fields, &request.groups, model, values) {
            report.push(broken);
        }
    }
    report.into_found()
}

/// The error that a documented value provokes, and the field that has it.
pub(crate) fn provoked_by_value<'m>(operation: &'m Operation, values: &Values) -> Option<(&'m ErrorCase, usize)> {
    operation.errors.iter().find_map(|case| {
        let Some(Trigger::Value(field, text)) = trigger(case) else {
            return None;
        };
        let name = operation.request.fields.get(*field)?.name.spec.as_str();
        let value = values.get(name)?;
        has_text(&value.value, text).then_some((case, *field))
    })
}

/// The documented error that fits best: one that speaks of the field, else of the rule, else of any fault.
pub(crate) fn provoked_by_fault<'m, 'b>(
    operation: &'m Operation,
    faults: &'b [Broken],
) -> Option<(&'m ErrorCase, &'b Broken)> {
    let find = |fits: &dyn Fn(&Trigger, &Broken) -> bool| {
        operation.errors.iter().find_map(|case| {
            let trigger = trigger(case)?;
            let fault = faults.iter().find(|fault| fits(trigger, fault))?;
            Some((case, fault))
        })
    };
    let by_field = |trigger: &Trigger, fault: &Broken| {
        let Trigger::Field(index) = trigger else {
            return false;
        };
        operation
            .request
            .fields
            .get(*index)
            .is_some_and(|field| is_in(fault, field))
    };
    find(&by_field)
        .or_else(|| find(&|trigger, fault| matches!(trigger, Trigger::Rule(rule) if rule == fault.rule)))
        .or_else(|| find(&|trigger, _| *trigger == Trigger::Invalid))
}

/// The first error with that trigger.
pub(crate) fn triggered<'m>(errors: &'m [ErrorCase], wanted: &Trigger) -> Option<&'m ErrorCase> {
    errors.iter().find(|case| trigger(case) == Some(wanted))
}

fn trigger(case: &ErrorCase) -> Option<&Trigger> {
    case.when.as_ref().map(|when| &when.value)
}

/// Whether the value is that text, or a list, a map or a union that holds it.
fn has_text(value: &SampleValue, wanted: &str) -> bool {
    match value {
        SampleValue::Scalar(text) => text == wanted,
        SampleValue::List(items) => items.iter().any(|item| has_text(&item.value, wanted)),
        SampleValue::Object(members) => members.values().any(|value| has_text(&value.value, wanted)),
    }
}
