//! An `http::Response` becomes a response struct.

use bytes::Bytes;
use http::Response;
use invoicexpress::accounts::AtCommunicationRequest;
use specwright_runtime::Call;
use textmarketer::account::UpdateRequest;

use crate::case::{Case, repeat};
use crate::{samples, twin};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "decode at_communication",
        generated: |times| {
            let call = samples::invoicexpress().call(samples::at_communication());
            repeat(times, call, |call: &Call<_, AtCommunicationRequest>| {
                call.decode(Response::new(Bytes::from_static(samples::STORED))).is_ok()
            });
        },
        by_hand: |times| repeat(times, samples::STORED, |body| twin::decode_at_communication(body)),
    },
    Case {
        name: "decode account.update",
        generated: |times| {
            let call = samples::textmarketer().call(samples::update());
            repeat(times, call, |call: &Call<_, UpdateRequest>| {
                call.decode(Response::new(Bytes::from_static(samples::ACCOUNT))).is_ok()
            });
        },
        by_hand: |times| repeat(times, samples::ACCOUNT, |body| twin::decode_account(body)),
    },
];
