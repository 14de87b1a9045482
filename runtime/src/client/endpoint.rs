//! What ties the types of an operation together.

use crate::describe::Operation;
use crate::error::ErrorKind;
use crate::validate::Validate;
use crate::value::{Empty, Structure};

/// A request, and with it everything that is known of its operation. It is cloned where the client fills in what the
/// caller left out.
pub trait Endpoint: Structure + Validate + Clone + 'static {
    /// What a success gives.
    type Response: Structure + Empty + 'static;
    /// The documented errors.
    type ErrorKind: ErrorKind;
    /// How the request is written and the answers are read.
    const OPERATION: &'static Operation;
}

/// Stands in a builder's type for a required field that has not been set.
#[derive(Clone, Copy, Debug)]
pub enum Missing {}

/// Stands in a builder's type for a required field that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}
