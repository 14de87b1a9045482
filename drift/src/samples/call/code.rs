//! Programs that call: the address, the method and the body, as far as they stand in the text.

mod literals;

use std::sync::LazyLock;

use regex::Regex;

use super::super::body::Body;
use super::super::lines::Lines;
use super::super::{form, json};
use super::{Call, method, payload};
use literals::Literal;

/// Signs of a program that calls, each with the language, where it tells.
const SIGNS: &[(&str, Option<&str>)] = &[
    ("curl_init", Some("PHP")),
    ("CURLOPT_", Some("PHP")),
    ("Guzzle", Some("PHP")),
    ("<?php", Some("PHP")),
    ("HttpRequest()", Some("PHP")),
    ("file_get_contents(", Some("PHP")),
    ("Net::HTTP", Some("Ruby")),
    ("RestClient", None),
    ("HTTParty", Some("Ruby")),
    ("Faraday", Some("Ruby")),
    ("http.client", Some("Python")),
    ("httplib", Some("Python")),
    ("urllib", Some("Python")),
    ("requests.", Some("Python")),
    ("httpx.", Some("Python")),
    ("http.NewRequest", Some("Go")),
    ("http.Post", Some("Go")),
    ("http.Get(", Some("Go")),
    ("OkHttpClient", Some("Java")),
    ("HttpURLConnection", Some("Java")),
    ("HttpRequest.newBuilder", Some("Java")),
    ("Unirest", None),
    ("HttpClient", None),
    ("RestRequest", Some("C#")),
    ("WebRequest", Some("C#")),
    ("StringContent(", Some("C#")),
    ("require(\"http", Some("Node")),
    ("require('http", Some("Node")),
    ("require(\"request", Some("Node")),
    ("require('request", Some("Node")),
    ("require('axios", Some("Node")),
    ("fetch(", Some("JavaScript")),
    ("axios", Some("JavaScript")),
    ("$.ajax", Some("JavaScript")),
    ("$.post", Some("JavaScript")),
    ("$.get", Some("JavaScript")),
    ("XMLHttpRequest", Some("JavaScript")),
    ("LWP::UserAgent", Some("Perl")),
    ("Invoke-RestMethod", Some("PowerShell")),
    ("Invoke-WebRequest", Some("PowerShell")),
    ("URLSession", Some("Swift")),
];

static VERB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let call =
        r"(?i)(?:\.|::|->|Method\.|HttpMethod\.|curlopt_)(get|post|put|patch|delete)(?:Async|JsonAsync|AsJsonAsync)?\b";
    Regex::new(call).ok()
});

static BODY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names =
        "body|data|payload|json|fields|form|formdata|form_params|params|parameters|query|postfields|values|post_data";
    let assigned =
        format!(r"(?i)\b(\w*(?:{names}))\b['\x22]?\s*(?::=|=>|=|:)\s*(?:new\s+\w+\s*\(?\s*|\w+(?:\.\w+)*\(\s*)?");
    let called =
        r"(?:JSON\.stringify|json_encode|json\.dumps|http_build_query|URLSearchParams|urlencode|set_form_data)\s*\(\s*";
    Regex::new(&format!("{called}|{assigned}")).ok()
});

/// Whether a text is such a program, and in which language as far as it tells.
pub(crate) fn is_one(text: &str) -> Option<Option<&'static str>> {
    SIGNS
        .iter()
        .find(|(sign, _)| text.contains(sign))
        .map(|(_, language)| *language)
}

/// Reads a program; `None` if it shows no address.
pub(crate) fn read(text: &str, lines: &Lines) -> Option<Call> {
    let literals = literals::read(text);
    let mut call = Call::default();
    let is_open = address(&mut call, &literals, lines)?;
    let is_query = |name: &str| matches!(name.to_lowercase().as_str(), "query" | "params");
    let mut found = bodies(text, &literals, lines);
    call.method = verb(text, &literals, !found.is_empty() && !is_open);
    for (name, body) in &mut found {
        if call.method.as_deref() == Some("GET") || is_query(name) || is_open {
            body.values.iter_mut().for_each(|value| value.in_query = true);
        }
    }
    found.into_iter().for_each(|(_, body)| call.body.append(body));
    Some(call)
}

/// Takes the first address with a path, and says whether its query follows in the program; a path alone is one where the server's name stands apart.
fn address(call: &mut Call, literals: &[Literal], lines: &Lines) -> Option<bool> {
    let has_path = |literal: &&Literal| form::address(&literal.text).0.is_some() && !literal.text.contains([' ', '\n']);
    let whole = literals
        .iter()
        .filter(|literal| literal.text.contains("://") && !literal.text.starts_with('<'))
        .find(has_path);
    let is_path =
        |literal: &&Literal| literal.text.len() > 1 && literal.text.starts_with('/') && !literal.text.starts_with("//");
    let found = whole.or_else(|| literals.iter().filter(is_path).find(has_path))?;
    call.address(&found.text, lines.at(found.start));
    Some(found.text.ends_with('?'))
}

fn verb(text: &str, literals: &[Literal], has_body: bool) -> Option<String> {
    let spelled = literals
        .iter()
        .filter(|literal| literal.text.chars().all(|c| c.is_ascii_uppercase()));
    if let Some(found) = spelled.filter_map(|literal| method(&literal.text)).next() {
        return Some(found);
    }
    let lower = literals
        .iter()
        .filter(|literal| matches!(literal.text.as_str(), "post" | "put" | "patch" | "delete" | "get"));
    if let Some(found) = lower.filter_map(|literal| method(&literal.text)).next() {
        return Some(found);
    }
    let verbs = VERB.as_ref().map(|verb| {
        verb.captures_iter(text)
            .filter_map(|found| method(found.get(1)?.as_str()))
            .collect::<Vec<_>>()
    });
    let verbs = verbs.unwrap_or_default();
    // `.get` reads headers and dictionaries too.
    let found = verbs.iter().find(|verb| *verb != "GET").or(verbs.first()).cloned();
    let is_plain = ["fetch(", "file_get_contents(", "urlopen(", "curl_init"]
        .iter()
        .any(|sign| text.contains(sign));
    found.or_else(|| (is_plain && !has_body).then(|| "GET".to_owned()))
}

/// What is sent: texts that are bodies, and objects that are given to something called a body.
fn bodies(text: &str, literals: &[Literal], lines: &Lines) -> Vec<(String, Body)> {
    let mut found: Vec<(String, Body)> = Vec::new();
    let mut until = 0;
    for literal in literals {
        let first = literal.text.trim_start().chars().next();
        let is_form = || {
            first.is_some_and(char::is_alphabetic)
                && literal.text.contains('=')
                && !literal.text.contains(' ')
                && !literal.text.contains("://")
        };
        let may_be = literal.start >= until && (matches!(first, Some('{' | '[' | '<')) || is_form());
        let read = may_be
            .then(|| payload(&literal.text, lines.at(literal.start)))
            .flatten();
        if let Some(body) = read.filter(|body| !body.values.is_empty()) {
            until = literal.end;
            found.push((String::new(), body));
        }
    }
    if found.is_empty() {
        found = objects(text, lines);
    }
    if found.is_empty() {
        found.extend(broken(text, lines).map(|body| (String::new(), body)));
    }
    found
}

/// Object literals: `JSON.stringify({ a: 'b' })`, `data = {...}`.
fn objects(text: &str, lines: &Lines) -> Vec<(String, Body)> {
    let mut found = Vec::new();
    let mut until = 0;
    let Some(names) = BODY.as_ref() else { return found };
    for matched in names.captures_iter(text).take(100) {
        let Some(whole) = matched.get(0).filter(|whole| whole.start() >= until) else {
            continue;
        };
        let rest = text.get(whole.end()..).unwrap_or("");
        let is_object = rest.starts_with(['{', '[']) || rest.starts_with("array(");
        let array = whole.as_str().rfind("array(").map(|at| whole.start() + at);
        let start = if is_object {
            whole.end()
        } else {
            array.unwrap_or(usize::MAX)
        };
        if start == usize::MAX {
            continue;
        }
        if let Some((body, end)) = json::read(text, start, lines).filter(|(body, _)| has_names(body)) {
            until = end;
            found.push((matched.get(1).map_or("", |name| name.as_str()).to_owned(), body));
        }
    }
    found
}

fn has_names(body: &Body) -> bool {
    body.values.iter().any(|value| !value.name.is_empty())
}

/// A body whose quotes the page broke: `""{\"a\":...`.
fn broken(text: &str, lines: &Lines) -> Option<Body> {
    let start = ["{\\\"", "\\{\\\""].iter().filter_map(|sign| text.find(sign)).min()?;
    let line = text.get(start..)?.lines().next()?;
    let mut body = payload(super::unescape(line).as_str(), lines.at(start))?;
    body.damaged(lines.at(start), "quotes that do not fit");
    Some(body)
}
