//! What an XML document consists of, for readers that need nothing but elements, attributes and text. A DOCTYPE is
//! passed over: nothing is fetched, no entity is declared, and a reference to one is an error.

use std::borrow::Cow;

use super::attributes::{self, Attribute, NOT_WELL_FORMED};
use super::markup;
use super::reference::{character, with_plain_line_ends};
use crate::scan;

/// Elements nested deeper are refused, so that no document can exhaust the stack of a reader that recurses.
const DEEPEST: usize = 128;

/// Elements with longer names are refused: a reader that goes back remembers the names of all elements around it.
const LONGEST_NAME: usize = 256;

#[derive(Clone)]
pub(in crate::decode) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The names of the elements around, the outermost first.
    open: Vec<&'a str>,
    /// Of the element that began last.
    attributes: Vec<Attribute<'a>>,
    /// What is wrong with them.
    problem: Option<&'static str>,
    /// The element that has begun ends where it began: `<a/>`.
    is_empty: bool,
    /// It stands for no value.
    is_nil: bool,
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

#[derive(Clone, Copy)]
pub(in crate::decode) struct Element<'a> {
    name: &'a str,
}

/// What is wrong with a document. Never quotes it.
#[derive(Debug)]
pub(in crate::decode) struct Malformed {
    pub(in crate::decode) problem: &'static str,
    pub(in crate::decode) position: usize,
}

impl<'a> Tokens<'a> {
    pub(in crate::decode) fn new(text: &'a str) -> Self {
        Self {
            text: text.trim_start_matches('\u{feff}'),
            at: 0,
            open: Vec::new(),
            attributes: Vec::new(),
            problem: None,
            is_empty: false,
            is_nil: false,
            root_was_there: false,
        }
    }

    pub(in crate::decode) fn next(&mut self) -> Result<Token<'a>, Malformed> {
        if std::mem::take(&mut self.is_empty) {
            self.open.pop();
            return Ok(Token::End);
        }
        loop {
            let token = match self.text.as_bytes().get(self.at) {
                Some(b'<') => self.markup()?,
                Some(b'&') => {
                    let character = self.reference()?;
                    self.piece(Cow::Owned(character.to_string()))?
                }
                Some(_) => {
                    let text = self.plain_text();
                    self.piece(text)?
                }
                None if !self.open.is_empty() || !self.root_was_there => {
                    return Err(self.malformed("it ends too early"));
                }
                None => Some(Token::Finished),
            };
            if let Some(token) = token {
                return Ok(token);
            }
        }
    }

    /// The attributes of the element that began last, to be given back.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub(in crate::decode) fn take_attributes(&mut self) -> Result<Vec<Attribute<'a>>, Malformed> {
        match self.problem.take() {
            None => Ok(std::mem::take(&mut self.attributes)),
            Some(problem) => Err(self.malformed(problem)),
        }
    }

    /// Spares the next element an allocation.
    pub(in crate::decode) fn give_back(&mut self, attributes: Vec<Attribute<'a>>) {
        self.attributes = attributes;
    }

    /// What an attribute is that cannot be read.
    #[cold]
    pub(in crate::decode) fn bad_attribute(&self) -> Malformed {
        self.malformed(NOT_WELL_FORMED)
    }

    /// Whether the element that began last stands for no value.
    #[inline]
    pub(in crate::decode) fn is_nil(&self) -> bool {
        self.is_nil
    }

    /// Passes over the rest of an element whose start has been read.
    pub(in crate::decode) fn skip_element(&mut self) -> Result<(), Malformed> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            self.next()?;
        }
        Ok(())
    }

    /// What begins with a bracket.
    #[inline]
    fn markup(&mut self) -> Result<Option<Token<'a>>, Malformed> {
        match self.text.as_bytes().get(self.at + 1) {
            Some(b'/') => self.end_tag().map(Some),
            Some(b'!' | b'?') => self.other_markup(),
            _ => self.start_tag().map(Some),
        }
    }

    fn start_tag(&mut self) -> Result<Token<'a>, Malformed> {
        let name = markup::name(self.text, self.at + 1).ok_or_else(|| self.not_well_formed())?;
        if name.len() > LONGEST_NAME {
            return Err(self.malformed("an element has too long a name"));
        }
        if self.open.is_empty() && self.root_was_there {
            return Err(self.malformed("it goes on after its end"));
        }
        if self.open.len() == DEEPEST {
            return Err(self.malformed("it is nested too deep"));
        }
        let behind = self.at + 1 + name.len();
        self.attributes.clear();
        self.problem = None;
        let end = match attributes::read(self.text, behind, &mut self.attributes) {
            Ok(end) => Some(end),
            Err(problem) => {
                self.problem = Some(problem);
                markup::end_of_tag(self.text, behind)
            }
        };
        let end = end.ok_or_else(|| self.not_well_formed())?;
        self.at = end.at;
        self.is_empty = end.is_empty;
        self.is_nil = self.attributes.iter().any(Attribute::is_nil);
        self.open.push(name);
        self.root_was_there = true;
        Ok(Token::Start(Element { name }))
    }

    fn end_tag(&mut self) -> Result<Token<'a>, Malformed> {
        let Some(name) = self.open.pop() else {
            return Err(self.not_well_formed());
        };
        let behind = self.at + 2 + name.len();
        let bytes = self.text.as_bytes();
        if bytes.get(self.at + 2..behind) != Some(name.as_bytes()) {
            return Err(self.not_well_formed());
        }
        let space = bytes.get(behind..).unwrap_or_default();
        let space = space.iter().take_while(|byte| markup::is_space(**byte)).count();
        if bytes.get(behind + space) != Some(&b'>') {
            return Err(self.not_well_formed());
        }
        self.at = behind + space + 1;
        Ok(Token::End)
    }

    /// A comment, an instruction, a DOCTYPE, or CDATA, which is text.
    #[cold]
    fn other_markup(&mut self) -> Result<Option<Token<'a>>, Malformed> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest
            .get(..markup::DOCTYPE.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(markup::DOCTYPE))
            && self.root_was_there
        {
            return Err(self.malformed("a DOCTYPE stands in the wrong place"));
        }
        let other = markup::other(rest).ok_or_else(|| self.not_well_formed())?;
        self.at += other.len;
        match other.text {
            Some(text) => self.piece(with_plain_line_ends(text)),
            None => Ok(None),
        }
    }

    /// Text up to the next bracket or reference.
    #[inline]
    fn plain_text(&mut self) -> Cow<'a, str> {
        let bytes = self.text.as_bytes();
        let ends = |chunk| scan::is(b'<', chunk) | scan::is(b'&', chunk);
        let end = scan::find(bytes, self.at, |chunk| ends(chunk) | scan::is(b'\r', chunk));
        let (text, end) = if bytes.get(end) == Some(&b'\r') {
            let end = scan::find(bytes, end, ends);
            (
                with_plain_line_ends(self.text.get(self.at..end).unwrap_or_default()),
                end,
            )
        } else {
            (Cow::Borrowed(self.text.get(self.at..end).unwrap_or_default()), end)
        };
        self.at = end;
        text
    }

    /// `&amp;`, `&#233;`
    #[cold]
    fn reference(&mut self) -> Result<char, Malformed> {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let name = rest.find([';', '&', '<']).and_then(|end| {
            let name = rest.get(..end)?;
            (rest.as_bytes().get(end) == Some(&b';')).then_some(name)
        });
        let name = name.ok_or_else(|| self.not_well_formed())?;
        let character = character(name).map_err(|problem| self.malformed(problem))?;
        self.at += name.len() + 2;
        Ok(character)
    }

    #[inline]
    fn piece(&self, text: Cow<'a, str>) -> Result<Option<Token<'a>>, Malformed> {
        if !self.open.is_empty() {
            return Ok(Some(Token::Text(text)));
        }
        if text.trim_ascii().is_empty() {
            return Ok(None);
        }
        Err(self.malformed("text stands outside its root element"))
    }

    #[cold]
    fn not_well_formed(&self) -> Malformed {
        self.malformed("it is not well-formed")
    }

    #[cold]
    fn malformed(&self, problem: &'static str) -> Malformed {
        Malformed {
            problem,
            position: self.at,
        }
    }
}

impl<'a> Element<'a> {
    pub(in crate::decode) fn local_name(&self) -> &'a str {
        local(self.name)
    }
}

/// A name without the prefix of its namespace.
#[inline]
pub(super) fn local(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}
