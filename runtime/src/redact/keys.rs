//! The keys of secret maps, which are secrets themselves, in the paths of violations.

use super::REDACTED;
use crate::validate::{Violations, shown_key};
use crate::value::{Slot, Structure, View};

/// A value nested deeper is not looked at by what makes violations either.
const MOST_NESTED: usize = 128;

/// The violations of a request, without keys of its secret maps.
pub(crate) fn without_secret_keys(violations: Violations, request: &dyn Structure) -> Violations {
    let mut keys = Vec::new();
    collect(request, MOST_NESTED, &mut keys);
    if keys.is_empty() {
        return violations;
    }
    // A sorted list: the tables of a hash map would be compiled for every client.
    keys.sort_unstable();
    let is_secret = |key: &str| keys.binary_search_by(|known| known.as_str().cmp(key)).is_ok();
    violations.map_keys(&|key| if is_secret(key) { REDACTED } else { key })
}

/// As they stand in paths.
fn collect(structure: &dyn Structure, levels: usize, keys: &mut Vec<String>) {
    let Some(levels) = levels.checked_sub(1) else {
        return;
    };
    for (index, field) in structure.shape().fields.iter().enumerate() {
        collect_from(structure.slot(index), field.secret, levels, keys);
    }
}

fn collect_from(slot: &dyn Slot, secret: bool, levels: usize, keys: &mut Vec<String>) {
    match slot.view() {
        View::Structure(inner) => collect(inner, levels, keys),
        View::List(list) => {
            for item in (0..list.len()).filter_map(|index| list.item(index)) {
                collect_from(item, secret, levels, keys);
            }
        }
        View::Map(map) => {
            for (key, item) in map.entries() {
                if secret {
                    keys.push(shown_key(key));
                }
                collect_from(item, secret, levels, keys);
            }
        }
        View::Union(union) if levels > 0 => {
            if let Some((index, slot)) = union.member() {
                let secret = union.shape().fields.get(index).is_some_and(|member| member.secret);
                collect_from(slot, secret, levels - 1, keys);
            }
        }
        _ => {}
    }
}
