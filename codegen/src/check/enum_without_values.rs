//! An enum or a union that lists nothing.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, TypeKind};

pub(crate) static RULE: Rule = Rule {
    id: "enum-without-values",
    summary: "An enum that lists no values, or a union without members",
    explanation: "\
An enum is the list of its documented values, a union that of its members. One without any would refuse every request.
Where the page does not list the values, the field is text.

### Refused

```yaml
status: { enum: [] }
```

### Instead

```yaml
status: { enum: [sent, queued] }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for ty in &model.types {
        if let TypeKind::Enum { values } = &ty.kind
            && values.is_empty()
        {
            let headline = format!("the enum `{}` has no values", ty.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, ty.name.span, headline)
                    .help("list the documented values, or write `type: string` where the page lists none"),
            );
        }
        if let TypeKind::Union { members } = &ty.kind
            && members.is_empty()
        {
            let headline = format!("the union `{}` has no members", ty.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, ty.name.span, headline)
                    .help("list the documented members, or write `type: any` where the page lists none"),
            );
        }
    }
}
