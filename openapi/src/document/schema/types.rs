//! The types of values, and sets of them.

/// A type of JSON; `null` is a flag of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Type {
    Bool,
    Int,
    Number,
    String,
    List,
    Object,
}

/// All of them.
const ALL: [Type; 6] = [
    Type::Bool,
    Type::Int,
    Type::Number,
    Type::String,
    Type::List,
    Type::Object,
];

impl Type {
    /// The type of that name.
    pub(super) fn called(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::Bool,
            "integer" => Self::Int,
            "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::List,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bool => "boolean",
            Self::Int => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::List => "array",
            Self::Object => "object",
        }
    }

    /// What an author meant by a name that is no type.
    pub(super) fn meant_by(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "bool" | "boolean" => Self::Bool,
            "int" | "integer" | "long" | "int32" | "int64" => Self::Int,
            "number" | "float" | "double" | "decimal" => Self::Number,
            "str" | "string" | "text" | "date" | "datetime" | "date-time" | "uuid" | "file" => Self::String,
            "array" | "list" => Self::List,
            "object" | "map" | "hash" | "dict" => Self::Object,
            _ => return None,
        })
    }
}

/// Some types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Types(u8);

impl Types {
    pub(super) fn add(&mut self, kind: Type) {
        self.0 |= 1 << (kind as u8);
        // Every whole number is a number.
        if self.has(Type::Number) {
            self.0 &= !(1 << (Type::Int as u8));
        }
    }

    pub(super) fn has(self, kind: Type) -> bool {
        self.0 & (1 << (kind as u8)) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Type> {
        ALL.into_iter().filter(move |kind| self.has(*kind))
    }

    /// Those that are in both; of a number and a whole number the whole number.
    pub(super) fn both(self, other: Self) -> Self {
        let mut both = Self(self.0 & other.0);
        for (a, b) in [(self, other), (other, self)] {
            if a.has(Type::Int) && b.has(Type::Number) {
                both.add(Type::Int);
            }
        }
        both
    }

    /// Anything at all.
    pub(super) fn is_all(self) -> bool {
        ALL.iter().all(|kind| *kind == Type::Int || self.has(*kind))
    }

    /// The only one.
    pub(super) fn single(self) -> Option<Type> {
        let mut all = self.iter();
        all.next().filter(|_| all.next().is_none())
    }
}

impl From<Type> for Types {
    fn from(kind: Type) -> Self {
        let mut types = Self::default();
        types.add(kind);
        types
    }
}
