//! Runs of many pages, of many findings and of hostile texts.

use specwright_drift::compare::{Finding, FindingKind, Level, Outcome, PageReport, Sign, SpecSide};
use specwright_drift::facts::{Place, Spot, Subject, Unread};
use specwright_drift::report::Run;

use super::make::*;
use super::*;

pub(super) fn many_pages() -> Run {
    let mut pages: Vec<_> = (1..=14)
        .map(|nth| page(&format!("page_{nth}.md"), clear(20, 20)))
        .collect();
    let mut low = notes_only();
    low.page = "lists.html".to_owned();
    if let Outcome::Compared(compared) = &mut low.outcome {
        compared.compared = 12;
    }
    let mut own = clear(9, 9);
    own.contradictions = vec![contradiction(
        "d-77aa01",
        "label",
        "a sample sends 8 digits, row 1 asks for 9",
    )];
    pages.insert(3, low);
    pages.insert(5, not_checked("refunds.html"));
    pages.insert(9, one_page());
    pages.push(page("labels.html", own));
    run(pages)
}

pub(super) fn thirty(name: &str) -> PageReport {
    let mut compared = clear(60, 80);
    compared
        .operations
        .push(("orders.update".to_owned(), "PUT /v2/orders/{id}.json".to_owned()));
    for nth in 0..30_u32 {
        let level = [Level::Breaks, Level::Loosens, Level::Note][nth as usize % 3];
        compared.findings.push(Finding {
            operation: if nth < 12 { "orders.create" } else { "orders.update" }.to_owned(),
            page: says(
                &format!("length 1..{nth}"),
                row(nth, 40 + nth, "up to that many characters"),
            ),
            spec: spec("length 1..400", 100 + nth),
            edit: set("length", &format!("1..{nth}"), true),
            ..finding(
                &format!("d-{nth:06x}"),
                (Sign::Differs, level),
                (field(&format!("delivery.lines.note_{nth}")), FindingKind::Length),
            )
        });
    }
    compared.contradictions = (0..9)
        .map(|nth| contradiction(&format!("d-{nth:06x}"), "label", "both"))
        .collect();
    page(name, compared)
}

pub(super) fn hundreds() -> Run {
    let mut pages: Vec<_> = (1..=40).map(|nth| thirty(&format!("pages/page_{nth}.html"))).collect();
    pages.extend((1..=20).map(|nth| not_checked(&format!("pages/damaged_{nth}.html"))));
    run(pages)
}

pub(super) fn hostile() -> Run {
    let text = "\u{1b}[2J\u{202e}| `code` <script>alert(1)</script> @everyone #123 [x](http://e.example) *b* \\| \u{7}\nnext\r";
    let long = "x".repeat(10_000);
    let wide = "漢".repeat(3_000);
    let place = Place {
        headings: vec![text.to_owned(), long.clone()],
        spot: Spot::Item(3),
        line: 4,
        quote: format!("{text} {long}"),
    };
    let one = Finding {
        operation: text.to_owned(),
        page: says(text, place.clone()),
        spec: spec(&long, 3).map(|side| SpecSide {
            file: text.to_owned(),
            ..side
        }),
        remark: Some(wide.clone()),
        edit: set(text, &wide, true),
        related: vec![long.clone(); 4],
        ..finding(
            "d-bad001",
            (Sign::Differs, Level::Breaks),
            (field(text), FindingKind::Enum),
        )
    };
    let two = Finding {
        page: says(&wide, place.clone()),
        remark: Some(text.to_owned()),
        ..finding(
            "d-bad002",
            (Sign::Added, Level::Note),
            (Subject::Code(long.clone()), FindingKind::Code),
        )
    };
    let mut compared = clear(8, 9);
    compared.findings = vec![one, two];
    compared.contradictions = vec![
        contradiction("d-bad003", text, &long),
        contradiction("d-bad004", &wide, text),
    ];
    compared.unread = vec![Unread {
        text: text.to_owned(),
        place: place.clone(),
    }];
    compared.not_on_page = vec![(text.to_owned(), vec![text.to_owned(), long.clone()])];
    compared.unknown_operations = vec![(text.to_owned(), place.clone())];
    let mut hostile = page(text, compared);
    hostile.address = Some(format!("https://e.example/{text}"));
    hostile.saved = Some(text.to_owned());
    hostile.repairs = vec![long];
    let mut refused = not_checked(&wide);
    if let Outcome::NotChecked(not) = &mut refused.outcome {
        not.reason = text.to_owned();
        not.cure = wide;
    }
    let mut run = run(vec![hostile, refused]);
    run.stale_acceptances = vec![text.to_owned()];
    run
}
