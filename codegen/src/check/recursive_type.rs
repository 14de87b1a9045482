//! An object that would hold itself.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Model, TypeKind, TypeRef};

pub(crate) static RULE: Rule = Rule {
    id: "recursive-type",
    summary: "An object that holds itself",
    explanation: "\
A required field of its own type would make every value endless. An optional one would not, but is not supported yet. A
list of its own type is fine, for lists may be empty.

### Refused

```yaml
Folder: { fields: { parent: Folder } }
```

### Instead

```yaml
Folder: { fields: { parents: { type: list, of: Folder } } }
```
",
};

/// How many names of a cycle a message shows.
const SHOWN: usize = 4;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let endless = endless_types(model);
    let mut visited = BTreeSet::new();
    for &start in &endless {
        let mut chain = Vec::new();
        let mut at = start;
        while visited.insert(at) {
            let Some((field, next)) = step(model, at, &endless) else {
                break;
            };
            chain.push((at, field));
            at = next;
        }
        if let Some(from) = chain.iter().position(|(id, _)| *id == at) {
            report(model, &chain[from..], diagnostics);
        }
    }
}

/// Types that hold themselves or a type that does: what is left when every type whose parts are all finite is taken away,
/// again and again.
fn endless_types(model: &Model) -> BTreeSet<usize> {
    let count = model.types.len();
    let mut holders = vec![Vec::new(); count];
    let mut open_parts = vec![0_usize; count];
    for (id, parts) in open_parts.iter_mut().enumerate() {
        for (_, part) in parts_of(model, id) {
            holders[part].push(id);
            *parts += 1;
        }
    }
    let mut finite: Vec<_> = (0..count).filter(|&id| open_parts[id] == 0).collect();
    let mut endless: BTreeSet<_> = (0..count).filter(|&id| open_parts[id] > 0).collect();
    while let Some(id) = finite.pop() {
        for &holder in &holders[id] {
            open_parts[holder] -= 1;
            if open_parts[holder] == 0 {
                endless.remove(&holder);
                finite.push(holder);
            }
        }
    }
    endless
}

/// The fields of a type that hold an object or an enum directly, not in a list.
fn parts_of(model: &Model, id: usize) -> impl Iterator<Item = (&Field, usize)> {
    let fields = match &model.types[id].kind {
        TypeKind::Object { fields, .. } => fields.as_slice(),
        TypeKind::Enum { .. } => &[],
    };
    fields.iter().filter_map(|field| match field.ty {
        TypeRef::Named(part) => Some((field, part.0)),
        _ => None,
    })
}

fn step<'a>(model: &'a Model, id: usize, endless: &BTreeSet<usize>) -> Option<(&'a Field, usize)> {
    parts_of(model, id).find(|(_, part)| endless.contains(part))
}

fn report(model: &Model, cycle: &[(usize, &Field)], diagnostics: &mut Diagnostics) {
    let Some((first, field)) = cycle.first() else {
        return;
    };
    let name = &model.types[*first].name.spec;
    let mut names: Vec<_> = cycle
        .iter()
        .take(SHOWN)
        .map(|(id, field)| format!("`{}.{}`", model.types[*id].name.spec, field.name.spec))
        .collect();
    if cycle.len() > SHOWN {
        names.push("…".to_owned());
    }
    diagnostics.push(
        Diagnostic::error(&RULE, field.name.span, format!("`{name}` holds itself"))
            .label(format!("by way of {}", names.join(", ")))
            .help("a list of the type may hold it; a single value of it is not supported yet"),
    );
}
