//! Unions: an element of which one child is set.

use super::Reading;
use super::structure::find;
use super::tokens::Token;
use crate::decode::progress::Unreadable;
use crate::decode::seen::ONE_MEMBER;
use crate::describe::Place;
use crate::deviation::DeviationKind;
use crate::value::Union;

impl Reading<'_, '_> {
    /// Gives whether there was a member.
    pub(super) fn fill_union(&mut self, union: &mut dyn Union) -> Result<bool, Unreadable> {
        let shape = union.shape();
        let mut chosen = None;
        let mut unknown: Option<String> = None;
        loop {
            let child = match self.next()? {
                Token::Start(child) => child,
                Token::Text(_) => continue,
                Token::End | Token::Finished => break,
            };
            if self.tokens.is_nil() {
                self.skip()?;
                continue;
            }
            let Some(index) = find(shape, Place::Body, child.local_name()) else {
                unknown.get_or_insert_with(|| child.local_name().to_owned());
                self.skip()?;
                continue;
            };
            if chosen.is_some_and(|chosen| chosen != index) {
                return Err(self.progress.unreadable(ONE_MEMBER));
            }
            let field = &shape.fields[index];
            self.progress.enter_field(field);
            let present = self.fill_field(field, union.select(index), chosen.is_some())?;
            self.progress.leave();
            chosen = if present { Some(index) } else { chosen };
        }
        match (chosen, unknown) {
            (Some(_), None) => Ok(true),
            (Some(_), Some(name)) => {
                self.progress.observe_named(DeviationKind::UnknownField, &name);
                Ok(true)
            }
            (None, Some(name)) => {
                union.select_unknown(&name);
                self.progress.observe_named(DeviationKind::UnknownMember, &name);
                Ok(true)
            }
            (None, None) => Ok(false),
        }
    }
}
