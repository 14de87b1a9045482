//! The JSON Schema that editors work with agrees with the compiler: it takes every accepted spec, and refuses what breaks
//! the form of a file. Judged by a validator that knows nothing of this project.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use specwright_codegen::schema;

struct Schemas {
    api: Validator,
    resource: Validator,
    evidence: Validator,
}

impl Schemas {
    fn new() -> Self {
        let validator = |schema: Value| jsonschema::draft202012::new(&schema).expect("the schema is a schema");
        Self {
            api: validator(schema::api()),
            resource: validator(schema::resource()),
            evidence: validator(schema::evidence()),
        }
    }

    /// What the schema of that kind of file says against it.
    fn problems(&self, file: &Path) -> Vec<String> {
        let text = std::fs::read_to_string(file).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let is_api = file.file_name().is_some_and(|name| name == "api.yaml") || value.get("api").is_some();
        let is_evidence = value.get("sources").is_some() || value.get("conflicts").is_some();
        let schema = match (is_api, is_evidence) {
            (true, _) => &self.api,
            (false, true) => &self.evidence,
            (false, false) => &self.resource,
        };
        schema
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }
}

/// That a key needs another one only where a third has some value is for the compiler to say.
const FITTING: [&str; 4] = [
    "list_without_of.yaml",
    "map_without_of.yaml",
    "headers_without_prefix.yaml",
    "polling_without_pending.yaml",
];

#[test]
fn accepted_specs_fit_the_schema() {
    let schemas = Schemas::new();
    let mut seen = 0;
    for folder in ["../spec", "accept"] {
        // What `drift` keeps below an API's folder is no part of the spec.
        let is_spec = |file: &PathBuf| !file.parent().is_some_and(|folder| folder.ends_with("drift"));
        for file in yaml_files(folder).into_iter().filter(is_spec) {
            assert_eq!(schemas.problems(&file), Vec::<String>::new(), "{}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} files");
}

#[test]
fn what_breaks_the_form_does_not_fit() {
    let schemas = Schemas::new();
    for rule in ["unknown-key", "missing-key", "wrong-type"] {
        for file in yaml_files(&format!("reject/{rule}"))
            .into_iter()
            .filter(|file| !FITTING.iter().any(|fitting| file.ends_with(fitting)))
        {
            assert!(
                !schemas.problems(&file).is_empty(),
                "{} fits the schema",
                file.display()
            );
        }
    }
}

/// Every YAML file below a folder of this package.
fn yaml_files(folder: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false if path.extension().is_some_and(|extension| extension == "yaml") => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    assert!(!found.is_empty());
    found
}
