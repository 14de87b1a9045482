//! What comes back when all is well: headers, the status and the body.

use std::collections::BTreeSet;

use serde_json::Value;

use super::types::presence;
use super::{Place, Reason, Way, Writer, top};
use crate::suite::{Protocol, Shape};
use crate::yaml::Node;

impl<'a> Writer<'a> {
    /// `responds`, with every status that the cases have.
    pub(super) fn answers(&mut self, cases: &[&Value], node: &mut Node) -> Result<(), Reason> {
        let answer = match top(self.suite, self.given, "output") {
            Some(output) => self.answer(&output)?,
            None => Node::map().say("body", "empty"),
        };
        let statuses = cases.iter().filter_map(|case| case["response"]["status_code"].as_u64());
        let mut statuses: BTreeSet<u64> = statuses.filter(|status| (200..300).contains(status)).collect();
        if statuses.is_empty() {
            statuses.insert(200);
        }
        let is_head = self.given["http"]["method"] == "HEAD";
        let entries = statuses.into_iter().map(|status| {
            let has_no_body = is_head || matches!(status, 204 | 205);
            let answer = if has_no_body {
                without_body(&answer)
            } else {
                answer.clone()
            };
            (status.to_string(), answer)
        });
        node.put("responds", Node::Map(entries.collect()));
        Ok(())
    }

    fn answer(&mut self, output: &Shape<'a>) -> Result<Node, Reason> {
        let members: Vec<&str> = output.members().map(|(member, _)| member).collect();
        let names = self.name_members(output, Way::Answer, members.into_iter());
        let (mut headers, mut fields, mut status) = (Node::map(), Vec::new(), None);
        for (member, reference) in output.members() {
            let shape = self.suite.shape(reference);
            let name = &names[member];
            let location = match self.protocol {
                Protocol::Query => None,
                _ => shape.text("location"),
            };
            let place = if matches!(location, Some("header" | "headers")) {
                Place::Header
            } else {
                Place::Body
            };
            let mut field = match location {
                Some("statusCode") => {
                    status = Some(name.clone());
                    continue;
                }
                Some("headers") => self.header_map(&shape, Way::Answer)?,
                _ => self.field(member, name, &shape, place, Way::Answer)?,
            };
            presence(&shape, Way::Answer, &mut field);
            match place {
                Place::Header => headers.put(name, field),
                _ => fields.push((name.clone(), field)),
            }
        }
        let mut answer = Node::map();
        if let Some(name) = status {
            answer.put("status", Node::text(name));
        }
        if !headers.is_empty() {
            answer.put("headers", headers);
        }
        let (format, body) = self.answer_body(output, fields)?;
        answer.put(format, body);
        Ok(answer)
    }

    fn answer_body(&mut self, output: &Shape<'a>, fields: Vec<(String, Node)>) -> Result<(&'static str, Node), Reason> {
        if let Some(payload) = output.text("payload").filter(|_| self.protocol != Protocol::Query) {
            return self.payload(output, payload, fields, Way::Answer);
        }
        if fields.is_empty() {
            return Ok(("body", Node::text("empty")));
        }
        let fields = Node::Map(fields);
        match self.protocol {
            Protocol::Json => Ok(("json", Node::map().with("fields", fields))),
            Protocol::Xml => Ok(("xml", Node::map().with("fields", fields))),
            Protocol::Query => Ok((
                "xml",
                Node::map().say("root", self.wrapper(output)).with("fields", fields),
            )),
        }
    }

    /// `*/XResult`: the outer element's name says nothing.
    fn wrapper(&self, output: &Shape<'a>) -> String {
        let of_operation = || format!("{}Result", self.given["name"].as_str().unwrap_or("OperationName"));
        format!(
            "*/{}",
            output.text("resultWrapper").map_or_else(of_operation, str::to_owned)
        )
    }
}

/// What is left of an answer that HTTP gives no body.
fn without_body(answer: &Node) -> Node {
    let Node::Map(entries) = answer else {
        return answer.clone();
    };
    let kept = entries
        .iter()
        .filter(|(key, _)| matches!(key.as_str(), "status" | "headers"));
    Node::Map(kept.cloned().collect()).say("body", "empty")
}
