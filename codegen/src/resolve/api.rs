//! What `api.yaml` says of servers, credentials and error bodies.

use std::collections::BTreeMap;

use super::naming::Scope;
use super::rules::{UNKNOWN_CREDENTIAL, UNKNOWN_VARIABLE, UNUSED_VARIABLE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Api, AuthKind, AuthScheme, Credential, ErrorBody, ErrorFormat, Selector, Server, UrlPart, Variable, WireName,
};
use crate::names;
use crate::source::Spanned;
use crate::syntax::{self, TemplatePart};
use crate::wording::{listed, nearest, shown};

pub(super) fn resolve_api(spec: &syntax::Spec, diagnostics: &mut Diagnostics) -> Api {
    let syntax::Spec { api, evidence, .. } = spec;
    let mut builder = Scope::of_client_builder();
    let servers = resolve_servers(&api.servers, &mut builder, diagnostics);
    let credentials = resolve_credentials(&api.credentials, &mut builder, diagnostics);
    Api {
        name: Scope::of_api().give(&api.name, names::file_name, diagnostics),
        about: api.about.clone(),
        docs: api.docs.clone(),
        evidence: api.evidence.clone(),
        servers,
        auth: resolve_auth(&api.auth, &credentials, diagnostics),
        credentials,
        error_bodies: resolve_error_bodies(&api.error_bodies, diagnostics),
        rate_limit: api.rate_limit.clone(),
        sources: evidence
            .as_ref()
            .map_or_else(Vec::new, |evidence| evidence.sources.clone()),
        conflicts: evidence
            .as_ref()
            .map_or_else(Vec::new, |evidence| evidence.conflicts.clone()),
        file: api.file,
    }
}

fn resolve_servers(servers: &[syntax::Server], builder: &mut Scope, diagnostics: &mut Diagnostics) -> Vec<Server> {
    let mut names = Scope::of("a server");
    // A variable that several servers have is one thing to the user of the client.
    let mut first_places = BTreeMap::new();
    let mut resolved = Vec::new();
    for server in servers {
        let variables: Vec<_> = server
            .variables
            .iter()
            .map(|variable| {
                let first = *first_places
                    .entry(variable.name.value.as_str())
                    .or_insert(variable.name.span);
                let place = Spanned::new(variable.name.value.clone(), first);
                let mut name = builder.give(&place, names::snake_case, diagnostics);
                name.span = variable.name.span;
                Variable {
                    name,
                    about: variable.about.clone(),
                    sample: variable.sample.clone(),
                    constraints: variable.constraints.clone(),
                }
            })
            .collect();
        report_unused_variables(server, diagnostics);
        resolved.push(Server {
            name: names.give(&server.name, names::pascal_case, diagnostics),
            about: server.about.clone(),
            plain_http: server.plain_http,
            url: resolve_url(server, diagnostics),
            variables,
            evidence: server.evidence.clone(),
        });
    }
    resolved
}

fn resolve_url(server: &syntax::Server, diagnostics: &mut Diagnostics) -> Spanned<Vec<UrlPart>> {
    let variables = || server.variables.iter().map(|variable| variable.name.value.as_str());
    let mut parts = Vec::new();
    for part in &server.url.value {
        match part {
            TemplatePart::Literal(text) => parts.push(UrlPart::Literal(text.clone())),
            TemplatePart::Placeholder(name) | TemplatePart::Greedy(name) => {
                match variables().position(|variable| variable == name.value) {
                    Some(index) => parts.push(UrlPart::Variable(index)),
                    None => {
                        let headline = format!(
                            "the URL names the variable {}, which is not described",
                            shown(&name.value)
                        );
                        let diagnostic = Diagnostic::error(&UNKNOWN_VARIABLE, name.span, headline);
                        diagnostics.push(match nearest(&name.value, variables()) {
                            Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
                            None => diagnostic.help("describe it under `variables:` of the server"),
                        });
                    }
                }
            }
        }
    }
    Spanned::new(parts, server.url.span)
}

fn report_unused_variables(server: &syntax::Server, diagnostics: &mut Diagnostics) {
    for variable in &server.variables {
        let is_used = server.url.value.iter().any(|part| match part {
            TemplatePart::Placeholder(name) | TemplatePart::Greedy(name) => name.value == variable.name.value,
            TemplatePart::Literal(_) => false,
        });
        if !is_used {
            let headline = format!("the URL does not have the variable {}", shown(&variable.name.value));
            diagnostics.push(
                Diagnostic::error(&UNUSED_VARIABLE, variable.name.span, headline)
                    .related(server.url.span, "the URL")
                    .help("put its name into the URL, in braces, or delete it"),
            );
        }
    }
}

fn resolve_credentials(
    credentials: &[syntax::Credential],
    builder: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<Credential> {
    let resolve = |credential: &syntax::Credential| Credential {
        name: builder.give(&credential.name, names::snake_case, diagnostics),
        about: credential.about.clone(),
        secret: credential.secret,
        sample: credential.sample.clone(),
    };
    credentials.iter().map(resolve).collect()
}

fn resolve_auth(
    schemes: &[syntax::Auth],
    credentials: &[Credential],
    diagnostics: &mut Diagnostics,
) -> Vec<AuthScheme> {
    let mut names = Scope::of("an auth entry");
    let mut resolved = Vec::new();
    for auth in schemes {
        let mut find = |name: &Spanned<String>| find_credential(name, credentials, diagnostics);
        let kind = match &auth.scheme {
            syntax::AuthScheme::Basic { username, password } => AuthKind::Basic {
                username: find(username),
                password: find(password),
            },
            syntax::AuthScheme::Bearer { token } => AuthKind::Bearer { token: find(token) },
            syntax::AuthScheme::Headers(fields) => AuthKind::Headers(find_all(fields, find)),
            syntax::AuthScheme::Parameters { fields, place } => AuthKind::Parameters {
                fields: find_all(fields, find),
                place: *place,
            },
        };
        resolved.push(AuthScheme {
            name: names.give(&auth.name, names::pascal_case, diagnostics),
            about: auth.about.clone(),
            kind,
            evidence: auth.evidence.clone(),
        });
    }
    resolved
}

fn find_all(
    fields: &[(Spanned<String>, Spanned<String>)],
    mut find: impl FnMut(&Spanned<String>) -> usize,
) -> Vec<(WireName, usize)> {
    fields
        .iter()
        .map(|(wire, credential)| (WireName(wire.value.clone()), find(credential)))
        .collect()
}

/// The credential of that name; the first stands in for one that there is not.
fn find_credential(name: &Spanned<String>, credentials: &[Credential], diagnostics: &mut Diagnostics) -> usize {
    let known = || credentials.iter().map(|credential| credential.name.spec.as_str());
    if let Some(index) = known().position(|known| known == name.value) {
        return index;
    }
    let headline = format!("there is no credential {}", shown(&name.value));
    let diagnostic = Diagnostic::error(&UNKNOWN_CREDENTIAL, name.span, headline);
    diagnostics.push(match nearest(&name.value, known()) {
        Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
        None => diagnostic.help(format!(
            "the credentials are {}",
            listed(known()).replace(" or ", " and ")
        )),
    });
    0
}

fn resolve_error_bodies(bodies: &[syntax::ErrorBody], diagnostics: &mut Diagnostics) -> Vec<ErrorBody> {
    let mut names = Scope::of("an error body");
    let mut resolved = Vec::new();
    for body in bodies {
        resolved.push(ErrorBody {
            name: names.give(&body.name, names::snake_case, diagnostics),
            format: match body.is_xml {
                true => ErrorFormat::Xml,
                false => ErrorFormat::Json,
            },
            path: body.path.clone(),
            code: selectors(&body.code, body),
            message: selectors(&body.message, body),
            field: selectors(&body.field, body),
            list: body.list,
            code_after: body.code_after.clone(),
            code_before: body.code_before.clone(),
            evidence: body.evidence.clone(),
        });
    }
    resolved
}

fn selectors(written: &[Spanned<String>], body: &syntax::ErrorBody) -> Vec<Spanned<Selector>> {
    let has_key = body.path.iter().any(|name| name == "*");
    let read = |text: &Spanned<String>| text.clone().map(|text| selector(text, has_key));
    written.iter().map(read).collect()
}

/// Without a `*` that it could stand for, `key` is a name like any other.
fn selector(text: String, has_key: bool) -> Selector {
    if let Some(header) = text.strip_prefix("header:") {
        return Selector::Header(header.trim().to_owned());
    }
    if let Some(position) = position(&text) {
        return Selector::Position(position);
    }
    match text.strip_prefix('@') {
        Some(attribute) => Selector::Attribute(attribute.to_owned()),
        None if text == "text" => Selector::Text,
        None if text == "key" && has_key => Selector::Key,
        None => Selector::Member(text),
    }
}

/// `[0]`: at most two digits, more items no error has.
fn position(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('[')?.strip_suffix(']')?;
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| digits.parse().ok())?
}
