//! Answers by status.

use specwright_codegen::writing::Map;

use super::alike::are_alike;
use super::body::{Format, format_of};
use super::field::Said;
use super::importer::Importer;
use super::names::{Names, capital, reason};
use super::parameter::field_name;
use super::types::{Direction, Mode};
use super::value::At;
use super::words::short;
use crate::document::{Operation, Response, StatusKey};

impl<'a> Importer<'a> {
    /// The answers of an operation.
    pub(super) fn answers(&mut self, operation: &'a Operation, owner: &str) -> Map {
        let mut responds = Map::default();
        self.successes(operation, owner, &mut responds);
        for response in &operation.responses {
            match response.status {
                StatusKey::Code(status) if !(200..300).contains(&status) => {
                    self.failure(status, response, &mut responds);
                }
                StatusKey::Class(class) if class != 2 => {
                    let text = format!("{class}XX names no status: such an error is told by what its body says");
                    self.skipped(&response.place, text);
                }
                _ => {}
            }
        }
        responds
    }

    fn successes(&mut self, operation: &'a Operation, owner: &str, responds: &mut Map) {
        let mut successes: Vec<(u16, &'a Response)> = Vec::new();
        for response in &operation.responses {
            match response.status {
                StatusKey::Code(status) if (200..300).contains(&status) => successes.push((status, response)),
                _ => {}
            }
        }
        if successes.is_empty() {
            let is_any = |key: StatusKey| matches!(key, StatusKey::Class(2) | StatusKey::Default);
            let ranged = operation
                .responses
                .iter()
                .find(|response| response.status == StatusKey::Class(2));
            let found = ranged.or(operation.responses.iter().find(|response| is_any(response.status)));
            if let Some(response) = found {
                self.guessed(&response.place, "no status of a success is said; it is taken for 200");
                successes.push((200, response));
            }
        }
        let pending = take_pending(operation, &mut successes);
        let Some(&(status, main)) = successes
            .iter()
            .find(|(_, response)| !response.contents.is_empty())
            .or(successes.first())
        else {
            self.guessed(
                &operation.place,
                "no success is described; it is taken for 200 without a body",
            );
            let mut map = Map::default();
            map.yaml("body", "empty");
            responds.map("200", map);
            return;
        };
        let has_empty = successes.iter().any(|(_, response)| response.contents.is_empty());
        let mut answer = self.success(main, owner, operation, has_empty && !main.contents.is_empty());
        let mut also = Vec::new();
        let mut others = Vec::new();
        for (other, response) in successes.iter().filter(|(other, _)| *other != status) {
            if are_alike(self.document, main, response) {
                also.push(other.to_string());
            } else if response.contents.is_empty() && response.headers.is_empty() && main.headers.is_empty() {
                others.push((*other, *response));
            } else {
                let text =
                    format!("an operation has one result: {other} answers with another than {status} and is left out");
                self.skipped(&response.place, text);
            }
        }
        if !also.is_empty() {
            answer.yaml("also", format!("[{}]", also.join(", ")));
        }
        self.add(responds, &status.to_string(), answer, &main.place);
        if let Some(pending) = pending {
            self.pending(pending, owner, operation, responds);
        }
        for (other, response) in others {
            let mut map = Map::default();
            map.text(
                "about",
                response
                    .about
                    .as_deref()
                    .and_then(short)
                    .unwrap_or_else(|| "Without a body.".to_owned()),
            );
            map.yaml("body", "empty");
            self.add(responds, &other.to_string(), map, &response.place);
        }
    }

    /// An answer that says: not yet.
    fn pending(&mut self, response: &'a Response, owner: &str, operation: &Operation, responds: &mut Map) {
        let mut map = self.success(response, &format!("{owner}Pending"), operation, false);
        map.yaml("pending", "true");
        let text = "202 beside another success is taken for: not ready yet, ask again";
        self.guessed(&response.place, text);
        self.add(responds, "202", map, &response.place);
    }

    /// A success. With `may_be_empty` another one has no body, so that every field of this one is optional.
    fn success(&mut self, response: &'a Response, owner: &str, operation: &Operation, may_be_empty: bool) -> Map {
        let mut map = Map::default();
        let about = response.about.as_deref().and_then(short);
        map.text("about", about.unwrap_or_else(|| "It worked.".to_owned()));
        let mut names = Names::without(&[]);
        let headers = self.answer_headers(response, owner, &mut names);
        let has_body = operation.method != "HEAD" && !matches!(response.status, StatusKey::Code(204 | 205));
        let content = self.best(&response.contents, false).filter(|_| has_body);
        if !has_body && !response.contents.is_empty() {
            self.skipped(
                &response.place,
                "this answer never has a body; the one that is described is left out",
            );
        }
        match content.map(|content| (content, format_of(&content.media_type))) {
            None => map.yaml("body", "empty"),
            Some((content, Format::Json)) => {
                let inline = content
                    .schema
                    .and_then(|id| self.inline_properties(id))
                    .filter(|_| !may_be_empty);
                let mut body = Map::default();
                let fields = inline.map(|properties| {
                    self.fields_among(properties, owner, Mode::Json, Direction::Answer, &mut names, &[])
                });
                match fields.filter(|fields| !fields.entries.is_empty()) {
                    Some(fields) => body.map("fields", fields),
                    None => {
                        let payload =
                            self.payload(content, owner, &mut names, Mode::Json, Direction::Answer, may_be_empty);
                        body.map("payload", payload);
                    }
                }
                map.map("json", body);
            }
            Some((content, Format::Xml)) => {
                let mut body = Map::default();
                if let Some(root) = self.xml_root(content) {
                    body.value("root", &root);
                }
                let payload = self.payload(content, owner, &mut names, Mode::Xml, Direction::Answer, may_be_empty);
                body.map("payload", payload);
                map.map("xml", body);
            }
            Some((content, _)) => {
                let body = self.raw(content, owner, &mut names, Direction::Answer, may_be_empty);
                map.map("raw", body);
            }
        }
        if !headers.entries.is_empty() {
            map.map("headers", headers);
        }
        map
    }

    fn answer_headers(&mut self, response: &Response, owner: &str, names: &mut Names) -> Map {
        let mut headers = Map::default();
        for header in &response.headers {
            if header.name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let name = field_name(names, &header.name, "header");
            let at = At::new(Mode::Flat, Direction::Answer, owner, &header.name);
            let place = header
                .schema
                .map_or(response.place.clone(), |id| self.place_of(id, &response.place));
            let mut said = Said {
                name: name.clone(),
                wire: &header.name,
                about: header.about.as_deref(),
                place: place.clone(),
                ..Said::default()
            };
            let form = match header.schema {
                Some(id) => self.flat(id, &at, &header.name, &place),
                None => super::value::Form::word("string"),
            };
            if form.is("datetime") {
                said.layout.push(("wire", "iso8601".to_owned()));
            }
            let field = self.field_of(&said, header.schema, &form, &at);
            self.add(&mut headers, &name, field, &place);
        }
        headers
    }

    /// An error with a status.
    fn failure(&mut self, status: u16, response: &Response, responds: &mut Map) {
        if status < 200 {
            let text = format!("{status} is no end of a call: the client reads on until another status comes");
            return self.skipped(&response.place, text);
        }
        let (name, meaning) = reason(status);
        let mut map = Map::default();
        map.yaml("error", name);
        let about = response.about.as_deref().and_then(short);
        map.text("about", about.unwrap_or_else(|| capital(&meaning)));
        if response.contents.is_empty() && status < 400 {
            map.yaml("body", "empty");
        } else if response.contents.is_empty() {
            self.missing(
                &response.place,
                "nothing is said of the body of this error; it is told by its status",
            );
        }
        if !responds.entries.iter().any(|entry| entry.key == status.to_string()) {
            self.add(responds, &status.to_string(), map, &response.place);
        }
    }
}

/// The 202 of a GET that has another success.
fn take_pending<'a>(operation: &Operation, successes: &mut Vec<(u16, &'a Response)>) -> Option<&'a Response> {
    let at = successes.iter().position(|(status, _)| *status == 202)?;
    (operation.method == "GET" && successes.len() > 1).then(|| successes.remove(at).1)
}
