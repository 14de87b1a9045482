//! The text of the file to acceptances.

use specwright_codegen::yaml::{Entry, NodeKind};

use super::AcceptFile;
use crate::accept::Accepted;
use crate::accept::tree::Tree;
use crate::text::visible;

const KEYS: &[&str] = &["date", "who", "why", "until"];

/// Reads the file.
pub(super) fn file(text: &str) -> Result<AcceptFile, String> {
    let tree = Tree::parse(text)?;
    let mut file = AcceptFile::default();
    let Some(root) = &tree.root else { return Ok(file) };
    let root = tree.mapping(root, "the file")?;
    tree.only(root, &["accepted"])?;
    let Some(entry) = root.entry("accepted") else {
        return Ok(file);
    };
    if matches!(entry.value.kind, NodeKind::Empty) {
        return Ok(file);
    }
    for entry in &tree.mapping(&entry.value, "`accepted`")?.entries {
        let id = &entry.key.value;
        if !is_id(id) {
            let message = format!("`{}` is no id: `d-` and hexadecimal digits", visible(id));
            return Err(tree.wrong(entry.key.span, message));
        }
        file.accepted.insert(id.clone(), acceptance(&tree, entry)?);
    }
    Ok(file)
}

/// Whether a text is an id of a finding: `d-41f0c2`.
pub(super) fn is_id(text: &str) -> bool {
    let digits = text.strip_prefix("d-").unwrap_or_default();
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    (4..=64).contains(&digits.len()) && digits.bytes().all(is_digit)
}

fn acceptance(tree: &Tree, entry: &Entry) -> Result<Accepted, String> {
    let id = &entry.key.value;
    let mapping = tree.mapping(&entry.value, &format!("`{id}`"))?;
    tree.only(mapping, KEYS)?;
    let missing = |key: &str| tree.wrong(entry.key.span, format!("`{id}` has no `{key}`"));
    let date = mapping.get("date").ok_or_else(|| missing("date"))?;
    let why = mapping.get("why").ok_or_else(|| missing("why"))?;
    let date = tree.day(date, "date")?;
    let until = mapping.get("until").map(|node| tree.day(node, "until")).transpose()?;
    if let (Some(until), Some(node)) = (&until, mapping.get("until"))
        && *until < date
    {
        return Err(tree.wrong(node.span, format!("`until: {until}` is before `date: {date}`")));
    }
    Ok(Accepted {
        date,
        who: mapping.get("who").map(|node| tree.text(node, "who")).transpose()?,
        why: tree.text(why, "why")?,
        until,
    })
}
