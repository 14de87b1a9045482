//! Facts as text and as JSON.

use serde_json::{Value, json};
use specwright_drift::facts::text::{self, Section};
use specwright_drift::facts::{Fact, Facts, Place};
use specwright_drift::page::Page;

use crate::output::visible;

/// As lines that a person can review; with places, one line for each fact.
pub(super) fn text(facts: &Facts, places: bool) -> String {
    let sections = sections(facts);
    let mut text = String::new();
    for (request_line, facts) in sections.iter().filter(|_| places) {
        text += &format!("{}\n", visible(request_line.as_deref().unwrap_or("page")));
        for fact in *facts {
            text += &format!("  {}\n", visible(&line(fact)));
        }
    }
    if !places {
        let sections = sections.into_iter().map(|(request_line, facts)| Section {
            request_line,
            statements: facts
                .iter()
                .map(|fact| (fact.subject.clone(), fact.claim.clone()))
                .collect(),
        });
        let written = text::write(&sections.collect::<Vec<_>>());
        text.extend(written.lines().map(|line| format!("{}\n", visible(line))));
    }
    for unread in &facts.unread {
        text += &format!(
            "# not understood: {} ({})\n",
            visible(&unread.text),
            visible(&unread.place.to_string())
        );
    }
    text
}

fn line(fact: &Fact) -> String {
    let (subject, claim) = (text::write_subject(&fact.subject), text::write_claim(&fact.claim));
    let said = format!("{subject}  {claim}");
    let certainty = fact.certainty.as_str();
    let (place, quote) = (&fact.place, &fact.place.quote);
    format!(
        "{}  [{certainty}, {place}, line {}, \"{quote}\"]",
        said.trim_end(),
        place.line
    )
}

/// The operations of the page and what it says of none, without those of which nothing is said.
fn sections(facts: &Facts) -> Vec<(Option<String>, &[Fact])> {
    let operations = facts.operations.iter();
    let operations = operations.map(|operation| (Some(operation.request_line()), operation.facts.as_slice()));
    let shared = (!facts.shared.is_empty()).then_some((None, facts.shared.as_slice()));
    operations.chain(shared).collect()
}

/// For programs.
pub(super) fn json(page: &Page, facts: &Facts) -> Value {
    let section = |(request_line, facts): (Option<String>, &[Fact])| json!({ "operation": request_line, "facts": facts.iter().map(fact).collect::<Vec<_>>() });
    let unread = facts
        .unread
        .iter()
        .map(|unread| json!({ "text": unread.text, "place": place(&unread.place) }));
    json!({
        "version": 1,
        "page": page.name,
        "title": page.title,
        "address": page.address,
        "saved": page.saved,
        "format": page.format.as_str(),
        "sha256": page.sha256,
        "repairs": page.repairs,
        "sections": sections(facts).into_iter().map(section).collect::<Vec<_>>(),
        "unread": unread.collect::<Vec<_>>(),
    })
}

fn fact(fact: &Fact) -> Value {
    json!({
        "subject": text::write_subject(&fact.subject),
        "claim": text::write_claim(&fact.claim),
        "certainty": fact.certainty.as_str(),
        "place": place(&fact.place),
    })
}

fn place(place: &Place) -> Value {
    json!({ "path": place.to_string(), "line": place.line, "quote": place.quote })
}
