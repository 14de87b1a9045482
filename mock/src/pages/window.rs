//! Which part of the whole list a request asks for.

use specwright_codegen::constraint::violations;
use specwright_codegen::model::{Advance, Field, Fill, Model, Operation, Pages, SampleValue};
use specwright_codegen::sample::Values;

/// How many items a page has where neither the request nor the spec says it.
const USUAL_SIZE: usize = 10;

/// A larger usual size counts no further: a mock has to have several pages of it.
const LARGEST_SIZE: usize = 100;

/// Full pages of the usual size, and how many items are on the last one.
const FULL_PAGES: usize = 2;
const ON_THE_LAST: usize = 3;

/// A part of the whole list.
pub(super) struct Window {
    /// How many items come before.
    pub(super) start: usize,
    /// How many items a page has.
    pub(super) size: usize,
    /// How many items there are on all pages.
    pub(super) total: usize,
    /// Whether the request had a cursor that is not the mock's own: it is taken for that of the last page.
    is_foreign: bool,
}

impl Window {
    pub(super) fn new(operation: &Operation, pages: &Pages, request: &Values) -> Self {
        let field = |index: usize| operation.request.fields.get(index);
        let said = |index: usize| said(field(index)?, request);
        let number = |index: usize| said(index)?.parse::<usize>().ok();
        let usual = pages.size.and_then(field).and_then(usual_size);
        let usual = usual.unwrap_or(USUAL_SIZE).clamp(1, LARGEST_SIZE);
        let size = pages.size.and_then(number).unwrap_or(usual).max(1);
        let cursor = match &pages.advance {
            Advance::Cursor { field, .. } => said(*field).filter(|cursor| !cursor.is_empty()),
            Advance::Page { .. } | Advance::Offset { .. } => None,
        };
        let start = match &pages.advance {
            Advance::Page { field, first, .. } => {
                let first = usize::try_from(*first).unwrap_or_default();
                let page = number(*field).unwrap_or(first);
                page.saturating_sub(first).saturating_mul(size)
            }
            Advance::Offset { field } => number(*field).unwrap_or_default(),
            Advance::Cursor { .. } => cursor.map_or(0, |cursor| cursor.parse().unwrap_or(size)),
        };
        Self {
            start,
            size,
            total: FULL_PAGES * usual + ON_THE_LAST,
            is_foreign: cursor.is_some_and(|cursor| cursor.parse::<usize>().is_err()),
        }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.total.div_ceil(self.size)
    }

    /// How many items come before the page behind this one.
    pub(super) fn end(&self) -> usize {
        self.start.saturating_add(self.size)
    }

    /// The number of the page, by that of the first one.
    pub(super) fn page(&self, first: i64) -> i64 {
        first.saturating_add(whole(self.start / self.size))
    }

    /// The number of the last page, by that of the first one.
    pub(super) fn last_page(&self, first: i64) -> i64 {
        first.saturating_add(whole(self.pages())).saturating_sub(1)
    }

    /// What a request has to say to get the page behind this one: how many items come before, or the spec's sample where the
    /// field does not take numbers. `None`: this page is the last one.
    pub(super) fn next_cursor(&self, model: &Model, field: &Field) -> Option<String> {
        if self.is_foreign || self.end() >= self.total {
            return None;
        }
        let counted = self.end().to_string();
        let is_taken = violations(&field.ty, field, model, &SampleValue::Scalar(counted.clone())).is_empty();
        match field.sample.as_ref().map(|sample| &sample.value) {
            Some(SampleValue::Scalar(sample)) if !is_taken => Some(sample.clone()),
            _ => Some(counted),
        }
    }
}

/// A number of items or pages; more than 64 bits are never made.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What the request says, or what its client would have said for it.
fn said<'v>(field: &'v Field, request: &'v Values) -> Option<&'v str> {
    match request.get(&field.name.spec).map(|value| &value.value) {
        Some(SampleValue::Scalar(text)) => Some(text),
        Some(_) => None,
        None => default(field),
    }
}

/// What the spec shows or allows for the size of a page.
fn usual_size(field: &Field) -> Option<usize> {
    let sample = field.sample.as_ref().and_then(|sample| match &sample.value {
        SampleValue::Scalar(text) => text.parse().ok(),
        _ => None,
    });
    let range = field.constraints.range.as_ref().map(|range| &range.value);
    let most = range.and_then(|range| range.max.as_ref()?.number.parse().ok());
    let default = default(field).and_then(|text| text.parse().ok());
    default.or(sample).or(most.map(|most: usize| most.min(USUAL_SIZE)))
}

fn default(field: &Field) -> Option<&str> {
    match &field.fill {
        Some(Fill::Value(text)) => Some(text.value.as_str()),
        _ => None,
    }
}
