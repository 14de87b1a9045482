//! Messages for rules on a type they cannot hold of. Each says what to write instead.

use syn::Ident;

use crate::field_type::Kind;
use crate::problems::Problems;

/// A rule for text.
pub(super) fn expect_text(key: &Ident, kind: Kind<'_>, problems: &mut Problems) {
    let cure = match kind {
        Kind::Text | Kind::Unknown => return,
        Kind::Integer(_) | Kind::Float => "write `range(min = 1, max = 9)` for the bounds of a number".to_owned(),
        Kind::Bool => "take it away".to_owned(),
        Kind::List(_) | Kind::Map(_) if key == "length" => {
            "write `items(max = 9)` for the number of items, or `each(length(max = 9))` for the length of each"
                .to_owned()
        }
        Kind::List(_) | Kind::Map(_) => format!("write `each({key} …)` to check each item"),
    };
    refuse(key, "text", kind, &cure, problems);
}

/// A rule for numbers.
pub(super) fn expect_number(key: &Ident, kind: Kind<'_>, problems: &mut Problems) {
    let cure = match kind {
        Kind::Integer(_) | Kind::Float | Kind::Unknown => return,
        Kind::Text => {
            "write `length(max = 9)` for the number of characters, or `pattern = \"^[0-9]{1,3}$\"`".to_owned()
        }
        Kind::Bool => "take it away".to_owned(),
        Kind::List(_) | Kind::Map(_) if key == "range" => {
            "write `items(max = 9)` for the number of items, or `each(range(max = 9))` for each item".to_owned()
        }
        Kind::List(_) | Kind::Map(_) => format!("write `each({key} …)` to check each item"),
    };
    refuse(key, "numbers", kind, &cure, problems);
}

/// A rule for lists and maps.
pub(super) fn expect_items(key: &Ident, kind: Kind<'_>, problems: &mut Problems) {
    let cure = match kind {
        Kind::List(_) | Kind::Map(_) | Kind::Unknown => return,
        Kind::Text if key == "items" => "write `length(max = 9)` for the number of characters",
        _ if key == "each" => "write the rules without `each`",
        _ => "take it away",
    };
    refuse(key, "lists and maps", kind, cure, problems);
}

/// A rule for lists.
pub(super) fn expect_list(key: &Ident, kind: Kind<'_>, problems: &mut Problems) {
    if !matches!(kind, Kind::List(_) | Kind::Unknown) {
        refuse(key, "lists", kind, "take it away", problems);
    }
}

/// A rule for types that the macro cannot know.
pub(super) fn expect_own_type(key: &Ident, purpose: &str, kind: Kind<'_>, problems: &mut Problems) {
    let cure = match kind {
        Kind::Unknown => return,
        Kind::List(_) | Kind::Map(_) => format!("write `each({key})` to check each item"),
        _ => "take it away".to_owned(),
    };
    refuse(key, purpose, kind, &cure, problems);
}

fn refuse(key: &Ident, purpose: &str, kind: Kind<'_>, cure: &str, problems: &mut Problems) {
    let message = format!("`{key}` is for {purpose}, and this is {}: {cure}", kind.in_words());
    problems.add_at(key.span(), message);
}
