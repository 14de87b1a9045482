//! Marks in plain text, as people type them: back quotes, double stars, tildes, links of reStructuredText.

use super::super::block::{MarkKind, Styled};
use super::super::styled::StyledWriter;

const SIGNS: [&str; 4] = ["``", "`", "**", "~~"];

/// Text with the marks that it spells.
pub(super) fn styled(text: &str) -> Styled {
    let mut writer = StyledWriter::default();
    let mut next = SIGNS.map(|sign| (sign, text.find(sign)));
    let mut from = 0;
    while let Some((at, sign)) = next_sign(text, &mut next, from) {
        writer.push(text.get(from..at).unwrap_or_default());
        let start = at.saturating_add(sign.len());
        let behind = text.get(start..).unwrap_or_default();
        match behind.find(sign) {
            None => {
                // It does not come again.
                forget(&mut next, sign);
                from = at;
            }
            Some(end) if is_marked(behind.get(..end).unwrap_or_default()) => {
                let (inner, after) = behind.split_at(end);
                let after = after.get(sign.len()..).unwrap_or_default();
                let rest = mark(&mut writer, sign, inner, after);
                from = text.len().saturating_sub(rest.len());
            }
            Some(_) => {
                writer.push(sign);
                from = start;
            }
        }
    }
    writer.push(text.get(from..).unwrap_or_default());
    writer.finish()
}

type Next<'a> = [(&'a str, Option<usize>); 4];

/// The next sign from there on; each is looked for once only.
fn next_sign<'a>(text: &str, next: &mut Next<'a>, from: usize) -> Option<(usize, &'a str)> {
    for (sign, place) in next.iter_mut() {
        if place.is_some_and(|at| at < from) {
            let found = text.get(from..).and_then(|rest| rest.find(*sign));
            *place = found.and_then(|at| at.checked_add(from));
        }
    }
    let found = next.iter().filter_map(|(sign, place)| place.map(|at| (at, *sign)));
    found.min_by_key(|(at, sign)| (*at, std::cmp::Reverse(sign.len())))
}

fn forget(next: &mut Next<'_>, wanted: &str) {
    for (sign, place) in next.iter_mut() {
        if *sign == wanted {
            *place = None;
        }
    }
}

fn is_marked(inner: &str) -> bool {
    !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' ')
}

/// Writes the marked text; what is left behind it.
fn mark<'a>(writer: &mut StyledWriter, sign: &str, inner: &str, after: &'a str) -> &'a str {
    // `` `words <address>`_ ``
    if sign == "`"
        && let Some(after) = after.strip_prefix('_')
        && let Some((words, address)) = inner.strip_suffix('>').and_then(|inner| inner.rsplit_once('<'))
    {
        writer.open(MarkKind::Link(address.trim().to_owned()));
        writer.push(words.trim());
        writer.close();
        return after.strip_prefix('_').unwrap_or(after);
    }
    writer.open(match sign {
        "`" | "``" => MarkKind::Code,
        "~~" => MarkKind::Struck,
        _ => MarkKind::Strong,
    });
    writer.push(inner);
    writer.close();
    after
}

#[cfg(test)]
mod tests {
    use super::super::super::block::MarkKind;
    use super::styled;

    #[test]
    fn marks_are_read_and_lone_signs_stay() {
        for (text, words, code) in [
            ("a `b` c", "a b c", vec!["b"]),
            ("``x`` and `y`, 5 ` 6", "x and y, 5 ` 6", vec!["x", "y"]),
            ("** not ** `z`", "** not ** z", vec!["z"]),
            ("an `ISO code <https://iso.example>`_ here", "an ISO code here", vec![]),
        ] {
            let styled = styled(text);
            assert_eq!(styled.text, words);
            assert_eq!(styled.marked(|kind| *kind == MarkKind::Code).collect::<Vec<_>>(), code);
        }
    }
}
