//! What a member becomes: a field with its type and with how it travels.

use serde_json::Value;

use super::{Place, Reason, Way, Writer};
use crate::suite::{Protocol, Shape};
use crate::yaml::Node;

impl<'a> Writer<'a> {
    /// A field without its presence.
    pub(super) fn field(
        &mut self,
        member: &str,
        spec_name: &str,
        shape: &Shape<'a>,
        place: Place,
        way: Way,
    ) -> Result<Node, Reason> {
        let mut node = self.described(shape, place, way)?;
        let wire = wire_name(self, shape, member);
        let is_xml = place == Place::Body && self.is_xml(way);
        // Answers are read by local names, and declare their prefixes themselves.
        let wire = if is_xml && way == Way::Answer {
            wire.rsplit(':').next().unwrap_or_default().to_owned()
        } else {
            wire
        };
        if wire != spec_name {
            node.put("wire_name", Node::text(wire));
        }
        if place == Place::Body && shape.is("xmlAttribute") {
            node.put("xml", Node::text("attribute"));
        } else if place == Place::Body && way == Way::Request {
            self.namespace(shape, &mut node);
        }
        Ok(node)
    }

    /// Type and form of a field or of an item.
    pub(super) fn described(&mut self, shape: &Shape<'a>, place: Place, way: Way) -> Result<Node, Reason> {
        if shape.is("jsonvalue") {
            let wire = if place == Place::Header { "json_base64" } else { "json" };
            return Ok(Node::map().say("type", "any").say("wire", wire));
        }
        let plain = |name: &str| Ok(Node::map().say("type", name));
        match shape.kind() {
            "string" | "character" => Ok(self.text(shape)),
            "integer" | "long" | "short" | "byte" | "biginteger" | "bigInteger" | "intEnum" => plain("int"),
            "float" | "double" => plain("float"),
            "bigdecimal" | "bigDecimal" => plain("decimal"),
            "boolean" => plain("bool"),
            "blob" => plain("bytes"),
            "timestamp" => Ok(self.moment(shape, place, way)),
            "list" | "set" => self.list(shape, place, way),
            "map" => self.map(shape, place, way),
            "structure" if shape.is("document") => plain("any"),
            "document" => plain("any"),
            "structure" if shape.is("eventstream") => Err("event streams are no part of the language".to_owned()),
            "structure" => Ok(Node::map().say("type", self.named_type(shape, way)?)),
            other => Err(format!("shape `{}` has the unknown type `{other}`", shape.name)),
        }
    }

    fn text(&mut self, shape: &Shape<'a>) -> Node {
        let name = self.enum_type(shape).unwrap_or_else(|| "string".to_owned());
        Node::map().say("type", name)
    }

    fn moment(&self, shape: &Shape<'a>, place: Place, way: Way) -> Node {
        let usual = match (place, self.protocol) {
            (Place::Header, _) => "http_date",
            (Place::Body, Protocol::Json) => "epoch",
            _ => "iso8601",
        };
        let wire = match shape.text("timestampFormat") {
            Some("unixTimestamp") => "epoch",
            Some("rfc822" | "http-date" | "httpDate") => "http_date",
            Some("iso8601" | "date-time") => "iso8601",
            _ => usual,
        };
        let said_by_place = if place == Place::Header { "http_date" } else { "iso8601" };
        let node = Node::map().say("type", "datetime");
        let _ = way;
        if wire == said_by_place {
            node
        } else {
            node.say("wire", wire)
        }
    }

    fn list(&mut self, shape: &Shape<'a>, place: Place, way: Way) -> Result<Node, Reason> {
        let item = self.suite.shape(shape.part("member"));
        let of = self.element(&item, place, way)?;
        let mut node = Node::map().say("type", "list").with("of", of);
        self.sparse(shape, &mut node);
        if place != Place::Body || (self.protocol == Protocol::Json) {
            return Ok(node);
        }
        if !self.is_xml(way) {
            node.put("style", Node::text("indexed"));
        }
        if !shape.is("flattened") {
            node.put("item", Node::text(item.text("locationName").unwrap_or("member")));
        }
        Ok(node)
    }

    fn map(&mut self, shape: &Shape<'a>, place: Place, way: Way) -> Result<Node, Reason> {
        let key = self.suite.shape(shape.part("key"));
        let value = self.suite.shape(shape.part("value"));
        let of = self.element(&value, place, way)?;
        let mut node = Node::map().say("type", "map").with("of", of);
        self.sparse(shape, &mut node);
        if place != Place::Body || (self.protocol == Protocol::Json) {
            return Ok(node);
        }
        if !self.is_xml(way) {
            node.put("style", Node::text("indexed"));
        }
        if shape.is("flattened") {
            node.put("flat", Node::text("true"));
        }
        self.key(&key, way, &mut node);
        if let Some(name) = value.text("locationName") {
            node.put("value", Node::text(name));
        }
        Ok(node)
    }

    fn key(&mut self, key: &Shape<'a>, way: Way, node: &mut Node) {
        let name = key.text("locationName").unwrap_or("key");
        self.map_keys.push(name.to_owned());
        let mut said = Node::map();
        if way == Way::Request {
            self.namespace(key, &mut said);
        }
        if !said.is_empty() {
            let Node::Map(mut entries) = said else { return };
            entries.insert(0, ("name".to_owned(), Node::text(name)));
            node.put("key", Node::Map(entries));
        } else if name != "key" {
            node.put("key", Node::text(name));
        }
    }

    /// What stands under `of`: a type's name where that says all.
    fn element(&mut self, shape: &Shape<'a>, place: Place, way: Way) -> Result<Node, Reason> {
        let mut node = self.described(shape, place, way)?;
        if place == Place::Body && way == Way::Request {
            self.namespace(shape, &mut node);
        }
        match &node {
            Node::Map(entries) if entries.len() == 1 => Ok(entries[0].1.clone()),
            _ => Ok(node),
        }
    }

    fn sparse(&self, shape: &Shape<'a>, node: &mut Node) {
        if shape.is("sparse") && self.protocol == Protocol::Json {
            node.put("sparse", Node::text("true"));
        }
    }

    /// Written by XML only; reading goes by local names.
    pub(super) fn namespace(&self, shape: &Shape<'a>, node: &mut Node) {
        if self.protocol != Protocol::Xml {
            return;
        }
        if let Some((uri, prefix)) = shape.namespace() {
            node.put("namespace", namespace_node(uri, prefix));
        }
    }
}

pub(super) fn namespace_node(uri: &str, prefix: Option<&str>) -> Node {
    match prefix {
        Some(prefix) => Node::map().say("uri", uri).say("prefix", prefix),
        None => Node::text(uri),
    }
}

/// The name on the wire: a flattened list without one takes that of its item.
pub(super) fn wire_name(writer: &Writer<'_>, shape: &Shape<'_>, member: &str) -> String {
    if let Some(name) = shape.text("locationName") {
        return name.to_owned();
    }
    let is_flat_list =
        matches!(shape.kind(), "list" | "set") && shape.is("flattened") && writer.protocol != Protocol::Json;
    let item = is_flat_list.then(|| writer.suite.shape(shape.part("member")));
    item.and_then(|item| item.text("locationName"))
        .unwrap_or(member)
        .to_owned()
}

/// A scalar as text, where it is one.
pub(super) fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}
