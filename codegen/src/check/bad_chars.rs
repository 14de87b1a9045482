//! A class of characters that has no meaning.

use crate::constraint::CharClass;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-chars",
    summary: "A class of characters that has no meaning",
    explanation: "\
`chars` lists the allowed characters as the inside of a bracketed class: characters, ranges, `\\d`, `\\w`, `\\s` and escaped
punctuation. A literal `-` goes first, last or is escaped. Negation and set operators are left to `pattern`, because
engines disagree about them inside brackets.

### Refused

```yaml
username: { chars: 'a-zA-Z9-0' }
```

### Instead

```yaml
username: { chars: 'a-zA-Z0-9' }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for place in walk::constrained(model) {
        let Some(chars) = &place.constraints.chars else {
            continue;
        };
        if let Err(problem) = CharClass::parse(&chars.value) {
            let headline = format!("`chars` of `{}` has no meaning", place.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, chars.span, headline)
                    .label(problem.message)
                    .help(problem.help),
            );
        }
    }
}
