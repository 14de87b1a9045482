//! A page as text that a person can compare with what a browser shows.
//!
//! Each line begins with the line of the file. `code` stands in back quotes, **bold** in double stars, _italics_ in
//! underscores, ~~struck~~ in tildes, a badge in `[ ]`, a link as `text->(address)`; `/` is a line break in a text.

use std::fmt::Write as _;

use specwright_drift::page::{Block, BlockKind, Cell, MarkKind, Page, Row, Styled};

/// The page in outline.
pub(crate) fn outline(page: &Page) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "format: {}", page.format.as_str());
    for (name, value) in [
        ("title", &page.title),
        ("address", &page.address),
        ("saved", &page.saved),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    for repair in &page.repairs {
        let _ = writeln!(out, "repaired: {repair}");
    }
    out.push('\n');
    blocks(&mut out, &page.blocks, 0);
    out
}

fn blocks(out: &mut String, blocks: &[Block], depth: usize) {
    for block in blocks {
        let line = block.line;
        match &block.kind {
            BlockKind::Heading { level, text } => put(out, line, depth, &format!("h{level} {}", styled(text))),
            BlockKind::Paragraph(text) => put(out, line, depth, &format!("p {}", styled(text))),
            BlockKind::Code { language, text } => {
                put(
                    out,
                    line,
                    depth,
                    &format!("code {}", language.as_deref().unwrap_or_default()),
                );
                for text in text.lines() {
                    put_more(out, depth + 1, &format!("> {text}"));
                }
            }
            BlockKind::Table(table) => {
                let caption = table.caption.as_ref().map(styled).unwrap_or_default();
                put(out, line, depth, &format!("table {caption}"));
                if let Some(header) = &table.header {
                    row(out, header, depth + 1, "= ");
                }
                for each in &table.rows {
                    row(out, each, depth + 1, "");
                }
            }
            BlockKind::List(list) => {
                put(out, line, depth, if list.ordered { "numbers" } else { "bullets" });
                for item in &list.items {
                    put(out, item.line, depth + 1, &format!("- {}", styled(&item.text)));
                    self::blocks(out, &item.inner, depth + 2);
                }
            }
            BlockKind::Definitions(definitions) => {
                put(out, line, depth, "definitions");
                for each in definitions {
                    let terms: Vec<String> = each.terms.iter().map(styled).collect();
                    put(
                        out,
                        each.line,
                        depth + 1,
                        &format!("{} :: {}", terms.join(" & "), styled(&each.text)),
                    );
                    self::blocks(out, &each.inner, depth + 2);
                }
            }
        }
    }
}

fn row(out: &mut String, row: &Row, depth: usize, sign: &str) {
    let texts: Vec<String> = row.cells.iter().map(|cell| styled(&cell.text)).collect();
    put(out, row.line, depth, &format!("{sign}| {} |", texts.join(" | ")));
    for (index, Cell { inner, .. }) in row.cells.iter().enumerate() {
        if !inner.is_empty() {
            put_more(out, depth + 1, &format!("in cell {}:", index + 1));
            blocks(out, inner, depth + 2);
        }
    }
}

fn put(out: &mut String, line: u32, depth: usize, text: &str) {
    let _ = writeln!(out, "{line:>4}{}{}", "  ".repeat(depth + 1), text.trim_end());
}

fn put_more(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "    {}{}", "  ".repeat(depth + 1), text.trim_end());
}

fn styled(styled: &Styled) -> String {
    let mut signs: Vec<(usize, usize, String)> = Vec::new();
    for (index, mark) in styled.marks.iter().enumerate() {
        let (open, close) = match &mark.kind {
            MarkKind::Code => ("`", "`".to_owned()),
            MarkKind::Strong => ("**", "**".to_owned()),
            MarkKind::Emphasis => ("_", "_".to_owned()),
            MarkKind::Struck => ("~~", "~~".to_owned()),
            MarkKind::Badge => ("[", "]".to_owned()),
            MarkKind::Link(address) => ("", format!("->({address})")),
        };
        signs.push((mark.start, styled.marks.len() + index, open.to_owned()));
        signs.push((mark.end, styled.marks.len() - index, close));
    }
    signs.sort();
    let (mut text, mut from) = (String::new(), 0);
    for (at, _, sign) in signs {
        text.push_str(&styled.text[from..at]);
        text.push_str(&sign);
        from = at;
    }
    text.push_str(&styled.text[from..]);
    text.replace('\n', " / ")
}
