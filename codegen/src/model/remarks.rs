//! Every place of a model that has reasons and observations, and how a reader would call it. Few places have any, so that
//! only theirs are named.

use std::collections::BTreeSet;

use super::{ErrorCase, Evidence, Field, Model, Operation, TypeId};

/// Reasons and observations, and what they are about.
#[derive(Debug, Clone)]
pub struct Remarks<'m> {
    /// Whose file says it, as an index into [`Model::resources`]; `None`: said for the whole API.
    pub resource: Option<usize>,
    /// `invoices.create`, `invoices.create: due_date`, `Document: status`, `invoices.create: answer 409`.
    pub place: String,
    /// Never empty.
    pub evidence: &'m Evidence,
}

impl Model {
    /// Every place with a reason or an observation: the API's own first, then the operations with their fields and answers,
    /// then the types. An error that the whole service shares comes once.
    pub fn remarks(&self) -> Vec<Remarks<'_>> {
        let mut remarks = Vec::new();
        self.remarks_of_api(&mut remarks);
        for (index, resource) in self.resources.iter().enumerate() {
            let start = remarks.len();
            for operation in &resource.operations {
                let name = || format!("{}.{}", resource.name.spec, operation.name.spec);
                remarks_of_operation(&name, operation, &mut remarks);
            }
            belong_to(Some(index), &mut remarks[start..]);
        }
        let details = self.details();
        for (index, ty) in self.types.iter().enumerate() {
            let start = remarks.len();
            let name = || ty.name.spec.clone();
            // Details of an error have its words.
            if !details.contains(&TypeId(index)) {
                remark(&mut remarks, &ty.evidence, name);
            }
            remarks_of_fields(&name, ty.fields(), &mut remarks);
            belong_to(ty.resource, &mut remarks[start..]);
        }
        remarks
    }

    fn remarks_of_api<'m>(&'m self, remarks: &mut Vec<Remarks<'m>>) {
        let api = &self.api;
        remark(remarks, &api.evidence, || api.name.spec.clone());
        for server in &api.servers {
            remark(remarks, &server.evidence, || format!("server {}", server.name.spec));
        }
        for scheme in &api.auth {
            remark(remarks, &scheme.evidence, || {
                format!("credentials, {}", scheme.name.spec)
            });
        }
        if let Some(limit) = &api.rate_limit {
            remark(remarks, &limit.evidence, || "rate limit".to_owned());
        }
        for body in &api.error_bodies {
            remark(remarks, &body.evidence, || format!("error body {}", body.name.spec));
        }
        let mut seen = BTreeSet::new();
        let errors = self.operations().flat_map(|operation| &operation.errors);
        for error in errors.filter(|error| error.shared) {
            if seen.insert(error.name.span) {
                remark(remarks, &error.evidence, || {
                    format!("every operation: {}", error_place(error))
                });
            }
        }
    }

    /// The types of what errors and pending answers hold, each once.
    pub(crate) fn details(&self) -> BTreeSet<TypeId> {
        let of_errors = self.operations().flat_map(|operation| &operation.errors);
        let of_errors = of_errors.filter_map(|error| error.details);
        let pending = self
            .operations()
            .filter_map(|operation| operation.pending.as_ref()?.details);
        of_errors.chain(pending).collect()
    }
}

/// Takes note of what is said there, if anything is.
fn remark<'m>(remarks: &mut Vec<Remarks<'m>>, evidence: &'m Evidence, place: impl FnOnce() -> String) {
    if !evidence.is_empty() {
        remarks.push(Remarks {
            resource: None,
            place: place(),
            evidence,
        });
    }
}

fn belong_to(resource: Option<usize>, remarks: &mut [Remarks<'_>]) {
    for remark in remarks {
        remark.resource = resource;
    }
}

fn remarks_of_operation<'m>(name: &impl Fn() -> String, operation: &'m Operation, remarks: &mut Vec<Remarks<'m>>) {
    remark(remarks, &operation.evidence, name);
    remarks_of_fields(name, &operation.request.fields, remarks);
    for response in operation.answers() {
        let place = || format!("{}: answer {}", name(), response.status.value);
        remark(remarks, &response.evidence, place);
        remarks_of_fields(&place, &response.fields, remarks);
    }
    for error in operation.errors.iter().filter(|error| !error.shared) {
        remark(remarks, &error.evidence, || {
            format!("{}: {}", name(), error_place(error))
        });
    }
}

fn remarks_of_fields<'m>(owner: &impl Fn() -> String, fields: &'m [Field], remarks: &mut Vec<Remarks<'m>>) {
    for field in fields {
        remark(remarks, &field.evidence, || format!("{}: {}", owner(), field.name.spec));
    }
}

/// `answer 409`, `code 7`.
fn error_place(error: &ErrorCase) -> String {
    match (&error.code, &error.status) {
        (Some(code), _) => format!("code {}", code.value),
        (None, Some(status)) => format!("answer {}", status.value),
        (None, None) => error.name.spec.clone(),
    }
}
