//! Tokens to source text: formatted, with a head that says where it comes from.

use proc_macro2::TokenStream;

/// What the first line of every emitted file holds.
pub const MARK: &str = "Written by specwright from the API's YAML description";

/// Source text of a file. Tokens are built by the emitters alone, so that text of a spec can only be a literal in them.
pub(super) fn source(tokens: TokenStream) -> String {
    let text = match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not formatted is still compiled, and the compiler then says what is wrong with it.
        Err(_) => tokens.to_string() + "\n",
    };
    format!(
        "// {MARK}. Change the description, not this file.\n\n{}",
        with_blank_lines(&text)
    )
}

/// The formatter sets item to item; a reader wants a blank line between them.
fn with_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 50);
    let mut item_ended = false;
    for line in text.lines() {
        if item_ended && !line.starts_with(['}', ')']) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        item_ended = line == "}" || (line.ends_with(';') && !line.starts_with([' ', '/']));
    }
    out
}
