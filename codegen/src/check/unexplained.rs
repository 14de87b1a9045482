//! A type or an error that nobody says anything about.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, Name};

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unexplained",
    summary: "A type or an error that nobody says anything about",
    explanation: "\
`about` becomes the documentation of the generated client, in words of your own. A named type and a documented error may go
without, because some pages only list their names, but their readers would miss it. A warning.

### Refused

```yaml
404: { error: UnknownAccount }
```

### Instead

```yaml
404: { error: UnknownAccount, about: There is no account with this ID. }
```
",
};

/// A type that a field defines in place is documented by the field.
pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let in_place: BTreeSet<_> = walk::fields(model).map(|field| field.name.span).collect();
    for ty in model.types.iter().filter(|ty| !in_place.contains(&ty.name.span)) {
        check_about("type", &ty.name, ty.about.as_deref(), diagnostics);
    }
    for (_, error) in walk::errors(model) {
        check_about("error", &error.name, error.about.as_deref(), diagnostics);
    }
}

fn check_about(kind: &str, name: &Name, about: Option<&str>, diagnostics: &mut Diagnostics) {
    if about.is_none() {
        let headline = format!("the {kind} `{}` has no `about`", name.spec);
        diagnostics.push(
            Diagnostic::error(&RULE, name.span, headline)
                .warning()
                .help("say in a sentence what it means: `about: …`"),
        );
    }
}
