//! Base URLs and their variables.

use specwright_codegen::model::{Field, SampleValue, Server, UrlPart, Variable};

use super::describe::Description;
use super::schema;
use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// The servers of the document.
    pub(super) fn servers(&mut self) -> Vec<Object> {
        let model = self.model;
        model
            .api
            .servers
            .iter()
            .map(|server| self.server(server, "", &[]))
            .collect()
    }

    /// The same servers with something before the host's name, where it has one.
    pub(super) fn servers_behind(&mut self, prefix: &str, fields: &[&Field]) -> Vec<Object> {
        let model = self.model;
        let servers = model
            .api
            .servers
            .iter()
            .map(|server| self.server(server, prefix, fields));
        servers.collect()
    }

    fn server(&mut self, server: &Server, prefix: &str, fields: &[&Field]) -> Object {
        let url = with_prefix(&url(server), prefix);
        let mut object = Object::of("url", url);
        Description::of(server.about.as_str(), &server.evidence).put(&mut object);
        object.put("x-specwright-name", &server.name.spec);
        let mut variables = Object::new();
        let mut known = Object::new();
        for variable in &server.variables {
            self.enter(Some(format!("server {}, {}", server.name.spec, variable.name.spec)));
            let name = &variable.name.spec;
            variables.put(name, described(variable));
            let more = self.known_of(variable);
            known.put_object(name, more);
        }
        for field in fields {
            variables.put(&field.name.spec, prefix_variable(field));
        }
        object.put_object("variables", variables);
        // Older schemas of OpenAPI refuse members of others in a variable, so they stand beside.
        object.put_object("x-specwright-variables", known);
        object
    }

    /// The rules of a variable, and whether its value is nobody's sample.
    fn known_of(&mut self, variable: &Variable) -> Object {
        let mut known = schema::rules(&variable.constraints);
        if !known.is_empty() {
            self.lose("a variable of a base URL has no rules");
        }
        known.flag("made_up", variable.sample.is_none());
        known
    }
}

/// OpenAPI asks for a default; the sample is one.
fn described(variable: &Variable) -> Object {
    let sample = variable.sample.as_ref().map(|sample| sample.value.clone());
    let default = sample.unwrap_or_else(|| variable.name.spec.replace('_', "-"));
    Object::of("default", default).with("description", &variable.about)
}

fn url(server: &Server) -> String {
    let parts = server.url.value.iter().map(|part| match part {
        UrlPart::Literal(text) => text.clone(),
        UrlPart::Variable(index) => {
            let name = server
                .variables
                .get(*index)
                .map_or("", |variable| variable.name.spec.as_str());
            format!("{{{name}}}")
        }
    });
    let url: String = parts.collect();
    match url.is_empty() {
        true => "/".to_owned(),
        false => url,
    }
}

fn with_prefix(url: &str, prefix: &str) -> String {
    match url.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}{rest}", prefix.replace("+}", "}")),
        None => url.to_owned(),
    }
}

fn prefix_variable(field: &Field) -> Object {
    let sample = field.sample.as_ref().and_then(|sample| match &sample.value {
        SampleValue::Scalar(text) => Some(text.clone()),
        _ => None,
    });
    let default: Tree = sample.unwrap_or_else(|| field.name.spec.replace('_', "-")).into();
    let mut object = Object::of("default", default);
    object.put_some("description", field.about.as_ref());
    object
}
