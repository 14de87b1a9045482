//! The parameters and headers in which credentials travel. Pages list them among the fields.

use specwright_codegen::model::{AuthKind, Credential};
use specwright_codegen::source::Span;

use super::{Collector, SpecFact};
use crate::facts::{Claim, Subject};

impl Collector<'_> {
    /// They are known, and nothing more is said of them: whether one is needed hangs on the way that the caller chose.
    pub(super) fn credentials(&mut self) {
        let api = &self.model.api;
        let mut names: Vec<(String, Span)> = Vec::new();
        let credential = |index: &usize| api.credentials.get(*index);
        for scheme in &api.auth {
            let at = |credential: &Credential| credential.name.span;
            match &scheme.kind {
                AuthKind::Basic { username, password } => {
                    let both = [username, password].into_iter().filter_map(credential);
                    names.extend(both.map(|it| (it.name.spec.clone(), at(it))));
                    names.push(("Authorization".to_owned(), scheme.name.span));
                }
                AuthKind::Bearer { token } => {
                    names.extend(credential(token).map(|it| (it.name.spec.clone(), at(it))));
                    names.push(("Authorization".to_owned(), scheme.name.span));
                }
                AuthKind::Headers(fields) | AuthKind::Parameters { fields, .. } => {
                    names.extend(fields.iter().map(|(name, _)| (name.0.clone(), scheme.name.span)));
                }
            }
        }
        names.sort();
        names.dedup_by(|a, b| a.0 == b.0);
        for (name, span) in names {
            let keys = self.trees.keys(span);
            self.facts.push(SpecFact {
                subject: Subject::Request(name),
                other_names: Vec::new(),
                claim: Claim::Exists(None),
                span,
                keys,
                as_text: true,
                reasons: Vec::new(),
            });
        }
    }
}
