//! Requests that keep their rules, and such that break all of them.

use specwright_runtime::Validate;

use crate::case::{Case, repeat};
use crate::samples;
use crate::samples::validate as requests;
use crate::twin::validate as by_hand;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "validate at_communication",
        generated: |times| repeat(times, samples::at_communication(), Validate::validate),
        by_hand: |times| repeat(times, samples::at_communication(), by_hand::at_communication),
    },
    Case {
        name: "validate account.update",
        generated: |times| repeat(times, samples::update(), Validate::validate),
        by_hand: |times| repeat(times, samples::update(), by_hand::update),
    },
    Case {
        name: "validate account.update, all wrong",
        generated: |times| repeat(times, requests::wrong_update(), Validate::validate),
        by_hand: |times| repeat(times, requests::wrong_update(), by_hand::update),
    },
    Case {
        name: "validate sms.send_text",
        generated: |times| repeat(times, requests::send_text(), Validate::validate),
        by_hand: |times| repeat(times, requests::send_text(), by_hand::send_text),
    },
    Case {
        name: "validate sms.send_text, all wrong",
        generated: |times| repeat(times, requests::wrong_send_text(), Validate::validate),
        by_hand: |times| repeat(times, requests::wrong_send_text(), by_hand::send_text),
    },
    Case {
        name: "validate invoice of 100 lines",
        generated: |times| repeat(times, requests::invoice(), Validate::validate),
        by_hand: |times| repeat(times, requests::invoice(), by_hand::invoice),
    },
    Case {
        name: "validate invoice of 100 lines, all wrong",
        generated: |times| repeat(times, requests::wrong_invoice(), Validate::validate),
        by_hand: |times| repeat(times, requests::wrong_invoice(), by_hand::invoice),
    },
];
