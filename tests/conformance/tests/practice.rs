//! Suites of cases in the form of a public collection of protocol tests: our own (`suites`), and practice suites where
//! there are any. `SPECWRIGHT_CONFORMANCE` names their folder, else it is `shared/conformance/practice` beside the
//! workspace. Their report is `target/conformance-report.md`.

use std::io::Write as _;
use std::path::Path;
use std::{env, fs, io};

use specwright_conformance::report::Row;
use specwright_conformance::{practice, report};

#[test]
fn own_suites() {
    let rows = practice::run(|own| own);
    assert!(rows.len() > 100, "only {} cases", rows.len());
    assert_eq!(report::not_passed(&rows), 0, "{}", report::markdown(&rows));
}

/// With `SPECWRIGHT_CONFORMANCE_STRICT=1` every case has to pass.
#[test]
fn practice_suites() {
    let rows = practice::run(|own| !own);
    let mut out = io::stdout();
    if rows.is_empty() {
        writeln!(out, "there are no practice suites").expect("the test can write");
        return;
    }
    write_report(&rows);
    writeln!(out, "{}", report::markdown(&rows)).expect("the test can write");
    if env::var_os("SPECWRIGHT_CONFORMANCE_STRICT").is_some_and(|strict| strict == "1") {
        assert_eq!(report::not_passed(&rows), 0, "see target/conformance-report.md");
    }
}

fn write_report(rows: &[Row]) {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    fs::create_dir_all(&target).expect("the folder of build output");
    fs::write(target.join("conformance-report.md"), report::markdown(rows)).expect("the report can be written");
}
