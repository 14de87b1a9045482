//! Method, path and constant query of a request, and the templates of paths, URLs and host names.

use super::rules::BAD_VALUE;
use super::value::{Read, refused};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Method;
use crate::source::Spanned;
use crate::syntax::{Target, TemplatePart};
use crate::wording::shown;
use crate::yaml::{Node, Scalar};

/// Method, path template and constant query items of a request.
pub(super) fn request(node: &Node, scalar: &Scalar) -> Read<(Spanned<Method>, Target)> {
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
    let target = rest.trim_start();
    let start = scalar.text.len() - target.len();
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    check_path(path)?;
    let parts = template(node, path, start)?;
    let method_span = node.part_span(0, word.len());
    let path_span = node.part_span(start, start + path.len());
    let target = Target {
        path: Spanned::new(parts, path_span),
        query: query.map_or_else(|| Ok(Vec::new()), constant_items)?,
    };
    Ok((Spanned::new(method, method_span), target))
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

/// What is always sent in the query string: `version=2&full`, percent-decoded.
fn constant_items(query: &str) -> Read<Vec<(String, Option<String>)>> {
    if let Some(odd) = query
        .chars()
        .find(|&character| !is_url_character(character) || character == '#')
    {
        let help = match odd {
            '{' | '}' => "what the caller supplies is a field under `query`",
            _ => "write it percent-encoded, `%20` for a space",
        };
        let odd = shown(odd.encode_utf8(&mut [0; 4]));
        return refused(format!("the query string holds {odd}"), help);
    }
    query.split('&').map(constant_item).collect()
}

fn constant_item(item: &str) -> Read<(String, Option<String>)> {
    let (name, value) = item
        .split_once('=')
        .map_or((item, None), |(name, value)| (name, Some(value)));
    if name.is_empty() {
        return refused(
            "an item of the query string has no name",
            "write names and values, as in `?version=2&full`",
        );
    }
    Ok((decoded(name)?, value.map(decoded).transpose()?))
}

/// Percent signs and what they stand for.
fn decoded(text: &str) -> Read<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let (Some(byte), Some(after)) = (byte, after.get(2..)) else {
            return refused(
                "a `%` in the query string stands for nothing",
                "write `%25` for a percent sign",
            );
        };
        bytes.push(byte);
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).or_else(|_| refused("the query string is not UTF-8", "percent-encode text as UTF-8"))
}

/// What stands before a host name. Problems are reported, and nothing is left of it then.
pub(super) fn parse_host_prefix(node: &Node, diagnostics: &mut Diagnostics) -> Vec<TemplatePart> {
    let Some(scalar) = node.scalar() else {
        return Vec::new();
    };
    plain_template(node, &scalar.text)
        .and_then(host_characters)
        .and_then(whole_labels)
        .unwrap_or_else(|refused| {
            let headline = format!("`host_prefix`: {}", refused.headline);
            diagnostics.push(Diagnostic::error(&BAD_VALUE, node.span, headline).help(refused.help));
            Vec::new()
        })
}

fn host_characters(parts: Vec<TemplatePart>) -> Read<Vec<TemplatePart>> {
    let is_of_host = |character: char| character.is_ascii_alphanumeric() || "-.".contains(character);
    let texts = parts.iter().filter_map(|part| match part {
        TemplatePart::Literal(text) => Some(text),
        TemplatePart::Placeholder(_) | TemplatePart::Greedy(_) => None,
    });
    match texts
        .flat_map(|text| text.chars())
        .find(|&character| !is_of_host(character))
    {
        None => Ok(parts),
        Some(odd) => refused(
            format!("a host name does not hold {}", shown(odd.encode_utf8(&mut [0; 4]))),
            "write letters, digits, `-` and `.`, as in `data-{account}.`",
        ),
    }
}

/// A value that ran on into the server's name would choose another server, and the credentials would go there.
fn whole_labels(parts: Vec<TemplatePart>) -> Read<Vec<TemplatePart>> {
    let after_value = parts
        .iter()
        .rev()
        .take_while(|part| matches!(part, TemplatePart::Literal(_)));
    let is_literal = |part: &TemplatePart| matches!(part, TemplatePart::Literal(_));
    let has_dot = |part: &TemplatePart| matches!(part, TemplatePart::Literal(text) if text.contains('.'));
    if parts.iter().all(is_literal) || after_value.into_iter().any(has_dot) {
        return Ok(parts);
    }
    refused(
        "a value runs on into the server's name",
        "end what stands before the server's name with a dot, as in `{account}.`",
    )
}

/// Splits text at names in braces, which have no `+` behind.
pub(super) fn plain_template(node: &Node, text: &str) -> Read<Vec<TemplatePart>> {
    let parts = template(node, text, 0)?;
    if parts.iter().any(|part| matches!(part, TemplatePart::Greedy(_))) {
        return refused(
            "only a placeholder of a path can have a `+`",
            "leave the `+` out: the value holds no slashes here",
        );
    }
    Ok(parts)
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
        let (name, is_greedy) = name.strip_suffix('+').map_or((name, false), |name| (name, true));
        if name.is_empty() || name.contains('{') {
            return refused("a placeholder has no name", HELP);
        }
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(literal.to_owned()));
        }
        let start = offset + text.len() - rest.len() + open;
        let span = node.part_span(start, start + from_brace.len() - after.len());
        let name = Spanned::new(name.to_owned(), span);
        parts.push(match is_greedy {
            true => TemplatePart::Greedy(name),
            false => TemplatePart::Placeholder(name),
        });
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
