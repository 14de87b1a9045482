//! What comes back when something is wrong: errors by their code, with what else they hold.

use super::types::presence;
use super::{Place, Reason, Way, Writer};
use crate::names::Names;
use crate::suite::{Protocol, Shape};
use crate::yaml::Node;

impl<'a> Writer<'a> {
    pub(super) fn error_bodies(&self) -> Node {
        match self.protocol {
            Protocol::Json => Node::map().with("body", self.json_error_body()),
            Protocol::Xml | Protocol::Query => Node::map()
                .with("wrapped", xml_error_body("ErrorResponse/Error"))
                .with("listed", xml_error_body("Response/Errors/Error"))
                .with("bare", xml_error_body("Error")),
        }
    }

    /// The code is in a header or in the body, maybe with a namespace before it and an address after it.
    fn json_error_body(&self) -> Node {
        let is_of_query = ["awsQueryCompatible", "queryCompatible"]
            .iter()
            .any(|key| self.suite.metadata().get(*key).is_some());
        let mut code = vec!["header:x-amzn-errortype", "__type", "code"];
        if is_of_query {
            code.insert(0, "header:x-amzn-query-error");
        }
        let texts = |names: &[&str]| Node::List(names.iter().map(|name| Node::text(*name)).collect());
        Node::map()
            .say("format", "json")
            .with("code", texts(&code))
            .say("code_after", "#")
            .say("code_before", if is_of_query { ";" } else { ":" })
            .with("message", texts(&["message", "Message", "errorMessage"]))
    }

    /// `codes`: the errors of the operation, else all of the suite.
    pub(super) fn error_codes(&mut self, node: &mut Node) -> Result<(), Reason> {
        let listed: Vec<&str> = match self.given["errors"].as_array() {
            Some(errors) => errors.iter().filter_map(|error| error["shape"].as_str()).collect(),
            None => self.suite.errors(),
        };
        let mut names = Names::without(&["Self"]);
        let mut codes = Node::map();
        for name in listed {
            let shape = self.suite.shape_named(name);
            let code = code_of(&shape);
            if self.errors.contains_key(&code) {
                continue;
            }
            let error = names.pascal(name);
            codes.put(&code, self.error(&error, &shape)?);
            self.errors.insert(code, name.to_owned());
        }
        if !codes.is_empty() {
            node.put("codes", codes);
        }
        Ok(())
    }

    fn error(&mut self, name: &str, shape: &Shape<'a>) -> Result<Node, Reason> {
        self.type_names.pascal(&format!("{name}Details"));
        let members: Vec<&str> = shape.members().map(|(member, _)| member).collect();
        let names = self.name_members(shape, Way::Answer, members.into_iter());
        let (mut headers, mut fields) = (Node::map(), Node::map());
        let mut node = Node::map().say("error", name).say("about", "An error of the suite.");
        for (member, reference) in shape.members() {
            let shape = self.suite.shape(reference);
            let name = &names[member];
            let (place, list) = match shape.text("location") {
                Some("statusCode") => {
                    node.put("status_field", Node::text(name));
                    continue;
                }
                Some("header" | "headers") => (Place::Header, &mut headers),
                _ => (Place::Body, &mut fields),
            };
            let mut field = match shape.text("location") {
                Some("headers") => self.header_map(&shape, Way::Answer)?,
                _ => self.field(member, name, &shape, place, Way::Answer)?,
            };
            presence(&shape, Way::Answer, &mut field);
            list.put(name, field);
        }
        for (key, fields) in [("headers", headers), ("fields", fields)] {
            if !fields.is_empty() {
                node.put(key, fields);
            }
        }
        Ok(node)
    }
}

/// The code that an error travels under.
fn code_of(shape: &Shape<'_>) -> String {
    let code = shape.get("error").and_then(|error| error["code"].as_str());
    code.unwrap_or(shape.name).to_owned()
}

fn xml_error_body(path: &str) -> Node {
    Node::map()
        .say("format", "xml")
        .say("path", path)
        .say("code", "Code")
        .with(
            "message",
            Node::List(vec![Node::text("Message"), Node::text("message")]),
        )
}
