//! Values of headers: blanks around the commas of a list say nothing, nor does the usual character set of a media type.

/// Whether two values of a header say the same.
#[must_use]
pub fn same(name: &str, expected: &str, got: &str) -> bool {
    if name.eq_ignore_ascii_case("content-type") && !expected.contains(';') {
        return expected == got.strip_suffix("; charset=utf-8").unwrap_or(got);
    }
    expected == got || items(expected) == items(got)
}

/// The items of a list, of which those in quotes may hold commas.
fn items(value: &str) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let items = value.split(|letter: char| {
        let is_comma = letter == ',' && !is_quoted;
        is_quoted ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_comma
    });
    items.map(str::trim).collect()
}
