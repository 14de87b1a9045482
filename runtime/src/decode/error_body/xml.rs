//! Errors in an XML body: `<response><errors><error code="7">…</error></errors></response>`.

use bytes::Bytes;

use super::ANY;
use super::choice::{Choices, begin_at};
use crate::decode::media_type::content_type;
use crate::decode::xml::charset::to_text;
use crate::decode::xml::name::{has_local_name, is_on_path};
use crate::decode::xml::tokens::{Malformed, Token, Tokens};
use crate::describe::{ErrorBody, Selector};

/// Reads an element up to its end. The key is what the path's last `*` stands for.
type Found<'s> = &'s mut dyn FnMut(&mut Tokens<'_>, Option<&str>) -> Result<(), Malformed>;

pub(super) fn read_errors<'h>(
    answer: &http::Response<Bytes>,
    form: &ErrorBody,
    begin: &dyn Fn() -> Choices<'h>,
    add: &mut dyn FnMut(&Choices<'_>),
) {
    each_error(answer, form.path, &mut |tokens, key| {
        add(&read_error(tokens, begin_at(begin, key))?);
        Ok(())
    });
}

/// Calls `found` at the error before which there are so many others.
pub(in crate::decode) fn at_error(
    answer: &http::Response<Bytes>,
    path: &[&str],
    ordinal: usize,
    found: &mut dyn FnMut(&Tokens<'_>),
) {
    let mut before = 0;
    each_error(answer, path, &mut |tokens, _| {
        if before == ordinal {
            found(tokens);
        }
        before += 1;
        tokens.skip_element()
    });
}

fn each_error(answer: &http::Response<Bytes>, path: &[&str], found: Found<'_>) {
    let Ok(text) = to_text(answer.body(), content_type(answer)) else {
        return;
    };
    // What is no XML reports nothing more.
    let _ = walk(&mut Tokens::new(&text), path, found);
}

/// Follows the path down; an element that is not on it is passed over. Without a path, the root is the error.
fn walk(tokens: &mut Tokens<'_>, path: &[&str], found: Found<'_>) -> Result<(), Malformed> {
    let mut depth = 0;
    let last_any = path.iter().rposition(|name| *name == ANY);
    let mut key = None;
    loop {
        match tokens.next()? {
            Token::Start(element) => {
                let on_path = path
                    .get(depth)
                    .map_or(path.is_empty(), |name| is_on_path(name, element.local_name()));
                if !on_path {
                    tokens.skip_element()?;
                    continue;
                }
                if last_any == Some(depth) {
                    key = Some(element.local_name().to_owned());
                }
                if depth + 1 >= path.len() {
                    found(tokens, key.as_deref())?;
                } else {
                    depth += 1;
                }
            }
            Token::End => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
            Token::Finished => return Ok(()),
        }
    }
}

/// Reads one error up to its end.
fn read_error<'h>(tokens: &mut Tokens<'_>, mut choices: Choices<'h>) -> Result<Choices<'h>, Malformed> {
    let attributes = tokens.take_attributes()?;
    for attribute in attributes.iter().filter(|attribute| !attribute.is_namespace()) {
        let value = attribute.value().ok_or_else(|| tokens.bad_attribute())?;
        choices.offer(
            |selector| matches!(selector, Selector::Attribute(wanted) if has_local_name(wanted, attribute.local_name())),
            || Some(value.clone().into_owned()),
        );
    }
    tokens.give_back(attributes);
    let mut own_text = String::new();
    loop {
        match tokens.next()? {
            Token::Text(piece) => own_text.push_str(&piece),
            Token::Start(child) => {
                let text = text_of_element(tokens)?;
                choices.offer(
                    |selector| matches!(selector, Selector::Member(wanted) if has_local_name(wanted, child.local_name())),
                    || Some(text.clone()),
                );
            }
            Token::End | Token::Finished => break,
        }
    }
    choices.offer(|selector| selector == Selector::Text, || Some(own_text.clone()));
    Ok(choices)
}

fn text_of_element(tokens: &mut Tokens<'_>) -> Result<String, Malformed> {
    let mut text = String::new();
    loop {
        match tokens.next()? {
            Token::Text(piece) => text.push_str(&piece),
            Token::Start(_) => tokens.skip_element()?,
            Token::End | Token::Finished => return Ok(text),
        }
    }
}
