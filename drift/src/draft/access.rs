//! Where the service is and how callers are let in, as far as samples show it.

use super::names::snake;
use super::yaml::{Map, Value};
use crate::edit::quoted;
use crate::facts::{Facts, FieldPlace, PageOperation, Subject};
use crate::page::{Block, BlockKind, Page};

/// Parameters that are a key and nothing else.
const KEYS: &[&str] = &[
    "api_key",
    "apikey",
    "access_token",
    "auth_token",
    "api_token",
    "x_api_key",
    "x_auth_token",
];

/// How callers are let in.
#[derive(Debug, Clone, Default)]
pub(super) struct Access {
    /// Header `Authorization: Basic …`.
    is_basic: bool,
    /// Header `Authorization: Bearer …`.
    is_bearer: bool,
    /// Parameters of the query string, as the page spells them.
    parameters: Vec<String>,
    /// Headers of their own.
    headers: Vec<String>,
}

/// An address that samples call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    /// Without what the paths of operations say.
    pub(super) url: String,
}

/// Whether a header is one that every client writes by itself.
pub(super) fn is_written_by_clients(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "authorization" | "content-type" | "accept" | "content-length" | "host"
    )
}

impl Access {
    /// What samples and fields show.
    pub(super) fn of(facts: &Facts, code: &[&str]) -> Self {
        let mut access = Self::default();
        for text in code {
            let text = text.to_lowercase();
            access.is_basic |= text.contains("authorization: basic") || text.contains("\"authorization\", \"basic");
            access.is_bearer |= text.contains("authorization: bearer") || text.contains("\"authorization\", \"bearer");
        }
        let operations = &facts.operations;
        let said = operations
            .iter()
            .flat_map(|operation| &operation.facts)
            .chain(&facts.shared);
        for fact in said {
            let Subject::Request(name) = &fact.subject else {
                continue;
            };
            let place = match &fact.claim {
                crate::facts::Claim::Exists(place) => *place,
                _ => continue,
            };
            match place {
                Some(FieldPlace::Query) => access.parameter(name),
                Some(FieldPlace::Header) => access.header(name),
                _ => {}
            }
        }
        let values = operations
            .iter()
            .flat_map(|operation| &operation.samples)
            .flat_map(|sample| &sample.values);
        values
            .filter(|value| value.in_query)
            .for_each(|value| access.parameter(&value.name));
        access
    }

    fn parameter(&mut self, name: &str) {
        if KEYS.contains(&snake(name).as_str()) && !self.parameters.iter().any(|known| known == name) {
            self.parameters.push(name.to_owned());
        }
    }

    fn header(&mut self, name: &str) {
        if KEYS.contains(&snake(name).as_str()) && !self.headers.iter().any(|known| known == name) {
            self.headers.push(name.to_owned());
        }
    }

    /// Whether a field is a credential, or a header that every client writes by itself.
    pub(super) fn has(&self, name: &str) -> bool {
        is_written_by_clients(name) || self.parameters.iter().chain(&self.headers).any(|known| known == name)
    }

    /// `credentials` and `auth`.
    pub(super) fn write(&self, api: &mut Map) {
        let mut credentials = Map::default();
        let mut auth = Map::default();
        let mut credential = |name: &str, about: &str| {
            let mut map = Map::default();
            map.text("about", about);
            map.value("sample", &format!("a-{}", name.replace('_', "-")));
            if !credentials.has(name) {
                credentials.map(name, map);
            }
        };
        let scheme = |about: &str, scheme: &str| {
            let mut map = Map::default();
            map.text("about", about);
            map.yaml("scheme", scheme);
            map
        };
        if self.is_basic {
            credential("username", "The user name.");
            credential("password", "The password.");
            let mut basic = scheme("As HTTP Basic authentication.", "basic");
            basic.yaml("username", "username");
            basic.yaml("password", "password");
            auth.map("basic", basic);
        }
        if self.is_bearer {
            credential("token", "The token.");
            let mut bearer = scheme("As a bearer token.", "bearer");
            bearer.yaml("token", "token");
            auth.map("bearer", bearer);
        }
        for (key, kind, names) in [
            ("query", "parameters", &self.parameters),
            ("headers", "headers", &self.headers),
        ] {
            if names.is_empty() {
                continue;
            }
            names.iter().for_each(|name| credential(&snake(name), "The key."));
            let fields: Vec<_> = names
                .iter()
                .map(|name| format!("{}: {}", quoted(name), snake(name)))
                .collect();
            let about = if key == "query" {
                "In the query string."
            } else {
                "In a header."
            };
            let mut map = scheme(about, kind);
            if key == "query" {
                map.yaml("place", "query");
            }
            map.yaml("fields", format!("{{ {} }}", fields.join(", ")));
            auth.map(key, map);
        }
        for (_, value) in auth.entries.iter_mut().map(|entry| (&entry.key, &mut entry.value)) {
            if let Value::Map(map) = value {
                map.doubt("Concluded from what the page shows.");
            }
        }
        api.map("credentials", credentials);
        api.map("auth", auth);
    }
}

/// The text of every block of code.
pub(super) fn code(page: &Page) -> Vec<&str> {
    let mut code = Vec::new();
    let mut waiting: Vec<&Block> = page.blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Code { text, .. } => code.push(text.as_str()),
            BlockKind::Heading { .. } => {}
            BlockKind::Paragraph(text) => code.push(text.text.as_str()),
            BlockKind::Table(table) => {
                waiting.extend(
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .flat_map(|cell| &cell.inner),
                );
            }
            BlockKind::List(list) => waiting.extend(list.items.iter().flat_map(|item| &item.inner)),
            BlockKind::Definitions(terms) => waiting.extend(terms.iter().flat_map(|term| &term.inner)),
        }
    }
    code
}

/// The address in front of an operation's path, where the page shows a whole address.
pub(super) fn server(operations: &[PageOperation], code: &[&str]) -> Option<Server> {
    let mut plain = None;
    for text in code {
        for (start, _) in text.match_indices("http") {
            let Some(rest) = text.get(start..) else { continue };
            let ends = |character: char| character.is_whitespace() || "\"'<>`\\|)".contains(character);
            let address = rest.split(ends).next().unwrap_or_default();
            let Some(url) = operations
                .iter()
                .find_map(|operation| before_path(address, operation.path.as_deref()?))
            else {
                continue;
            };
            match url.starts_with("https:") {
                true => return Some(Server { url }),
                false => plain = plain.or(Some(Server { url })),
            }
        }
    }
    plain
}

/// The part of an address that stands before a path.
fn before_path(address: &str, path: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let fixed = path.split('{').next().unwrap_or(path);
    let address_path = rest.get(rest.find('/')?..)?;
    let at = if fixed.len() > 1 { address_path.find(fixed)? } else { 0 };
    let (host, base) = (rest.get(..rest.find('/')?)?, address_path.get(..at)?);
    let host = host.rsplit('@').next().unwrap_or(host);
    let is_host = |character: char| character.is_ascii_alphanumeric() || ".-_:".contains(character);
    let is_base = |character: char| character.is_ascii_alphanumeric() || "/._-".contains(character);
    let is_good =
        !host.is_empty() && host.chars().all(is_host) && base.chars().all(is_base) && host.len() + base.len() < 200;
    is_good.then(|| format!("{scheme}://{host}{}", base.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::before_path;

    #[test]
    fn the_server_is_what_stands_before_the_path() {
        let cases = [
            (
                "https://api.shop.example/v2/orders.json?key=1",
                "/v2/orders.json",
                Some("https://api.shop.example"),
            ),
            (
                "https://api.shop.example/v2/orders/17",
                "/orders/{id}",
                Some("https://api.shop.example/v2"),
            ),
            ("http://a:b@shop.example/orders", "/orders", Some("http://shop.example")),
            ("https://shop.example/about", "/orders", None),
            ("https://<host>/orders", "/orders", None),
            ("ftp://shop.example/orders", "/orders", None),
        ];
        for (address, path, url) in cases {
            assert_eq!(before_path(address, path).as_deref(), url, "{address}");
        }
    }
}
