//! What the `Prefer` header asks for: `code=422`, `code=400, example=UsernameTaken`, or `example=` alone.

use http::HeaderMap;
use specwright_codegen::model::{ErrorCase, Operation, Response};

use crate::plain::escape;

/// What a request asks to be answered with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Preference {
    code: Option<String>,
    example: Option<String>,
}

/// An answer that can be asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Chosen<'m> {
    /// A success.
    Success(&'m Response),
    /// The error.
    Error(&'m ErrorCase),
}

/// The status of an error whose documentation names none.
pub(crate) const UNSAID_STATUS: u16 = 400;

/// The status that an error is answered with. Where successes may hold errors, one without a status of its own comes so.
pub(crate) fn status_of(operation: &Operation, case: &ErrorCase) -> u16 {
    let failing = operation.responses.iter().find(|response| response.may_fail);
    let unsaid = failing.map_or(UNSAID_STATUS, |response| response.status.value);
    case.status.as_ref().map_or(unsaid, |status| status.value)
}

impl Preference {
    /// Reads every `Prefer` header, leniently: `,` and `;` both separate, values may be quoted, other preferences are
    /// passed over. The first of two equal keys counts, as RFC 7240 says.
    pub(crate) fn from_headers(headers: &HeaderMap) -> Self {
        let mut preference = Self::default();
        for header in headers.get_all("prefer") {
            let text = String::from_utf8_lossy(header.as_bytes());
            for item in split_outside_quotes(&text) {
                let (key, value) = item.split_once('=').unwrap_or((item, ""));
                let value = value.trim().trim_matches('"').trim();
                let place = match key.trim().to_ascii_lowercase().as_str() {
                    "code" => &mut preference.code,
                    "example" => &mut preference.example,
                    _ => continue,
                };
                if place.is_none() && !value.is_empty() {
                    *place = Some(value.to_owned());
                }
            }
        }
        preference
    }

    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The answer that is asked for, or a text that says what can be.
    pub(crate) fn choose<'m>(&self, operation: &'m Operation) -> Result<Chosen<'m>, String> {
        let success =
            successes(operation).find(|response| self.example.is_none() && self.has_status(response.status.value));
        if let Some(response) = success {
            return Ok(Chosen::Success(response));
        }
        let find = |has_name: &dyn Fn(&ErrorCase) -> bool| {
            let mut errors = operation.errors.iter();
            errors.find(|case| self.has_status(status_of(operation, case)) && has_name(case))
        };
        // A code may be what another error is called.
        let error = find(&|case| self.has_name(case)).or_else(|| find(&|case| self.has_code(case)));
        error.map(Chosen::Error).ok_or_else(|| self.complaint(operation))
    }

    /// What `Preference-Applied` says. Only of a preference that an answer was found for.
    pub(crate) fn applied(&self) -> String {
        let code = self.code.as_ref().map(|code| format!("code={code}"));
        let example = self.example.as_ref().map(|example| format!("example={example}"));
        code.into_iter().chain(example).collect::<Vec<_>>().join(", ")
    }

    fn has_status(&self, status: u16) -> bool {
        self.code.as_ref().is_none_or(|code| code.parse() == Ok(status))
    }

    fn has_name(&self, case: &ErrorCase) -> bool {
        self.example.as_ref().is_none_or(|example| *example == case.name.spec)
    }

    fn has_code(&self, case: &ErrorCase) -> bool {
        let code = case.code.as_ref().map(|code| &code.value);
        self.example.is_some() && self.example.as_ref() == code
    }

    fn complaint(&self, operation: &Operation) -> String {
        let mut text = format!(
            "No documented answer fits `Prefer: {}`. These can be asked for:\n",
            escape(&self.applied())
        );
        for response in successes(operation) {
            text.push_str(&format!("  code={}\n", response.status.value));
        }
        for case in &operation.errors {
            text.push_str(&format!(
                "  code={}, example={}\n",
                status_of(operation, case),
                escape(&case.name.spec)
            ));
        }
        text
    }
}

/// Every answer that is no error, the one that means "not ready" last.
fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let pending = operation.pending.as_ref().map(|pending| &pending.response);
    operation.responses.iter().chain(pending)
}

/// The items of a list that `,` or `;` separate, unless inside quotes.
fn split_outside_quotes(text: &str) -> Vec<&str> {
    let mut quoted = false;
    text.split(move |character| {
        quoted ^= character == '"';
        !quoted && matches!(character, ',' | ';')
    })
    .collect()
}
