//! Whether a request carries the credentials, in any of the ways the spec knows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use specwright_codegen::model::{Api, AuthKind, Body, Method, Operation, ParameterPlace};

use crate::incoming::{Incoming, first};

/// What is wrong with the credentials of a request, in names only.
///
/// An open API has no schemes and lets everyone in.
pub(crate) fn refusal(api: &Api, expected: &[String], operation: &Operation, incoming: &Incoming) -> Option<String> {
    let mut complaints = Vec::new();
    for scheme in &api.auth {
        let given = given(&scheme.kind, operation, incoming);
        let wrong: Vec<_> = given
            .iter()
            .filter(|(credential, text)| text.as_ref() != expected.get(*credential))
            .map(|(credential, text)| {
                let name = api.credentials.get(*credential).map_or("?", |it| it.name.spec.as_str());
                format!("{name} {}", if text.is_some() { "wrong" } else { "missing" })
            })
            .collect();
        if wrong.is_empty() {
            return None;
        }
        complaints.push(format!("{}: {}", scheme.name.spec, wrong.join(", ")));
    }
    (!complaints.is_empty()).then(|| complaints.join("; "))
}

/// What a `401` names in `WWW-Authenticate`, if the API has a scheme that the header knows.
pub(crate) fn challenge(api: &Api) -> Option<&'static str> {
    api.auth.iter().find_map(|scheme| match scheme.kind {
        AuthKind::Basic { .. } => Some("Basic realm=\"specwright mock\""),
        AuthKind::Bearer { .. } => Some("Bearer"),
        AuthKind::Headers(_) | AuthKind::Parameters { .. } => None,
    })
}

/// The credentials of a scheme and what the request gives for each.
fn given(kind: &AuthKind, operation: &Operation, incoming: &Incoming) -> Vec<(usize, Option<String>)> {
    let headers = incoming.headers();
    match kind {
        AuthKind::Basic { username, password } => {
            let (name, word) = basic(headers).unzip();
            vec![(*username, name), (*password, word)]
        }
        AuthKind::Bearer { token } => {
            vec![(*token, authorization(headers, "bearer").map(str::to_owned))]
        }
        AuthKind::Headers(fields) => fields
            .iter()
            .map(|(name, credential)| (*credential, incoming.header(&name.0)))
            .collect(),
        AuthKind::Parameters { fields, place } => {
            let has_form = matches!(operation.request.body, Body::Form(_));
            let in_form = match place {
                ParameterPlace::Query => false,
                ParameterPlace::Form => has_form,
                ParameterPlace::PostForm => has_form && operation.method.value == Method::Post,
            };
            let pairs = if in_form { incoming.form() } else { incoming.query() };
            fields
                .iter()
                .map(|(name, credential)| (*credential, first(pairs, &name.0).map(str::to_owned)))
                .collect()
        }
    }
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let decoded = STANDARD.decode(authorization(headers, "basic")?).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

/// What follows the name of the scheme in `Authorization`.
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let (name, rest) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    name.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}
