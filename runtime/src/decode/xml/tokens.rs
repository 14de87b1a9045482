//! What an XML document consists of, for readers that need nothing but elements, attributes and text. A DOCTYPE is
//! passed over: nothing is fetched, no entity is declared, and a reference to one is an error.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// Elements nested deeper are refused, so that no document can exhaust the stack of a reader that recurses.
const DEEPEST: usize = 128;

/// More attributes on one element are refused.
const MOST_ATTRIBUTES: usize = 256;

/// Elements with longer names are refused: a reader that goes back remembers the names of all elements around it.
const LONGEST_NAME: usize = 256;

#[derive(Clone)]
pub(in crate::decode) struct Tokens<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    root_was_there: bool,
}

pub(in crate::decode) enum Token<'a> {
    Start(Element<'a>),
    /// A piece of text; an element's text may come in several.
    Text(Cow<'a, str>),
    End,
    /// The end of a whole document.
    Finished,
}

pub(in crate::decode) struct Element<'a>(BytesStart<'a>);

/// What is wrong with a document. Never quotes it.
#[derive(Debug)]
pub(in crate::decode) struct Malformed {
    pub(in crate::decode) problem: &'static str,
    pub(in crate::decode) position: u64,
}

impl<'a> Tokens<'a> {
    pub(in crate::decode) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            depth: 0,
            root_was_there: false,
        }
    }

    pub(in crate::decode) fn next(&mut self) -> Result<Token<'a>, Malformed> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| self.malformed("it is not well-formed"))?;
            if let Some(token) = self.token(event)? {
                return Ok(token);
            }
        }
    }

    /// Passes over the rest of an element whose start has been read.
    pub(in crate::decode) fn skip_element(&mut self) -> Result<(), Malformed> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn token(&mut self, event: Event<'a>) -> Result<Option<Token<'a>>, Malformed> {
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => {
                self.enter(&start)?;
                Some(Token::Start(Element(start)))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Some(Token::End)
            }
            Event::Text(text) => self.text(text.xml10_content())?,
            Event::CData(data) => self.text(data.xml10_content())?,
            Event::GeneralRef(reference) => {
                let character = self.resolve(&reference)?;
                self.text(Cow::Owned(character.to_string()))?
            }
            Event::DocType(_) if self.root_was_there => {
                return Err(self.malformed("a DOCTYPE stands in the wrong place"));
            }
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => None,
            Event::Eof if self.depth > 0 || !self.root_was_there => {
                return Err(self.malformed("it ends too early"));
            }
            Event::Eof => Some(Token::Finished),
        })
    }

    fn enter(&mut self, start: &BytesStart<'_>) -> Result<(), Malformed> {
        if start.name().as_ref().len() > LONGEST_NAME {
            return Err(self.malformed("an element has too long a name"));
        }
        if self.depth == 0 && self.root_was_there {
            return Err(self.malformed("it goes on after its end"));
        }
        if self.depth == DEEPEST {
            return Err(self.malformed("it is nested too deep"));
        }
        self.depth += 1;
        self.root_was_there = true;
        Ok(())
    }

    fn text(&self, text: Cow<'a, str>) -> Result<Option<Token<'a>>, Malformed> {
        if self.depth > 0 {
            return Ok(Some(Token::Text(text)));
        }
        if text.trim_ascii().is_empty() {
            return Ok(None);
        }
        Err(self.malformed("text stands outside its root element"))
    }

    /// A character by its number, or one of XML's own five entities.
    fn resolve(&self, reference: &BytesRef<'_>) -> Result<char, Malformed> {
        let by_number = reference
            .resolve_char_ref()
            .map_err(|_| self.malformed("a reference names no character"))?;
        let character = match by_number {
            Some(character) => Some(character),
            None => match &*reference.xml10_content() {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            },
        };
        character.ok_or_else(|| self.malformed("an entity is not one of XML's own"))
    }

    fn malformed(&self, problem: &'static str) -> Malformed {
        Malformed {
            problem,
            position: self.reader.buffer_position(),
        }
    }
}

impl Element<'_> {
    pub(in crate::decode) fn local_name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Local names and values, without declarations of namespaces.
    pub(in crate::decode) fn attributes(&self) -> Result<Vec<(&str, Cow<'_, str>)>, Malformed> {
        let mut found = Vec::new();
        for (index, attribute) in self.0.attributes().enumerate() {
            let malformed = |problem| Malformed { problem, position: 0 };
            if index == MOST_ATTRIBUTES {
                return Err(malformed("an element has too many attributes"));
            }
            let attribute = attribute.map_err(|_| malformed("an attribute is not well-formed"))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| malformed("an attribute is not well-formed"))?;
            found.push((attribute.key.local_name().into_inner(), value));
        }
        Ok(found)
    }

    /// `xsi:nil="true"`, and `nil="true"` as Rails writes it: the element stands for no value.
    pub(in crate::decode) fn is_nil(&self) -> bool {
        self.0.attributes().take(MOST_ATTRIBUTES).flatten().any(|attribute| {
            attribute.key.local_name().into_inner() == "nil" && matches!(&*attribute.value, "true" | "1")
        })
    }
}
