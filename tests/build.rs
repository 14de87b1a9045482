//! Emits the client of every small spec under `accept` as a module of this package's library, so that the compiler sees
//! what the snapshots show.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use specwright_codegen::emit::{Layout, emit_client};
use specwright_codegen::{compile, load_folder, render};

fn main() {
    println!("cargo::rerun-if-changed=accept");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));
    let mut modules = String::new();
    let mut features = BTreeSet::from(["blocking".to_string(), "dynamic".to_string()]);
    let mut cases: Vec<PathBuf> = fs::read_dir("accept")
        .expect("the folder of accepted specs")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("api.yaml").exists())
        .collect();
    cases.sort();
    for case in cases {
        let name = case
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        features.extend(emit_case(&case, &out.join(&name)));
        let root = out.join(&name).join("lib.rs");
        let _ = write!(modules, "#[path = {root:?}]\npub mod {name};\n");
    }
    fs::write(out.join("accepted.rs"), modules).expect("cargo's own folder can be written");
    // The modules of the cases stand behind their resources' features.
    for feature in features {
        println!("cargo::rustc-cfg=feature={feature:?}");
    }
}

/// Writes the client of a case and returns the features that it has.
fn emit_case(case: &Path, out: &Path) -> Vec<String> {
    let outcome = compile(load_folder(case).expect("a folder that can be read"));
    let Some(model) = outcome.model else {
        // `accepted_specs` reports it as a test; there is nothing to compile.
        println!(
            "cargo::warning={}",
            render::text(&outcome.diagnostics, &outcome.sources, false).replace('\n', " ")
        );
        fs::create_dir_all(out).expect("cargo's own folder can be written");
        fs::write(out.join("lib.rs"), "").expect("cargo's own folder can be written");
        return Vec::new();
    };
    fs::create_dir_all(out).expect("cargo's own folder can be written");
    for (file, text) in emit_client(&model, Layout::Standalone) {
        fs::write(out.join(file), text).expect("cargo's own folder can be written");
    }
    model
        .resources
        .iter()
        .map(|resource| resource.name.spec.clone())
        .collect()
}
