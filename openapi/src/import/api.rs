//! `api.yaml`.

use specwright_codegen::reserved::{OF_RUST, OF_THE_CLIENT_BUILDER};
use specwright_codegen::writing::{Map, quoted};

use super::importer::Importer;
use super::names::{Names, snake};
use super::words::short;
use crate::document::Place;

/// Whether it can be followed.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |byte: u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    };
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && rest.bytes().all(is_plain))
}

/// The name of the API, as a crate can be called.
pub(super) fn api_name(name: &str) -> String {
    let name = snake(name);
    if OF_RUST.contains(&name.as_str()) {
        format!("{name}_api")
    } else {
        name
    }
}

impl Importer<'_> {
    /// Where the documentation is, as far as the document says it.
    pub(super) fn docs(&mut self) -> String {
        if let Some(docs) = self.document.docs.as_deref().filter(|docs| is_address(docs)) {
            return docs.to_owned();
        }
        let server = self
            .document
            .servers
            .iter()
            .map(|server| server.url.as_str())
            .find(|url| is_address(url));
        let docs = server.unwrap_or("https://example.com/").to_owned();
        let place = Place {
            line: 1,
            column: 1,
            pointer: String::new(),
        };
        self.missing(
            &place,
            format!("no address of a documentation is named; `{docs}` stands in for it"),
        );
        docs
    }

    /// What all operations share.
    pub(super) fn api(&mut self, name: &str, docs: &str) -> Map {
        let mut map = Map::default();
        map.yaml("specwright", "1");
        map.yaml("api", quoted(&api_name(name)));
        let about = self
            .document
            .about
            .as_deref()
            .and_then(short)
            .or_else(|| short(&self.document.title));
        map.text("about", about.unwrap_or_else(|| "An imported API.".to_owned()));
        map.yaml("docs", quoted(docs));
        let mut builder = Names::without(OF_THE_CLIENT_BUILDER);
        let access = self.access(&mut builder);
        let servers = self.servers(&mut builder);
        map.map("servers", servers);
        map.map("credentials", access.credentials);
        map.map("auth", access.auth);
        let bodies = self.error_bodies();
        map.map("error_bodies", bodies);
        map
    }
}
