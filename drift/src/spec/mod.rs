//! What a spec says of its operations, in the words in which pages are read, each with its place.

mod answers;
mod claims;
mod credentials;
mod fields;
mod groups;
mod keys;
mod reasons;

use std::collections::BTreeSet;

use specwright_codegen::model::{Model, Operation};
use specwright_codegen::source::{SourceSet, Span};

use crate::facts::text::write_claim;
use crate::facts::{Claim, Subject};

pub(crate) use keys::Trees;
pub use reasons::Reason;

/// An operation of a spec, as facts.
#[derive(Debug, Clone)]
pub struct SpecOperation {
    /// `accounts.at_communication`.
    pub name: String,
    /// `POST`.
    pub method: String,
    /// With placeholders by the names of the fields: `/invoices/{document_id}.json`.
    pub path: String,
    /// The vendor's page.
    pub docs: String,
    /// Where the spec has it.
    pub span: Span,
    /// What it says.
    pub facts: Vec<SpecFact>,
    /// What the spec remarks on the operation as a whole, and on the API.
    pub reasons: Vec<Reason>,
}

/// Something that a spec says.
#[derive(Debug, Clone)]
pub struct SpecFact {
    /// Of what. Fields go by their names on the wire, roots of bodies included: `invoice.items.name`.
    pub subject: Subject,
    /// Other names of the same field on the wire.
    pub other_names: Vec<String>,
    /// What. Several types of one field are alternatives: what it is, and as what else it travels.
    pub claim: Claim,
    /// Where: the field, the status, the code.
    pub span: Span,
    /// The keys on the way from its file's root to the mapping that says it: `operations`, `update`, `form`, `fields`,
    /// `company_name`; of what a named type says, `types`, `CompanyName`.
    pub keys: Vec<String>,
    /// Whether values travel as text, whatever their type: in forms, addresses, headers and XML.
    pub as_text: bool,
    /// What the spec remarks on it: doubts, notes, decisions on contradictions.
    pub reasons: Vec<Reason>,
}

/// Every operation of a model.
#[must_use]
pub fn operations(model: &Model, sources: &SourceSet) -> Vec<SpecOperation> {
    let trees = Trees::new(sources);
    let mut operations = Vec::new();
    for resource in &model.resources {
        for operation in &resource.operations {
            let name = format!("{}.{}", resource.name.spec, operation.name.spec);
            operations.push(facts_of(model, &trees, &name, operation));
        }
    }
    operations
}

/// One operation of a model.
#[must_use]
pub fn operation(model: &Model, sources: &SourceSet, name: &str, operation: &Operation) -> SpecOperation {
    facts_of(model, &Trees::new(sources), name, operation)
}

fn facts_of(model: &Model, trees: &Trees, name: &str, operation: &Operation) -> SpecOperation {
    let mut facts = Collector {
        model,
        trees,
        facts: Vec::new(),
    };
    let reasons = facts.reasons(&operation.evidence);
    facts.operation(operation);
    let mut facts = facts.facts;
    // Answers under several statuses have the very same fields.
    let mut seen = BTreeSet::new();
    facts.retain(|fact| seen.insert((fact.subject.clone(), write_claim(&fact.claim), fact.span)));
    SpecOperation {
        name: name.to_owned(),
        method: operation.method.value.as_str().to_owned(),
        path: operation.path_template(),
        docs: operation.docs.clone(),
        span: operation.path.span,
        facts,
        reasons,
    }
}

/// Gathers the facts of one operation.
struct Collector<'m> {
    model: &'m Model,
    trees: &'m Trees,
    facts: Vec<SpecFact>,
}

impl Collector<'_> {
    fn operation(&mut self, operation: &Operation) {
        if let Some(why) = &operation.deprecated {
            let keys = self.trees.owner(operation.path.span);
            self.facts.push(SpecFact {
                subject: Subject::Operation,
                other_names: Vec::new(),
                claim: Claim::Deprecated(Some(why.clone())),
                span: operation.path.span,
                keys,
                as_text: false,
                reasons: Vec::new(),
            });
        }
        self.request(operation);
        self.answers(operation);
        self.credentials();
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::path::Path;

    use specwright_codegen::compile;

    use super::*;
    use crate::facts::text::write_subject;

    /// The facts of each spec in `tests/spec`, as lines, are those of its `expected.facts`; `UPDATE_FACTS=1` writes it.
    #[test]
    fn specs_as_facts() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
        let mut folders: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        folders.sort();
        assert!(!folders.is_empty());
        for folder in folders {
            let mut files = Vec::new();
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|extension| extension == "yaml") {
                    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                    files.push((name, std::fs::read(path).unwrap()));
                }
            }
            let outcome = compile(files);
            let model = outcome.model.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
            let mut text = String::new();
            for operation in operations(&model, &outcome.sources) {
                writeln!(text, "{} {} {}", operation.name, operation.method, operation.path).unwrap();
                for fact in &operation.facts {
                    let place = outcome.sources.position(fact.span);
                    let file = &outcome.sources.file(fact.span.file).path;
                    let keys = fact.keys.join("/");
                    let also = match fact.other_names.is_empty() {
                        true => String::new(),
                        false => format!(" ({})", fact.other_names.join(", ")),
                    };
                    writeln!(
                        text,
                        "  {}{also}  {}  @ {file}:{place} {keys}",
                        write_subject(&fact.subject),
                        write_claim(&fact.claim)
                    )
                    .unwrap();
                }
            }
            let expected = folder.join("expected.facts");
            if std::env::var_os("UPDATE_FACTS").is_some() {
                std::fs::write(&expected, &text).unwrap();
            }
            let expected = std::fs::read_to_string(expected).unwrap_or_default();
            assert_same_lines(&expected, &text, &folder);
        }
    }

    fn assert_same_lines(expected: &str, text: &str, folder: &Path) {
        let pairs = expected.lines().zip(text.lines());
        for (expected, line) in pairs {
            assert_eq!(expected, line, "{}", folder.display());
        }
        assert_eq!(expected.lines().count(), text.lines().count(), "{}", folder.display());
    }
}
