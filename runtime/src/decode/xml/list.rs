//! Lists: items in an element of their own, or each where the list would be.

use super::Reading;
use super::name::has_local_name;
use super::tokens::Token;
use crate::decode::progress::Unreadable;
use crate::describe::Form;
use crate::value::{List, Open};

impl<'a> Reading<'a, '_> {
    pub(super) fn fill_list(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Unreadable> {
        match form.item {
            Some(item) if !form.flat => self.fill_items(list, form, Some(item)),
            _ => self.fill_item(list, form),
        }
    }

    /// The children of an element are the items; without a name, all of them.
    fn fill_items(&mut self, list: &mut dyn List, form: &Form, item: Option<&str>) -> Result<(), Unreadable> {
        loop {
            match self.next()? {
                Token::Start(child) if item.is_none_or(|item| has_local_name(item, child.local_name())) => {
                    self.fill_item(list, form)?;
                }
                Token::Start(child) => self.skip_unknown(&child)?,
                Token::Text(_) => {}
                Token::End | Token::Finished => return Ok(()),
            }
        }
    }

    fn fill_item(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Unreadable> {
        self.progress.count_item()?;
        if self.tokens.is_nil() {
            if form.sparse {
                list.push();
            }
            return self.skip();
        }
        self.progress.enter_item(list.len());
        let slot = list.push();
        let inner = form.element();
        if let (Open::List(list), None, None) = (slot.open(), inner.item, inner.join) {
            // Lists in lists have an element for each list.
            self.fill_items(list, inner, None)?;
        } else {
            // An item that is there and empty is no item left out, unless items may be.
            self.fill_value(slot, inner, !form.sparse)?;
        }
        self.progress.leave();
        Ok(())
    }
}
