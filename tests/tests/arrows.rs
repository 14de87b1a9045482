//! The shape of the repository: which part may use which, and what every file of a kind has in common.
#![allow(clippy::panic, reason = "helpers of tests end a test so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each part may depend on, of this workspace: in its code, and in its build script. `tests` and `benches` are at
/// the end of every arrow and may use everything.
const ARROWS: &[(&str, &[&str], &[&str])] = &[
    ("patterns", &[], &[]),
    ("codegen", &["specwright-patterns"], &[]),
    ("macros", &["specwright-patterns"], &[]),
    ("http1", &[], &[]),
    ("runtime", &["specwright-http1", "specwright-macros"], &[]),
    ("build", &[], &[]),
    ("mock", &["specwright-codegen"], &[]),
    ("drift", &["specwright-codegen"], &[]),
    ("diff", &["specwright-codegen"], &[]),
    ("openapi", &["specwright-codegen"], &[]),
    (
        "cli",
        &[
            "specwright-codegen",
            "specwright-diff",
            "specwright-drift",
            "specwright-mock",
            "specwright-openapi",
        ],
        &[],
    ),
];

/// The same for every crate under `generated`.
const GENERATED: (&[&str], &[&str]) = (&["specwright-runtime"], &["specwright-codegen"]);

/// What each part of `drift` may use of the others.
const IN_DRIFT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("page", &["text"]),
    ("facts", &["text"]),
    ("edit", &["text"]),
    ("coverage", &[]),
    ("phrases", &["facts", "page", "text"]),
    ("samples", &["facts", "text"]),
    ("spec", &["facts"]),
    ("accept", &["edit", "text"]),
    ("reader", &["facts", "page", "phrases", "samples", "text"]),
    ("score", &["facts", "page", "reader"]),
    (
        "compare",
        &["accept", "edit", "facts", "page", "samples", "spec", "text"],
    ),
    ("report", &["accept", "compare", "edit", "facts", "page", "text"]),
    ("lock", &["accept", "compare", "edit", "facts", "page", "text"]),
    (
        "draft",
        &["accept", "edit", "facts", "page", "report", "samples", "text"],
    ),
];

/// The only files of the generator that may name the runtime.
const RUNTIME_PATHS: &[&str] = &["codegen/src/emit/runtime.rs"];

#[test]
fn manifests_have_no_arrow_that_runs_back() {
    for (folder, code, build) in parts() {
        let manifest = read(&root().join(&folder).join("Cargo.toml"));
        for (section, allowed) in [("dependencies", code), ("build-dependencies", build)] {
            let used = workspace_dependencies(&manifest, section);
            let allowed: BTreeSet<_> = allowed.iter().map(ToString::to_string).collect();
            let wrong: Vec<_> = used.difference(&allowed).collect();
            assert!(
                wrong.is_empty(),
                "{folder}/Cargo.toml, [{section}]: may not use {wrong:?}"
            );
        }
    }
}

#[test]
fn imports_have_no_arrow_that_runs_back() {
    for (folder, code, _) in parts() {
        let files = files_below(&root().join(&folder).join("src"), "rs");
        // Tests of a part may compare it with another one: they are dev-dependencies, which nobody inherits.
        for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
            let text = read(file);
            for package in packages() {
                let name = package.replace('-', "_");
                let itself = package_name(&folder) == package;
                let excused = itself || code.contains(&package.as_str()) || RUNTIME_PATHS.contains(&&*relative(file));
                let named = text.lines().any(|line| names_crate(line, &name));
                assert!(excused || !named, "{} names `{name}`", relative(file));
            }
        }
    }
}

#[test]
fn the_parts_of_drift_have_no_arrow_that_runs_back() {
    let source = root().join("drift/src");
    for (at, (part, allowed)) in IN_DRIFT.iter().enumerate() {
        let earlier: Vec<_> = IN_DRIFT[..at].iter().map(|(part, _)| part).collect();
        let back: Vec<_> = allowed.iter().filter(|used| !earlier.contains(used)).collect();
        assert!(back.is_empty(), "{part} may not use {back:?}, which stand behind it");
    }
    for file in files_below(&source, "rs")
        .iter()
        .filter(|file| !file.ends_with("tests.rs"))
    {
        let name = relative(file);
        let part = name
            .trim_start_matches("drift/src/")
            .split(['/', '.'])
            .next()
            .unwrap_or_default();
        if part == "lib" {
            continue;
        }
        let known = IN_DRIFT.iter().find(|(of, _)| *of == part);
        let (_, allowed) = known.unwrap_or_else(|| panic!("{name}: `{part}` has no line in IN_DRIFT"));
        for used in read(file).split("crate::").skip(1) {
            let used = used
                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next();
            let used = used.unwrap_or_default();
            let is_part = IN_DRIFT.iter().any(|(part, _)| *part == used);
            assert!(
                !is_part || used == part || allowed.contains(&used),
                "{name} uses `{used}`"
            );
        }
    }
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    // Programs that shall not compile show one thing each, in their name.
    let excused = ["tests/ui/", "tests/corpus/", "tests/snapshots/"];
    let folders = parts().into_iter().map(|(folder, ..)| folder);
    let files = folders
        .chain(["tests".to_owned(), "benches".to_owned()])
        .flat_map(|folder| files_below(&root().join(folder), "rs"));
    let silent: Vec<_> = files
        .filter(|file| !read(file).starts_with("//!"))
        .map(|file| relative(&file))
        .filter(|name| !excused.iter().any(|folder| name.starts_with(folder)))
        .collect();
    assert!(silent.is_empty(), "these do not open with `//!`: {silent:#?}");
}

#[test]
fn links_between_documents_lead_to_files() {
    let mut broken = Vec::new();
    let top = files_in(&root(), "md");
    for file in top.into_iter().chain(files_below(&root().join("docs"), "md")) {
        let folder = file.parent().expect("a file has a folder").to_owned();
        for link in links(&read(&file)) {
            let target = link.split('#').next().unwrap_or_default();
            let outside = target.is_empty() || target.contains("://") || target.starts_with("mailto:");
            if !outside && !folder.join(target).exists() {
                broken.push(format!("{} -> {link}", relative(&file)));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn specs_and_generated_crates_name_no_place_outside() {
    let outside = ["/home/", "/Users/", "/tmp/", ":\\", "../../../", "file:"];
    for folder in ["spec", "generated"] {
        for extension in ["rs", "toml", "yaml", "yml"] {
            for file in files_below(&root().join(folder), extension) {
                let text = read(&file);
                let found = outside.iter().find(|place| text.contains(**place));
                assert_eq!(found, None, "{}", relative(&file));
            }
        }
    }
}

#[test]
fn rust_in_the_documents_is_compiled() {
    let examples: String = files_in(&root().join("examples/src/bin"), "rs")
        .iter()
        .map(|file| read(file))
        .collect();
    for document in ["README.md", "docs/examples.md"] {
        let text = read(&root().join(document));
        let blocks: Vec<&str> = text
            .split("```rust\n")
            .skip(1)
            .filter_map(|rest| rest.split("```").next())
            .collect();
        assert!(!blocks.is_empty(), "{document} shows no Rust");
        for block in blocks {
            // The examples hold the same lines, further to the right.
            let lines = |text: &str| -> Vec<String> { text.lines().map(|line| line.trim().to_owned()).collect() };
            let (shown, compiled) = (lines(block), lines(&examples));
            let found = compiled.windows(shown.len()).any(|window| window == shown);
            assert!(found, "{document}: not in one piece in examples/src/bin:\n{block}");
        }
    }
}

/// Every part of the workspace under an arrow, with what it may use.
fn parts() -> Vec<(String, &'static [&'static str], &'static [&'static str])> {
    let fixed = ARROWS
        .iter()
        .map(|(folder, code, build)| ((*folder).to_owned(), *code, *build));
    let generated = fs::read_dir(root().join("generated")).expect("there are generated crates");
    let generated = generated
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| (relative(&path), GENERATED.0, GENERATED.1));
    fixed.chain(generated).collect()
}

/// Names of all packages of the workspace that somebody could depend on.
fn packages() -> Vec<String> {
    parts().iter().map(|(folder, ..)| package_name(folder)).collect()
}

/// The name of the package in that folder.
fn package_name(folder: &str) -> String {
    let manifest = read(&root().join(folder).join("Cargo.toml"));
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = "));
    name.expect("a manifest names its package").trim_matches('"').to_owned()
}

/// Which packages of the workspace a section of a manifest names.
fn workspace_dependencies(manifest: &str, section: &str) -> BTreeSet<String> {
    let known: BTreeSet<String> = packages().into_iter().collect();
    let dependencies = sections(manifest);
    let names = dependencies.get(section).into_iter().flatten();
    names.filter(|name| known.contains(*name)).cloned().collect()
}

/// Keys by section; `[dependencies.x]` and `[target.….dependencies]` count as `dependencies`.
fn sections(manifest: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut section = String::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[').and_then(|line| line.split(']').next()) {
            let parts: Vec<&str> = header.split('.').collect();
            let kind = parts.iter().position(|part| part.ends_with("dependencies"));
            section = kind.map_or(header, |at| parts[at]).to_owned();
            if let Some(name) = kind.and_then(|at| parts.get(at + 1)) {
                found.entry(section.clone()).or_default().push((*name).to_owned());
            }
        } else if let Some((key, _)) = line.split_once('=') {
            let name = key.trim().split('.').next().unwrap_or_default().trim_matches('"');
            found.entry(section.clone()).or_default().push(name.to_owned());
        }
    }
    found
}

/// Whether a line of code, not a comment, names a crate in a path.
fn names_crate(line: &str, name: &str) -> bool {
    let code = line.trim_start();
    let path = format!("{name}::");
    let import = format!("use {name}");
    !code.starts_with("//") && (code.contains(&path) || code.contains(&import))
}

/// Targets of the inline links of a page, those in code blocks left out.
fn links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        let text = if in_code { "" } else { line };
        let after = text.split("](").skip(1);
        links.extend(after.filter_map(|rest| rest.split(')').next()).map(str::to_owned));
    }
    links
}

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("the tests are a folder of the workspace")
        .to_owned()
}

/// The path from the workspace, with `/`.
fn relative(path: &Path) -> String {
    let below = path.strip_prefix(root()).expect("the path is in the workspace");
    below.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of that extension directly in a folder, in the order of their names.
fn files_in(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

/// Files of that extension in a folder and below it, build output left out.
fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = files_in(folder, extension);
    for entry in fs::read_dir(folder).expect("the folder was read above") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() && !path.is_symlink() && path.file_name().is_some_and(|name| name != "target") {
            files.extend(files_below(&path, extension));
        }
    }
    files
}
