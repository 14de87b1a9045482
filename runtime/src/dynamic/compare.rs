//! Recorded answers against the description.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::{Entry, Kind};
use crate::client::{CallContext, CallOptions, Handle};
use crate::deviation::Deviation;
use crate::error::Error;
use crate::recording::{Exchange, RecordedAnswer, Recording};

/// What a recorded answer says otherwise than the description of its operation.
#[derive(Debug)]
pub struct Compared {
    exchange: usize,
    operation: String,
    refused: Option<String>,
    deviations: Vec<Deviation>,
}

impl Compared {
    /// Index in [`Recording::exchanges`].
    #[must_use]
    pub fn exchange(&self) -> usize {
        self.exchange
    }

    /// `accounts.at_communication`
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Why the answer cannot be read as described, or that it is not described at all; `None`: it can.
    #[must_use]
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// What is otherwise and does no harm.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }
}

/// A line for each thing.
impl fmt::Display for Compared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            exchange,
            operation,
            refused,
            deviations,
        } = self;
        let mut lines: Vec<String> = refused.iter().cloned().collect();
        lines.extend(deviations.iter().map(Deviation::to_string));
        for (index, line) in lines.iter().enumerate() {
            let end = if index + 1 < lines.len() { "\n" } else { "" };
            write!(formatter, "exchange {exchange}, {operation}: {line}{end}")?;
        }
        Ok(())
    }
}

/// The exchanges whose answers are not as described. Those without an answer are passed over.
#[must_use]
pub fn compare(handle: &impl Handle, entries: &'static [Entry], recording: &Recording) -> Vec<Compared> {
    let numbered = recording.exchanges().iter().enumerate();
    numbered
        .filter_map(|(index, exchange)| compare_one(handle, entries, index, exchange))
        .collect()
}

fn compare_one(handle: &impl Handle, entries: &'static [Entry], index: usize, exchange: &Exchange) -> Option<Compared> {
    let mut compared = Compared {
        exchange: index,
        operation: exchange.operation().to_owned(),
        refused: None,
        deviations: Vec::new(),
    };
    let answer = exchange.answer()?;
    let known = entries
        .iter()
        .find(|entry| entry.operation().name == exchange.operation());
    match (known, response(answer)) {
        (None, _) => compared.refused = Some("there is no such operation".to_owned()),
        (_, None) => compared.refused = Some("the recorded head is none of HTTP".to_owned()),
        (Some(entry), Some(response)) => read(handle, entry, response, &mut compared),
    }
    (compared.refused.is_some() || !compared.deviations.is_empty()).then_some(compared)
}

fn read(handle: &impl Handle, entry: &Entry, response: http::Response<Bytes>, compared: &mut Compared) {
    let told = Mutex::new(Vec::new());
    let observer = |deviation: &Deviation| {
        told.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(deviation.clone());
    };
    let request = entry.empty_request();
    let options = CallOptions::new();
    let context = CallContext::new(handle.core(), entry.operation(), request.as_ref(), &options).observed_by(&observer);
    let mut target = entry.empty_answer();
    let result = context.finish(Ok(response), target.as_mut());
    let error = result
        .err()
        .map(|failure| Error::from_failure_with(failure, |case| Kind::of_case(entry.operation(), case)));
    // A documented error is as described.
    compared.refused = match error {
        Some(error @ (Error::Unexpected(_) | Error::Transport(_))) => Some(error.to_string()),
        _ => None,
    };
    compared.deviations = told.into_inner().unwrap_or_else(PoisonError::into_inner);
}

fn response(answer: &RecordedAnswer) -> Option<http::Response<Bytes>> {
    let mut response = http::Response::new(Bytes::copy_from_slice(answer.body()));
    *response.status_mut() = http::StatusCode::from_u16(answer.status()).ok()?;
    for (name, value) in answer.headers() {
        let (name, value) = (HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
        response.headers_mut().append(name, value);
    }
    Some(response)
}
