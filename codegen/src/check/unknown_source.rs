//! A source that nobody describes.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;
use crate::wording::{nearest, shown};

pub(crate) static RULE: Rule = Rule {
    id: "unknown-source",
    summary: "A source of a conflict that `evidence.yaml` does not describe",
    explanation: "\
What a source says is worth as much as the source. `says` of a conflict therefore names entries of `sources`, where a reader
finds what each is and where to look it up.

### Refused

```yaml
sources:
  docs: { about: The documentation. }
conflicts:
  year_name:
    about: What the parameter for the year is called.
    says: { docs: '`year`', old_docs: '`years`' }
    decision: Both are sent.
```

### Instead

```yaml
sources:
  docs:     { about: The documentation. }
  old_docs: { about: The documentation of 2017. }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let known = || model.api.sources.iter().map(|source| source.name.value.as_str());
    for (named, _) in model.api.conflicts.iter().flat_map(|conflict| &conflict.says) {
        if diagnostics.is_full() || known().any(|name| name == named.value) {
            continue;
        }
        let headline = format!("there is no source {}", shown(&named.value));
        let diagnostic = Diagnostic::error(&RULE, named.span, headline);
        diagnostics.push(match nearest(&named.value, known()) {
            Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
            None => diagnostic.help("describe it under `sources`: `docs: { about: The documentation. }`"),
        });
    }
}
