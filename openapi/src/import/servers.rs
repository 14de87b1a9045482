//! Base URLs.

use specwright_codegen::writing::{Map, quoted};

use super::importer::Importer;
use super::names::{Names, sentence, snake};
use super::scalar::alternatives;
use super::words::short;
use crate::document::{Place, Server, Variable};

/// Where a service is that the document has no address for.
const NOWHERE: &str = "https://example.com";

impl Importer<'_> {
    /// The servers. `builder` has the names of credentials and variables.
    pub(super) fn servers(&mut self, builder: &mut Names) -> Map {
        let document = self.document;
        let mut names = Names::without(&[]);
        let mut map = Map::default();
        let mut given: Vec<(String, String)> = Vec::new();
        for server in &document.servers {
            let entry = self.server(server, builder, &mut given);
            let about = server.about.as_deref().unwrap_or_default();
            let few = (1..=3).contains(&about.split_whitespace().count()) && about.is_ascii() && about.len() < 32;
            let plain = if few { snake(about) } else { "live".to_owned() };
            let name = names.first_free(&[&plain, "server"]);
            self.add(&mut map, &name, entry, &server.place);
        }
        if map.entries.is_empty() {
            let mut entry = Map::default();
            entry.text("about", "The service itself.");
            entry.yaml("url", quoted(NOWHERE));
            entry.text("doubt", "The document names no server; this address stands in for it.");
            self.missing(
                &Place {
                    line: 1,
                    column: 1,
                    pointer: String::new(),
                },
                "no server is named; `https://example.com` stands in for it",
            );
            map.map("live", entry);
        }
        for operation in &document.operations {
            if !operation.servers.is_empty() {
                let text = "servers of an operation's own are left out: the client has one for all";
                self.skipped(&operation.place, text);
            }
        }
        map
    }

    fn server(&mut self, server: &Server, builder: &mut Names, given: &mut Vec<(String, String)>) -> Map {
        let mut entry = Map::default();
        entry.text(
            "about",
            server
                .about
                .as_deref()
                .and_then(short)
                .unwrap_or_else(|| "The service itself.".to_owned()),
        );
        let mut url = server
            .url
            .trim()
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let mut variables = Map::default();
        for variable in &server.variables {
            let braced = format!("{{{}}}", variable.name);
            if !url.contains(&braced) {
                continue;
            }
            match variable
                .default
                .as_deref()
                .filter(|value| !is_name(value) || url.starts_with(&braced))
            {
                Some(value) => {
                    let text = format!(
                        "the variable `{}` of the URL is more than a part of it; its default is written",
                        variable.name
                    );
                    self.guessed(&server.place, text);
                    url = url.replace(&braced, value);
                }
                None => {
                    let name = variable_name(&variable.name, builder, given);
                    url = url.replace(&braced, &format!("{{{name}}}"));
                    variables.map(name, self.variable(variable));
                }
            }
        }
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        if !is_web {
            let text = format!(
                "the URL `{}` does not say where the service is; `{NOWHERE}` stands in for it",
                server.url
            );
            self.guessed(&server.place, text);
            let path = url.strip_prefix("//").map_or_else(
                || format!("{NOWHERE}/{}", url.trim_start_matches(['/', '.'])),
                |rest| format!("https://{rest}"),
            );
            url = path;
        }
        let url = url.trim_end_matches('/');
        entry.yaml("url", quoted(url));
        if url.starts_with("http://") {
            entry.yaml("plain_http", "true");
        }
        entry.map("variables", variables);
        if !is_web {
            entry.text(
                "doubt",
                "The document gives a relative address; where the service is has to be filled in.",
            );
        }
        entry
    }

    fn variable(&mut self, variable: &Variable) -> Map {
        let mut map = Map::default();
        map.text(
            "about",
            variable
                .about
                .as_deref()
                .and_then(short)
                .unwrap_or_else(|| sentence(&variable.name)),
        );
        if let Some(default) = &variable.default {
            map.value("sample", default);
        }
        if !variable.values.is_empty() {
            map.value("pattern", &alternatives(&variable.values));
        }
        map
    }
}

/// The name of a variable: that of two servers is one.
fn variable_name(name: &str, builder: &mut Names, given: &mut Vec<(String, String)>) -> String {
    if let Some((_, known)) = given.iter().find(|(own, _)| own == name) {
        return known.clone();
    }
    let plain = snake(name);
    let free = builder.first_free(&[&plain, &format!("server_{plain}")]);
    given.push((name.to_owned(), free.clone()));
    free
}

/// A value that is one part of a host or of a path.
fn is_name(value: &str) -> bool {
    !value.is_empty()
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
