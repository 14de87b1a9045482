//! A map: an object whose members have any names.

use super::parser::Stop;
use super::reading::Reading;
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::Map;

impl Reading<'_, '_> {
    pub(super) fn fill_map(&mut self, map: &mut dyn Map, form: &Form) -> Result<(), Stop> {
        self.enter(b'{', "an object")?;
        let mut entries = map.len();
        let mut is_first = true;
        while let Some(key) = self.next_key(&mut is_first)? {
            self.progress.enter_key(&key);
            let present = self.fill_entry(map, &key, form)?;
            if !present && form.sparse {
                map.insert(&key).clear();
            }
            if present && map.len() == entries {
                self.progress.observe(DeviationKind::Repeated, None);
            }
            entries = map.len();
            self.progress.leave();
            self.count_item()?;
        }
        Ok(())
    }

    fn fill_entry(&mut self, map: &mut dyn Map, key: &str, form: &Form) -> Result<bool, Stop> {
        if self.parser.take_null()? {
            return Ok(false);
        }
        let slot = map.insert(key);
        slot.clear();
        self.fill_value(slot, form.element())
    }
}
