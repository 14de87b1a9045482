//! A type whose values would have no end.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Model, TypeKind, TypeRef};

pub(crate) static RULE: Rule = Rule {
    id: "recursive-type",
    summary: "A type whose values would have no end",
    explanation: "\
A required field of its own type makes every value endless, and so does a union of which every member holds the union. An
optional field, a list or a map of the type is fine, for it may be left out or be empty.

### Refused

```yaml
Folder: { fields: { parent: Folder } }
```

### Instead

```yaml
Folder: { fields: { parent: { type: Folder, optional: true } } }
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

/// Types of which no value has an end: what is left when every type that has a finite value is taken away, again and
/// again. An object is finite when all that it must hold is, a union when one of its members is.
fn endless_types(model: &Model) -> BTreeSet<usize> {
    let count = model.types.len();
    let mut holders = vec![Vec::new(); count];
    let mut open_parts = vec![0_usize; count];
    for (id, open) in open_parts.iter_mut().enumerate() {
        for (_, part) in parts_of(model, id) {
            holders[part].push(id);
            *open += 1;
        }
        if has_finite_member(model, id) {
            *open = 0;
        }
    }
    let mut finite: Vec<_> = (0..count).filter(|&id| open_parts[id] == 0).collect();
    let mut endless: BTreeSet<_> = (0..count).filter(|&id| open_parts[id] > 0).collect();
    while let Some(id) = finite.pop() {
        for &holder in &holders[id] {
            if !endless.contains(&holder) {
                continue;
            }
            open_parts[holder] -= 1;
            if open_parts[holder] == 0 || is_union(model, holder) {
                endless.remove(&holder);
                finite.push(holder);
            }
        }
    }
    endless
}

fn is_union(model: &Model, id: usize) -> bool {
    matches!(model.types[id].kind, TypeKind::Union { .. })
}

/// Whether the type is a union with a member that holds no other type.
fn has_finite_member(model: &Model, id: usize) -> bool {
    match &model.types[id].kind {
        TypeKind::Union { members } => members.iter().any(|member| !matches!(member.ty, TypeRef::Named(_))),
        TypeKind::Object { .. } | TypeKind::Enum { .. } => false,
    }
}

/// The types that a value must hold directly, not in a list or a map; a union holds one of them.
fn parts_of(model: &Model, id: usize) -> impl Iterator<Item = (&Field, usize)> {
    let fields = model.types[id].fields().iter().filter(|field| !field.optional);
    fields.filter_map(|field| match field.ty {
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
            .help("write `optional: true`, or let a list or a map hold it"),
    );
}
