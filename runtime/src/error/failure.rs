//! A failed call before the kind of its operation's errors is known: what the core hands to the generic shells.

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
