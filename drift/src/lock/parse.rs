//! The text of the file to its entries.

use specwright_codegen::yaml::{Entry, NodeKind};

use super::{LockFile, Locked};
use crate::accept::tree::Tree;
use crate::text::visible;

const KEYS: &[&str] = &["page", "read", "fingerprint", "facts"];

/// Reads the file.
pub(super) fn file(text: &str) -> Result<LockFile, String> {
    let tree = Tree::parse(text)?;
    let mut file = LockFile::default();
    let Some(root) = &tree.root else { return Ok(file) };
    let root = tree.mapping(root, "the file")?;
    tree.only(root, &["operations"])?;
    let Some(entry) = root.entry("operations") else {
        return Ok(file);
    };
    if matches!(entry.value.kind, NodeKind::Empty) {
        return Ok(file);
    }
    for entry in &tree.mapping(&entry.value, "`operations`")?.entries {
        file.operations.insert(entry.key.value.clone(), locked(&tree, entry)?);
    }
    Ok(file)
}

fn locked(tree: &Tree, entry: &Entry) -> Result<Locked, String> {
    let name = visible(&entry.key.value);
    let mapping = tree.mapping(&entry.value, &format!("`{name}`"))?;
    tree.only(mapping, KEYS)?;
    let value = |key: &str| {
        let missing = || tree.wrong(entry.key.span, format!("`{name}` has no `{key}`"));
        mapping.get(key).ok_or_else(missing)
    };
    let fingerprint = tree.text(value("fingerprint")?, "fingerprint")?;
    let is_fingerprint = fingerprint.len() == 16 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_fingerprint {
        let message = format!(
            "`fingerprint: {}` is no fingerprint: 16 hexadecimal digits",
            visible(&fingerprint)
        );
        return Err(tree.wrong(value("fingerprint")?.span, message));
    }
    let facts = tree.text(value("facts")?, "facts")?;
    let count = facts.parse();
    Ok(Locked {
        page: tree.text(value("page")?, "page")?,
        read: tree.day(value("read")?, "read")?,
        fingerprint,
        facts: count.map_err(|_| tree.wrong(entry.value.span, format!("`facts: {}` is no number", visible(&facts))))?,
    })
}
