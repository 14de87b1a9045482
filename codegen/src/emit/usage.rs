//! Where the types of an API are used, which decides what is emitted of them.

use std::collections::BTreeSet;

use crate::model::{Model, Response, TypeId};

/// The types that are used in each way, at whatever depth.
pub(super) struct Usage {
    sent: BTreeSet<TypeId>,
    in_xml_answers: BTreeSet<TypeId>,
    in_other_answers: BTreeSet<TypeId>,
}

impl Usage {
    pub(super) fn of(model: &Model) -> Self {
        let requests = model.operations().flat_map(|operation| &operation.request.fields);
        let answers = |is_wanted: fn(&Response) -> bool| {
            let answers = model.operations().flat_map(|operation| &operation.responses);
            let wanted = answers.filter(move |answer| is_wanted(answer));
            model.reachable(wanted.flat_map(|answer| &answer.fields))
        };
        Self {
            sent: model.reachable(requests),
            in_xml_answers: answers(|answer| answer.body.is_xml()),
            in_other_answers: answers(|answer| !answer.body.is_xml()),
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
