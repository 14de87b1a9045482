//! Which page comes next, and whether one does.

use bytes::Bytes;

use crate::describe::{Advance, Pages};
use crate::value::{Open, Slot, Structure, View};

/// A service that names a next page may have nothing to show on this one; it does not go on like that for ever.
const MOST_EMPTY: u32 = 1_000;

/// A walk from page to page. It keeps nothing of the pages but the last one's bytes.
pub(super) struct Walk {
    pages: &'static Pages,
    has_begun: bool,
    is_over: bool,
    /// The number of the page or of the items before it.
    number: i64,
    first_length: Option<usize>,
    /// Pages without items, one after the other.
    empty: u32,
    previous: Option<Bytes>,
}

impl Walk {
    pub(super) fn new(pages: &'static Pages) -> Self {
        Self {
            pages,
            has_begun: false,
            is_over: false,
            number: 0,
            first_length: None,
            empty: 0,
            previous: None,
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    pub(super) fn stop(&mut self) {
        self.is_over = true;
        self.previous = None;
    }

    /// Begins with the page that the request asks for, or with the first.
    pub(super) fn begin(&mut self, request: &mut dyn Structure) {
        if std::mem::replace(&mut self.has_begun, true) {
            return;
        }
        let (field, first) = match self.pages.advance {
            Advance::Page { field, first, .. } => (field, first),
            Advance::Offset { field } => (field, 0),
            Advance::Cursor { .. } => return,
        };
        match field_at(request, field).and_then(number_of) {
            Some(number) => self.number = number,
            None => {
                self.number = first;
                set(request, field, &first.to_string());
            }
        }
    }

    /// Makes the request one for the page after this answer, or ends the walk. Gives whether the answer is a new page, and
    /// not the one before once more.
    pub(super) fn advance(&mut self, request: &mut dyn Structure, answer: &dyn Structure, body: Bytes) -> bool {
        if self.previous.as_ref() == Some(&body) {
            self.stop();
            return false;
        }
        let length = value_at(answer, self.pages.items).map_or(0, length_of);
        let goes_on = match self.pages.advance {
            Advance::Page { field, last, .. } => {
                let last = value_at(answer, last).and_then(number_of);
                self.has_more(length, last) && self.count_up(request, field, 1)
            }
            Advance::Offset { field } => self.has_more(length, None) && self.count_up(request, field, length),
            Advance::Cursor { field, next } => self.follows_cursor(length) && set_cursor(request, field, answer, next),
        };
        self.first_length.get_or_insert(length);
        self.previous = Some(body);
        if !goes_on {
            self.stop();
        }
        true
    }

    /// Where the answer has the number of the last page, that decides, but a page without items is always the end.
    fn has_more(&self, length: usize, last: Option<i64>) -> bool {
        let is_last = match last {
            Some(last) => self.number >= last,
            None => self.first_length.is_some_and(|first| length < first),
        };
        length > 0 && !is_last
    }

    fn count_up(&mut self, request: &mut dyn Structure, field: usize, by: usize) -> bool {
        let next = i64::try_from(by).ok().and_then(|by| self.number.checked_add(by));
        let Some(next) = next else {
            return false;
        };
        self.number = next;
        set(request, field, &next.to_string())
    }

    fn follows_cursor(&mut self, length: usize) -> bool {
        self.empty = if length == 0 { self.empty + 1 } else { 0 };
        self.empty < MOST_EMPTY
    }
}

/// Asks for the page that the answer names, if it names one and not the same again.
fn set_cursor(request: &mut dyn Structure, field: usize, answer: &dyn Structure, next: &[usize]) -> bool {
    let Some(next) = value_at(answer, next).and_then(text_of) else {
        return false;
    };
    let this = field_at(request, field).and_then(text_of);
    this.as_ref() != Some(&next) && set(request, field, &next)
}

fn set(request: &mut dyn Structure, field: usize, text: &str) -> bool {
    if field >= request.shape().fields.len() {
        return false;
    }
    match request.slot_mut(field).open() {
        Open::Scalar(scalar) => scalar.set_text(text).is_ok(),
        _ => false,
    }
}

fn field_at(structure: &dyn Structure, index: usize) -> Option<&dyn Slot> {
    (index < structure.shape().fields.len()).then(|| structure.slot(index))
}

/// The value behind the indexes, from the answer inwards.
fn value_at<'a>(answer: &'a dyn Structure, path: &[usize]) -> Option<&'a dyn Slot> {
    let (first, rest) = path.split_first()?;
    let mut slot = field_at(answer, *first)?;
    for index in rest {
        let View::Structure(inner) = slot.view() else {
            return None;
        };
        slot = field_at(inner, *index)?;
    }
    Some(slot)
}

fn length_of(slot: &dyn Slot) -> usize {
    match slot.view() {
        View::List(list) => list.len(),
        _ => 0,
    }
}

fn number_of(slot: &dyn Slot) -> Option<i64> {
    match slot.view() {
        View::Int(number) => Some(number),
        View::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn text_of(slot: &dyn Slot) -> Option<String> {
    let text = match slot.view() {
        View::Int(number) => number.to_string(),
        View::Text(text) => text.into_owned(),
        View::Decimal(text) => text.to_owned(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
