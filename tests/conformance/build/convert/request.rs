//! What is sent: method, path, parameters, headers and the body.

use std::collections::BTreeMap;

use super::field::{namespace_node, wire_name};
use super::types::presence;
use super::{Place, Reason, Way, Writer, top};
use crate::suite::{Protocol, Shape, namespace_of};
use crate::yaml::Node;

/// Fields by where they go.
#[derive(Default)]
struct Parts {
    path: Vec<(String, Node)>,
    query: Vec<(String, Node)>,
    headers: Vec<(String, Node)>,
    body: Vec<(String, Node)>,
}

impl<'a> Writer<'a> {
    pub(super) fn request(&mut self, node: &mut Node) -> Result<(), Reason> {
        let input = top(self.suite, self.given, "input");
        let names = input.as_ref().map(|input| {
            let members: Vec<&str> = input.members().map(|(member, _)| member).collect();
            self.name_members(input, Way::Request, members.into_iter())
        });
        let names = names.unwrap_or_default();
        let route = self.route(input.as_ref(), &names);
        node.put("request", Node::text(&route));
        if let Some(prefix) = self.given["endpoint"]["hostPrefix"].as_str() {
            node.put("host_prefix", Node::text(renamed(prefix, &names)));
        }
        let parts = self.parts(input.as_ref(), &names)?;
        for (key, fields) in [("path", parts.path), ("query", parts.query), ("headers", parts.headers)] {
            if !fields.is_empty() {
                node.put(key, Node::Map(fields));
            }
        }
        let body = self.body(input.as_ref(), parts.body)?;
        if let Some((format, body)) = body {
            let method = route.split(' ').next().unwrap_or_default();
            if matches!(method, "GET" | "HEAD" | "DELETE") {
                node.put("body_on_get", Node::text("true"));
            }
            node.put(format, body);
        }
        Ok(())
    }

    /// `POST /a/{name}?x=1`
    fn route(&self, input: Option<&Shape<'a>>, names: &BTreeMap<String, String>) -> String {
        let http = &self.given["http"];
        let method = http["method"].as_str().unwrap_or("POST");
        let uri = http["requestUri"].as_str().unwrap_or("/");
        let by_label: BTreeMap<String, String> = input
            .into_iter()
            .flat_map(|input| input.members())
            .map(|(member, reference)| {
                (
                    wire_name(self, &self.suite.shape(reference), member),
                    names[member].clone(),
                )
            })
            .collect();
        format!("{method} {}", renamed(uri, &by_label))
    }

    fn parts(&mut self, input: Option<&Shape<'a>>, names: &BTreeMap<String, String>) -> Result<Parts, Reason> {
        let mut parts = Parts::default();
        let prefix = self.given["endpoint"]["hostPrefix"].as_str().unwrap_or_default();
        for (member, reference) in input.into_iter().flat_map(Shape::members) {
            let shape = self.suite.shape(reference);
            let name = &names[member];
            let location = match self.protocol {
                Protocol::Query => "",
                _ => shape.text("location").unwrap_or_default(),
            };
            let place = match location {
                "uri" => Place::Path,
                "querystring" => Place::Query,
                "header" | "headers" => Place::Header,
                _ => Place::Body,
            };
            let mut field = match location {
                "headers" => self.header_map(&shape, Way::Request)?,
                _ => self.field(member, name, &shape, place, Way::Request)?,
            };
            if location == "querystring" && shape.kind() == "map" {
                field.put("style", Node::text("spread"));
            }
            if place != Place::Path && !prefix.contains(&format!("{{{member}}}")) {
                presence(&shape, Way::Request, &mut field);
            }
            let list = match place {
                Place::Path => &mut parts.path,
                Place::Query => &mut parts.query,
                Place::Header => &mut parts.headers,
                Place::Body => &mut parts.body,
            };
            list.push((name.clone(), field));
        }
        Ok(parts)
    }

    /// Headers that begin with a prefix.
    pub(super) fn header_map(&mut self, shape: &Shape<'a>, way: Way) -> Result<Node, Reason> {
        let mut field = self.described(shape, Place::Header, way)?;
        field.put("prefix", Node::text(shape.text("locationName").unwrap_or_default()));
        Ok(field)
    }

    /// The key of the body and what stands under it.
    fn body(
        &mut self,
        input: Option<&Shape<'a>>,
        fields: Vec<(String, Node)>,
    ) -> Result<Option<(&'static str, Node)>, Reason> {
        if self.protocol == Protocol::Query {
            return Ok(Some(("form", self.form(fields))));
        }
        let Some(input) = input else {
            return Ok(None);
        };
        if let Some(payload) = input.text("payload") {
            return self.payload(input, payload, fields, Way::Request).map(Some);
        }
        if fields.is_empty() {
            return Ok(None);
        }
        if self.protocol == Protocol::Json {
            return Ok(Some(("json", Node::map().with("fields", Node::Map(fields)))));
        }
        let root = input.text("locationName").unwrap_or(input.name);
        let mut xml = Node::map().say("root", root);
        self.root_namespace(input, &mut xml);
        Ok(Some(("xml", xml.with("fields", Node::Map(fields)))))
    }

    fn form(&self, fields: Vec<(String, Node)>) -> Node {
        let action = self.given["name"].as_str().unwrap_or("OperationName");
        let constants = Node::map().say("Action", action).say("Version", self.version());
        Node::map()
            .with("constants", constants)
            .say("names", "dotted")
            .with("fields", Node::Map(fields))
    }

    /// One member that is the whole body.
    pub(super) fn payload(
        &mut self,
        top: &Shape<'a>,
        payload: &str,
        fields: Vec<(String, Node)>,
        way: Way,
    ) -> Result<(&'static str, Node), Reason> {
        let reference = top
            .members()
            .find(|(member, _)| *member == payload)
            .map(|(_, reference)| reference);
        let reference = reference.ok_or_else(|| format!("the payload `{payload}` is no member"))?;
        let shape = self.suite.shape(reference);
        let name = self.members[&(top.name.to_owned(), way)][payload].clone();
        let field: Vec<_> = fields
            .into_iter()
            .filter(|(field, _)| *field == name)
            .map(without_names)
            .collect();
        let field = Node::Map(field);
        match (shape.kind(), self.protocol) {
            ("structure", _) if shape.is("eventstream") => Err("event streams are no part of the language".to_owned()),
            ("blob" | "string" | "character", _) => {
                let raw = Node::map().with("payload", field);
                Ok((
                    "raw",
                    shape
                        .text("mediaType")
                        .into_iter()
                        .fold(raw, |raw, kind| raw.say("content_type", kind)),
                ))
            }
            (_, Protocol::Json) => Ok(("json", Node::map().with("payload", field))),
            _ => {
                let mut xml = Node::map();
                if way == Way::Request {
                    xml.put("root", Node::text(shape.text("locationName").unwrap_or(shape.name)));
                    self.root_namespace(&shape, &mut xml);
                }
                Ok(("xml", xml.with("payload", field)))
            }
        }
    }

    fn root_namespace(&self, shape: &Shape<'a>, xml: &mut Node) {
        let of_service = namespace_of(&self.suite.metadata()["xmlNamespace"]);
        if let Some((uri, prefix)) = shape.namespace().or(of_service) {
            xml.put("namespace", namespace_node(uri, prefix));
        }
    }
}

/// A payload has no name and no namespace on the wire but those of its root.
fn without_names((name, field): (String, Node)) -> (String, Node) {
    let Node::Map(entries) = field else {
        return (name, field);
    };
    let kept = entries
        .into_iter()
        .filter(|(key, _)| key != "wire_name" && key != "namespace");
    (name, Node::Map(kept.collect()))
}

/// The template with other names in its braces.
fn renamed(template: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}').unwrap_or((after, ""));
        let (label, plus) = label.strip_suffix('+').map_or((label, ""), |label| (label, "+"));
        let name = names.get(label).map_or(label, String::as_str);
        out += &format!("{before}{{{name}{plus}}}");
        rest = after;
    }
    out + rest
}
