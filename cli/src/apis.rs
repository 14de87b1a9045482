//! Reads APIs from disk, compiles them and shows what was found. The only file that calls the compiler.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use specwright_codegen::diagnostic::Severity;
use specwright_codegen::source::SourceSet;
use specwright_codegen::{Checked, Outcome, load_folder, render};

use crate::exit::{Exit, Failure};
use crate::output::count;

/// An API that was read and compiled, with or without findings.
pub(crate) struct Compiled {
    /// Its folder.
    pub(crate) folder: PathBuf,
    outcome: Outcome,
}

impl Compiled {
    /// Reads and compiles the API in that folder.
    pub(crate) fn load(folder: &Path) -> Result<Self, Failure> {
        // The message names the file or folder already.
        let files = load_folder(folder).map_err(|error| Failure::new(error.to_string()))?;
        Ok(Self::of_files(folder, files))
    }

    /// Compiles the files of an API as they would be.
    pub(crate) fn of_files(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Self {
        Self {
            folder: folder.to_owned(),
            outcome: specwright_codegen::compile(files),
        }
    }

    /// The model, if no error stands in its way.
    pub(crate) fn model(&self) -> Option<&Checked> {
        self.outcome.model.as_ref()
    }

    /// The files as text.
    pub(crate) fn sources(&self) -> &SourceSet {
        &self.outcome.sources
    }

    /// The model, taken out.
    pub(crate) fn into_model(self) -> Option<Checked> {
        self.outcome.model
    }

    /// What is in the API, in a few words.
    pub(crate) fn summary(&self) -> String {
        let types = self.model().map_or(0, |model| model.types.len());
        let files = self.outcome.sources.iter().count();
        format!(
            "{}, {} in {}",
            count(self.operation_count(), "operation"),
            count(types, "type"),
            count(files, "file")
        )
    }

    /// How many operations it has.
    pub(crate) fn operation_count(&self) -> usize {
        let resources = self.model().into_iter().flat_map(|model| &model.resources);
        resources.map(|resource| resource.operations.len()).sum()
    }

    /// How many lines of YAML it takes.
    pub(crate) fn yaml_lines(&self) -> usize {
        self.outcome
            .sources
            .iter()
            .map(|(_, file)| file.text.lines().count())
            .sum()
    }

    /// Whether anything was found at all.
    pub(crate) fn has_findings(&self) -> bool {
        !self.outcome.diagnostics.is_empty()
    }

    /// The findings for people.
    pub(crate) fn findings(&self, colour: bool) -> String {
        render::text(&self.outcome.diagnostics, &self.outcome.sources, colour)
    }

    /// How a run ends that found this.
    pub(crate) fn exit(&self, deny_warnings: bool) -> Exit {
        let counts = |severity| severity == Severity::Error || deny_warnings;
        let refused = self.outcome.diagnostics.iter().any(|found| counts(found.severity));
        if refused || self.outcome.model.is_none() {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

/// The findings of several APIs for programs, as `specwright schema diagnostics` describes them.
pub(crate) fn findings_json(apis: &[Compiled]) -> Value {
    let mut version = json!(1);
    let mut found = Vec::new();
    for api in apis {
        let mut rendered = render::json(&api.outcome.diagnostics, &api.outcome.sources);
        version = rendered["version"].take();
        if let Value::Array(list) = rendered["diagnostics"].take() {
            found.extend(list);
        }
    }
    json!({ "version": version, "diagnostics": found })
}
