//! Paths of values: `items[2].name`, `rates["EUR"]`.

use std::fmt::{self, Display, Write};

use super::visible::write_visible;

/// A longer key is cut: a path is for reading.
const MOST_KEY_CHARACTERS: usize = 40;

/// One step of a path.
pub(super) enum Segment<'a> {
    /// `name`
    Field(&'a str),
    /// `[2]`
    Index(usize),
    /// `["EUR"]`
    Key(&'a dyn Display),
}

impl Segment<'_> {
    /// Puts itself before a path.
    pub(super) fn join(&self, rest: &str) -> String {
        let dot = if rest.is_empty() || rest.starts_with('[') {
            ""
        } else {
            "."
        };
        match self {
            Self::Field(name) => format!("{name}{dot}{rest}"),
            Self::Index(index) => format!("[{index}]{dot}{rest}"),
            Self::Key(key) => format!("[\"{}\"]{dot}{rest}", quoted(*key)),
        }
    }
}

/// The path with other keys.
pub(super) fn map_keys<'p>(path: &'p str, map: &dyn Fn(&'p str) -> &'p str) -> String {
    let mut mapped = String::new();
    let mut rest = path;
    while let Some(start) = rest.find("[\"") {
        let (before, following) = rest.split_at(start + 2);
        let (key, after) = following.split_at(end_of_key(following));
        mapped.push_str(before);
        mapped.push_str(map(key));
        rest = after;
    }
    mapped.push_str(rest);
    mapped
}

/// At the quote that is not escaped.
fn end_of_key(text: &str) -> usize {
    let mut escaped = false;
    let end = text.find(|character| {
        let is_end = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        is_end
    });
    end.unwrap_or(text.len())
}

/// The key as it stands in a path.
pub(crate) fn shown_key(key: &str) -> String {
    quoted(&key)
}

/// The key with quotes, backslashes and what cannot be seen escaped, and its end cut off where it is long.
fn quoted(key: &dyn Display) -> String {
    let mut cut = KeyText::default();
    // The writer ends the formatting early once it is full; what it has by then is what is wanted.
    let _ = write!(cut, "{key}");
    cut.text
}

#[derive(Default)]
struct KeyText {
    text: String,
    characters: usize,
}

impl Write for KeyText {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        for character in part.chars() {
            if self.characters == MOST_KEY_CHARACTERS {
                self.text.push('…');
                return Err(fmt::Error);
            }
            self.characters += 1;
            if matches!(character, '"' | '\\') {
                self.text.push('\\');
            }
            write_visible(&mut self.text, character)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_join() {
        assert_eq!(Segment::Field("items").join(""), "items");
        assert_eq!(Segment::Field("items").join("[2].name"), "items[2].name");
        assert_eq!(Segment::Index(2).join("name"), "[2].name");
        assert_eq!(Segment::Index(2).join("[3]"), "[2][3]");
        assert_eq!(Segment::Key(&"EUR").join("rate"), "[\"EUR\"].rate");
    }

    #[test]
    fn keys_cannot_pose_as_paths() {
        assert_eq!(
            Segment::Key(&"a\"]\n\u{1b}[31m\\").join(""),
            r#"["a\"]\n\u{1b}[31m\\"]"#
        );
        assert_eq!(Segment::Key(&"\u{202e}x").join(""), r#"["\u{202e}x"]"#);
    }

    #[test]
    fn keys_are_mapped() {
        let path = Segment::Key(&"a\\\"]").join(&Segment::Field("b").join(&Segment::Key(&"c").join("")));
        let keys = |key| if key == shown_key("a\\\"]") { "x" } else { key };
        assert_eq!(map_keys(&path, &keys), "[\"x\"].b[\"c\"]");
        assert_eq!(map_keys("a[2]", &|_| "x"), "a[2]");
    }

    #[test]
    fn long_keys_are_cut() {
        let key = "k".repeat(1_000);
        let path = Segment::Key(&key).join("");
        assert_eq!(path, format!("[\"{}…\"]", "k".repeat(MOST_KEY_CHARACTERS)));
    }
}
