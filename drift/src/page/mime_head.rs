//! The headers of a MIME export and of its parts, on lines of their own or not.

/// Headers, and where the body begins.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Names and values.
    pub(super) fields: Vec<(String, String)>,
    /// The first byte behind them.
    pub(super) body: usize,
    /// Whether they had lost their line breaks.
    pub(super) was_flat: bool,
}

impl Head {
    /// The value of a header.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(found.1.as_str())
    }
}

/// The headers that begin there. When they stand on one line, they are told apart by their names.
pub(super) fn head(bytes: &[u8], start: usize) -> Head {
    let whole = bytes.get(start..).unwrap_or_default();
    let skipped = whole
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ' | b'\t'))
        .count();
    let begins = start.saturating_add(skipped);
    let rest = bytes.get(begins..).unwrap_or_default();
    let end_of_line = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let line = String::from_utf8_lossy(rest.get(..end_of_line.min(8000)).unwrap_or_default()).into_owned();
    if names_in(&line).len() > 1 {
        return flat_head(&line, begins, end_of_line);
    }
    // A body that begins right away has no headers of its own.
    let limit = rest.len().min(64 * 1024);
    match mailparse::parse_headers(rest.get(..limit).unwrap_or_default()) {
        Ok((headers, body)) if !headers.is_empty() => Head {
            fields: headers
                .iter()
                .map(|header| (header.get_key(), header.get_value()))
                .collect(),
            body: begins.saturating_add(body),
            was_flat: false,
        },
        _ => Head {
            body: begins,
            ..Head::default()
        },
    }
}

const NAMES: &[&str] = &[
    "Message-ID",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Location",
    "Date",
    "From",
    "To",
    "Snapshot-Content-Location",
    "Content-ID",
    "Content-Disposition",
    "X-Mailer",
];

/// Where names of headers stand in a line, followed by a colon.
fn names_in(line: &str) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for name in NAMES {
        let sign = format!("{name}: ");
        for (at, _) in line.match_indices(&sign) {
            let is_word = at == 0 || line.get(..at).is_some_and(|before| before.ends_with([' ', '\t']));
            if is_word {
                found.push((at, name));
            }
        }
    }
    found.sort_unstable();
    found
}

fn flat_head(line: &str, begins: usize, end_of_line: usize) -> Head {
    let names = names_in(line);
    // A boundary on the same line ends the head; what follows belongs to the first part.
    let own_end = line
        .find(" --")
        .filter(|_| line.contains("boundary="))
        .unwrap_or(line.len());
    let mut fields = Vec::new();
    let mut body = begins.saturating_add(end_of_line);
    for (index, (at, name)) in names.iter().enumerate() {
        if *at >= own_end {
            break;
        }
        let from = at.saturating_add(name.len()).saturating_add(2);
        let next = names.get(index.saturating_add(1)).map(|(at, _)| *at);
        let to = next.unwrap_or(own_end).min(own_end);
        let value = line.get(from..to).unwrap_or_default().trim();
        let is_last = next.is_none_or(|next| next >= own_end);
        if is_last && own_end == line.len() {
            // The text of the page goes on behind the value of the last header, which is one word.
            let word = value.split_whitespace().next().unwrap_or_default();
            body = begins.saturating_add(from).saturating_add(word.len());
            fields.push(((*name).to_owned(), word.to_owned()));
        } else {
            fields.push(((*name).to_owned(), value.to_owned()));
        }
    }
    if own_end < line.len() {
        body = begins.saturating_add(own_end);
    }
    Head {
        fields,
        body,
        was_flat: true,
    }
}
