//! A pair of specs with a program: `before.yaml`, `after.yaml`, `changes.txt` and `user.rs`.

use std::fmt;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use specwright_codegen::emit::{CrateOptions, FileSet, RuntimeSource, emit_crate};
use specwright_codegen::{compile, render};

/// One pair.
pub(crate) struct Case {
    /// The rule and the case: `answer-field-removed/label`.
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) before: Client,
    pub(crate) after: Client,
    /// The gravest verdict on programs.
    pub(crate) verdict: Verdict,
    /// Something is deprecated that was not.
    pub(crate) deprecates: bool,
    pub(crate) program: String,
}

/// The last column of `changes.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    None,
    Patch,
    Minor,
    Major,
}

/// A generated crate. Equal ones have one name.
pub(crate) struct Client {
    /// The crate in the scratch workspace.
    pub(crate) package: String,
    /// What a program calls the crate as generated.
    pub(crate) own_name: String,
    /// The features with its resources.
    pub(crate) features: Vec<String>,
    /// Its files; the package's name is not in them yet.
    pub(crate) files: FileSet,
}

impl Case {
    /// Every case of every rule, in the order of their names.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let folders = folders_in(folder).into_iter().flat_map(|rule| folders_in(&rule));
        folders.map(Self::read).collect()
    }

    fn read(folder: PathBuf) -> Self {
        let changes = read(&folder.join("changes.txt"));
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        Self {
            name: format!("{}/{}", name(folder.parent().unwrap()), name(&folder)),
            before: Client::of(&folder.join("before.yaml")),
            after: Client::of(&folder.join("after.yaml")),
            verdict: gravest(&changes).unwrap_or_else(|line| panic!("{}: {line}", folder.display())),
            deprecates: changes.lines().any(deprecates),
            program: read(&folder.join("user.rs")),
            folder,
        }
    }
}

fn gravest(changes: &str) -> Result<Verdict, &str> {
    let verdicts = changes
        .lines()
        .map(|line| line.rsplit(" | ").next().and_then(Verdict::named).ok_or(line));
    let verdicts: Vec<Verdict> = verdicts.collect::<Result<_, _>>()?;
    verdicts.into_iter().max().ok_or("no change")
}

fn deprecates(line: &str) -> bool {
    let rule = line.split(" | ").next().unwrap_or_default();
    rule.ends_with("-deprecated")
}

impl Verdict {
    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [Self::None, Self::Patch, Self::Minor, Self::Major];
        all.into_iter().find(|verdict| verdict.to_string() == name)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

impl Client {
    /// Generates the client of a spec, as a crate of its own.
    fn of(path: &Path) -> Self {
        let outcome = compile(spec_files(&read(path)));
        let Some(model) = outcome.model else {
            let told = render::text(&outcome.diagnostics, &outcome.sources, false);
            panic!("{}:\n{told}", path.display());
        };
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        let options = CrateOptions::new(RuntimeSource::Path {
            path: runtime.to_string_lossy().into_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        });
        let mut files = emit_crate(&model, &options);
        // The others are not compiled.
        files.retain(|file, _| file == "Cargo.toml" || file.starts_with("src/"));
        let mut hasher = DefaultHasher::new();
        files.hash(&mut hasher);
        Self {
            package: format!("client_{:016x}", hasher.finish()),
            own_name: model.api.name.rust.as_str().to_owned(),
            features: model.resources.iter().map(|it| it.name.spec.clone()).collect(),
            files,
        }
    }
}

/// The files of a spec, each behind a line with its name: `# api.yaml`.
fn spec_files(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in text.lines() {
        let name = line.strip_prefix("# ").filter(|name| name.ends_with(".yaml"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), Vec::new())),
            (None, Some((_, text))) => text.extend(line.bytes().chain([b'\n'])),
            (None, None) => panic!("a line before the first file's name: {line}"),
        }
    }
    files
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
