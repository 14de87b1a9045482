//! The words that the text and the Markdown of a report share.

use super::verdict::Tally;
use super::visible::{cut, cut_start, visible};
use super::{Run, Verdict};
use crate::compare::{Comparison, Finding, FindingKind, Outcome, PageReport, Sign, SpecSide};
use crate::edit::Edit;
use crate::facts::{Place, Spot, Subject};
use crate::page::NotChecked;

/// `3 notes`, `1 note`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        other => format!("{other} {many}"),
    }
}

/// `2 break, 1 loosens, 2 notes`; levels without findings are left out.
pub(super) fn levels(tally: Tally) -> String {
    let parts = [
        (tally.breaks, "breaks", "break"),
        (tally.loosens, "loosens", "loosen"),
        (tally.notes, "note", "notes"),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, one, many)| counted(count, one, many)).collect();
    parts.join(", ")
}

/// The answer to "must I do something?", for the whole run.
pub(super) fn headline(run: &Run) -> String {
    match run.pages.as_slice() {
        [page] => format!("{}   {}", page_name(run, page), answer(run, page)),
        [] => format!("{}   NOT CHECKED   no page was given", visible(&run.api)),
        _ => format!("{}   {}", visible(&run.api), answer_of_many(run)),
    }
}

/// What a page asks for.
pub(super) fn answer(run: &Run, page: &PageReport) -> String {
    let compared = match &page.outcome {
        Outcome::NotChecked(not) => return format!("NOT CHECKED   {}", why(not)),
        Outcome::Compared(compared) => compared,
    };
    let saved = match run.tally_of(compared).all() {
        0 if !run.is_low(compared) => saved(page),
        _ => String::new(),
    };
    answer_of(run, compared) + &saved
}

/// What a page that was compared asks for.
pub(super) fn answer_of(run: &Run, compared: &Comparison) -> String {
    let tally = run.tally_of(compared);
    let low = match run.is_low(compared) {
        true => format!("   LOW COVERAGE   {}", share(run, compared)),
        false => String::new(),
    };
    match (tally.all(), tally.failing) {
        (0, _) if !low.is_empty() => low.trim_start().to_owned(),
        (0, _) => format!("no drift   compared {} of {} facts", compared.compared, compared.read),
        (_, 0) => format!("{}   -> nothing has to be done{low}", levels(tally)),
        _ => format!("{}   -> edit the spec{low}", levels(tally)),
    }
}

/// What the pages of a run ask for.
pub(super) fn answer_of_many(run: &Run) -> String {
    let tally = run.tally();
    let pages = &run.pages;
    let compared = || pages.iter().filter_map(PageReport::compared);
    let with_findings = compared().filter(|compared| run.tally_of(compared).all() > 0).count();
    let low = compared().filter(|compared| run.is_low(compared)).count();
    let not_checked = pages.len() - compared().count();
    let mut parts = vec![match tally.all() {
        0 => format!("no drift on {}", counted(pages.len() - not_checked, "page", "pages")),
        _ => format!("{} on {with_findings} of {} pages", levels(tally), pages.len()),
    }];
    if not_checked > 0 {
        parts.push(format!("{not_checked} NOT CHECKED"));
    }
    if low > 0 {
        parts.push(format!("{low} low coverage"));
    }
    let action = match run.verdict() {
        Verdict::Drift => "   -> edit the spec",
        Verdict::NotChecked => "   -> look at the pages that could not be checked",
        Verdict::Clean if tally.all() > 0 => "   -> nothing has to be done",
        Verdict::Clean => "",
    };
    parts.join(", ") + action
}

/// Why a page was not checked, and the line where that is seen.
pub(super) fn why(not: &NotChecked) -> String {
    let reason = cut(&visible(&not.reason), 240);
    match not.line {
        Some(line) => format!("{reason} (line {line})"),
        None => reason,
    }
}

fn saved(page: &PageReport) -> String {
    let saved = page
        .saved
        .as_deref()
        .map(|day| format!("   (page saved {})", visible(day)));
    saved.unwrap_or_default()
}

/// `compared 23 of 27 facts read`, and whether that is too little.
pub(super) fn coverage(run: &Run, compared: &Comparison) -> String {
    let low = if run.is_low(compared) { "   low coverage" } else { "" };
    format!("{}{low}", share(run, compared))
}

/// How much was compared, and how much is asked for where that is not reached.
fn share(run: &Run, compared: &Comparison) -> String {
    match (compared.read, run.is_low(compared)) {
        (0, _) => "no fact was read".to_owned(),
        (read, true) => format!(
            "compared {} of {read} facts read, {} % are asked for",
            compared.compared, run.floor
        ),
        (read, false) => format!("compared {} of {read} facts read", compared.compared),
    }
}

/// The name of a page without folders and extension, unless another page of the run has the same.
pub(super) fn page_name(run: &Run, page: &PageReport) -> String {
    let short = stem(&page.page);
    let same = run.pages.iter().filter(|other| stem(&other.page) == short).count();
    let name = if same > 1 { page.page.as_str() } else { short };
    cut_start(&visible(name), 48)
}

fn stem(name: &str) -> &str {
    let last = name
        .trim_end_matches(['/', '\\'])
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(name);
    match last.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => last,
    }
}

/// What a finding is about: `at_password.required`, `status 429`.
pub(super) fn title(finding: &Finding) -> String {
    let kind = finding.kind.as_str();
    let (subject, own) = match &finding.subject {
        Subject::Operation => ("operation".to_owned(), None),
        Subject::Request(name) => (visible(name), Some(FindingKind::Name)),
        Subject::Response(name) => (format!("response {}", visible(name)), Some(FindingKind::Name)),
        Subject::Status(status) => (format!("status {status}"), Some(FindingKind::Status)),
        Subject::Code(code) => (format!("code {}", visible(code)), Some(FindingKind::Code)),
    };
    let is_field = matches!(finding.subject, Subject::Request(_) | Subject::Response(_));
    match own {
        Some(own) if own == finding.kind => subject,
        _ if is_field => format!("{subject}.{kind}"),
        _ => format!("{subject} {kind}"),
    }
}

/// What happened, in a few words; nothing where the two values say it.
pub(super) fn happened(finding: &Finding) -> &'static str {
    match finding.sign {
        Sign::Added => "on the page, not in the spec",
        Sign::Removed => "gone from the page",
        Sign::Renamed => "renamed?",
        Sign::Differs | Sign::Note => "",
    }
}

/// The level; in capitals where the finding fails the run.
pub(super) fn level(run: &Run, finding: &Finding) -> String {
    let word = finding.level.as_str();
    match run.fails(finding) {
        true => word.to_uppercase(),
        false => word.to_owned(),
    }
}

/// `Request Body > row 3, line 88`; of deep headings the innermost are shown.
pub(super) fn page_place(place: &Place, columns: usize) -> String {
    if place.headings.is_empty() && place.spot == Spot::Text {
        return format!("line {}", place.line);
    }
    let line = format!(", line {}", place.line);
    let path = visible(&place.to_string());
    cut_start(&path, columns.saturating_sub(line.len())) + &line
}

/// `spec/shop/orders.yaml:31:7`.
pub(super) fn spec_place(spec: &SpecSide) -> String {
    format!("{}:{}:{}", visible(&spec.file), spec.line, spec.column)
}

/// The lines that an edit writes.
pub(super) fn edit_lines(edit: &Edit) -> Vec<String> {
    let preview = crate::edit::preview(edit);
    let lines = preview.lines().filter(|line| !line.trim().is_empty());
    lines.map(visible).collect()
}

/// Where an edit is made: `spec/shop/orders.yaml > operations > create`.
pub(super) fn edit_place(edit: &Edit) -> String {
    let keys = std::iter::once(&edit.file).chain(&edit.keys).map(|key| visible(key));
    keys.collect::<Vec<_>>().join(" > ")
}

/// The command that accepts a finding.
pub(super) fn accept_command(run: &Run, id: &str) -> String {
    format!(
        "specwright drift accept {} {} --why \"...\"",
        for_shell(&run.folder),
        visible(id)
    )
}

/// The command that makes the certain edits of a page.
pub(super) fn fix_command(run: &Run, page: &PageReport) -> String {
    format!(
        "specwright drift {} {} --fix",
        for_shell(&run.folder),
        for_shell(&page.page)
    )
}

/// A path as a shell takes it, whatever is in it.
fn for_shell(path: &str) -> String {
    let shown = visible(path);
    let is_safe = |character: char| character.is_alphanumeric() || "/._-+:=@%,".contains(character);
    match !shown.is_empty() && shown.chars().all(is_safe) {
        true => shown,
        false => format!("'{}'", shown.replace('\'', r"'\''")),
    }
}
