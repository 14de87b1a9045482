//! What a user should know that the vendor's pages do not say, or say otherwise: every doubt, note and contradiction of the
//! spec, with its place.

use std::collections::BTreeMap;

use super::section as titled;
use crate::emit::docs;
use crate::model::{Conflict, Evidence, Field, Model, Remarks, Source};

/// The list, resource by resource, then the contradictions and what the spec was read from.
pub(super) fn section(model: &Model) -> Vec<String> {
    let quirks = quirks(model);
    let mut lines = Vec::new();
    lines.extend(list(&quirks, None, "The whole API"));
    for (index, resource) in model.resources.iter().enumerate() {
        lines.extend(list(&quirks, Some(index), &docs::code(&resource.name.spec)));
    }
    lines.extend(contradictions(model));
    lines.extend(sources(&model.api.sources));
    if lines.is_empty() {
        return Vec::new();
    }
    let about = "Where the service does other than its pages say, where they say nothing, and what was decided. A doubt is \
                 what may be wrong, a note what was observed or is easily missed.";
    titled("Quirks", [about.to_string()].into_iter().chain(lines))
}

/// Something to know of one or several places.
struct Quirk {
    resource: Option<usize>,
    places: Vec<String>,
    /// In Markdown.
    text: String,
}

/// In the order of the spec. The same text at several places of a resource comes once.
fn quirks(model: &Model) -> Vec<Quirk> {
    let mut found: Vec<Quirk> = Vec::new();
    let mut known: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    for (resource, place, text) in statements(model) {
        let key = (resource, text.clone());
        match known.get(&key).and_then(|&index| found.get_mut(index)) {
            Some(quirk) if quirk.places.contains(&place) => {}
            Some(quirk) => quirk.places.push(place),
            None => {
                known.insert(key, found.len());
                let places = vec![place];
                found.push(Quirk { resource, places, text });
            }
        }
    }
    found
}

type Statement = (Option<usize>, String, String);

fn statements(model: &Model) -> Vec<Statement> {
    let remarks = model.remarks();
    let said = remarks.iter().flat_map(|remark| {
        let texts = texts(remark.evidence).into_iter();
        texts.map(|text| (remark.resource, remark.place.clone(), text))
    });
    said.chain(cases(model)).collect()
}

fn texts(evidence: &Evidence) -> Vec<String> {
    let marked = [("Doubt", &evidence.doubt), ("Note", &evidence.note)];
    let marked = marked
        .into_iter()
        .filter_map(|(mark, text)| Some(docs::marked(mark, &text.as_ref()?.value)));
    let conflicts = evidence.conflicts.iter();
    let conflicts = conflicts.map(|name| format!("**Contradiction:** see {}", reference(&name.value)));
    marked.chain(conflicts.map(|text| format!("{text}."))).collect()
}

/// Fields that the service wants in cases that the client cannot see, and what should not be used any more.
fn cases(model: &Model) -> Vec<Statement> {
    let mut cases = Vec::new();
    for (index, resource) in model.resources.iter().enumerate() {
        for operation in &resource.operations {
            let name = crate::emit::operation::full_name(resource, operation);
            let deprecated = operation.deprecated.iter();
            cases.extend(deprecated.map(|reason| (Some(index), name.clone(), docs::marked("Deprecated", reason))));
            cases.extend(cases_of_fields(Some(index), &name, &operation.request.fields));
        }
    }
    for ty in &model.types {
        cases.extend(cases_of_fields(ty.resource, &ty.name.spec, ty.fields()));
    }
    cases
}

fn cases_of_fields(resource: Option<usize>, owner: &str, fields: &[Field]) -> Vec<Statement> {
    let cases = fields.iter().flat_map(|field| {
        let place = format!("{owner}: {}", field.name.spec);
        let marked = [
            ("Required when", &field.required_when),
            ("Deprecated", &field.deprecated),
        ];
        let marked = marked
            .into_iter()
            .filter_map(|(mark, text)| Some((mark, text.as_ref()?)));
        marked.map(move |(mark, text)| (resource, place.clone(), docs::marked(mark, text)))
    });
    cases.collect()
}

/// The quirks of one resource, or of none.
fn list(quirks: &[Quirk], resource: Option<usize>, title: &str) -> Vec<String> {
    let quirks = quirks.iter().filter(|quirk| quirk.resource == resource);
    let items: Vec<String> = quirks
        .map(|quirk| format!("- {}: {}", places(&quirk.places), quirk.text))
        .collect();
    under(title, items)
}

fn places(places: &[String]) -> String {
    let places: Vec<String> = places.iter().map(|place| docs::code(place)).collect();
    places.join(", ")
}

fn under(title: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let head = [String::new(), format!("### {title}"), String::new()];
    head.into_iter().chain(lines).collect()
}

/// A link to the contradiction's heading.
fn reference(name: &str) -> String {
    format!("[{}](#{})", docs::code(name), anchor(name))
}

/// What a Markdown reader calls a heading of that text.
fn anchor(heading: &str) -> String {
    let letters = heading.chars().flat_map(char::to_lowercase);
    let letters = letters.map(|letter| if letter == ' ' { '-' } else { letter });
    letters
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
        .collect()
}

fn contradictions(model: &Model) -> Vec<String> {
    let remarks = model.remarks();
    let lines = model
        .api
        .conflicts
        .iter()
        .flat_map(|conflict| contradiction(conflict, &remarks));
    // The title's blank line is the first one's.
    under("Contradictions", lines.skip(1).collect())
}

/// A heading of its own, so that other places can point to it.
fn contradiction(conflict: &Conflict, remarks: &[Remarks<'_>]) -> Vec<String> {
    let name = &conflict.name.value;
    let mut lines = vec![
        String::new(),
        format!("#### {}", docs::code(name)),
        String::new(),
        docs::plain(&conflict.about),
        String::new(),
    ];
    let said = conflict.says.iter();
    lines.extend(said.map(|(source, text)| format!("- {}: {}", docs::code(&source.value), docs::plain_inside(text))));
    let open = if conflict.open { " Nobody has tried it." } else { "" };
    lines.push(format!("- {}{open}", docs::marked("Decision", &conflict.decision)));
    lines.push(format!("- {}", placed(conflict, remarks)));
    lines
}

fn placed(conflict: &Conflict, remarks: &[Remarks<'_>]) -> String {
    if let Some(reason) = &conflict.placed {
        return docs::marked("Nowhere", &reason.value);
    }
    let is_there = |remark: &&Remarks<'_>| {
        let mut names = remark.evidence.conflicts.iter();
        names.any(|name| name.value == conflict.name.value)
    };
    let mut found: Vec<String> = Vec::new();
    for remark in remarks.iter().filter(is_there) {
        if !found.contains(&remark.place) {
            found.push(remark.place.clone());
        }
    }
    format!("**Where:** {}", places(&found))
}

fn sources(sources: &[Source]) -> Vec<String> {
    let rows = sources.iter().map(|source| {
        let name = docs::code(&source.name.value);
        let name = source
            .docs
            .as_ref()
            .map_or(name.clone(), |page| docs::link(&name, page));
        let read = source.read.as_deref().map_or_else(String::new, docs::plain_inside);
        format!("| {name} | {} | {read} |", docs::plain(&source.about))
    });
    let head = ["| source | | read |".to_string(), "|---|---|---|".to_string()];
    match sources.is_empty() {
        true => Vec::new(),
        false => under("Sources", head.into_iter().chain(rows).collect()),
    }
}
