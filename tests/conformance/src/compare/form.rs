//! Forms and query strings as multisets of decoded pairs.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// The pairs of a query string, in which a `+` is itself; a name without `=` has no value.
#[must_use]
pub fn query_pairs(query: &str) -> Vec<(String, Option<String>)> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let items = query.split('&').filter(|item| !item.is_empty());
    let pair = |item: &str| match item.split_once('=') {
        Some((name, value)) => (decoded(name), Some(decoded(value))),
        None => (decoded(item), None),
    };
    let mut pairs: Vec<_> = items.map(pair).collect();
    pairs.sort();
    pairs
}

/// The pairs of a form. A map has no order, so its entries are numbered anew in the order of their keys; `map_keys` are
/// the names that keys have.
#[must_use]
pub fn form_pairs(form: &str, map_keys: &[String]) -> Vec<(String, String)> {
    let pairs = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let mut pairs = renumbered(pairs, map_keys);
    pairs.sort();
    pairs
}

fn renumbered(mut pairs: Vec<(String, String)>, map_keys: &[String]) -> Vec<(String, String)> {
    let mut done = Vec::new();
    while let Some(prefix) = next_map(&pairs, map_keys, &done) {
        let order = order_of(&pairs, &prefix, map_keys);
        for (name, _) in &mut pairs {
            renumber(name, &prefix, &order);
        }
        done.push(prefix);
    }
    pairs
}

/// The shortest prefix `a.entry.` of a map that is not done.
fn next_map(pairs: &[(String, String)], map_keys: &[String], done: &[String]) -> Option<String> {
    let prefixes = pairs.iter().filter_map(|(name, _)| Some(split_key(name, map_keys)?.0));
    prefixes
        .filter(|prefix| !done.iter().any(|known| known == prefix))
        .min_by_key(|prefix| prefix.len())
        .map(str::to_owned)
}

/// `a.entry.2.key`: `a.entry.` and `2`.
fn split_key<'a>(name: &'a str, map_keys: &[String]) -> Option<(&'a str, &'a str)> {
    let (head, key) = name.rsplit_once('.')?;
    let at = head.rfind('.').map_or(0, |at| at + 1);
    let (prefix, number) = head.split_at(at);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && map_keys.iter().any(|known| known == key)).then_some((prefix, number))
}

/// The new number of each old one.
fn order_of(pairs: &[(String, String)], prefix: &str, map_keys: &[String]) -> BTreeMap<String, usize> {
    let mut keys: Vec<(&str, &str)> = pairs
        .iter()
        .filter_map(|(name, value)| {
            let (own, number) = split_key(name, map_keys)?;
            (own == prefix).then_some((value.as_str(), number))
        })
        .collect();
    keys.sort_unstable();
    let numbered = keys.into_iter().enumerate();
    numbered.map(|(at, (_, number))| (number.to_owned(), at + 1)).collect()
}

fn renumber(name: &mut String, prefix: &str, order: &BTreeMap<String, usize>) {
    let Some(rest) = name.strip_prefix(prefix) else { return };
    let (number, tail) = rest.split_once('.').unwrap_or((rest, ""));
    if let Some(new) = order.get(number) {
        *name = format!("{prefix}{new}.{tail}");
    }
}
