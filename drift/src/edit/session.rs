//! The files of an API while they are edited: one edit after the other, each compiled.

use std::collections::BTreeMap;

use specwright_codegen::diagnostic::Severity;

use super::{Edited, place, tree};
use crate::edit::Edit;

/// The files of an API, as they were and as they are by now.
pub(super) struct Session<'a> {
    before: &'a [(String, Vec<u8>)],
    now: Vec<(String, Vec<u8>)>,
    errors: Errors,
}

/// How often each error is there, by rule and headline.
type Errors = BTreeMap<(&'static str, String), usize>;

impl<'a> Session<'a> {
    pub(super) fn new(files: &'a [(String, Vec<u8>)]) -> Self {
        Self {
            before: files,
            now: files.to_vec(),
            errors: errors(files),
        }
    }

    /// Makes an edit, or says why not.
    pub(super) fn make(&mut self, edit: &Edit) -> Result<(), String> {
        self.make_together(&[edit])
    }

    /// Makes all of these edits, or none and says why not: one may need the other.
    pub(super) fn make_together(&mut self, edits: &[&Edit]) -> Result<(), String> {
        let mut files = self.now.clone();
        for edit in edits {
            write(&mut files, edit)?;
        }
        if files == self.now {
            return Ok(());
        }
        let errors = errors(&files);
        let known = |error: &(&'static str, String)| self.errors.get(error).copied().unwrap_or(0);
        let new = errors.iter().find(|(error, count)| known(error) < **count);
        if let Some(((_, headline), _)) = new {
            return Err(headline.clone());
        }
        (self.now, self.errors) = (files, errors);
        Ok(())
    }

    /// The files that are not as they were.
    pub(super) fn finish(self) -> Vec<Edited> {
        let pairs = self
            .before
            .iter()
            .zip(self.now)
            .filter(|(before, now)| before.1 != now.1);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        pairs
            .map(|(before, now)| Edited {
                file: before.0.clone(),
                before: text(&before.1),
                after: text(&now.1),
            })
            .collect()
    }
}

/// Writes an edit into its file, whatever the compiler says of it.
fn write(files: &mut [(String, Vec<u8>)], edit: &Edit) -> Result<(), String> {
    let is_same = |path: &str| path.replace('\\', "/") == edit.file.replace('\\', "/");
    let file = files.iter_mut().find(|(path, _)| is_same(path));
    let (_, bytes) = file.ok_or_else(|| format!("there is no file `{}`", edit.file))?;
    let text = std::str::from_utf8(bytes).map_err(|_| "the file is not UTF-8 text".to_owned())?;
    *bytes = edited(text, edit)?.into_bytes();
    Ok(())
}

/// The text with the edit, which says what the edit means and nothing else.
pub(super) fn edited(text: &str, edit: &Edit) -> Result<String, String> {
    let meant = tree::Value::of(&tree::parse(text)?).changed(edit)?;
    if meant == tree::Value::of(&tree::parse(text)?) {
        return Ok(text.to_owned());
    }
    let changed = place::edited(text, edit)?;
    let said = tree::parse(&changed).map(|root| tree::Value::of(&root));
    match said {
        Ok(said) if said == meant => Ok(changed),
        _ => Err("the layout of the file stands in the way; edit it by hand".to_owned()),
    }
}

fn errors(files: &[(String, Vec<u8>)]) -> Errors {
    let outcome = specwright_codegen::compile(files.iter().cloned());
    let mut errors = Errors::new();
    for found in outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
    {
        *errors.entry((found.rule.id, found.headline.clone())).or_default() += 1;
    }
    errors
}
