//! The runs: of a shop that does not exist.

mod large;
mod make;

use specwright_drift::compare::{
    Changed, Comparison, Contradiction, Direction, Finding, FindingKind, Level, PageReport, Sign,
};
use specwright_drift::facts::{Certainty, Place, Spot, Subject, Unread};
use specwright_drift::report::Run;

use large::*;
use make::*;

/// Cases of which the longer texts are kept too.
pub(crate) const WITH_MORE: &[&str] = &["one_page", "thirty"];

/// Cases of which the JSON is kept too.
pub(crate) const IN_JSON: &[&str] = &["one_page", "not_checked", "changed", "accepted"];

/// Every case by its name.
pub(crate) fn all() -> Vec<(&'static str, Run)> {
    vec![
        ("one_page", run(vec![one_page()])),
        ("all_clear", run(vec![page("orders.html", clear(27, 27))])),
        ("all_clear_with_more", run(vec![page("orders.html", clear_with_more())])),
        ("notes_only", run(vec![notes_only()])),
        ("not_checked", run(vec![not_checked("refunds.html")])),
        ("low_coverage", run(vec![page("orders.html", clear(4, 60))])),
        ("nothing_read", run(vec![page("orders.html", clear(0, 0))])),
        ("no_page", run(Vec::new())),
        ("many_pages", many_pages()),
        (
            "many_clear",
            run((1..=14)
                .map(|nth| page(&format!("page_{nth}.md"), clear(20, 20)))
                .collect()),
        ),
        ("thirty", run(vec![thirty("orders.html")])),
        ("hundreds", hundreds()),
        ("hostile", hostile()),
        ("accepted", accepted()),
        ("changed", run(vec![changed()])),
    ]
}

/// The example of the design: two that break, one that loosens, notes, a page that contradicts itself.
fn one_page() -> PageReport {
    let differs = |level| (Sign::Differs, level);
    let required = Finding {
        page: says("required", row(2, 57, "Required")),
        spec: spec("optional", 31),
        edit: set("required", "true", true),
        ..finding(
            "d-41f0c2",
            differs(Level::Breaks),
            (field("delivery"), FindingKind::Required),
        )
    };
    let values = Finding {
        certainty: Certainty::Parsed,
        page: says("enum auto|guides|manual", row(3, 58, "can be auto, guides or manual")),
        spec: spec("enum auto|guides|manual|portal", 38),
        edit: set("enum", "[auto, guides, manual]", false),
        remark: Some("gone from the page: portal".to_owned()),
        related: vec!["d-0e55d1".to_owned()],
        ..finding(
            "d-7b93aa",
            differs(Level::Breaks),
            (field("delivery.kind"), FindingKind::Enum),
        )
    };
    let pattern = Finding {
        certainty: Certainty::Parsed,
        page: says(
            "",
            row(
                1,
                56,
                "letters and digits as on the label, see the picture below for the sixteen known kinds",
            ),
        ),
        spec: spec(r"pattern ^[A-Z]{2}\d{9}/\d+$", 24),
        remark: Some("no pattern any more".to_owned()),
        ..finding(
            "d-0e55d1",
            (Sign::Removed, Level::Loosens),
            (field("label"), FindingKind::Pattern),
        )
    };
    let status = Finding {
        page: says(
            "status 429",
            Place {
                headings: vec!["Responses".to_owned()],
                spot: Spot::Row {
                    table: 1,
                    row: 4,
                    column: None,
                },
                line: 80,
                quote: "429 TOO MANY REQUESTS".to_owned(),
            },
        ),
        ..finding(
            "d-c8a210",
            (Sign::Added, Level::Note),
            (Subject::Status(429), FindingKind::Status),
        )
    };
    let meaning = Finding {
        page: says("means the key is wrong", row(2, 78, "the key is wrong")),
        spec: spec("means The key is not valid.", 54),
        remark: Some("reworded".to_owned()),
        ..finding(
            "d-19b7e4",
            (Sign::Note, Level::Note),
            (Subject::Status(401), FindingKind::Meaning),
        )
    };
    let mut compared = clear(23, 27);
    compared.findings = vec![required, values, pattern, status, meaning];
    compared.contradictions = vec![contradiction(
        "d-5f2200",
        "label",
        "a sample sends 8 digits, row 1 asks for 9",
    )];
    compared.unread = vec![Unread {
        text: "ust be in the format of the label".to_owned(),
        place: row(1, 56, "ust be in"),
    }];
    compared.not_on_page = vec![(
        "orders.create".to_owned(),
        vec!["charset".to_owned(), "timeout_hint".to_owned()],
    )];
    compared.accepted = vec![Finding {
        accepted: accepted_until(Some("2026-06-01")),
        ..finding("d-5d2290", differs(Level::Breaks), (field("note"), FindingKind::Length))
    }];
    page("pages/orders.html", compared)
}

fn clear_with_more() -> Comparison {
    let mut compared = clear(25, 27);
    compared.not_on_page = vec![("orders.create".to_owned(), vec!["charset".to_owned()])];
    compared.unread = vec![Unread {
        text: "must be new".to_owned(),
        place: row(1, 5, "must be new"),
    }];
    compared
}

fn notes_only() -> PageReport {
    let mut compared = clear(25, 27);
    compared.findings = vec![
        Finding {
            certainty: Certainty::Inferred,
            page: says("type int", row(1, 5, "12")),
            spec: spec("type string", 8),
            ..finding(
                "d-000001",
                (Sign::Differs, Level::Breaks),
                (field("id"), FindingKind::Type),
            )
        },
        Finding {
            direction: Some(Direction::Response),
            page: says("", row(1, 6, "state")),
            ..finding(
                "d-000002",
                (Sign::Added, Level::Note),
                (Subject::Response("state".to_owned()), FindingKind::Name),
            )
        },
    ];
    page("orders.html", compared)
}

fn accepted() -> Run {
    let mut compared = clear(20, 20);
    compared.not_on_page = vec![("orders.create".to_owned(), vec!["charset".to_owned()])];
    compared.accepted = vec![Finding {
        accepted: accepted_until(None),
        page: says("length ..20", row(1, 5, "at most 20")),
        spec: spec("length ..40", 8),
        ..finding(
            "d-5d2290",
            (Sign::Differs, Level::Breaks),
            (field("note"), FindingKind::Length),
        )
    }];
    compared.contradictions = vec![Contradiction {
        accepted: accepted_until(Some("2026-06-01")),
        ..contradiction("d-77aa01", "label", "a sample sends 8 digits, row 1 asks for 9")
    }];
    let mut run = run(vec![page("orders.html", compared)]);
    run.stale_acceptances = vec!["d-00ff00".to_owned()];
    run
}

fn changed() -> PageReport {
    let mut compared = clear(20, 20);
    compared.findings = vec![
        Finding {
            page: says("length ..20", row(1, 5, "at most 20 characters")),
            spec: spec("length ..40", 8),
            before: Some(Changed {
                value: Some("length ..40".to_owned()),
                touches_spec: true,
            }),
            edit: set("length", "..20", true),
            ..finding(
                "d-10a001",
                (Sign::Differs, Level::Breaks),
                (field("note"), FindingKind::Length),
            )
        },
        Finding {
            spec: spec("in query", 9),
            before: Some(Changed {
                value: Some("in query".to_owned()),
                touches_spec: true,
            }),
            remark: Some("the row is gone".to_owned()),
            ..finding(
                "d-10a002",
                (Sign::Removed, Level::Loosens),
                (field("charset"), FindingKind::Name),
            )
        },
        Finding {
            page: says("in body", row(2, 6, "mobile_no")),
            spec: spec("in body", 12),
            before: Some(Changed {
                value: None,
                touches_spec: false,
            }),
            remark: Some("mobile -> mobile_no".to_owned()),
            ..finding(
                "d-10a003",
                (Sign::Renamed, Level::Breaks),
                (field("mobile"), FindingKind::Name),
            )
        },
    ];
    page("orders.html", compared)
}
