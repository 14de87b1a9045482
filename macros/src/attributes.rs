//! `#[validate(…)]` taken apart into entries. Each is read by itself, so that a mistake in one hides no other.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::{Attribute, Error, Ident, LitStr, Meta, Result};

use crate::problems::Problems;

/// `key`, `key = value` or `key(list)`.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    None,
    Assigned(TokenStream),
    List(Group),
}

impl Entry {
    /// Whether nothing follows the key.
    ///
    /// # Errors
    /// What to write.
    pub(crate) fn expect_bare(&self) -> Result<()> {
        match self.value {
            Value::None => Ok(()),
            _ => Err(Error::new(
                self.key.span(),
                format!("`{0}` stands alone: write `{0}`", self.key),
            )),
        }
    }

    /// What follows `=`, as a text.
    ///
    /// # Errors
    /// What to write: the example.
    pub(crate) fn expect_text(&self, example: &str) -> Result<LitStr> {
        match &self.value {
            Value::Assigned(tokens) => syn::parse2(tokens.clone())
                .map_err(|_| Error::new_spanned(tokens, format!("expected a text: write `{example}`"))),
            _ => Err(self.misuse(example)),
        }
    }

    /// What is in the parentheses.
    ///
    /// # Errors
    /// What to write: the example.
    pub(crate) fn expect_list(&self, example: &str) -> Result<&Group> {
        match &self.value {
            Value::List(list) if list.stream().is_empty() => Err(Error::new(
                list.span(),
                format!("`{}()` says nothing: write `{example}`", self.key),
            )),
            Value::List(list) => Ok(list),
            _ => Err(self.misuse(example)),
        }
    }

    /// An error that shows how the entry is written.
    pub(crate) fn misuse(&self, example: &str) -> Error {
        Error::new(self.key.span(), format!("write `{example}`"))
    }
}

/// The entries of all `#[validate(…)]` among the attributes.
pub(crate) fn read_attributes(attributes: &[Attribute], example: &str, problems: &mut Problems) -> Vec<Entry> {
    let mut entries = Vec::new();
    for attribute in attributes {
        if !attribute.path().is_ident("validate") {
            continue;
        }
        match &attribute.meta {
            Meta::List(list) if !list.tokens.is_empty() => {
                entries.extend(read_entries(list.tokens.clone(), problems));
            }
            meta => problems.add(Error::new_spanned(meta, format!("write `#[validate({example})]`"))),
        }
    }
    entries
}

/// The entries of a list.
pub(crate) fn read_entries(tokens: TokenStream, problems: &mut Problems) -> Vec<Entry> {
    split_at_commas(tokens)
        .into_iter()
        .filter_map(|chunk| problems.keep(read_entry(chunk)))
        .collect()
}

/// The parts between commas. A comma at the end is as good as none.
pub(crate) fn split_at_commas(tokens: TokenStream) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut current = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => chunks.push(Chunk {
                tokens: std::mem::take(&mut current),
                end: punct.span(),
            }),
            token => current.push(token),
        }
    }
    if let Some(last) = current.last() {
        let end = last.span();
        chunks.push(Chunk { tokens: current, end });
    }
    chunks
}

/// What is between two commas, and where it ends.
pub(crate) struct Chunk {
    pub(crate) tokens: Vec<TokenTree>,
    pub(crate) end: Span,
}

fn read_entry(chunk: Chunk) -> Result<Entry> {
    let mut tokens = chunk.tokens.into_iter();
    let key = match tokens.next() {
        Some(TokenTree::Ident(key)) => key,
        Some(other) => return Err(Error::new(other.span(), "expected the name of a rule")),
        None => {
            return Err(Error::new(chunk.end, "expected the name of a rule before this comma"));
        }
    };
    let value = match tokens.next() {
        None => Value::None,
        Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Parenthesis => {
            if let Some(extra) = tokens.next() {
                return Err(Error::new(extra.span(), "expected a comma before this"));
            }
            Value::List(list)
        }
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => {
            let assigned: TokenStream = tokens.collect();
            if assigned.is_empty() {
                return Err(Error::new(punct.span(), format!("expected a value after `{key} =`")));
            }
            Value::Assigned(assigned)
        }
        Some(other) => {
            let message = format!("expected a comma, or `=` or `(` after `{key}`");
            return Err(Error::new(other.span(), message));
        }
    };
    Ok(Entry { key, value })
}
