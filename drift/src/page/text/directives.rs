//! Directives of reStructuredText: `.. parameter:: name` with its fields and what is indented below.

use super::super::block::{Block, BlockKind, Definition, MarkKind, Styled};
use super::super::html::clean_code;
use super::super::styled::{StyledWriter, join};
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// Directives are read this deep inside each other.
const MAX_DEPTH: usize = 12;

/// `.. name:: argument`, its fields, and the lines below that are indented.
struct Directive<'a> {
    name: &'a str,
    argument: &'a str,
    fields: Vec<(&'a str, &'a str)>,
    /// The first line of what is indented, and the line behind it.
    body: (usize, usize),
    line: u32,
}

/// Directives that begin at the line: neighbouring parameters become one list.
pub(super) fn directives(lines: &Lines, at: usize) -> Found {
    let first = directive(lines, at)?;
    if !is_field(first.name) {
        let next = first.body.1;
        return Some((other(lines, &first), next));
    }
    let line = first.line;
    let (definitions, next) = definitions(lines, at, 0);
    let kind = BlockKind::Definitions(definitions);
    Some((vec![Block { kind, line }], next))
}

fn is_field(name: &str) -> bool {
    matches!(
        name,
        "parameter"
            | "param"
            | "attribute"
            | "field"
            | "property"
            | "argument"
            | "data"
            | "confval"
            | "option"
            | "element"
    )
}

fn definitions(lines: &Lines, at: usize, depth: usize) -> (Vec<Definition>, usize) {
    let mut found = Vec::new();
    let mut here = at;
    while let Some(next) = lines.next_filled(here) {
        let Some(directive) = directive(lines, next).filter(|directive| is_field(directive.name)) else {
            break;
        };
        if next != at && lines.indent(next) != lines.indent(at) {
            break;
        }
        here = directive.body.1;
        found.push(definition(lines, &directive, depth));
    }
    (found, here)
}

fn definition(lines: &Lines, directive: &Directive<'_>, depth: usize) -> Definition {
    let mut text = Styled::default();
    let mut inner = Vec::new();
    let (mut here, end) = directive.body;
    while here < end {
        if lines.is_blank(here) {
            here = here.saturating_add(1);
        } else if self::directive(lines, here).is_some_and(|inner| is_field(inner.name)) && depth < MAX_DEPTH {
            let line = lines.number(here);
            let (definitions, next) = definitions(lines, here, depth.saturating_add(1));
            let kind = BlockKind::Definitions(definitions);
            inner.push(Block { kind, line });
            here = next.max(here.saturating_add(1));
        } else if let Some(other) = self::directive(lines, here) {
            inner.extend(self::other(lines, &other));
            here = other.body.1.max(here.saturating_add(1));
        } else if let Some((blocks, next)) = super::list::list(lines, here).or_else(|| super::pipes::table(lines, here))
        {
            inner.extend(blocks);
            here = next.max(here.saturating_add(1));
        } else {
            let from = here;
            while here < end && !lines.is_blank(here) && self::directive(lines, here).is_none() {
                here = here.saturating_add(1);
            }
            let words: Vec<&str> = (from..here).map(|at| lines.text(at)).collect();
            join(&mut text, styled(&words.join(" ")));
        }
    }
    Definition {
        terms: vec![term(directive)],
        text,
        inner,
        line: directive.line,
    }
}

/// The name, and the fields that say something of it as badges.
fn term(directive: &Directive<'_>) -> Styled {
    let mut writer = StyledWriter::default();
    writer.push(directive.argument);
    for (name, value) in &directive.fields {
        let said = match *name {
            "type" | "condition" | "required" | "presence" | "status"
                if !value.is_empty() && *value != "true" && *value != "false" =>
            {
                *value
            }
            "required" | "optional" | "deprecated" | "nullable" if *value != "false" => *name,
            "default" | "maximum" | "max" | "min" | "format" => {
                badge(&mut writer, &format!("{name}: {value}"));
                continue;
            }
            _ => continue,
        };
        badge(&mut writer, said);
    }
    writer.finish()
}

fn badge(writer: &mut StyledWriter, words: &str) {
    writer.space();
    writer.open(MarkKind::Badge);
    writer.push(words);
    writer.close();
}

/// Directives that are no parameters: samples, notes, the address of the operation.
fn other(lines: &Lines, directive: &Directive<'_>) -> Vec<Block> {
    let line = directive.line;
    let field = |wanted: &str| {
        directive
            .fields
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| *value)
    };
    let (from, to) = directive.body;
    match directive.name {
        "code-block" | "code" | "sourcecode" => {
            let text: Vec<&str> = (from..to).map(|at| lines.raw(at)).collect();
            let indent = (from..to)
                .filter(|at| !lines.is_blank(*at))
                .map(|at| lines.indent(at))
                .min()
                .unwrap_or(0);
            let text: Vec<&str> = text.iter().map(|line| line.get(indent..).unwrap_or_default()).collect();
            let text = clean_code(&text.join("\n"));
            let language = (!directive.argument.is_empty()).then(|| directive.argument.to_ascii_lowercase());
            let first = lines.next_filled(from).map_or(line, |first| lines.number(first));
            let kind = BlockKind::Code { language, text };
            vec![Block { kind, line: first }]
        }
        "image" | "literalinclude" | "figure" | "toctree" | "contents" | "include" | "meta" | "raw" | "tabs" => {
            Vec::new()
        }
        _ if field("method").is_some() => {
            let address = field("url").or(field("path")).unwrap_or(directive.argument);
            let text = Styled::plain(format!("{} {address}", field("method").unwrap_or_default()));
            let kind = BlockKind::Paragraph(text);
            vec![Block { kind, line }]
        }
        _ => {
            let mut words = vec![directive.argument];
            words.extend((from..to).map(|at| lines.text(at)));
            let kind = BlockKind::Paragraph(styled(&words.join(" ")));
            let is_empty = matches!(&kind, BlockKind::Paragraph(text) if text.text.is_empty());
            if is_empty {
                Vec::new()
            } else {
                vec![Block { kind, line }]
            }
        }
    }
}

fn directive(lines: &Lines, at: usize) -> Option<Directive<'_>> {
    let text = lines.text(at).strip_prefix(".. ")?;
    let (name, argument) = text.split_once("::")?;
    let is_name = !name.is_empty()
        && name.len() < 30
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'));
    if !is_name {
        return None;
    }
    let indent = lines.indent(at);
    let mut here = at.saturating_add(1);
    let mut fields = Vec::new();
    while lines.indent(here) > indent
        && let Some(field) = field(lines.text(here))
    {
        fields.push(field);
        here = here.saturating_add(1);
    }
    let start = here;
    let mut end = here;
    while here < lines.len() && (lines.is_blank(here) || lines.indent(here) > indent) {
        here = here.saturating_add(1);
        if !lines.is_blank(here.saturating_sub(1)) {
            end = here;
        }
    }
    Some(Directive {
        name,
        argument: argument.trim(),
        fields,
        body: (start, end),
        line: lines.number(at),
    })
}

/// `:type: string`.
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty() && name.len() < 30 && !name.contains(' ');
    is_name.then_some((name, value.trim()))
}
