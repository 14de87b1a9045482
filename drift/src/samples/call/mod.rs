//! Calls: what is sent where, as far as a command, a message or a program shows it.

pub(super) mod code;
pub(super) mod http;
pub(super) mod shell;

use super::body::Body;
use super::lines::Lines;
use super::{form, json, xml};

/// A call.
#[derive(Debug, Default)]
pub(super) struct Call {
    pub(super) method: Option<String>,
    pub(super) path: Option<String>,
    pub(super) body: Body,
    /// Where it begins, in bytes of the block.
    pub(super) start: usize,
}

impl Call {
    /// Takes an address: its path, and the values of its query.
    pub(super) fn address(&mut self, address: &str, line: u32) {
        let (path, query) = form::address(address);
        self.path = self.path.take().or(path);
        if let Some(query) = query {
            self.body.append(form::read(&query, true, line));
        }
    }
}

/// The methods of HTTP.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// The method of that name.
pub(super) fn method(word: &str) -> Option<String> {
    METHODS
        .iter()
        .find(|method| method.eq_ignore_ascii_case(word))
        .map(|method| (*method).to_owned())
}

/// Reads what is sent, in whichever form it is.
pub(super) fn payload(text: &str, line: u32) -> Option<Body> {
    let begin = text.len() - text.trim_start().len();
    let lines = Lines::new(text, line);
    match text.trim_start().chars().next()? {
        '{' | '[' => json::read(text, begin, &lines).map(|(body, _)| body),
        '<' => xml::read(text, begin, &lines).map(|(body, _)| body),
        _ if form::is_one(text) => Some(form::read(text, false, line)),
        _ => None,
    }
}

/// A text as a program would see it: escapes undone. Line breaks that are written as escapes become spaces, so that lines can
/// still be counted.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'r' | 't') => plain.push(' '),
                // A JSON text inside keeps its own escapes.
                Some('\\') => plain.push('\\'),
                Some('u') => plain.push_str("\\u"),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            _ => plain.push(letter),
        }
    }
    plain
}

/// What a person calls a language.
pub(super) fn language(word: &str) -> Option<&'static str> {
    let word = word.trim().trim_end_matches([':', '.']).to_lowercase();
    LANGUAGES
        .iter()
        .find(|(names, _)| names.contains(&word.as_str()))
        .map(|(_, name)| *name)
}

const LANGUAGES: &[(&[&str], &str)] = &[
    (
        &["curl", "shell", "bash", "sh", "console", "cli", "shell-session", "zsh"],
        "curl",
    ),
    (&["wget"], "wget"),
    (&["httpie"], "HTTPie"),
    (&["http"], "HTTP"),
    (&["ruby", "rb"], "Ruby"),
    (&["node", "node.js", "nodejs"], "Node"),
    (
        &[
            "javascript",
            "js",
            "jquery",
            "ajax",
            "fetch",
            "axios",
            "typescript",
            "ts",
        ],
        "JavaScript",
    ),
    (&["python", "py", "python3"], "Python"),
    (&["php"], "PHP"),
    (&["go", "golang"], "Go"),
    (&["java", "kotlin"], "Java"),
    (&["c#", "csharp", "cs", ".net", "vb.net"], "C#"),
    (&["perl"], "Perl"),
    (&["swift"], "Swift"),
    (&["powershell"], "PowerShell"),
];
