//! The JSON Schema (draft 2020-12) of a run for programs.

mod finding;
mod words;

use serde_json::{Value, json};

use super::json::JSON_VERSION;
use finding::{acceptance, edit, finding, place};
use words::*;

/// The JSON Schema of [`super::json()`].
#[must_use]
pub fn schema() -> Value {
    let mut schema = object(vec![
        (
            "version",
            "The version of this layout.",
            json!({ "const": JSON_VERSION }),
        ),
        ("api", "The name of the API.", text()),
        ("folder", "The folder of its spec.", text()),
        (
            "verdict",
            "How the run ends.",
            words(&["clean", "drift", "not_checked"]),
        ),
        (
            "exit",
            "The exit code: 0 no drift, 2 findings that fail the run, 3 a page that was not checked or too little.",
            json!({ "enum": [0, 2, 3] }),
        ),
        ("fail_on", "The level from which on findings fail the run.", levels()),
        (
            "floor",
            "How many percent of the facts of a page must be compared.",
            number(0),
        ),
        ("counts", "Sums over all pages.", run_counts()),
        (
            "stale_acceptances",
            "Accepted ids that were found on no page.",
            list(text()),
        ),
        (
            "pages",
            "A report for each page, in the order given.",
            list(reference("page")),
        ),
    ]);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(
            "$schema".to_owned(),
            json!("https://json-schema.org/draft/2020-12/schema"),
        );
        schema.insert("title".to_owned(), json!("specwright: drift"));
        schema.insert("$defs".to_owned(), definitions());
    }
    schema
}

fn definitions() -> Value {
    json!({
        "page": page(),
        "comparison": comparison(),
        "finding": finding(),
        "place": object(place()),
        "edit": edit(),
        "acceptance": acceptance(),
    })
}

fn run_counts() -> Value {
    let mut counts = vec![
        ("pages", "How many pages were given.", number(0)),
        ("not_checked", "How many of them could not be checked.", number(0)),
        ("low_coverage", "Of how many too little was compared.", number(0)),
    ];
    counts.extend(level_counts());
    object(counts)
}

fn level_counts() -> Vec<Property> {
    vec![
        ("failing", "How many findings fail the run.", number(0)),
        (
            "breaks",
            "How many findings break callers; accepted ones do not count.",
            number(0),
        ),
        ("loosens", "In how many the spec is stricter than the page.", number(0)),
        ("notes", "How many are notes.", number(0)),
    ]
}

fn page() -> Value {
    let not_checked = object(vec![
        ("reason", "What it is instead.", text()),
        ("line", "The line of the file where that is seen.", or_null(number(1))),
        ("cure", "What to do about it.", text()),
    ]);
    object(vec![
        ("page", "The name of the page's file.", text()),
        ("address", "Its address, if known.", or_null(text())),
        (
            "saved",
            "The day on which the copy was made, if it says so.",
            or_null(text()),
        ),
        (
            "sha256",
            "The hash of the file's bytes, in hexadecimal digits; empty if there are none.",
            text(),
        ),
        (
            "format",
            "What it is kept in.",
            or_null(words(&["html", "mime", "markdown", "text"])),
        ),
        (
            "repairs",
            "What had to be repaired before it could be read.",
            list(text()),
        ),
        (
            "not_checked",
            "Why it was not checked; null if it was.",
            or_null(not_checked),
        ),
        (
            "compared",
            "What was found; null if it was not checked.",
            or_null(reference("comparison")),
        ),
    ])
}

fn comparison() -> Value {
    let operation = object(vec![
        ("name", "The operation's name in the spec.", text()),
        ("request_line", "As the page writes it: method and path.", text()),
    ]);
    let facts = object(vec![
        (
            "compared",
            "How many facts of the page the spec says too, or differently.",
            number(0),
        ),
        ("read", "How many facts were read from the page.", number(0)),
        (
            "low_coverage",
            "Whether that is less than the floor.",
            json!({ "type": "boolean" }),
        ),
    ]);
    let missing = object(vec![
        ("operation", "The operation's name in the spec.", text()),
        (
            "names",
            "Its fields, statuses and codes of which the page says nothing.",
            list(text()),
        ),
    ]);
    let unknown = object(vec![
        ("request_line", "As the page writes it.", text()),
        ("place", "Where it stands.", reference("place")),
    ]);
    let unread = object(vec![
        ("text", "Its first words, at most twelve.", text()),
        ("place", "Where it stands.", reference("place")),
    ]);
    object(vec![
        (
            "operations",
            "The operations of the spec that the page describes.",
            list(operation),
        ),
        ("facts", "How much was compared.", facts),
        ("counts", "How many findings there are.", object(level_counts())),
        (
            "findings",
            "Page and spec disagree, or the page has changed.",
            list(reference("finding")),
        ),
        (
            "accepted",
            "Findings that were accepted earlier.",
            list(reference("finding")),
        ),
        (
            "contradictions",
            "The page disagrees with itself.",
            list(contradiction()),
        ),
        (
            "unread",
            "Sentences that state a rule and were not understood.",
            list(unread),
        ),
        (
            "not_on_page",
            "What the spec has and the page does not mention.",
            list(missing),
        ),
        (
            "unknown_operations",
            "Operations on the page that the spec does not have.",
            list(unknown),
        ),
    ])
}

fn contradiction() -> Value {
    object(vec![
        ("id", "Stable: made of what it says, not of where it stands.", id()),
        ("operation", "The operation of the spec that it concerns.", text()),
        ("subject", "What about: a field, a status.", text()),
        ("text", "What disagrees, in words.", text()),
        ("places", "The places that disagree.", list(reference("place"))),
        (
            "accepted",
            "Why it was accepted, if it was.",
            or_null(reference("acceptance")),
        ),
    ])
}
