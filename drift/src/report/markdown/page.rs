//! A page in a comment.

use super::{Comment, prose};
use crate::compare::{Comparison, Finding, Level, Outcome, PageReport, SpecSide};
use crate::facts::Place;
use crate::report::Run;
use crate::report::escape::{address, cell, code, html};
use crate::report::verdict::open;
use crate::report::visible::quoted_words;
use crate::report::words::{
    accept_command, answer_of, coverage, edit_lines, edit_place, happened, level, page_name, page_place, spec_place,
    title, why,
};

/// How wide a text of the table may be.
const CELL: usize = 80;

/// How wide a text below the table may be.
const LINE: usize = 240;

/// Title, table, what belongs to each finding, and lists.
pub(super) fn page(run: &Run, report: &PageReport, text: &mut Comment) {
    let name = code(&page_name(run, report), 60);
    match &report.outcome {
        Outcome::NotChecked(not) => {
            text.line(&format!("### {name}: not checked"));
            text.gap();
            text.line(&format!(
                "{}. What to do: {}.",
                code(&why(not), LINE),
                code(&not.cure, LINE)
            ));
        }
        Outcome::Compared(compared) => {
            text.line(&format!("### {name}: {}", prose(&answer_of(run, compared))));
            text.gap();
            table(run, compared, text);
            for finding in open(compared) {
                folded(run, finding, text);
            }
            lists(run, report, compared, text);
        }
    }
}

fn table(run: &Run, compared: &Comparison, text: &mut Comment) {
    if open(compared).next().is_none() {
        return;
    }
    text.line("| | level | what | spec → page | on the page | in the spec |");
    text.line("|---|---|---|---|---|---|");
    for finding in sorted(compared) {
        let place = finding
            .page
            .as_ref()
            .map(|page| cell(&page_place(&page.place, CELL), CELL));
        let spec = finding
            .spec
            .as_ref()
            .map(|spec| link(&cell(&spec_place(spec), CELL), spec));
        let sign = finding.sign.as_char();
        // A lone `-`, `+` or `>` is no markup inside of a cell; as code all of them look alike.
        text.line(&format!(
            "| `{sign}` | {} | {} | {} | {} | {} |",
            level(run, finding),
            cell(&title(finding), CELL),
            values(finding),
            place.unwrap_or_else(|| "—".to_owned()),
            spec.unwrap_or_else(|| "—".to_owned()),
        ));
    }
    text.gap();
}

fn sorted(compared: &Comparison) -> Vec<&Finding> {
    let mut findings: Vec<_> = open(compared).collect();
    findings.sort_by_key(|finding| (finding.level == Level::Note, finding.before.is_none(), finding.level));
    findings
}

fn values(finding: &Finding) -> String {
    let page = finding.page.as_ref().map(|side| cell(&side.value, CELL));
    let spec = finding.spec.as_ref().map(|side| cell(&side.value, CELL));
    match (spec, page) {
        (Some(spec), Some(page)) => format!("{spec} → {page}"),
        (None, Some(page)) => format!("→ {page}"),
        (Some(spec), None) => format!("{spec} →"),
        (None, None) => "—".to_owned(),
    }
}

fn link(shown: &str, spec: &SpecSide) -> String {
    format!("[{shown}]({})", address(&spec.file, spec.line))
}

/// Both sides in full, the edit and the command that accepts.
fn folded(run: &Run, finding: &Finding, text: &mut Comment) {
    let mut block = format!(
        "<details><summary>{} {}</summary>\n\n",
        html(&finding.id, 20),
        html(&title(finding), CELL),
    );
    let mut item = |line: String| block += &format!("- {line}\n");
    match &finding.page {
        Some(page) => item(format!(
            "page: {} — {}",
            code(&page.value, LINE),
            place_and_quote(&page.place)
        )),
        None => item("page: nothing".to_owned()),
    }
    if let Some(before) = &finding.before {
        let was = before
            .value
            .as_deref()
            .map_or_else(|| "nothing".to_owned(), |value| code(value, LINE));
        let touches = if before.touches_spec { ", as the spec says" } else { "" };
        item(format!("an earlier copy of the page: {was}{touches}"));
    }
    match (&finding.spec, &finding.edit) {
        (Some(spec), _) => {
            let place = link(&code(&spec_place(spec), LINE), spec);
            item(format!("spec: {} — {place}", code(&spec.value, LINE)));
        }
        (None, Some(edit)) => item(format!("spec: nothing; to add at {}", code(&edit_place(edit), LINE))),
        (None, None) => item("spec: nothing".to_owned()),
    }
    item(format!("certainty: {}", finding.certainty.as_str()));
    let mut words = vec![finding.remark.as_deref().unwrap_or_default(), happened(finding)];
    words.dedup();
    for words in words.into_iter().filter(|words| !words.is_empty()) {
        item(format!("remark: {}", code(words, LINE)));
    }
    if let Some(edit) = &finding.edit {
        let label = if edit.is_certain { "edit" } else { "edit, perhaps" };
        for line in edit_lines(edit).iter().take(8) {
            item(format!("{label}: {}", code(line, LINE)));
        }
    }
    item(format!(
        "to leave it as it is: {}",
        code(&accept_command(run, &finding.id), LINE)
    ));
    block += "\n</details>\n";
    text.line(&block);
}

fn place_and_quote(place: &Place) -> String {
    let quote = quoted_words(&place.quote);
    let place = code(&page_place(place, LINE), LINE);
    match quote.is_empty() {
        true => place,
        false => format!("{place}: {}", code(&format!("\"{quote}\""), LINE)),
    }
}

fn lists(run: &Run, report: &PageReport, compared: &Comparison, text: &mut Comment) {
    text.gap();
    let saved = report
        .saved
        .as_deref()
        .map(|day| format!(" The page was saved on {}.", code(day, 20)));
    text.line(&format!(
        "{}.{}",
        sentence(&coverage(run, compared)),
        saved.unwrap_or_default()
    ));
    let contradictions = compared
        .contradictions
        .iter()
        .filter(|found| found.accepted.is_none())
        .map(|found| {
            let places = found
                .places
                .iter()
                .take(8)
                .map(|place| code(&page_place(place, CELL), CELL));
            let places = places.collect::<Vec<_>>().join(", ");
            format!(
                "{}: {} ({places}) {}",
                code(&found.subject, CELL),
                code(&found.text, LINE),
                code(&found.id, 20)
            )
        });
    list("The page against itself:", contradictions.collect(), text);
    let missing = compared.not_on_page.iter().map(|(operation, names)| {
        let names: Vec<_> = names.iter().take(40).map(|name| code(name, CELL)).collect();
        format!("{}: {}", code(operation, CELL), names.join(", "))
    });
    list("In the spec, but not on the page:", missing.collect(), text);
    let unknown = compared.unknown_operations.iter();
    let unknown =
        unknown.map(|(line, place)| format!("{} ({})", code(line, CELL), code(&page_place(place, CELL), CELL)));
    list("On the page, but no operation of the spec:", unknown.collect(), text);
    let unread = compared.unread.iter();
    let unread = unread.map(|unread| {
        format!(
            "{}: {}",
            code(&page_place(&unread.place, CELL), CELL),
            code(&quoted_words(&unread.text), LINE)
        )
    });
    list("Not understood:", unread.collect(), text);
    let accepted = compared.findings.iter().chain(&compared.accepted);
    let accepted = accepted.filter_map(|finding| Some((&finding.id, finding.accepted.as_ref()?)));
    let own = compared
        .contradictions
        .iter()
        .filter_map(|found| Some((&found.id, found.accepted.as_ref()?)));
    let accepted = accepted.chain(own).map(|(id, accepted)| {
        let until = accepted
            .until
            .as_deref()
            .map(|until| format!(", until {}", code(until, 20)));
        format!(
            "{}: {}{}",
            code(id, 20),
            code(&accepted.why, LINE),
            until.unwrap_or_default()
        )
    });
    list("Accepted earlier:", accepted.collect(), text);
}

/// Items under a line; the first thirty of them.
fn list(title: &str, items: Vec<String>, text: &mut Comment) {
    if items.is_empty() {
        return;
    }
    text.gap();
    text.line(title);
    text.gap();
    for item in items.iter().take(30) {
        text.line(&format!("- {item}"));
    }
    if items.len() > 30 {
        text.line(&format!("- and {} more", items.len() - 30));
    }
}

fn sentence(words: &str) -> String {
    let words = words.replace("   ", ", ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str()
}
