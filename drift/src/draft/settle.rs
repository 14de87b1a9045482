//! Takes out of a draft what the language refuses, until nothing is refused.

use specwright_codegen::diagnostic::Severity;

use super::yaml::{Map, Path, Value, write};
use crate::text::visible;

/// A file of a draft.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) name: String,
    /// A comment on top.
    pub(super) head: String,
    pub(super) map: Map,
}

/// More rounds than there can be rules that hide each other.
const MOST_ROUNDS: usize = 100;

/// What can be left out of its mapping by itself.
const PARTS: &[&str] = &[
    "length",
    "chars",
    "pattern",
    "range",
    "items",
    "format",
    "default",
    "sample",
    "secret",
    "wire",
    "layout",
    "words",
    "join",
    "required_if",
    "required_unless",
    "required_when",
    "deprecated",
    "enum",
    "optional",
    "at_least_one_of",
    "exactly_one_of",
    "together",
    "also",
    "status",
    "read",
    "note",
    "xml",
    "body_on_get",
];

/// Mappings from which an entry can be left out.
const COLLECTIONS: &[&str] = &[
    "fields",
    "query",
    "headers",
    "codes",
    "responds",
    "errors",
    "types",
    "operations",
    "auth",
    "credentials",
    "error_bodies",
];

/// Rules about names: what breaks one gets another.
const OF_NAMES: &[&str] = &["invalid-name", "keyword-name", "reserved-name", "name-clash"];

/// What a rule says about a place.
struct Problem {
    file: String,
    line: u32,
    rule: &'static str,
    headline: String,
}

/// The files, without what was refused. A file that is refused as a whole is left out.
pub(super) fn settle(mut files: Vec<File>) -> Vec<File> {
    for _ in 0..MOST_ROUNDS {
        let problems = problems(&files, true);
        if problems.is_empty() {
            return files;
        }
        if !mend_all(&mut files, problems) {
            break;
        }
    }
    // Nothing is known that comes here; an API without operations is refused by nothing.
    files.retain(|file| file.name == specwright_codegen::API_FILE);
    files
}

/// What the compiler refuses.
fn problems(files: &[File], in_lines: bool) -> Vec<Problem> {
    let texts = files.iter().map(|file| {
        let text = write(&file.map, &file.head, in_lines).text;
        (file.name.clone(), text.into_bytes())
    });
    let outcome = specwright_codegen::compile(texts);
    let bad = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error || found.rule.id == "secret-looks-real");
    let problems = bad.map(|found| Problem {
        file: outcome.sources.file(found.primary.span.file).path.clone(),
        line: outcome.sources.position(found.primary.span).line,
        rule: found.rule.id,
        headline: found.headline.clone(),
    });
    problems.collect()
}

/// Whether anything was changed.
fn mend_all(files: &mut Vec<File>, mut problems: Vec<Problem>) -> bool {
    // From the last to the first, so that places before stay what they are.
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.line));
    let mut gone: Vec<(String, Path)> = Vec::new();
    let mut refused: Vec<String> = Vec::new();
    let mut is_changed = false;
    let written: Vec<_> = files
        .iter()
        .map(|file| (file.name.clone(), write(&file.map, &file.head, true).lines))
        .collect();
    for problem in problems {
        let lines = written
            .iter()
            .find(|(name, _)| *name == problem.file)
            .map(|(_, lines)| lines);
        let at = lines.and_then(|lines| lines.iter().rev().find(|(line, _)| *line <= problem.line));
        let (Some((_, path)), Some(file)) = (at, files.iter_mut().find(|file| file.name == problem.file)) else {
            continue;
        };
        let is_gone = |(name, gone): &(String, Path)| *name == problem.file && path.starts_with(gone);
        if gone.iter().any(is_gone) {
            continue;
        }
        match mend(&mut file.map, path, &problem) {
            Mended::TakenOut(path) => gone.push((problem.file, path)),
            Mended::Renamed => {}
            Mended::Not => {
                refused.push(problem.file);
                continue;
            }
        }
        is_changed = true;
    }
    if !is_changed {
        let before = files.len();
        files.retain(|file| file.name == specwright_codegen::API_FILE || !refused.contains(&file.name));
        is_changed = files.len() < before;
    }
    is_changed
}

enum Mended {
    TakenOut(Path),
    Renamed,
    Not,
}

/// Takes out the smallest part that can go, or gives it another name.
fn mend(map: &mut Map, path: &[usize], problem: &Problem) -> Mended {
    let keys: Vec<String> = map.keys(path).into_iter().map(str::to_owned).collect();
    if OF_NAMES.contains(&problem.rule) && rename(map, path, &keys) {
        return Mended::Renamed;
    }
    for depth in (1..=path.len()).rev() {
        let (Some(way), Some(key)) = (path.get(..depth), keys.get(depth - 1)) else {
            continue;
        };
        let around = depth.checked_sub(2).and_then(|at| keys.get(at)).map(String::as_str);
        let is_part = PARTS.contains(&key.as_str()) && depth > 1 && !COLLECTIONS.contains(&around.unwrap_or_default());
        let is_entry = around.is_some_and(|around| COLLECTIONS.contains(&around));
        if around == Some("path") && bare(map, way) {
            return Mended::Renamed;
        }
        if is_part || is_entry {
            let way = part_at_fault(map, way, problem).unwrap_or_else(|| way.to_vec());
            take_out(map, &way, &problem.headline);
            return Mended::TakenOut(way);
        }
        if problem.rule == "unknown-type" && matches!(key.as_str(), "type" | "of") && around != Some("types") {
            if let Some(entry) = map.entry(way) {
                entry.value = Value::Yaml("string".to_owned());
            }
            return Mended::Renamed;
        }
    }
    Mended::Not
}

/// Of an entry that is refused, the part that the message names.
fn part_at_fault(map: &mut Map, way: &[usize], problem: &Problem) -> Option<Path> {
    let entry = map.entry(way)?;
    let Value::Map(field) = &entry.value else { return None };
    let words: Vec<_> = problem
        .headline
        .split(|character: char| !(character.is_alphanumeric() || character == '_'))
        .collect();
    let is_at_fault = |key: &str| PARTS.contains(&key) && words.contains(&key);
    let index = field.entries.iter().position(|entry| is_at_fault(&entry.key))?;
    Some(way.iter().copied().chain([index]).collect())
}

fn take_out(map: &mut Map, way: &[usize], headline: &str) {
    let (Some(around), Some(&last)) = (map.around(way), way.last()) else {
        return;
    };
    if last >= around.entries.len() {
        return;
    }
    let entry = around.entries.remove(last);
    let what = match &entry.value {
        Value::Yaml(yaml) => format!("`{}: {yaml}`", entry.key),
        Value::Text(_) | Value::Map(_) => format!("`{}`", entry.key),
    };
    around.leave_out(format!("{} - {}", visible(&what), visible(headline)));
    if entry.key.starts_with("required_") && !around.has("optional") {
        around.yaml("optional", "true");
        if !around.has("required_when") && entry.key != "required_when" {
            around.text("required_when", "In a case that the page describes.");
        }
    }
}

/// Leaves nothing of a field of the path but that it is there. Whether that changed anything.
fn bare(map: &mut Map, way: &[usize]) -> bool {
    let Some(entry) = map.entry(way) else { return false };
    let Value::Map(field) = &mut entry.value else {
        return false;
    };
    let before = field.entries.len();
    field.entries.retain(|entry| entry.key == "about");
    field.entries.len() < before
}

/// Gives a field, an operation or a resource another name, once. What the wire calls a field stays.
fn rename(map: &mut Map, path: &[usize], keys: &[String]) -> bool {
    let Some(key) = keys.last() else { return false };
    let around = keys
        .len()
        .checked_sub(2)
        .and_then(|at| keys.get(at))
        .map(String::as_str);
    let end = match (around, key.as_str()) {
        (Some("fields" | "query" | "headers"), _) => "_value",
        (Some("operations"), _) => "_call",
        (None, "resource") => "_resource",
        _ => return false,
    };
    let Some(entry) = map.entry(path) else { return false };
    if end == "_resource" {
        let Value::Yaml(name) = &mut entry.value else {
            return false;
        };
        let is_new = !name.ends_with(end);
        if is_new {
            *name += end;
        }
        return is_new;
    }
    if entry.key.ends_with(end) {
        return false;
    }
    if let Value::Map(field) = &mut entry.value
        && end == "_value"
        && !field.has("wire_name")
    {
        field.value("wire_name", key);
    }
    entry.key += end;
    true
}
