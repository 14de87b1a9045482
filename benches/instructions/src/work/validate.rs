//! Requests that keep their rules, and such that break all of them.

use specwright_runtime::Validate;

use crate::case::{Case, repeat};
use crate::{samples, twin};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "validate at_communication",
        generated: |times| repeat(times, samples::at_communication(), |request| request.validate().is_ok()),
        by_hand: |times| repeat(times, "123456789/3", |text| twin::is_subuser(text)),
    },
    Case {
        name: "validate account.update",
        generated: |times| repeat(times, samples::update(), |request| request.validate().is_ok()),
        by_hand: |times| repeat(times, samples::UPDATE, |fields| twin::is_valid_update(fields)),
    },
];
