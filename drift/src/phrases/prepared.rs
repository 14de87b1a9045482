//! Text made ready for patterns: one kind of quote, dash and space, and one mark around everything that is set apart as
//! a value. Each byte knows where it came from.

use crate::page::{Mark, MarkKind, Styled};

/// Before a literal: code, or what stands in quotes.
pub(super) const OPEN: char = '\u{e000}';
/// After a literal.
pub(super) const CLOSE: char = '\u{e001}';

/// How much of a text is read; longer texts are no descriptions of a field.
const TEXT_LIMIT: usize = 20_000;
/// What is longer is a listing, not a value.
const LITERAL_LIMIT: usize = 120;

/// Text made ready for patterns.
pub(super) struct Prepared<'a> {
    source: &'a str,
    /// The text.
    pub text: String,
    /// For each byte of the text, where it came from.
    origins: Vec<usize>,
    /// Whether the text is struck through from end to end.
    pub is_struck: bool,
}

impl<'a> Prepared<'a> {
    /// Reads marks and quotes; `is_marker` says which bold words are a sentence of their own.
    pub(super) fn new(styled: &'a Styled, is_marker: impl Fn(&str) -> bool) -> Self {
        let mut prepared = Self {
            source: &styled.text,
            text: String::new(),
            origins: Vec::new(),
            is_struck: false,
        };
        let edges = edges(styled, &is_marker);
        let mut literals = 0_usize;
        let mut struck = 0_usize;
        let mut has_words = false;
        let mut next = 0;
        for (at, character) in styled.text.char_indices().take_while(|(at, _)| *at < TEXT_LIMIT) {
            while let Some((place, edge)) = edges.get(next).filter(|(place, _)| *place <= at) {
                prepared.cross(*edge, *place, &mut literals, &mut struck);
                next += 1;
            }
            if struck == 0 {
                has_words |= character.is_alphanumeric();
                prepared.push_plain(character, at, literals > 0);
            }
        }
        for (place, edge) in edges.get(next..).unwrap_or_default() {
            prepared.cross(*edge, *place, &mut literals, &mut struck);
        }
        prepared.is_struck = !has_words && styled.marks.iter().any(|mark| mark.kind == MarkKind::Struck);
        prepared.quotes_to_literals();
        prepared
    }

    fn cross(&mut self, edge: Edge, at: usize, literals: &mut usize, struck: &mut usize) {
        match edge {
            Edge::Break => self.push('\n', at),
            Edge::StruckStart => *struck += 1,
            Edge::StruckEnd => *struck = struck.saturating_sub(1),
            Edge::LiteralStart => {
                if *literals == 0 && *struck == 0 {
                    self.push(OPEN, at);
                }
                *literals += 1;
            }
            Edge::LiteralEnd => {
                *literals = literals.saturating_sub(1);
                if *literals == 0 && *struck == 0 {
                    self.push(CLOSE, at);
                }
            }
        }
    }

    fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origins.resize(self.text.len(), at);
    }

    fn push_plain(&mut self, character: char, at: usize, in_literal: bool) {
        let plain = match character {
            '\n' => '\n',
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => return,
            OPEN | CLOSE => return,
            other if other.is_whitespace() => ' ',
            other if other.is_control() => return,
            '\u{2010}'..='\u{2015}' | '\u{2212}' if !in_literal => '-',
            '\u{2018}' | '\u{2019}' | '\u{201a}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
            other => other,
        };
        if plain == ' ' && self.text.ends_with([' ', '\n']) {
            return;
        }
        self.push(plain, at);
    }

    /// Quotes and backticks around something short become marks of a literal; quotes inside of a literal go.
    fn quotes_to_literals(&mut self) {
        let characters: Vec<(usize, char)> = self.text.char_indices().collect();
        let mut text = String::with_capacity(self.text.len());
        let mut origins = Vec::with_capacity(self.origins.len());
        let mut closing: Option<usize> = None;
        let mut in_code = false;
        for (index, (at, character)) in characters.iter().copied().enumerate() {
            let before = index
                .checked_sub(1)
                .and_then(|index| characters.get(index))
                .map(|(_, before)| *before);
            let after = characters.get(index + 1).map(|(_, after)| *after);
            let mut out = Some(character);
            match character {
                OPEN => in_code = true,
                CLOSE => in_code = false,
                '"' | '\'' if in_code => {
                    let is_edge = before == Some(OPEN) || after == Some(CLOSE);
                    out = (!is_edge).then_some(character);
                }
                _ if closing == Some(index) => {
                    out = Some(CLOSE);
                    closing = None;
                }
                '"' | '\'' | '`' if closing.is_none() && !in_code && opens(before) => {
                    closing = closing_quote(&characters, index, character);
                    out = closing.map_or(Some(character), |_| Some(OPEN));
                }
                _ => {}
            }
            if let Some(out) = out {
                text.push(out);
                origins.resize(text.len(), self.origins.get(at).copied().unwrap_or_default());
            }
        }
        self.text = text;
        self.origins = origins;
    }

    /// The words of the source at a stretch of the text.
    pub(super) fn words(&self, start: usize, end: usize) -> &'a str {
        let from = self.origins.get(start).copied().unwrap_or(self.source.len());
        let to = self.origins.get(end).copied().unwrap_or(self.source.len());
        self.source.get(from..to.max(from)).unwrap_or_default().trim()
    }
}

/// Text without the marks of literals.
pub(super) fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(*character, OPEN | CLOSE))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[derive(Clone, Copy)]
enum Edge {
    Break,
    LiteralStart,
    LiteralEnd,
    StruckStart,
    StruckEnd,
}

fn edges(styled: &Styled, is_marker: impl Fn(&str) -> bool) -> Vec<(usize, Edge)> {
    let mut edges = Vec::new();
    for mark in &styled.marks {
        let Some(words) = styled.text.get(mark.start..mark.end) else {
            continue;
        };
        match &mark.kind {
            MarkKind::Code if mark.end - mark.start <= LITERAL_LIMIT => {
                push_edges(mark, Edge::LiteralStart, Edge::LiteralEnd, &mut edges);
            }
            MarkKind::Badge | MarkKind::Strong | MarkKind::Emphasis if goes_on(&styled.text, mark.end) => {}
            MarkKind::Badge if leads(&styled.text, mark) => edges.push((mark.start, Edge::Break)),
            MarkKind::Badge => push_edges(mark, Edge::Break, Edge::Break, &mut edges),
            MarkKind::Strong | MarkKind::Emphasis if is_marker(words) => {
                push_edges(mark, Edge::Break, Edge::Break, &mut edges);
            }
            MarkKind::Struck => push_edges(mark, Edge::StruckStart, Edge::StruckEnd, &mut edges),
            _ => {}
        }
    }
    // Ends come before starts at the same place, since a mark may follow another at once.
    edges.sort_by_key(|(at, edge)| (*at, matches!(edge, Edge::LiteralStart | Edge::StruckStart)));
    edges
}

fn push_edges(mark: &Mark, start: Edge, end: Edge, edges: &mut Vec<(usize, Edge)>) {
    if mark.start < mark.end {
        edges.push((mark.start, start));
        edges.push((mark.end, end));
    }
}

/// Whether a quote after this character opens something.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|before| before.is_whitespace() || "([{/=:,-|;+<>".contains(before))
}

fn closing_quote(characters: &[(usize, char)], opening: usize, quote: char) -> Option<usize> {
    let rest = characters.get(opening + 1..)?;
    for (index, (_, character)) in rest.iter().enumerate().take(LITERAL_LIMIT) {
        if matches!(*character, '\n' | OPEN | CLOSE) {
            return None;
        }
        if *character == quote {
            let after = rest.get(index + 1).map(|(_, after)| *after);
            let is_apostrophe = quote == '\'' && after.is_some_and(char::is_alphanumeric);
            if !is_apostrophe {
                return (index > 0).then_some(opening + 1 + index);
            }
        }
    }
    None
}

/// Whether a sentence goes on behind a marker: `required, unless ...`.
fn goes_on(text: &str, end: usize) -> bool {
    let rest = text
        .get(end..)
        .unwrap_or_default()
        .trim_start_matches([' ', ',', '('])
        .to_lowercase();
    let words = [
        "if ", "when ", "unless ", "for ", "only ", "where ", "except ", "once ", "in ", "since ", "as ",
    ];
    words.iter().any(|word| rest.starts_with(word))
}

/// Whether a chip belongs to what follows: a label, or a type with its format or limits.
fn leads(text: &str, mark: &Mark) -> bool {
    let words = text.get(mark.start..mark.end).unwrap_or_default();
    let rest = text.get(mark.end..).unwrap_or_default().trim_start();
    words.trim_end().ends_with(':') || rest.starts_with(['<', '[', '=', '>'])
}
