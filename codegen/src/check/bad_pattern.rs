//! A pattern that does not compile, or grows too large when it does.

use crate::constraint::compile_pattern;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-pattern",
    summary: "A pattern that does not compile",
    explanation: "\
`pattern` is a regular expression of the `regex` crate: no look-around, no back-references, and `\\d`, `\\w`, `\\s` and `\\b`
are ASCII. The generated client compiles it, so it has to compile here. A pattern matches anywhere in the text; `^` and `$`
tie it to the ends.

### Refused

```yaml
at_subuser: { pattern: '^(\\d{9}/' }
```

### Instead

```yaml
at_subuser: { pattern: '^\\d{9}/' }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for place in walk::constrained(model) {
        let Some(pattern) = &place.constraints.pattern else {
            continue;
        };
        if let Err(reason) = compile_pattern(&pattern.value) {
            let headline = format!("`pattern` of `{}` does not compile", place.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, pattern.span, headline)
                    .label(reason)
                    .help("the syntax is that of the `regex` crate; keep the pattern in single quotes"),
            );
        }
    }
}
