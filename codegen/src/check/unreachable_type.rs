//! A type that no operation uses.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unreachable-type",
    summary: "A type that no operation uses",
    explanation: "\
Every type is there for a request or an answer. One that no operation uses, directly or through another type, is mostly
left over from a change, or its field names a different type by mistake. Nobody would notice when it goes out of date.

### Refused

```yaml
types:
  Account: { about: An account., fields: { id: {} } }
operations: {}
```

### Instead

```yaml
types:
  Account: { about: An account., fields: { id: {} } }
operations:
  get:
    request: GET /account
    responds: { 200: { json: { fields: { account: Account } } } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let details = model.details();
    let of_details = details.iter().flat_map(|id| model.ty(*id).fields());
    let mut reached = model.reachable(walk::operation_fields(model).chain(of_details));
    reached.extend(&details);
    let in_place: BTreeSet<_> = walk::fields(model).map(|field| field.name.span).collect();
    let types = model
        .types
        .iter()
        .enumerate()
        .filter(|(id, _)| !reached.contains(&crate::model::TypeId(*id)));
    // A type that a field defines in place goes with the type around it.
    let unused_types = types
        .map(|(_, ty)| (&ty.name.spec, ty.name.span))
        .filter(|(_, span)| !in_place.contains(span));
    let aliases = model.aliases.iter().filter(|alias| !alias.used);
    let unused_aliases = aliases.map(|alias| (&alias.name.value, alias.name.span));
    for (name, span) in unused_types.chain(unused_aliases) {
        diagnostics.push(
            Diagnostic::error(&RULE, span, format!("no operation uses the type `{name}`"))
                .help("name it as the type of a field, or remove it"),
        );
    }
}
