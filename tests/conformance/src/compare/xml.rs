//! XML by expanded names, attributes as a set.

use roxmltree::{Document, Node};

/// What an element says: what is written around it does not count, such as prefixes, the order of attributes, white
/// space between elements, and the order of elements with different names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

/// What a document says, as a text that is the same for all that say it.
///
/// # Errors
/// Why it is no document.
pub fn canonical(text: &str, map_keys: &[String]) -> Result<String, String> {
    let document = Document::parse(text).map_err(|error| format!("{error} in `{text}`"))?;
    Ok(format!("{:?}", element(document.root_element(), map_keys)))
}

fn element(node: Node<'_, '_>, map_keys: &[String]) -> Element {
    let mut attributes: Vec<_> = node
        .attributes()
        .map(|attribute| {
            (
                expanded(attribute.namespace(), attribute.name()),
                attribute.value().to_owned(),
            )
        })
        .collect();
    attributes.sort();
    let mut children: Vec<_> = node
        .children()
        .filter(Node::is_element)
        .map(|child| element(child, map_keys))
        .collect();
    // The order among elements of one name is that of a list; entries of a map have none.
    children.sort_by(|one, other| (&one.name, key(one, map_keys)).cmp(&(&other.name, key(other, map_keys))));
    let text: String = node
        .children()
        .filter(|child| child.is_text())
        .filter_map(|child| child.text())
        .collect();
    Element {
        name: expanded(node.tag_name().namespace(), node.tag_name().name()),
        attributes,
        text: if children.is_empty() {
            text
        } else {
            text.trim().to_owned()
        },
        children,
    }
}

fn expanded(namespace: Option<&str>, name: &str) -> String {
    namespace.map_or_else(|| name.to_owned(), |namespace| format!("{{{namespace}}}{name}"))
}

/// The text of the child that is a map's key.
fn key<'a>(element: &'a Element, map_keys: &[String]) -> Option<&'a str> {
    let is_key = |child: &&Element| {
        let local = child.name.rsplit('}').next().unwrap_or_default();
        map_keys.iter().any(|known| known == local)
    };
    (element.children.len() == 2)
        .then(|| element.children.iter().find(is_key))
        .flatten()
        .map(|key| key.text.as_str())
}
