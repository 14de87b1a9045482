//! From a suite to specs of our own: one API for each operation of a suite, written as YAML that a person can read.

mod answer;
mod errors;
mod field;
mod request;
mod types;
mod values;

use std::collections::BTreeMap;

use serde_json::Value;
use specwright_codegen::reserved::PRELUDE;

use super::names::Names;
use super::suite::{Protocol, Shape, Suite};
use super::yaml::Node;

pub(crate) use values::Plan;

/// Why something cannot be said in a spec.
pub(crate) type Reason = String;

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Request,
    Answer,
}

/// Where a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Body,
}

/// The spec of one operation.
#[derive(Debug)]
pub(crate) struct Api {
    /// Files and their texts.
    pub(crate) files: Vec<(String, String)>,
    /// The operation as the client knows it.
    pub(crate) operation: String,
    /// Names of the members of structures, by shape and way.
    members: BTreeMap<(String, Way), BTreeMap<String, String>>,
    /// The error's name by the code of the suite.
    pub(crate) errors: BTreeMap<String, String>,
    /// What the keys of maps are called on the wire.
    pub(crate) map_keys: Vec<String>,
}

/// What is known while one API is written.
struct Writer<'a> {
    suite: &'a Suite,
    protocol: Protocol,
    given: &'a Value,
    types: Vec<(String, Node)>,
    type_names: Names,
    named: BTreeMap<(String, Way), String>,
    members: BTreeMap<(String, Way), BTreeMap<String, String>>,
    errors: BTreeMap<String, String>,
    map_keys: Vec<String>,
}

/// The name of every resource.
const RESOURCE: &str = "calls";

const DOCS: &str = "https://docs.example.com/";

/// Names that no operation can have, for itself or for its builder.
const NO_OPERATION: &[&str] = &[
    "new", "clone", "self", "super", "crate", "box", "default", "into", "iterator", "none", "ok", "option", "result",
    "send", "some", "string", "sync", "vec",
];

/// Types that emitted modules have for themselves, beside those of the prelude.
const OWN_TYPES: &[&str] = &["Self", "T", "CallsHandle", "Client"];

/// The spec of an operation, as the cases that share it need it.
pub(crate) fn convert(suite: &Suite, given: &Value, cases: &[&Value]) -> Result<Api, Reason> {
    let protocol = suite
        .protocol()
        .ok_or_else(|| format!("no such protocol: {}", suite.protocol_name()))?;
    refuse_private_conventions(given)?;
    let name = given["name"].as_str().unwrap_or("OperationName");
    let mut operations = Names::without(NO_OPERATION);
    let operation = operations.snake(name);
    let mut type_names = Names::without(&[PRELUDE, OWN_TYPES].concat());
    for suffix in ["", "Request", "Response", "ErrorKind"] {
        type_names.pascal(&format!("{operation}_{suffix}"));
    }
    let mut writer = Writer {
        suite,
        protocol,
        given,
        types: Vec::new(),
        type_names,
        named: BTreeMap::new(),
        members: BTreeMap::new(),
        errors: BTreeMap::new(),
        map_keys: vec!["key".to_owned()],
    };
    let node = writer.operation(cases)?;
    Ok(writer.finish(operation, node))
}

/// Conventions of one vendor's clients, which say something about their machinery and not about the wire.
fn refuse_private_conventions(given: &Value) -> Result<(), Reason> {
    const CONVENTIONS: &[(&str, &str)] = &[
        ("requestcompression", "compressed requests are no part of the language"),
        ("requestCompression", "compressed requests are no part of the language"),
        (
            "httpChecksumRequired",
            "checksums of bodies are no part of the language",
        ),
        ("httpChecksum", "checksums of bodies are no part of the language"),
    ];
    if let Some((_, reason)) = CONVENTIONS.iter().find(|(key, _)| given.get(*key).is_some()) {
        return Err((*reason).to_owned());
    }
    Ok(())
}

impl<'a> Writer<'a> {
    fn operation(&mut self, cases: &[&Value]) -> Result<Node, Reason> {
        let mut node = Node::map()
            .say("about", self.suite.description().replace(char::is_control, " "))
            .say("docs", DOCS);
        self.request(&mut node)?;
        self.answers(cases, &mut node)?;
        self.error_codes(&mut node)?;
        Ok(node)
    }

    fn finish(self, operation: String, node: Node) -> Api {
        let mut resource = Node::map()
            .say("resource", RESOURCE)
            .say("about", "One operation of a practice suite.");
        if !self.types.is_empty() {
            resource.put("types", Node::Map(self.types.clone()));
        }
        resource.put("operations", Node::map().with(&operation, node));
        Api {
            files: vec![
                ("api.yaml".to_owned(), self.api().document()),
                (format!("{RESOURCE}.yaml"), resource.document()),
            ],
            operation: format!("{RESOURCE}.{operation}"),
            members: self.members,
            errors: self.errors,
            map_keys: self.map_keys,
        }
    }

    fn api(&self) -> Node {
        let url = self.suite.endpoint().unwrap_or("https://example.com");
        let mut server = Node::map().say("about", "The service.").say("url", url);
        if url.starts_with("http:") {
            server.put("plain_http", Node::text("true"));
        }
        Node::map()
            .say("specwright", "1")
            .say("api", "practice")
            .say("about", "Made from a practice suite.")
            .say("docs", DOCS)
            .with("servers", Node::map().with("live", server))
            .with("error_bodies", self.error_bodies())
    }

    /// Whether values travel as XML that way.
    fn is_xml(&self, way: Way) -> bool {
        match self.protocol {
            Protocol::Json => false,
            Protocol::Xml => true,
            Protocol::Query => way == Way::Answer,
        }
    }

    /// The version of the vendor's API, which the query protocol sends.
    fn version(&self) -> &'a str {
        self.suite.metadata()["apiVersion"].as_str().unwrap_or_default()
    }
}

/// The shape of `given.input` or `given.output`, with the traits that stand there.
fn top<'a>(suite: &'a Suite, given: &'a Value, key: &str) -> Option<Shape<'a>> {
    given
        .get(key)
        .filter(|reference| reference.get("shape").is_some())
        .map(|reference| suite.shape(reference))
}
