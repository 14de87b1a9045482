//! What a page says of itself: title, address, day.

use super::super::dates;
use super::tree::{Data, Id, Tree};

/// The title.
pub(super) fn title(tree: &Tree) -> Option<String> {
    let title = tree
        .below(Tree::ROOT, "title")
        .find(|title| !tree.ancestors(*title).any(|node| tree.name(node) == "svg"))?;
    tidy(&tree.plain_text(title))
}

fn tidy(text: &str) -> Option<String> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() && !super::super::styled::is_invisible(*c))
        .take(500)
        .collect();
    let text = crate::text::one_line(&text);
    (!text.is_empty()).then_some(text)
}

/// The address that the browser noted when it saved the page, else the one that the page calls its own.
pub(super) fn address(tree: &Tree) -> Option<String> {
    let noted = comments(tree).find_map(saved_from);
    let canonical = || {
        tree.below(Tree::ROOT, "link")
            .find(|link| {
                tree.attribute(*link, "rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
            })
            .and_then(|link| tree.attribute(link, "href"))
    };
    let named = || meta(tree, &["og:url", "twitter:url"]);
    let address = noted.or_else(canonical).or_else(named)?;
    (address.starts_with("http://") || address.starts_with("https://")).then(|| tidy(address))?
}

/// `saved from url=(0042)https://…`, or what SingleFile writes.
fn saved_from(comment: &str) -> Option<&str> {
    if let Some((_, rest)) = comment.split_once("saved from url=(") {
        return rest.split_once(')')?.1.split_whitespace().next();
    }
    let (_, rest) = comment.split_once("Page saved with SingleFile")?;
    rest.split_once("url:")?.1.split_whitespace().next()
}

/// The day of saving, else the one on which the page says it was changed.
pub(super) fn saved(tree: &Tree) -> Option<String> {
    let noted = comments(tree).find_map(|comment| {
        let (_, rest) = comment
            .split_once("saved date:")
            .or_else(|| comment.split_once("saved on"))?;
        dates::find(rest.lines().next()?)
    });
    noted.or_else(|| {
        dates::find(meta(
            tree,
            &[
                "date",
                "dcterms.date",
                "dc.date",
                "saved",
                "article:modified_time",
                "last-modified",
            ],
        )?)
    })
}

fn meta<'a>(tree: &'a Tree, names: &[&str]) -> Option<&'a str> {
    let named = |id: &Id| {
        let said = ["name", "property", "http-equiv"]
            .iter()
            .find_map(|key| tree.attribute(*id, key));
        said.is_some_and(|said| names.contains(&said.trim().to_ascii_lowercase().as_str()))
    };
    let found = tree.below(Tree::ROOT, "meta").find(named)?;
    tree.attribute(found, "content")
}

fn comments(tree: &Tree) -> impl Iterator<Item = &str> {
    // They stand before everything else.
    tree.walk(Tree::ROOT)
        .take(400)
        .filter_map(|(node, _)| match tree.data(node) {
            Data::Comment(text) => Some(text.as_str()),
            _ => None,
        })
}
