//! Parameters as modern generators lay them out: a block for each, with its name, its type and its badges in small
//! elements of their own, and no table around them.

use super::super::block::{Definition, MarkKind, Styled};
use super::super::heads;
use super::super::styled::StyledWriter;
use super::chrome::is_chrome;
use super::flow::{Flow, fold};
use super::inline::is_badge;
use super::tree::{Data, Id, Tree};
use super::whole::Whole;

/// How deep the head of a block may be wrapped, and how many nodes and small texts it may have.
const MAX_WRAPPERS: usize = 5;
const MAX_NODES: usize = 60;
const MAX_LEAVES: usize = 10;

/// A small text and the element that holds it.
struct Leaf {
    text: String,
    element: Id,
}

struct Item {
    id: Id,
    /// The nodes of the head; the rest of the item is what is said.
    head: Vec<Id>,
    leaves: Vec<Leaf>,
}

/// The children of the container that are parameters, and what they say; none if it holds no such blocks.
pub(super) fn in_container(whole: &Whole<'_>, id: Id) -> Option<(Vec<Id>, Vec<Definition>)> {
    let tree = whole.tree;
    let items: Vec<Item> = tree.elements(id).filter_map(|child| item(tree, child)).collect();
    let is_sure = items.len() > 1 || items.first().is_some_and(|only| is_sure_alone(tree, only));
    if !is_sure {
        return None;
    }
    let ids = items.iter().map(|item| item.id).collect();
    Some((ids, items.into_iter().map(|item| definition(whole, item)).collect()))
}

/// A parameter without others beside it: one that says whether it is required, or is called a parameter.
fn is_sure_alone(tree: &Tree, item: &Item) -> bool {
    let called = [
        "param",
        "params",
        "parameter",
        "property",
        "prop",
        "field",
        "attribute",
        "argument",
    ];
    let is_called = tree.has_class_word(item.id, &called);
    let mut labels = item.leaves.iter().skip(1);
    labels.any(|leaf| heads::is_presence(&leaf.text) || is_called && heads::is_type(&leaf.text))
}

fn definition(whole: &Whole<'_>, item: Item) -> Definition {
    let mut flow = Flow::new(whole);
    flow.leave_out(item.head);
    flow.children(item.id);
    let (text, inner) = fold(flow.finish());
    Definition {
        terms: vec![term(whole.tree, &item.leaves)],
        text,
        inner,
        line: whole.first_line(item.id),
    }
}

/// The name, and the rest as badges.
fn term(tree: &Tree, leaves: &[Leaf]) -> Styled {
    let mut writer = StyledWriter::default();
    for (index, leaf) in leaves.iter().enumerate() {
        let is_name = index == 0;
        let kind = match tree.name(leaf.element) {
            "code" if is_name => Some(MarkKind::Code),
            "del" | "s" | "strike" => Some(MarkKind::Struck),
            _ if is_name => None,
            _ => Some(MarkKind::Badge),
        };
        writer.space();
        let is_marked = kind.is_some();
        if let Some(kind) = kind {
            writer.open(kind);
        }
        writer.push(&leaf.text);
        if is_marked {
            writer.close();
        }
    }
    writer.finish()
}

/// An element that describes one parameter: a head and, as a rule, text behind it.
fn item(tree: &Tree, id: Id) -> Option<Item> {
    if !matches!(
        tree.name(id),
        "div" | "li" | "section" | "article" | "details" | "label" | "fieldset"
    ) || is_chrome(tree, id)
    {
        return None;
    }
    flat(tree, id).or_else(|| wrapped(tree, id))
}

/// Name and badges directly in the item, a block of text behind them.
fn flat(tree: &Tree, id: Id) -> Option<Item> {
    let mut head = Vec::new();
    for child in tree.children(id) {
        match tree.data(child) {
            Data::Text(text) if text.trim().is_empty() => {}
            Data::Element { .. } if is_small_line(tree, child) || !is_description(tree, child) => head.push(child),
            Data::Comment(_) => {}
            _ => break,
        }
        if head.len() > MAX_LEAVES {
            return None;
        }
    }
    let has_block = tree
        .elements(id)
        .any(|child| matches!(tree.name(child), "p" | "div" | "section"));
    if head.len() < 2 || !has_block {
        return None;
    }
    let mut leaves = Vec::new();
    for node in &head {
        leaves.extend(self::leaves(tree, *node)?);
    }
    let leaves = qualify(tree, leaves)?;
    Some(Item { id, head, leaves })
}

/// A paragraph that its class calls the name or the type of the parameter, or that says nothing but a marker.
fn is_small_line(tree: &Tree, id: Id) -> bool {
    let is_called = || tree.has_class_word(id, &["name", "type", "required", "optional", "presence", "badge"]);
    let is_small = |text: &str| text.split_whitespace().count() <= 4 && !text.ends_with(['.', ':']);
    tree.name(id) == "p"
        && tree
            .short_text(id, 60)
            .is_some_and(|text| is_small(&text) && (is_called() || is_marker(&text)))
}

/// A word of a type or of presence.
fn is_marker(text: &str) -> bool {
    heads::is_presence(text) || heads::is_type(text)
}

/// A text that is too long for a head, or is made for text.
fn is_description(tree: &Tree, id: Id) -> bool {
    if matches!(tree.name(id), "p" | "ul" | "ol" | "dl" | "table" | "pre" | "blockquote") {
        return true;
    }
    let Some(text) = tree.short_text(id, 200) else {
        return true;
    };
    let words = text.split_whitespace().count();
    words > 5 || text.ends_with('.') || tree.has_class_word(id, &["description", "desc", "docs", "markdown", "md"])
}

/// Name and badges in a wrapper that comes first; where more such wrappers follow, it is a container of parameters.
fn wrapped(tree: &Tree, id: Id) -> Option<Item> {
    let (found, path) = led(tree, id)?;
    let mut outer = id;
    for inner in path {
        let beside = tree
            .elements(outer)
            .filter(|other| *other != inner && tree.name(*other) == tree.name(inner));
        if beside.take(3).any(|other| led(tree, other).is_some()) {
            return None;
        }
        outer = inner;
    }
    Some(found)
}

/// The item that a head begins, and the wrappers between the two.
fn led(tree: &Tree, id: Id) -> Option<(Item, Vec<Id>)> {
    let mut node = id;
    let mut path = Vec::new();
    let mut best: Option<(Id, Vec<Leaf>)> = None;
    for _ in 0..MAX_WRAPPERS {
        let mut inner = tree.elements(node).filter(|child| !is_chrome(tree, *child));
        let is_led_by_text = tree.children(node).find_map(|child| match tree.data(child) {
            Data::Text(text) if text.trim().is_empty() => None,
            Data::Comment(_) => None,
            Data::Text(_) => Some(true),
            _ => Some(false),
        });
        if is_led_by_text != Some(false) {
            break;
        }
        let Some(first) = inner.find(|child| {
            tree.walk(*child)
                .take(MAX_NODES)
                .any(|(node, _)| matches!(tree.data(node), Data::Text(text) if !text.trim().is_empty()))
        }) else {
            break;
        };
        node = first;
        if matches!(tree.name(node), "table" | "dl") {
            break;
        }
        // The largest wrapper that is nothing but a head.
        if let Some(leaves) = leaves(tree, node).and_then(|leaves| qualify(tree, leaves)) {
            best = Some((node, leaves));
            break;
        }
        path.push(node);
    }
    let (head, leaves) = best?;
    let is_heading = matches!(tree.name(head), "h1" | "h2" | "ul" | "ol");
    let item = Item {
        id,
        head: vec![head],
        leaves,
    };
    (!is_heading).then_some((item, path))
}

/// The small texts in an element; none if there are too many, or long ones.
fn leaves(tree: &Tree, id: Id) -> Option<Vec<Leaf>> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for (count, (node, _)) in tree.walk(id).enumerate() {
        if count > MAX_NODES || leaves.len() > MAX_LEAVES {
            return None;
        }
        match tree.data(node) {
            Data::Text(text) if !text.trim().is_empty() => {
                let element = tree.parent(node).unwrap_or(node);
                let text = crate::text::one_line(text);
                if text.len() > 60 || is_anchor(tree, element, &text) {
                    continue;
                }
                leaves.push(Leaf { text, element });
            }
            Data::Element { .. } if matches!(tree.name(node), "table" | "ul" | "ol" | "pre" | "dl") => return None,
            // Running text is no part of a head.
            Data::Element { .. } if tree.name(node) == "p" && !leaves.is_empty() && !is_small_line(tree, node) => {
                return None;
            }
            _ => {}
        }
    }
    Some(leaves)
}

fn is_anchor(tree: &Tree, element: Id, text: &str) -> bool {
    matches!(text, "#" | "¶" | "§" | "Copy" | "Copy link" | "🔗") || tree.name(element) == "button"
}

/// Whether the texts are a name and what belongs to it; the pieces of a name are joined.
fn qualify(tree: &Tree, leaves: Vec<Leaf>) -> Option<Vec<Leaf>> {
    let mut joined: Vec<Leaf> = Vec::new();
    for leaf in leaves {
        match joined.last_mut() {
            Some(first) if joined_is_open(&first.text) && heads::is_name(&leaf.text) => first.text.push_str(&leaf.text),
            _ => joined.push(leaf),
        }
    }
    let (name, rest) = joined.split_first_mut()?;
    name.text = name.text.trim_end_matches([':', '*']).trim_end().to_owned();
    let is_marker = |leaf: &Leaf| {
        is_marker(&leaf.text) || (is_badge(tree, leaf.element) && leaf.text.split_whitespace().count() <= 3)
    };
    let is_small = |leaf: &Leaf| {
        leaf.text.split_whitespace().count() <= 4
            && !leaf.text.ends_with(':')
            && !(leaf.text.ends_with('.') && leaf.text.len() > 12)
    };
    let fits = heads::is_name(&name.text)
        && !heads::is_presence(&name.text)
        && !heads::is_head(&name.text) | rest.iter().any(is_marker)
        && !is_method(&name.text)
        && !is_part(tree, name)
        && rest.iter().any(is_marker)
        && rest.iter().all(is_small);
    fits.then_some(joined)
}

fn joined_is_open(text: &str) -> bool {
    text.ends_with('.') && heads::is_name(text.trim_end_matches('.'))
}

/// A heading that names a part of the call, and no field: "Body", "Schema".
fn is_part(tree: &Tree, leaf: &Leaf) -> bool {
    let is_heading = matches!(tree.name(leaf.element), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let parts = [
        "Body",
        "Request",
        "Response",
        "Schema",
        "Payload",
        "Parameters",
        "Headers",
        "Query",
        "Path",
        "Responses",
    ];
    is_heading && parts.contains(&leaf.text.as_str())
}

fn is_method(text: &str) -> bool {
    matches!(
        text.to_ascii_uppercase().as_str(),
        "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS"
    )
}
