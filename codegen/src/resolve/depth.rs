//! Types that hold one another, level below level. Whoever walks a value of such a type (a codec, the mock) goes as deep
//! as the types do, so there is a limit.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{TypeDef, TypeRef};
use crate::wording::shown;
use crate::yaml::{DEEPEST_NESTING, TOO_DEEP};

/// Reports the first type that holds others deeper than the limit. Types that hold themselves are another rule's finding;
/// lists end a level, since they may be empty.
pub(super) fn report_deep_types(types: &[TypeDef], diagnostics: &mut Diagnostics) {
    let levels = levels(types);
    let deep = levels
        .iter()
        .position(|level| level.is_some_and(|level| level > DEEPEST_NESTING));
    if let Some(index) = deep {
        let name = &types[index].name;
        let headline = format!("{} holds types nested deeper than {DEEPEST_NESTING}", shown(&name.spec));
        diagnostics.push(
            Diagnostic::error(&TOO_DEEP, name.span, headline)
                .help("put a list or a map between them, or leave the inner ones out"),
        );
    }
}

/// How many levels of types each holds; `None` for those that hold themselves or one that does. From the innermost
/// outwards, since a chain may be as long as the file.
fn levels(types: &[TypeDef]) -> Vec<Option<usize>> {
    let mut holders = vec![Vec::new(); types.len()];
    let mut open_parts = vec![0_usize; types.len()];
    for (index, definition) in types.iter().enumerate() {
        for part in parts_of(definition) {
            holders[part].push(index);
            open_parts[index] += 1;
        }
    }
    let mut levels = vec![None; types.len()];
    let mut at_least = vec![0; types.len()];
    let mut ready: Vec<usize> = (0..types.len()).filter(|&index| open_parts[index] == 0).collect();
    while let Some(index) = ready.pop() {
        levels[index] = Some(at_least[index]);
        for &holder in &holders[index] {
            at_least[holder] = at_least[holder].max(at_least[index] + 1);
            open_parts[holder] -= 1;
            if open_parts[holder] == 0 {
                ready.push(holder);
            }
        }
    }
    levels
}

fn parts_of(definition: &TypeDef) -> Vec<usize> {
    let named = |ty: &TypeRef| match ty {
        TypeRef::Named(id) => Some(id.0),
        _ => None,
    };
    definition
        .fields()
        .iter()
        .filter_map(|field| named(&field.ty))
        .collect()
}
