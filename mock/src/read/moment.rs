//! Days and moments from their forms on the wire to ISO text.

use specwright_codegen::model::Encoding;

/// Years from which the calendar below counts; a moment outside of them is none.
const YEARS: std::ops::RangeInclusive<i64> = 0..=9999;

/// The ISO text of what came, a moment in UTC. `None`: it has not the form.
pub(super) fn iso_text(encoding: &Encoding, is_day: bool, text: &str) -> Option<String> {
    let (seconds, fraction) = match encoding {
        Encoding::Epoch => epoch(text)?,
        Encoding::EpochMillis => epoch_millis(text)?,
        Encoding::HttpDate => (http_date(text)?, String::new()),
        Encoding::Layout(layout) => (laid_out(text, layout)?, String::new()),
        _ => return None,
    };
    written(seconds, &fraction, is_day)
}

fn epoch(text: &str) -> Option<(i64, String)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    let is_number = is_digits(whole.strip_prefix('-').unwrap_or(whole)) && is_digits(fraction);
    let is_sound = fraction.is_empty() || !whole.starts_with('-');
    (is_number && is_sound && fraction.len() <= 9).then_some((whole.parse().ok()?, fraction.to_owned()))
}

fn epoch_millis(text: &str) -> Option<(i64, String)> {
    let millis: i64 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    let fraction = match millis.rem_euclid(1000) {
        0 => String::new(),
        rest => format!("{rest:03}").trim_end_matches('0').to_owned(),
    };
    Some((millis.div_euclid(1000), fraction))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.split_once(", ")?;
    let parts: Vec<&str> = rest.split(' ').collect();
    let [day, month, year, clock, "GMT"] = parts.as_slice() else {
        return None;
    };
    let month = MONTHS.iter().position(|known| known == month)? + 1;
    let clock: Vec<&str> = clock.split(':').collect();
    let [hour, minute, second] = clock.as_slice() else {
        return None;
    };
    seconds(
        [number(year)?, i64::try_from(month).ok()?, number(day)?],
        [number(hour)?, number(minute)?, number(second)?],
    )
}

/// What the layout does not have is the start of a day in January 1970.
fn laid_out(text: &str, layout: &str) -> Option<i64> {
    const TOKENS: [(&str, usize); 7] = [
        ("yyyy", 0),
        ("yy", 0),
        ("mm", 1),
        ("dd", 2),
        ("HH", 3),
        ("MM", 4),
        ("SS", 5),
    ];
    let mut parts = [1970, 1, 1, 0, 0, 0];
    let mut rest = text;
    let mut layout = layout;
    while let Some(first) = layout.chars().next() {
        if let Some((token, place)) = TOKENS.iter().find(|(token, _)| layout.starts_with(token)) {
            let (digits, after) = rest.split_at_checked(token.len())?;
            let century = if *token == "yy" { 2000 } else { 0 };
            *parts.get_mut(*place)? = number(digits)? + century;
            rest = after;
            layout = layout.get(token.len()..)?;
        } else {
            rest = rest.strip_prefix(first)?;
            layout = layout.get(first.len_utf8()..)?;
        }
    }
    let [year, month, day, hour, minute, second] = parts;
    rest.is_empty()
        .then(|| seconds([year, month, day], [hour, minute, second]))
        .flatten()
}

fn number(digits: &str) -> Option<i64> {
    let is_number = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// Seconds since 1970. `None`: there is no such day or time.
fn seconds([year, month, day]: [i64; 3], [hour, minute, second]: [i64; 3]) -> Option<i64> {
    let exists = (1..=days_in(year, month)).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    let days = days_before_year(year) + (1..month).map(|month| days_in(year, month)).sum::<i64>() + day - 1;
    exists.then_some((days - days_before_year(1970)) * 86_400 + hour * 3600 + minute * 60 + second)
}

fn written(seconds: i64, fraction: &str, is_day: bool) -> Option<String> {
    let mut day = seconds.div_euclid(86_400).checked_add(days_before_year(1970))?;
    if !(0..days_before_year(*YEARS.end() + 1)).contains(&day) {
        return None;
    }
    // The estimate is never more than a year early.
    let mut year = (day / 366).max(*YEARS.start());
    while days_before_year(year + 1) <= day {
        year += 1;
    }
    day -= days_before_year(year);
    let mut month = 1;
    while day >= days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    let date = format!("{year:04}-{month:02}-{:02}", day + 1);
    if is_day {
        return Some(date);
    }
    let clock = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    let dot = if fraction.is_empty() { "" } else { "." };
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}{dot}{fraction}Z"))
}

/// Days from the first of January of the year 0 on.
fn days_before_year(year: i64) -> i64 {
    let leap_years = |before: i64| before / 4 - before / 100 + before / 400 + i64::from(before >= 0);
    if year == 0 {
        0
    } else {
        year * 365 + leap_years(year - 1)
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(is_leap),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(encoding: &Encoding, text: &str, expected: Option<&str>) {
        assert_eq!(iso_text(encoding, false, text).as_deref(), expected, "{text}");
    }

    #[test]
    fn every_form_is_read_to_iso_text() {
        check(&Encoding::Epoch, "1422172800", Some("2015-01-25T08:00:00Z"));
        check(&Encoding::Epoch, "1422172800.250", Some("2015-01-25T08:00:00.25Z"));
        check(&Encoding::Epoch, "-1", Some("1969-12-31T23:59:59Z"));
        check(&Encoding::EpochMillis, "1422172800250", Some("2015-01-25T08:00:00.25Z"));
        check(
            &Encoding::HttpDate,
            "Sun, 06 Nov 1994 08:49:37 GMT",
            Some("1994-11-06T08:49:37Z"),
        );
        check(
            &Encoding::HttpDate,
            "Thu, 29 Feb 2024 00:00:00 GMT",
            Some("2024-02-29T00:00:00Z"),
        );
        let layout = Encoding::Layout("dd/mm/yy HH:MM".to_owned());
        check(&layout, "25/01/15 08:30", Some("2015-01-25T08:30:00Z"));
        assert_eq!(iso_text(&layout, true, "25/01/15 08:30").as_deref(), Some("2015-01-25"));
        check(&Encoding::Epoch, "253402300799", Some("9999-12-31T23:59:59Z"));
        check(&Encoding::Epoch, "-62167219200", Some("0000-01-01T00:00:00Z"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "x",
            "1.2.3",
            "9223372036854775807",
            "253402300800",
            "-99999999999999",
            "1e5",
            "--1",
            "é",
        ] {
            check(&Encoding::Epoch, text, None);
        }
        check(&Encoding::EpochMillis, "1.5", None);
        for text in [
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "é, 06 é 1994 08:49:37 GMT",
            ", ",
        ] {
            check(&Encoding::HttpDate, text, None);
        }
        let layout = Encoding::Layout("yyyymmdd".to_owned());
        for text in ["2015012", "20150132", "201501255", "2015é125", "+0150125"] {
            check(&layout, text, None);
        }
    }
}
