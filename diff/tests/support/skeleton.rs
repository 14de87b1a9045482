//! What of emitted sources a program can name: types, fields, variants, methods, each as one line. Read from the text
//! that is compiled, so that it knows nothing of models and rules.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use specwright_codegen::emit::FileSet;

/// What a program can name, and what it has to set.
#[derive(Debug, Default)]
pub(crate) struct Skeleton {
    /// `orders.rs: struct Order { id: i64 }`.
    pub(crate) items: BTreeSet<String>,
    /// `orders.rs: Create requires Name`: without it the builder does not end.
    pub(crate) required: BTreeSet<String>,
}

impl Skeleton {
    pub(crate) fn of(files: &FileSet) -> Self {
        let mut skeleton = Self::default();
        for (file, text) in files {
            let tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap().into_iter().collect();
            for window in tokens.windows(3) {
                let [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body)] = window else {
                    continue;
                };
                let is_read = !["service", "dynamic_calls", "required_field"].contains(&name.to_string().as_str());
                if mark.as_char() == '!' && is_read {
                    skeleton.read_macro(file, body.stream());
                }
            }
        }
        skeleton
    }

    /// Heads, each with a block behind it or a semicolon.
    fn read_macro(&mut self, file: &str, tokens: TokenStream) {
        let tokens = without_attributes(tokens);
        let mut owner = String::new();
        let mut shared = Vec::new();
        let mut head: Vec<TokenTree> = Vec::new();
        let mut is_described = false;
        for token in tokens {
            match &token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && owner.is_empty() => {
                    shared = split(group.stream());
                }
                // `in Namespace { … }` behind a struct is how it travels.
                TokenTree::Group(_) if joined(&head).starts_with("in Namespace") => head.clear(),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !is_described => {
                    let name = self.read_head(file, &owner, &head);
                    if owner.is_empty() {
                        owner.clone_from(&name);
                    }
                    for entry in split(group.stream()) {
                        self.items.insert(format!("{file}: {name} {{ {entry} }}"));
                    }
                    if name.contains("errors ") {
                        let names = shared.iter().map(|entry| format!("{file}: {name} {{ {entry} }}"));
                        self.items.extend(names);
                    }
                    head.clear();
                }
                TokenTree::Punct(mark) if mark.as_char() == ';' => {
                    let name = self.read_head(file, &owner, &head);
                    if owner.is_empty() {
                        owner = name;
                    }
                    head.clear();
                    is_described = false;
                }
                TokenTree::Punct(mark) if mark.as_char() == '=' => is_described = true,
                _ if is_described => {}
                _ => head.push(token),
            }
        }
    }

    /// The name of a head: what stands before the states of a builder.
    fn read_head(&mut self, file: &str, owner: &str, head: &[TokenTree]) -> String {
        let text = joined(head);
        let (name, states) = text.split_once(" < ").unwrap_or((&text, ""));
        let name = match owner.is_empty() || name.contains("struct") {
            true => name.to_owned(),
            false => format!("{owner}, {name}"),
        };
        let names = states.split("required : : ").skip(1);
        for required in names.filter_map(|state| state.split_whitespace().next()) {
            self.required.insert(format!("{file}: {name} requires {required}"));
        }
        self.items.insert(format!("{file}: {name}"));
        name
    }
}

/// The entries of a block, each up to its description. With semicolons those end them, else commas do.
fn split(tokens: TokenStream) -> Vec<String> {
    let tokens = without_attributes(tokens);
    let is = |token: &TokenTree, wanted: char| matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted);
    let end = if tokens.iter().any(|token| is(token, ';')) {
        ';'
    } else {
        ','
    };
    let mut depth = 0_i32;
    let mut entries = vec![Vec::new()];
    let mut arrow = false;
    for token in tokens {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == '<' => depth += 1,
            TokenTree::Punct(mark) if mark.as_char() == '>' && !arrow => depth -= 1,
            _ => {}
        }
        arrow = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '=' && mark.spacing() == Spacing::Joint);
        match depth == 0 && is(&token, end) {
            true => entries.push(Vec::new()),
            false => entries.last_mut().unwrap().push(token),
        }
    }
    // The number in front of a field is nothing that programs name.
    let is_number = |token: &TokenTree| matches!(token, TokenTree::Literal(_));
    let named = |entry: Vec<TokenTree>| {
        let tokens = entry.into_iter().skip_while(is_number);
        let name: Vec<TokenTree> = tokens.take_while(|token| !is(token, '=')).collect();
        joined(&name)
    };
    entries
        .into_iter()
        .map(named)
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// The tokens without `#[…]`, inside of groups, too.
fn without_attributes(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let follows_hash = matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
        match token {
            TokenTree::Group(group) if follows_hash && group.delimiter() == Delimiter::Bracket => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let inside = without_attributes(group.stream()).into_iter().collect();
                kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inside)));
            }
            other => kept.push(other),
        }
    }
    kept
}

fn joined(tokens: &[TokenTree]) -> String {
    let texts: Vec<String> = tokens.iter().map(TokenTree::to_string).collect();
    texts.join(" ")
}
