//! Marks in plain text, as people type them: back quotes, double stars, tildes, links of reStructuredText.

use super::super::block::{MarkKind, Styled};
use super::super::styled::StyledWriter;

const SIGNS: [&str; 4] = ["``", "`", "**", "~~"];

/// Text with the marks that it spells.
pub(super) fn styled(text: &str) -> Styled {
    let mut writer = StyledWriter::default();
    let mut rest = text;
    // Signs that do not come again are not looked for again.
    let mut known = SIGNS.to_vec();
    while let Some((at, sign)) = next_sign(rest, &known) {
        writer.push(rest.get(..at).unwrap_or_default());
        let behind = rest.get(at.saturating_add(sign.len())..).unwrap_or_default();
        let Some(end) = behind.find(sign) else {
            known.retain(|known| *known != sign);
            rest = rest.get(at..).unwrap_or_default();
            continue;
        };
        let inner = behind.get(..end).unwrap_or_default();
        let after = behind.get(end.saturating_add(sign.len())..).unwrap_or_default();
        if is_marked(inner) {
            rest = mark(&mut writer, sign, inner, after);
        } else {
            writer.push(sign);
            rest = behind;
        }
    }
    writer.push(rest);
    writer.finish()
}

fn next_sign<'a>(text: &str, known: &[&'a str]) -> Option<(usize, &'a str)> {
    let found = known.iter().filter_map(|sign| text.find(sign).map(|at| (at, *sign)));
    found.min_by_key(|(at, sign)| (*at, std::cmp::Reverse(sign.len())))
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
