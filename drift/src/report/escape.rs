//! Foreign text in Markdown: always as code, where nothing is a link, a mention, markup or HTML.

use super::visible::{cut, visible};

/// A code span of at most so many columns.
pub(super) fn code(text: &str, columns: usize) -> String {
    span(&cut(&visible(text), columns))
}

/// A code span in a cell of a table, where a pipe would end the cell even in code.
pub(super) fn cell(text: &str, columns: usize) -> String {
    let text = cut(&visible(text), columns);
    // `\\|` is read in two ways, so a pipe after a backslash stands outside of the code.
    let parts: Vec<_> = text.split("\\|").collect();
    let last = parts.len() - 1;
    let parts = parts.iter().enumerate().map(|(at, part)| match at == last {
        true if part.is_empty() && last > 0 => String::new(),
        true => span(&part.replace('|', "\\|")),
        false => format!("{}&#124;", span(&format!("{}\\", part.replace('|', "\\|")))),
    });
    parts.collect()
}

/// Code in HTML, of at most so many columns.
pub(super) fn html(text: &str, columns: usize) -> String {
    let text = cut(&visible(text), columns);
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    format!("<code>{text}</code>")
}

/// The address of a link: a path and its line. Everything that could end it is left to percent signs.
pub(super) fn address(path: &str, line: u32) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' => address.push(char::from(byte)),
            other => address += &format!("%{other:02X}"),
        }
    }
    format!("{address}#L{line}")
}

/// Between more backticks than are in it.
fn span(text: &str) -> String {
    if text.is_empty() {
        return "—".to_owned();
    }
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_padded = text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    let pad = if is_padded { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_hold_anything() {
        assert_eq!(code("a", 9), "`a`");
        assert_eq!(code("", 9), "—");
        assert_eq!(code("a`b``c", 9), "```a`b``c```");
        assert_eq!(code("`a", 9), "`` `a ``");
        assert_eq!(code("a\nb", 9), "`a\\nb`");
        assert_eq!(cell("a|b", 9), "`a\\|b`");
        assert_eq!(cell("a\\|b", 9), "`a\\`&#124;`b`");
        assert_eq!(cell("a\\|", 9), "`a\\`&#124;");
    }

    #[test]
    fn html_and_addresses_hold_anything() {
        assert_eq!(
            html("<a href=\"x\">&", 40),
            "<code>&lt;a href=&quot;x&quot;&gt;&amp;</code>"
        );
        assert_eq!(address("spec/a b).yaml", 3), "spec/a%20b%29.yaml#L3");
    }
}
