//! What a run wrote, kept beside it: a checksum for each file, so that a later run can tell what was edited by hand.
//!
//! The list has the form of `sha256sum`; what stands behind `#` is a comment to that program. Checksums are those of text
//! whose lines end in `\n`, since version control may write other line ends.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// What every record begins with.
const FIRST: &str = "# specwright.lock 1: written by `";

/// What stands behind the command.
const LAST: &str = "`. It tells which files were edited by hand since.";

/// What stands before an option of the command.
const OPTION: &str = "# --";

/// Settings of the run, and the checksum of each file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// The command that wrote the files.
    pub(crate) command: String,
    /// Names of options without `--`, and values.
    pub(crate) options: Vec<(String, String)>,
    files: BTreeMap<String, String>,
}

impl Record {
    /// The record of these files.
    pub(crate) fn of(command: String, files: &BTreeMap<String, String>, options: Vec<(String, String)>) -> Self {
        let files = files.iter();
        let files = files.map(|(name, text)| (name.clone(), checksum(text.as_bytes())));
        Self {
            command,
            options,
            files: files.collect(),
        }
    }

    /// The names of the files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether the file is recorded, and if so, whether this is its content.
    pub(crate) fn knows(&self, name: &str, content: &[u8]) -> Option<bool> {
        self.files.get(name).map(|written| *written == checksum(content))
    }

    /// The text of the record.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{FIRST}{}{LAST}\n", self.command);
        for (name, value) in &self.options {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{OPTION}{name} {value}");
        }
        for (name, sum) in &self.files {
            let _ = writeln!(text, "{sum}  {name}");
        }
        text
    }

    /// Reads the text of a record, or tells the line that cannot be read.
    pub(crate) fn parse(text: &str) -> Result<Self, usize> {
        let first = text.lines().next().unwrap_or_default();
        let command = first.strip_prefix(FIRST).and_then(|rest| rest.strip_suffix(LAST));
        let mut record = Self {
            command: command.ok_or(1_usize)?.to_owned(),
            ..Self::default()
        };
        for (number, line) in text.lines().enumerate().skip(1) {
            record.add(line).ok_or(number + 1)?;
        }
        Ok(record)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        if let Some(option) = line.strip_prefix(OPTION) {
            let (name, value) = option.split_once(' ')?;
            self.options.push((name.to_owned(), value.to_owned()));
        } else if !line.starts_with('#') && !line.is_empty() {
            let (sum, name) = line.split_once("  ")?;
            let is_sum = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
            let is_new = self.files.insert(name.to_owned(), sum.to_owned()).is_none();
            (is_sum && is_new).then_some(())?;
        }
        Some(())
    }
}

/// Of the text as it was before anything changed its line ends.
fn checksum(content: &[u8]) -> String {
    let digest = match content.contains(&b'\r') {
        true => Sha256::digest(with_plain_line_ends(content)),
        false => Sha256::digest(content),
    };
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The content with `\n` for every `\r\n`.
pub(crate) fn with_plain_line_ends(content: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(content.len());
    let mut bytes = content.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if byte != b'\r' || bytes.peek() != Some(&&b'\n') {
            plain.push(byte);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Record;

    fn record() -> Record {
        let files = BTreeMap::from([("src/lib.rs".to_owned(), "//! x\n//! y\n".to_owned())]);
        Record::of(
            "specwright generate".to_owned(),
            &files,
            vec![("author".to_owned(), "The bakers".to_owned())],
        )
    }

    #[test]
    fn what_is_written_is_read() {
        let text = record().text();
        assert_eq!(Record::parse(&text), Ok(record()));
        let other_ends = text.replace('\n', "\r\n");
        assert_eq!(Record::parse(&other_ends), Ok(record()));
    }

    #[test]
    fn other_line_ends_are_no_edit() {
        let record = record();
        for (content, expected) in [
            ("//! x\n//! y\n", Some(true)),
            ("//! x\r\n//! y\r\n", Some(true)),
            ("//! x\n//! y", Some(false)),
            ("//! x\r//! y\n", Some(false)),
            ("//! x\n//! z\n", Some(false)),
        ] {
            assert_eq!(record.knows("src/lib.rs", content.as_bytes()), expected, "{content:?}");
        }
        assert_eq!(record.knows("src/other.rs", b""), None);
    }

    #[test]
    fn what_is_no_record_is_refused_by_its_line() {
        let text = record().text();
        let sum = text.lines().last().unwrap();
        for (text, line) in [
            (String::new(), 1),
            (text.replace("lock 1", "lock 2"), 1),
            (format!("{text}<<<<<<< HEAD\n"), 4),
            (format!("{text}12ab  src/lib.rs\n"), 4),
            (format!("{text}{sum}\n"), 4),
            (text.replace("--author The bakers", "--author"), 2),
        ] {
            assert_eq!(Record::parse(&text), Err(line), "{text}");
        }
    }
}
