//! Every place of a model that may have reasons and observations, and how a reader would call it.

use std::collections::BTreeSet;

use super::{ErrorCase, Evidence, Field, Model, Operation, Response, TypeId};

/// Reasons and observations, and what they are about.
#[derive(Debug, Clone)]
pub struct Remarks<'m> {
    /// Whose file says it, as an index into [`Model::resources`]; `None`: said for the whole API.
    pub resource: Option<usize>,
    /// `invoices.create`, `invoices.create: due_date`, `Document: status`, `invoices.create: answer 409`.
    pub place: String,
    /// May be empty.
    pub evidence: &'m Evidence,
}

impl Model {
    /// Every place for a reason or an observation: the API's own first, then the operations with their fields and answers,
    /// then the types. An error that the whole service shares comes once.
    pub fn remarks(&self) -> Vec<Remarks<'_>> {
        let mut remarks = Vec::new();
        self.remarks_of_api(&mut remarks);
        for (index, resource) in self.resources.iter().enumerate() {
            let start = remarks.len();
            for operation in &resource.operations {
                let name = format!("{}.{}", resource.name.spec, operation.name.spec);
                remarks_of_operation(&name, operation, &mut remarks);
            }
            belong_to(Some(index), &mut remarks[start..]);
        }
        let details = self.details();
        for (index, ty) in self.types.iter().enumerate() {
            let start = remarks.len();
            let name = &ty.name.spec;
            // Details of an error have its words.
            if !details.contains(&TypeId(index)) {
                remarks.push(remark(name.clone(), &ty.evidence));
            }
            remarks_of_fields(name, ty.fields(), &mut remarks);
            belong_to(ty.resource, &mut remarks[start..]);
        }
        remarks
    }

    fn remarks_of_api<'m>(&'m self, remarks: &mut Vec<Remarks<'m>>) {
        let api = &self.api;
        remarks.push(remark(api.name.spec.clone(), &api.evidence));
        for server in &api.servers {
            remarks.push(remark(format!("server {}", server.name.spec), &server.evidence));
        }
        for scheme in &api.auth {
            remarks.push(remark(format!("credentials, {}", scheme.name.spec), &scheme.evidence));
        }
        if let Some(limit) = &api.rate_limit {
            remarks.push(remark("rate limit".to_owned(), &limit.evidence));
        }
        for body in &api.error_bodies {
            remarks.push(remark(format!("error body {}", body.name.spec), &body.evidence));
        }
        let mut seen = BTreeSet::new();
        let errors = self.operations().flat_map(|operation| &operation.errors);
        for error in errors.filter(|error| error.shared) {
            if seen.insert(error.name.span) {
                remarks.push(remark(
                    format!("every operation: {}", error_place(error)),
                    &error.evidence,
                ));
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

fn remark(place: String, evidence: &Evidence) -> Remarks<'_> {
    Remarks {
        resource: None,
        place,
        evidence,
    }
}

fn belong_to(resource: Option<usize>, remarks: &mut [Remarks<'_>]) {
    for remark in remarks {
        remark.resource = resource;
    }
}

fn remarks_of_operation<'m>(name: &str, operation: &'m Operation, remarks: &mut Vec<Remarks<'m>>) {
    remarks.push(remark(name.to_owned(), &operation.evidence));
    remarks_of_fields(name, &operation.request.fields, remarks);
    for response in operation.answers() {
        remarks_of_answer(name, response, remarks);
    }
    for error in operation.errors.iter().filter(|error| !error.shared) {
        remarks.push(remark(format!("{name}: {}", error_place(error)), &error.evidence));
    }
}

fn remarks_of_answer<'m>(name: &str, response: &'m Response, remarks: &mut Vec<Remarks<'m>>) {
    let place = format!("{name}: answer {}", response.status.value);
    remarks.push(remark(place.clone(), &response.evidence));
    remarks_of_fields(&place, &response.fields, remarks);
}

fn remarks_of_fields<'m>(owner: &str, fields: &'m [Field], remarks: &mut Vec<Remarks<'m>>) {
    remarks.extend(
        fields
            .iter()
            .map(|field| remark(format!("{owner}: {}", field.name.spec), &field.evidence)),
    );
}

/// `answer 409`, `code 7`.
fn error_place(error: &ErrorCase) -> String {
    match (&error.code, &error.status) {
        (Some(code), _) => format!("code {}", code.value),
        (None, Some(status)) => format!("answer {}", status.value),
        (None, None) => error.name.spec.clone(),
    }
}
