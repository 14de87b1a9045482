//! Takes out of an import what the language refuses, each with a line of the report, until nothing is refused.

use std::collections::BTreeMap;

use specwright_codegen::API_FILE;
use specwright_codegen::diagnostic::Severity;
use specwright_codegen::writing::{Map, Path, Value, quoted, write};

use super::build::File;
use super::importer::Importer;
use crate::document::{Place, RemarkKind};

/// More rounds than there can be rules that hide each other.
const MOST_ROUNDS: usize = 200;

/// What can be left out of its mapping by itself.
const PARTS: &[&str] = &[
    "length",
    "chars",
    "pattern",
    "range",
    "multiple_of",
    "items",
    "unique",
    "format",
    "default",
    "sample",
    "secret",
    "wire",
    "join",
    "style",
    "sparse",
    "send_null",
    "also_read",
    "deprecated",
    "also",
    "xml",
    "item",
    "body_on_get",
    "namespace",
    "plain_http",
    "doubt",
    "note",
    "optional",
    "names",
    "headers",
];

/// Mappings from which an entry can be left out.
const COLLECTIONS: &[&str] = &[
    "fields",
    "query",
    "headers",
    "responds",
    "types",
    "operations",
    "auth",
    "credentials",
    "error_bodies",
    "servers",
    "union",
    "samples",
    "sources",
    "conflicts",
    "codes",
    "errors",
    "variables",
];

/// Rules about names: what breaks one gets another.
const OF_NAMES: &[&str] = &["invalid-name", "keyword-name", "reserved-name", "name-clash"];

/// What a rule says about a place.
#[derive(Debug)]
struct Problem {
    file: String,
    line: u32,
    rule: &'static str,
    headline: String,
}

/// The texts of the files without what was refused, and how many operations they have.
pub(super) fn settle(importer: &mut Importer<'_>, mut files: Vec<File>) -> (BTreeMap<String, String>, usize) {
    for round in 0..MOST_ROUNDS {
        let problems = problems(&files);
        if problems.is_empty() {
            break;
        }
        let harsh = round > MOST_ROUNDS / 2;
        let refused: Vec<(String, String)> = problems
            .iter()
            .map(|problem| (problem.file.clone(), problem.headline.clone()))
            .collect();
        if !mend_all(importer, &mut files, problems, harsh) || round + 1 == MOST_ROUNDS {
            leave_out_files(importer, &mut files, &refused);
        }
    }
    let operations = files.iter().map(|file| count(&file.map)).sum();
    let folded = texts(&files, false);
    let texts = if is_refused(&folded) {
        texts(&files, true)
    } else {
        folded
    };
    (texts, operations)
}

/// Nothing is known that comes here; a file that cannot be mended goes as a whole, and all of them with `api.yaml`.
fn leave_out_files(importer: &mut Importer<'_>, files: &mut Vec<File>, refused: &[(String, String)]) {
    let is_all = refused.iter().all(|(file, _)| file == API_FILE);
    let goes = |file: &File| file.name != API_FILE && (is_all || refused.iter().any(|(name, _)| *name == file.name));
    for file in files.iter().filter(|file| goes(file)) {
        let own = refused.iter().find(|(name, _)| *name == file.name).or(refused.first());
        let why = own.map_or("the file is refused", |(_, headline)| headline.as_str());
        let text = format!("the operations of `{}` are left out: {why}", file.name);
        importer.skipped(&importer.place(None), text);
    }
    files.retain(|file| !goes(file));
}

fn count(map: &Map) -> usize {
    let found = map.entries.iter().find(|entry| entry.key == "operations");
    match found.map(|entry| &entry.value) {
        Some(Value::Map(operations)) => operations.entries.len(),
        _ => 0,
    }
}

fn texts(files: &[File], in_lines: bool) -> BTreeMap<String, String> {
    let text = |file: &File| (file.name.clone(), write(&file.map, "", in_lines).text);
    files.iter().map(text).collect()
}

fn is_refused(texts: &BTreeMap<String, String>) -> bool {
    let files = texts
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    specwright_codegen::compile(files).model.is_none()
}

/// What the compiler refuses.
fn problems(files: &[File]) -> Vec<Problem> {
    let texts = texts(files, true)
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()));
    let outcome = specwright_codegen::compile(texts);
    let bad = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let problems = bad.map(|found| Problem {
        file: outcome.sources.file(found.primary.span.file).path.clone(),
        line: outcome.sources.position(found.primary.span).line,
        rule: found.rule.id,
        headline: found.headline.clone(),
    });
    problems.collect()
}

/// Whether anything was changed.
fn mend_all(importer: &mut Importer<'_>, files: &mut Vec<File>, mut problems: Vec<Problem>, harsh: bool) -> bool {
    // From the last to the first, so that places before stay what they are.
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.line));
    let written: BTreeMap<String, Vec<(u32, Path)>> = files
        .iter()
        .map(|file| (file.name.clone(), write(&file.map, "", true).lines))
        .collect();
    let mut gone: Vec<(String, Path)> = Vec::new();
    let mut renamed = Vec::new();
    let mut is_changed = false;
    for problem in problems {
        let Some(lines) = written.get(&problem.file) else {
            continue;
        };
        let at = lines.partition_point(|(line, _)| *line <= problem.line);
        let path = at.checked_sub(1).and_then(|at| lines.get(at)).map(|(_, path)| path);
        let (Some(path), Some(file)) = (path, files.iter_mut().find(|file| file.name == problem.file)) else {
            continue;
        };
        if gone
            .iter()
            .any(|(name, gone)| *name == problem.file && path.starts_with(gone))
        {
            is_changed = true;
            continue;
        }
        let mut mend = Mend {
            importer,
            map: &mut file.map,
            path,
            problem: &problem,
            renamed: &mut renamed,
        };
        match mend.run(harsh) {
            Mended::TakenOut(path) => gone.push((problem.file, path)),
            Mended::Changed => {}
            Mended::Not => continue,
        }
        is_changed = true;
    }
    for (from, to) in renamed {
        for file in files.iter_mut() {
            rename_uses(&mut file.map, &from, &to);
        }
    }
    let before = files.len();
    files.retain(|file| file.name == API_FILE || !file.map.has("operations") || count(&file.map) > 0);
    is_changed || files.len() < before
}

enum Mended {
    TakenOut(Path),
    Changed,
    Not,
}

/// A problem that is being dealt with.
struct Mend<'m, 'a> {
    importer: &'m mut Importer<'a>,
    map: &'m mut Map,
    path: &'m [usize],
    problem: &'m Problem,
    renamed: &'m mut Vec<(String, String)>,
}

impl Mend<'_, '_> {
    /// Takes out the smallest part that can go, or gives it another name.
    fn run(&mut self, harsh: bool) -> Mended {
        let keys: Vec<String> = self.map.keys(self.path).into_iter().map(str::to_owned).collect();
        if OF_NAMES.contains(&self.problem.rule) && !harsh && self.rename(&keys) {
            return Mended::Changed;
        }
        for depth in (1..=self.path.len()).rev() {
            let (Some(way), Some(key)) = (self.path.get(..depth), keys.get(depth - 1)) else {
                continue;
            };
            let around = depth
                .checked_sub(2)
                .and_then(|at| keys.get(at))
                .map_or("", String::as_str);
            let is_entry = COLLECTIONS.contains(&around);
            let is_part = PARTS.contains(&key.as_str()) && depth > 2 && !is_entry;
            let is_operation = around == "operations";
            if harsh && !is_operation && depth > 2 && keys.first().is_some_and(|key| key == "operations") {
                continue;
            }
            if self.problem.rule == "unknown-type" && matches!(key.as_str(), "type" | "of") && around != "types" {
                return self.set(way, "any");
            }
            if around == "path" && depth == 4 && keys.first().is_some_and(|key| key == "operations") {
                return self.bare(way);
            }
            if is_part || is_entry {
                if let Some(changed) = self.change(way) {
                    return changed;
                }
                let way = self.part_at_fault(way).unwrap_or_else(|| way.to_vec());
                self.take_out(&way, &keys);
                return Mended::TakenOut(way);
            }
        }
        self.top(&keys)
    }

    /// A part of `api.yaml` that can go as a whole.
    fn top(&mut self, keys: &[String]) -> Mended {
        let Some(first) = keys
            .first()
            .filter(|key| matches!(key.as_str(), "error_bodies" | "auth" | "credentials"))
        else {
            return Mended::Not;
        };
        let before = self.map.entries.len();
        let both = ["auth", "credentials"];
        self.map.entries.retain(|entry| {
            let is_it = entry.key == *first || (both.contains(&first.as_str()) && both.contains(&entry.key.as_str()));
            !is_it
        });
        if self.map.entries.len() == before {
            return Mended::Not;
        }
        let text = format!("`{first}` is left out: {}", self.problem.headline);
        self.importer.skipped(&self.importer.place(None), text);
        Mended::Changed
    }

    /// What can be said in another way.
    fn change(&mut self, way: &[usize]) -> Option<Mended> {
        let place = self.place();
        let (key, value, text) = match self.problem.rule {
            "recursive-type" => (
                "optional",
                "true",
                "a value of this type would have no end; the member is optional",
            ),
            "nested-form-field" => (
                "wire",
                "json",
                "a value with parts has no form here; it is sent as JSON in a text",
            ),
            _ => return None,
        };
        let entry = self.map.entry(way)?;
        let name = entry.key.clone();
        let Value::Map(field) = &mut entry.value else {
            return None;
        };
        if field.has(key) {
            return None;
        }
        field
            .entries
            .retain(|entry| !matches!(entry.key.as_str(), "join" | "style" | "default" | "sample"));
        field.yaml(key, value);
        self.importer
            .remark(&place, RemarkKind::Guessed, format!("`{name}`: {text}"));
        Some(Mended::Changed)
    }

    fn set(&mut self, way: &[usize], word: &str) -> Mended {
        let place = self.place();
        let Some(entry) = self.map.entry(way) else {
            return Mended::Not;
        };
        let was = std::mem::replace(&mut entry.value, Value::Yaml(word.to_owned()));
        let Value::Yaml(was) = was else { return Mended::Changed };
        if was == word {
            return Mended::Not;
        }
        self.importer
            .guessed(&place, format!("the type `{was}` was left out; `{word}` stands for it"));
        Mended::Changed
    }

    /// Leaves a placeholder's field its words only.
    fn bare(&mut self, way: &[usize]) -> Mended {
        let place = self.place();
        let Some(entry) = self.map.entry(way) else {
            return Mended::Not;
        };
        let name = entry.key.clone();
        let Value::Map(field) = &mut entry.value else {
            return Mended::Not;
        };
        let before = field.entries.len();
        field.entries.retain(|entry| entry.key == "about");
        if field.entries.len() == before {
            let way: Path = way.get(..way.len().saturating_sub(2)).unwrap_or_default().to_vec();
            self.take_out(&way, &[]);
            return Mended::TakenOut(way);
        }
        let text = format!("`{name}` is plain text in the path: {}", self.problem.headline);
        self.importer.skipped(&place, text);
        Mended::Changed
    }

    /// Of an entry that is refused, the part that the message names.
    fn part_at_fault(&mut self, way: &[usize]) -> Option<Path> {
        let entry = self.map.entry(way)?;
        let Value::Map(field) = &entry.value else { return None };
        let headline = &self.problem.headline;
        let words: Vec<_> = headline.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        let is_at_fault = |key: &str| PARTS.contains(&key) && key != "headers" && words.contains(&key);
        let index = field.entries.iter().position(|entry| is_at_fault(&entry.key))?;
        Some(way.iter().copied().chain([index]).collect())
    }

    fn take_out(&mut self, way: &[usize], keys: &[String]) {
        let place = self.place();
        let (Some(around), Some(&last)) = (self.map.around(way), way.last()) else {
            return;
        };
        if last >= around.entries.len() {
            return;
        }
        let entry = around.entries.remove(last);
        let owner = way
            .len()
            .checked_sub(2)
            .and_then(|at| keys.get(at))
            .map_or("", String::as_str);
        if matches!(self.problem.rule, "unreachable-type" | "unused-credential") {
            return;
        }
        let what = match COLLECTIONS.contains(&owner) || owner.is_empty() || owner == "path" {
            true => format!("`{}`", entry.key),
            false => format!("`{}` of `{owner}`", entry.key),
        };
        let kind = match entry.key.as_str() {
            "sample" | "default" => RemarkKind::Doubtful,
            _ => RemarkKind::Skipped,
        };
        let what = if owner == "operations" {
            format!("the operation {what}")
        } else {
            what
        };
        self.importer
            .remark(&place, kind, format!("{what} is left out: {}", self.problem.headline));
    }

    /// Where the nearest thing comes from that has a place.
    fn place(&self) -> Place {
        let mut mark = None;
        let mut map = &*self.map;
        for &index in self.path {
            let Some(entry) = map.entries.get(index) else { break };
            mark = entry.mark.or(mark);
            match &entry.value {
                Value::Map(inner) => map = inner,
                _ => break,
            }
        }
        self.importer.place(mark)
    }

    /// Gives another name to what has a bad one.
    fn rename(&mut self, keys: &[String]) -> bool {
        let depth = (2..=keys.len()).rev().find(|depth| {
            let around = keys.get(depth - 2).map_or("", String::as_str);
            matches!(
                around,
                "fields" | "query" | "headers" | "types" | "operations" | "union" | "credentials" | "auth" | "servers"
            )
        });
        let Some(depth) = depth else { return false };
        let (Some(way), Some(around)) = (self.path.get(..depth), keys.get(depth - 2)) else {
            return false;
        };
        if around == "types" && keys.len() > depth {
            return self.no_enum(way);
        }
        let way = way.to_vec();
        let is_type = around == "types";
        let Some(around) = self.map.around(&way) else {
            return false;
        };
        let Some(&last) = way.last() else { return false };
        let known: Vec<String> = around.entries.iter().map(|entry| entry.key.to_lowercase()).collect();
        let Some(entry) = around.entries.get_mut(last) else {
            return false;
        };
        let was = entry.key.clone();
        let end = if is_type { "Value" } else { "_value" };
        let free = (2..100).map(|number| {
            format!(
                "{was}{end}{}",
                if number == 2 { String::new() } else { number.to_string() }
            )
        });
        let Some(name) = free
            .into_iter()
            .find(|name| name.len() < 100 && !known.contains(&name.to_lowercase()))
        else {
            return false;
        };
        if let (Value::Map(field), false) = (&mut entry.value, is_type)
            && !field.has("wire_name")
            && !field.has("request")
            && !field.has("scheme")
            && !field.has("url")
        {
            field.yaml("wire_name", quoted(&was));
        }
        entry.key = name.clone();
        if is_type {
            self.renamed.push((was, name));
        }
        true
    }

    /// An enum whose values make no names becomes text.
    fn no_enum(&mut self, way: &[usize]) -> bool {
        let place = self.place();
        let Some(entry) = self.map.entry(way) else { return false };
        let name = entry.key.clone();
        let Value::Map(map) = &mut entry.value else {
            return false;
        };
        let before = map.entries.len();
        map.entries.retain(|entry| entry.key != "enum");
        if map.entries.len() == before {
            return false;
        }
        map.yaml("type", "string");
        self.importer.guessed(
            &place,
            format!("the values of `{name}` make no names; it is imported as text"),
        );
        true
    }
}

fn rename_uses(map: &mut Map, from: &str, to: &str) {
    let mut open = vec![map];
    while let Some(map) = open.pop() {
        for entry in &mut map.entries {
            match &mut entry.value {
                Value::Map(inner) => open.push(inner),
                Value::Yaml(yaml) if matches!(entry.key.as_str(), "type" | "of") && yaml == from => {
                    *yaml = to.to_owned()
                }
                _ => {}
            }
        }
    }
}
