//! The API's resources and operations as tables.

use super::section as titled;
use crate::emit::docs;
use crate::model::{Model, Operation, Resource};

/// All operations, a table for each resource.
pub(super) fn section(model: &Model) -> Vec<String> {
    let lines = model.resources.iter().flat_map(table);
    // The title's blank line is the first table's.
    titled("Operations", lines.skip(1))
}

fn table(resource: &Resource) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        format!("### {}", docs::code(&resource.name.spec)),
        String::new(),
        docs::plain(&resource.about),
        String::new(),
        "| call | request | |".to_string(),
        "|---|---|---|".to_string(),
    ];
    lines.extend(resource.operations.iter().map(row));
    lines
}

/// The call's name is the link to the vendor's page.
fn row(operation: &Operation) -> String {
    let call = docs::link(&docs::code(operation.name.rust.as_str()), &operation.docs);
    let route = format!("{} {}", operation.method.value.as_str(), operation.path_template());
    let deprecated = match &operation.deprecated {
        Some(reason) => format!(" {}", docs::marked("Deprecated", reason)),
        None => String::new(),
    };
    format!(
        "| {call} | {} | {}{deprecated} |",
        docs::code(&route),
        docs::plain(&operation.about)
    )
}

/// A line for each resource, for the documentation of the crate's root; the operations are in the modules.
pub(in crate::emit) fn resources_table(model: &Model) -> Vec<String> {
    let mut lines = vec!["| resource | operations | |".to_string(), "|---|---|---|".to_string()];
    lines.extend(model.resources.iter().map(|resource| {
        let operations = resource.operations.iter();
        let calls: Vec<String> = operations
            .map(|operation| docs::code(operation.name.rust.as_str()))
            .collect();
        format!(
            "| {} | {} | {} |",
            docs::code(&resource.name.spec),
            calls.join(", "),
            docs::plain(&resource.about)
        )
    }));
    lines
}
