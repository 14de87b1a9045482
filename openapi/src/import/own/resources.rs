//! Which operations belong together, what they are called, and in which order they stand.

use std::collections::BTreeMap;

use specwright_codegen::reserved::OF_THE_CRATE;
use specwright_codegen::writing::{sentence, snake};

use super::reader::{Own, spec_name};
use super::texts::texts;
use crate::document::Node;
use crate::import::names::Names;

/// Methods of the language, as documents write them.
const METHODS: &[&str] = &["get", "head", "post", "put", "patch", "delete"];

/// Members of a path that the language has no place for.
const OTHERS: &[&str] = &["options", "trace"];

/// The operations of a tag.
#[derive(Debug)]
pub(super) struct Group<'d> {
    /// The tag; untagged operations go by their path.
    pub(super) tag: &'d str,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) operations: Vec<Planned<'d>>,
}

/// An operation, where it stands and what it is called.
#[derive(Debug)]
pub(super) struct Planned<'d> {
    pub(super) node: Node<'d>,
    /// The path that it stands under, and what is said of all of its operations.
    pub(super) item: Node<'d>,
    pub(super) path: &'d str,
    pub(super) method: String,
    pub(super) name: String,
}

impl<'d> Own<'d> {
    /// The resources, in the order of the tags; and how many operations the document has.
    pub(super) fn groups(&mut self) -> (Vec<Group<'d>>, usize) {
        let tags: Vec<Node<'d>> = self.root.get("tags").into_iter().flat_map(Node::items).collect();
        let mut groups: Vec<Group<'d>> = Vec::new();
        let mut names = Names::without(OF_THE_CRATE);
        let mut count = 0;
        for (path, item) in self.root.get("paths").into_iter().flat_map(Node::members) {
            for (method, node) in item.members() {
                if OTHERS.contains(&method) {
                    count += 1;
                    self.skipped(
                        node,
                        format!("the language has no method {method}: the operation is left out"),
                    );
                }
                if !METHODS.contains(&method) || node.get("x-specwright-copy-of").is_some() {
                    continue;
                }
                count += 1;
                let tag = node
                    .get("tags")
                    .and_then(|tags| tags.items().next())
                    .and_then(Node::text);
                let tag = tag.unwrap_or_else(|| first_segment(path));
                let at = groups.iter().position(|group| group.tag == tag);
                let at = at.unwrap_or_else(|| {
                    groups.push(group(tag, &tags, &mut names));
                    groups.len() - 1
                });
                let Some(group) = groups.get_mut(at) else { continue };
                let planned = Planned {
                    node,
                    item,
                    path,
                    method: method.to_ascii_uppercase(),
                    name: operation_name(node, path, method, group),
                };
                group.operations.push(planned);
            }
        }
        for group in &mut groups {
            put_in_order(group, &tags);
        }
        let place = |tag: &str| tags.iter().position(|one| one.text_of("name") == Some(tag));
        groups.sort_by_key(|group| place(group.tag).unwrap_or(usize::MAX));
        (groups, count)
    }
}

fn group<'d>(tag: &'d str, tags: &[Node<'d>], names: &mut Names) -> Group<'d> {
    let known = tags.iter().find(|one| one.text_of("name") == Some(tag));
    let about = known.and_then(|known| known.text_of("description"));
    let wanted = match tag.is_ascii() {
        true => spec_name(tag),
        false => snake(tag),
    };
    Group {
        tag,
        name: names.first_free(&[&wanted, &format!("{wanted}_calls")]),
        about: about.map_or_else(|| sentence(&snake(tag)), str::to_owned),
        operations: Vec::new(),
    }
}

/// What an operation without a tag belongs to.
fn first_segment(path: &str) -> &str {
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    parts.find(|part| !part.contains('{')).unwrap_or("general")
}

fn operation_name(node: Node<'_>, path: &str, method: &str, group: &Group<'_>) -> String {
    let is_free = |name: &str| group.operations.iter().all(|one| one.name != name);
    let said = node.text_of("x-specwright-name").map(str::to_owned);
    let by_id = || {
        let id = node.text_of("operationId")?;
        let prefix = |end: char| id.strip_prefix(&format!("{}{end}", group.tag));
        let name = prefix('_').or_else(|| prefix('.')).unwrap_or(id);
        Some(spec_name(name))
    };
    let by_path = || snake(&format!("{method} {}", path.replace(['/', '{', '}'], " ")));
    let name = said.or_else(by_id).unwrap_or_else(by_path);
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}

/// The order of the spec; what somebody added stands behind.
fn put_in_order(group: &mut Group<'_>, tags: &[Node<'_>]) {
    let known = tags.iter().find(|one| one.text_of("name") == Some(group.tag));
    let Some(order) = known.and_then(|known| known.get("x-specwright-operations")) else {
        return;
    };
    let order: BTreeMap<String, usize> = texts(order).into_iter().zip(0..).collect();
    let at = |name: &str| order.get(name).copied().unwrap_or(usize::MAX);
    group.operations.sort_by_key(|one| at(&one.name));
}
