//! How the credentials get into a request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::Draft;
use super::percent::Alphabet;
use crate::client::Core;
use crate::describe::{AuthScheme, Body, Operation};

/// Writes the credentials where the chosen scheme wants them.
pub(super) fn write_credentials(draft: &mut Draft, core: &Core, operation: &Operation) {
    let has_form = matches!(operation.body, Body::Form { .. });
    let posts_form = has_form && operation.method == http::Method::POST;
    match core.auth {
        None => {}
        Some(AuthScheme::Basic { username, password }) => {
            let pair = Zeroizing::new(format!("{}:{}", core.credential(*username), core.credential(*password)));
            let value = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
            insert_sensitive(&mut draft.headers, AUTHORIZATION, &value);
        }
        Some(AuthScheme::Bearer { token }) => {
            let value = Zeroizing::new(format!("Bearer {}", core.credential(*token)));
            insert_sensitive(&mut draft.headers, AUTHORIZATION, &value);
        }
        Some(AuthScheme::Headers(fields)) => {
            for (name, credential) in *fields {
                if let Ok(name) = HeaderName::try_from(*name) {
                    insert_sensitive(&mut draft.headers, name, core.credential(*credential));
                }
            }
        }
        Some(AuthScheme::Query(fields)) => write_parameters(draft, core, fields, false),
        Some(AuthScheme::Form(fields)) => write_parameters(draft, core, fields, has_form),
        Some(AuthScheme::PostForm(fields)) => write_parameters(draft, core, fields, posts_form),
    }
}

fn write_parameters(draft: &mut Draft, core: &Core, fields: &[(&str, usize)], in_form: bool) {
    let (alphabet, text) = match in_form {
        true => (Alphabet::Form, &mut draft.form),
        false => (Alphabet::Address, &mut draft.query),
    };
    for (name, credential) in fields {
        alphabet.push_pair(text, name, core.credential(*credential));
    }
}

/// Credentials have been looked at when the client was built, so nothing is left out here.
fn insert_sensitive(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    if let Ok(mut value) = HeaderValue::try_from(text) {
        value.set_sensitive(true);
        headers.insert(name, value);
    }
}
