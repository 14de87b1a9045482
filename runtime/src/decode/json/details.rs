//! The members of one of the errors in a body.

use serde_core::de::{IgnoredAny, MapAccess};

use super::object::fill_members;
use super::reading::Reading;
use crate::decode::error_body::json::{Errors, Way, each_error};
use crate::decode::progress::{Progress, Unreadable};
use crate::decode::seen::Target;

/// Fills the target from the error before which there are so many others; one that is nothing but a text fills nothing.
pub(in crate::decode) fn read_details(
    body: &[u8],
    way: Way<'_>,
    ordinal: usize,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    let mut filling = Filling {
        reading: Reading::begin(progress),
        target,
        before: ordinal,
        result: Ok(()),
    };
    each_error(body, way, &mut filling);
    *progress = std::mem::take(&mut filling.reading.progress);
    filling.result
}

struct Filling<'s, 't> {
    reading: Reading,
    target: &'s mut Target<'t>,
    /// How many errors come before it still.
    before: usize,
    result: Result<(), Unreadable>,
}

impl Filling<'_, '_> {
    fn is_next(&mut self) -> bool {
        let is_next = self.before == 0;
        self.before = self.before.wrapping_sub(1);
        is_next
    }
}

impl Errors for Filling<'_, '_> {
    fn object<'de, A: MapAccess<'de>>(&mut self, _: Option<&str>, mut members: A) -> Result<(), A::Error> {
        if !self.is_next() {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        let Target { structure, seen } = &mut *self.target;
        let result = fill_members(members, &mut self.reading, *structure, seen);
        if result.is_err() {
            let fault = self.reading.take_fault();
            self.result = Err(fault.unwrap_or_else(|| Unreadable::body("JSON")));
        }
        result
    }

    fn text(&mut self, _: Option<&str>, _: String) {
        self.is_next();
    }

    fn array(&mut self, _: Option<&str>, _: Vec<Option<String>>) {
        self.is_next();
    }
}
