//! Paths of values: `items[2].name`, `rates["EUR"]`.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use super::visible::write_visible;
use super::words::Digits;

/// A longer key is cut: a path is for reading.
const MOST_KEY_CHARACTERS: usize = 40;

/// Room for the steps that will come before the first one.
const MORE: usize = 16;

/// One step of a path.
pub(super) enum Segment<'a> {
    /// `name`
    Field(&'a str),
    /// The same, with a name that is part of the program.
    Own(&'static str),
    /// `[2]`
    Index(usize),
    /// `["EUR"]`
    Key(&'a dyn Display),
}

impl Segment<'_> {
    /// Puts itself before a path.
    pub(super) fn put_before(&self, path: &mut Cow<'static, str>) {
        if let (Self::Own(name), "") = (self, &**path) {
            *path = Cow::Borrowed(name);
            return;
        }
        let rest = std::mem::take(path);
        *path = Cow::Owned(match rest {
            Cow::Owned(rest) if !rest.is_empty() => self.inserted_into(rest),
            rest => self.followed_by(&rest),
        });
    }

    /// In a text that has room for it.
    fn inserted_into(&self, mut path: String) -> String {
        if !path.starts_with('[') {
            path.insert(0, '.');
        }
        match self {
            Self::Field(name) | Self::Own(name) => path.insert_str(0, name),
            // No machine counts further than `u64`.
            Self::Index(index) => Digits::of(*index as u64).in_brackets(|step| path.insert_str(0, step)),
            Self::Key(key) => path.insert_str(0, &format!("[\"{}\"]", quoted(*key))),
        }
        path
    }

    /// In a new text, with room for the steps that come before it.
    fn followed_by(&self, rest: &str) -> String {
        let mut path = String::with_capacity(self.usual_length() + rest.len() + MORE);
        match self {
            Self::Field(name) | Self::Own(name) => path.push_str(name),
            Self::Index(index) => Digits::of(*index as u64).in_brackets(|step| path.push_str(step)),
            Self::Key(key) => {
                path.push_str("[\"");
                path.push_str(&quoted(*key));
                path.push_str("\"]");
            }
        }
        if !rest.is_empty() && !rest.starts_with('[') {
            path.push('.');
        }
        path.push_str(rest);
        path
    }

    fn usual_length(&self) -> usize {
        match self {
            Self::Field(name) | Self::Own(name) => name.len(),
            Self::Index(_) | Self::Key(_) => 8,
        }
    }

    #[cfg(test)]
    fn join(&self, rest: &str) -> String {
        let mut path = Cow::Owned(rest.to_owned());
        self.put_before(&mut path);
        path.into_owned()
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
        assert_eq!(Segment::Own("items").join(""), "items");
        assert_eq!(Segment::Own("items").join("name"), "items.name");
        let mut path = Cow::Borrowed("");
        for step in [
            Segment::Own("name"),
            Segment::Index(2),
            Segment::Own("items"),
            Segment::Field("order"),
        ] {
            step.put_before(&mut path);
        }
        assert_eq!(path, "order.items[2].name");
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
