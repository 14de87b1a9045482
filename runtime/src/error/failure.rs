//! A failed call before the kind of its operation's errors is known: what the core hands to the generic shells.

use http::StatusCode;

use super::{PendingReport, ServiceReport, TransportError, Unexpected};
use crate::validate::Violations;

#[derive(Debug)]
pub(crate) enum Failure {
    Invalid(Violations),
    Transport(TransportError),
    Pending(Box<PendingReport>),
    Service(Box<ServiceReport>),
    Unexpected(Unexpected),
}

impl Failure {
    /// What sort of failure, as spans and reports call it.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Transport(_) => "transport",
            Self::Pending(_) => "pending",
            Self::Service(_) => "service",
            Self::Unexpected(_) => "unexpected",
        }
    }

    /// The status of the answer, if one came.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Invalid(_) | Self::Transport(_) => None,
            Self::Pending(report) => Some(report.status),
            Self::Service(report) => Some(report.status),
            Self::Unexpected(answer) => Some(answer.status()),
        }
    }
}
