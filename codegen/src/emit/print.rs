//! Tokens to text, in one line or, where that is too long, over several. Text of a spec is a literal in the tokens and
//! comes out as one: nothing here reads what a literal holds.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, TokenStream, TokenTree};

/// The lines of some tokens, each with the number of levels that it is set in by.
pub(super) fn lay_out(tokens: TokenStream, width: usize) -> Vec<(usize, String)> {
    lay_out_line(one_line(tokens), width)
}

/// The lines of tokens that were printed in one. Few are too long, so tokens are not kept for them but read again.
pub(super) fn lay_out_line(flat: String, width: usize) -> Vec<(usize, String)> {
    if flat.chars().count() <= width {
        return vec![(0, flat)];
    }
    let tokens: Vec<TokenTree> = flat
        .parse()
        .map_or_else(|_| Vec::new(), |tokens: TokenStream| tokens.into_iter().collect());
    match longest_group(&tokens) {
        Some(at) => broken_at(&tokens, at, width),
        None => vec![(0, flat)],
    }
}

fn longest_group(tokens: &[TokenTree]) -> Option<usize> {
    let groups = tokens.iter().enumerate().filter_map(|(index, token)| match token {
        TokenTree::Group(group) if !group.stream().is_empty() => Some((index, group)),
        _ => None,
    });
    let longest = groups.max_by_key(|(_, group)| one_line(group.stream()).len());
    longest.map(|(index, _)| index)
}

/// What is before the group and its opening, its items on lines of their own, and its closing with what is after it.
fn broken_at(tokens: &[TokenTree], at: usize, width: usize) -> Vec<(usize, String)> {
    let TokenTree::Group(group) = &tokens[at] else {
        return Vec::new();
    };
    if tokens[..at].last().is_some_and(|before| is_mark(before, '#')) {
        return broken_attribute(&tokens[at + 1..], group, width);
    }
    let empty = TokenTree::Group(Group::new(group.delimiter(), TokenStream::new()));
    let head = tokens[..at].iter().cloned().chain([empty.clone()]).collect();
    let tail = [empty].into_iter().chain(tokens[at + 1..].iter().cloned()).collect();
    let mut head = one_line(head);
    head.pop();
    let mut lines = vec![(0, head)];
    for (item, has_comma) in items(group.stream()) {
        let mut inner = lay_out(item, width.saturating_sub(4));
        // No comma ends what is no list, such as a block.
        if let Some((_, last)) = inner.last_mut()
            && (has_comma || group.delimiter() != Delimiter::Brace)
        {
            last.push(',');
        }
        lines.extend(inner.into_iter().map(|(level, line)| (level + 1, line)));
    }
    lines.push((0, one_line(tail).chars().skip(1).collect()));
    lines
}

/// `#[` stays with the name of the attribute.
fn broken_attribute(rest: &[TokenTree], attribute: &Group, width: usize) -> Vec<(usize, String)> {
    let mut lines = lay_out(attribute.stream(), width.saturating_sub(3));
    if let Some((_, first)) = lines.first_mut() {
        first.insert_str(0, "#[");
    }
    if let Some((_, last)) = lines.last_mut() {
        last.push(']');
    }
    if !rest.is_empty() {
        lines.push((0, one_line(rest.iter().cloned().collect())));
    }
    lines
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == mark)
}

/// The parts between commas, and whether one follows. A comma between `<` and `>` belongs to a type.
fn items(tokens: TokenStream) -> Vec<(TokenStream, bool)> {
    let mut items = Vec::new();
    let mut item: Vec<TokenTree> = Vec::new();
    let mut depth = 0_usize;
    let mut is_arrow = false;
    for token in tokens {
        let mark = match &token {
            TokenTree::Punct(mark) => Some(mark.as_char()),
            _ => None,
        };
        match mark {
            Some('<') => depth += 1,
            Some('>') if !is_arrow => depth = depth.saturating_sub(1),
            Some(',') if depth == 0 => {
                items.push((item.drain(..).collect(), true));
                continue;
            }
            _ => {}
        }
        is_arrow = matches!(mark, Some('-' | '='));
        item.push(token);
    }
    if !item.is_empty() {
        items.push((item.into_iter().collect(), false));
    }
    items
}

/// All in one line, spaced as rustfmt does.
pub(super) fn one_line(tokens: TokenStream) -> String {
    let mut line = Line::default();
    line.push_all(tokens);
    line.text
}

/// A line that grows.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    last: Piece,
    /// Whether the parameters of a closure are being named.
    in_closure: bool,
    /// The word that is being written.
    word: String,
}

/// What a space may stand before or after.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Piece {
    /// The begin of the line, or of what is in brackets.
    #[default]
    Start,
    Word,
    Keyword,
    Literal,
    /// Brackets of any kind, closed.
    Closed,
    Mark(&'static str),
    /// The bar behind a closure's parameters.
    ClosureEnd,
}

/// Marks of more than one character come before those they begin with.
const MARKS: &[&str] = &[
    "::", "->", "=>", "==", "..", "||", "&&", ",", ";", ":", "?", ".", "<", ">", "!", "#", "&", "*", "-", "'", "|",
    "=", "+", "$", "@", "/", "%", "^", "~",
];

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "const", "dyn", "else", "enum", "extern", "fn", "for", "if", "impl", "in", "let", "match",
    "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "type", "unsafe", "use", "where",
];

impl Line {
    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes the text before a place out; what is behind it begins the next line.
    pub(super) fn split(&mut self, at: usize) -> String {
        let behind = self.text[at..].trim_start().to_owned();
        self.text.truncate(at);
        std::mem::replace(&mut self.text, behind)
    }

    /// Writes tokens behind those that are there.
    pub(super) fn push_all(&mut self, tokens: TokenStream) {
        let mut joined = String::new();
        for token in tokens {
            if let TokenTree::Punct(mark) = &token {
                joined.push(mark.as_char());
                if mark.spacing() == Spacing::Alone || mark.as_char() == '\'' {
                    self.push_marks(&joined);
                    joined.clear();
                }
                continue;
            }
            self.push_marks(&joined);
            joined.clear();
            match token {
                TokenTree::Group(group) => self.push_group(group),
                TokenTree::Ident(ident) => self.push_word(&ident),
                TokenTree::Literal(literal) => self.push_literal(&literal),
                TokenTree::Punct(_) => {}
            }
        }
        self.push_marks(&joined);
    }

    fn push_marks(&mut self, mut marks: &str) {
        while let Some(mark) = MARKS.iter().find(|mark| marks.starts_with(**mark)) {
            self.push_mark(mark);
            marks = &marks[mark.len()..];
        }
        self.text.push_str(marks);
    }

    fn push_mark(&mut self, mark: &'static str) {
        if mark != "|" {
            return self.push_piece(Piece::Mark(mark), mark);
        }
        // Between literals it means "or".
        if self.last == Piece::Literal {
            self.text.push_str(" | ");
            self.last = Piece::Start;
            return;
        }
        if self.in_closure {
            self.text.push('|');
            self.last = Piece::ClosureEnd;
        } else {
            self.push_piece(Piece::Mark(mark), mark);
        }
        self.in_closure = !self.in_closure;
    }

    fn push_word(&mut self, ident: &Ident) {
        self.word.clear();
        // Writing to a string cannot fail.
        let _ = write!(self.word, "{ident}");
        let piece = match KEYWORDS.contains(&self.word.as_str()) {
            true => Piece::Keyword,
            false => Piece::Word,
        };
        if has_space(self.last, piece) || self.text.ends_with("macro_rules!") {
            self.text.push(' ');
        }
        self.text.push_str(&self.word);
        self.last = piece;
    }

    fn push_literal(&mut self, literal: &Literal) {
        self.push_piece(Piece::Literal, "");
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{literal}");
    }

    fn push_piece(&mut self, piece: Piece, text: &str) {
        if has_space(self.last, piece) {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.last = piece;
    }

    fn push_group(&mut self, group: Group) {
        let delimiter = group.delimiter();
        // Without the group its tokens are nobody else's, and are not copied to be looked at.
        let inside = group.stream();
        drop(group);
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::Brace => ('{', '}'),
            Delimiter::None => return self.push_all(inside),
        };
        if has_space_before_group(self.last, delimiter, &self.text) {
            self.text.push(' ');
        }
        let is_block = delimiter == Delimiter::Brace && self.last != Piece::Mark("::");
        let is_padded = is_block && !inside.is_empty();
        self.text.push(open);
        if is_padded {
            self.text.push(' ');
        }
        let in_closure = std::mem::take(&mut self.in_closure);
        self.last = Piece::Start;
        self.push_all(inside);
        self.in_closure = in_closure;
        if is_padded {
            self.text.push(' ');
        }
        self.text.push(close);
        self.last = Piece::Closed;
    }
}

fn has_space(last: Piece, next: Piece) -> bool {
    match next {
        Piece::Mark("," | ";" | "?" | "." | ":" | ">") => false,
        Piece::Mark("::" | "..") => last == Piece::Keyword || is_spaced_behind(last),
        Piece::Mark("!" | "<") => is_spaced_behind(last),
        Piece::Mark("#") => matches!(last, Piece::Closed) || is_spaced_behind(last),
        Piece::Mark("=" | "=>" | "->" | "==" | "+" | "$") => last != Piece::Start,
        Piece::Mark(_) => matches!(last, Piece::Keyword | Piece::Word) || is_spaced_behind(last),
        _ => {
            matches!(
                last,
                Piece::Word | Piece::Keyword | Piece::Literal | Piece::Closed | Piece::Mark(">")
            ) || is_spaced_behind(last)
        }
    }
}

fn has_space_before_group(last: Piece, delimiter: Delimiter, text: &str) -> bool {
    match (last, delimiter) {
        (Piece::Start, _) | (Piece::Mark("::" | "#"), _) => false,
        (_, Delimiter::Brace) => true,
        (Piece::Keyword, _) => !text.ends_with("pub") && !text.ends_with("fn"),
        (Piece::Literal, _) => true,
        _ => is_spaced_behind(last),
    }
}

fn is_spaced_behind(piece: Piece) -> bool {
    matches!(
        piece,
        Piece::Mark("," | ";" | ":" | "=" | "=>" | "->" | "==" | "+" | "||" | "&&") | Piece::ClosureEnd
    )
}

#[cfg(test)]
mod tests {
    use super::{lay_out, one_line};

    fn tokens(text: &str) -> proc_macro2::TokenStream {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn lines_look_like_those_of_rustfmt() {
        for line in [
            "use ::specwright_runtime as rt;",
            "pub use rt::{Async, Error};",
            "pub struct Accounts<T: rt::Handle, S0 = rt::Missing> { handle: T }",
            "impl<'a, T> Foo<'a, Vec<Option<T>>> for &'static Bar<T> {}",
            "pub(crate) fn new(&self, value: impl Into<String>) -> Result<(), rt::Error<Kind>> { Self { value } }",
            "#[cfg(feature = \"a\")] #[allow(deprecated)] pub mod a;",
            "#![doc = \" text\"]",
            "fields: &[Field::new(\"a\", &[\"b\"]).form(&const { Form { flat: true, ..Form::new() } })],",
            "value.into_iter().map(|(key, value)| (key.into(), value)).collect()",
            ".details(|| Box::new(<Details as rt::value::Empty>::empty()))",
            "rt::structure! { a: r#type = -1.5 }",
            "include!(concat!(env!(\"OUT_DIR\"), \"/x.rs\"));",
            "fn() -> Box<dyn Details + 'static>",
            "macro_rules! operation { ([$(Denied $e0: tt)? $(NotNow $e1: tt)?] $($operation: tt)*) => { $($operation)* }; }",
            "#[validate(required_if(a, b = \"x\" | \"y\"))]",
            "pages Document = |answer| answer.invoices.unwrap_or_default(), Pages::page(5, 1).last(&[1, 3]);",
        ] {
            assert_eq!(one_line(tokens(line)), line);
        }
    }

    #[test]
    fn long_lines_are_broken_at_the_commas_of_their_longest_group() {
        let found: Vec<String> = lay_out(tokens("a: call(first, Map<K, V>, third).rest(), b"), 20)
            .into_iter()
            .map(|(level, line)| "    ".repeat(level) + &line)
            .collect();
        assert_eq!(
            found,
            ["a: call(", "    first,", "    Map<K, V>,", "    third,", ").rest(), b"]
        );
    }

    #[test]
    fn a_block_gets_no_comma() {
        let found = lay_out(tokens("const { Form { a: b, ..Form::new() } }"), 20);
        let lines: Vec<&str> = found.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(lines, ["const {", "Form {", "a: b,", "..Form::new()", "}", "}"]);
    }
}
