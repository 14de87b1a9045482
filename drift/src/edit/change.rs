//! What to change in a spec.

/// A change of the spec's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file to change.
    pub file: String,
    /// The keys on the way to the node from the file's root.
    pub keys: Vec<String>,
    /// What to do with it.
    pub change: EditChange,
    /// Whether it may be made without a person who looks at it.
    pub is_certain: bool,
}

/// What to do with a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditChange {
    /// Write `key: value` into the mapping, instead of the entry of that key or as a new one. The value is YAML in flow style.
    Set {
        /// The key.
        key: String,
        /// What to write after it.
        value: String,
    },
    /// Take the entry of that key out of the mapping.
    Remove {
        /// The key.
        key: String,
    },
    /// Add an item to the list or an entry without meaning to the mapping that stands at that key.
    AddItem {
        /// The key.
        key: String,
        /// The item, YAML in flow style.
        item: String,
    },
    /// Take an item out of the list, or an entry out of the mapping, that stands at that key.
    RemoveItem {
        /// The key.
        key: String,
        /// The item's text.
        item: String,
    },
}
