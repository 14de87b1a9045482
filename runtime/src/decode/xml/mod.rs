//! An XML body, read straight into the fields by local name.

pub(super) mod charset;
pub(super) mod tokens;

use super::base64_text;
use super::progress::{Progress, Unreadable};
use super::seen::{Seen, check_complete};
use crate::describe::{Encoding, Field, Place};
use crate::value::{Expected, Open, Scalar, Slot, Structure, View};
use tokens::{Element, Malformed, Token, Tokens};

/// Fills the target from the root element.
pub(super) fn read_xml(text: &str, root: &str, target: &mut dyn Structure) -> Result<(), Unreadable> {
    let mut reading = Reading {
        tokens: Tokens::new(text),
        progress: Progress::default(),
    };
    loop {
        match reading.next()? {
            Token::Start(element) if element.local_name() == root => {
                reading.fill_structure(&element, target)?;
            }
            Token::Start(_) => {
                return Err(Unreadable::body(format!("XML with the root element `{root}`")));
            }
            Token::Text(_) | Token::End => {}
            Token::Finished => return Ok(()),
        }
    }
}

struct Reading<'a> {
    tokens: Tokens<'a>,
    progress: Progress,
}

impl<'a> Reading<'a> {
    fn next(&mut self) -> Result<Token<'a>, Unreadable> {
        self.tokens.next().map_err(|malformed| not_xml(&malformed))
    }

    fn fill_structure(&mut self, element: &Element<'a>, structure: &mut dyn Structure) -> Result<(), Unreadable> {
        let fields = structure.shape().fields;
        let mut seen = Seen::default();
        self.fill_attributes(element, structure, &mut seen)?;
        let text_field = fields.iter().position(|field| field.place == Place::XmlText);
        let mut text = String::new();
        loop {
            match self.next()? {
                Token::Start(child) => self.fill_child(&child, structure, &mut seen)?,
                Token::Text(piece) if text_field.is_some() => text.push_str(&piece),
                Token::Text(_) => {}
                Token::End | Token::Finished => break,
            }
        }
        if let Some(index) = text_field {
            self.fill_text(structure, index, &text, &mut seen)?;
        }
        check_complete(structure, &seen, &mut self.progress)
    }

    fn fill_attributes(
        &mut self,
        element: &Element<'a>,
        structure: &mut dyn Structure,
        seen: &mut Seen,
    ) -> Result<(), Unreadable> {
        let attributes = element.attributes().map_err(|malformed| not_xml(&malformed))?;
        for (name, value) in attributes {
            if let Some(index) = find(structure, Place::XmlAttribute, name) {
                self.fill_text(structure, index, &value, seen)?;
            }
        }
        Ok(())
    }

    fn fill_child(
        &mut self,
        child: &Element<'a>,
        structure: &mut dyn Structure,
        seen: &mut Seen,
    ) -> Result<(), Unreadable> {
        let Some(index) = find(structure, Place::Body, child.local_name()) else {
            return self.skip();
        };
        if child.is_nil() {
            return self.skip();
        }
        let field = &structure.shape().fields[index];
        let slot = structure.slot_mut(index);
        self.progress.enter_field(field.name);
        let present = self.fill_field(child, field, slot, seen.contains(index))?;
        self.progress.leave();
        seen.set(index, present);
        Ok(())
    }

    /// A repeated element adds to a list; of anything else, the last one counts.
    fn fill_field(
        &mut self,
        element: &Element<'a>,
        field: &Field,
        slot: &mut dyn Slot,
        again: bool,
    ) -> Result<bool, Unreadable> {
        if again && !matches!(slot.view(), View::List(_)) {
            slot.clear();
        }
        if let Open::List(list) = slot.open() {
            self.progress.count_item()?;
            self.progress.enter_item(list.len());
            // An item that is there and empty is no item left out.
            self.fill_value(element, field.encoding, true, list.push())?;
            self.progress.leave();
            return Ok(true);
        }
        self.fill_value(element, field.encoding, field.required, slot)
    }

    /// Gives whether there was a value: an empty element is none where none is `required` and the type has no empty value.
    fn fill_value(
        &mut self,
        element: &Element<'a>,
        encoding: Encoding,
        required: bool,
        slot: &mut dyn Slot,
    ) -> Result<bool, Unreadable> {
        match slot.open() {
            Open::Structure(structure) => self.fill_structure(element, structure)?,
            // A list in a list has no form in XML without an element between them.
            Open::List(_) => self.skip()?,
            Open::Scalar(scalar) => {
                let text = self.text_of_element()?;
                if let Err(expected) = set_scalar(scalar, &text, encoding) {
                    if required || !text.trim().is_empty() {
                        return Err(self.progress.unreadable(expected.0));
                    }
                    slot.clear();
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// An attribute, or the text beside child elements.
    fn fill_text(
        &mut self,
        structure: &mut dyn Structure,
        index: usize,
        text: &str,
        seen: &mut Seen,
    ) -> Result<(), Unreadable> {
        let field = &structure.shape().fields[index];
        let slot = structure.slot_mut(index);
        self.progress.enter_field(field.name);
        let expected = match slot.open() {
            Open::Scalar(scalar) => set_scalar(scalar, text, field.encoding).err(),
            Open::Structure(_) | Open::List(_) => Some(Expected("described as an element")),
        };
        match expected {
            None => seen.set(index, true),
            Some(_) if !field.required && text.trim().is_empty() => slot.clear(),
            Some(expected) => return Err(self.progress.unreadable(expected.0)),
        }
        self.progress.leave();
        Ok(())
    }

    fn text_of_element(&mut self) -> Result<String, Unreadable> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Token::Text(piece) => text.push_str(&piece),
                Token::Start(_) => self.skip()?,
                Token::End | Token::Finished => return Ok(text),
            }
        }
    }

    /// Passes over the rest of an element.
    fn skip(&mut self) -> Result<(), Unreadable> {
        self.tokens.skip_element().map_err(|malformed| not_xml(&malformed))
    }
}

fn find(structure: &dyn Structure, place: Place, name: &str) -> Option<usize> {
    structure
        .shape()
        .fields
        .iter()
        .position(|field| field.place == place && field.wire.contains(&name))
}

fn set_scalar(scalar: &mut dyn Scalar, text: &str, encoding: Encoding) -> Result<(), Expected> {
    match encoding {
        Encoding::Plain | Encoding::Text => scalar.set_text(text),
        Encoding::Base64 => {
            let text = base64_text::decode_text(text).ok_or(Expected(base64_text::EXPECTED))?;
            scalar.set_text(&text)
        }
    }
}

fn not_xml(malformed: &Malformed) -> Unreadable {
    let Malformed { problem, position } = malformed;
    Unreadable::body(format!("XML, but {problem} at character {position}"))
}
