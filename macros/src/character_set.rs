//! Sets of characters: a bit for each ASCII character, ranges for the others, as the runtime's `CharSet` has them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};
use syn::Path;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CharacterSet {
    pub(crate) ascii: u128,
    /// Sorted, apart from each other, without ASCII.
    pub(crate) ranges: Vec<(char, char)>,
}

impl CharacterSet {
    /// The characters of an expression that is one character long, whichever it is.
    pub(crate) fn from_hir(hir: &Hir) -> Option<Self> {
        match hir.kind() {
            HirKind::Class(Class::Unicode(class)) => Some(Self::from_class(class)),
            HirKind::Class(Class::Bytes(class)) => Some(Self::from_class(&class.to_unicode_class()?)),
            HirKind::Literal(literal) => {
                let mut characters = std::str::from_utf8(&literal.0).ok()?.chars();
                match (characters.next(), characters.next()) {
                    (Some(only), None) => Some(Self::from_character(only)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    pub(crate) fn from_character(character: char) -> Self {
        let mut set = Self::default();
        set.add(character, character);
        set
    }

    fn from_class(class: &ClassUnicode) -> Self {
        let mut set = Self::default();
        for range in class.iter() {
            set.add(range.start(), range.end());
        }
        set
    }

    /// Adds a range that comes after all others.
    fn add(&mut self, first: char, last: char) {
        const FIRST_BEYOND: char = '\u{80}';
        for character in first..=last.min('\u{7f}') {
            self.ascii |= 1 << u32::from(character);
        }
        if last >= FIRST_BEYOND {
            self.ranges.push((first.max(FIRST_BEYOND), last));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ascii == 0 && self.ranges.is_empty()
    }

    pub(crate) fn intersects(&self, other: &Self) -> bool {
        self.ascii & other.ascii != 0
            || self
                .ranges
                .iter()
                .any(|left| other.ranges.iter().any(|right| left.0 <= right.1 && right.0 <= left.1))
    }

    /// As the runtime's `CharSet`.
    pub(crate) fn expand(&self, runtime: &Path) -> TokenStream {
        let ascii = Literal::u128_unsuffixed(self.ascii);
        let ranges = self.ranges.iter().map(|(first, last)| quote!((#first, #last)));
        quote!(#runtime::validate::CharSet::new(#ascii, &[#(#ranges),*]))
    }
}
