//! What a caller gets, in words that are the same in every run.

use std::fmt::Debug;
use std::time::Duration;

use crate::shop::{Error, Reason, TransportError};

/// What a caller gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `Transport(Timeout)`
    pub what: String,
    /// Whether the service may have acted, as the error says; nothing if there is an answer.
    pub may_have_arrived: Option<bool>,
    /// Whether it is an answer, but one to another call.
    pub is_mixed_up: bool,
    /// The error's text and those of its causes.
    pub message: String,
}

impl Outcome {
    /// Of a call that was to be answered so.
    pub fn of<K: Debug + std::fmt::Display>(
        result: Result<(String, i64), Error<K>>,
        (call, amount): (&str, i64),
    ) -> Self {
        let error = match result {
            Ok((answered, with)) => {
                return Self {
                    what: "the answer".to_owned(),
                    may_have_arrived: None,
                    is_mixed_up: answered != call || with != amount,
                    message: String::new(),
                };
            }
            Err(error) => error,
        };
        Self {
            what: what(&error) + &wait(&error),
            may_have_arrived: match &error {
                Error::Transport(error) => Some(error.may_have_arrived()),
                _ => None,
            },
            is_mixed_up: false,
            message: texts(&error),
        }
    }

    /// Whether the call succeeded.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.what == "the answer"
    }
}

fn what<K: Debug>(error: &Error<K>) -> String {
    match error {
        Error::Invalid(_) => "`Invalid`".to_owned(),
        Error::Transport(error) => format!("`Transport({})`", kind(error)),
        Error::Pending(_) => "`Pending`".to_owned(),
        Error::Service(error) => format!("`Service({:?})`", error.kind()),
        Error::Unexpected(unexpected) => {
            let reason = match unexpected.reason() {
                Reason::Unreadable { .. } => "Unreadable".to_owned(),
                reason => format!("{reason:?}"),
            };
            format!("`Unexpected({reason})` {}", unexpected.status().as_u16())
        }
    }
}

/// How long the service asks to wait.
fn wait<K>(error: &Error<K>) -> String {
    match error.retry_after() {
        None => String::new(),
        // It changes with the day on which this runs.
        Some(time) if time > LONG => ", to be called again after days".to_owned(),
        Some(time) => format!(", to be called again after {} s", time.as_secs()),
    }
}

fn kind(error: &TransportError) -> String {
    format!("{:?}", error.kind())
}

const LONG: Duration = Duration::from_secs(24 * 60 * 60);

/// A chain of causes longer than this is cut.
const MOST_CAUSES: usize = 16;

fn texts<K: Debug + std::fmt::Display>(error: &Error<K>) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    for _ in 0..MOST_CAUSES {
        let Some(cause) = source else { break };
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
