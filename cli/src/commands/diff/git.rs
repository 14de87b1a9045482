//! Files of a revision, read with `git`: nothing is checked out, nothing is written.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use specwright_codegen::LARGEST_FILE;

use crate::exit::Failure;

/// The commit that a revision means, as a hash.
pub(super) fn commit(revision: &str) -> Result<String, Failure> {
    let wanted = format!("{revision}^{{commit}}");
    // What begins with a dash, or means a range, is no revision; behind `--end-of-options` it is no option either.
    let answer = git(["rev-parse", "--verify", "--quiet", "--end-of-options", wanted.as_str()])?;
    let hash = answer.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
    match hash {
        Some(hash) if hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => Ok(hash),
        _ => Err(Failure::new(format!(
            "`{revision}` is neither a folder nor a revision of a git repository here"
        ))
        .help("name a folder that holds specs, or a commit, branch or tag: `specwright diff HEAD~1`")),
    }
}

/// The top folder of the repository around the current folder.
pub(super) fn top() -> Result<PathBuf, Failure> {
    let answer = git(["rev-parse", "--show-toplevel"])?.ok_or_else(no_repository)?;
    let path = String::from_utf8_lossy(&answer)
        .trim_end_matches(['\n', '\r'])
        .to_owned();
    PathBuf::from(path)
        .canonicalize()
        .map_err(|error| Failure::io("find the top folder of the repository", &error))
}

/// A folder as the repository names it, from its top.
pub(super) fn path_of(folder: &Path) -> Result<String, Failure> {
    let folder = folder
        .canonicalize()
        .map_err(|error| Failure::io(format_args!("find the folder `{}`", folder.display()), &error))?;
    let top = top()?;
    let below = folder.strip_prefix(&top).map_err(|_| {
        Failure::new(format!("`{}` is not in the repository", folder.display()))
            .help("go to the repository that holds the specs")
    })?;
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// Every YAML file at and below a path of a commit, with its path from the top, in the order of the paths.
pub(super) fn specs(commit: &str, path: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut arguments = vec![
        "--literal-pathspecs",
        "ls-tree",
        "-r",
        "-z",
        "-l",
        "--full-tree",
        commit,
    ];
    if !path.is_empty() {
        arguments.extend(["--", path]);
    }
    let listed = git(arguments)?.ok_or_else(|| unreadable(path))?;
    let entries = listed.split(|byte| *byte == 0).filter_map(entry);
    entries
        .filter(|entry| is_yaml(&entry.path))
        .map(|entry| {
            if entry.size > LARGEST_FILE {
                return Err(Failure::new(format!("`{}` is too large for a spec", entry.path)));
            }
            let content = git(["cat-file", "blob", &entry.hash])?.ok_or_else(|| unreadable(&entry.path))?;
            Ok((entry.path, content))
        })
        .collect()
}

struct Entry {
    hash: String,
    size: usize,
    path: String,
}

/// `100644 blob <hash> <size>\t<path>`; links and modules are no files.
fn entry(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line).ok()?;
    let (head, path) = line.split_once('\t')?;
    let mut words = head.split_whitespace();
    let (mode, kind, hash, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let is_file = mode.starts_with("100") && kind == "blob";
    is_file.then(|| Entry {
        hash: hash.to_owned(),
        size: size.parse().unwrap_or(usize::MAX),
        path: path.to_owned(),
    })
}

fn is_yaml(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn unreadable(path: &str) -> Failure {
    Failure::new(format!("git could not read `{path}`"))
}

fn no_repository() -> Failure {
    Failure::new("no git repository around the current folder").help("name two folders: `specwright diff OLD NEW`")
}

/// What `git` says; `None` where it says no.
fn git<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Result<Option<Vec<u8>>, Failure> {
    let output = Command::new("git")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            Failure::io("run `git`, which reads revisions", &error).help("install git, or name two folders")
        })?;
    Ok(output.status.success().then_some(output.stdout))
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn only_files_are_entries() {
        let hash = "a".repeat(40);
        let of = |line: String| entry(line.as_bytes()).map(|entry| (entry.path, entry.size));
        let file = of(format!("100644 blob {hash}      12\tspec/a b.yaml"));
        assert_eq!(file, Some(("spec/a b.yaml".to_owned(), 12)));
        assert_eq!(of(format!("120000 blob {hash}      12\tspec/link.yaml")), None);
        assert_eq!(of(format!("160000 commit {hash}       -\tmodule")), None);
        assert_eq!(of(String::new()), None);
    }
}
