//! How an operation is called again, and how often the service may be called.

use std::time::Duration;

use super::rules::{BAD_VALUE, MISSING_KEY};
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Polling, RateLimit};
use crate::source::{Span, Spanned};
use crate::syntax::{Answer, Idempotency, IdempotencyClass, Pages};

pub(super) fn parse_pages(view: View<'_>) -> Option<Pages> {
    let entry = view.entry("pages")?;
    let view = View::new(&entry.value)?;
    Some(Pages {
        place: entry.key.span,
        page: view.text("page"),
        offset: view.text("offset"),
        cursor: view.text("cursor"),
        first: view.integer("first"),
        size: view.text("size"),
        items: view.text("items")?,
        last: view.text("last"),
        next: view.text("next"),
    })
}

/// Where nothing is said of it, the usual pauses; only with an answer that can be pending.
pub(super) fn parse_polling(view: View<'_>, answers: &[Answer], diagnostics: &mut Diagnostics) -> Polling {
    let usual = Polling::default();
    let Some(entry) = view.entry("polling") else {
        return usual;
    };
    if answers.iter().all(|answer| answer.pending.is_none()) {
        diagnostics.push(
            Diagnostic::error(
                &MISSING_KEY,
                entry.key.span,
                "`polling` speaks of a pending answer that is not there",
            )
            .help("write `pending: true` in the answer that means: not ready, ask again"),
        );
    }
    let Some(view) = View::new(&entry.value) else {
        return usual;
    };
    let (every, limit) = (view.duration("every"), view.duration("limit"));
    let value = |said: &Option<Spanned<Duration>>, usual| said.as_ref().map_or(usual, |said| said.value);
    let polling = Polling {
        every: value(&every, usual.every),
        limit: value(&limit, usual.limit),
    };
    if polling.every > polling.limit {
        let place = every.or(limit).map_or(entry.key.span, |said| said.span);
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, place, "`polling` gives up before it asks again")
                .help("write an `every` that is shorter than `limit`; unless said they are `2 s` and `2 min`"),
        );
    }
    polling
}

pub(super) fn parse_idempotency(view: View<'_>) -> Option<Idempotency> {
    let entry = view.entry("idempotency")?;
    let view = View::new(&entry.value)?;
    let class = match view.text("is") {
        Some(word) => match word.value.as_str() {
            "safe" => IdempotencyClass::Safe,
            "idempotent" => IdempotencyClass::Idempotent,
            _ => IdempotencyClass::Never,
        },
        None => IdempotencyClass::Keyed(view.text("key")?),
    };
    Some(Idempotency {
        class,
        because: view.words("because")?,
        place: entry.key.span,
    })
}

pub(super) fn parse_rate_limit(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<RateLimit> {
    let view = View::new(view.node("rate_limit")?)?;
    let requests = view.integer("requests")?;
    let count = u32::try_from(requests.value).ok().filter(|count| *count > 0);
    if count.is_none() {
        report_count(requests.value, requests.span, diagnostics);
    }
    Some(RateLimit {
        requests: Spanned::new(count?, requests.span),
        per: view.duration("per")?,
        about: view.words("about"),
        evidence: view.evidence(),
    })
}

fn report_count(written: i64, place: Span, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::error(&BAD_VALUE, place, format!("`requests`: {written} is no limit"))
            .help(format!("write how many requests are taken, from 1 to {}", u32::MAX)),
    );
}
