//! JSON as pages print it: with comments, `...`, trailing commas, smart quotes, and as object literals of programming
//! languages. What is not as it should be is named and read past.

mod scan;

use super::body::{self, Body, MAX_DEPTH};
use super::lines::Lines;
use super::{NOT_SHOWN, ValueKind};
use scan::{Scan, Token, Word};

/// An object or a list that is open.
#[derive(Debug)]
struct Frame {
    close: char,
    is_list: bool,
    key: Option<String>,
    members: usize,
    wants_comma: bool,
    after_comma: bool,
}

#[derive(Debug)]
struct Reader<'a> {
    scan: Scan<'a>,
    lines: &'a Lines,
    frames: Vec<Frame>,
    body: Body,
    pairs: usize,
    flaws: usize,
}

/// Reads the object or the list that begins at `start`, and says where it ends. `None` if it is neither.
pub(super) fn read(text: &str, start: usize, lines: &Lines) -> Option<(Body, usize)> {
    let mut reader = Reader::new(text, start, lines);
    reader.run();
    reader.finish()
}

/// Reads pairs that no braces hold, up to the end of the text.
pub(super) fn read_pairs(text: &str, start: usize, lines: &Lines) -> Option<Body> {
    let mut reader = Reader::new(text, start, lines);
    reader.push('\0', false);
    reader.body.is_partial = true;
    reader.run();
    reader.frames.clear();
    reader.finish().map(|(body, _)| body)
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, start: usize, lines: &'a Lines) -> Self {
        Self {
            scan: Scan::new(text, start),
            lines,
            frames: Vec::new(),
            body: Body::default(),
            pairs: 0,
            flaws: 0,
        }
    }

    fn finish(mut self) -> Option<(Body, usize)> {
        if !self.frames.is_empty() {
            self.flaw("the end is missing");
            self.body.is_partial = true;
        }
        let is_body = self.pairs > 0 || (self.flaws == 0 && !self.body.values.is_empty());
        let is_legible = self.flaws <= 2 + self.pairs / 2;
        (is_body && is_legible).then(|| (self.body, self.scan.at()))
    }

    fn run(&mut self) {
        loop {
            let before = self.scan.at();
            let token = self.scan.next();
            match token {
                Token::End => return,
                Token::Open(close) => self.open(close),
                Token::Close(close) => self.close(close),
                Token::Comma => self.comma(),
                Token::More => self.body.is_partial = true,
                Token::Comment(text) => self.comment_of(&text),
                Token::Quoted(text, flaw) => {
                    if let Some(flaw) = flaw {
                        self.note(flaw);
                    }
                    self.quoted(&text);
                }
                Token::Bare => self.bare(),
            }
            if self.frames.is_empty() || self.scan.at() <= before {
                return;
            }
        }
    }

    fn line(&self) -> u32 {
        self.lines.at(self.scan.token_start())
    }

    /// Something that is not JSON and does not hinder the reading.
    fn note(&mut self, what: &str) {
        self.body.damaged(self.lines.at(self.scan.token_start()), what);
    }

    /// Something that makes it doubtful that this is a body.
    fn flaw(&mut self, what: &str) {
        self.flaws += 1;
        self.note(what);
    }

    fn push(&mut self, close: char, is_list: bool) {
        self.frames.push(Frame {
            close,
            is_list,
            key: None,
            members: 0,
            wants_comma: false,
            after_comma: false,
        });
    }

    fn name(&self) -> String {
        body::join(self.frames.iter().filter_map(|frame| frame.key.as_deref()))
    }

    fn open(&mut self, close: char) {
        if self.frames.len() >= MAX_DEPTH {
            self.flaw("it nests too deeply");
            self.body.is_partial = true;
            self.frames.clear();
            return;
        }
        if self.frames.last().is_some_and(|top| !top.is_list && top.key.is_none()) {
            self.flaw("a value without a name");
        }
        let is_list = close != '}';
        if is_list {
            let name = self.name();
            self.body.is_list(&name);
        }
        let (name, line) = (self.name(), self.line());
        self.body.named(&name, line);
        self.push(close, is_list);
    }

    fn close(&mut self, close: char) {
        let Some(depth) = self.frames.iter().rposition(|frame| frame.close == close) else {
            if close != ')' {
                self.flaw("a bracket closes nothing");
            }
            return;
        };
        if depth + 1 < self.frames.len() {
            self.flaw("brackets cross each other");
        }
        while self.frames.len() > depth {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.after_comma {
            self.note("a comma before the closing bracket");
        }
        let (name, line) = (self.name(), self.line());
        self.body.named(&name, line);
        if frame.members == 0 && !self.frames.is_empty() {
            let kind = if frame.is_list {
                ValueKind::EmptyList
            } else {
                ValueKind::EmptyObject
            };
            self.body.add(name, "", kind, line);
        }
        self.member_ends();
    }

    fn member_ends(&mut self) {
        if let Some(top) = self.frames.last_mut() {
            top.members += 1;
            top.key = None;
            top.wants_comma = true;
            top.after_comma = false;
        }
    }

    fn comma(&mut self) {
        let Some(top) = self.frames.last_mut() else { return };
        let has_no_value = top.key.take().is_some();
        let is_double = !top.wants_comma && !has_no_value;
        top.wants_comma = false;
        top.after_comma = true;
        if has_no_value {
            self.flaw("a name without a value");
        } else if is_double && !self.body.is_partial {
            self.note("a comma too many");
        }
    }

    fn comment_of(&mut self, text: &str) {
        self.note("a comment");
        let line = self.line();
        self.body.comment(text, line);
    }

    fn needs_comma(&mut self) {
        if self.frames.last().is_some_and(|top| top.wants_comma) {
            self.note("expected a comma");
        }
    }

    fn quoted(&mut self, text: &str) {
        if self.frames.is_empty() {
            return;
        }
        let has_key = self.frames.last().is_some_and(|top| top.key.is_some());
        if !has_key && self.scan.separator() {
            return self.key(text);
        }
        if !has_key && self.frames.last().is_some_and(|top| !top.is_list) {
            return self.flaw("expected a colon");
        }
        self.needs_comma();
        let rest = self.scan.after_value();
        let is_joined = rest
            .as_deref()
            .is_some_and(|rest| rest.starts_with(['+', '.', '%', '&']));
        let text = if is_joined || matches!(text, "..." | "…") {
            NOT_SHOWN
        } else {
            text
        };
        self.value(text, ValueKind::Text, rest.filter(|_| !is_joined));
    }

    fn key(&mut self, text: &str) {
        self.needs_comma();
        if matches!(text, "..." | "…") {
            self.body.is_partial = true;
        }
        let key = body::name(text.trim_start_matches(':'));
        // A list whose items have names is an object in PHP and Ruby.
        let is_item = self.frames.iter().rev().nth(1).is_some_and(|around| around.is_list);
        if let Some(top) = self.frames.last_mut() {
            let was_list = std::mem::take(&mut top.is_list);
            top.after_comma = false;
            top.key = None;
            if was_list && !is_item {
                let name = self.name();
                self.body.lists.retain(|list| *list != name);
            }
        }
        if let Some(top) = self.frames.last_mut() {
            top.key = Some(key);
            top.wants_comma = false;
        }
        self.pairs += 1;
    }

    fn bare(&mut self) {
        let Some(top) = self.frames.last() else { return };
        let (is_list, has_key) = (top.is_list, top.key.is_some());
        if !has_key {
            if let Some(word) = self.scan.bare_name() {
                if self.scan.separator() {
                    return self.key(&word);
                }
                self.scan.back();
            }
            if !is_list {
                self.scan.skip_junk();
                return self.flaw("expected a name in quotes");
            }
        }
        match self.scan.bare_value() {
            Word::Wrapper => {}
            Word::Value { text, kind, rest } => {
                self.needs_comma();
                if text == NOT_SHOWN {
                    self.note("a value without quotes");
                }
                self.value(&text, kind, rest);
            }
        }
    }

    fn value(&mut self, text: &str, kind: ValueKind, rest: Option<String>) {
        let (name, line) = (self.name(), self.line());
        if !name.starts_with("...") && !name.ends_with("...") {
            self.body.named(&name, line);
            self.body.remark(&name, rest.as_deref().unwrap_or(""), line);
            self.body.add(name, text, kind, line);
        }
        self.member_ends();
    }
}

/// Whether what was read describes bodies instead of showing one.
pub(super) fn is_schema(body: &Body) -> bool {
    let has = |name: &str| body.values.iter().any(|value| value.name == name);
    let below = |name: &str| body.values.iter().any(|value| value.name.starts_with(name));
    has("$schema") || has("openapi") || has("swagger") || (has("type") && below("properties."))
}
