//! References: where each leads inside the file, through chains of them. Nothing outside the file is looked at.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::raw::{NodeId, Value};
use super::reader::Reader;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Missing, Skipped};
use super::types::Version;

/// How often the path of one reference may lead through another one.
const MOST_DETOURS: u32 = 16;

/// What is known of references already.
#[derive(Debug, Default)]
pub(super) struct References<'a> {
    /// Where chains end; `None`: nowhere.
    ends: HashMap<NodeId, Option<NodeId>>,
    /// Names that schemas give to themselves; made when first needed.
    anchors: Option<HashMap<&'a str, NodeId>>,
    detours: u32,
}

/// What a reference may have beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Only texts, which do not matter.
    Part,
    /// A path: anything.
    Path,
    /// A schema: in OpenAPI 3.1 all that a schema may say.
    Schema,
}

impl<'a> Reader<'a> {
    /// What a value is when references are followed; `None`: they lead nowhere, which was remarked on.
    pub(super) fn follow(&mut self, id: NodeId, target: Target) -> Option<NodeId> {
        let (mut chain, mut seen, mut at) = (Vec::new(), HashSet::new(), id);
        let end = loop {
            if let Some(end) = self.references.ends.get(&at) {
                break *end;
            }
            if !self.is_reference(at, target) {
                break Some(at);
            }
            if !seen.insert(at) {
                self.remark(at, Doubtful, "the reference leads back to itself");
                break None;
            }
            chain.push(at);
            match self.target(at) {
                Some(next) => at = next,
                None => break None,
            }
        };
        for link in chain {
            self.references.ends.insert(link, end);
        }
        end
    }

    /// Whether a value is a reference and nothing else.
    fn is_reference(&mut self, id: NodeId, target: Target) -> bool {
        let Some(map) = self.file.map(id) else { return false };
        if map.get("$ref").is_none() || self.is_property_called_ref(id, target) {
            return false;
        }
        let mut others = map
            .entries()
            .iter()
            .map(|entry| &*entry.key)
            .filter(|key| *key != "$ref" && !key.starts_with("x-"));
        if target == Target::Path {
            return true;
        }
        if target == Target::Part {
            let ignored: Vec<_> = others
                .filter(|key| !matches!(*key, "summary" | "description"))
                .collect();
            self.remark_on_siblings(id, &ignored);
            return true;
        }
        if self.version == Version::V31 {
            return others.next().is_none();
        }
        let ignored: Vec<_> = others.collect();
        self.remark_on_siblings(id, &ignored);
        true
    }

    /// `properties` may describe a member whose name is `$ref`: then its value is no text.
    fn is_property_called_ref(&self, id: NodeId, target: Target) -> bool {
        let value = self.file.map(id).and_then(|map| map.get("$ref"));
        target == Target::Schema && value.is_some_and(|value| self.file.map(value).is_some())
    }

    fn remark_on_siblings(&mut self, id: NodeId, keys: &[&str]) {
        if keys.is_empty() {
            return;
        }
        let keys: Vec<_> = keys.iter().take(6).map(|key| quote(key)).collect();
        let text = format!("what stands beside a `$ref` is not read here: {}", keys.join(", "));
        self.remark(id, Doubtful, text);
    }

    /// What the `$ref` of an object names.
    pub(super) fn target(&mut self, id: NodeId) -> Option<NodeId> {
        let value = self.file.map(id)?.get("$ref")?;
        let Value::Text(text) = self.file.value(value) else {
            self.remark(id, Doubtful, "`$ref` is a text, and something else stands here");
            return None;
        };
        self.named_by(id, text)
    }

    /// What the text of a reference names; `id` is where it stands.
    pub(super) fn named_by(&mut self, id: NodeId, text: &'a str) -> Option<NodeId> {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = file.strip_prefix("./").unwrap_or(file);
        if !file.is_empty() && file != self.file_name {
            let remark = format!("{} is in another file, which is not fetched", quote(text));
            self.remark(id, Skipped, remark);
            return None;
        }
        let decoded = percent_decoded(fragment);
        let found = match decoded.strip_prefix('/') {
            None if decoded.is_empty() => Some(self.file.root()),
            None => self.anchor(&decoded),
            Some(path) => self.walk(path).or_else(|| self.walk(fragment.strip_prefix('/')?)),
        };
        if found.is_none() {
            self.remark(id, Missing, format!("{} is not in the document", quote(text)));
        }
        found
    }

    fn walk(&mut self, path: &str) -> Option<NodeId> {
        let mut at = self.file.root();
        for part in path.split('/') {
            let part = unescaped(part);
            at = match self.step(at, &part) {
                Some(next) => next,
                None => self.detour(at, &part)?,
            };
        }
        Some(at)
    }

    fn step(&self, at: NodeId, part: &str) -> Option<NodeId> {
        match self.file.value(at) {
            Value::Map(map) => map.get(part),
            Value::List(items) => items.get(part.parse::<usize>().ok()?).copied(),
            _ => None,
        }
    }

    /// A pointer that leads through a reference.
    fn detour(&mut self, at: NodeId, part: &str) -> Option<NodeId> {
        self.file.map(at)?.get("$ref")?;
        if self.references.detours >= MOST_DETOURS {
            return None;
        }
        self.references.detours += 1;
        let end = self.follow(at, Target::Part);
        self.references.detours -= 1;
        self.step(end?, part)
    }

    /// The schema that calls itself so (`$anchor`).
    fn anchor(&mut self, name: &str) -> Option<NodeId> {
        let file = self.file;
        let anchors = self.references.anchors.get_or_insert_with(|| {
            let mut anchors = HashMap::new();
            for (id, map) in file.maps() {
                for key in ["$anchor", "$dynamicAnchor"] {
                    if let Some(name) = map.get(key).and_then(|name| file.text(name)) {
                        anchors.entry(name).or_insert(id);
                    }
                }
            }
            anchors
        });
        anchors.get(name).copied()
    }
}

fn unescaped(part: &str) -> Cow<'_, str> {
    if part.contains('~') {
        return Cow::Owned(part.replace("~1", "/").replace("~0", "~"));
    }
    Cow::Borrowed(part)
}

/// A fragment without its percent escapes; as written if they are none.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let (mut decoded, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, others)) = rest.split_first() {
        let digits = others.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                rest = others.get(2..).unwrap_or_default();
            }
            None => {
                decoded.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}
