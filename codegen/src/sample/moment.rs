//! Days and moments on their way to the wire: the spec's ISO text as a number, as HTTP's date, in a layout of its own.

/// A moment, from its ISO text.
#[derive(Debug, Clone, Copy)]
struct Moment<'t> {
    /// Since 1970, in UTC.
    seconds: i64,
    /// The digits after the seconds.
    fraction: &'t str,
}

/// Seconds since 1970, with the fraction of the text. `None`: the text is no moment.
pub(super) fn epoch(text: &str) -> Option<String> {
    let moment = read(text)?;
    let fraction = moment.fraction.trim_end_matches('0');
    Some(match fraction {
        "" => moment.seconds.to_string(),
        _ if moment.seconds < 0 => return None,
        fraction => format!("{}.{fraction}", moment.seconds),
    })
}

/// Milliseconds since 1970.
pub(super) fn epoch_millis(text: &str) -> Option<String> {
    let moment = read(text)?;
    let digits: String = moment.fraction.chars().chain("000".chars()).take(3).collect();
    let millis = moment.seconds.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    Some(millis.to_string())
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
pub(super) fn http_date(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let seconds = read(text)?.seconds;
    let days = seconds.div_euclid(86_400);
    let (year, month, day) = civil(days);
    let weekday = DAYS.get(usize::try_from(days.rem_euclid(7)).ok()?)?;
    let month = MONTHS.get(usize::try_from(month - 1).ok()?)?;
    let clock = seconds.rem_euclid(86_400);
    Some(format!(
        "{weekday}, {day:02} {month} {year:04} {:02}:{:02}:{:02} GMT",
        clock / 3600,
        clock / 60 % 60,
        clock % 60
    ))
}

/// The parts of the text as they stand in it, in the order of the layout.
pub(super) fn laid_out(text: &str, layout: &str) -> Option<String> {
    read(text)?;
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or("00");
    let tokens = [
        ("yyyy", part(0, 4)),
        ("yy", part(2, 4)),
        ("mm", part(5, 7)),
        ("dd", part(8, 10)),
        ("HH", part(11, 13)),
        ("MM", part(14, 16)),
        ("SS", part(17, 19)),
    ];
    let mut written = String::new();
    let mut rest = layout;
    while let Some(first) = rest.chars().next() {
        match tokens.iter().find(|(token, _)| rest.starts_with(token)) {
            Some((token, digits)) => {
                written.push_str(digits);
                rest = &rest[token.len()..];
            }
            None => {
                written.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    Some(written)
}

/// A day is its midnight in UTC.
fn read(text: &str) -> Option<Moment<'_>> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse::<i64>().ok()).flatten()
    };
    let days = days(number(0, 4)?, number(5, 7)?, number(8, 10)?)?;
    if text.len() == 10 {
        return Some(Moment {
            seconds: days * 86_400,
            fraction: "",
        });
    }
    let clock = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    let rest = text.get(19..)?;
    let offset_at = rest.find(['Z', 'z', '+', '-'])?;
    let (fraction, offset) = rest.split_at(offset_at);
    Some(Moment {
        seconds: days * 86_400 + clock - offset_seconds(offset)?,
        fraction: fraction.trim_start_matches('.'),
    })
}

fn offset_seconds(offset: &str) -> Option<i64> {
    if matches!(offset, "Z" | "z") {
        return Some(0);
    }
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let hours: i64 = offset.get(1..3)?.parse().ok()?;
    let minutes: i64 = offset.get(4..6)?.parse().ok()?;
    Some(sign * (hours * 3600 + minutes * 60))
}

/// Days since 1970, of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// Year, month and day of a number of days since 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_every_form() {
        let text = "2015-01-25T09:00:00.250+01:00";
        assert_eq!(epoch(text).as_deref(), Some("1422172800.25"));
        assert_eq!(epoch_millis(text).as_deref(), Some("1422172800250"));
        assert_eq!(http_date(text).as_deref(), Some("Sun, 25 Jan 2015 08:00:00 GMT"));
        assert_eq!(
            laid_out(text, "dd/mm/yy HH:MM:SS").as_deref(),
            Some("25/01/15 09:00:00")
        );
        assert_eq!(laid_out("2015-01-25", "yyyymmdd é").as_deref(), Some("20150125 é"));
        assert_eq!(epoch("1969-12-31").as_deref(), Some("-86400"));
    }

    #[test]
    fn what_is_no_moment_has_no_form() {
        for text in [
            "",
            "é",
            "2015-13-01",
            "2015-01-25T08:00",
            "20012-02-12T01:00:00+02:00",
            "2015-01-25T08:00:00é",
        ] {
            assert_eq!(epoch(text), None, "{text}");
            assert_eq!(http_date(text), None, "{text}");
        }
    }
}
