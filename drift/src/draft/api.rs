//! `api.yaml`: what the operations of a page share.

use super::access::{Access, Server};
use super::answers::{codes, shared};
use super::names::{Names, snake};
use super::yaml::{Map, Value};
use crate::accept::tree::is_day;
use crate::edit::quoted;
use crate::facts::{Facts, Subject};
use crate::page::Page;
use crate::samples::{Sample, SampleKind};

/// An address for what the page does not say.
const NOWHERE: &str = "https://example.com/";

/// The page's address, or one that leads nowhere.
pub(super) fn docs(page: &Page) -> &str {
    let is_plain = |address: &&str| {
        let has_scheme = address.starts_with("https://") || address.starts_with("http://");
        has_scheme && address.len() < 500 && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
    };
    page.address.as_deref().filter(is_plain).unwrap_or(NOWHERE)
}

/// An address as YAML: bare where it can be.
pub(super) fn address(url: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || ":/._~?&=%+-".contains(character);
    match url.chars().all(is_plain) && !url.ends_with(':') {
        true => url.to_owned(),
        false => quoted(url),
    }
}

/// The file.
pub(super) fn file(name: &str, page: &Page, facts: &Facts, access: &Access, server: Option<&Server>) -> Map {
    let mut api = Map::default();
    api.yaml("specwright", "1");
    api.yaml("api", snake(name));
    api.text(
        "about",
        format!("What a page of its documentation says of the service {}.", snake(name)),
    );
    api.yaml("docs", address(docs(page)));
    if let Some(day) = page.saved.as_deref().filter(|day| is_day(day)) {
        api.yaml("read", day);
    }
    if docs(page) == NOWHERE {
        api.doubt("The copy of the page does not say where it is from.");
    }
    servers(server, &mut api);
    access.write(&mut api);
    if has_codes(facts) {
        api.map("error_bodies", error_bodies(facts));
    }
    let mut errors = Names::default();
    api.map("errors", shared(&facts.shared, &mut errors));
    api.map("codes", codes(facts.shared.iter(), &mut errors));
    api
}

fn servers(server: Option<&Server>, api: &mut Map) {
    let mut live = Map::default();
    live.text("about", "The service itself.");
    match server {
        Some(server) => {
            live.yaml("url", address(&server.url));
            if server.url.starts_with("http:") {
                live.yaml("plain_http", "true");
                live.doubt("The page shows the address without TLS.");
            }
        }
        None => {
            live.yaml("url", NOWHERE.trim_end_matches('/'));
            live.doubt("The page shows no whole address.");
        }
    }
    let mut servers = Map::default();
    servers.add("live", Value::Map(live));
    api.map("servers", servers);
}

fn has_codes(facts: &Facts) -> bool {
    let said = facts
        .operations
        .iter()
        .flat_map(|operation| &operation.facts)
        .chain(&facts.shared);
    said.into_iter().any(|fact| matches!(fact.subject, Subject::Code(_)))
}

/// Where an error's code stands: as a sample of an error shows it, else a guess.
fn error_bodies(facts: &Facts) -> Map {
    let samples = facts.operations.iter().flat_map(|operation| &operation.samples);
    let shown = samples.filter_map(from_sample).next();
    let is_xml = facts
        .operations
        .iter()
        .flat_map(|operation| &operation.samples)
        .any(|sample| sample.kind == SampleKind::Xml);
    let body = shown.unwrap_or_else(|| {
        let mut body = Map::default();
        body.yaml("format", if is_xml { "xml" } else { "json" });
        if is_xml {
            body.yaml("path", "response");
        }
        body.yaml("code", "code");
        body.yaml("message", "message");
        body.doubt("The page shows no body of an error.");
        body
    });
    let mut bodies = Map::default();
    bodies.map("errors", body);
    bodies
}

fn from_sample(sample: &Sample) -> Option<Map> {
    let format = match sample.kind {
        SampleKind::Json => "json",
        SampleKind::Xml => "xml",
        _ => return None,
    };
    let is_code = |name: &str| {
        matches!(
            snake(name).as_str(),
            "code" | "error_code" | "errorcode" | "error_number"
        )
    };
    let is_text = |name: &str| {
        matches!(
            snake(name).as_str(),
            "message" | "error_message" | "description" | "detail" | "text" | "msg"
        )
    };
    let split = |name: &str| match name.rsplit_once('.') {
        Some((around, last)) => (around.to_owned(), last.to_owned()),
        None => (String::new(), name.to_owned()),
    };
    let names: Vec<_> = sample.values.iter().map(|value| split(&value.name)).collect();
    let (around, code) = names.iter().find(|(around, last)| {
        is_code(last)
            && (sample.status.is_some_and(|status| status >= 400)
                || format!("{around}{last}").to_lowercase().contains("error"))
    })?;
    let message = names.iter().find(|(place, last)| place == around && is_text(last));
    let mut body = Map::default();
    body.yaml("format", format);
    if !around.is_empty() {
        body.value("path", &around.replace('.', "/"));
    }
    body.value("code", code);
    if let Some((_, message)) = message {
        body.value("message", message);
    }
    Some(body)
}
