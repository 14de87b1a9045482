//! Quoted-printable, strictly, with the lines of the file; what is no such code stays and is reported.

/// Decoded bytes.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// The bytes, line breaks as `\n`.
    pub(super) bytes: Vec<u8>,
    /// For each line of the bytes the line of the encoded text in which it began, from 0.
    pub(super) lines: Vec<u32>,
    /// Where an `=` and a space stand, which the code does not have: a soft line break whose line break was lost. Offsets
    /// in the bytes at which the text was parted; neither sign is in it.
    pub(super) lost_breaks: Vec<usize>,
}

/// Decodes a text.
pub(super) fn decode(encoded: &[u8]) -> Decoded {
    let mut decoded = Decoded {
        lines: vec![0],
        ..Decoded::default()
    };
    let mut number = 0_u32;
    let mut lines = encoded.split(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let line = trim_end(line);
        number = number.saturating_add(1);
        let is_soft = decode_line(line, &mut decoded);
        if lines.peek().is_some() && !is_soft {
            decoded.bytes.push(b'\n');
            decoded.lines.push(number);
        }
    }
    decoded
}

/// White space at the end of a line was added on the way.
fn trim_end(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    line.get(..end.map_or(0, |end| end.saturating_add(1)))
        .unwrap_or_default()
}

/// Whether the line ends in a soft break.
fn decode_line(line: &[u8], decoded: &mut Decoded) -> bool {
    let mut rest = line;
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        if *byte != b'=' {
            decoded.bytes.push(*byte);
            continue;
        }
        match behind {
            [] => return true,
            [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                decoded.bytes.push(hex(*high).wrapping_mul(16).wrapping_add(hex(*low)));
                rest = after;
            }
            [b' ', after @ ..] => {
                decoded.lost_breaks.push(decoded.bytes.len());
                rest = after;
            }
            _ => decoded.bytes.push(b'='),
        }
    }
    false
}

fn hex(digit: u8) -> u8 {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
        .unwrap_or(0)
}

/// Whether a text is quoted-printable though no head says so: its signs are all over it.
pub(super) fn looks_quoted(text: &str) -> bool {
    let signs = text.matches("=3D\"").count() + text.matches("=3D'").count();
    let spaces = text
        .lines()
        .filter(|line| matches!(line.trim(), "=20" | "=20=20" | "=20 =20" | "=C2=A0"))
        .count();
    let tabs = text.lines().filter(|line| line.starts_with("=09")).count();
    let soft = text
        .lines()
        .filter(|line| line.len() > 60 && line.ends_with('='))
        .count();
    signs >= 2 && signs + spaces + tabs + soft >= 4 || spaces >= 4 && spaces + tabs + soft >= 6
}

#[cfg(test)]
mod tests {
    use super::{decode, looks_quoted};

    #[test]
    fn lines_keep_their_numbers() {
        let decoded = decode(b"a=\r\nb=20\r\nc=3Dd\n=C3=A9 e= f =zz");
        assert_eq!(String::from_utf8_lossy(&decoded.bytes), "ab \nc=d\né ef =zz");
        assert_eq!(decoded.lines, [0, 2, 3]);
        assert_eq!(decoded.lost_breaks, [12]);
    }

    #[test]
    fn addresses_with_numbers_are_not_quoted() {
        assert!(!looks_quoted("GET /a?b=20&c=09\nGET /a?b=3D\n"));
        assert!(looks_quoted("<a href=3D\"x\">\n=20\n=20\n<p class=3D\"y\">"));
    }
}
