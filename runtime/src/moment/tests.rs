//! Every form in both directions, as tables.

use super::{Kind, from_wire, to_wire};
use crate::describe::Encoding;

const DAY_FIRST: Encoding = Encoding::Layout("dd/mm/yyyy");
const COMPACT: Encoding = Encoding::Layout("yyyymmddTHHMMSSZ");
const LOCAL: Encoding = Encoding::Layout("yy-mm-dd HH:MM");

#[test]
fn written() {
    for (text, encoding, expected) in [
        ("2015-01-25T08:00:00Z", Encoding::Epoch, Some("1422172800")),
        ("2015-01-25T09:00:00.250+01:00", Encoding::Epoch, Some("1422172800.25")),
        ("1969-12-31T23:59:59.5Z", Encoding::Epoch, Some("-0.5")),
        ("2015-01-25", Encoding::Epoch, Some("1422144000")),
        ("2015-01-25T08:00:00", Encoding::Epoch, None),
        ("tomorrow", Encoding::Epoch, None),
        ("", Encoding::Epoch, None),
        (
            "2015-01-25T08:00:00.1239Z",
            Encoding::EpochMillis,
            Some("1422172800123"),
        ),
        (
            "2015-01-25T08:00:00Z",
            Encoding::HttpDate,
            Some("Sun, 25 Jan 2015 08:00:00 GMT"),
        ),
        (
            "2015-01-25T08:00:00.9Z",
            Encoding::HttpDate,
            Some("Sun, 25 Jan 2015 08:00:00 GMT"),
        ),
        ("2015-01-05", Encoding::HttpDate, Some("Mon, 05 Jan 2015 00:00:00 GMT")),
        ("2015-02-30", Encoding::HttpDate, None),
        ("2026-07-08", DAY_FIRST, Some("08/07/2026")),
        ("2026-07-08T23:00:00-05:00", DAY_FIRST, Some("08/07/2026")),
        ("08/07/2026", DAY_FIRST, None),
        ("2026-07-08T23:00:00-05:00", COMPACT, Some("20260709T040000Z")),
        ("2026-07-08T23:00:00", COMPACT, None),
        ("2026-07-08T23:01:00", LOCAL, Some("26-07-08 23:01")),
        ("whatever", Encoding::Iso8601, Some("whatever")),
        ("whatever", Encoding::Plain, Some("whatever")),
    ] {
        assert_eq!(to_wire(text, encoding).as_deref(), expected, "{text} {encoding:?}");
    }
}

#[test]
fn moments_read() {
    for (text, encoding, expected) in [
        ("1422172800", Encoding::Epoch, Some("2015-01-25T08:00:00Z")),
        (" 1422172800.250 ", Encoding::Epoch, Some("2015-01-25T08:00:00.25Z")),
        ("1.4221728E9", Encoding::Epoch, Some("2015-01-25T08:00:00Z")),
        ("1422172800.0", Encoding::Epoch, Some("2015-01-25T08:00:00Z")),
        ("0", Encoding::Epoch, Some("1970-01-01T00:00:00Z")),
        ("0e9999999", Encoding::Epoch, Some("1970-01-01T00:00:00Z")),
        ("-0.5", Encoding::Epoch, Some("1969-12-31T23:59:59.5Z")),
        ("1e-400", Encoding::Epoch, Some("1970-01-01T00:00:00Z")),
        ("1e400", Encoding::Epoch, None),
        ("1e2147483647", Encoding::Epoch, None),
        ("99999999999999999999", Encoding::Epoch, None),
        ("", Encoding::Epoch, None),
        (".", Encoding::Epoch, None),
        ("1.2.3", Encoding::Epoch, None),
        ("NaN", Encoding::Epoch, None),
        ("1422172800123", Encoding::EpochMillis, Some("2015-01-25T08:00:00.123Z")),
        (
            "1422172800123.5",
            Encoding::EpochMillis,
            Some("2015-01-25T08:00:00.1235Z"),
        ),
        ("2015-01-25T08:00:00Z", Encoding::Epoch, Some("2015-01-25T08:00:00Z")),
        (
            "Sun, 25 Jan 2015 08:00:00 GMT",
            Encoding::Plain,
            Some("2015-01-25T08:00:00Z"),
        ),
        (
            "Sun, 25 Jan 2015 08:00:00.456 GMT",
            Encoding::HttpDate,
            Some("2015-01-25T08:00:00.456Z"),
        ),
        (
            "Sun, 25 Jan 2015 09:00:00 +0100",
            Encoding::HttpDate,
            Some("2015-01-25T08:00:00Z"),
        ),
        (
            "25 Jan 2015 08:00:00 UTC",
            Encoding::HttpDate,
            Some("2015-01-25T08:00:00Z"),
        ),
        (
            "Sunday, 06-Nov-94 08:49:37 GMT",
            Encoding::HttpDate,
            Some("1994-11-06T08:49:37Z"),
        ),
        (
            "Sun Nov  6 08:49:37 1994",
            Encoding::HttpDate,
            Some("1994-11-06T08:49:37Z"),
        ),
        ("Sun, 25 Jan 2015 08:00:00 XYZ", Encoding::HttpDate, None),
        ("Sun, 31 Feb 2015 08:00:00 GMT", Encoding::HttpDate, None),
        ("Sun, 25 Jan 2015 08:00:00 GMT again", Encoding::HttpDate, None),
        (
            "2014-04-29T20:30:38+02:00",
            Encoding::Plain,
            Some("2014-04-29T20:30:38+02:00"),
        ),
        (
            "2014-04-29T18:30:38.120Z",
            Encoding::Plain,
            Some("2014-04-29T18:30:38.120Z"),
        ),
        ("2014-04-29 18:30:38Z", Encoding::Iso8601, Some("2014-04-29 18:30:38Z")),
        ("2014-04-29T18:30:38", Encoding::Plain, Some("2014-04-29T18:30:38")),
        ("2014-04-29", Encoding::Plain, Some("2014-04-29")),
        ("2014-04-29T18:30:38+02:00[Europe/Berlin]", Encoding::Plain, None),
        ("20012-02-12T01:00:00+02:00", Encoding::Plain, None),
        ("08/07/2026", DAY_FIRST, Some("2026-07-08T00:00:00")),
        ("20260709T040000Z", COMPACT, Some("2026-07-09T04:00:00Z")),
        ("26-07-08 23:01", LOCAL, Some("2026-07-08T23:01:00")),
    ] {
        let read = from_wire(text, encoding, Kind::Moment);
        assert_eq!(read.as_deref(), expected, "{text} {encoding:?}");
    }
}

#[test]
fn days_read() {
    for (text, encoding, expected) in [
        ("2014-04-29", Encoding::Plain, Some("2014-04-29")),
        ("2014-04-29T00:00:00Z", Encoding::Plain, Some("2014-04-29")),
        ("2014-04-29T10:00:00Z", Encoding::Plain, None),
        ("1422172800", Encoding::Epoch, Some("2015-01-25")),
        ("08/07/2026", DAY_FIRST, Some("2026-07-08")),
        ("8/7/2026", DAY_FIRST, Some("2026-07-08")),
        ("31/02/2026", DAY_FIRST, None),
        ("08/07/2026x", DAY_FIRST, None),
        ("08/07/é026", DAY_FIRST, None),
        ("2026-07-08", DAY_FIRST, Some("2026-07-08")),
        ("07/08/2026", Encoding::Plain, None),
    ] {
        let read = from_wire(text, encoding, Kind::Day);
        assert_eq!(read.as_deref(), expected, "{text} {encoding:?}");
    }
}
