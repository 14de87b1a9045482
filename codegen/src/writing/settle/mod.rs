//! Takes out of written files what the language refuses, each with the reason, until nothing is refused.

mod mend;
mod parts;
mod rename;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Entry, Map, Path, Value, write};
use crate::API_FILE;
use crate::diagnostic::Severity;
use mend::{Mend, Result};

/// More rounds than there can be rules that hide each other.
const MOST_ROUNDS: usize = 200;

/// A file of a spec that is being written.
#[derive(Debug, Clone)]
pub struct File {
    /// In the API's folder.
    pub name: String,
    /// A comment on top.
    pub head: String,
    /// What is in it.
    pub map: Map,
}

/// Who wrote the files: is told what became of them.
pub trait Author {
    /// Whether something has to go although the rule only warns.
    fn refuses(&self, _rule: &str) -> bool {
        false
    }

    /// The type that stands in for one that is not there.
    fn unknown_type(&self) -> &'static str;

    /// Something was changed.
    fn changed(&mut self, change: Change<'_>);
}

/// Something that was changed so that the files are accepted.
#[derive(Debug)]
pub struct Change<'a> {
    /// What was done.
    pub how: How<'a>,
    /// The rule that refused what was there.
    pub rule: &'static str,
    /// What it said.
    pub said: &'a str,
    /// The mark of what was changed, or of what is nearest around it.
    pub mark: Option<usize>,
}

/// What was done.
#[derive(Debug)]
pub enum How<'a> {
    /// An entry was left out.
    LeftOut {
        /// The entry.
        entry: &'a Entry,
        /// The key of the mapping that had it; empty: the file.
        owner: &'a str,
        /// That mapping.
        around: &'a mut Map,
    },
    /// A placeholder's field of that name kept its words only.
    Bare(&'a str),
    /// A type that is not there.
    OtherType {
        /// What it was called.
        was: &'a str,
        /// What stands for it now.
        now: &'a str,
    },
    /// A field of that name, whose value would have no end, is optional now.
    Optional(&'a str),
    /// A field of that name, for whose parts there is no form, is sent as JSON in a text now.
    JsonText(&'a str),
    /// An enum of that name, whose values make no names, is text now.
    Text(&'a str),
    /// A file of that name was left out.
    NoFile(&'a str),
}

/// What a rule says about a place.
#[derive(Debug)]
struct Problem {
    file: String,
    line: u32,
    rule: &'static str,
    said: String,
}

/// The files without what is refused. A file without operations goes as well.
pub fn settle(author: &mut dyn Author, mut files: Vec<File>) -> Vec<File> {
    for round in 0..MOST_ROUNDS {
        let problems = problems(author, &files);
        if problems.is_empty() {
            break;
        }
        let is_harsh = round > MOST_ROUNDS / 2;
        let is_changed = mend_all(author, &mut files, &problems, is_harsh);
        if (!is_changed || round + 1 == MOST_ROUNDS) && !leave_out_files(author, &mut files, &problems) {
            break;
        }
    }
    files
}

/// The texts of the files, by their names.
#[must_use]
pub fn texts(files: &[File]) -> BTreeMap<String, String> {
    let folded = written(files, false);
    let bytes = folded
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    match crate::compile(bytes).model {
        Some(_) => folded,
        None => written(files, true),
    }
}

/// How many operations a file has.
#[must_use]
pub fn operations(file: &File) -> usize {
    match file.map.entries.iter().find(|entry| entry.key == "operations") {
        Some(entry) => match &entry.value {
            Value::Map(operations) => operations.entries.len(),
            _ => 0,
        },
        None => 0,
    }
}

fn written(files: &[File], in_lines: bool) -> BTreeMap<String, String> {
    let text = |file: &File| (file.name.clone(), write(&file.map, &file.head, in_lines).text);
    files.iter().map(text).collect()
}

/// What the compiler refuses, the last of a file first, so that places before stay what they are.
fn problems(author: &dyn Author, files: &[File]) -> Vec<Problem> {
    let texts = written(files, true).into_iter();
    let outcome = crate::compile(texts.map(|(name, text)| (name, text.into_bytes())));
    let is_refused = |severity, rule| severity == Severity::Error || author.refuses(rule);
    let mut problems: Vec<Problem> = outcome
        .diagnostics
        .iter()
        .filter(|found| is_refused(found.severity, found.rule.id))
        .map(|found| Problem {
            file: outcome.sources.file(found.primary.span.file).path.clone(),
            line: outcome.sources.position(found.primary.span).line,
            rule: found.rule.id,
            said: found.headline.clone(),
        })
        .collect();
    problems.sort_by_key(|problem| Reverse(problem.line));
    problems
}

/// Nothing is known that comes here; a file that cannot be mended goes as a whole, and all of them with `api.yaml`.
fn leave_out_files(author: &mut dyn Author, files: &mut Vec<File>, problems: &[Problem]) -> bool {
    let is_all = problems.iter().all(|problem| problem.file == API_FILE);
    let before = files.len();
    files.retain(|file| {
        let own = problems.iter().find(|problem| problem.file == file.name);
        let Some(why) = own.or(problems.first().filter(|_| is_all)) else {
            return true;
        };
        if file.name == API_FILE {
            return true;
        }
        author.changed(Change {
            how: How::NoFile(&file.name),
            rule: why.rule,
            said: &why.said,
            mark: None,
        });
        false
    });
    files.len() < before
}

/// Whether anything was changed.
fn mend_all(author: &mut dyn Author, files: &mut Vec<File>, problems: &[Problem], is_harsh: bool) -> bool {
    let places: BTreeMap<String, Vec<(u32, Path)>> = files
        .iter()
        .map(|file| (file.name.clone(), write(&file.map, &file.head, true).lines))
        .collect();
    let mut gone: Vec<(&str, Path)> = Vec::new();
    let mut renamed = Vec::new();
    let mut is_changed = false;
    for problem in problems {
        let lines = places.get(&problem.file).map_or(&[][..], Vec::as_slice);
        let at = lines.partition_point(|(line, _)| *line <= problem.line);
        let path = at.checked_sub(1).and_then(|at| lines.get(at)).map(|(_, path)| path);
        let (Some(path), Some(file)) = (path, files.iter_mut().find(|file| file.name == problem.file)) else {
            continue;
        };
        if gone
            .iter()
            .any(|(name, gone)| *name == problem.file && path.starts_with(gone))
        {
            continue;
        }
        let mut mend = Mend {
            author,
            map: &mut file.map,
            path,
            problem,
            renamed: &mut renamed,
        };
        match mend.run(is_harsh) {
            Result::TakenOut(path) => gone.push((&problem.file, path)),
            Result::Changed => {}
            Result::Not => continue,
        }
        is_changed = true;
    }
    for (from, to) in renamed {
        for file in files.iter_mut() {
            rename::uses(&mut file.map, &from, &to);
        }
    }
    let before = files.len();
    files.retain(|file| !is_empty(file));
    is_changed || files.len() < before
}

/// Whether a file had operations and has none any more.
fn is_empty(file: &File) -> bool {
    file.name != API_FILE
        && file.map.entries.iter().any(|entry| match &entry.value {
            Value::Map(map) => entry.key == "operations" && map.entries.is_empty() && map.left_out.is_empty(),
            _ => false,
        })
}
