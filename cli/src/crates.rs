//! Which crates an API becomes and where they go. What is in them is the generator's business.

use std::path::{Path, PathBuf};

use specwright_codegen::Checked;
use specwright_codegen::emit::{
    self, CrateOptions, FileSet, Layout, MARK, RECORD, RuntimeSource, emit_client, emit_crate, emit_shell,
};

use crate::apis::Compiled;
use crate::exit::Failure;
use crate::files::{Change, Origin, Plan, PlannedFile, Record, read};
use crate::workspace::{Workspace, way};

pub(crate) mod settings;

use settings::Settings;

/// A crate compared with what is in its folder.
pub(crate) struct Crate {
    /// Which API it is made from.
    pub(crate) api: String,
    /// Where it goes.
    pub(crate) folder: PathBuf,
    /// Its files.
    pub(crate) plan: Plan,
    /// Licences of which the text has to be added by hand.
    pub(crate) licences: Vec<String>,
}

/// How a stand-alone crate is asked for.
#[derive(Debug, Default)]
pub(crate) struct Wish {
    /// Options and the values that were given.
    pub(crate) given: Vec<(&'static str, Vec<String>)>,
    /// Write over what was edited by hand.
    pub(crate) force: bool,
    /// Only look.
    pub(crate) check: bool,
}

/// A crate of its own, which needs no generator to build.
pub(crate) fn stand_alone(model: &Checked, out: &Path, wish: &Wish) -> Result<Crate, Failure> {
    refuse_file(out)?;
    let record = recorded(out, wish.force)?;
    refuse_another(model, out, record.as_ref().filter(|_| !wish.force))?;
    let mut settings = record
        .as_ref()
        .map_or_else(|| Ok(Settings::default()), Settings::recorded)?;
    settings.change(&wish.given)?;
    let runtime = settings.runtime(&version(), || match Workspace::find() {
        Ok(workspace) if workspace.runtime().is_dir() => way(out, &workspace.runtime()).map(Some),
        _ => Ok(None),
    })?;
    let options = settings.options(runtime);
    let mut files = emit_crate(model, &options);
    let new_record = Record::of(emit::command(model), &files, settings.pairs());
    files.insert(RECORD.to_owned(), new_record.text());

    let mut made = Crate::new(model, out, files)?;
    match &record {
        Some(record) => made.plan.remove_recorded(out, record)?,
        None => made.plan.remove_left_overs(out, "src", MARK)?,
    }
    made.plan.find_origins(record.as_ref(), MARK, RECORD);
    made.licences = emit::licences_without_text(&options.license);
    if !wish.check {
        made.refuse_losses(record.is_some(), wish.force)?;
    }
    Ok(made)
}

/// The crate that is a member of the workspace, and a copy of the emitted source for reading. The copy is build output,
/// so a comparison leaves it out, and nobody edits it.
pub(crate) fn workspace_crates(
    api: &Compiled,
    model: &Checked,
    workspace: &Workspace,
    compare: bool,
) -> Result<Vec<Crate>, Failure> {
    let name = &model.api.name.spec;
    let member = workspace.generated(name);
    let options = CrateOptions::new(RuntimeSource::Workspace);
    let shell = emit_shell(model, &options, &way(&member, &api.folder)?);
    let mut shell = Crate::new(model, &member, shell)?;
    shell.plan.remove_left_overs(&member, "src", MARK)?;
    shell.plan.find_origins(None, MARK, RECORD);
    shell.refuse_foreign()?;
    let mut crates = vec![shell];
    if !compare {
        let wish = Wish {
            force: true,
            ..Wish::default()
        };
        crates.push(stand_alone(model, &workspace.reading_copy(name), &wish)?);
    }
    Ok(crates)
}

/// The sources that a crate's root includes, in the output folder of its build, where other files may lie as well: what
/// `build_script` of the generator writes there.
pub(crate) fn included(model: &Checked, out: &Path) -> Result<Crate, Failure> {
    refuse_file(out)?;
    let mut sources = Crate::new(model, out, emit_client(model, Layout::Included))?;
    sources.plan.find_origins(None, MARK, RECORD);
    sources.refuse_foreign()?;
    Ok(sources)
}

impl Crate {
    fn new(model: &Checked, folder: &Path, files: FileSet) -> Result<Self, Failure> {
        Ok(Self {
            api: model.api.name.spec.clone(),
            folder: folder.to_owned(),
            plan: Plan::new(folder, files)?,
            licences: Vec::new(),
        })
    }

    /// Nothing is lost that a run could not write again. Force does away with edits, and not with other people's crates.
    fn refuse_losses(&self, is_recorded: bool, force: bool) -> Result<(), Failure> {
        if force && is_recorded {
            return Ok(());
        }
        if !is_recorded {
            self.refuse_foreign()?;
        }
        if force {
            return Ok(());
        }
        self.refuse(Origin::Foreign, "holds files that specwright did not write")?;
        self.refuse(
            Origin::Edited,
            "holds files that were edited by hand since specwright wrote them",
        )?;
        let unknown = format!("has no `{RECORD}`, so nothing tells whether these files were edited by hand");
        self.refuse(Origin::Unrecorded, &unknown)
    }

    fn refuse(&self, origin: Origin, what: &str) -> Result<(), Failure> {
        let lost = self.plan.changes().filter(|file| file.origin == origin);
        let names: Vec<String> = lost.map(|file| format!("`{}`", file.name)).collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(
            Failure::new(format!("`{}` {what}: {}", self.folder.display(), names.join(", "))).help(
                "nothing was written; move what is yours to a file of its own and run the command again, or add \
                 `--force` to write over it",
            ),
        )
    }

    /// Somebody else's files are not written over. The manifest tells whose folder it is.
    fn refuse_foreign(&self) -> Result<(), Failure> {
        let files = self.plan.files();
        let is_ours = |file: &PlannedFile| file.change != Change::Added && file.origin != Origin::Foreign;
        let ours = files.iter().any(|file| file.name == "Cargo.toml" && is_ours(file));
        let mut replaced = files.iter().filter(|file| matches!(file.change, Change::Replaced(_)));
        match replaced.find(|file| file.origin == Origin::Foreign) {
            Some(file) if !ours => Err(Failure::new(format!(
                "`{}` holds `{}`, which specwright did not write",
                self.folder.display(),
                file.name
            ))
            .help("name a new folder for the generated crate")),
            _ => Ok(()),
        }
    }
}

fn refuse_file(folder: &Path) -> Result<(), Failure> {
    match folder.is_file() {
        true => {
            Err(Failure::new(format!("`{}` is a file", folder.display())).help("name a folder for the generated crate"))
        }
        false => Ok(()),
    }
}

/// What the last run wrote, if there was one. With force a record that cannot be read counts as none.
fn recorded(folder: &Path, force: bool) -> Result<Option<Record>, Failure> {
    let path = folder.join(RECORD);
    let Some(content) = read(&path)? else {
        return Ok(None);
    };
    match Record::parse(&String::from_utf8_lossy(&content)) {
        Ok(record) => Ok(Some(record)),
        Err(_) if force => Ok(None),
        Err(line) => Err(Failure::new(format!("cannot read `{}`: line {line}", path.display())).help(
            "get it back from your version control; or remove it, look what of the crate is yours, and add `--force`",
        )),
    }
}

/// The crate of one API does not take the place of another's.
fn refuse_another(model: &Checked, folder: &Path, record: Option<&Record>) -> Result<(), Failure> {
    match record {
        Some(record) if record.command != emit::command(model) => Err(Failure::new(format!(
            "`{}` holds another crate, written by `{}`",
            folder.display(),
            record.command
        ))
        .help("name another folder; if the API has another name now, add `--force`")),
        _ => Ok(()),
    }
}

/// The command and the runtime have one version.
fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
