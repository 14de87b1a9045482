//! One operation: its parameters, its body and its answers.

use std::collections::HashSet;

use super::fields::Fields;
use super::info::names_in_braces;
use super::keys;
use super::paths::PathItem;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Missing, Skipped};
use super::types::{Operation, Parameter, ParameterPlace, RequestBody, Style};

impl<'a> Reader<'a> {
    /// Reads an operation; `None`: it is none.
    pub(super) fn operation(&mut self, method: &str, id: NodeId, item: &PathItem<'a>) -> Option<Operation> {
        let fields = self.object(id, "an operation")?;
        self.check_keys(fields, &keys::OPERATION);
        if let Some(callbacks) = fields.get("callbacks") {
            let text = "callbacks are calls that the API makes; a client has no place for them";
            self.remark(callbacks, Skipped, text);
        }
        let tags = self.items(fields, "tags");
        let mut servers = self.servers(fields);
        if servers.is_empty() {
            servers.clone_from(&item.servers);
        }
        Some(Operation {
            method: method.to_ascii_uppercase(),
            path: item.path.to_owned(),
            id: self.text(fields, "operationId"),
            tags: tags.iter().filter_map(|tag| self.text_at(*tag, "tags")).collect(),
            summary: self.text(fields, "summary").or_else(|| item.summary.clone()),
            about: self.text(fields, "description").or_else(|| item.about.clone()),
            docs: self.docs(fields),
            deprecated: self.flag(fields, "deprecated"),
            parameters: self.parameters(fields, item),
            body: self.request_body(fields, method),
            responses: self.responses(fields),
            security: self.requirements(fields),
            servers,
            place: self.place(id),
        })
    }

    /// Those of the operation and those of the path that it does not replace.
    fn parameters(&mut self, fields: Fields<'a>, item: &PathItem<'a>) -> Vec<Parameter> {
        let (mut parameters, mut known) = (Vec::new(), HashSet::new());
        let own = self.items(fields, "parameters");
        for (is_own, id) in own
            .iter()
            .map(|id| (true, *id))
            .chain(item.parameters.iter().map(|id| (false, *id)))
        {
            let Some(parameter) = self.parameter(id) else { continue };
            let is_new = known.insert((parameter.place_in, parameter.name.clone()));
            if !is_new && is_own {
                let text = format!(
                    "the parameter {} is there twice; the first one is taken",
                    quote(&parameter.name)
                );
                self.remark(id, Doubtful, text);
            }
            if is_new {
                parameters.push(parameter);
            }
        }
        self.match_path(fields.id, item.path, &mut parameters);
        parameters
    }

    /// Every name in the path's braces is a parameter, and every parameter of the path is in its braces.
    fn match_path(&mut self, id: NodeId, path: &str, parameters: &mut Vec<Parameter>) {
        let names = names_in_braces(path);
        let mut missing: HashSet<&str> = names.iter().copied().collect();
        let in_braces = missing.clone();
        parameters.retain(|parameter| {
            let in_path = parameter.place_in == ParameterPlace::Path;
            let is_there = !in_path || in_braces.contains(parameter.name.as_str());
            if in_path {
                missing.remove(parameter.name.as_str());
            }
            if !is_there {
                let text = format!(
                    "the parameter {} is not in the path; it is left out",
                    quote(&parameter.name)
                );
                self.remarks.add_at(parameter.place.clone(), Doubtful, text);
            }
            is_there
        });
        for name in names {
            if !missing.remove(name) {
                continue;
            }
            let text = format!("the parameter {} of the path is not described", quote(name));
            self.remark(id, Missing, text);
            parameters.push(Parameter {
                name: name.to_owned(),
                place_in: ParameterPlace::Path,
                about: None,
                required: true,
                deprecated: false,
                style: Style::Simple,
                explode: false,
                schema: None,
                media_type: None,
                example: None,
                place: self.place(id),
            });
        }
    }

    fn request_body(&mut self, fields: Fields<'a>, method: &str) -> Option<RequestBody> {
        let id = fields.get("requestBody")?;
        let end = self.follow(id, Target::Part)?;
        let body = self.object(end, "a request body")?;
        self.check_keys(body, &keys::BODY);
        if matches!(method, "get" | "head" | "delete" | "trace") {
            let text = format!(
                "a body with {} means nothing to most servers",
                method.to_ascii_uppercase()
            );
            self.remark(id, Doubtful, text);
        }
        let contents = self.contents(body);
        if contents.is_empty() {
            self.remark(id, Missing, "the request body has no media type");
        }
        Some(RequestBody {
            about: self.text(body, "description"),
            required: self.flag(body, "required"),
            contents,
            place: self.place(id),
        })
    }
}
