//! The known forms of text, held to the tables that the runtime's derived validation is held to as well: one text a line,
//! `format<TAB>accept` or `refuse<TAB>text`, with `\t`, `\n`, `\\` and `\u{…}` for what a line cannot show.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::fs;
use std::path::Path;

use specwright_codegen::constraint::format_holds;
use specwright_codegen::model::Format;

#[test]
fn formats_judge_as_the_tables_say() {
    let mut judged = 0;
    let mut wrong = Vec::new();
    for (place, line) in lines() {
        let (format, verdict, text) =
            read_line(&line).unwrap_or_else(|| panic!("{place}: not a line of a table: {line}"));
        let expected = verdict == "accept";
        if format_holds(format, &text) != expected {
            wrong.push(format!("{place}: should {verdict} {text:?}"));
        }
        judged += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(judged > 50, "only {judged} lines were found");
}

/// Every line of every table with its place; blank lines and comments left out.
fn lines() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/constraints");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    // Ranges have a test of their own.
    files.retain(|path| !path.ends_with("range.txt"));
    files.sort();
    let mut lines = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let numbered = text.lines().enumerate();
        let used = numbered.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        lines.extend(used.map(|(at, line)| (format!("{name}:{}", at + 1), line.to_owned())));
    }
    lines
}

fn read_line(line: &str) -> Option<(Format, &str, String)> {
    let mut columns = line.splitn(3, '\t');
    let format = format_of(columns.next()?)?;
    let verdict = columns
        .next()
        .filter(|verdict| matches!(*verdict, "accept" | "refuse"))?;
    Some((format, verdict, unescaped(columns.next()?)?))
}

fn format_of(name: &str) -> Option<Format> {
    Some(match name {
        "email" => Format::Email,
        "uri" => Format::Uri,
        "uuid" => Format::Uuid,
        "ipv4" => Format::Ipv4,
        "date" => Format::Date,
        "date-time" => Format::DateTime,
        "uk_mobile" => Format::UkMobile,
        "base64" => Format::Base64,
        _ => return None,
    })
}

fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut letters = after.chars();
        rest = match letters.next()? {
            't' => push(&mut plain, '\t', letters.as_str()),
            'n' => push(&mut plain, '\n', letters.as_str()),
            'r' => push(&mut plain, '\r', letters.as_str()),
            '\\' => push(&mut plain, '\\', letters.as_str()),
            'u' => {
                let (hex, after) = letters.as_str().strip_prefix('{')?.split_once('}')?;
                push(&mut plain, char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after)
            }
            _ => return None,
        };
    }
    Some(plain + rest)
}

fn push<'a>(plain: &mut String, letter: char, rest: &'a str) -> &'a str {
    plain.push(letter);
    rest
}
