//! Descriptions: what a thing is, and what else a reader should know of it.

use specwright_codegen::model::Evidence;

use crate::tree::Object;

/// What is said about something.
#[derive(Debug, Clone, Default)]
pub(super) struct Description<'m> {
    pub(super) about: Option<&'m str>,
    pub(super) evidence: Option<&'m Evidence>,
    pub(super) deprecated: Option<&'m str>,
    /// Paragraphs behind what it is.
    pub(super) more: Vec<String>,
}

impl<'m> Description<'m> {
    pub(super) fn of(about: impl Into<Option<&'m str>>, evidence: &'m Evidence) -> Self {
        Self {
            about: about.into(),
            evidence: Some(evidence),
            ..Self::default()
        }
    }

    /// The whole text.
    fn text(&self) -> String {
        let mut parts: Vec<String> = self.about.map(str::to_owned).into_iter().collect();
        parts.extend(self.deprecated.map(|why| format!("Deprecated: {why}")));
        parts.extend(self.more.iter().cloned());
        if let Some(evidence) = self.evidence {
            parts.extend(evidence.note.as_ref().map(|note| format!("Note: {}", note.value)));
            parts.extend(
                evidence
                    .doubt
                    .as_ref()
                    .map(|doubt| format!("Not sure: {}", doubt.value)),
            );
        }
        parts.join("\n\n")
    }

    /// Writes `description`, and the members that keep its parts apart.
    pub(super) fn put(&self, object: &mut Object) {
        let text = self.text();
        if !text.is_empty() {
            object.put("description", text.as_str());
        }
        if let Some(about) = self.about.filter(|about| *about != text) {
            object.put("x-specwright-about", about);
        }
        if self.about.is_none() && !text.is_empty() {
            object.put("x-specwright-about", "");
        }
        object.put_some("x-specwright-deprecated", self.deprecated);
        if let Some(evidence) = self.evidence {
            put_evidence(evidence, object);
        }
    }
}

/// The reasons and observations alone.
pub(super) fn put_evidence(evidence: &Evidence, object: &mut Object) {
    object.put_some("x-specwright-doubt", evidence.doubt.as_ref().map(|doubt| &doubt.value));
    object.put_some("x-specwright-note", evidence.note.as_ref().map(|note| &note.value));
    let conflicts: Vec<&String> = evidence.conflicts.iter().map(|conflict| &conflict.value).collect();
    object.put_list("x-specwright-conflicts", conflicts);
}
