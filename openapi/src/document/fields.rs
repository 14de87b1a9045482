//! The members of an object, each as what it has to be; what is something else is remarked on and left out.

use super::raw::{Entry, Map, NodeId, Value};
use super::reader::Reader;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Skipped};

/// The longest text that is taken.
const LONGEST_TEXT: usize = 200_000;

/// What looking at an item or an entry counts for; the same ones may be looked at a thousand times.
pub(super) const SEEN: usize = 16;

/// An object and its members.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) id: NodeId,
    pub(super) map: &'a Map,
}

impl Fields<'_> {
    pub(super) fn get(&self, key: &str) -> Option<NodeId> {
        self.map.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.map.get(key).is_some()
    }
}

impl<'a> Reader<'a> {
    /// A value as an object: `what` is the word for it in a remark.
    pub(super) fn object(&mut self, id: NodeId, what: &str) -> Option<Fields<'a>> {
        let map = self.file.map(id);
        if map.is_none() && !matches!(self.file.value(id), Value::Null) {
            self.remark(
                id,
                Doubtful,
                format!("{what} is an object, and this is none; it is left out"),
            );
        }
        map.map(|map| Fields { id, map })
    }

    /// A member that is an object.
    pub(super) fn member(&mut self, fields: Fields<'a>, key: &str) -> Option<Fields<'a>> {
        let id = fields.get(key)?;
        self.object(id, &quote(key))
    }

    /// The entries of a member that is an object, without those of extensions.
    pub(super) fn entries(&mut self, fields: Fields<'a>, key: &str) -> Vec<&'a Entry> {
        let Some(member) = self.member(fields, key) else {
            return Vec::new();
        };
        if !self.has_room(SEEN * member.map.entries().len()) {
            return Vec::new();
        }
        let entries = member.map.entries().iter();
        entries.filter(|entry| !entry.key.starts_with("x-")).collect()
    }

    /// All entries of a member that is an object: its keys are names of the author's choice.
    pub(super) fn named(&mut self, fields: Fields<'a>, key: &str) -> &'a [Entry] {
        let entries = self.member(fields, key).map_or(&[][..], |member| member.map.entries());
        if self.has_room(SEEN * entries.len()) {
            entries
        } else {
            &[]
        }
    }

    /// The items of a member that is a list.
    pub(super) fn items(&mut self, fields: Fields<'a>, key: &str) -> &'a [NodeId] {
        let Some(id) = fields.get(key) else { return &[] };
        if let Some(items) = self.file.list(id) {
            return if self.has_room(SEEN * items.len()) { items } else { &[] };
        }
        if !matches!(self.file.value(id), Value::Null) {
            let text = format!("{} is a list, and this is none; it is left out", quote(key));
            self.remark(id, Doubtful, text);
        }
        &[]
    }

    /// A member that is a text.
    pub(super) fn text(&mut self, fields: Fields<'a>, key: &str) -> Option<String> {
        let id = fields.get(key)?;
        let text = self.text_at(id, key)?;
        (!text.is_empty()).then_some(text)
    }

    /// A value that is a text; numbers, as in `version: 1.0`, are taken as written.
    pub(super) fn text_at(&mut self, id: NodeId, what: &str) -> Option<String> {
        match self.file.value(id) {
            Value::Text(text) => self.room_for(id, text),
            Value::Number(text) => {
                let remark = format!(
                    "{} is a text, and a number stands here; it is taken as written",
                    quote(what)
                );
                self.remark(id, Doubtful, remark);
                self.room_for(id, text)
            }
            Value::Bool(flag) => {
                let remark = format!(
                    "{} is a text, and `{flag}` stands here; it is taken as a text",
                    quote(what)
                );
                self.remark(id, Doubtful, remark);
                Some(flag.to_string())
            }
            Value::Null => None,
            Value::List(_) | Value::Map(_) => {
                let remark = format!(
                    "{} is a text, and something else stands here; it is left out",
                    quote(what)
                );
                self.remark(id, Doubtful, remark);
                None
            }
        }
    }

    fn room_for(&mut self, id: NodeId, text: &str) -> Option<String> {
        if text.len() > LONGEST_TEXT {
            let remark = format!("a text of {} bytes is left out", text.len());
            self.remark(id, Skipped, remark);
            return None;
        }
        self.has_room(text.len()).then(|| text.to_owned())
    }

    /// A member that is `true` or `false`; not there: `false`.
    pub(super) fn flag(&mut self, fields: Fields<'a>, key: &str) -> bool {
        self.choice(fields, key).unwrap_or(false)
    }

    /// A member that is `true` or `false`.
    pub(super) fn choice(&mut self, fields: Fields<'a>, key: &str) -> Option<bool> {
        let id = fields.get(key)?;
        match self.file.value(id) {
            Value::Bool(flag) => Some(*flag),
            Value::Text(text) if matches!(&**text, "true" | "false") => {
                let remark = format!(
                    "{} is a text, and no text belongs here; it is taken as meant",
                    quote(text)
                );
                self.remark(id, Doubtful, remark);
                Some(&**text == "true")
            }
            Value::Null => None,
            _ => {
                let remark = format!("{} is `true` or `false`; what stands here is left out", quote(key));
                self.remark(id, Doubtful, remark);
                None
            }
        }
    }

    /// A member that is a number, as written.
    pub(super) fn number(&mut self, fields: Fields<'a>, key: &str) -> Option<String> {
        let id = fields.get(key)?;
        match self.file.value(id) {
            Value::Number(number) if number.len() <= 60 => Some(number.to_string()),
            Value::Text(text) if text.len() <= 60 && text.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
                let remark = format!(
                    "{} is a number, and a text stands here; it is taken as meant",
                    quote(key)
                );
                self.remark(id, Doubtful, remark);
                Some(text.trim().trim_start_matches('+').to_owned())
            }
            Value::Null => None,
            _ => {
                let remark = format!("{} is a number; what stands here is left out", quote(key));
                self.remark(id, Doubtful, remark);
                None
            }
        }
    }

    /// A member that is a number of things.
    pub(super) fn count(&mut self, fields: Fields<'a>, key: &str) -> Option<u64> {
        let number = self.number(fields, key)?;
        let whole = number.strip_suffix(".0").unwrap_or(&number);
        let count = whole.parse().ok();
        if let (None, Some(id)) = (count, fields.get(key)) {
            let remark = format!("{} is a whole number from 0; what stands here is left out", quote(key));
            self.remark(id, Doubtful, remark);
        }
        count
    }
}
