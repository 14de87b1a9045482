//! Bodies, one for each media type.

use super::fields::Fields;
use super::keys;
use super::parameter::style_called;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Skipped};
use super::types::{Content, Encoding};

/// How many media types one body may have.
const MOST_CONTENTS: usize = 50;

impl<'a> Reader<'a> {
    /// `content`: what a body is like in each media type.
    pub(super) fn contents(&mut self, fields: Fields<'a>) -> Vec<Content> {
        let mut contents: Vec<Content> = Vec::new();
        for entry in self.entries(fields, "content") {
            let media_type = plain_media_type(&entry.key);
            if !media_type.contains('/') {
                let text = format!("{} is no media type; it is left out", quote(&entry.key));
                self.remark(entry.value, Doubtful, text);
                continue;
            }
            if contents.len() >= MOST_CONTENTS {
                let text = format!("there are more than {MOST_CONTENTS} media types; the rest is left out");
                self.remark(entry.value, Skipped, text);
                break;
            }
            if contents.iter().any(|content| content.media_type == media_type) {
                let text = format!(
                    "{} is there with several parameters; the first is taken",
                    quote(&media_type)
                );
                self.remark(entry.value, Skipped, text);
                continue;
            }
            if !self.has_room(300) {
                break;
            }
            contents.extend(self.content(media_type, entry.value));
        }
        contents
    }

    fn content(&mut self, media_type: String, id: NodeId) -> Option<Content> {
        let end = self.follow(id, Target::Part)?;
        let fields = self.object(end, "a media type")?;
        self.check_keys(fields, &keys::CONTENT);
        Some(Content {
            media_type,
            schema: fields.get("schema").map(|schema| self.schema_at(schema)),
            example: self.example(fields),
            encodings: self.encodings(fields),
            place: self.place(id),
        })
    }

    fn encodings(&mut self, fields: Fields<'a>) -> Vec<Encoding> {
        let mut encodings = Vec::new();
        for entry in self.named(fields, "encoding") {
            let Some(encoding) = self.object(entry.value, "an encoding") else {
                continue;
            };
            self.check_keys(encoding, &keys::ENCODING);
            if encoding.has("headers") {
                self.remark(encoding.id, Skipped, "headers of a part of a form are left out");
            }
            let written = self.text(encoding, "style");
            let style = written.as_deref().and_then(style_called);
            if let (Some(written), None) = (&written, style) {
                self.remark(encoding.id, Doubtful, format!("{} is no style", quote(written)));
            }
            let explode = self.choice(encoding, "explode");
            let media_type = self.text(encoding, "contentType");
            encodings.push((entry.key.to_string(), style, explode, media_type));
        }
        encodings
    }
}

/// Without parameters, in small letters.
fn plain_media_type(written: &str) -> String {
    let plain = written.split(';').next().unwrap_or_default();
    plain.trim().to_ascii_lowercase()
}
