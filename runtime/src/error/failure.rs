//! A failed call before the kind of its operation's errors is known: what the core hands to the generic shells.

use super::{ServiceReport, TransportError, Unexpected};
use crate::validate::Violations;

#[derive(Debug)]
pub(crate) enum Failure {
    Invalid(Violations),
    Transport(TransportError),
    Service(Box<ServiceReport>),
    Unexpected(Unexpected),
}
