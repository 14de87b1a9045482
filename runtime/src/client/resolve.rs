//! From what a builder was told to what a client keeps, with everything that is wrong told at once.

use std::sync::Arc;

use http::HeaderValue;

use super::base_url::BaseUrl;
use super::core::Core;
use super::gate::Gate;
use super::retry::Budget;
use super::{Handle, Settings};
use crate::describe::{AuthScheme, Server, UrlPart};
use crate::error::BuildError;
use crate::transport::Tls;

/// What a handle is made of; without a transport it makes its own.
pub(super) struct Parts<T: Handle> {
    pub(super) core: Core,
    pub(super) tls: Tls,
    pub(super) transport: Option<Arc<T::Transport>>,
}

impl<T: Handle> Settings<T> {
    pub(super) fn into_parts(self) -> Result<Parts<T>, BuildError> {
        let mut problems = Vec::new();
        let auth = self.service.auth.get(self.auth);
        if auth.is_none() && !self.service.auth.is_empty() {
            problems.push("the chosen way to be let in does not exist".to_owned());
        }
        self.check_credentials(auth, &mut problems);
        let base_url = self.resolve_base_url(&mut problems);
        let limiter = self.rate_limit.and_then(|limit| limit.limiter(self.service.rate_limit));
        if self.rate_limit.is_some() && limiter.is_none() {
            problems
                .push("the documentation tells no limit: give one with `.rate_limit(RateLimit::new(…))`".to_owned());
        }
        let user_agent = format!("{}-specwright/{}", self.service.name, self.service.version);
        BuildError::check(problems)?;
        Ok(Parts {
            core: Core {
                service: self.service,
                base_url: base_url.unwrap_or_default(),
                auth,
                credentials: self
                    .credentials
                    .into_iter()
                    .map(|credential| credential.unwrap_or_else(|| "".into()))
                    .collect(),
                strictness: self.strictness,
                response_limit: self.response_limit,
                observer: self.observer,
                user_agent: HeaderValue::try_from(user_agent)
                    .unwrap_or_else(|_| HeaderValue::from_static("specwright")),
                tokens: self.tokens,
                clock: self.clock,
                limiter,
                gate: self.concurrency.map(Gate::new),
                timeouts: self.timeouts,
                retry: self.retry,
                budget: Budget::of(self.retry),
                jitter: self.jitter,
                call_observer: self.call_observer,
                recorder: self.recorder,
            },
            tls: self.tls,
            transport: self.transport,
        })
    }

    /// Every credential of the chosen scheme must be there and fit where it travels.
    fn check_credentials(&self, auth: Option<&AuthScheme>, problems: &mut Vec<String>) {
        let (needed, in_header): (Vec<usize>, bool) = match auth {
            None => return,
            Some(AuthScheme::Basic { username, password }) => (vec![*username, *password], false),
            Some(AuthScheme::Bearer { token }) => (vec![*token], true),
            Some(AuthScheme::Headers(fields)) => (indexes(fields), true),
            Some(AuthScheme::Query(fields) | AuthScheme::Form(fields) | AuthScheme::PostForm(fields)) => {
                (indexes(fields), false)
            }
        };
        for index in needed {
            let name = self
                .service
                .credentials
                .get(index)
                .map_or("?", |credential| credential.name);
            match self.credentials.get(index).and_then(Option::as_ref) {
                None => problems.push(format!("`.{name}(…)` is missing")),
                Some(value) if value.expose().is_empty() => problems.push(format!("`.{name}(…)` is empty")),
                Some(value) if in_header && HeaderValue::try_from(value.expose()).is_err() => {
                    problems.push(format!("`.{name}(…)` has characters that a header cannot carry"));
                }
                Some(_) => {}
            }
        }
        if let Some(AuthScheme::Basic { username, .. }) = auth {
            self.check_basic_username(*username, problems);
        }
    }

    /// In `Authorization: Basic …` the first colon ends the user name.
    fn check_basic_username(&self, index: usize, problems: &mut Vec<String>) {
        let value = self.credentials.get(index).and_then(Option::as_ref);
        if value.is_some_and(|value| value.expose().contains(':')) {
            let name = self
                .service
                .credentials
                .get(index)
                .map_or("?", |credential| credential.name);
            problems.push(format!("`.{name}(…)` may not contain `:`"));
        }
    }

    fn resolve_base_url(&self, problems: &mut Vec<String>) -> Option<BaseUrl> {
        let text = match &self.base_url {
            Some(url) => url.clone(),
            None => self.server_url(problems)?,
        };
        match BaseUrl::parse(&text, self.allow_plain_http) {
            Ok(base_url) => Some(base_url),
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    }

    /// The chosen server's URL with its variables filled in.
    fn server_url(&self, problems: &mut Vec<String>) -> Option<String> {
        let Some(Server { url, .. }) = self.service.servers.get(self.server) else {
            problems.push("`.base_url(…)` is missing".to_owned());
            return None;
        };
        let mut text = String::new();
        let mut complete = true;
        for part in *url {
            match *part {
                UrlPart::Literal(literal) => text.push_str(literal),
                UrlPart::Variable(index) => match self.variable(index) {
                    Ok(value) => text.push_str(value),
                    Err(problem) => {
                        problems.push(problem);
                        complete = false;
                    }
                },
            }
        }
        complete.then_some(text)
    }

    fn variable(&self, index: usize) -> Result<&str, String> {
        let name = self.service.variables.get(index).copied().unwrap_or("?");
        let Some(value) = self.variables.get(index).and_then(Option::as_deref) else {
            return Err(format!("`.{name}(…)` is missing"));
        };
        if is_safe_variable(value) {
            Ok(value)
        } else {
            Err(format!(
                "`.{name}(…)` may only have letters, digits, `-` and single dots between them, since it is a part \
                 of the address"
            ))
        }
    }
}

/// A value that cannot end the host, begin a path or name a parent folder.
fn is_safe_variable(value: &str) -> bool {
    value
        .split('.')
        .all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

fn indexes(fields: &[(&'static str, usize)]) -> Vec<usize> {
    fields.iter().map(|(_, credential)| *credential).collect()
}
