//! A sample that breaks the rule beside it.

use crate::constraint::{Broken, object_violations, text_violations, violations};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Model, Operation, Sample};
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "sample-breaks-rule",
    summary: "A sample that breaks the rule beside it",
    explanation: "\
A page's samples and its rules were often written by different hands. A sample that breaks a rule says that one of the two
is wrong; the author decides which. A sample that is kept all the same is acknowledged with the reason: `sample_breaks` on a
field, `breaks` by field name on a sample of an operation. A field that the request does not have is never acknowledged.

### Refused

```yaml
at_subuser: { pattern: '^\\d{9}/', sample: 12345689/0 }
```

### Instead

```yaml
at_subuser:
  pattern: '^\\d{9}/'
  sample: 12345689/0
  sample_breaks: The page's curl sample has eight digits where its rule asks for nine.
```
",
};

/// What a value of an object breaks that has a field too many: never acknowledged, for nothing could be done with it.
const UNKNOWN_FIELD: &str = "unknown_field";

/// Nobody reads more findings than that.
const ENOUGH: usize = 10_000;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for field in walk::fields(model) {
        check_field(model, field, diagnostics);
    }
    check_variables(model, diagnostics);
    for operation in model.operations() {
        for sample in &operation.samples {
            // Each sample may lack each field: a hostile spec has more of that than fits into memory.
            if diagnostics.len() > ENOUGH {
                return;
            }
            check_sample(model, operation, sample, diagnostics);
        }
    }
}

/// The field that a finding about a whole request speaks of; empty: several.
pub(super) fn field_of(broken: &Broken) -> &str {
    broken.path.split(['.', '[']).next().unwrap_or_default()
}

fn check_field(model: &Model, field: &Field, diagnostics: &mut Diagnostics) {
    let Some(sample) = &field.sample else { return };
    for broken in violations(&field.ty, field, model, &sample.value) {
        let broken = broken.under(&field.name.spec);
        let path = shown(&broken.path);
        let (headline, help) = if broken.rule == UNKNOWN_FIELD {
            (
                format!(
                    "the sample of `{}` has {path}, which the type does not have",
                    field.name.spec
                ),
                "name the fields as the spec does, not as they travel",
            )
        } else if sample.breaks.is_none() {
            (
                format!("the sample of {path} breaks the rule `{}`", broken.rule),
                "correct the sample or the rule, or keep both and say why with `sample_breaks: …`",
            )
        } else {
            continue;
        };
        diagnostics.push(
            Diagnostic::error(&RULE, sample.span, headline)
                .label(broken.message)
                .help(help),
        );
    }
}

fn check_variables(model: &Model, diagnostics: &mut Diagnostics) {
    for variable in model.api.servers.iter().flat_map(|server| &server.variables) {
        let Some(sample) = &variable.sample else {
            continue;
        };
        for broken in text_violations(&variable.constraints, &sample.value) {
            let headline = format!(
                "the sample of `{}` breaks the rule `{}`",
                variable.name.spec, broken.rule
            );
            diagnostics.push(
                Diagnostic::error(&RULE, sample.span, headline)
                    .label(broken.message)
                    .help("correct the sample or the rule"),
            );
        }
    }
}

fn check_sample(model: &Model, operation: &Operation, sample: &Sample, diagnostics: &mut Diagnostics) {
    let request = &operation.request;
    let sample_name = &sample.name.spec;
    for broken in object_violations(&request.fields, &request.groups, model, &sample.request) {
        let field = field_of(&broken);
        let path = shown(&broken.path);
        let value = sample.request.get(field);
        let (headline, help) = match broken.rule {
            UNKNOWN_FIELD => (
                format!("the sample `{sample_name}` has {path}, which its type does not have"),
                "name the fields as the spec does, not as they travel".to_owned(),
            ),
            _ if sample.breaks.contains_key(field) => continue,
            rule if field.is_empty() => (
                format!("the sample `{sample_name}` breaks the rule `{rule}`"),
                "complete the sample or correct the rule".to_owned(),
            ),
            rule => (
                format!("the sample `{sample_name}` breaks the rule `{rule}` of {path}"),
                format!("correct the sample or the rule, or keep both and say why with `breaks: {{ {field}: … }}`"),
            ),
        };
        let (span, label) = match value {
            Some(value) => (value.span, broken.message),
            None if field.is_empty() => (sample.name.span, broken.message),
            None => (sample.name.span, format!("{path} {}", broken.message)),
        };
        diagnostics.push(Diagnostic::error(&RULE, span, headline).label(label).help(help));
    }
}
