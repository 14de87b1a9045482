//! Where things are: the workspace around a folder, the APIs under a folder, and the way from one folder to another.

use std::path::{Component, Path, PathBuf};

use crate::exit::Failure;

/// A folder with a `Cargo.toml` and a `spec` folder.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The innermost workspace that holds the current folder.
    pub(crate) fn find() -> Result<Self, Failure> {
        let here = std::env::current_dir().map_err(|error| Failure::io("find the current folder", &error))?;
        here.ancestors()
            .find(|folder| folder.join("spec").is_dir() && folder.join("Cargo.toml").is_file())
            .map(|root| Self { root: root.to_owned() })
            .ok_or_else(|| {
                Failure::new("no workspace here: no folder from here upwards has both `Cargo.toml` and `spec/`")
                    .help("go to the workspace, or name an API: `specwright generate PATH --out DIR`")
            })
    }

    /// The folders of its APIs.
    pub(crate) fn apis(&self) -> Result<Vec<PathBuf>, Failure> {
        find_apis(&from_here(&self.root.join("spec")))
    }

    /// Where its specs are.
    pub(crate) fn spec(&self) -> PathBuf {
        self.root.join("spec")
    }

    /// Where the crate of that API is.
    pub(crate) fn generated(&self, api: &str) -> PathBuf {
        from_here(&self.root.join("generated").join(api))
    }

    /// Where the emitted source of that API is written for reading.
    pub(crate) fn reading_copy(&self, api: &str) -> PathBuf {
        from_here(&self.root.join("target").join("specwright").join(api))
    }

    /// Where the runtime's source is.
    pub(crate) fn runtime(&self) -> PathBuf {
        self.root.join("runtime")
    }
}

/// The API in that folder, or those in its subfolders, in the order of their names.
pub(crate) fn find_apis(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if folder.is_file() {
        return Err(Failure::new(format!("`{}` is a file", folder.display())).help("name the folder it is in"));
    }
    if holds_yaml(folder)? {
        return Ok(vec![folder.to_owned()]);
    }
    let mut apis: Vec<_> = entries(folder)?
        .into_iter()
        .filter(|entry| entry.join("api.yaml").is_file())
        .collect();
    apis.sort();
    if apis.is_empty() {
        return Err(Failure::new(format!("no API in `{}`", folder.display()))
            .help("name a folder with an `api.yaml`, or a folder of such folders"));
    }
    Ok(apis)
}

/// Whether a folder is meant to be an API; one without an `api.yaml` is for the checks to refuse.
fn holds_yaml(folder: &Path) -> Result<bool, Failure> {
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml" || it == "yml");
    Ok(entries(folder)?.iter().any(|entry| is_yaml(entry) && entry.is_file()))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error: std::io::Error| {
        Failure::io(format_args!("read the folder `{}`", folder.display()), &error)
            .help("name a folder with an `api.yaml`, or a folder of such folders")
    };
    std::fs::read_dir(folder)
        .map_err(failure)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failure))
        .collect()
}

/// The path as seen from the current folder where it is below it, so that messages are the same on every machine.
fn from_here(path: &Path) -> PathBuf {
    let below = std::env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned())
}

/// The way from one folder to another, with `/` between its parts. Both are taken from the current folder.
pub(crate) fn way(from: &Path, to: &Path) -> Result<String, Failure> {
    let from = absolute(from)?;
    let to = absolute(to)?;
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to
        .components()
        .skip(shared)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    Ok(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// The absolute path without `.` and `..`; the folder need not exist.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(path)
        .map_err(|error| Failure::io(format_args!("find the folder `{}`", path.display()), &error))?;
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            kept => plain.push(kept),
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::way;

    #[test]
    fn the_way_goes_up_and_down_again() {
        let cases = [
            ("generated/invoicexpress", "runtime", "../../runtime"),
            ("target/specwright/a", "runtime", "../../../runtime"),
            ("a/./b/../c", "a/d", "../d"),
            ("a", "a/b", "b"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(way(Path::new(from), Path::new(to)).unwrap(), expected, "{from} -> {to}");
        }
    }
}
