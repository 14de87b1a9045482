//! Which operations belong together, and what they are called.

use specwright_codegen::reserved::OF_THE_CRATE;

use super::importer::Importer;
use super::names::{Names, pascal, sentence, snake};
use super::words::short;
use crate::document::Operation;

/// Files that are no resource's, and what is reserved under another spelling.
const OF_THE_FOLDER: &[&str] = &["api", "evidence", "async"];

/// A file.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) operations: Vec<Planned<'a>>,
    /// The tags that came to this name.
    key: String,
    names: Names,
}

/// An operation with its name.
#[derive(Debug)]
pub(super) struct Planned<'a> {
    pub(super) operation: &'a Operation,
    pub(super) name: String,
    /// What types are called after.
    pub(super) owner: String,
}

impl<'a> Importer<'a> {
    /// The files, in the order of the document.
    pub(super) fn groups(&mut self) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut taken = Names::without(&[OF_THE_FOLDER, OF_THE_CRATE].concat());
        for operation in &self.document.operations {
            let tag = operation
                .tags
                .first()
                .cloned()
                .unwrap_or_else(|| first_segment(&operation.path));
            let key = snake(&tag);
            let at = groups.iter().position(|group| group.key == key);
            let at = at.unwrap_or_else(|| {
                groups.push(Group {
                    name: taken.first_free(&[&key, &format!("{key}_calls")]),
                    about: self.about_tag(&tag),
                    operations: Vec::new(),
                    key,
                    names: Names::without(&["new", "clone"]),
                });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(at) {
                let name = operation_name(operation, group);
                let owner = match operation.id {
                    Some(_) if name.contains('_') => pascal(&name),
                    _ => format!("{}{}", pascal(&group.name), pascal(&name)),
                };
                group.operations.push(Planned { operation, name, owner });
            }
            if operation.tags.len() > 1 {
                let text = format!("of several tags only the first, `{tag}`, is a place");
                self.skipped(&operation.place, text);
            }
        }
        groups
    }

    fn about_tag(&self, tag: &str) -> String {
        let known = self.document.tags.iter().find(|(name, _)| name == tag);
        let about = known.and_then(|(_, about)| about.as_deref()).and_then(short);
        about.unwrap_or_else(|| sentence(tag))
    }
}

/// What an operation without a tag belongs to: the first part of its path that is no version.
fn first_segment(path: &str) -> String {
    let is_version = |part: &str| {
        let rest = part.trim_start_matches(['v', 'V']);
        !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let mut parts = path
        .split(['/', '?', '#'])
        .filter(|part| !part.is_empty() && !part.contains('{'));
    let found = parts.find(|part| !is_version(part) && *part != "api");
    found.unwrap_or("general").to_owned()
}

/// The id without the name of the group before it, else method and path.
fn operation_name(operation: &Operation, group: &mut Group<'_>) -> String {
    let by_path = || {
        let words: Vec<String> = operation
            .path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(|part| match part.strip_prefix('{') {
                Some(name) => format!("by_{}", snake(name)),
                None => snake(part),
            })
            .collect();
        snake(&format!("{}_{}", operation.method.to_lowercase(), words.join("_")))
    };
    let plain = match &operation.id {
        Some(id) => snake(id),
        None => by_path(),
    };
    let without = plain.strip_prefix(&format!("{}_", group.key)).unwrap_or(&plain);
    let is_name = without.starts_with(|first: char| first.is_ascii_alphabetic());
    let name = if is_name { without.to_owned() } else { plain.clone() };
    group.names.first_free(&[&name, &plain, &format!("{plain}_call")])
}
