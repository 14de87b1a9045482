//! Our calendar against jiff's, another's work: every day that there is, and texts that are dates or nearly so.

use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::{Day, Instant, http_date, iso_day, iso_moment};

fn day_of(day: jiff::civil::Date) -> Day {
    let part = |number: i8| u8::try_from(number).unwrap();
    Day::new(day.year(), part(day.month()), part(day.day())).unwrap()
}

fn instant_of(moment: jiff::Timestamp) -> Instant {
    Instant::from_nanoseconds(moment.as_nanosecond()).unwrap()
}

#[test]
fn every_day() {
    let mut number = Day::new(-9999, 1, 1).unwrap().number();
    assert!(Day::from_number(number - 1).is_none());
    for theirs in jiff::civil::Date::MIN.series(jiff::Span::new().days(1)) {
        let ours = day_of(theirs);
        assert_eq!(
            (ours.number(), Day::from_number(number)),
            (number, Some(ours)),
            "{theirs}"
        );
        assert_eq!(
            ours.weekday(),
            usize::from(theirs.weekday().to_sunday_zero_offset().unsigned_abs()),
            "{theirs}"
        );
        number += 1;
    }
    assert!(Day::from_number(number).is_none());
}

#[test]
fn the_years_end_at_the_same_moments() {
    for (theirs, beyond) in [(jiff::Timestamp::MIN, -1), (jiff::Timestamp::MAX, 1)] {
        assert_eq!(instant_of(theirs).text(), theirs.to_string());
        assert!(Instant::from_nanoseconds(theirs.as_nanosecond() + beyond).is_none());
    }
    assert!(Day::from_number(i64::MAX).is_none() && Day::from_number(i64::MIN).is_none());
}

const PARTS: &[&str] = &[
    "2024",
    "0000",
    "9999",
    "-000001",
    "+002024",
    "-009999",
    "-000000",
    "1",
    "-",
    "-02-29",
    "02",
    "29",
    "0229",
    "-12-31",
    "1231",
    "366",
    "W01",
    "T",
    "t",
    " ",
    "00",
    "23:59:60",
    "24:00",
    "05:30",
    "0530",
    "053000",
    ":30",
    ".5",
    ",25",
    ".",
    ".123456789",
    ".1234567891",
    "Z",
    "z",
    "+02",
    "+02:00",
    "-0230",
    "-00:00",
    "+25:59:59",
    "+25:59:59.5",
    "+26",
    "-05:30:15",
    "+01:60",
    "\u{2212}01:00",
    "é",
];

/// Texts put together of what dates are made of.
fn nearly() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..7).prop_map(|parts| parts.concat())
}

/// Texts that are mostly dates with times, in all the forms that are read.
fn date_time() -> impl Strategy<Value = String> {
    let year = prop_oneof!["[0-9]{4}", "[+-]00[0-9]{4}"];
    let date = prop_oneof![
        (year.clone(), 1..=12_u8, 1..=31_u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (year, 1..=12_u8, 1..=31_u8).prop_map(|(year, month, day)| format!("{year}{month:02}{day:02}")),
    ];
    let time = "[Tt ]([01][0-9]|2[0-4])(:[0-5][0-9](:[0-6][0-9]([.,][0-9]{1,10})?)?|[0-5][0-9]([0-6][0-9]([.,][0-9]{1,9})?)?)?";
    let offset = "([Zz]|[+-][0-2][0-9](:[0-5][0-9](:[0-5][0-9]([.,][0-9])?)?|[0-5][0-9]([0-5][0-9])?)?)?";
    prop_oneof![
        1 => date.clone(),
        4 => (date, time, offset).prop_map(|(date, time, offset)| date + &time + &offset),
    ]
}

/// What jiff makes of a text, where the brackets of RFC 9557 are left out: they name zones, which is no ISO 8601.
fn agree(text: &str) -> Result<(), TestCaseError> {
    let day: Option<jiff::civil::Date> = text.trim().parse().ok();
    let moment: Option<jiff::Timestamp> = text.trim().parse().ok();
    let is_bracketed = text.contains('[');
    prop_assert_eq!(iso_day(text), day.filter(|_| !is_bracketed).map(day_of), "{}", text);
    prop_assert_eq!(
        iso_moment(text),
        moment.filter(|_| !is_bracketed).map(instant_of),
        "{}",
        text
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn days_are_added(year in -9999_i16..=9999, month in 0_u8..=13, day in 0_u8..=32, days in any::<i32>(), few in -800_i32..800) {
        let small = |number: u8| i8::try_from(number).unwrap();
        let theirs = jiff::civil::Date::new(year, small(month), small(day)).ok();
        let ours = Day::new(year, month, day);
        prop_assert_eq!(ours, theirs.map(day_of));
        for days in [few, days % 8_000_000] {
            let sum = theirs.and_then(|day| day.checked_add(jiff::Span::new().try_days(days).ok()?).ok());
            let our_sum = ours.and_then(|day| Day::from_number(day.number() + i64::from(days)));
            prop_assert_eq!(our_sum, sum.map(day_of));
        }
    }

    #[test]
    fn days_are_written(year in -9999_i16..=9999, month in 1_u8..=12, day in 1_u8..=28) {
        let ours = Day::new(year, month, day).unwrap();
        let theirs = jiff::civil::Date::new(year, month.try_into().unwrap(), day.try_into().unwrap()).unwrap();
        prop_assert_eq!(ours.text(), theirs.to_string());
        prop_assert_eq!(iso_day(&ours.text()), Some(ours));
    }

    #[test]
    fn moments_are_written(
        second in jiff::Timestamp::MIN.as_second()..=jiff::Timestamp::MAX.as_second(),
        nanosecond in prop_oneof![Just(0), Just(250_000_000), 0..1_000_000_000_i32],
    ) {
        let theirs = jiff::Timestamp::new(second, nanosecond).unwrap();
        let ours = instant_of(theirs);
        prop_assert_eq!(ours.text(), theirs.to_string());
        prop_assert_eq!(ours.seconds(), theirs.as_second());
        prop_assert_eq!(iso_moment(&ours.text()), Some(ours));
        let written = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&theirs).ok();
        prop_assert_eq!(http_date::write(ours), written);
    }

    #[test]
    fn the_systems_time_is_kept(seconds in 0..300_000_000_000_u64, nanosecond in 0..1_000_000_000_u32, is_before in any::<bool>()) {
        let distance = Duration::new(seconds, nanosecond);
        let moment = match is_before {
            true => SystemTime::UNIX_EPOCH.checked_sub(distance),
            false => SystemTime::UNIX_EPOCH.checked_add(distance),
        };
        if let Some(moment) = moment {
            let ours = Instant::from_system_time(moment);
            prop_assert_eq!(ours, jiff::Timestamp::try_from(moment).ok().map(instant_of));
            prop_assert_eq!(ours.and_then(Instant::to_system_time), ours.map(|_| moment));
        }
    }

    #[test]
    fn dates_are_read(text in date_time()) {
        agree(&text)?;
    }

    #[test]
    fn what_is_nearly_a_date_is_read_or_refused(text in nearly()) {
        agree(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), digits in "[0-9TZ:+., -]{0,30}") {
        agree(&text)?;
        agree(&digits)?;
    }

    /// jiff reads fewer forms of HTTP's dates, and passes over the offset of a time in the middle of one.
    #[test]
    fn dates_of_http_are_read(
        second in -62_167_219_200_i64..253_402_207_200,
        hours in -23..=23_i32, minutes in 0..60_i32,
    ) {
        let theirs = jiff::Timestamp::from_second(second).unwrap();
        let at = jiff::tz::Offset::from_seconds(hours * 3600 + hours.signum() * minutes * 60).unwrap();
        let written = theirs.to_zoned(at.to_time_zone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string();
        if theirs.to_zoned(at.to_time_zone()).year() >= 0 {
            prop_assert_eq!(http_date::read(&written), Some(instant_of(theirs)), "{}", written);
        }
    }
}
