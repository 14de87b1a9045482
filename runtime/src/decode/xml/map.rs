//! Maps: entries with a key and a value, in an element of their own or each where the map would be.

use std::borrow::Cow;

use super::Reading;
use super::name::has_local_name;
use super::tokens::{Token, Tokens};
use crate::decode::progress::Unreadable;
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::Map;

impl<'a> Reading<'a, '_> {
    /// The element has all entries; of a flat map, it is one.
    pub(super) fn fill_map(&mut self, map: &mut dyn Map, form: &Form) -> Result<(), Unreadable> {
        if form.flat {
            return self.fill_entry(map, form);
        }
        loop {
            match self.next()? {
                Token::Start(entry) if has_local_name(form.entry, entry.local_name()) => self.fill_entry(map, form)?,
                Token::Start(child) => self.skip_unknown(&child)?,
                Token::Text(_) => {}
                Token::End | Token::Finished => return Ok(()),
            }
        }
    }

    fn fill_entry(&mut self, map: &mut dyn Map, form: &Form) -> Result<(), Unreadable> {
        self.progress.count_item()?;
        let mut key: Option<Cow<'a, str>> = None;
        let mut filled = false;
        // The first value, where it stands before the key.
        let mut waiting = None;
        loop {
            match self.next()? {
                Token::Start(child) if has_local_name(form.key, child.local_name()) => {
                    key = Some(self.text_of_element()?);
                }
                Token::Start(child) if has_local_name(form.value, child.local_name()) => match &key {
                    Some(key) if waiting.is_none() => {
                        self.fill_entry_value(map, key, form, filled)?;
                        filled = true;
                    }
                    _ => {
                        waiting.get_or_insert_with(|| self.tokens.clone());
                        self.skip()?;
                    }
                },
                Token::Start(child) => self.skip_unknown(&child)?,
                Token::Text(_) => {}
                Token::End | Token::Finished => break,
            }
        }
        match (key, waiting) {
            (Some(key), Some(tokens)) => self.fill_from_first_value(tokens, map, &key, form),
            (None, Some(_)) => Err(self.progress.unreadable(format!("entries with a `{}`", form.key))),
            (Some(key), None) if !filled && form.sparse => {
                map.insert(&key).clear();
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }

    /// Goes back to the first value of an entry, now that its key is known, and on to the entry's end.
    fn fill_from_first_value(
        &mut self,
        tokens: Tokens<'a>,
        map: &mut dyn Map,
        key: &str,
        form: &Form,
    ) -> Result<(), Unreadable> {
        self.tokens = tokens;
        self.fill_entry_value(map, key, form, false)?;
        loop {
            match self.next()? {
                Token::Start(child) if has_local_name(form.value, child.local_name()) => {
                    self.fill_entry_value(map, key, form, true)?;
                }
                Token::Start(_) => self.skip()?,
                Token::Text(_) => {}
                Token::End | Token::Finished => return Ok(()),
            }
        }
    }

    /// `again`: the entry has had a value; a flat list has several.
    fn fill_entry_value(&mut self, map: &mut dyn Map, key: &str, form: &Form, again: bool) -> Result<(), Unreadable> {
        if self.tokens.is_nil() && !form.sparse {
            return self.skip();
        }
        self.progress.enter_key(key);
        if !again {
            let before = map.len();
            map.insert(key).clear();
            if map.len() == before {
                self.progress.observe(DeviationKind::Repeated, None);
            }
        }
        if self.tokens.is_nil() {
            self.skip()?;
        } else {
            // A value that is there and empty is no value left out, unless values may be.
            self.fill_value(map.insert(key), form.element(), !form.sparse)?;
        }
        self.progress.leave();
        Ok(())
    }
}
