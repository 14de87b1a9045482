//! Answers: their body, their headers, and what is said of them.

use specwright_codegen::writing::{Map, Value};

use super::describe::{put_about, put_evidence};
use super::errors::Errors;
use super::fields::{Names, Said};
use super::reader::{Around, Own, spec_name};
use crate::document::Node;

impl<'d> Own<'d> {
    /// `responds`, and the errors among the answers.
    pub(super) fn responses(&mut self, operation: Node<'d>, around: Around<'_>) -> (Map, Errors<'d>) {
        let mut responds = Map::default();
        let mut errors = Errors::default();
        for (status, response) in operation.get("responses").into_iter().flat_map(Node::members) {
            let response = self.followed(response);
            if !self.step(response) {
                break;
            }
            let number = status.parse::<u16>().ok().filter(|_| status.len() == 3);
            let is_success = number.is_some_and(|number| (200..300).contains(&number));
            let listed = response.get("x-specwright-errors");
            let has_answer = listed.is_none() || response.get("x-specwright-about").is_some();
            if is_success && has_answer {
                let answer = self.answer(response, around);
                self.importer.add(&mut responds, status, answer, &response.place());
            }
            match (listed, number) {
                (Some(listed), number) => errors.listed(number, response, listed),
                (None, Some(number)) if !is_success => errors.plain(number, response),
                (None, None) => {
                    self.skipped(response, format!("`{status}` is no status that the language knows"));
                }
                (None, Some(_)) => {}
            }
        }
        (responds, errors)
    }

    fn answer(&mut self, response: Node<'d>, around: Around<'_>) -> Map {
        let mut answer = Map::default();
        put_about(response, &mut answer);
        if response.has_flag("x-specwright-pending") {
            answer.yaml("pending", "true");
        }
        let mut headers = self.headers(response.get("headers"), around);
        self.put_status(response, "status", around, &mut headers, &mut answer);
        answer.map("headers", headers);
        match response
            .get("content")
            .and_then(|content| self.body(content, false, around))
        {
            Some((format, body)) => answer.add(format, Value::Map(body)),
            None => answer.yaml("body", "empty"),
        }
        if response.has_flag("x-specwright-may-fail") {
            answer.yaml("may_fail", "true");
        }
        put_evidence(response, &mut answer);
        answer
    }

    /// The field that gets the status; what else is said of it stands among the headers.
    pub(super) fn put_status(
        &mut self,
        node: Node<'d>,
        key: &str,
        around: Around<'_>,
        headers: &mut Map,
        map: &mut Map,
    ) {
        let Some(name) = node.text_of("x-specwright-status") else {
            return;
        };
        map.value(key, name);
        if let Some(schema) = node.get("x-specwright-status-field") {
            let names = Names {
                spec: name.to_owned(),
                wire: vec![name.to_owned()],
                prefix: None,
            };
            let said = Said {
                node: schema,
                schema,
                optional: false,
            };
            let field = self.field(said, &names, around);
            self.add_field(headers, name, field, schema);
        }
    }

    /// The headers of an answer. A field that has several names stands there under each.
    pub(super) fn headers(&mut self, headers: Option<Node<'d>>, around: Around<'_>) -> Map {
        let mut fields = Map::default();
        let Some(headers) = headers else { return fields };
        let spec = |wire: &str, header: Node<'_>| {
            let said = header.text_of("x-specwright-name");
            said.map_or_else(|| spec_name(wire), str::to_owned)
        };
        let mut order: Vec<(String, Vec<String>, Node<'d>)> = Vec::new();
        for (wire, header) in headers.members() {
            let header = self.followed(header);
            let name = spec(wire, header);
            match order.iter_mut().find(|(known, _, _)| *known == name) {
                Some((_, wires, _)) => wires.push(wire.to_owned()),
                None => order.push((name, vec![wire.to_owned()], header)),
            }
        }
        for (spec, wire, header) in order {
            let Some(schema) = header.get("schema") else {
                self.skipped(header, format!("nothing says what `{spec}` is; it is left out"));
                continue;
            };
            let prefix = header.text_of("x-specwright-prefix").map(str::to_owned);
            let names = Names { spec, wire, prefix };
            let said = Said {
                node: header,
                schema,
                optional: !header.has_flag("required"),
            };
            let field = self.field(said, &names, around);
            self.add_field(&mut fields, &names.spec, field, header);
        }
        fields
    }
}
