//! Which crates an API becomes and where they go. What is in them is the generator's business.

use std::path::{Path, PathBuf};

use specwright_codegen::Checked;
use specwright_codegen::emit::{CrateOptions, FileSet, MARK, RuntimeSource, emit_crate, emit_shell};

use crate::apis::Compiled;
use crate::exit::Failure;
use crate::files::{Change, Plan, is_marked};
use crate::workspace::{Workspace, way};

/// A crate compared with what is in its folder.
pub(crate) struct Crate {
    /// Which API it is made from.
    pub(crate) api: String,
    /// Where it goes.
    pub(crate) folder: PathBuf,
    /// Its files.
    pub(crate) plan: Plan,
}

/// A crate of its own, which needs no generator to build. `runtime` is a folder relative to it.
pub(crate) fn stand_alone(model: &Checked, out: &Path, runtime: Option<&Path>) -> Result<Crate, Failure> {
    if out.is_file() {
        return Err(
            Failure::new(format!("`{}` is a file", out.display())).help("name a folder for the generated crate")
        );
    }
    let runtime = match (runtime, Workspace::find()) {
        (Some(folder), _) => RuntimeSource::Path(folder.to_string_lossy().replace('\\', "/")),
        (None, Ok(workspace)) if workspace.runtime().is_dir() => RuntimeSource::Path(way(out, &workspace.runtime())?),
        (None, _) => RuntimeSource::Version(version()),
    };
    let files = emit_crate(model, &options(runtime));
    Crate::new(model, out, files)
}

/// The crate that is a member of the workspace, and a copy of the emitted source for reading. The copy is build output,
/// so a comparison leaves it out.
pub(crate) fn workspace_crates(
    api: &Compiled,
    model: &Checked,
    workspace: &Workspace,
    compare: bool,
) -> Result<Vec<Crate>, Failure> {
    let name = &model.api.name.spec;
    let member = workspace.generated(name);
    let shell = emit_shell(model, &options(RuntimeSource::Workspace), &way(&member, &api.folder)?);
    let mut crates = vec![Crate::new(model, &member, shell)?];
    if !compare {
        crates.push(stand_alone(model, &workspace.reading_copy(name), None)?);
    }
    Ok(crates)
}

impl Crate {
    fn new(model: &Checked, folder: &Path, files: FileSet) -> Result<Self, Failure> {
        let mut plan = Plan::new(folder, files)?;
        plan.remove_left_overs(folder, "src", MARK)?;
        refuse_foreign(folder, &plan)?;
        Ok(Self {
            api: model.api.name.spec.clone(),
            folder: folder.to_owned(),
            plan,
        })
    }
}

/// Somebody else's files are not written over. The manifest tells whose folder it is.
fn refuse_foreign(folder: &Path, plan: &Plan) -> Result<(), Failure> {
    let files = plan.files();
    let ours = files
        .iter()
        .any(|file| file.name == "Cargo.toml" && is_ours(&file.change));
    let written_over = files
        .iter()
        .find(|file| matches!(file.change, Change::Replaced(_)) && !is_ours(&file.change));
    match written_over {
        Some(file) if !ours => Err(Failure::new(format!(
            "`{}` holds `{}`, which specwright did not write",
            folder.display(),
            file.name
        ))
        .help("name a new folder for the generated crate")),
        _ => Ok(()),
    }
}

/// Whether an earlier run wrote what is there now.
fn is_ours(change: &Change) -> bool {
    match change {
        Change::Same => true,
        Change::Replaced(old) | Change::Removed(old) => is_marked(old, MARK),
        Change::Added => false,
    }
}

fn options(runtime: RuntimeSource) -> CrateOptions {
    CrateOptions {
        version: version(),
        runtime,
    }
}

/// The command, the runtime and what is generated have one version.
fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
