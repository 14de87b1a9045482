//! What is compared: folders, or revisions of the repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::git;
use crate::apis::Compiled;
use crate::exit::Failure;
use crate::workspace::{Workspace, find_apis};

/// The APIs of one side, by the names of their folders.
pub(super) struct Apis {
    /// As the user named it.
    pub(super) name: String,
    pub(super) apis: BTreeMap<String, Compiled>,
    /// Whether an API itself was named, and not a folder of several.
    is_single: bool,
}

impl Apis {
    /// The API that was named itself.
    pub(super) fn single(&self) -> Option<&Compiled> {
        self.apis.values().next().filter(|_| self.is_single)
    }
}

/// Both sides, in the order of the arguments.
pub(super) fn both(old: &str, new: Option<&str>) -> Result<(Apis, Apis), Failure> {
    let new = match new {
        Some(new) => named(new)?,
        None => beside(old)?,
    };
    Ok((named(old)?, new))
}

/// A folder wins over a revision of the same name: it can be seen.
fn named(name: &str) -> Result<Apis, Failure> {
    match Path::new(name).is_dir() {
        true => folder(name, Path::new(name)),
        false => revision(name),
    }
}

/// What is now where the revision had it.
fn beside(old: &str) -> Result<Apis, Failure> {
    if Path::new(old).is_dir() {
        return Err(Failure::new("a folder is compared with another one")
            .help("name both: `specwright diff OLD NEW`, or a revision: `specwright diff HEAD`"));
    }
    let (_, path) = split(old);
    let here = match path {
        Some(path) => git::top()?.join(path),
        None => spec_here()?,
    };
    let below = std::env::current_dir().ok();
    let below = below.and_then(|current| here.strip_prefix(current).ok().map(Path::to_owned));
    let shown = below.filter(|path| !path.as_os_str().is_empty()).unwrap_or(here);
    folder(&shown.display().to_string(), &shown)
}

fn folder(name: &str, path: &Path) -> Result<Apis, Failure> {
    let folders = find_apis(path)?;
    let is_single = folders == [path.to_owned()];
    let load = |folder: PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Compiled::load(&folder).map(|api| (name, api))
    };
    Ok(Apis {
        name: name.to_owned(),
        apis: folders.into_iter().map(load).collect::<Result<_, _>>()?,
        is_single,
    })
}

fn revision(name: &str) -> Result<Apis, Failure> {
    let (revision, path) = split(name);
    let commit = git::commit(revision)?;
    let path = match path {
        Some(path) => path.trim_matches('/').to_owned(),
        None => git::path_of(&spec_here()?)?,
    };
    let mut folders: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for (file, content) in git::specs(&commit, &path)? {
        let (folder, _) = file.rsplit_once('/').unwrap_or(("", &file));
        let shown = format!("{revision}:{file}");
        folders.entry(folder.to_owned()).or_default().push((shown, content));
    }
    let is_single = folders.contains_key(&path);
    folders.retain(|folder, files| match is_single {
        true => *folder == path,
        false => is_child(folder, &path) && files.iter().any(|(file, _)| file.ends_with("/api.yaml")),
    });
    if folders.is_empty() {
        let message = format!("no API in `{path}` at `{revision}`");
        return Err(Failure::new(message).help("name the place of the specs: `REVISION:PATH`"));
    }
    let compile = |(folder, files): (String, Vec<(String, Vec<u8>)>)| {
        let name = folder.rsplit('/').next().unwrap_or_default().to_owned();
        (
            name,
            Compiled::of_files(Path::new(&format!("{revision}:{folder}")), files),
        )
    };
    Ok(Apis {
        name: name.to_owned(),
        apis: folders.into_iter().map(compile).collect(),
        is_single,
    })
}

fn is_child(folder: &str, of: &str) -> bool {
    let below = match of {
        "" => Some(folder),
        of => folder.strip_prefix(of).and_then(|below| below.strip_prefix('/')),
    };
    below.is_some_and(|below| !below.is_empty() && !below.contains('/'))
}

/// `HEAD~1:spec/bakery` is a revision and a path from the top of the repository.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once(':') {
        Some((revision, path)) => (revision, Some(path)),
        None => (name, None),
    }
}

/// The `spec` folder of the workspace.
fn spec_here() -> Result<PathBuf, Failure> {
    Workspace::find().map(|workspace| workspace.spec()).map_err(|failure| {
        failure.help("name the place of the specs: `specwright diff REVISION:PATH`, or go to the workspace")
    })
}

#[cfg(test)]
mod tests {
    use super::{is_child, split};

    #[test]
    fn a_revision_may_have_a_path() {
        assert_eq!(split("HEAD~1"), ("HEAD~1", None));
        assert_eq!(split("v1:spec/bakery"), ("v1", Some("spec/bakery")));
    }

    #[test]
    fn only_folders_right_below_are_apis_of_a_folder() {
        assert!(is_child("spec/bakery", "spec"));
        assert!(is_child("bakery", ""));
        assert!(!is_child("spec/bakery/old", "spec"));
        assert!(!is_child("spec2/bakery", "spec"));
        assert!(!is_child("spec", "spec"));
    }
}
