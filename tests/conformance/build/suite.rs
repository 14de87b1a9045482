//! The practice suites as they are written: files of suites, each with a graph of shapes and with cases.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// Members of a JSON object.
pub(crate) type Object = Map<String, Value>;

/// The three protocols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    Json,
    Xml,
    Query,
}

/// A suite and the file that it is from.
#[derive(Debug)]
pub(crate) struct Suite {
    /// The file's name without its extension, behind the prefix of its folder.
    pub(crate) file: String,
    /// Counted from 0 within the file.
    pub(crate) number: usize,
    content: Value,
}

/// A shape, with the traits of the member that refers to it laid over its own.
#[derive(Debug, Clone)]
pub(crate) struct Shape<'a> {
    pub(crate) name: &'a str,
    own: Option<&'a Object>,
    member: Option<&'a Object>,
}

/// Every suite of every file in the folder.
pub(crate) fn read_folder(folder: &Path, prefix: &str) -> Vec<Suite> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| read_file(file, prefix)).collect()
}

fn read_file(path: &Path, prefix: &str) -> Vec<Suite> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let content: Value = serde_json::from_str(&text).unwrap_or_else(|error| {
        println!("cargo::warning={} is not JSON: {error}", path.display());
        Value::Null
    });
    let suites = match content {
        Value::Array(suites) => suites,
        other => vec![other],
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let file = format!(
        "{prefix}{}",
        stem.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_")
    );
    let suites = suites.into_iter().enumerate();
    suites
        .filter(|(_, content)| content.get("cases").is_some())
        .map(|(number, content)| Suite {
            file: file.clone(),
            number,
            content,
        })
        .collect()
}

impl Suite {
    pub(crate) fn description(&self) -> &str {
        self.content["description"].as_str().unwrap_or("without a description")
    }

    pub(crate) fn metadata(&self) -> &Value {
        &self.content["metadata"]
    }

    /// The protocol's name as it is written.
    pub(crate) fn protocol_name(&self) -> &str {
        let metadata = self.metadata();
        let named = metadata["protocol"].as_str().or(metadata["protocols"][0].as_str());
        named.unwrap_or_default()
    }

    pub(crate) fn protocol(&self) -> Option<Protocol> {
        match self.protocol_name() {
            "rest-json" => Some(Protocol::Json),
            "rest-xml" => Some(Protocol::Xml),
            "query" => Some(Protocol::Query),
            _ => None,
        }
    }

    pub(crate) fn endpoint(&self) -> Option<&str> {
        self.content["clientEndpoint"].as_str()
    }

    pub(crate) fn cases(&self) -> &[Value] {
        self.content["cases"].as_array().map_or(&[], Vec::as_slice)
    }

    /// What a reference `{ shape: … }` with its traits means.
    pub(crate) fn shape<'a>(&'a self, reference: &'a Value) -> Shape<'a> {
        let name = reference["shape"].as_str().unwrap_or_default();
        Shape {
            name,
            own: self.content["shapes"][name].as_object(),
            member: reference.as_object(),
        }
    }

    /// Every shape that is an error.
    pub(crate) fn errors(&self) -> Vec<&str> {
        let shapes = self.content["shapes"].as_object().into_iter().flatten();
        let is_error = |shape: &Value| shape["exception"] == Value::Bool(true) || shape.get("error").is_some();
        shapes
            .filter(|(_, shape)| is_error(shape))
            .map(|(name, _)| name.as_str())
            .collect()
    }

    pub(crate) fn shape_named<'a>(&'a self, name: &'a str) -> Shape<'a> {
        Shape {
            name,
            own: self.content["shapes"][name].as_object(),
            member: None,
        }
    }
}

impl<'a> Shape<'a> {
    /// A trait, from the member if it has it, else from the shape.
    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        let from = |object: Option<&'a Object>| object.and_then(|object| object.get(name));
        from(self.member).or_else(|| from(self.own))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(Value::as_str)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// What it is a reference to; empty if there is none.
    pub(crate) fn kind(&self) -> &'a str {
        self.own
            .and_then(|own| own.get("type"))
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Members of a structure, each with its reference.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        let members = self.own.and_then(|own| own.get("members")).and_then(Value::as_object);
        members
            .into_iter()
            .flatten()
            .map(|(name, reference)| (name.as_str(), reference))
    }

    /// The reference of a list's items (`member`), or of a map's keys and values.
    pub(crate) fn part(&self, name: &str) -> &'a Value {
        static NOTHING: Value = Value::Null;
        self.own.and_then(|own| own.get(name)).unwrap_or(&NOTHING)
    }

    /// The namespace's address and prefix.
    pub(crate) fn namespace(&self) -> Option<(&'a str, Option<&'a str>)> {
        let namespace = self.get("xmlNamespace")?;
        namespace_of(namespace)
    }
}

pub(crate) fn namespace_of(namespace: &Value) -> Option<(&str, Option<&str>)> {
    match namespace {
        Value::String(uri) => Some((uri, None)),
        other => Some((
            other["uri"].as_str()?,
            other["prefix"].as_str().filter(|prefix| !prefix.is_empty()),
        )),
    }
}
