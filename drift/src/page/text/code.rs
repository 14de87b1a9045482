//! Code: between fences, indented, below the name of a language, or known by its look.

use super::super::block::{Block, BlockKind};
use super::super::html::clean_code;
use super::super::labels;
use super::line::Lines;
use super::{Found, pipes, prose};

/// Fences further apart than that do not belong together.
const MAX_FENCED: usize = 5000;

fn block(lines: &Lines, from: usize, to: usize, language: Option<String>) -> Found {
    let indent = (from..to)
        .filter(|at| !lines.is_blank(*at))
        .map(|at| leading(lines.raw(at)))
        .min()
        .unwrap_or(0);
    let text: Vec<&str> = (from..to)
        .map(|at| lines.raw(at).get(indent..).unwrap_or_default())
        .collect();
    let text = clean_code(&text.join("\n"));
    let first = lines.next_filled(from)?;
    let line = lines.number(first);
    let kind = BlockKind::Code { language, text };
    Some((vec![Block { kind, line }], to))
}

/// How many bytes of blanks a line begins with.
fn leading(raw: &str) -> usize {
    raw.len().saturating_sub(raw.trim_start_matches([' ', '\t']).len())
}

/// Between ` ``` `, `~~~`, `{code}` or `----` of a wiki.
pub(super) fn fenced(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at);
    let (close, language) = if let Some(rest) = text.strip_prefix("```") {
        ("```", rest)
    } else if let Some(rest) = text.strip_prefix("~~~") {
        ("~~~", rest)
    } else if text == "{noformat}" {
        ("{noformat}", "")
    } else if let Some(rest) = text.strip_prefix("{code") {
        (
            "{code}",
            rest.strip_suffix('}')?
                .trim_start_matches(':')
                .split('|')
                .next()
                .unwrap_or_default(),
        )
    } else {
        return None;
    };
    let from = at.saturating_add(1);
    let to = (from..lines.len())
        .take(MAX_FENCED)
        .find(|at| lines.text(*at).starts_with(close))?;
    let language = language.trim().to_ascii_lowercase();
    let is_word = !language.is_empty()
        && language.len() < 20
        && language.chars().all(|c| c.is_ascii_alphanumeric() || "+#-".contains(c));
    let (blocks, _) = block(lines, from, to, is_word.then_some(language)).unwrap_or_default();
    Some((blocks, to.saturating_add(1)))
}

/// Four spaces in front, behind a blank line.
pub(super) fn indented(lines: &Lines, at: usize) -> Found {
    let is_in = |at: usize| lines.raw(at).starts_with("    ") || lines.raw(at).starts_with('\t');
    if !is_in(at) || (at > 0 && !lines.is_blank(at.saturating_sub(1))) {
        return None;
    }
    let mut to = at;
    let mut here = at;
    while here < lines.len() && (is_in(here) || lines.is_blank(here)) {
        here = here.saturating_add(1);
        if !lines.is_blank(here.saturating_sub(1)) {
            to = here;
        }
    }
    block(lines, at, to, None)
}

/// The name of a language on a line of its own, and its code below: what is left of tabs.
pub(super) fn labelled(lines: &Lines, at: usize) -> Found {
    let language = labels::language(lines.text(at))?;
    let from = lines.next_filled(at.saturating_add(1))?;
    if from.saturating_sub(at) > 3 || !is_code(lines.text(from)) {
        return None;
    }
    let to = extent(lines, from);
    block(lines, from, to, Some(language.to_owned()))
}

/// Code that nothing fences.
pub(super) fn by_look(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at);
    if !begins_code(text, lines.text(at.saturating_add(1))) {
        return None;
    }
    let to = match () {
        () if is_http(text) => http_extent(lines, at),
        () if text.starts_with('<') && !text.starts_with("<?php") => markup_extent(lines, at),
        () => extent(lines, at),
    };
    block(lines, at, to, None)
}

/// A first line that only code has.
fn begins_code(text: &str, next: &str) -> bool {
    let starts = [
        "<?xml",
        "<!DOCTYPE",
        "<!ELEMENT",
        "<!ATTLIST",
        "<!--",
        "<?php",
        "curl -",
        "curl http",
        "curl '",
        "curl \"",
        "#!/",
        "import java",
        "using System",
        "package main",
        "require '",
        "require(",
        "#include",
        "$ curl",
        "HTTP/1.",
        "HTTP/2",
        "var http",
        "const http",
        "$curl",
        "wget http",
    ];
    if starts.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    if is_element(text) {
        return true;
    }
    let is_json = matches!(text, "{" | "[" | "[{" | "{}" | "[]")
        || text.starts_with("{\"")
        || text.starts_with("[{")
        || text.starts_with("{ \"");
    if is_json && !text.contains('|') {
        return true;
    }
    let is_request = is_http(text);
    let both = is_code(text) && is_code(next) && !next.is_empty() && strong(text);
    is_request || both
}

/// The first line of a request or an answer.
fn is_http(text: &str) -> bool {
    text.starts_with("HTTP/") || is_request_with_version(text)
}

/// Headers, and the body behind a blank line.
fn http_extent(lines: &Lines, from: usize) -> usize {
    let is_header = |text: &str| {
        text.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.len() < 40 && !name.contains(' '))
    };
    let mut here = from.saturating_add(1);
    while is_header(lines.text(here)) {
        here = here.saturating_add(1);
    }
    let body = if lines.is_blank(here) {
        here.saturating_add(1)
    } else {
        here
    };
    let text = lines.text(body);
    match () {
        () if text.starts_with('<') => markup_extent(lines, body),
        () if text.starts_with(['{', '[']) => extent(lines, body),
        () if text.contains('=') && !text.contains(' ') => body.saturating_add(1),
        () => here,
    }
}

fn is_request_with_version(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words.as_slice(), ["GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD", _, version] if version.starts_with("HTTP/"))
}

/// `<name …>` with an end on the same line or nothing behind it.
fn is_element(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let name = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "_:-.".contains(c)))
        .and_then(|end| rest.get(..end));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) && text.ends_with('>')
}

fn strong(text: &str) -> bool {
    text.ends_with([';', '{']) || text.contains(" = ") || text.contains("=>") || text.contains("();")
}

/// Whether a line could stand in code.
fn is_code(text: &str) -> bool {
    if text.is_empty() || pipes::is_ruler(text) {
        return false;
    }
    let ends = text.ends_with(['{', '}', ';', '[', ']', '(', ')', '\\', '>', '"', '\''])
        || text.ends_with("},")
        || text.ends_with("],")
        || text.ends_with("',")
        || text.ends_with("\",");
    let starts = text.starts_with(['{', '}', '[', ']', '(', ')', '<', '$', '"', '\'', '@', '#'])
        || text.starts_with("--")
        || text.starts_with("//")
        || text.starts_with("/*")
        || text.starts_with('-');
    let keywords = [
        "curl ",
        "require ",
        "import ",
        "from ",
        "var ",
        "let ",
        "const ",
        "def ",
        "func ",
        "function ",
        "class ",
        "return ",
        "if ",
        "else",
        "for ",
        "while ",
        "echo ",
        "print",
        "puts ",
        "end",
        "package ",
        "using ",
        "public ",
        "private ",
        "new ",
        "try",
        "catch",
        "throw ",
        "use ",
    ];
    let has_keyword = keywords.iter().any(|keyword| text.starts_with(keyword));
    let assigns = text.contains(" = ")
        || text.contains(":=")
        || text.contains("=>")
        || text.contains("\": ")
        || text.contains("\":");
    let calls = text.contains("()") || text.contains(").") || has_call(text);
    let is_sentence =
        text.ends_with('.') || text.ends_with(':') && !text.ends_with("):") && text.split_whitespace().count() > 1;
    !is_sentence && (ends || starts || assigns || calls || has_keyword || is_dotted(text)) || text.ends_with("):")
}

/// `name(`, without a space between: prose has one.
fn has_call(text: &str) -> bool {
    let open = text.find('(');
    open.is_some_and(|at| {
        at > 0
            && text
                .as_bytes()
                .get(at.saturating_sub(1))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    }) && !text.ends_with('.')
}

/// `name.part` in few words in small letters: a statement.
fn is_dotted(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_dotted = |word: &&str| word.split('.').filter(|part| !part.is_empty()).count() > 1 && !word.ends_with('.');
    words.len() <= 3 && words.iter().any(is_dotted) && text.starts_with(|c: char| c.is_lowercase())
}

/// Where code ends: at a label, a title, a table, or a blank line with something else behind it.
fn extent(lines: &Lines, from: usize) -> usize {
    let is_json = lines.text(from).starts_with(['{', '[']);
    let mut open = 0_i64;
    let mut here = from;
    while here < lines.len() {
        let text = lines.text(here);
        if here > from && ends_code(lines, here, is_json && open > 0) {
            break;
        }
        open = open.saturating_add(brackets(text));
        here = here.saturating_add(1);
        if is_json && open <= 0 {
            break;
        }
    }
    // Blank lines at the end are not part of it.
    while here > from.saturating_add(1) && lines.is_blank(here.saturating_sub(1)) {
        here = here.saturating_sub(1);
    }
    here
}

fn ends_code(lines: &Lines, at: usize, is_open: bool) -> bool {
    let text = lines.text(at);
    if text.is_empty() {
        let next = lines.next_filled(at);
        return !is_open && next.is_none_or(|next| !is_code(lines.text(next)) || next.saturating_sub(at) > 2);
    }
    if is_open {
        return false;
    }
    if labels::language(text).is_some() && lines.raw(at) == text {
        return true;
    }
    let is_words = text
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == ':' || c == '-');
    if is_words && prose::is_title(text) && text.starts_with(|c: char| c.is_uppercase()) && lines.raw(at) == text {
        return true;
    }
    if is_code(text) {
        return false;
    }
    // A line that looks like nothing stays when code goes on right behind it.
    let next = lines.text(at.saturating_add(1));
    let is_sentence = text.ends_with('.') || text.split_whitespace().count() > 6;
    is_sentence || !is_code(next) || pipes::table(lines, at).is_some()
}

/// Brackets opened less brackets closed, strings not counted.
fn brackets(text: &str) -> i64 {
    let (mut open, mut quoted, mut escaped) = (0_i64, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => open = open.saturating_add(1),
            '}' | ']' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

/// Where markup ends: all elements are closed and no more of it follows.
fn markup_extent(lines: &Lines, from: usize) -> usize {
    let mut state = Markup::default();
    let mut to = from.saturating_add(1);
    let mut here = from;
    while here < lines.len() {
        let text = lines.text(here);
        let follows = !text.is_empty() && (text.starts_with('<') || !state.is_done());
        if here > from && !follows {
            if text.is_empty() {
                let next = lines.next_filled(here);
                let goes_on = next.is_some_and(|next| {
                    lines.text(next).starts_with('<')
                        && (state.depth > 0 || state.is_inside() || next.saturating_sub(here) <= 1)
                });
                if !goes_on {
                    break;
                }
                here = here.saturating_add(1);
                continue;
            }
            break;
        }
        state.read(text);
        here = here.saturating_add(1);
        to = here;
    }
    to
}

#[derive(Default)]
struct Markup {
    depth: i64,
    in_tag: bool,
    in_comment: bool,
    /// The first letters of the open tag.
    tag: String,
    last: char,
}

impl Markup {
    fn is_inside(&self) -> bool {
        self.in_tag || self.in_comment
    }

    fn is_done(&self) -> bool {
        self.depth <= 0 && !self.is_inside()
    }

    fn read(&mut self, text: &str) {
        for c in text.chars().chain(['\n']) {
            if self.in_comment {
                self.tag.push(c);
                if self.tag.ends_with("-->") {
                    self.in_comment = false;
                    self.tag.clear();
                }
            } else if self.in_tag {
                self.in_tag(c);
            } else if c == '<' {
                self.in_tag = true;
                self.tag.clear();
            }
            self.last = c;
        }
    }

    fn in_tag(&mut self, c: char) {
        if c == '>' {
            self.in_tag = false;
            let closes = self.tag.starts_with('/');
            let opens = self.tag.starts_with(|c: char| c.is_alphabetic() || c == '_') && self.last != '/';
            self.depth = self
                .depth
                .saturating_add(i64::from(opens))
                .saturating_sub(i64::from(closes));
        } else if self.tag.len() < 16 {
            self.tag.push(c);
            if self.tag == "!--" {
                (self.in_tag, self.in_comment) = (false, true);
                self.tag.clear();
            }
        }
    }
}
