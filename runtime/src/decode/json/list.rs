//! A list.

use super::parser::Stop;
use super::reading::Reading;
use super::scalar::text_of;
use crate::decode::text_value;
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::List;

impl Reading<'_, '_> {
    pub(super) fn fill_list(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Stop> {
        self.enter(b'[', "a list")?;
        let mut is_first = true;
        for index in 0.. {
            self.progress.enter_item(index);
            if self.parser.next_item(&mut is_first)? {
                self.fill_item(list, form)?;
                self.progress.leave();
            } else {
                self.progress.leave();
                break;
            }
            self.count_item()?;
        }
        Ok(())
    }

    fn fill_item(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Stop> {
        if !self.parser.take_null()? {
            self.fill_value(list.push(), form.element())?;
        } else if form.sparse {
            list.push();
        }
        Ok(())
    }

    /// A list whose only item may come without a list around it.
    #[cold]
    pub(super) fn fill_list_or_item(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Stop> {
        if self.parser.peek()? == b'[' {
            return self.fill_list(list, form);
        }
        self.fill_value(list.push(), form.element()).map(drop)
    }

    /// A list that comes as one text; a service that sends an array is understood, too.
    #[cold]
    pub(super) fn fill_joined(&mut self, list: &mut dyn List, form: &Form) -> Result<(), Stop> {
        if self.parser.peek()? == b'[' {
            self.progress.observe(DeviationKind::OtherForm, None);
            return self.fill_list(list, form);
        }
        let raw = self.parser.raw()?;
        let Some(text) = text_of(raw).filter(|_| !raw.starts_with('{')) else {
            return Err(self.fail_here("a list in a text"));
        };
        text_value::fill_joined(list, &text, form, self.progress).map_err(|fault| self.fail(fault))
    }
}
