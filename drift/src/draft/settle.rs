//! Takes out of a draft what the language refuses; a comment says what and why.

use specwright_codegen::writing::settle::{Author, Change, File, How, settle};

use super::yaml::Value;
use crate::text::visible;

/// The files, without what was refused.
pub(super) fn settled(files: Vec<File>) -> Vec<File> {
    settle(&mut Draft, files)
}

struct Draft;

impl Author for Draft {
    fn refuses(&self, rule: &str) -> bool {
        rule == "secret-looks-real"
    }

    fn unknown_type(&self) -> &'static str {
        "string"
    }

    fn changed(&mut self, change: Change<'_>) {
        let How::LeftOut { entry, around, .. } = change.how else {
            return;
        };
        let what = match &entry.value {
            Value::Yaml(yaml) => format!("`{}: {yaml}`", entry.key),
            Value::Text(_) | Value::Map(_) => format!("`{}`", entry.key),
        };
        around.leave_out(format!("{} - {}", visible(&what), visible(change.said)));
        if entry.key.starts_with("required_") && !around.has("optional") {
            around.yaml("optional", "true");
            if !around.has("required_when") && entry.key != "required_when" {
                around.text("required_when", "In a case that the page describes.");
            }
        }
    }
}
