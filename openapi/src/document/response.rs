//! Answers: by status, with their headers and bodies.

use super::fields::Fields;
use super::keys;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Missing, Skipped};
use super::types::{Header, Response, StatusKey};

impl<'a> Reader<'a> {
    pub(super) fn responses(&mut self, fields: Fields<'a>) -> Vec<Response> {
        let mut responses: Vec<Response> = Vec::new();
        for entry in self.entries(fields, "responses") {
            let Some(status) = status(&entry.key) else {
                let text = format!("{} is no status; the answer is left out", quote(&entry.key));
                self.remark(entry.value, Doubtful, text);
                continue;
            };
            if responses.iter().any(|response| response.status == status) {
                let text = format!(
                    "the status {} is there twice; the first one is taken",
                    quote(&entry.key)
                );
                self.remark(entry.value, Doubtful, text);
                continue;
            }
            responses.extend(self.response(status, entry.value));
        }
        let is_success =
            |response: &Response| matches!(response.status, StatusKey::Code(200..400) | StatusKey::Class(2 | 3));
        let has_default = responses.iter().any(|response| response.status == StatusKey::Default);
        if !has_default && !responses.iter().any(is_success) {
            self.remark(fields.id, Missing, "no answer of success is described");
        }
        responses
    }

    fn response(&mut self, status: StatusKey, id: NodeId) -> Option<Response> {
        let end = self.follow(id, Target::Part);
        let Some(fields) = end.and_then(|end| self.object(end, "a response")) else {
            // That there is such an answer is said all the same.
            return self.has_room(300).then(|| Response {
                status,
                about: None,
                headers: Vec::new(),
                contents: Vec::new(),
                place: self.place(id),
            });
        };
        self.check_keys(fields, &keys::RESPONSE);
        if fields.has("links") {
            self.remark(
                fields.id,
                Skipped,
                "links from an answer to other operations are left out",
            );
        }
        if fields.has("schema") {
            let text = "`schema` of an answer is of Swagger 2.0; it belongs into `content`";
            self.remark(fields.id, Doubtful, text);
        }
        self.has_room(300).then_some(())?;
        Some(Response {
            status,
            about: self.text(fields, "description"),
            headers: self.headers(fields),
            contents: self.contents(fields),
            place: self.place(id),
        })
    }

    fn headers(&mut self, fields: Fields<'a>) -> Vec<Header> {
        let mut headers = Vec::new();
        for entry in self.named(fields, "headers") {
            if entry.key.eq_ignore_ascii_case("content-type") || !self.has_room(200) {
                continue;
            }
            let Some(end) = self.follow(entry.value, Target::Part) else {
                continue;
            };
            let Some(header) = self.object(end, "a header") else {
                continue;
            };
            let (schema, media_type, _) = self.value_of(header);
            if media_type.is_some() {
                self.remark(header.id, Skipped, "the media type of a header is left out");
            }
            headers.push(Header {
                name: entry.key.to_string(),
                about: self.text(header, "description"),
                required: self.flag(header, "required"),
                schema,
            });
        }
        headers
    }
}

fn status(key: &str) -> Option<StatusKey> {
    if key.eq_ignore_ascii_case("default") {
        return Some(StatusKey::Default);
    }
    let digits: Vec<char> = key.chars().collect();
    match digits.as_slice() {
        [first @ '1'..='5', 'x' | 'X', 'x' | 'X'] => Some(StatusKey::Class(first.to_digit(10)?.try_into().ok()?)),
        [_, _, _] => {
            let code = key.parse().ok().filter(|code| (100..600).contains(code));
            code.map(StatusKey::Code)
        }
        _ => None,
    }
}
