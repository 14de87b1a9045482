//! Two operations that send to one method and path.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Method, Model, Operation, PathPart, Resource};

pub(crate) static RULE: Rule = Rule {
    id: "duplicate-route",
    summary: "Two operations with one method and path",
    explanation: "\
An operation is known by its method and its path. Two with the same pair are mostly one operation written twice; the mock
could not tell which was meant. What a placeholder is called does not matter: `/account/{id}` and `/account/{name}` are
one path. Constant items of the query string and a `host_prefix` tell operations apart, and so do placeholders that are enums
without a common value.

### Refused

```yaml
operations:
  get:  { request: 'GET /account/{id}' }
  read: { request: 'GET /account/{name}' }
```

### Instead

```yaml
operations:
  get: { request: 'GET /account/{id}' }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<(Method, String), Vec<Route<'_>>> = BTreeMap::new();
    for resource in &model.resources {
        for operation in &resource.operations {
            let same = seen.entry((operation.method.value, route(operation))).or_default();
            let second = Route {
                resource,
                operation,
                choices: operation
                    .path
                    .value
                    .iter()
                    .map(|part| values(model, operation, part))
                    .collect(),
            };
            match same.iter().find(|first| first.overlaps(&second)) {
                Some(first) => report(first, &second, diagnostics),
                None => same.push(second),
            }
        }
    }
}

/// An operation with what may stand at each part of its path, where that is one of several texts.
struct Route<'a> {
    resource: &'a Resource,
    operation: &'a Operation,
    choices: Vec<Option<BTreeSet<&'a str>>>,
}

impl Route<'_> {
    /// Whether a path may be one of both.
    fn overlaps(&self, other: &Route<'_>) -> bool {
        let mut pairs = self.choices.iter().zip(&other.choices);
        pairs.all(|pair| match pair {
            (Some(left), Some(right)) => !left.is_disjoint(right),
            _ => true,
        })
    }

    fn name(&self) -> String {
        format!("`{}.{}`", self.resource.name.spec, self.operation.name.spec)
    }
}

fn report(first: &Route<'_>, second: &Route<'_>, diagnostics: &mut Diagnostics) {
    let headline = format!("{} and {} have one method and path", first.name(), second.name());
    diagnostics.push(
        Diagnostic::error(&RULE, second.operation.path.span, headline)
            .label("the same route again")
            .related(first.operation.path.span, "first here")
            .help("keep one operation, or correct the path of the other"),
    );
}

/// What stands at that part of the path, where it is one of several texts.
fn values<'a>(model: &'a Model, operation: &'a Operation, part: &PathPart) -> Option<BTreeSet<&'a str>> {
    let (PathPart::Field(index) | PathPart::Greedy(index)) = part else {
        return None;
    };
    let field = operation.request.fields.get(*index)?;
    let texts = model.enum_texts(field.ty.innermost())?;
    Some(texts.into_iter().collect())
}

/// Path, constant query items and host prefix, whatever the placeholders are called.
fn route(operation: &Operation) -> String {
    let template = |parts: &[PathPart]| -> String {
        let part = |part: &PathPart| match part {
            PathPart::Literal(text) => text.clone(),
            PathPart::Field(_) => "{}".to_owned(),
            PathPart::Greedy(_) => "{+}".to_owned(),
        };
        parts.iter().map(part).collect()
    };
    let (path, host) = (template(&operation.path.value), template(&operation.host_prefix));
    let mut query = operation.query.clone();
    query.sort();
    format!("{path} {query:?} {host}")
}
