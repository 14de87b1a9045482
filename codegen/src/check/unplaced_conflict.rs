//! A conflict that no place of the spec points to.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unplaced-conflict",
    summary: "A conflict that no place of the spec points to",
    explanation: "\
Where sources contradict each other, the spec decides. A reader of the client finds the decision at the field, the operation
or the answer that it is about, so that place names the conflict. What is about no place at all, such as a call that the
spec leaves out, says so under `placed`.

### Refused

```yaml
conflicts:
  year_name: { about: What the parameter is called., says: { docs: '`year`' }, decision: It is called `year`. }
```

### Instead

```yaml
year: { type: int, conflict: year_name }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let placed: BTreeSet<&str> = walk::evidence(model)
        .flat_map(|evidence| &evidence.conflicts)
        .map(|conflict| conflict.value.as_str())
        .collect();
    for conflict in &model.api.conflicts {
        let name = &conflict.name;
        if conflict.placed.is_none() && !placed.contains(name.value.as_str()) {
            let headline = format!("no place of the spec points to the conflict {}", shown(&name.value));
            diagnostics.push(Diagnostic::error(&RULE, name.span, headline).help(
                "write `conflict:` with its name where it is settled, or say under `placed` why no place has it",
            ));
        }
    }
}
