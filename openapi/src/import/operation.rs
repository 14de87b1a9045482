//! An operation.

use specwright_codegen::reserved::{OF_A_REQUEST_BUILDER, OF_PAGES, OF_WAITING};
use specwright_codegen::writing::{Map, quoted};

use super::importer::Importer;
use super::names::{Names, pascal};
use super::resources::Planned;
use super::words::short;

/// Methods of the language.
const METHODS: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

impl<'a> Importer<'a> {
    /// The text of an operation; nothing where the language has no place for it.
    pub(super) fn operation(&mut self, planned: &Planned<'a>, docs: &str) -> Option<Map> {
        let operation = planned.operation;
        if !METHODS.contains(&operation.method.as_str()) {
            let text = format!(
                "the language has no method {}: the operation is left out",
                operation.method
            );
            self.skipped(&operation.place, text);
            return None;
        }
        let owner = planned.owner.as_str();
        let mut names = Names::without(&[OF_A_REQUEST_BUILDER, OF_PAGES, OF_WAITING].concat());
        let mut places = self.parameters(&operation.parameters, owner, &mut names);
        let mut map = Map::default();
        let about = [&operation.summary, &operation.about]
            .into_iter()
            .flatten()
            .find_map(|text| short(text));
        if about.is_none() {
            self.missing(&operation.place, "nothing says what the operation does");
        }
        map.text(
            "about",
            about.unwrap_or_else(|| format!("Sends {} to {}.", operation.method, quoted_path(&operation.path))),
        );
        let own = operation.docs.as_deref().filter(|docs| super::api::is_address(docs));
        map.yaml("docs", quoted(own.unwrap_or(docs)));
        let path = path(&operation.path, &places.placeholders);
        map.yaml("request", quoted(&format!("{} {path}", operation.method)));
        let body = operation
            .body
            .as_ref()
            .and_then(|body| self.request_body(body, owner, &mut names));
        map.map("path", std::mem::take(&mut places.path));
        map.map("query", places.query);
        map.map("headers", places.headers);
        if let Some((key, body)) = body {
            map.map(key, body);
            if matches!(operation.method.as_str(), "GET" | "HEAD" | "DELETE") {
                map.yaml("body_on_get", "true");
            }
        }
        let responds = self.answers(operation, &format!("{}Answer", pascal(owner)));
        map.map("responds", responds);
        if operation.deprecated {
            map.text("deprecated", "The document marks it so and gives no reason.");
        }
        Some(map)
    }
}

/// With the names of the fields.
fn path(path: &str, placeholders: &[(String, String)]) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out += &encoded(before);
        let Some((name, tail)) = after.split_once('}') else {
            return out + "{" + after;
        };
        let known = placeholders.iter().find(|(own, _)| own == name);
        out += &format!("{{{}}}", known.map_or(name, |(_, field)| field));
        rest = tail;
    }
    let out = out + &encoded(rest);
    if out.starts_with('/') { out } else { format!("/{out}") }
}

/// What no address can hold is written as an address writes it.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        let is_plain = character.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@%?".contains(character);
        let mut bytes = [0; 4];
        match is_plain {
            true => out.push(character),
            false => out.extend(
                character
                    .encode_utf8(&mut bytes)
                    .bytes()
                    .map(|byte| format!("%{byte:02X}")),
            ),
        }
    }
    out
}

fn quoted_path(path: &str) -> String {
    path.chars()
        .filter(|c| !specwright_codegen::writing::is_hidden(*c))
        .take(100)
        .collect()
}
