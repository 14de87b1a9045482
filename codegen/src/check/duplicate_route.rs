//! Two operations that send to one method and path.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Method, Model, Operation, PathPart, Resource};

pub(crate) static RULE: Rule = Rule {
    id: "duplicate-route",
    summary: "Two operations with one method and path",
    explanation: "\
An operation is known by its method and its path. Two with the same pair are mostly one operation written twice; the mock
could not tell which was meant. What a placeholder is called does not matter: `/account/{id}` and `/account/{name}` are
one path. Constant items of the query string and a `host_prefix` tell operations apart.

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
    let mut seen: BTreeMap<(Method, String), (&Resource, &Operation)> = BTreeMap::new();
    for resource in &model.resources {
        for operation in &resource.operations {
            let route = (operation.method.value, route(operation));
            match seen.get(&route) {
                Some(first) => report(*first, (resource, operation), diagnostics),
                None => {
                    seen.insert(route, (resource, operation));
                }
            }
        }
    }
}

fn report(first: (&Resource, &Operation), second: (&Resource, &Operation), diagnostics: &mut Diagnostics) {
    let name =
        |(resource, operation): (&Resource, &Operation)| format!("`{}.{}`", resource.name.spec, operation.name.spec);
    let headline = format!("{} and {} have one method and path", name(first), name(second));
    diagnostics.push(
        Diagnostic::error(&RULE, second.1.path.span, headline)
            .label("the same route again")
            .related(first.1.path.span, "first here")
            .help("keep one operation, or correct the path of the other"),
    );
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
