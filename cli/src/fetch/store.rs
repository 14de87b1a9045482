//! The folder in which fetched pages are kept, with an index of where each came from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::exit::Failure;
use crate::files;
use crate::output::remark;

/// The index's name.
const INDEX: &str = "pages.json";

/// The longest part of an address that becomes a file's name.
const LONGEST_NAME: usize = 60;

/// A page that was fetched before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its name in the folder.
    pub(super) file: String,
    /// The day on which its bytes came.
    pub(super) date: String,
    /// What the site calls this state of it.
    pub(super) etag: Option<String>,
    /// When the site says it was changed.
    pub(super) last_modified: Option<String>,
}

/// The folder.
#[derive(Debug)]
pub(super) struct Store {
    folder: PathBuf,
    pages: BTreeMap<String, Kept>,
}

impl Store {
    /// Opens the folder, which need not exist. An index that cannot be read counts as none.
    pub(super) fn open(folder: &Path) -> Self {
        let path = folder.join(INDEX);
        let pages = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).ok().and_then(|value| read_index(&value)),
            Err(_) => Some(BTreeMap::new()),
        };
        if pages.is_none() {
            remark(&format!(
                "`{}` cannot be read; every page is fetched anew\n",
                path.display()
            ));
        }
        Self {
            folder: folder.to_owned(),
            pages: pages.unwrap_or_default(),
        }
    }

    /// What is kept of that address, if its file is still there.
    pub(super) fn kept(&self, address: &str) -> Option<&Kept> {
        self.pages.get(address).filter(|kept| self.path(kept).is_file())
    }

    pub(super) fn path(&self, kept: &Kept) -> PathBuf {
        self.folder.join(&kept.file)
    }

    /// Keeps a page: its bytes first, then the index that says so.
    pub(super) fn keep(&mut self, address: &str, extension: &str, bytes: &[u8], kept: Kept) -> Result<(), Failure> {
        let file = format!("{}.{extension}", file_name(address));
        files::replace(&self.folder.join(&file), bytes)?;
        self.pages.insert(address.to_owned(), Kept { file, ..kept });
        files::replace(&self.folder.join(INDEX), format!("{:#}\n", self.index()).as_bytes())
    }

    fn index(&self) -> Value {
        let page = |(address, kept): (&String, &Kept)| {
            let mut page = Map::new();
            page.insert("address".to_owned(), json!(address));
            page.insert("file".to_owned(), json!(kept.file));
            page.insert("date".to_owned(), json!(kept.date));
            page.extend(kept.etag.as_ref().map(|etag| ("etag".to_owned(), json!(etag))));
            page.extend(
                kept.last_modified
                    .as_ref()
                    .map(|day| ("last_modified".to_owned(), json!(day))),
            );
            Value::Object(page)
        };
        json!({ "version": 1, "pages": self.pages.iter().map(page).collect::<Vec<_>>() })
    }
}

fn read_index(value: &Value) -> Option<BTreeMap<String, Kept>> {
    let text = |page: &Value, key: &str| page[key].as_str().map(str::to_owned);
    let read = |page: &Value| {
        let kept = Kept {
            file: text(page, "file").filter(|file| is_plain(file))?,
            date: text(page, "date")?,
            etag: text(page, "etag"),
            last_modified: text(page, "last_modified"),
        };
        Some((text(page, "address")?, kept))
    };
    (value["version"] == 1).then_some(())?;
    value["pages"].as_array()?.iter().map(read).collect()
}

/// Whether the name is of a file in the folder itself.
fn is_plain(file: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !file.is_empty() && file.chars().all(is_plain) && !file.starts_with('.')
}

/// A name that tells people which page it is, and that no other address has.
fn file_name(address: &str) -> String {
    let words = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut name = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name.trim_matches(['-', '.']).chars().take(LONGEST_NAME).collect();
    format!("{name}-{:08x}", checksum(address))
}

/// FNV-1a: the same on every machine and in every version, as a name on disk has to be.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum: u32, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_page() {
        let name = file_name("https://docs.bakery.example/api/orders.html?v=2");
        assert!(name.starts_with("docs.bakery.example-api-orders.html-v-2-"), "{name}");
        assert!(is_plain(&name));
        assert_ne!(file_name("https://a.example/a b"), file_name("https://a.example/a-b"));
        assert!(file_name(&"https://a.example/ä/".repeat(50)).len() < 80);
    }

    #[test]
    fn an_index_names_files_of_its_own_folder_only() {
        let index =
            |file: &str| json!({ "version": 1, "pages": [{ "address": "a", "file": file, "date": "2026-01-02" }] });
        assert_eq!(read_index(&index("a.html")).map(|pages| pages.len()), Some(1));
        for file in ["../a.html", "/etc/passwd", "a\\b", ".hidden", ""] {
            assert_eq!(read_index(&index(file)), None, "{file}");
        }
        assert_eq!(read_index(&json!({ "version": 2, "pages": [] })), None);
    }
}
