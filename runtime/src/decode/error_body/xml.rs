//! Errors in an XML body: `<response><errors><error code="7">…</error></errors></response>`.

use crate::decode::xml::charset::to_text;
use crate::decode::xml::tokens::{Element, Malformed, Token, Tokens};
use crate::describe::{ErrorBody, Selector};

type Add<'s> = &'s mut dyn FnMut(Option<String>, Option<String>);

pub(super) fn read_errors(body: &[u8], content_type: Option<&str>, form: &ErrorBody, add: Add<'_>) {
    let Ok(text) = to_text(body, content_type) else {
        return;
    };
    // What is no XML reports nothing more.
    let _ = walk(&mut Tokens::new(&text), form, add);
}

/// Follows the path down; an element that is not on it is passed over. Without a path, the root is the error.
fn walk<'a>(tokens: &mut Tokens<'a>, form: &ErrorBody, add: Add<'_>) -> Result<(), Malformed> {
    let mut depth = 0;
    loop {
        match tokens.next()? {
            Token::Start(element) => {
                let on_path = form.path.is_empty() || form.path.get(depth) == Some(&element.local_name());
                if !on_path {
                    tokens.skip_element()?;
                } else if depth + 1 >= form.path.len() {
                    read_error(tokens, &element, form, add)?;
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
fn read_error<'a>(
    tokens: &mut Tokens<'a>,
    element: &Element<'a>,
    form: &ErrorBody,
    add: Add<'_>,
) -> Result<(), Malformed> {
    let attributes = element.attributes()?;
    let attribute = |selector| match selector {
        Some(Selector::Attribute(wanted)) => attributes
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value.clone().into_owned()),
        _ => None,
    };
    let (mut code, mut message) = (attribute(form.code), attribute(form.message));
    let mut own_text = String::new();
    loop {
        match tokens.next()? {
            Token::Text(piece) => own_text.push_str(&piece),
            Token::Start(child) => {
                let text = text_of_element(tokens)?;
                let is = |selector| match selector {
                    Some(Selector::Member(name)) => name == child.local_name(),
                    _ => false,
                };
                if is(form.code) {
                    code = Some(text.clone());
                }
                if is(form.message) {
                    message = Some(text);
                }
            }
            Token::End | Token::Finished => break,
        }
    }
    if form.code == Some(Selector::Text) {
        code = Some(own_text.clone());
    }
    if form.message == Some(Selector::Text) && !own_text.trim().is_empty() {
        message = Some(own_text);
    }
    add(code, message);
    Ok(())
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
