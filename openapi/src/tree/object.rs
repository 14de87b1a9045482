//! An object that is being made, member by member.

use indexmap::IndexMap;

use super::Tree;

/// An object that is being made, member by member; what says nothing is left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object(pub IndexMap<String, Tree>);

impl Object {
    /// Without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one member.
    pub fn of(name: &str, value: impl Into<Tree>) -> Self {
        Self::new().with(name, value)
    }

    /// The same with one member more.
    pub fn with(mut self, name: &str, value: impl Into<Tree>) -> Self {
        self.put(name, value);
        self
    }

    /// Sets a member.
    pub fn put(&mut self, name: &str, value: impl Into<Tree>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Sets a member if there is a value for it.
    pub fn put_some(&mut self, name: &str, value: Option<impl Into<Tree>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Sets a member to a list that has items.
    pub fn put_list(&mut self, name: &str, items: Vec<impl Into<Tree>>) {
        if !items.is_empty() {
            self.put(name, items);
        }
    }

    /// Sets a member to an object that has members.
    pub fn put_object(&mut self, name: &str, object: Object) {
        if !object.is_empty() {
            self.put(name, object);
        }
    }

    /// Sets a member to `true`, or leaves it out.
    pub fn flag(&mut self, name: &str, is: bool) {
        if is {
            self.put(name, true);
        }
    }

    /// Takes over the members of another one; they win.
    pub fn extend(&mut self, other: Object) {
        self.0.extend(other.0);
    }

    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Tree> {
        self.0.get(name)
    }

    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes a member out.
    pub fn take(&mut self, name: &str) -> Option<Tree> {
        self.0.shift_remove(name)
    }

    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
