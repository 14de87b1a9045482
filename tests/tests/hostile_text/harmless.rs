//! What holds of every file that is emitted, whatever text went in.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use specwright_codegen::emit::{CrateOptions, FileSet, RuntimeSource, emit_crate};
use specwright_codegen::{Checked, Outcome, compile, render};

use crate::payloads::CANARY;

/// Compiles the files, and looks at what is said of them.
pub(crate) fn compiled(files: impl IntoIterator<Item = (String, String)>) -> Outcome {
    let outcome = compile(files.into_iter().map(|(name, text)| (name, text.into_bytes())));
    assert_eq!(
        outcome.model.is_none(),
        outcome.diagnostics.has_errors(),
        "neither refused nor accepted"
    );
    let said = render::text(&outcome.diagnostics, &outcome.sources, false);
    assert_printable(&said);
    outcome
}

/// Nothing in it moves a cursor or turns a line around.
pub(crate) fn assert_printable(said: &str) {
    let moves = |letter: char| {
        letter != '\n' && letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.contains(moves), "{said:?}");
}

pub(crate) fn emitted(model: &Checked) -> FileSet {
    emit_crate(model, &CrateOptions::new(RuntimeSource::Version("1.2.3".to_string())))
}

/// What is wrong with the files: a path that leads elsewhere, text that became an identifier in source, in an example of the
/// documentation or in a key of the manifest. `known` are files that have been looked at.
pub(crate) fn wrong_with(files: &FileSet, known: Option<&FileSet>) -> Option<String> {
    files.iter().find_map(|(name, text)| {
        if name.starts_with('/') || name.split('/').any(|part| !is_file_name(part)) {
            return Some(format!("a file called {name:?}"));
        }
        if known.is_some_and(|known| known.get(name) == Some(text)) {
            return None;
        }
        let wrong = match name.rsplit('.').next() {
            Some("rs") => wrong_with_source(text),
            Some("toml") => wrong_with_manifest(text),
            Some("md") => wrong_with_examples(text.lines()),
            _ => None,
        };
        wrong.map(|wrong| format!("{name}: {wrong}"))
    })
}

fn is_file_name(part: &str) -> bool {
    !part.starts_with("..")
        && !part.is_empty()
        && part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

fn wrong_with_source(text: &str) -> Option<String> {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return Some("is no Rust".to_owned());
    };
    wrong_with_tokens(tokens)
}

fn wrong_with_tokens(tokens: TokenStream) -> Option<String> {
    let mut documentation = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) if name == CANARY => return Some("text became code".to_owned()),
            TokenTree::Group(group) => match line_of_documentation(&group) {
                Some(line) => documentation.push(line),
                None => {
                    let wrong = wrong_with_tokens(group.stream());
                    if wrong.is_some() {
                        return wrong;
                    }
                }
            },
            _ => {}
        }
    }
    wrong_with_examples(documentation.iter().flat_map(|text| text.lines()))
}

/// The text of `#[doc = "…"]`, seen from its brackets.
fn line_of_documentation(group: &proc_macro2::Group) -> Option<String> {
    let attribute = group.stream().to_string();
    let literal = attribute.strip_prefix("doc = ")?;
    let literal: syn::LitStr = syn::parse_str(literal).ok()?;
    Some(literal.value())
}

/// Blocks of code in Markdown that are compiled or copied.
fn wrong_with_examples<'t>(lines: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut code: Option<String> = None;
    for line in lines.map(str::trim_start) {
        match (&mut code, line.starts_with("```")) {
            (None, true) => code = Some(String::new()),
            (Some(text), true) => {
                let tokens = text.parse::<TokenStream>();
                let wrong = match tokens {
                    Ok(tokens) => wrong_with_tokens(tokens),
                    // A shell's or a manifest's lines.
                    Err(_) => text
                        .contains(CANARY)
                        .then(|| "text in an example that is no Rust".to_owned()),
                };
                if wrong.is_some() {
                    return wrong;
                }
                code = None;
            }
            (Some(text), false) => *text += &format!("{}\n", line.strip_prefix("# ").unwrap_or(line)),
            (None, false) => {}
        }
    }
    code.map(|_| "a block of code has no end".to_owned())
}

fn wrong_with_manifest(text: &str) -> Option<String> {
    let Ok(table) = text.parse::<toml::Table>() else {
        return Some("is no TOML".to_owned());
    };
    keys(&toml::Value::Table(table)).find(|key| key.contains(CANARY))
}

fn keys(value: &toml::Value) -> Box<dyn Iterator<Item = String> + '_> {
    match value {
        toml::Value::Table(table) => {
            let inner = table
                .iter()
                .flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value)));
            Box::new(inner)
        }
        toml::Value::Array(items) => Box::new(items.iter().flat_map(keys)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The form of each file: which names and literals there are does not count, nor how many items of one form a list has.
pub(crate) fn forms(files: &FileSet, known: &BTreeMap<String, (String, String)>) -> BTreeMap<String, (String, String)> {
    let sources = files.iter().filter(|(name, _)| name.ends_with(".rs"));
    let form = |(name, text): (&String, &String)| {
        let form = match known.get(name).filter(|(before, _)| before == text) {
            Some((_, form)) => form.clone(),
            None => form_of(text.parse().unwrap()),
        };
        (name.clone(), (text.clone(), form))
    };
    sources.map(form).collect()
}

fn form_of(tokens: TokenStream) -> String {
    let mut out = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' && is_documentation(tokens.peek()) => {
                tokens.next();
            }
            TokenTree::Punct(mark) => out.push(mark.as_char()),
            TokenTree::Literal(_) => out.push('_'),
            TokenTree::Ident(_) => out.push('i'),
            TokenTree::Group(group) => {
                let inside = form_of(group.stream());
                match group.delimiter() {
                    Delimiter::Bracket => out.push_str(&format!("[{}]", without_repetitions(&inside))),
                    Delimiter::Brace => out.push_str(&format!("{{{inside}}}")),
                    Delimiter::Parenthesis | Delimiter::None => out.push_str(&format!("({inside})")),
                }
            }
        }
        // Words next to each other stay apart.
        out.push(' ');
    }
    // A long literal makes a line break, and that a last comma.
    out.trim_end_matches([' ', ',']).to_owned()
}

fn is_documentation(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.stream().to_string().starts_with("doc"))
}

/// The different items of a list.
fn without_repetitions(items: &str) -> String {
    let mut depth = 0_i32;
    let items = items.split(|letter| {
        depth += i32::from("([{".contains(letter)) - i32::from(")]}".contains(letter));
        depth == 0 && letter == ','
    });
    let items: std::collections::BTreeSet<_> = items.map(str::trim).filter(|item| !item.is_empty()).collect();
    items.into_iter().collect::<Vec<_>>().join(", ")
}
