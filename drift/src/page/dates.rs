//! Days in the forms that mail and browsers write.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The first day in a text, as `yyyy-mm-dd`: `2024-03-05T…`, `Tue, 5 Mar 2024 10:00:00 +0000`, `Tue Mar 05 2024`.
pub(super) fn find(text: &str) -> Option<String> {
    let text = text.get(..crate::text::boundary(text, 200)).unwrap_or_default();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == 'T')
        .filter(|word| !word.is_empty())
        .collect();
    for (index, word) in words.iter().enumerate() {
        if let Some(day) = iso(word) {
            return Some(day);
        }
        let Some(month) = month(word) else {
            continue;
        };
        let number = |at: Option<usize>| {
            at.and_then(|at| words.get(at))
                .and_then(|word| word.parse::<u32>().ok())
        };
        let (before, after, next) = (
            number(index.checked_sub(1)),
            number(index.checked_add(1)),
            number(index.checked_add(2)),
        );
        let day_and_year = match (before, after, next) {
            (Some(day), Some(year), _) if year > 1900 => Some((day, year)),
            (_, Some(day), Some(year)) if year > 1900 => Some((day, year)),
            // `Tue Mar 05 10:00:00 2024`: the year stands last.
            (_, Some(day), None) => words
                .iter()
                .skip(index)
                .filter_map(|word| word.parse::<u32>().ok())
                .find(|year| *year > 1900)
                .map(|year| (day, year)),
            _ => None,
        };
        if let Some((day, year)) = day_and_year {
            return written(year, month, day);
        }
    }
    None
}

fn month(word: &str) -> Option<u32> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    u32::try_from(at).ok()?.checked_add(1)
}

fn iso(word: &str) -> Option<String> {
    let mut parts = word.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    written(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    let is_day = (1900..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_found_in_the_forms_of_mail_and_browsers() {
        for (text, day) in [
            ("Fri, 5 Mar 2021 15:21:47 +0000 (UTC)", Some("2021-03-05")),
            ("Tue Mar 05 2024 10:11:12 GMT+0100", Some("2024-03-05")),
            ("Tue Mar 05 10:11:12 2024", Some("2024-03-05")),
            ("2024-03-05T10:00:00Z", Some("2024-03-05")),
            ("2024-13-05", None),
            ("soon", None),
            ("Märch", None),
        ] {
            assert_eq!(super::find(text).as_deref(), day, "{text}");
        }
    }
}
