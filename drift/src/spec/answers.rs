//! Statuses and error codes, and the names in the bodies of errors.

use std::collections::BTreeSet;

use specwright_codegen::model::{Body, ErrorBody, ErrorCase, Operation, Response, Selector};

use super::fields::Around;
use super::{Collector, SpecFact};
use crate::facts::{Claim, Subject};

impl Collector<'_> {
    pub(super) fn answers(&mut self, operation: &Operation) {
        for response in operation.answers() {
            self.status(response);
            self.response(response);
        }
        for error in &operation.errors {
            self.error(error);
        }
        self.error_bodies(operation);
    }

    fn status(&mut self, response: &Response) {
        let base = SpecFact {
            subject: Subject::Status(response.status.value),
            other_names: Vec::new(),
            claim: Claim::Exists(None),
            span: response.status.span,
            keys: self.trees.keys(response.status.span),
            as_text: false,
            reasons: self.reasons(&response.evidence),
        };
        self.said(base, response.about.as_deref(), None);
    }

    fn error(&mut self, error: &ErrorCase) {
        let place = error.code.as_ref().map(|code| code.span);
        let Some(span) = place.or(error.status.as_ref().map(|status| status.span)) else {
            return;
        };
        let mut base = SpecFact {
            subject: Subject::Operation,
            other_names: Vec::new(),
            claim: Claim::Exists(None),
            span,
            keys: self.trees.keys(span),
            as_text: false,
            reasons: self.reasons(&error.evidence),
        };
        let about = error.about.as_deref();
        let gone = error.deprecated.as_deref();
        match (&error.code, &error.status) {
            (None, Some(status)) => {
                base.subject = Subject::Status(status.value);
                self.said(base, about, gone);
            }
            (Some(code), status) => {
                base.subject = Subject::Code(code.value.clone());
                if let Some(status) = status {
                    self.facts.push(SpecFact {
                        claim: Claim::CodeStatus(status.value),
                        ..base.clone()
                    });
                    // The status is known by the code, whatever else comes with it.
                    self.facts.push(SpecFact {
                        subject: Subject::Status(status.value),
                        ..base.clone()
                    });
                }
                self.said(base, about, gone);
            }
            (None, None) => {}
        }
        self.details(error);
    }

    fn said(&mut self, base: SpecFact, about: Option<&str>, deprecated: Option<&str>) {
        self.facts.push(base.clone());
        if let Some(about) = about {
            self.facts.push(SpecFact {
                claim: Claim::Meaning(about.to_owned()),
                ..base.clone()
            });
        }
        if let Some(why) = deprecated {
            self.facts.push(SpecFact {
                claim: Claim::Deprecated(Some(why.to_owned())),
                ..base
            });
        }
    }

    fn details(&mut self, error: &ErrorCase) {
        let Some(id) = error.details else { return };
        let bodies = &self.model.api.error_bodies;
        let prefixes: Vec<_> = bodies.iter().map(prefix).collect();
        let prefixes = match prefixes.is_empty() {
            true => vec![String::new()],
            false => prefixes,
        };
        let around = Around::body(false, &Body::Json { root: Vec::new() }, prefixes);
        self.fields(self.model.ty(id).fields(), &around);
    }

    /// What stands in the bodies of errors is known; nothing more is said of it.
    fn error_bodies(&mut self, operation: &Operation) {
        let used: BTreeSet<_> = operation.errors.iter().filter_map(|error| error.body).collect();
        let any = used.is_empty() || operation.errors.iter().any(|error| error.body.is_none());
        for (index, body) in self.model.api.error_bodies.iter().enumerate() {
            if !any && !used.contains(&index) {
                continue;
            }
            for name in names(body) {
                let keys = self.trees.keys(body.name.span);
                self.facts.push(SpecFact {
                    subject: Subject::Response(name),
                    other_names: Vec::new(),
                    claim: Claim::Exists(None),
                    span: body.name.span,
                    keys,
                    as_text: true,
                    reasons: Vec::new(),
                });
            }
        }
    }
}

fn prefix(body: &ErrorBody) -> String {
    body.path.iter().map(|name| format!("{name}.")).collect()
}

/// The names on the way to an error, and in it.
fn names(body: &ErrorBody) -> Vec<String> {
    let mut names = Vec::new();
    for end in 1..=body.path.len() {
        names.push(body.path.get(..end).unwrap_or_default().join("."));
    }
    for selector in body.selectors() {
        match &selector.value {
            Selector::Attribute(name) | Selector::Member(name) => names.push(format!("{}{name}", prefix(body))),
            Selector::Header(name) => names.push(name.clone()),
            Selector::Text | Selector::Position(_) | Selector::Key => {}
        }
    }
    names
}
