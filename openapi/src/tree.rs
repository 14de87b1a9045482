//! A JSON value whose members keep their order, and its text as JSON and as YAML.

mod object;
mod read;
mod yaml;

use indexmap::IndexMap;
use serde::Serialize;

pub use object::Object;

/// A JSON value whose members keep their order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digit for digit.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Tree>),
    /// An object.
    Object(IndexMap<String, Tree>),
}

impl Tree {
    /// Reads JSON; `None` if the text is none.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As indented JSON, with a line feed at the end. What steers a terminal stands in it as escapes.
    pub fn to_json(&self) -> String {
        // A tree has only texts as keys, which is all that the writer could object to.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        if text.contains(yaml::is_unseen) {
            text = yaml::escaped(&text);
        }
        text.push('\n');
        text
    }

    /// As YAML that readers of 1.1 and of 1.2 take alike, with a line feed at the end.
    pub fn to_yaml(&self) -> String {
        yaml::write(self)
    }

    /// The member of that name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Tree> {
        match self {
            Tree::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Tree::Text(text.to_owned())
    }
}

impl From<&String> for Tree {
    fn from(text: &String) -> Self {
        Tree::Text(text.clone())
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Tree::Text(text)
    }
}

impl From<bool> for Tree {
    fn from(is: bool) -> Self {
        Tree::Bool(is)
    }
}

impl From<i64> for Tree {
    fn from(number: i64) -> Self {
        Tree::Number(number.into())
    }
}

impl From<u32> for Tree {
    fn from(number: u32) -> Self {
        Tree::Number(number.into())
    }
}

impl From<Object> for Tree {
    fn from(object: Object) -> Self {
        Tree::Object(object.0)
    }
}

impl<T: Into<Tree>> From<Vec<T>> for Tree {
    fn from(items: Vec<T>) -> Self {
        Tree::List(items.into_iter().map(Into::into).collect())
    }
}
