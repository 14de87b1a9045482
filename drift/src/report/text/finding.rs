//! A finding: in full, as a note, or in one line.

use super::screen::{COLUMNS, Screen};
use crate::compare::Finding;
use crate::facts::Place;
use crate::report::Run;
use crate::report::visible::{cut, cut_start, padded, quoted_words, visible, width};
use crate::report::words::{edit_lines, edit_place, happened, level, page_place, spec_place, title};

/// Where the words of a finding's sides begin.
const INDENT: usize = 12;

/// Lines of one value.
const VALUE_LINES: usize = 3;

/// Both places, both values and what to write.
pub(super) fn full(run: &Run, finding: &Finding, all: bool, screen: &mut Screen) {
    let most = if all { usize::MAX } else { VALUE_LINES };
    let what = match happened(finding) {
        "" => title(finding),
        happened => format!("{}   {happened}", title(finding)),
    };
    let head = format!(
        " {} {:<8} {}",
        finding.sign.as_char(),
        level(run, finding),
        cut(&what, 64)
    );
    screen.line(&format!(
        "{} {:<8} {}",
        padded(&head, 78),
        finding.certainty.as_str(),
        finding.id
    ));
    let page = finding.page.as_ref().map(|page| page_place(&page.place, 56));
    let spec = finding.spec.as_ref().map(spec_place);
    let column = page.iter().chain(&spec).map(|place| width(place)).max().unwrap_or(0);
    if let (Some(place), Some(side)) = (&page, &finding.page) {
        let quote = Some(quoted_words(&side.place.quote)).filter(|quote| !quote.is_empty());
        let quote = quote.map(|quote| format!("\"{quote}\""));
        side_lines("page", (place, column), &side.value, quote, most, screen);
    } else {
        screen.line("     page   nothing");
    }
    if let Some(before) = &finding.before {
        let was = before.value.as_deref().map_or_else(|| "nothing".to_owned(), visible);
        let touches = if before.touches_spec {
            "   the spec says this"
        } else {
            ""
        };
        screen.wrap_at_most(most, 5, 7, &format!("was    {was}   in the earlier copy{touches}"));
    }
    if let (Some(place), Some(side)) = (&spec, &finding.spec) {
        side_lines("spec", (place, column), &side.value, None, most, screen);
    } else {
        let place = finding
            .edit
            .as_ref()
            .map(|edit| format!("; to add at  {}", edit_place(edit)));
        screen.wrap_at_most(most, 5, 7, &format!("spec   nothing{}", place.unwrap_or_default()));
    }
    if let Some(remark) = finding.remark.as_ref().filter(|remark| *remark != happened(finding)) {
        screen.wrap_at_most(most, INDENT, 0, &visible(remark));
    }
    if let Some(edit) = &finding.edit {
        let label = if edit.is_certain { "fix " } else { "fix?" };
        for (at, line) in edit_lines(edit).iter().take(8).enumerate() {
            let label = if at == 0 { label } else { "    " };
            screen.wrap_at_most(most, 5, 7, &format!("{label}   {line}"));
        }
    }
    if !finding.related.is_empty() {
        screen.wrap_at_most(most, 5, 7, &format!("also   {}", visible(&finding.related.join(", "))));
    }
}

/// Place, value and quote, in one line where they fit.
fn side_lines(
    label: &str,
    (place, column): (&str, usize),
    value: &str,
    quote: Option<String>,
    most: usize,
    screen: &mut Screen,
) {
    let value = visible(value);
    let start = format!("     {label}   {}", padded(place, column));
    let rest = quote.map_or_else(String::new, |quote| format!("   {quote}"));
    if width(&start) + 3 + width(&value) + width(&rest) <= COLUMNS {
        return screen.line(&format!("{start}   {value}{rest}"));
    }
    if width(&start) + 3 + width(&value) <= COLUMNS {
        screen.line(&format!("{start}   {value}"));
    } else {
        screen.line(&start);
        screen.wrap_at_most(most, INDENT, 0, &value);
    }
    screen.wrap_at_most(most, INDENT, 0, rest.trim_start());
}

/// What happened and the two places.
pub(super) fn note(finding: &Finding, screen: &mut Screen) {
    let what = format!("{}   {}", title(finding), in_words(finding));
    let head = format!(" {} {}", finding.sign.as_char(), cut(&what, 84));
    screen.line(&format!("{} {}", padded(&head, 87), finding.id));
    let page = finding
        .page
        .as_ref()
        .map_or_else(|| "nothing".to_owned(), |page| with_quote(&page.place));
    let spec = finding.spec.as_ref().map_or_else(|| "nothing".to_owned(), spec_place);
    let spec = format!("spec  {spec}");
    let room = COLUMNS.saturating_sub(14 + width(&spec));
    screen.line(&format!("     page  {}   {spec}", cut(&page, room.max(24))));
}

fn with_quote(place: &Place) -> String {
    let quote = quoted_words(&place.quote);
    let place = page_place(place, 40);
    match quote.is_empty() {
        true => place,
        false => format!("{place}  \"{quote}\""),
    }
}

/// The remark, what happened, or the two values.
fn in_words(finding: &Finding) -> String {
    match (&finding.remark, happened(finding)) {
        (Some(remark), _) => visible(remark),
        (None, "") => change(finding),
        (None, happened) => match &finding.page {
            Some(page) if !page.value.is_empty() && !title(finding).ends_with(&page.value) => {
                format!("{happened}: {}", visible(&page.value))
            }
            _ => happened.to_owned(),
        },
    }
}

/// What the spec says and what the page says instead.
fn change(finding: &Finding) -> String {
    let page = finding.page.as_ref().map(|side| visible(&side.value));
    let spec = finding.spec.as_ref().map(|side| visible(&side.value));
    match (spec, page) {
        (Some(spec), Some(page)) => format!("{spec} -> {page}"),
        (None, Some(page)) => page,
        (Some(spec), None) => format!("{spec} -> nothing"),
        (None, None) => String::new(),
    }
}

/// One line, when there are many.
pub(super) fn short(run: &Run, finding: &Finding, screen: &mut Screen) {
    let place = finding.spec.as_ref().map(|spec| {
        let file = spec.file.rsplit('/').next().unwrap_or_default();
        format!("{}:{}", visible(file), spec.line)
    });
    screen.line(&format!(
        " {} {:<8} {} {} {} {}",
        finding.sign.as_char(),
        level(run, finding),
        padded(&cut(&title(finding), 30), 30),
        padded(&cut(&in_words(finding), 30), 30),
        padded(&cut_start(&place.unwrap_or_default(), 17), 17),
        finding.id,
    ));
}
