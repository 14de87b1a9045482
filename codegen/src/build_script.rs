//! What a generated crate's build script calls: reads a spec folder, writes the client into the build's output folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::emit::{FileSet, Layout, emit_client};
use crate::{compile, load_folder, render};

/// Generates the client of the API in `spec`, a folder relative to the crate, into `OUT_DIR`. Runs again only when a file
/// of that folder changes, and leaves a file alone whose text is the same.
///
/// Ends the build with the problems of the spec, or with what could not be read or written.
#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script speaks to cargo and its user so"
)]
pub fn build_script(spec: &str) {
    println!("cargo::rerun-if-changed={spec}");
    if let Err(problem) = generate(Path::new(spec)) {
        eprintln!("{problem}");
        std::process::exit(1);
    }
}

fn generate(spec: &Path) -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or("`build_script` is for build scripts: OUT_DIR is not set")?;
    let files = load_folder(spec).map_err(|error| format!("cannot read {}: {error}", spec.display()))?;
    let outcome = compile(files);
    let Some(model) = outcome.model else {
        return Err(render::text(&outcome.diagnostics, &outcome.sources, false));
    };
    write_changed(&out, &emit_client(&model, Layout::Included))
        .map_err(|error| format!("cannot write to {}: {error}", out.display()))
}

/// Writes what differs, each file at once: a build that is interrupted leaves old text or new, never half of it.
fn write_changed(out: &Path, files: &FileSet) -> io::Result<()> {
    for (name, text) in files {
        let path = out.join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        let temporary = out.join(format!("{name}.new"));
        fs::write(&temporary, text)?;
        fs::rename(&temporary, &path)?;
    }
    Ok(())
}
