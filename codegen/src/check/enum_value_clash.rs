//! An enum that lists one text twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, TypeKind};
use crate::wording::shown;

pub(crate) static RULE: Rule = Rule {
    id: "enum-value-clash",
    summary: "An enum that lists one value twice",
    explanation: "\
Each value of an enum is one text on the wire. A text that is listed twice has no two meanings, so one of them is a slip
of the pen. Two different texts that give one Rust name are a `name-clash`.

### Refused

```yaml
kind: { enum: [auto, manual, auto] }
```

### Instead

```yaml
kind: { enum: [auto, manual] }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for ty in &model.types {
        let TypeKind::Enum { values } = &ty.kind else {
            continue;
        };
        let mut seen = BTreeMap::new();
        for value in values {
            let Some(first) = seen.insert(value.name.spec.as_str(), value.name.span) else {
                continue;
            };
            let headline = format!("the enum `{}` lists {} twice", ty.name.spec, shown(&value.name.spec));
            diagnostics.push(
                Diagnostic::error(&RULE, value.name.span, headline)
                    .label("listed again")
                    .related(first, "first here")
                    .help("keep one of them, or correct the other"),
            );
        }
    }
}
