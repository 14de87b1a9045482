//! Writes a pattern's meaning as a pattern again, one that no engine needs Unicode tables for.
//!
//! `regex_syntax`'s own printer is not used: it writes `((ab)+)?` as `(?:ab)+?`, which means something else.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};
use regex_syntax::is_meta_character;

pub(super) fn print(hir: &Hir) -> String {
    let mut out = String::new();
    write(hir, &mut out);
    out
}

/// Appends an expression that can stand beside others.
fn write(hir: &Hir, out: &mut String) {
    match hir.kind() {
        HirKind::Empty => out.push_str("(?:)"),
        HirKind::Literal(literal) => write_literal(&String::from_utf8_lossy(&literal.0), out),
        HirKind::Class(class) => write_class(class, out),
        HirKind::Look(look) => out.push_str(anchor(*look)),
        HirKind::Repetition(repetition) => write_repetition(repetition, out),
        HirKind::Capture(capture) => write(&capture.sub, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, out)),
        HirKind::Alternation(parts) => {
            out.push_str("(?:");
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.push('|');
                }
                write(part, out);
            }
            out.push(')');
        }
    }
}

fn write_literal(text: &str, out: &mut String) {
    for character in text.chars() {
        if is_meta_character(character) {
            out.push('\\');
        }
        out.push(character);
    }
}

fn write_class(class: &Class, out: &mut String) {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => {
            let ranges = class.iter();
            ranges.map(|range| (range.start().into(), range.end().into())).collect()
        }
        Class::Bytes(class) => {
            let ranges = class.iter();
            ranges.map(|range| (range.start().into(), range.end().into())).collect()
        }
    };
    if ranges.is_empty() {
        // A class of nothing; `[]` does not parse.
        out.push_str(r"[a&&b]");
        return;
    }
    out.push('[');
    for (first, last) in ranges {
        out.push_str(&format!(r"\x{{{first:X}}}-\x{{{last:X}}}"));
    }
    out.push(']');
}

/// Whether a repetition is greedy makes no difference to whether there is a match.
fn write_repetition(repetition: &Repetition, out: &mut String) {
    out.push_str("(?:");
    write(&repetition.sub, out);
    out.push(')');
    match (repetition.min, repetition.max) {
        (min, None) => out.push_str(&format!("{{{min},}}")),
        (min, Some(max)) => out.push_str(&format!("{{{min},{max}}}")),
    }
}

fn anchor(look: Look) -> &'static str {
    match look {
        Look::Start => r"\A",
        Look::End => r"\z",
        Look::StartLF => "(?m:^)",
        Look::EndLF => "(?m:$)",
        Look::StartCRLF => "(?mR:^)",
        Look::EndCRLF => "(?mR:$)",
        // The Unicode forms were written out as ASCII before the pattern was read.
        Look::WordAscii | Look::WordUnicode => r"(?-u:\b)",
        Look::WordAsciiNegate | Look::WordUnicodeNegate => r"(?-u:\B)",
        Look::WordStartAscii | Look::WordStartUnicode => r"(?-u:\b{start})",
        Look::WordEndAscii | Look::WordEndUnicode => r"(?-u:\b{end})",
        Look::WordStartHalfAscii | Look::WordStartHalfUnicode => r"(?-u:\b{start-half})",
        Look::WordEndHalfAscii | Look::WordEndHalfUnicode => r"(?-u:\b{end-half})",
    }
}
