//! An element whose attributes, text and children are fields.

use super::name::has_local_name;
use super::tokens::{Element, Token};
use super::{Reading, not_xml};
use crate::decode::progress::Unreadable;
use crate::decode::seen::Target;
use crate::decode::text_value::fill_from_text;
use crate::describe::{Field, Place, Shape};
use crate::deviation::DeviationKind;
use crate::value::Structure;

impl<'a> Reading<'a, '_> {
    pub(super) fn fill_structure(&mut self, structure: &mut dyn Structure) -> Result<(), Unreadable> {
        let mut target = Target::new(structure);
        self.fill_members(&mut target)?;
        target.check_complete(self.progress)
    }

    /// The attributes of the element that has begun just now, and its children.
    pub(super) fn fill_members(&mut self, target: &mut Target<'_>) -> Result<(), Unreadable> {
        self.fill_attributes(target)?;
        let text_field = target.text();
        let mut text = String::new();
        let mut next = 0;
        loop {
            match self.next()? {
                Token::Start(child) => next = self.fill_child(&child, target, next)?,
                Token::Text(piece) if text_field.is_some() => text.push_str(&piece),
                Token::Text(_) => {}
                Token::End | Token::Finished => break,
            }
        }
        match text_field {
            Some(index) => self.fill_text(target, index, &text),
            None => Ok(()),
        }
    }

    fn fill_attributes(&mut self, target: &mut Target<'_>) -> Result<(), Unreadable> {
        let mut next = 0;
        let attributes = self.tokens.take_attributes().map_err(|malformed| not_xml(&malformed))?;
        for attribute in attributes.iter().filter(|attribute| !attribute.is_namespace()) {
            let value = attribute.value().ok_or_else(|| not_xml(&self.tokens.bad_attribute()))?;
            let Some(index) = find_from(target.shape, Place::XmlAttribute, attribute.local_name(), next) else {
                self.progress
                    .observe_named(DeviationKind::UnknownField, attribute.local_name());
                continue;
            };
            self.fill_text(target, index, &value)?;
            next = index + 1;
        }
        self.tokens.give_back(attributes);
        Ok(())
    }

    /// Elements mostly come in the documented order: `next` is the field to try first, and the result the one after.
    fn fill_child(&mut self, child: &Element<'a>, target: &mut Target<'_>, next: usize) -> Result<usize, Unreadable> {
        let Some(index) = find_from(target.shape, Place::Body, child.local_name(), next) else {
            self.skip_unknown(child)?;
            return Ok(next);
        };
        if self.tokens.is_nil() {
            self.skip()?;
            return Ok(index + 1);
        }
        let field = &target.shape.fields[index];
        let slot = target.structure.slot_mut(index);
        self.progress.enter_field(field);
        let present = self.fill_field(field, slot, target.seen.contains(index))?;
        self.progress.leave();
        target.seen.set(index, present);
        Ok(index + 1)
    }

    /// An attribute, or the text beside child elements.
    fn fill_text(&mut self, target: &mut Target<'_>, index: usize, text: &str) -> Result<(), Unreadable> {
        let field = &target.shape.fields[index];
        let slot = target.structure.slot_mut(index);
        self.progress.enter_field(field);
        let present = fill_from_text(slot, text, field.form, field.required, self.progress)?;
        self.progress.leave();
        target.seen.set(index, present);
        Ok(())
    }
}

/// The same, where `next` is the field to try first.
#[inline]
fn find_from(shape: &Shape, place: Place, name: &str, next: usize) -> Option<usize> {
    match shape.fields.get(next) {
        Some(field) if is_it(field, place, name) => Some(next),
        _ => find_elsewhere(shape, place, name, next),
    }
}

#[inline(never)]
fn find_elsewhere(shape: &Shape, place: Place, name: &str, next: usize) -> Option<usize> {
    // A list may go on.
    let before = next.checked_sub(1);
    let goes_on = |index: &usize| {
        let field = shape.fields.get(*index);
        field.is_some_and(|field| is_it(field, place, name))
    };
    before.filter(goes_on).or_else(|| find(shape, place, name))
}

/// The index of the field that an element or an attribute names.
pub(super) fn find(shape: &Shape, place: Place, name: &str) -> Option<usize> {
    shape.fields.iter().position(|field| is_it(field, place, name))
}

/// The elements of a flat list may have a name of their own.
#[inline]
fn is_it(field: &Field, place: Place, name: &str) -> bool {
    field.place == place
        && match field.form.item {
            Some(item) if field.form.flat => has_local_name(item, name),
            _ => field.wire().iter().any(|described| has_local_name(described, name)),
        }
}
