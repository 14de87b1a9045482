//! Why a page is not read, in words, and what a person can do about it. All of them are here.

use super::NotChecked;
use crate::text::is_hidden;

const SAVE_AGAIN: &str = "save the page again from the browser, or its export, and run again";

/// A reason with the line that shows it.
pub(super) fn refuse(reason: impl Into<String>, line: Option<u32>, cure: &str) -> NotChecked {
    NotChecked {
        reason: reason.into(),
        line,
        cure: cure.to_owned(),
    }
}

/// Nothing in it.
pub(super) fn empty() -> NotChecked {
    refuse("the file is empty", None, SAVE_AGAIN)
}

/// Markup only.
pub(super) fn no_text() -> NotChecked {
    refuse("the page has no text", None, SAVE_AGAIN)
}

/// More bytes than a documentation page has.
pub(super) fn too_large(limit: usize) -> NotChecked {
    let mebibytes = limit / (1024 * 1024);
    refuse(
        format!("the file is larger than {mebibytes} MiB"),
        None,
        "save the page without images, or only the part that documents the API",
    )
}

/// No text at all.
pub(super) fn binary(line: u32) -> NotChecked {
    refuse(
        "the file is not text: it has NUL bytes",
        Some(line),
        "save the page as HTML, Markdown or text",
    )
}

/// A charset that nobody knows.
pub(super) fn unknown_encoding(label: &str) -> NotChecked {
    let label = printable(label);
    refuse(
        format!("the encoding `{label}` is not known"),
        None,
        "save the page in UTF-8",
    )
}

/// Bytes that the charset does not have.
pub(super) fn undecodable(encoding: &str, said: &str, line: u32) -> NotChecked {
    refuse(
        format!("the bytes are not {encoding}, which {said}"),
        Some(line),
        "save the page in UTF-8, or correct what it says of its encoding",
    )
}

/// Two charsets in one page.
pub(super) fn contradictory_encoding(first: &str, second: &str) -> NotChecked {
    refuse(
        format!("the page says two encodings, {first} and {second}"),
        None,
        "save the page in UTF-8, or correct what it says of its encoding",
    )
}

/// Characters that steer a terminal.
pub(super) fn control(character: char, line: u32) -> NotChecked {
    refuse(
        format!("the text has the control character U+{:04X}", u32::from(character)),
        Some(line),
        "look at the file with care: such characters steer terminals and no documentation needs them",
    )
}

/// Elements in elements in elements.
pub(super) fn too_deep(limit: usize) -> NotChecked {
    refuse(
        format!("the page has more than {limit} elements inside each other"),
        None,
        "save the page again; a page like this is broken or made to do harm",
    )
}

/// Markup that costs more to read than any page.
pub(super) fn too_costly() -> NotChecked {
    refuse(
        "the markup is out of all proportion to a page",
        None,
        "save the page again; a page like this is broken or made to do harm",
    )
}

/// A MIME export that cannot be taken apart.
pub(super) fn broken_mime(what: &str) -> NotChecked {
    refuse(
        format!("the MIME export is damaged: {what}"),
        None,
        "export the page again",
    )
}

/// Old and new text together.
pub(super) fn comparison(line: u32) -> NotChecked {
    refuse(
        "the page is a version-compare view, old and new text run together",
        Some(line),
        "save the plain page or its export and run again",
    )
}

/// A form instead of a page.
pub(super) fn login(line: u32) -> NotChecked {
    refuse(
        "the page is a login form",
        Some(line),
        "log in with the browser, save the page and run again",
    )
}

/// What a server shows in place of a page.
pub(super) fn error_page(words: &str, line: u32) -> NotChecked {
    let words = printable(words);
    refuse(
        format!("the page is an error page (\"{words}\")"),
        Some(line),
        "open the address in the browser, find where the page went, and save it again",
    )
}

/// A wall that asks whether somebody is a person.
pub(super) fn wall(words: &str, line: u32) -> NotChecked {
    let words = printable(words);
    refuse(
        format!("the page is a check of the visitor (\"{words}\")"),
        Some(line),
        "open the page in the browser, pass the check, and save what is shown then",
    )
}

/// Nothing without scripts.
pub(super) fn needs_scripts(line: Option<u32>) -> NotChecked {
    refuse(
        "the page shows nothing without its scripts",
        line,
        "save it from the browser after it is shown (\"Web page, complete\"), not with a download tool",
    )
}

/// A few words of a page that are safe to print.
fn printable(words: &str) -> String {
    let words = crate::text::one_line(words);
    words.chars().filter(|c| !is_hidden(*c)).take(60).collect()
}
