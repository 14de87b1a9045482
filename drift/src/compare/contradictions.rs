//! A page against itself.

use super::Contradiction;
use crate::facts::PageOperation;

/// Where a page disagrees with itself about an operation of the spec, in a stable order.
pub(crate) fn contradictions(operation_name: &str, operation: &PageOperation) -> Vec<Contradiction> {
    let _ = (operation_name, operation);
    Vec::new()
}
