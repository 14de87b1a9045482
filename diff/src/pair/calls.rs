//! Resources, operations, their errors and answers: which of the old are which of the new.

use std::collections::BTreeMap;

use specwright_codegen::model::{ErrorCase, Model, Operation, PathPart, Resource, Response};

use super::Matched;

/// An operation and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Its resource.
    pub resource: &'a Resource,
    /// The operation.
    pub operation: &'a Operation,
}

/// An operation that both models have.
#[derive(Debug)]
pub struct CallPair<'a> {
    /// What it was.
    pub old: Call<'a>,
    /// What it is.
    pub new: Call<'a>,
    /// Its documented errors.
    pub errors: Matched<&'a ErrorCase>,
    /// Its answers that mean success, by their statuses.
    pub answers: Matched<&'a Response>,
}

impl Call<'_> {
    /// `accounts.at_communication`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", self.resource.name.spec, self.operation.name.spec)
    }

    /// The method and the path without the names of its fields: what a request line shows of it.
    fn address(&self) -> String {
        let operation = self.operation;
        let mut address = operation.method.value.as_str().to_owned();
        for part in operation
            .host_prefix
            .iter()
            .chain([&PathPart::Literal(" ".to_owned())])
            .chain(&operation.path.value)
        {
            match part {
                PathPart::Literal(text) => address.push_str(text),
                PathPart::Field(_) => address.push_str("{}"),
                PathPart::Greedy(_) => address.push_str("{+}"),
            }
        }
        format!("{address}?{:?}", operation.query)
    }
}

/// Every operation of a model, with its resource.
pub fn calls(model: &Model) -> impl Iterator<Item = Call<'_>> {
    model.resources.iter().flat_map(|resource| {
        let operations = resource.operations.iter();
        operations.map(move |operation| Call { resource, operation })
    })
}

/// Resources by name; a name that is gone by the one new resource that took most of its operations.
pub(super) fn match_resources<'a>(old: &'a Model, new: &'a Model) -> Matched<&'a Resource> {
    let matched = Matched::unmatched(&old.resources, &new.resources).by(|resource| Some(resource.name.spec.as_str()));
    let mut heirs: BTreeMap<&str, &str> = BTreeMap::new();
    for &gone in &matched.removed {
        let heir = matched.added.iter().copied().find(|come| took_most(gone, come));
        if let Some(heir) = heir {
            heirs.insert(&gone.name.spec, &heir.name.spec);
        }
    }
    matched.by_each(
        |gone| heirs.get(gone.name.spec.as_str()).copied(),
        |come| Some(come.name.spec.as_str()),
    )
}

/// Whether more than half of the operations of a resource that is gone are operations of the other.
fn took_most(gone: &Resource, come: &Resource) -> bool {
    let addresses = |resource| {
        let call = |operation| Call { resource, operation };
        let addresses = resource
            .operations
            .iter()
            .map(move |operation| call(operation).address());
        addresses.collect::<Vec<String>>()
    };
    let there = addresses(come);
    let kept = addresses(gone).iter().filter(|address| there.contains(address)).count();
    2 * kept > gone.operations.len()
}

/// Operations by resource and name, else by address.
pub(super) fn match_calls<'a>(old: &'a Model, new: &'a Model, resources: &Matched<&'a Resource>) -> Matched<Call<'a>> {
    let heirs: BTreeMap<&str, &str> = resources
        .both
        .iter()
        .map(|(old, new)| (old.name.spec.as_str(), new.name.spec.as_str()))
        .collect();
    Matched::unmatched(calls(old), calls(new))
        .by_each(
            |call| {
                Some((
                    *heirs.get(call.resource.name.spec.as_str())?,
                    call.operation.name.spec.as_str(),
                ))
            },
            |call| Some((call.resource.name.spec.as_str(), call.operation.name.spec.as_str())),
        )
        .by(|call| Some(call.address()))
}

impl<'a> CallPair<'a> {
    pub(super) fn of((old, new): (Call<'a>, Call<'a>)) -> Self {
        let errors = Matched::unmatched(&old.operation.errors, &new.operation.errors)
            .by(|error| Some(error.name.spec.as_str()))
            .by(|error| Some(error.name.rust.as_str()))
            .by(|error| {
                let code = error.code.as_ref().map(|code| code.value.as_str());
                Some((error.status.as_ref().map(|status| status.value), code))
            });
        let answers = Matched::unmatched(&old.operation.responses, &new.operation.responses)
            .by(|answer| Some(answer.status.value));
        Self {
            old,
            new,
            errors,
            answers,
        }
    }

    /// As reports call it: its new name.
    #[must_use]
    pub fn name(&self) -> String {
        self.new.name()
    }
}
