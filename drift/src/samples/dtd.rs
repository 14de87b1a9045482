//! Content models: which elements an element holds, which of them may be missing, which may come more than once.

use super::body::{self, Body};
use super::lines::Lines;
use super::{Child, Element, xml};

/// How many declarations and how many nested groups are read.
const MAX_ELEMENTS: usize = 1000;
const MAX_GROUPS: usize = 64;

/// Whether a text has declarations.
pub(super) fn is_one(text: &str) -> bool {
    text.contains("<!ELEMENT") || text.contains("<!ATTLIST")
}

/// Where the last declaration ends.
pub(super) fn end(text: &str) -> usize {
    let last = ["<!ELEMENT", "<!ATTLIST", "<!ENTITY"]
        .iter()
        .filter_map(|word| text.rfind(word))
        .max()
        .unwrap_or(0);
    text.get(last..)
        .and_then(|rest| rest.find('>'))
        .map_or(text.len(), |at| last + at + 1)
}

/// Reads the declarations; identifiers and damage are in the body.
pub(super) fn read(text: &str, lines: &Lines) -> (Vec<Element>, Body) {
    let mut elements: Vec<Element> = Vec::new();
    let mut body = Body::default();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("<!")).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or("");
        let line = lines.at(start);
        if rest.starts_with("<!--") {
            let length = rest.find("-->").map_or(rest.len(), |end| end + 3);
            body.identifiers.extend(identifiers(&rest[..length]));
            at = start + length;
            continue;
        }
        let Some(length) = rest.find('>') else {
            body.damaged(line, "a declaration is not closed");
            body.is_partial = true;
            break;
        };
        let declaration = &rest[2..length];
        if let Some(model) = declaration.strip_prefix("ELEMENT") {
            match element(model, line) {
                Some(read) if elements.len() < MAX_ELEMENTS => merge(&mut elements, read),
                _ => body.damaged(line, "a content model that cannot be read"),
            }
        } else if let Some(list) = declaration.strip_prefix("ATTLIST") {
            attributes(list, &mut elements, line);
        } else if declaration.starts_with("DOCTYPE") {
            let head = declaration.split('[').next().unwrap_or("");
            body.identifiers.extend(xml::quoted(head));
            // Its declarations stand inside it.
            at = start + "<!DOCTYPE".len();
            continue;
        }
        at = start + length + 1;
    }
    (elements, body)
}

fn merge(elements: &mut Vec<Element>, read: Element) {
    match elements.iter_mut().find(|element| element.name == read.name) {
        Some(known) if known.children.is_empty() => {
            known.children = read.children;
            known.line = read.line;
        }
        Some(_) => {}
        None => elements.push(read),
    }
}

/// `PUBLIC ID : x`, `SYSTEM ID : y`, and addresses of document types.
fn identifiers(comment: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let (label, value) = line.split_once(':')?;
        let label = label.to_uppercase();
        let is_named = label.contains("PUBLIC") || label.contains("SYSTEM");
        is_named.then(|| body::printable(value.trim().trim_matches(['"', '\'']), 300))
    };
    comment
        .lines()
        .filter_map(of_line)
        .filter(|value| !value.is_empty())
        .take(8)
        .collect()
}

fn element(text: &str, line: u32) -> Option<Element> {
    let text = text.trim();
    let (name, model) = text.split_once(|c: char| c.is_whitespace() || c == '(')?;
    let model = text.get(name.len()..).unwrap_or(model).trim();
    Some(Element {
        name: body::name(name),
        children: children(model)?,
        attributes: Vec::new(),
        line,
    })
}

#[derive(Default)]
struct Group {
    first: usize,
    is_choice: bool,
}

/// The children of a content model, whatever the groups they stand in.
fn children(model: &str) -> Option<Vec<Child>> {
    if matches!(model, "EMPTY" | "ANY") {
        return Some(Vec::new());
    }
    let mut children: Vec<Child> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = model;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            '(' if groups.len() < MAX_GROUPS => groups.push(Group {
                first: children.len(),
                is_choice: false,
            }),
            ')' => {
                let group = groups.pop()?;
                let inside = children.get_mut(group.first..)?;
                let is_one_of = group.is_choice && inside.len() > 1;
                inside.iter_mut().for_each(|child| child.optional |= is_one_of);
                rest = occurs(rest, inside);
            }
            '|' => groups.last_mut()?.is_choice = true,
            ',' => {}
            _ if first.is_whitespace() => {}
            _ if first.is_alphanumeric() || matches!(first, '_' | '#' | ':') => {
                let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
                let length = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
                let name = format!("{first}{}", &rest[..length]);
                rest = &rest[length..];
                if name.starts_with('#') {
                    continue;
                }
                children.push(Child {
                    name: body::name(name.rsplit(':').next().unwrap_or(&name)),
                    optional: false,
                    repeats: false,
                });
                let last = children.len() - 1;
                rest = occurs(rest, &mut children[last..]);
            }
            _ => return None,
        }
    }
    (groups.is_empty() && model.starts_with('(')).then(|| distinct(children))
}

/// Takes the mark behind a name or a group.
fn occurs<'a>(rest: &'a str, children: &mut [Child]) -> &'a str {
    let mark = rest.chars().next();
    for child in children {
        child.optional |= matches!(mark, Some('?' | '*'));
        child.repeats |= matches!(mark, Some('+' | '*'));
    }
    match mark {
        Some('?' | '*' | '+') => &rest[1..],
        _ => rest,
    }
}

/// A child that stands twice may come twice; it is required if one of the two is.
fn distinct(children: Vec<Child>) -> Vec<Child> {
    let mut kept: Vec<Child> = Vec::new();
    for child in children {
        match kept.iter_mut().find(|known| known.name == child.name) {
            Some(known) => {
                known.repeats |= child.repeats || !(known.optional && child.optional);
                known.optional &= child.optional;
            }
            None => kept.push(child),
        }
    }
    kept
}

/// `<!ATTLIST name attribute type default ...`
fn attributes(list: &str, elements: &mut Vec<Element>, line: u32) {
    let mut words = words(list).into_iter();
    let Some(name) = words.next().map(|word| body::name(&word)) else {
        return;
    };
    let mut found = Vec::new();
    while let (Some(attribute), Some(_type), Some(mut default)) = (words.next(), words.next(), words.next()) {
        let is_required = default == "#REQUIRED";
        if default == "#FIXED" {
            default = words.next().unwrap_or_default();
        }
        let _ = default;
        found.push((body::name(&attribute), is_required));
    }
    if !elements.iter().any(|element| element.name == name) && elements.len() < MAX_ELEMENTS {
        elements.push(Element {
            name: name.clone(),
            children: Vec::new(),
            attributes: Vec::new(),
            line,
        });
    }
    if let Some(element) = elements.iter_mut().find(|element| element.name == name) {
        element.attributes.extend(found);
    }
}

/// Words; what stands in quotes or in brackets is one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut close = None;
    for letter in text.chars() {
        match (close, letter) {
            (Some(end), _) => {
                words.last_mut().into_iter().for_each(|word| word.push(letter));
                close = close.filter(|_| letter != end);
            }
            (None, '"' | '\'' | '(') => {
                close = Some(if letter == '(' { ')' } else { letter });
                words.last_mut().into_iter().for_each(|word| word.push(letter));
            }
            (None, _) if letter.is_whitespace() => words.push(String::new()),
            (None, _) => words.last_mut().into_iter().for_each(|word| word.push(letter)),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
