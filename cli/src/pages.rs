//! Saved pages on disk. What is on them is read by the library.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use specwright_drift::page::{self, NotChecked, Page};

use crate::exit::Failure;

/// The extensions of saved pages, for folders; a file that is named is read whatever it is called.
const EXTENSIONS: &[&str] = &[
    "html", "htm", "xhtml", "md", "markdown", "txt", "mht", "mhtml", "eml", "doc",
];

/// The files to read: those that are named, and the pages directly in folders that are named.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let pages = in_folder(path)?;
            if pages.is_empty() {
                let message = format!("there is no page in `{}`", path.display());
                return Err(Failure::new(message).help(format!("pages end in .{}", EXTENSIONS.join(", ."))));
            }
            found.extend(pages);
        } else if path.is_file() {
            found.push(path.clone());
        } else {
            let message = format!("there is no page `{}`", path.display());
            return Err(Failure::new(message).help("name a saved page, or a folder of saved pages"));
        }
    }
    Ok(found)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = entries(folder)?;
    paths.retain(|path| is_page(path) && path.is_file());
    paths.sort();
    Ok(paths)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error: io::Error| Failure::io(format_args!("read the folder `{}`", folder.display()), &error);
    let paths: Result<Vec<_>, _> = fs::read_dir(folder)
        .map_err(failure)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    paths.map_err(failure)
}

/// The pages in a folder, and in folders of it, that have a list of their facts beside them.
pub(crate) fn with_lists(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            let list = path.with_extension("facts");
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if is_page(&path) && list.is_file() {
                found.push((path, list));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file is called like a page.
fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The bytes of a file. Of one that is too large for a page, one byte more than a page may have: that is enough to know.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let limit = page::LARGEST_PAGE as u64 + 1;
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| Failure::io(format_args!("read the page `{}`", path.display()), &error))?;
    Ok(bytes)
}

/// The name under which reports show a page.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Reads a page. The outer result is about the file, the inner one about what is in it.
pub(crate) fn read(path: &Path) -> Result<Result<Page, NotChecked>, Failure> {
    Ok(page::read(&name(path), &bytes(path)?))
}
