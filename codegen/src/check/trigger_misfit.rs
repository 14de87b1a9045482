//! A `when` that never comes true.

use std::collections::{BTreeMap, BTreeSet};

use crate::constraint::judge;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Constraints, ErrorCase, Field, Group, Model, Operation, SampleValue, Trigger, TypeKind, TypeRef};
use crate::source::{Span, Spanned};

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "trigger-misfit",
    summary: "A `when` that never comes true",
    explanation: "\
`when` says when the mock answers with an error by itself. `unauthenticated` needs credentials to be wrong, `{ rule: … }` a
field with such a rule, `{ field: … }` a field that can break a rule, `{ field: …, value: … }` a value that the field can
have. Secret values do not belong into a spec. Of two errors with the same `when` only the first would ever come.

### Refused

```yaml
form: { fields: { name: {} } }
codes:
  4: { error: LengthOutOfRange, when: { rule: length } }
```

### Instead

```yaml
form: { fields: { name: { length: 5..20 } } }
codes:
  4: { error: LengthOutOfRange, when: { rule: length } }
```
",
};

/// An operation, and the kinds of rules that its request can break.
struct Context<'a> {
    model: &'a Model,
    operation: &'a Operation,
    in_force: BTreeSet<&'static str>,
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations().filter(|operation| !operation.errors.is_empty()) {
        let request = &operation.request;
        let context = Context {
            model,
            operation,
            in_force: rules_in_force(model, &request.fields, &request.groups),
        };
        check_operation(&context, diagnostics);
    }
}

fn check_operation(context: &Context<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &ErrorCase> = BTreeMap::new();
    for error in &context.operation.errors {
        let Some(when) = &error.when else { continue };
        check_trigger(context, error, when, diagnostics);
        // An operation's own error may well come before the service's for the same trigger.
        let first = *seen
            .entry(format!("{} {:?}", error.shared, when.value))
            .or_insert(error);
        if !std::ptr::eq(first, error) {
            report_repeated(first, error, when.span, diagnostics);
        }
    }
}

fn report_repeated(first: &ErrorCase, second: &ErrorCase, span: Span, diagnostics: &mut Diagnostics) {
    let headline = format!("`{}` and `{}` have the same `when`", first.name.spec, second.name.spec);
    diagnostics.push(
        Diagnostic::error(&RULE, span, headline)
            .label("would never come")
            .related(first.name.span, "this error comes first")
            .help("leave `when` out of one of them; the mock still answers with it when asked to"),
    );
}

fn check_trigger(context: &Context<'_>, error: &ErrorCase, when: &Spanned<Trigger>, diagnostics: &mut Diagnostics) {
    let model = context.model;
    let field = |index: &usize| context.operation.request.fields.get(*index);
    let problem = match &when.value {
        Trigger::Unauthenticated => unauthenticated_problem(model),
        Trigger::Rule(rule) => rule_problem(context, error, rule),
        Trigger::Field(index) => field(index).and_then(|field| field_problem(model, field)),
        Trigger::Value(index, value) => field(index).and_then(|field| value_problem(model, field, value)),
        Trigger::Invalid | Trigger::UnknownPath => None,
    };
    if let Some((reason, help)) = problem {
        let headline = format!("the `when` of `{}` never comes true", error.name.spec);
        diagnostics.push(Diagnostic::error(&RULE, when.span, headline).label(reason).help(help));
    }
}

type Problem = Option<(String, String)>;

fn unauthenticated_problem(model: &Model) -> Problem {
    model.api.credentials.is_empty().then(|| {
        (
            "this API has no credentials".to_owned(),
            "leave `when` out, or describe the `credentials:` and `auth:` of the API".to_owned(),
        )
    })
}

fn rule_problem(context: &Context<'_>, error: &ErrorCase, rule: &str) -> Problem {
    // What the service says once for all operations need not come true in each.
    (!error.shared && !context.in_force.contains(rule)).then(|| {
        (
            format!("no field of `{}` has the rule `{rule}`", context.operation.name.spec),
            "add the rule to the field that the page names, or leave `when` out".to_owned(),
        )
    })
}

fn field_problem(model: &Model, field: &Field) -> Problem {
    rules_in_force(model, std::slice::from_ref(field), &[])
        .is_empty()
        .then(|| {
            (
                format!("`{}` takes any value", field.name.spec),
                "add the rule that the page states, name a `value`, or leave `when` out".to_owned(),
            )
        })
}

fn value_problem(model: &Model, field: &Field, value: &str) -> Problem {
    let name = &field.name.spec;
    if field.secret {
        return Some((
            format!("`{name}` is secret, and a spec holds no secret values"),
            "name a field that is not secret, or leave `when` out".to_owned(),
        ));
    }
    let value = SampleValue::Scalar(value.to_owned());
    // Only the type, of an item where there are several: a client that is not strict may send what breaks a constraint.
    judge(field.ty.innermost(), &Constraints::default(), model, &value)
        .first()
        .map(|broken| {
            (
                format!("`{name}` never has this value: it {}", broken.message),
                format!("name a value that `{name}` can have"),
            )
        })
}

/// The kinds of rules that a request can break.
fn rules_in_force(model: &Model, fields: &[Field], groups: &[Group]) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    fields.iter().for_each(|field| add_rules(model, field, &mut found));
    groups.iter().for_each(|group| add_group(group, &mut found));
    for id in model.reachable(fields) {
        if let TypeKind::Object { fields, groups, .. } = &model.ty(id).kind {
            fields.iter().for_each(|field| add_rules(model, field, &mut found));
            groups.iter().for_each(|group| add_group(group, &mut found));
        }
    }
    found
}

fn add_rules(model: &Model, field: &Field, found: &mut BTreeSet<&'static str>) {
    let constraints = &field.constraints;
    let item = field.ty.innermost();
    let is_enum = item
        .named()
        .is_some_and(|id| matches!(model.ty(id).kind, TypeKind::Enum { .. }));
    let is_list = field.ty.element().is_some();
    let is_date = matches!(item, TypeRef::Date | TypeRef::DateTime);
    let is_number_or_flag = matches!(item, TypeRef::Int | TypeRef::Float | TypeRef::Decimal | TypeRef::Bool);
    let rules = [
        ("required", !field.optional),
        ("known", is_enum),
        ("type", is_list || is_number_or_flag || walk::is_object(model, item)),
        ("format", is_date || constraints.format.is_some()),
        ("length", constraints.length.is_some()),
        ("chars", constraints.chars.is_some()),
        ("pattern", constraints.pattern.is_some()),
        ("range", constraints.range.is_some()),
        ("multiple_of", constraints.multiple_of.is_some()),
        ("items", constraints.items.is_some()),
        ("unique", constraints.unique),
    ];
    found.extend(
        rules
            .into_iter()
            .filter(|(_, is_there)| *is_there)
            .map(|(rule, _)| rule),
    );
}

fn add_group(group: &Group, found: &mut BTreeSet<&'static str>) {
    found.insert(match group {
        Group::AtLeastOneOf(_) => "at_least_one_of",
        Group::ExactlyOneOf(_) => "exactly_one_of",
        Group::Together(_) => "together",
        Group::InOrder(_) => "in_order",
        Group::RequiredIf { .. } => "required_if",
        Group::RequiredUnless { .. } => "required_unless",
    });
}
