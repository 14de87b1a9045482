//! The practice suites as modules, and the plan of their cases for the runner.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::convert::{Plan, convert};
use super::modules::{Lines, Modules};
use super::suite::{Suite, read_folder};

/// Names the folder of suites.
const FOLDER: &str = "SPECWRIGHT_CONFORMANCE";

/// Names modules that are left out, with commas between: a way around one that breaks the build.
const WITHOUT: &str = "SPECWRIGHT_CONFORMANCE_WITHOUT";

/// Suites of our own, in the same form.
const OWN: &str = "suites";

/// The folder of practice suites, if there is one.
fn practice_folder() -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed={FOLDER}");
    println!("cargo::rerun-if-env-changed={WITHOUT}");
    let usual = Path::new("../../../shared/conformance/practice");
    let folder = env::var_os(FOLDER).map_or_else(|| usual.to_owned(), |folder| Path::new("../..").join(folder));
    if !folder.is_dir() {
        return None;
    }
    println!("cargo::rerun-if-changed={}", folder.display());
    Some(folder)
}

/// Writes the modules and returns the plan: a list of cases.
pub(crate) fn emit(modules: &mut Modules) -> Value {
    println!("cargo::rerun-if-changed={OWN}");
    let mut suites = read_folder(Path::new(OWN), "own_");
    suites.extend(
        practice_folder()
            .map(|folder| read_folder(&folder, ""))
            .unwrap_or_default(),
    );
    suites.iter().flat_map(|suite| emit_suite(suite, modules)).collect()
}

/// Cases that share an operation share a client.
fn emit_suite(suite: &Suite, modules: &mut Modules) -> Vec<Value> {
    let mut groups: Vec<(&Value, Vec<&Value>)> = Vec::new();
    for case in suite.cases() {
        match groups.iter_mut().find(|(given, _)| *given == &case["given"]) {
            Some((_, cases)) => cases.push(case),
            None => groups.push((&case["given"], vec![case])),
        }
    }
    let groups = groups.into_iter().enumerate();
    groups
        .flat_map(|(number, (given, cases))| emit_group(suite, number, given, &cases, modules))
        .collect()
}

fn emit_group(suite: &Suite, number: usize, given: &Value, cases: &[&Value], modules: &mut Modules) -> Vec<Value> {
    let name = format!("{}_{}_{number}", suite.file, suite.number);
    let without = env::var(WITHOUT).unwrap_or_default();
    if without.split(',').any(|left_out| left_out == name) {
        return refused(suite, cases, "left out by hand");
    }
    let api = match convert(suite, given, cases) {
        Ok(api) => api,
        Err(reason) => return refused(suite, cases, &reason),
    };
    match modules.add(&name, &api.files) {
        Ok(lines) => {
            let plan = Plan {
                suite,
                api: &api,
                given,
            };
            let planned = cases.iter().enumerate();
            planned
                .map(|(at, case)| planned_case(&plan, &name, case, lines, at == 0))
                .collect()
        }
        Err(diagnostics) => refused(suite, cases, &diagnostics),
    }
}

/// The lines of a client are told with its first case.
fn planned_case(plan: &Plan<'_>, module: &str, case: &Value, lines: Lines, is_first: bool) -> Value {
    let mut planned = described(plan.suite, case);
    planned.append(&mut plan.of(case));
    planned.insert("module".to_owned(), json!(module));
    planned.insert("endpoint".to_owned(), json!(plan.suite.endpoint()));
    planned.insert("method".to_owned(), plan.given["http"]["method"].clone());
    for key in ["serialized", "response"] {
        planned.insert(key.to_owned(), case[key].clone());
    }
    if is_first {
        planned.insert("lines".to_owned(), json!([lines.resources, lines.root]));
    }
    Value::Object(planned)
}

fn refused(suite: &Suite, cases: &[&Value], reason: &str) -> Vec<Value> {
    let refused = cases.iter().map(|case| {
        let mut refused = described(suite, case);
        refused.insert("reason".to_owned(), json!(reason));
        Value::Object(refused)
    });
    refused.collect()
}

fn described(suite: &Suite, case: &Value) -> Map<String, Value> {
    let id = case["id"]
        .as_str()
        .map_or_else(|| format!("{}-{}", suite.file, suite.number), str::to_owned);
    let mut described = Map::new();
    described.insert("id".to_owned(), json!(id));
    described.insert("suite".to_owned(), json!(suite.description()));
    described.insert("protocol".to_owned(), json!(suite.protocol_name()));
    described.insert("own".to_owned(), json!(suite.file.starts_with("own_")));
    described
}
