//! The specs of the wire pages and cases as modules, and the typed calls that they show as functions.

use std::path::Path;

use super::modules::Modules;
use super::page::{FOLDERS, Page, pages};

const WORKSPACE: &str = "../..";

/// Writes the modules.
pub(crate) fn emit(modules: &mut Modules) {
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={WORKSPACE}/{folder}");
    }
    let mut typed = Vec::new();
    for page in pages(Path::new(WORKSPACE)) {
        emit_page(&page, modules, &mut typed);
    }
    let table: String = typed
        .iter()
        .map(|(place, name)| format!("    ({place:?}, {name}),\n"))
        .collect();
    modules.write(&format!(
        "/// Typed calls by the place of their case.\n\
         pub static TYPED: &[(&str, crate::wire::Typed)] = &[\n{table}];\n"
    ));
}

fn emit_page(page: &Page, modules: &mut Modules, typed: &mut Vec<(String, String)>) {
    for spec in page.specs.iter().filter(|spec| spec.refused.is_none()) {
        // What is said against it is told by the test.
        if modules.add(&spec.module, &spec.files).is_err() {
            continue;
        }
        let rust = spec.cases.iter().filter_map(|case| Some((case, case.rust.as_ref()?)));
        for (number, (case, block)) in rust.enumerate() {
            let name = format!("{}_call_{number}", spec.module);
            modules.write(&function(&name, &spec.module, &resource(&spec.files), &block.text));
            typed.push((case.place.clone(), name));
        }
    }
}

/// The name of the first resource.
fn resource(files: &[(String, String)]) -> String {
    let named = files
        .iter()
        .flat_map(|(_, text)| text.lines())
        .find_map(|line| line.strip_prefix("resource: "));
    named.unwrap_or("orders").trim().to_owned()
}

/// The lines of a block in a function that has the client.
fn function(name: &str, module: &str, resource: &str, lines: &str) -> String {
    format!(
        "#[allow(unused_imports, unused_variables, reason = \"what a block does not need\")]\n\
         fn {name}(seam: &crate::call::Seam) -> Result<(), Box<dyn std::error::Error>> {{\n\
         \x20   use {module}::{resource}::*;\n\
         \x20   use {module} as bakery;\n\
         \x20   let client = {module}::blocking::Client::builder()\n\
         \x20       .tokens(|| crate::call::TOKEN.to_owned())\n\
         \x20       .transport(seam.clone())\n\
         \x20       .build()?;\n\
         {lines}\n\
         \x20   Ok(())\n\
         }}\n"
    )
}
