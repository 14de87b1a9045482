//! What belongs together of what an API says once for all calls.

use specwright_codegen::model::{Api, AuthKind, AuthScheme, Credential, ErrorBody, Server, UrlPart, Variable};

use super::words;
use crate::pair::{Matched, Pair};

/// Servers by name, else by URL.
pub(super) fn servers<'a>(pair: &Pair<'a>) -> Matched<&'a Server> {
    Matched::unmatched(&pair.old.model.api.servers, &pair.new.model.api.servers)
        .by(|server| Some(server.name.spec.as_str()))
        .by(|server| Some(url(server)))
}

/// The URL with the names of its variables.
pub(super) fn url(server: &Server) -> String {
    let part = |part: &UrlPart| match part {
        UrlPart::Literal(text) => text.clone(),
        UrlPart::Variable(index) => {
            let name = server.variables.get(*index).map_or("", |variable| &variable.name.spec);
            format!("{{{name}}}")
        }
    };
    server.url.value.iter().map(part).collect()
}

/// The variables of all servers, each name once, as the client's builder has them.
pub(super) fn variables<'a>(pair: &Pair<'a>) -> Matched<&'a Variable> {
    let of = |api: &'a Api| {
        let mut found: Vec<&Variable> = Vec::new();
        for variable in api.servers.iter().flat_map(|server| &server.variables) {
            if !found.iter().any(|known| known.name.spec == variable.name.spec) {
                found.push(variable);
            }
        }
        found
    };
    Matched::unmatched(of(&pair.old.model.api), of(&pair.new.model.api))
        .by(|variable| Some(variable.name.spec.as_str()))
}

/// Schemes by name, else by how they send what.
pub(super) fn schemes<'a>(pair: &Pair<'a>) -> Matched<&'a AuthScheme> {
    let (old, new) = (&pair.old.model.api, &pair.new.model.api);
    Matched::unmatched(&old.auth, &new.auth)
        .by(|scheme| Some(scheme.name.spec.as_str()))
        .by_each(
            |scheme| Some(scheme_words(old, scheme)),
            |scheme| Some(scheme_words(new, scheme)),
        )
}

/// Credentials by name, else by the first place at which they are sent.
pub(super) fn credentials<'a>(pair: &Pair<'a>) -> Matched<&'a Credential> {
    let slot = |api: &'a Api, credential: &Credential| {
        let index = api
            .credentials
            .iter()
            .position(|known| known.name.spec == credential.name.spec)?;
        let slots = api.auth.iter().flat_map(slots);
        slots.into_iter().find(|(_, sent)| *sent == index).map(|(slot, _)| slot)
    };
    let (old, new) = (&pair.old.model.api, &pair.new.model.api);
    Matched::unmatched(&old.credentials, &new.credentials)
        .by(|credential| Some(credential.name.spec.as_str()))
        .by_each(|credential| slot(old, credential), |credential| slot(new, credential))
}

/// Each place at which a scheme sends a credential, and the credential's index.
fn slots(scheme: &AuthScheme) -> Vec<(String, usize)> {
    match &scheme.kind {
        AuthKind::Basic { username, password } => {
            vec![
                ("basic, user".to_owned(), *username),
                ("basic, password".to_owned(), *password),
            ]
        }
        AuthKind::Bearer { token } => vec![("bearer".to_owned(), *token)],
        AuthKind::Headers(fields) => fields
            .iter()
            .map(|(name, index)| (format!("header {}", name.0), *index))
            .collect(),
        AuthKind::Parameters { fields, place } => fields
            .iter()
            .map(|(name, index)| (format!("{place:?} {}", name.0).to_lowercase(), *index))
            .collect(),
    }
}

/// `basic, user: username; basic, password: password`.
pub(super) fn scheme_words(api: &Api, scheme: &AuthScheme) -> String {
    let name = |index: usize| {
        api.credentials
            .get(index)
            .map_or("", |credential| &credential.name.spec)
    };
    let slots = slots(scheme)
        .into_iter()
        .map(|(slot, index)| format!("{slot}: {}", name(index)));
    slots.collect::<Vec<_>>().join("; ")
}

/// Whether both schemes send the same at the same places; `renamed` gives the new name of a credential.
pub(super) fn is_same_scheme(pair: &Pair<'_>, old: &AuthScheme, new: &AuthScheme) -> bool {
    let credentials = credentials(pair);
    let (old_api, new_api) = (&pair.old.model.api, &pair.new.model.api);
    let is_same = |old: usize, new: usize| {
        let names = (old_api.credentials.get(old), new_api.credentials.get(new));
        let (Some(old), Some(new)) = names else { return false };
        credentials
            .both
            .iter()
            .any(|(a, b)| a.name.spec == old.name.spec && b.name.spec == new.name.spec)
    };
    let (old, new) = (slots(old), slots(new));
    old.len() == new.len()
        && old
            .iter()
            .zip(&new)
            .all(|(old, new)| old.0 == new.0 && is_same(old.1, new.1))
}

/// Error bodies by name.
pub(super) fn error_bodies<'a>(pair: &Pair<'a>) -> Matched<&'a ErrorBody> {
    Matched::unmatched(&pair.old.model.api.error_bodies, &pair.new.model.api.error_bodies)
        .by(|body| Some(body.name.spec.as_str()))
}

/// `json errors/*, code: @code, message: text`.
pub(super) fn error_body_words(body: &ErrorBody) -> String {
    let mut words = format!("{:?} {}", body.format, body.path.join("/"))
        .to_lowercase()
        .trim()
        .to_owned();
    for (what, selectors) in [("code", &body.code), ("message", &body.message), ("field", &body.field)] {
        if !selectors.is_empty() {
            words.push_str(&format!(
                ", {what}: {}",
                words::names(selectors.iter().map(|selector| selector.value.to_string()))
            ));
        }
    }
    let marks = [("after", &body.code_after), ("before", &body.code_before)];
    for (what, mark) in marks.iter().filter_map(|(what, mark)| Some((what, mark.as_ref()?))) {
        words.push_str(&format!(", code {what} {mark:?}"));
    }
    words
}
