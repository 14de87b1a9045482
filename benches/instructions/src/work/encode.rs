//! A request struct becomes an `http::Request`.

use crate::case::{Case, repeat};
use crate::{samples, twin};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "encode at_communication",
        generated: |times| {
            let call = samples::invoicexpress().call(samples::at_communication());
            repeat(times, call, |call| call.encode().is_ok());
        },
        by_hand: |times| {
            repeat(times, (), |()| {
                twin::encode_at_communication("123456789/3", "password", "auto")
            });
        },
    },
    Case {
        name: "encode account.update",
        generated: |times| {
            let call = samples::textmarketer().call(samples::update());
            repeat(times, call, |call| call.encode().is_ok());
        },
        by_hand: |times| {
            repeat(times, samples::UPDATE_WIRE, |fields| {
                twin::encode_account_update(fields)
            });
        },
    },
];
