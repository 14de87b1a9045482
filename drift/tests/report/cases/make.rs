//! Pieces of runs.

use specwright_drift::accept::Accepted;
use specwright_drift::compare::{
    Comparison, Contradiction, Direction, Finding, FindingKind, Level, Outcome, PageReport, PageSide, Sign, SpecSide,
};
use specwright_drift::edit::{Edit, EditChange};
use specwright_drift::facts::{Certainty, Place, Spot, Subject};
use specwright_drift::page::{NotChecked, PageFormat};
use specwright_drift::report::Run;

pub(super) fn run(pages: Vec<PageReport>) -> Run {
    Run {
        api: "shop".to_owned(),
        folder: "spec/shop".to_owned(),
        pages,
        stale_acceptances: Vec::new(),
        fail_on: Level::Breaks,
        floor: 70,
    }
}

pub(super) fn page(name: &str, compared: Comparison) -> PageReport {
    PageReport {
        page: name.to_owned(),
        address: None,
        saved: Some("2026-02-03".to_owned()),
        sha256: "9c1e44d05b1f6a7790aa13c2f2b5".to_owned(),
        format: Some(PageFormat::Html),
        repairs: Vec::new(),
        outcome: Outcome::Compared(compared),
    }
}

pub(super) fn clear(compared: usize, read: usize) -> Comparison {
    Comparison {
        operations: vec![("orders.create".to_owned(), "POST /v2/orders.json".to_owned())],
        compared,
        read,
        ..Comparison::default()
    }
}

pub(super) fn not_checked(name: &str) -> PageReport {
    PageReport {
        saved: None,
        format: None,
        outcome: Outcome::NotChecked(NotChecked {
            reason: "the page is a version-compare view, old and new text run together".to_owned(),
            line: Some(3),
            cure: "save the plain page or its export and run again".to_owned(),
        }),
        ..page(name, Comparison::default())
    }
}

pub(super) fn row(row: u32, line: u32, quote: &str) -> Place {
    Place {
        headings: vec!["Request Body".to_owned()],
        spot: Spot::Row {
            table: 1,
            row,
            column: Some("Required".to_owned()),
        },
        line,
        quote: quote.to_owned(),
    }
}

/// A finding without edit, remark and history.
pub(super) fn finding(id: &str, (sign, level): (Sign, Level), (subject, kind): (Subject, FindingKind)) -> Finding {
    Finding {
        id: id.to_owned(),
        kind,
        sign,
        level,
        certainty: Certainty::Read,
        direction: Some(Direction::Request),
        operation: "orders.create".to_owned(),
        subject,
        page: None,
        spec: None,
        before: None,
        edit: None,
        remark: None,
        accepted: None,
        related: Vec::new(),
    }
}

pub(super) fn field(name: &str) -> Subject {
    Subject::Request(name.to_owned())
}

pub(super) fn says(value: &str, place: Place) -> Option<PageSide> {
    let value = value.to_owned();
    Some(PageSide { value, place })
}

pub(super) fn spec(value: &str, line: u32) -> Option<SpecSide> {
    Some(SpecSide {
        value: value.to_owned(),
        file: "spec/shop/orders.yaml".to_owned(),
        line,
        column: 7,
        keys: ["operations", "create", "body", "fields", "delivery"]
            .map(str::to_owned)
            .to_vec(),
    })
}

pub(super) fn set(key: &str, value: &str, is_certain: bool) -> Option<Edit> {
    Some(Edit {
        file: "spec/shop/orders.yaml".to_owned(),
        keys: ["operations", "create", "body", "fields", "delivery"]
            .map(str::to_owned)
            .to_vec(),
        change: EditChange::Set {
            key: key.to_owned(),
            value: value.to_owned(),
        },
        is_certain,
    })
}

pub(super) fn accepted_until(until: Option<&str>) -> Option<Accepted> {
    Some(Accepted {
        date: "2026-01-12".to_owned(),
        who: Some("mo".to_owned()),
        why: "The samples are of another account.".to_owned(),
        until: until.map(str::to_owned),
    })
}

pub(super) fn contradiction(id: &str, subject: &str, text: &str) -> Contradiction {
    Contradiction {
        id: id.to_owned(),
        operation: "orders.create".to_owned(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        places: vec![
            row(1, 56, "nine digits"),
            Place {
                headings: vec!["Example".to_owned(), "curl".to_owned()],
                spot: Spot::Code(1),
                line: 12,
                quote: "12345678".to_owned(),
            },
        ],
        accepted: None,
    }
}
