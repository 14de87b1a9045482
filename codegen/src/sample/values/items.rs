//! Makes up the items of a list and the entries of a map: as few as the bounds ask for, one if they do not say.

use crate::model::{Constraints, SampleValue, TypeRef};

use super::{Sampler, Values, list, unplaced};

/// More would show nothing more.
const MOST_ITEMS: i64 = 500;

impl Sampler<'_> {
    /// A list that stays empty where its items would not end.
    pub(super) fn made_up_list(&mut self, of: &TypeRef, constraints: &Constraints, name: &str) -> SampleValue {
        let wanted = if self.would_not_end(of) {
            0
        } else {
            item_count(constraints)
        };
        let mut items: Vec<SampleValue> = Vec::new();
        let mut turn = 0;
        // Items that must differ may repeat themselves now and then, as the values of an enum do.
        while items.len() < wanted && turn < wanted * 2 && self.left > 0 {
            let item = self.made_up(of, constraints, name, turn);
            if !constraints.unique || !items.contains(&item) {
                items.push(item);
            }
            turn += 1;
        }
        list(items.into_iter())
    }

    /// A map that stays empty where its values would not end.
    pub(super) fn made_up_map(&mut self, of: &TypeRef, constraints: &Constraints, name: &str) -> SampleValue {
        let wanted = if self.would_not_end(of) {
            0
        } else {
            item_count(constraints)
        };
        let mut entries = Values::new();
        for turn in 0..wanted {
            let key = match turn {
                0 => "key".to_owned(),
                turn => format!("key{turn}"),
            };
            entries.insert(key, unplaced(self.made_up(of, constraints, name, turn)));
        }
        SampleValue::Object(entries)
    }
}

fn item_count(constraints: &Constraints) -> usize {
    let bounds = constraints.items.as_ref().map(|items| items.value);
    let min = bounds.and_then(|bounds| bounds.min).unwrap_or(1);
    let max = bounds.and_then(|bounds| bounds.max).unwrap_or(MOST_ITEMS);
    let count = min.min(max).clamp(0, MOST_ITEMS);
    usize::try_from(count).unwrap_or_default()
}
