//! A request struct becomes an `http::Request`, credentials included. Validating is measured apart.

use specwright_runtime::{Call, Endpoint, Handle, Strictness};

use crate::case::{Case, repeat};
use crate::twin::encode as twin;
use crate::{samples, samples::invoice, samples::message};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "encode at_communication",
        generated: |times| {
            encode(times, samples::invoicexpress().call(samples::at_communication()));
        },
        by_hand: |times| {
            repeat(times, (), |()| {
                twin::at_communication("123456789/3", "password", "auto")
            });
        },
    },
    Case {
        name: "encode account.update",
        generated: |times| encode(times, samples::textmarketer().call(samples::update())),
        by_hand: |times| repeat(times, samples::UPDATE_WIRE, |fields| twin::account_update(fields)),
    },
    Case {
        name: "encode an invoice of 100 lines",
        generated: |times| encode(times, samples::invoicexpress().call(invoice::request())),
        by_hand: |times| repeat(times, invoice::lines(), |lines| twin::invoice(lines)),
    },
    Case {
        name: "encode a message to 1,000",
        generated: |times| encode(times, samples::textmarketer().call(message::request())),
        by_hand: |times| repeat(times, message::recipients(), |recipients| twin::message(recipients)),
    },
];

fn encode<T: Handle, R: Endpoint>(times: usize, mut call: Call<T, R>) {
    call.set_strictness(Strictness::Off);
    repeat(times, call, |call| call.encode().is_ok());
}
