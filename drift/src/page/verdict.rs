//! Whether what was read is a documentation page at all.

use super::words::Words;
use super::{Content, NotChecked, PageFormat, refuse};

/// What the markup showed beside its text.
#[derive(Debug, Default, Clone)]
pub(super) struct Signs {
    /// Where a password is asked for.
    pub(super) password: Option<u32>,
    /// How many stretches are marked as inserted or deleted, and where the first is.
    pub(super) changes: (usize, u32),
    /// Where a table of differences is.
    pub(super) difference: Option<u32>,
    /// Where a script or a place for one is, and what is shown to those without scripts.
    pub(super) script: Option<u32>,
    pub(super) noscript: String,
}

/// Refuses what is no page.
pub(super) fn judge(content: &Content, signs: &Signs) -> Result<(), NotChecked> {
    let page = Words::of(content);
    comparison(&page, signs)?;
    wall(&page, content, signs)?;
    login(&page, signs)?;
    error(&page, content)?;
    scripts(&page, content, signs)?;
    if content.blocks.is_empty() {
        return Err(refuse::no_text());
    }
    Ok(())
}

/// A wiki's, a repository's or a browser's view of what changed.
fn comparison(page: &Words, signs: &Signs) -> Result<(), NotChecked> {
    let says = |wanted: &str| {
        page.line_with(|text| {
            text == wanted || text.starts_with(wanted) && text.len() < wanted.len().saturating_add(40)
        })
    };
    let versions = says("versions compared").or_else(|| says("view page history versions compared"));
    if let Some((_, line)) = versions {
        return Err(refuse::comparison(line));
    }
    let is_diff_title = |text: &str| {
        text.starts_with("comparing changes")
            || text.starts_with("comparing ") && text.contains("...")
            || text.starts_with("difference between revisions")
            || text.starts_with("differences between")
            || text.starts_with("changes between version")
            || text.starts_with("compare versions")
    };
    if is_diff_title(&page.title) {
        return Err(refuse::comparison(page.first_line()));
    }
    if let Some((_, line)) = page.line_with(is_diff_title).filter(|_| page.lines.len() < 2000) {
        let is_heading = page
            .first_heading
            .as_ref()
            .is_some_and(|(text, _)| is_diff_title(&text.to_lowercase()));
        if is_heading || signs.changes.0 > 0 || signs.difference.is_some() {
            return Err(refuse::comparison(line));
        }
    }
    if let Some(line) = signs.difference {
        return Err(refuse::comparison(line));
    }
    let (changes, line) = signs.changes;
    let key = page.line_with(|text| text.contains("this line was added") || text.contains("this line was removed"));
    match key {
        Some((_, line)) => Err(refuse::comparison(line)),
        None if changes >= 6 && changes.saturating_mul(400) > page.length => Err(refuse::comparison(line)),
        None => Ok(()),
    }
}

/// A check that a person is there, or a page that waits.
fn wall(page: &Words, content: &Content, signs: &Signs) -> Result<(), NotChecked> {
    let known = [
        "just a moment",
        "checking your browser",
        "verify you are human",
        "verifying you are human",
        "are you a robot",
        "i'm not a robot",
        "attention required! | cloudflare",
        "ddos protection by",
        "complete the captcha",
        "complete the security check",
        "pardon our interruption",
        "unusual traffic",
        "please enable cookies",
        "security verification",
        "access to this page has been denied",
    ];
    let is_wall = |text: &str| {
        known
            .iter()
            .any(|words| text.starts_with(words) || text.len() < 120 && text.contains(words))
    };
    if !page.is_short(2000) {
        return Ok(());
    }
    if is_wall(&page.title) {
        return Err(refuse::wall(
            content.title.as_deref().unwrap_or_default(),
            page.first_line(),
        ));
    }
    if let Some((words, line)) = page.line_with(is_wall) {
        return Err(refuse::wall(words, line));
    }
    let noscript = signs.noscript.to_lowercase();
    if page.is_short(200) && is_wall(&noscript) {
        return Err(refuse::wall(&signs.noscript, signs.script.unwrap_or(1)));
    }
    Ok(())
}

/// A form that asks who is there, and little else.
fn login(page: &Words, signs: &Signs) -> Result<(), NotChecked> {
    let is_login = |text: &str| {
        let text = text.split(['|', '–', '—', '·', '»']).next().unwrap_or_default();
        let text = text
            .split(" - ")
            .next()
            .unwrap_or_default()
            .trim()
            .trim_end_matches(['.', '!', ':']);
        matches!(
            text,
            "log in"
                | "login"
                | "sign in"
                | "signin"
                | "log on"
                | "please log in"
                | "please sign in"
                | "log in to continue"
                | "sign in to continue"
                | "member login"
                | "authentication required"
                | "you need to sign in"
                | "you must be logged in"
                | "login required"
                | "single sign-on"
        ) || [
            "log in to ",
            "sign in to ",
            "login to ",
            "please log in",
            "please sign in",
            "you must log in",
            "you must be logged in",
            "you need to log in",
            "log in with ",
        ]
        .iter()
        .any(|start| text.starts_with(start) && text.len() < 80)
    };
    if !page.is_short(1500) {
        return Ok(());
    }
    if let Some(line) = signs.password {
        return Err(refuse::login(line));
    }
    let by_title = is_login(&page.title).then(|| page.first_line());
    let by_heading = page
        .first_heading
        .as_ref()
        .filter(|(text, _)| is_login(&text.to_lowercase()))
        .map(|(_, line)| *line);
    let by_text = || {
        page.line_with(is_login)
            .map(|(_, line)| line)
            .filter(|_| page.is_short(300) && page.lines.len() <= 6)
    };
    match by_title.or(by_heading).or_else(by_text) {
        Some(line) => Err(refuse::login(line)),
        None => Ok(()),
    }
}

/// What a server shows when there is no page.
fn error(page: &Words, content: &Content) -> Result<(), NotChecked> {
    if !page.is_short(1500) {
        return Ok(());
    }
    if is_error(&page.title) {
        return Err(refuse::error_page(
            content.title.as_deref().unwrap_or_default(),
            page.first_line(),
        ));
    }
    if let Some((text, line)) = &page.first_heading
        && is_error(&text.to_lowercase())
    {
        return Err(refuse::error_page(text, *line));
    }
    // Without a heading the first words must say it, and hardly anything may follow.
    let first = page.lines.first().filter(|(text, _)| is_error(&text.to_lowercase()));
    match first.filter(|_| page.is_short(300) && page.lines.len() <= 4) {
        Some((text, line)) => Err(refuse::error_page(text, *line)),
        None => Ok(()),
    }
}

fn is_error(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '!', '?', ':']);
    let known = [
        "page not found",
        "not found",
        "404 not found",
        "403 forbidden",
        "forbidden",
        "access denied",
        "internal server error",
        "bad gateway",
        "service unavailable",
        "gateway timeout",
        "gateway time-out",
        "service temporarily unavailable",
        "temporarily unavailable",
        "down for maintenance",
        "under maintenance",
        "scheduled maintenance",
        "site maintenance",
        "maintenance mode",
        "we'll be back soon",
        "something went wrong",
        "an error occurred",
        "an error has occurred",
        "this page does not exist",
        "this page doesn't exist",
        "page does not exist",
        "page doesn't exist",
        "page unavailable",
        "object not found",
        "the page you requested could not be found",
        "the page you are looking for",
        "the page you were looking for",
        "the page cannot be found",
        "file not found",
        "oops",
        "server error",
        "permission denied",
        "too many requests",
        "whoops",
        "site can't be reached",
        "this site can't be reached",
        "application error",
        "untitled error",
        "not permitted",
        "we can't find",
        "sorry, we couldn't find",
        "sorry, the page",
    ];
    let starts_with_code = [
        "400", "401", "403", "404", "410", "429", "500", "502", "503", "504", "520", "521", "522",
    ]
    .iter()
    .any(|code| {
        text.strip_prefix("http error ")
            .or(text.strip_prefix("http "))
            .or(text.strip_prefix("error "))
            .unwrap_or(text)
            .strip_prefix(code)
            .is_some_and(is_end_of_code)
    });
    text.len() < 120
        && (starts_with_code
            || known.iter().any(|words| text.starts_with(words) && text.len() < 100)
            || known
                .iter()
                .take(10)
                .any(|words| text.split(['|', '-', '–', ':', '·']).any(|part| part.trim() == *words)))
}

/// Behind the code nothing, or the words that belong to it.
fn is_end_of_code(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '-', ':', '–', '|', '.', '(']).trim();
    rest.is_empty()
        || [
            "not found",
            "page not found",
            "forbidden",
            "error",
            "internal",
            "bad gateway",
            "service",
            "gateway",
            "unauthorized",
            "gone",
            "too many",
            "oops",
            "sorry",
            "page ",
            "bad request",
            "access",
            "that",
        ]
        .iter()
        .any(|words| rest.starts_with(words))
}

/// An empty place where scripts would write.
fn scripts(page: &Words, content: &Content, signs: &Signs) -> Result<(), NotChecked> {
    if content.format != PageFormat::Html && content.format != PageFormat::Mime || !page.is_short(300) {
        return Ok(());
    }
    let asks = |text: &str| {
        let text = text.to_lowercase();
        text.contains("javascript")
            && (text.contains("enable")
                || text.contains("requires")
                || text.contains("need")
                || text.contains("without")
                || text.contains("disabled"))
    };
    if let Some((_, line)) = page.line_with(asks) {
        return Err(refuse::needs_scripts(Some(line)));
    }
    let is_empty = page.length < 60 && page.data == 0;
    if is_empty && (asks(&signs.noscript) || signs.script.is_some()) {
        return Err(refuse::needs_scripts(signs.script));
    }
    Ok(())
}
