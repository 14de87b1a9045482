//! Marks in plain text, as people type them: back quotes, double stars, tildes.

use super::super::block::{MarkKind, Styled};
use super::super::styled::StyledWriter;

/// Text with the marks that it spells.
pub(super) fn styled(text: &str) -> Styled {
    let mut writer = StyledWriter::default();
    let mut rest = text;
    while let Some((before, sign, inner, after)) = next_mark(rest) {
        writer.push(before);
        writer.open(match sign {
            "`" => MarkKind::Code,
            "~~" => MarkKind::Struck,
            _ => MarkKind::Strong,
        });
        writer.push(inner);
        writer.close();
        rest = after;
    }
    writer.push(rest);
    writer.finish()
}

fn next_mark(text: &str) -> Option<(&str, &str, &str, &str)> {
    let first = ["`", "**", "~~"]
        .iter()
        .filter_map(|sign| text.find(sign).map(|at| (at, *sign)))
        .min()?;
    let (at, sign) = first;
    let rest = text.get(at.checked_add(sign.len())?..)?;
    let end = rest.find(sign)?;
    let inner = rest.get(..end)?;
    let is_mark = !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' ') && !inner.contains('|');
    is_mark.then(|| {
        (
            text.get(..at).unwrap_or_default(),
            sign,
            inner,
            rest.get(end.saturating_add(sign.len())..).unwrap_or_default(),
        )
    })
}
