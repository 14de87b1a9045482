//! The cases of the shipped clients (`tests/apis`): what each operation sends, what it reads and every documented error,
//! all through the generated code. No operation and no documented error is without a case.

use std::path::Path;

use specwright_conformance::apis::{SHIPPED, run};

#[test]
fn every_case_of_the_shipped_clients_holds() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut wrong = Vec::new();
    for api in &SHIPPED {
        let shown = run(api, &workspace);
        println!(
            "{}: {} operations, {} calls",
            api.name,
            api.operations.len(),
            shown.calls
        );
        wrong.extend(
            shown
                .missing(api)
                .into_iter()
                .map(|what| format!("no case in tests/apis/{}: {what}", api.name)),
        );
        wrong.extend(shown.problems);
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}
