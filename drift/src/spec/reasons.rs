//! What a spec remarks on its own words, where the vendor's page says otherwise.

use specwright_codegen::model::{Evidence, Field};

use super::Collector;

/// A doubt, a note, a decision on a contradiction, or why a sample is kept that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it says; of a contradiction, the decision.
    pub text: String,
    /// All that is said, to see what it is about.
    pub words: String,
}

impl Reason {
    fn plain(text: &str) -> Self {
        Self {
            text: text.trim().to_owned(),
            words: text.trim().to_owned(),
        }
    }
}

impl Collector<'_> {
    pub(super) fn reasons(&self, evidence: &Evidence) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for name in &evidence.conflicts {
            let known = self.model.api.conflicts.iter().find(|it| it.name.value == name.value);
            let Some(conflict) = known else { continue };
            let says = conflict.says.iter().map(|(_, words)| words.as_str());
            let words: Vec<_> = [conflict.about.as_str()]
                .into_iter()
                .chain(says)
                .chain([conflict.decision.as_str()])
                .collect();
            reasons.push(Reason {
                text: conflict.decision.trim().to_owned(),
                words: words.join(" "),
            });
        }
        let plain = evidence.doubt.iter().chain(&evidence.note);
        reasons.extend(plain.map(|text| Reason::plain(&text.value)));
        reasons
    }

    pub(super) fn reasons_of_field(&self, field: &Field) -> Vec<Reason> {
        let mut reasons = self.reasons(&field.evidence);
        let breaks = field.sample.as_ref().and_then(|sample| sample.breaks.as_ref());
        reasons.extend(breaks.map(|text| Reason::plain(&text.value)));
        if let Some(ty) = field_type(field).map(|id| self.model.ty(id)) {
            reasons.extend(self.reasons(&ty.evidence));
        }
        reasons
    }
}

fn field_type(field: &Field) -> Option<specwright_codegen::model::TypeId> {
    super::claims::named(&field.ty)
}
