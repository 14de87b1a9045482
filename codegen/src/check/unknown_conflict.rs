//! A conflict that nobody describes.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;
use crate::wording::{nearest, shown};

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unknown-conflict",
    summary: "A `conflict` that `evidence.yaml` does not describe",
    explanation: "\
`conflict` points to a contradiction between the sources of a spec, which `evidence.yaml` describes under `conflicts`: what
each of them says and what the spec does. A name that is not there tells a reader nothing.

### Refused

```yaml
year: { wire_name: [year, years], conflict: year_name }      # evidence.yaml has `name_of_year`
```

### Instead

```yaml
year: { wire_name: [year, years], conflict: name_of_year }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let known = || model.api.conflicts.iter().map(|conflict| conflict.name.value.as_str());
    for named in walk::evidence(model).flat_map(|evidence| &evidence.conflicts) {
        if diagnostics.is_full() || known().any(|name| name == named.value) {
            continue;
        }
        let headline = format!("there is no conflict {}", shown(&named.value));
        let diagnostic = Diagnostic::error(&RULE, named.span, headline);
        diagnostics.push(match nearest(&named.value, known()) {
            Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
            None => diagnostic.help("describe it under `conflicts` of `evidence.yaml`"),
        });
    }
}
