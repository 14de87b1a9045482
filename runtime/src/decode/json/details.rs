//! The members of one of the errors in a body.

use super::parser::{Parser, Stop};
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
        progress,
        target,
        before: ordinal,
        result: Ok(()),
    };
    each_error(body, way, &mut filling);
    filling.result
}

struct Filling<'s, 't> {
    progress: &'s mut Progress,
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
    fn object(&mut self, _: Option<&str>, parser: &mut Parser<'_>) -> Result<(), Stop> {
        if !self.is_next() {
            return parser.skip();
        }
        let mut reading = Reading::new(*parser, &mut *self.progress);
        let result = reading.parser.enter().and_then(|()| reading.fill_members(self.target));
        if let Err(Stop) = result {
            let fault = reading.take_fault();
            self.result = Err(fault.unwrap_or_else(|| Unreadable::body("JSON")));
        }
        *parser = reading.parser;
        result
    }

    fn text(&mut self, _: Option<&str>, _: String) {
        self.is_next();
    }

    fn array(&mut self, _: Option<&str>, _: Vec<Option<String>>) {
        self.is_next();
    }
}
