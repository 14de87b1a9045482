//! Method and path of a request, and the templates of paths and URLs.

use super::value::{Read, refused};
use crate::model::Method;
use crate::source::Spanned;
use crate::syntax::TemplatePart;
use crate::wording::shown;
use crate::yaml::{Node, Scalar};

/// Method and path template of a request.
pub(super) fn request(node: &Node, scalar: &Scalar) -> Read<(Spanned<Method>, Spanned<Vec<TemplatePart>>)> {
    const HELP: &str = "write method and path, as in `POST /account/{id}`";
    let Some((word, rest)) = scalar.text.split_once(' ') else {
        return refused(format!("{} is not a method and a path", shown(&scalar.text)), HELP);
    };
    let Some(method) = method(word) else {
        return refused(
            format!("{} is not a method", shown(word)),
            "write `GET`, `HEAD`, `POST`, `PUT`, `PATCH` or `DELETE`",
        );
    };
    let path = rest.trim_start();
    let start = scalar.text.len() - path.len();
    check_path(path)?;
    let parts = template(node, path, start)?;
    let method_span = node.part_span(0, word.len());
    let path_span = node.part_span(start, scalar.text.len());
    Ok((Spanned::new(method, method_span), Spanned::new(parts, path_span)))
}

fn method(word: &str) -> Option<Method> {
    Some(match word {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        _ => return None,
    })
}

fn check_path(path: &str) -> Read<()> {
    if !path.starts_with('/') {
        return refused(
            format!("the path {} does not begin with `/`", shown(path)),
            "write `/` before it",
        );
    }
    if path.contains('?') {
        return refused(
            "the path holds a query string",
            "describe what follows the `?` as fields under `query`",
        );
    }
    let is_plain = |character: char| is_url_character(character) && !matches!(character, '#' | '[' | ']');
    if let Some(odd) = path
        .chars()
        .find(|&character| !is_plain(character) && !matches!(character, '{' | '}'))
    {
        return refused(
            format!("the path holds {}", shown(odd.encode_utf8(&mut [0; 4]))),
            "write it percent-encoded, `%20` for a space",
        );
    }
    let odd_segment = |segment: &str| matches!(segment, "." | "..");
    if path.split('/').any(odd_segment) || path.contains("//") {
        return refused(
            "the path holds an empty segment, `.` or `..`",
            "write the path as it is sent",
        );
    }
    Ok(())
}

/// Splits text at names in braces. `offset` is where it begins in the scalar.
pub(super) fn template(node: &Node, text: &str, offset: usize) -> Read<Vec<TemplatePart>> {
    const HELP: &str = "a placeholder is a name in braces, as in `/account/{id}`";
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let (literal, from_brace) = rest.split_at(open);
        let Some((name, after)) = from_brace.strip_prefix('{').and_then(|inner| inner.split_once('}')) else {
            return refused("a brace has no partner", HELP);
        };
        if name.is_empty() || name.contains('{') {
            return refused("a placeholder has no name", HELP);
        }
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(literal.to_owned()));
        }
        let start = offset + text.len() - rest.len() + open;
        let span = node.part_span(start, start + name.len() + 2);
        parts.push(TemplatePart::Placeholder(Spanned::new(name.to_owned(), span)));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(TemplatePart::Literal(rest.to_owned()));
    }
    Ok(parts)
}

/// Characters that an address may hold as they are (RFC 3986), percent signs included.
fn is_url_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
}
