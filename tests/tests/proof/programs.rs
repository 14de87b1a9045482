//! Programs, and what the compiler says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::case::{Case, Client, Verdict};

/// The program of a case with one of its two clients.
#[derive(Clone, Copy)]
pub(crate) struct Program<'a> {
    pub(crate) case: &'a Case,
    pub(crate) side: Side,
}

/// Which of the clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Before,
    After,
}

impl<'a> Program<'a> {
    pub(crate) fn all(cases: &'a [Case]) -> impl Iterator<Item = Self> {
        cases
            .iter()
            .flat_map(|case| [Side::Before, Side::After].map(|side| Self { case, side }))
    }

    pub(crate) fn client(&self) -> &'a Client {
        match self.side {
            Side::Before => &self.case.before,
            Side::After => &self.case.after,
        }
    }

    pub(crate) fn has_to_break(&self) -> bool {
        self.side == Side::After && self.case.verdict == Verdict::Major
    }

    /// The module that the program is.
    pub(crate) fn module(&self) -> String {
        let side = match self.side {
            Side::Before => "before",
            Side::After => "after",
        };
        format!("{}__{side}", self.case.name.replace(['-', '/', '.'], "_"))
    }

    /// The program's text, its lines where they were. The client stands under the name by which the program knew it:
    /// a crate that got another name is not found.
    pub(crate) fn source(&self) -> String {
        let Client { package, own_name, .. } = self.client();
        let known = &self.case.before.own_name;
        format!(
            "{}\n#[allow(unused_imports)]\nuse {package} as {own_name};\n#[allow(unused_imports)]\nuse self::{known} as client;\n",
            self.case.program
        )
    }
}

impl PartialEq for Program<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Program<'_> {}

impl PartialOrd for Program<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Program<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.case.name, self.side).cmp(&(&other.case.name, other.side))
    }
}

impl fmt::Display for Program<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::Before => "before.yaml",
            Side::After => "after.yaml",
        };
        write!(f, "{} with the client of {side}", self.case.name)
    }
}

/// The compiler's first error in a program.
pub(crate) struct Failure {
    /// Headline, code at the place, labels and notes; the generated crate is called `client`, the program `user`.
    pub(crate) text: String,
    /// As the compiler shows it.
    pub(crate) rendered: String,
    /// What is kept of it for review: the headline, what is said at the place, and the code there.
    pub(crate) words: String,
}

impl Failure {
    fn of(message: &Value, program: &Program<'_>) -> Self {
        let plain = |text: &str| {
            text.replace(&program.client().package, "client")
                .replace(&program.module(), "user")
        };
        let text_of = |value: &Value, key: &str| value[key].as_str().map(plain);
        let spans = message["spans"].as_array().into_iter().flatten();
        let notes = message["children"].as_array().into_iter().flatten();
        let headline = text_of(message, "message").unwrap_or_default();
        let primary = spans.clone().find(|span| span["is_primary"] == true);
        let code = primary.map(|span| plain(&highlighted(span)));
        let label = primary.and_then(|span| text_of(span, "label"));
        let words: Vec<String> = std::iter::once(headline).chain(label).chain(code).collect();
        let labels = spans.filter_map(|span| text_of(span, "label"));
        let more = labels.chain(notes.filter_map(|note| text_of(note, "message")));
        Self {
            text: words.iter().cloned().chain(more).collect::<Vec<String>>().join("\n"),
            rendered: text_of(message, "rendered").unwrap_or_default(),
            words: words.join("\n") + "\n",
        }
    }
}

/// The code at a place.
fn highlighted(span: &Value) -> String {
    let lines = span["text"].as_array().into_iter().flatten();
    let parts = lines.map(|line| {
        let column = |key: &str| line[key].as_u64().map_or(0, |column| column.saturating_sub(1) as usize);
        let text = line["text"].as_str().unwrap_or_default().chars();
        let end = column("highlight_end").saturating_sub(column("highlight_start"));
        text.skip(column("highlight_start")).take(end).collect::<String>()
    });
    parts.collect::<Vec<String>>().join("\n")
}

/// What the compiler says of programs.
#[derive(Default)]
pub(crate) struct Told<'a> {
    /// Those that do not compile.
    pub(crate) failed: BTreeMap<Program<'a>, Failure>,
    /// Those that are warned of something deprecated.
    pub(crate) warned: BTreeSet<Program<'a>>,
}

impl<'a> Told<'a> {
    /// Assigns messages to programs by the files in which their places are.
    pub(crate) fn of(messages: &[Value], programs: &[Program<'a>]) -> Self {
        let by_file: BTreeMap<String, &Program<'a>> = programs
            .iter()
            .map(|program| (format!("{}.rs", program.module()), program))
            .collect();
        let mut told = Self::default();
        for message in messages {
            let files = files_of(message);
            let Some(program) = files.iter().find_map(|file| by_file.get(file)) else {
                continue;
            };
            if message["level"] == "error" {
                let failure = || Failure::of(message, program);
                told.failed.entry(**program).or_insert_with(failure);
            } else if message["code"]["code"] == "deprecated" {
                told.warned.insert(**program);
            }
        }
        told
    }
}

/// The names of the files in which a message's places are, and of those whose macros made what it is about.
fn files_of(message: &Value) -> Vec<String> {
    let mut files = Vec::new();
    for span in message["spans"].as_array().into_iter().flatten() {
        let mut place = Some(span).filter(|span| span["is_primary"] == true);
        while let Some(span) = place {
            let path = span["file_name"].as_str().unwrap_or_default();
            files.extend(path.rsplit(['/', '\\']).next().map(str::to_owned));
            place = Some(&span["expansion"]["span"]).filter(|span| span.is_object());
        }
    }
    files
}
