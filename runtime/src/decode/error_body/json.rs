//! Errors in a JSON body: `{"errors":[{"error":{"code":7,"message":"…"}}]}`. Every level may be a list. An array of nothing
//! but scalars is one error for a form that reads items by their positions, and a list of errors for any other.

use std::borrow::Cow;

use super::ANY;
use super::choice::{Choices, begin_at};
use crate::decode::json::parser::{Parser, Stop};
use crate::describe::{ErrorBody, Selector};

/// What to do with each error. `key` is what the path's last `*` stands for.
pub(in crate::decode) trait Errors {
    /// An error that has members: an object, which has to be read to its end.
    fn object(&mut self, key: Option<&str>, parser: &mut Parser<'_>) -> Result<(), Stop>;
    /// An error that is nothing but a text.
    fn text(&mut self, key: Option<&str>, text: String);
    /// An error that is an array: its first items, those without a text too.
    fn array(&mut self, key: Option<&str>, items: Vec<Option<String>>);
}

/// Where errors are.
#[derive(Clone, Copy)]
pub(in crate::decode) struct Way<'p> {
    path: &'p [&'p str],
    /// How many items of an array of scalars count; none: each of them is an error.
    items: usize,
}

impl<'p> Way<'p> {
    pub(in crate::decode) fn to_errors_of(form: &ErrorBody) -> Way<'static> {
        Way {
            path: form.path,
            items: form.items(),
        }
    }

    /// To a body that is the error.
    pub(in crate::decode) fn to_the_body() -> Way<'static> {
        Way { path: &[], items: 0 }
    }

    /// What is left of it behind its first name.
    fn behind(self, path: &'p [&'p str]) -> Self {
        Self { path, ..self }
    }

    fn is_at_error(self) -> bool {
        self.path.is_empty()
    }
}

/// Follows the way down to the errors.
pub(in crate::decode) fn each_error(body: &[u8], way: Way<'_>, errors: &mut dyn Errors) {
    let text = readable(body);
    let parser = Parser::new(text.strip_prefix('\u{feff}').unwrap_or(&text));
    // What is no JSON reports nothing more.
    if let Ok(Value::Scalar(Some(text))) = (Walk {
        parser,
        errors: &mut *errors,
    })
    .value(way, None)
    {
        errors.text(None, text);
    }
}

/// What is not in UTF-8 mostly is ISO-8859-1.
fn readable(body: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(body) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => body.iter().copied().map(char::from).collect(),
    }
}

pub(super) fn read_errors<'h>(
    body: &[u8],
    form: &ErrorBody,
    begin: &dyn Fn() -> Choices<'h>,
    add: &mut dyn FnMut(&Choices<'_>),
) {
    each_error(body, Way::to_errors_of(form), &mut Report { begin, add });
}

/// What stands at a place.
enum Value {
    /// Its text, if it has one and is at the end of the way.
    Scalar(Option<String>),
    /// Objects and arrays; the errors in them have been taken.
    Nested,
}

/// On the way to the errors.
struct Walk<'de, 's> {
    parser: Parser<'de>,
    errors: &'s mut dyn Errors,
}

impl Walk<'_, '_> {
    /// A place on the way; at its end, an error itself.
    fn value(&mut self, way: Way<'_>, key: Option<&str>) -> Result<Value, Stop> {
        match self.parser.peek()? {
            b'{' => self.object(way, key)?,
            b'[' if way.is_at_error() && way.items > 0 => self.array(way, key)?,
            b'[' => self.list(way, key)?,
            _ => {
                let text = scalar_text(&mut self.parser)?;
                return Ok(Value::Scalar(text.filter(|_| way.is_at_error())));
            }
        }
        Ok(Value::Nested)
    }

    fn object(&mut self, way: Way<'_>, key: Option<&str>) -> Result<(), Stop> {
        match way.path.split_first() {
            None => self.errors.object(key, &mut self.parser),
            Some((name, rest)) => self.members(name, way.behind(rest), key),
        }
    }

    fn members(&mut self, name: &str, way: Way<'_>, key: Option<&str>) -> Result<(), Stop> {
        let is_any = name == ANY;
        self.parser.enter()?;
        let mut is_first = true;
        while let Some(member) = self.parser.next_key(&mut is_first)? {
            let member = member.value().ok_or(Stop)?;
            if !is_any && member != name {
                self.parser.skip()?;
                continue;
            }
            let key = if is_any { Some(&*member) } else { key };
            self.value_or_text(way, key)?;
        }
        Ok(())
    }

    fn list(&mut self, way: Way<'_>, key: Option<&str>) -> Result<(), Stop> {
        self.parser.enter()?;
        let mut is_first = true;
        while self.parser.next_item(&mut is_first)? {
            self.value_or_text(way, key)?;
        }
        Ok(())
    }

    fn value_or_text(&mut self, way: Way<'_>, key: Option<&str>) -> Result<(), Stop> {
        if let Value::Scalar(Some(text)) = self.value(way, key)? {
            self.errors.text(key, text);
        }
        Ok(())
    }

    /// Reads the items of an array that may be an error; in a list of other things, scalars are none.
    fn array(&mut self, way: Way<'_>, key: Option<&str>) -> Result<(), Stop> {
        let mut scalars = Vec::new();
        let mut is_error = true;
        self.parser.enter()?;
        let mut is_first = true;
        while self.parser.next_item(&mut is_first)? {
            match self.value(way, key)? {
                Value::Nested => is_error = false,
                Value::Scalar(text) if scalars.len() < way.items => scalars.push(text),
                Value::Scalar(_) => {}
            }
        }
        if is_error && !scalars.is_empty() {
            self.errors.array(key, scalars);
        }
        Ok(())
    }
}

/// A text, or a number as it is written; other scalars have none.
fn scalar_text(parser: &mut Parser<'_>) -> Result<Option<String>, Stop> {
    match parser.peek()? {
        b'"' => {
            let text = parser.string()?.value().ok_or(Stop)?;
            return Ok(Some(text.into_owned()));
        }
        b'n' => drop(parser.take_null()?),
        b't' | b'f' => drop(parser.literal()?),
        _ => return parser.literal().map(|number| Some(number.to_owned())),
    }
    Ok(None)
}

/// Reads code, message and field of each.
struct Report<'s, 'h> {
    begin: &'s dyn Fn() -> Choices<'h>,
    add: &'s mut dyn FnMut(&Choices<'_>),
}

impl Errors for Report<'_, '_> {
    fn object(&mut self, key: Option<&str>, parser: &mut Parser<'_>) -> Result<(), Stop> {
        let mut choices = begin_at(self.begin, key);
        parser.enter()?;
        let mut is_first = true;
        while let Some(key) = parser.next_key(&mut is_first)? {
            let key = key.value().ok_or(Stop)?;
            let is = |selector| matches!(selector, Selector::Member(name) | Selector::Attribute(name) if name == key);
            if choices.wants(is) {
                let text = member_text(parser)?;
                choices.offer(is, || text.clone());
            } else {
                parser.skip()?;
            }
        }
        (self.add)(&choices);
        Ok(())
    }

    fn text(&mut self, key: Option<&str>, text: String) {
        let mut choices = begin_at(self.begin, key);
        choices.offer(|selector| selector == Selector::Text, || Some(text.clone()));
        (self.add)(&choices);
    }

    fn array(&mut self, key: Option<&str>, items: Vec<Option<String>>) {
        let mut choices = begin_at(self.begin, key);
        for (position, item) in items.iter().enumerate() {
            choices.offer(|selector| selector == Selector::Position(position), || item.clone());
        }
        (self.add)(&choices);
    }
}

/// A scalar as text, a number, `true` or `false` as it is written; other values have none.
fn member_text(parser: &mut Parser<'_>) -> Result<Option<String>, Stop> {
    match parser.peek()? {
        b'"' => Ok(parser.string()?.value().map(Cow::into_owned)),
        b'{' | b'[' | b'n' => parser.skip().map(|()| None),
        _ => parser.literal().map(|literal| Some(literal.to_owned())),
    }
}
