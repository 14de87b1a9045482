//! What the macro can tell of a type from its name: enough for a good message where a rule cannot fit. A type it does
//! not know is left to the traits of the runtime.

use syn::{GenericArgument, Ident, PathArguments, PathSegment, Type};

/// A type, looked through references, boxes and `Option`.
#[derive(Clone, Copy)]
pub(crate) struct FieldType<'a> {
    /// Whether there was an `Option`.
    pub(crate) is_optional: bool,
    pub(crate) kind: Kind<'a>,
}

#[derive(Clone, Copy)]
pub(crate) enum Kind<'a> {
    Text,
    Integer(&'static str),
    Float,
    Bool,
    /// With the type of its items.
    List(&'a Type),
    /// With the type of its values.
    Map(&'a Type),
    Unknown,
}

const INTEGERS: &[&str] = &[
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
];

impl<'a> FieldType<'a> {
    /// Classifies a type. Type parameters may be anything, whatever their name.
    pub(crate) fn of(ty: &'a Type, parameters: &[&Ident]) -> Self {
        match ty {
            Type::Group(group) => Self::of(&group.elem, parameters),
            Type::Paren(paren) => Self::of(&paren.elem, parameters),
            Type::Reference(reference) => Self::of(&reference.elem, parameters),
            Type::Array(array) => Kind::List(&array.elem).into(),
            Type::Slice(slice) => Kind::List(&slice.elem).into(),
            Type::Path(path) if path.qself.is_none() => match path.path.segments.last() {
                Some(segment) if !parameters.contains(&&segment.ident) => Self::of_segment(segment, parameters),
                _ => Kind::Unknown.into(),
            },
            _ => Kind::Unknown.into(),
        }
    }

    fn of_segment(segment: &'a PathSegment, parameters: &[&Ident]) -> Self {
        let name = segment.ident.to_string();
        let kind = match name.as_str() {
            "String" | "str" => Kind::Text,
            "f32" | "f64" => Kind::Float,
            "bool" => Kind::Bool,
            // Without items it is a type of the user's own that is called so.
            "Vec" | "VecDeque" | "BTreeSet" => argument(segment, 0).map_or(Kind::Unknown, Kind::List),
            "HashMap" | "BTreeMap" => argument(segment, 1).map_or(Kind::Unknown, Kind::Map),
            "Option" | "Box" | "Rc" | "Arc" | "Cow" => return Self::inside(segment, parameters),
            name => INTEGERS
                .iter()
                .find(|integer| **integer == name)
                .map_or(Kind::Unknown, |integer| Kind::Integer(integer)),
        };
        kind.into()
    }

    fn inside(segment: &'a PathSegment, parameters: &[&Ident]) -> Self {
        let inner = argument(segment, 0).map_or(Kind::Unknown.into(), |inner| Self::of(inner, parameters));
        Self {
            is_optional: inner.is_optional || segment.ident == "Option",
            ..inner
        }
    }

    /// Whether a value of this type is surely never missing.
    pub(crate) fn is_always_set(&self) -> bool {
        !self.is_optional && !matches!(self.kind, Kind::Unknown)
    }
}

impl<'a> From<Kind<'a>> for FieldType<'a> {
    fn from(kind: Kind<'a>) -> Self {
        Self {
            is_optional: false,
            kind,
        }
    }
}

impl Kind<'_> {
    /// With its article.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer(_) | Self::Float => "a number",
            Self::Bool => "a `bool`",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Unknown => "a type of its own",
        }
    }
}

/// The type argument of that number, lifetimes not counted.
fn argument(segment: &PathSegment, number: usize) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .nth(number)
}
