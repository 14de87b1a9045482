//! Where the types of an API are used, which decides what is emitted of them.

use std::collections::BTreeSet;

use crate::check::walk::reachable;
use crate::model::{Body, Model, Operation, Response, TypeId};

/// The types that are used in each way, at whatever depth.
pub(super) struct Usage {
    sent: BTreeSet<TypeId>,
    in_xml_answers: BTreeSet<TypeId>,
    in_other_answers: BTreeSet<TypeId>,
}

impl Usage {
    pub(super) fn of(model: &Model) -> Self {
        let operations: Vec<&Operation> = model
            .resources
            .iter()
            .flat_map(|resource| &resource.operations)
            .collect();
        let requests = operations.iter().flat_map(|operation| &operation.request.fields);
        let answers = |is_wanted: fn(&Response) -> bool| {
            let answers = operations.iter().flat_map(|operation| &operation.responses);
            let wanted = answers.filter(move |answer| is_wanted(answer));
            reachable(model, wanted.flat_map(|answer| &answer.fields))
        };
        Self {
            sent: reachable(model, requests),
            in_xml_answers: answers(is_xml),
            in_other_answers: answers(|answer| !is_xml(answer)),
        }
    }

    /// Whether a request holds the type, so that its constraints are checked.
    pub(super) fn is_sent(&self, id: TypeId) -> bool {
        self.sent.contains(&id)
    }

    /// Whether the type is read from XML alone, where a list without items leaves no trace.
    pub(super) fn is_read_from_xml(&self, id: TypeId) -> bool {
        self.in_xml_answers.contains(&id) && !self.in_other_answers.contains(&id)
    }
}

/// Whether the body of an answer is XML.
pub(super) fn is_xml(answer: &Response) -> bool {
    matches!(answer.body, Body::Xml(_))
}
