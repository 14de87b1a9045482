//! An `http::Response` becomes a response struct.

use bytes::Bytes;
use http::Response;

use crate::case::{Case, repeat};
use crate::samples::{self, decode as answers};
use crate::twin::decode as twin;

/// Cases so large that a few repetitions tell.
pub(super) const LARGE: &[&str] = &[INVOICES, REPORT, REPORT_SERDE];

const INVOICES: &str = "decode list of 1,000 invoices";
const REPORT: &str = "decode delivery report of 10,000 rows";
const REPORT_SERDE: &str = "decode delivery report of 10,000 rows, quick-xml with serde";

pub(super) const CASES: &[Case] = &[
    Case {
        name: "decode at_communication",
        generated: |times| {
            let call = samples::invoicexpress().call(samples::at_communication());
            repeat(times, call, |call| call.decode(short(answers::STORED)).is_ok());
        },
        by_hand: |times| repeat(times, answers::STORED, |body| twin::stored::decode(&short(body))),
    },
    Case {
        name: "decode at_communication, at an odd address",
        generated: |times| {
            let call = samples::invoicexpress().call(samples::at_communication());
            repeat(times, call, |call| {
                call.decode(short(answers::STORED_AT_ODD_ADDRESS)).is_ok()
            });
        },
        by_hand: |times| {
            repeat(times, answers::STORED_AT_ODD_ADDRESS, |body| {
                twin::stored::decode(&short(body))
            });
        },
    },
    Case {
        name: "decode account.update",
        generated: |times| {
            let call = samples::textmarketer().call(samples::update());
            repeat(times, call, |call| call.decode(short(answers::ACCOUNT)).is_ok());
        },
        by_hand: |times| repeat(times, answers::ACCOUNT, |body| twin::account::decode(&short(body))),
    },
    Case {
        name: INVOICES,
        generated: |times| {
            let call = samples::invoicexpress().call(samples::list());
            repeat(times, (call, long(answers::invoices())), |(call, body)| {
                call.decode(Response::new(body.clone()))
                    .expect("the sample")
                    .invoices
                    .len()
            });
        },
        by_hand: |times| {
            repeat(times, long(answers::invoices()), |body| {
                twin::invoices::decode(&Response::new(body.clone())).invoices.len()
            });
        },
    },
    Case {
        name: REPORT,
        generated: read_report,
        by_hand: |times| {
            repeat(times, long(answers::delivery_report()), |body| {
                twin::report::decode(&Response::new(body.clone())).reports.len()
            });
        },
    },
    Case {
        name: REPORT_SERDE,
        generated: read_report,
        by_hand: |times| {
            repeat(times, long(answers::delivery_report()), |body| {
                twin::report_serde::decode(&Response::new(body.clone())).reports.len()
            });
        },
    },
];

fn read_report(times: usize) {
    let call = samples::textmarketer().call(samples::get_report());
    repeat(times, (call, long(answers::delivery_report())), |(call, body)| {
        call.decode(Response::new(body.clone()))
            .expect("the sample")
            .report
            .len()
    });
}

fn short(body: &'static [u8]) -> Response<Bytes> {
    Response::new(Bytes::from_static(body))
}

fn long(body: Vec<u8>) -> Bytes {
    Bytes::from(body)
}
