//! Unions: an object of which one member is set.

use std::borrow::Cow;

use super::parser::Stop;
use super::reading::Reading;
use crate::decode::seen::ONE_MEMBER;
use crate::deviation::DeviationKind;
use crate::value::Union;

impl<'de> Reading<'de, '_> {
    /// Gives whether there was a member: one that is `null` is none.
    pub(super) fn fill_union(&mut self, union: &mut dyn Union) -> Result<bool, Stop> {
        self.enter(b'{', ONE_MEMBER)?;
        let fields = union.shape().fields;
        let mut chosen = None;
        let mut unknown: Option<Cow<'de, str>> = None;
        let mut is_first = true;
        while let Some(key) = self.next_key(&mut is_first)? {
            let Some(index) = fields.iter().position(|field| field.is_read_as(&key)) else {
                if !self.parser.take_null()? {
                    self.parser.skip()?;
                    unknown = unknown.or(Some(key));
                }
                continue;
            };
            self.progress.enter_field(&fields[index]);
            let present = self.fill_member(union, index, chosen == Some(index))?;
            self.progress.leave();
            if present && chosen.is_some_and(|chosen| chosen != index) {
                return Err(self.fail_here(ONE_MEMBER));
            }
            chosen = if present { Some(index) } else { chosen };
        }
        Ok(self.finish_union(union, chosen.is_some(), unknown))
    }

    fn fill_member(&mut self, union: &mut dyn Union, index: usize, again: bool) -> Result<bool, Stop> {
        if again {
            union.select(index).clear();
            self.progress.observe(DeviationKind::Repeated, None);
        }
        if self.parser.take_null()? {
            return Ok(false);
        }
        let form = union.shape().fields[index].form;
        self.fill_value(union.select(index), form)
    }

    fn finish_union(&mut self, union: &mut dyn Union, is_set: bool, unknown: Option<Cow<'de, str>>) -> bool {
        let Some(name) = unknown else {
            return is_set;
        };
        if is_set {
            self.progress.observe_named(DeviationKind::UnknownField, &name);
        } else {
            union.select_unknown(&name);
            self.progress.observe_named(DeviationKind::UnknownMember, &name);
        }
        true
    }
}
