//! The head of a document: what the API is called, where it is, and its tags.

use std::collections::HashSet;

use super::fields::Fields;
use super::keys;
use super::raw::NodeId;
use super::reader::Reader;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Missing, Skipped};
use super::types::{Document, Server, Variable};

impl<'a> Reader<'a> {
    pub(super) fn read_head(&mut self, document: &mut Document) {
        let Some(root) = self.object(self.file.root(), "the document") else {
            return;
        };
        self.check_keys(root, &keys::ROOT);
        if let Some(components) = self.member(root, "components") {
            self.check_keys(components, &keys::COMPONENTS);
        }
        if let Some(webhooks) = root.get("webhooks") {
            let text = "webhooks are calls that the API makes; a client has no place for them";
            self.remark(webhooks, Skipped, text);
        }
        self.read_info(root, document);
        document.tags = self.tags(root);
        document.servers = self.servers(root);
        if document.servers.is_empty() {
            self.remark(root.id, Missing, "no base URL is given under `servers`");
        }
    }

    fn read_info(&mut self, root: Fields<'a>, document: &mut Document) {
        document.docs = self.docs(root);
        let Some(info) = self.member(root, "info") else {
            self.remark(root.id, Missing, "`info` with the API's title is missing");
            return;
        };
        self.check_keys(info, &keys::INFO);
        document.title = self.text(info, "title").unwrap_or_default();
        document.api_version = self.text(info, "version").unwrap_or_default();
        document.about = self.text(info, "description").or_else(|| self.text(info, "summary"));
        if document.docs.is_none() {
            let contact = self.member(info, "contact");
            document.docs = contact.and_then(|contact| self.text(contact, "url"));
        }
        if document.docs.is_none() {
            document.docs = self.text(info, "termsOfService");
        }
    }

    /// `externalDocs.url`.
    pub(super) fn docs(&mut self, fields: Fields<'a>) -> Option<String> {
        let docs = self.member(fields, "externalDocs")?;
        self.text(docs, "url")
    }

    fn tags(&mut self, root: Fields<'a>) -> Vec<(String, Option<String>)> {
        let mut tags = Vec::new();
        for id in self.items(root, "tags") {
            let Some(tag) = self.object(*id, "a tag") else { continue };
            if let Some(name) = self.text(tag, "name") {
                tags.push((name, self.text(tag, "description")));
            }
        }
        tags
    }

    /// The base URLs of the document, a path or an operation.
    pub(super) fn servers(&mut self, fields: Fields<'a>) -> Vec<Server> {
        let items = self.items(fields, "servers");
        items.iter().filter_map(|id| self.server(*id)).collect()
    }

    fn server(&mut self, id: NodeId) -> Option<Server> {
        let fields = self.object(id, "a server")?;
        self.check_keys(fields, &keys::SERVER);
        let Some(url) = self.text(fields, "url") else {
            self.remark(id, Doubtful, "a server without `url` is left out");
            return None;
        };
        let variables: Vec<_> = self
            .named(fields, "variables")
            .iter()
            .filter_map(|entry| self.variable(&entry.key, entry.value))
            .collect();
        let known: HashSet<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        for name in names_in_braces(&url) {
            if !known.contains(name) {
                let text = format!("the variable {} of the URL is not described", quote(name));
                self.remark(id, Missing, text);
            }
        }
        Some(Server {
            url,
            about: self.text(fields, "description"),
            variables,
            place: self.place(id),
        })
    }

    fn variable(&mut self, name: &str, id: NodeId) -> Option<Variable> {
        let fields = self.object(id, "a variable of a server")?;
        let values = self.items(fields, "enum");
        Some(Variable {
            name: name.to_owned(),
            default: self.text(fields, "default"),
            values: values.iter().filter_map(|value| self.text_at(*value, "enum")).collect(),
            about: self.text(fields, "description"),
        })
    }
}

/// The names in `{…}` of a URL or a path, in their order.
pub(super) fn names_in_braces(text: &str) -> Vec<&str> {
    let behind = text.split('{').skip(1);
    behind
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}
