//! What a client keeps, and the parts of a call that need no transport.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderValue;

use super::base_url::BaseUrl;
use super::gate::Gate;
use super::limit::Limiter;
use super::report::CallObserver;
use super::retry::Budget;
use super::settings::Observer;
use super::{Retry, Strictness, Timeouts};
use crate::clock::Clock;
use crate::describe::{AuthScheme, Operation, Service};
use crate::encode::encode;
use crate::error::Failure;
use crate::fill::fill;
use crate::recording::Recorder;
use crate::redact::{Hidden, Secrets, without_secret_keys};
use crate::secret::Secret;
use crate::trace;
use crate::validate::Validate;
use crate::value::Structure;

/// What a client keeps.
pub struct Core {
    pub(crate) service: &'static Service,
    pub(crate) base_url: BaseUrl,
    pub(crate) auth: Option<&'static AuthScheme>,
    /// Index for index the service's; those that the chosen scheme does not need may be empty.
    pub(crate) credentials: Vec<Secret>,
    pub(crate) strictness: Strictness,
    pub(crate) response_limit: usize,
    pub(crate) observer: Option<Observer>,
    pub(crate) user_agent: HeaderValue,
    /// Where unique tokens come from; `None`: random UUIDs.
    pub(crate) tokens: Option<Tokens>,
    /// What pauses are measured by.
    pub(crate) clock: Arc<dyn Clock>,
    /// Whose turn it is; `None`: everybody's.
    pub(crate) limiter: Option<Limiter>,
    /// How many may be under way; `None`: all.
    pub(crate) gate: Option<Gate>,
    pub(crate) timeouts: Timeouts,
    /// When a call is sent again.
    pub(crate) retry: Retry,
    /// What is left of repetitions.
    pub(crate) budget: Budget,
    /// What pauses are multiplied by; `None`: random.
    pub(crate) jitter: Option<Jitter>,
    pub(crate) call_observer: Option<CallObserver>,
    pub(crate) recorder: Option<Recorder>,
}

/// What pauses are multiplied by.
pub(crate) type Jitter = Arc<dyn Fn() -> f64 + Send + Sync>;

/// Where unique tokens come from.
pub(crate) type Tokens = Arc<dyn Fn() -> String + Send + Sync>;

impl Core {
    /// Gives the fields that the caller left out what takes their place. Comes before [`Core::prepare`].
    pub(crate) fn fill(&self, operation: &Operation, request: &mut dyn Structure) {
        if !operation.fills {
            return;
        }
        fill(request, &|| match &self.tokens {
            Some(tokens) => tokens(),
            None => fresh_uuid(),
        });
    }

    /// Checks a request and writes it.
    pub(crate) fn prepare(
        &self,
        operation: &'static Operation,
        validate: &dyn Validate,
        request: &dyn Structure,
        strictness: Option<Strictness>,
    ) -> Result<http::Request<Bytes>, Failure> {
        let shown = |violations| without_secret_keys(violations, request);
        match strictness.unwrap_or(self.strictness) {
            Strictness::Off => {}
            Strictness::Warn => {
                if let Err(violations) = validate.validate() {
                    trace::warn_of_violations(operation, &shown(violations));
                }
            }
            Strictness::Strict => {
                if let Err(violations) = validate.validate() {
                    // What cannot be written is told at once with what may not be sent.
                    let all = match encode(self, operation, request) {
                        Err(Failure::Invalid(others)) => violations.and(others),
                        _ => violations,
                    };
                    return Err(Failure::Invalid(shown(all).with_docs(operation.docs)));
                }
            }
        }
        encode(self, operation, request).map_err(|failure| match failure {
            Failure::Invalid(violations) => Failure::Invalid(shown(violations)),
            other => other,
        })
    }

    /// `Debug` of a client: nothing that lets anybody in.
    pub(super) fn describe(&self, formatter: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        let mut hidden = Hidden::default();
        self.add_secrets(&mut hidden.secrets);
        formatter
            .debug_struct(name)
            .field("service", &self.service.name)
            .field("base_url", &hidden.show_all(self.base_url.as_str()))
            .field("strictness", &self.strictness)
            .finish_non_exhaustive()
    }

    /// What a call of the operation has to wait for before it is sent.
    pub(super) fn limiter_of(&self, operation: &Operation) -> Option<&Limiter> {
        self.limiter.as_ref().filter(|_| operation.limited)
    }

    /// A number between 0 and 1.
    pub(super) fn jitter(&self) -> f64 {
        match &self.jitter {
            Some(jitter) => jitter(),
            None => random(),
        }
    }

    pub(crate) fn credential(&self, index: usize) -> &str {
        self.credentials.get(index).map_or("", Secret::expose)
    }

    /// The credentials, and what is made of them to travel.
    pub(crate) fn add_secrets(&self, secrets: &mut Secrets) {
        for credential in &self.credentials {
            secrets.add(credential.expose());
        }
        if let Some(AuthScheme::Basic { username, password }) = self.auth {
            secrets.add(&format!(
                "{}:{}",
                self.credential(*username),
                self.credential(*password)
            ));
        }
    }
}

#[cfg(feature = "uuid")]
fn fresh_uuid() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Nobody asks for one: [`Field::fill`](crate::describe::Field::fill) does not take it.
#[cfg(not(feature = "uuid"))]
fn fresh_uuid() -> String {
    String::new()
}

/// Evenly spread between 0 and 1: as many bits as a double has room for.
fn random() -> f64 {
    let bits = u32::try_from(crate::random::random() >> 32).unwrap_or(u32::MAX);
    f64::from(bits) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::random;

    #[test]
    fn random_numbers_are_spread() {
        let numbers: Vec<f64> = (0..2_000).map(|_| random()).collect();
        assert!(numbers.iter().all(|number| (0.0..=1.0).contains(number)));
        for quarter in 0..4 {
            let low = f64::from(quarter) / 4.0;
            let count = numbers
                .iter()
                .filter(|number| (low..low + 0.25).contains(*number))
                .count();
            assert!((400..600).contains(&count), "{count} in the quarter from {low}");
        }
    }
}
