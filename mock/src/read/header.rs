//! Reads fields that travel as headers: the items of a list are joined by commas, quoted where they hold one.

use specwright_codegen::model::{Field, TypeRef};

use crate::incoming::Incoming;

/// The texts under the first of the field's names that is there.
pub(super) fn texts(incoming: &Incoming, field: &Field) -> Vec<String> {
    let mut names = field.wire.iter();
    let Some(text) = names.find_map(|name| incoming.header(&name.value.0)) else {
        return Vec::new();
    };
    match &field.ty {
        TypeRef::List(_) => items(&text),
        _ => vec![text],
    }
}

/// `a, "b,c", d`; inside quotes a backslash stands before a quote that is meant.
fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    let mut quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            '\\' if quoted => item.extend(characters.next()),
            ',' if !quoted => items.push(std::mem::take(&mut item)),
            ' ' | '\t' if !quoted && item.is_empty() => {}
            _ => item.push(character),
        }
    }
    items.push(item);
    items
}
