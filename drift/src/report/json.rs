//! A run for programs.

use serde_json::{Value, json};

use super::Run;
use super::verdict::open;
use super::visible::quoted_words;
use super::words::edit_lines;
use crate::accept::Accepted;
use crate::compare::{Comparison, Direction, Finding, Outcome, PageReport};
use crate::edit::{Edit, EditChange};
use crate::facts::{Place, Spot, Subject};
use crate::text::{is_hidden, json_escapes};

/// The version of the layout. It goes up when something is taken away or means something else.
pub const JSON_VERSION: u64 = 1;

/// For programs, as [`super::schema()`] describes it.
#[must_use]
pub fn json(run: &Run) -> Value {
    let verdict = run.verdict();
    let not_checked = run.pages.iter().filter(|page| page.compared().is_none()).count();
    json!({
        "version": JSON_VERSION,
        "api": run.api,
        "folder": run.folder,
        "verdict": verdict.as_str(),
        "exit": verdict.exit_code(),
        "fail_on": run.fail_on.as_str(),
        "floor": run.floor,
        "counts": {
            "pages": run.pages.len(),
            "not_checked": not_checked,
            "low_coverage": run.pages.iter().filter_map(PageReport::compared).filter(|page| run.is_low(page)).count(),
            "failing": run.tally().failing,
            "breaks": run.tally().breaks,
            "loosens": run.tally().loosens,
            "notes": run.tally().notes,
        },
        "stale_acceptances": run.stale_acceptances,
        "pages": run.pages.iter().map(|report| page(run, report)).collect::<Vec<_>>(),
    })
}

/// The text of [`json()`], with a line break at its end. Characters that steer a terminal or the order of the text stand in it
/// as escapes.
#[must_use]
pub fn json_text(run: &Run) -> String {
    let text = format!("{:#}\n", json(run));
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => safe.push('\n'),
            hidden if is_hidden(hidden) => safe += &json_escapes(hidden),
            shown => safe.push(shown),
        }
    }
    safe
}

fn page(run: &Run, report: &PageReport) -> Value {
    let (not_checked, compared) = match &report.outcome {
        Outcome::NotChecked(not) => {
            let not = json!({ "reason": not.reason, "line": not.line, "cure": not.cure });
            (not, Value::Null)
        }
        Outcome::Compared(compared) => (Value::Null, comparison(run, compared)),
    };
    json!({
        "page": report.page,
        "address": report.address,
        "saved": report.saved,
        "sha256": report.sha256,
        "format": report.format.map(crate::page::PageFormat::as_str),
        "repairs": report.repairs,
        "not_checked": not_checked,
        "compared": compared,
    })
}

fn comparison(run: &Run, compared: &Comparison) -> Value {
    let tally = run.tally_of(compared);
    let operations = compared.operations.iter();
    let operations = operations.map(|(name, line)| json!({ "name": name, "request_line": line }));
    let missing = compared.not_on_page.iter();
    let missing = missing.map(|(operation, names)| json!({ "operation": operation, "names": names }));
    let unknown = compared.unknown_operations.iter();
    let unknown = unknown.map(|(line, place)| json!({ "request_line": line, "place": in_json(place) }));
    let unread = compared.unread.iter();
    let unread = unread.map(|unread| json!({ "text": quoted_words(&unread.text), "place": in_json(&unread.place) }));
    let contradictions = compared.contradictions.iter().map(|found| {
        json!({
            "id": found.id,
            "operation": found.operation,
            "subject": found.subject,
            "text": found.text,
            "places": found.places.iter().map(in_json).collect::<Vec<_>>(),
            "accepted": acceptance(found.accepted.as_ref()),
        })
    });
    let accepted = compared
        .findings
        .iter()
        .filter(|finding| finding.accepted.is_some())
        .chain(&compared.accepted);
    json!({
        "operations": operations.collect::<Vec<_>>(),
        "facts": { "compared": compared.compared, "read": compared.read, "low_coverage": run.is_low(compared) },
        "counts": {
            "failing": tally.failing,
            "breaks": tally.breaks,
            "loosens": tally.loosens,
            "notes": tally.notes,
        },
        "findings": open(compared).map(|found| finding(run, compared, found)).collect::<Vec<_>>(),
        "accepted": accepted.map(|found| finding(run, compared, found)).collect::<Vec<_>>(),
        "contradictions": contradictions.collect::<Vec<_>>(),
        "unread": unread.collect::<Vec<_>>(),
        "not_on_page": missing.collect::<Vec<_>>(),
        "unknown_operations": unknown.collect::<Vec<_>>(),
    })
}

fn finding(run: &Run, compared: &Comparison, found: &Finding) -> Value {
    let endpoint = compared
        .operations
        .iter()
        .find(|(name, _)| *name == found.operation)
        .map(|(_, line)| line);
    let page = found.page.as_ref().map(|side| {
        let mut page = in_json(&side.place);
        page["value"] = json!(side.value);
        page
    });
    let spec = found.spec.as_ref().map(|side| {
        json!({
            "value": side.value,
            "file": side.file,
            "line": side.line,
            "column": side.column,
            "keys": side.keys,
        })
    });
    let before = found.before.as_ref();
    let before = before.map(|before| json!({ "value": before.value, "touches_spec": before.touches_spec }));
    let (of, name) = subject(&found.subject);
    json!({
        "id": found.id,
        "kind": found.kind.as_str(),
        "sign": found.sign.as_char().to_string(),
        "level": found.level.as_str(),
        "certainty": found.certainty.as_str(),
        "direction": found.direction.map(direction),
        "fails": run.fails(found),
        "operation": found.operation,
        "endpoint": endpoint,
        "subject": { "of": of, "name": name },
        "page": page,
        "spec": spec,
        "before": before,
        "edit": found.edit.as_ref().map(edit),
        "remark": found.remark,
        "accepted": acceptance(found.accepted.as_ref()),
        "related": found.related,
    })
}

fn subject(subject: &Subject) -> (&'static str, Option<String>) {
    match subject {
        Subject::Operation => ("operation", None),
        Subject::Request(name) => ("request", Some(name.clone())),
        Subject::Response(name) => ("response", Some(name.clone())),
        Subject::Status(status) => ("status", Some(status.to_string())),
        Subject::Code(code) => ("code", Some(code.clone())),
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

fn in_json(place: &Place) -> Value {
    let (table, row, column, item, code) = match &place.spot {
        Spot::Text => (None, None, None, None, None),
        Spot::Row { table, row, column } => (Some(table), Some(row), column.as_ref(), None, None),
        Spot::Item(item) => (None, None, None, Some(item), None),
        Spot::Code(code) => (None, None, None, None, Some(code)),
    };
    json!({
        "headings": place.headings,
        "table": table,
        "row": row,
        "column": column,
        "item": item,
        "code": code,
        "line": place.line,
        "quote": quoted_words(&place.quote),
    })
}

fn edit(edit: &Edit) -> Value {
    let (action, key, value) = match &edit.change {
        EditChange::Set { key, value } => ("set", key, Some(value)),
        EditChange::Remove { key } => ("remove", key, None),
        EditChange::AddItem { key, item } => ("add_item", key, Some(item)),
        EditChange::RemoveItem { key, item } => ("remove_item", key, Some(item)),
    };
    json!({
        "file": edit.file,
        "keys": edit.keys,
        "action": action,
        "key": key,
        "value": value,
        "certain": edit.is_certain,
        "lines": edit_lines(edit),
    })
}

fn acceptance(accepted: Option<&Accepted>) -> Value {
    accepted.map_or(Value::Null, |accepted| {
        json!({
            "date": accepted.date,
            "who": accepted.who,
            "why": accepted.why,
            "until": accepted.until,
        })
    })
}
