//! `api.yaml`: servers, credentials, how errors look.

use super::answer::{parse_codes, parse_error_answer};
use super::calls::parse_rate_limit;
use super::request::plain_template;
use super::rules::MISSING_KEY;
use super::types::parse_types;
use super::value::version;
use super::view::{View, name};
use super::wire::parse_names;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::ParameterPlace;
use crate::source::{FileId, Spanned};
use crate::syntax::{Api, Auth, AuthScheme, Credential, ErrorBody, Server, TemplatePart, Variable};
use crate::yaml::{Entry, Node};

/// Whether the file is in a version of the language that is not this one.
pub(super) fn report_unknown_version(tree: &Node, diagnostics: &mut Diagnostics) -> bool {
    let Some(node) = View::new(tree).and_then(|view| view.node("specwright")) else {
        return false;
    };
    match node.scalar().map(version) {
        Some(Err(refused)) if refused.rule.id == "unsupported-version" => {
            diagnostics.push(Diagnostic::error(refused.rule, node.span, refused.headline).help(refused.help));
            true
        }
        _ => false,
    }
}

pub(super) fn parse_api(file: FileId, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Api> {
    let view = View::new(tree)?;
    let servers = parse_all(view.entries("servers"), diagnostics, parse_server);
    let credentials = parse_all(view.entries("credentials"), diagnostics, parse_credential);
    let auth = parse_all(view.entries("auth"), diagnostics, parse_auth);
    let error_bodies = parse_all(view.entries("error_bodies"), diagnostics, parse_error_body);
    let errors = parse_all(view.entries("errors"), diagnostics, parse_error_answer);
    let codes = parse_codes(view, diagnostics);
    let types = parse_types(view.entries("types"), diagnostics);
    report_missing_server(view, diagnostics);
    report_credentials_without_auth(view, diagnostics);
    Some(Api {
        file,
        name: view.text("api")?,
        about: view.words("about")?,
        docs: view.words("docs")?,
        evidence: view.evidence(),
        servers,
        credentials,
        auth,
        error_bodies,
        errors,
        codes,
        types,
        rate_limit: parse_rate_limit(view, diagnostics),
    })
}

/// Reads every entry, so that one that is broken does not hide the problems of the next.
pub(super) fn parse_all<T>(
    entries: &[Entry],
    diagnostics: &mut Diagnostics,
    mut parse: impl FnMut(&Entry, &mut Diagnostics) -> Option<T>,
) -> Vec<T> {
    entries.iter().filter_map(|entry| parse(entry, diagnostics)).collect()
}

fn report_missing_server(view: View<'_>, diagnostics: &mut Diagnostics) {
    let is_empty = |node: &Node| node.mapping().is_some_and(|mapping| mapping.entries.is_empty());
    if let Some(entry) = view.entry("servers").filter(|entry| is_empty(&entry.value)) {
        diagnostics.push(
            Diagnostic::error(&MISSING_KEY, entry.key.span, "an API needs a server")
                .help("write at least one: `live: { about: …, url: 'https://…' }`"),
        );
    }
}

fn report_credentials_without_auth(view: View<'_>, diagnostics: &mut Diagnostics) {
    match (view.entry("credentials"), view.entry("auth")) {
        (Some(credentials), None) => diagnostics.push(
            Diagnostic::error(&MISSING_KEY, credentials.key.span, "the credentials are never sent")
                .help("say under `auth` how they travel"),
        ),
        (None, Some(auth)) => diagnostics.push(
            Diagnostic::error(&MISSING_KEY, auth.key.span, "there are no credentials to send")
                .help("say under `credentials` what the user of the client supplies"),
        ),
        _ => {}
    }
}

fn parse_server(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Server> {
    let view = View::new(&entry.value)?;
    let variables = parse_all(view.entries("variables"), diagnostics, parse_variable);
    let plain_http = view.boolean("plain_http");
    let url = view.node("url").and_then(|node| parse_url(node, diagnostics));
    Some(Server {
        name: entry.key.clone(),
        about: view.words("about")?,
        plain_http: plain_http.is_some_and(|plain_http| plain_http.value),
        url: url?,
        variables,
        evidence: view.evidence(),
    })
}

fn parse_url(node: &Node, diagnostics: &mut Diagnostics) -> Option<Spanned<Vec<TemplatePart>>> {
    let text = node.scalar()?.text.trim_end_matches('/');
    match plain_template(node, text) {
        Ok(parts) => Some(Spanned::new(parts, node.span)),
        Err(refused) => {
            let headline = format!("`url`: {}", refused.headline);
            diagnostics.push(Diagnostic::error(refused.rule, node.span, headline).help(refused.help));
            None
        }
    }
}

fn parse_variable(entry: &Entry, _: &mut Diagnostics) -> Option<Variable> {
    let view = View::new(&entry.value)?;
    Some(Variable {
        name: entry.key.clone(),
        about: view.words("about")?,
        sample: view.verbatim("sample"),
        constraints: view.constraints(),
    })
}

fn parse_credential(entry: &Entry, _: &mut Diagnostics) -> Option<Credential> {
    let view = View::new(&entry.value)?;
    Some(Credential {
        name: entry.key.clone(),
        about: view.words("about")?,
        secret: view.boolean("secret").is_none_or(|secret| secret.value),
        sample: view.text("sample")?,
    })
}

fn parse_auth(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Auth> {
    let view = View::new(&entry.value)?;
    let scheme = match view.text("scheme")?.value.as_str() {
        "basic" => AuthScheme::Basic {
            username: view.text("username")?,
            password: view.text("password")?,
        },
        "bearer" => AuthScheme::Bearer {
            token: view.text("token")?,
        },
        "headers" => AuthScheme::Headers(parse_auth_fields(view, diagnostics)),
        "parameters" => AuthScheme::Parameters {
            fields: parse_auth_fields(view, diagnostics),
            place: match view.text("place")?.value.as_str() {
                "form" => ParameterPlace::Form,
                "post_form" => ParameterPlace::PostForm,
                _ => ParameterPlace::Query,
            },
        },
        _ => return None,
    };
    Some(Auth {
        name: entry.key.clone(),
        about: view.words("about")?,
        scheme,
        evidence: view.evidence(),
    })
}

fn parse_auth_fields(view: View<'_>, diagnostics: &mut Diagnostics) -> Vec<(Spanned<String>, Spanned<String>)> {
    let entries = view.entries("fields");
    if let Some(entry) = view.entry("fields").filter(|_| entries.is_empty()) {
        diagnostics.push(
            Diagnostic::error(&MISSING_KEY, entry.key.span, "the entry sends no credential")
                .help("write the name on the wire and the credential: `X-Api-Key: api_key`"),
        );
    }
    entries
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), name(&entry.value)?)))
        .collect()
}

fn parse_error_body(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<ErrorBody> {
    let view = View::new(&entry.value)?;
    Some(ErrorBody {
        name: entry.key.clone(),
        is_xml: view.text("format")?.value == "xml",
        path: parse_names(view, "path", diagnostics),
        code: view.one_or_more("code"),
        message: view.one_or_more("message"),
        field: view.one_or_more("field"),
        list: view.flag("list"),
        code_after: view.text("code_after").map(|text| text.value),
        code_before: view.text("code_before").map(|text| text.value),
        evidence: view.evidence(),
    })
}
