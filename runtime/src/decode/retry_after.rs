//! How long a service asks to wait.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

use super::header::first_text;
use crate::moment::http_moment;

/// A wait that is longer is none: programs may add it to the time of day.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Seconds, or a date. A date is measured from the answer's own `Date`, so that the clocks need not agree; from the
/// system's only where there is none.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let texts = headers.get_all(RETRY_AFTER).iter();
    let texts = texts.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
    // Of several, who keeps to the longest keeps to all.
    texts
        .filter_map(|text| pause(text.trim(), headers))
        .max()
        .map(|pause| pause.min(LONGEST))
}

fn pause(text: &str, headers: &HeaderMap) -> Option<Duration> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number has room for are a long time all the same.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_moment(text)?;
    let now = moment_of(headers, &DATE).unwrap_or_else(SystemTime::now);
    Some(until.duration_since(now).unwrap_or_default())
}

fn moment_of(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    http_moment(first_text(headers, name.as_str())?.trim())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::{HeaderMap, HeaderValue};
    use proptest::prelude::*;

    use super::{LONGEST, retry_after};

    fn headers(retry_after: &[u8], date: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_bytes(retry_after) {
            headers.insert("retry-after", value);
        }
        if let Some(date) = date {
            headers.insert("date", date.parse().unwrap());
        }
        headers
    }

    #[test]
    fn each_form() {
        const NOON: &str = "Sun, 06 Nov 1994 12:00:00 GMT";
        for (text, seconds) in [
            ("0", Some(0)),
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("99999999999999999999999", Some(365 * 24 * 60 * 60)),
            ("Sun, 06 Nov 1994 12:00:30 GMT", Some(30)),
            ("Sunday, 06-Nov-94 12:01:00 GMT", Some(60)),
            ("Sun Nov  6 12:00:05 1994", Some(5)),
            ("Sun, 06 Nov 1994 11:00:00 GMT", Some(0)),
            ("", None),
            ("-5", None),
            ("1.5", None),
            ("soon", None),
            ("1h", None),
            ("Sun, 99 Nov 1994 12:00:00 GMT", None),
        ] {
            let found = retry_after(&headers(text.as_bytes(), Some(NOON)));
            assert_eq!(found, seconds.map(Duration::from_secs), "{text}");
        }
    }

    #[test]
    fn of_several_the_longest_counts() {
        let mut headers = headers(b"1", None);
        for text in ["3", "soon", "2"] {
            headers.append("retry-after", text.parse().unwrap());
        }
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(3)));
    }

    #[test]
    fn without_the_services_clock_the_systems_is_used() {
        let found = retry_after(&headers(b"Fri, 01 Jan 2100 00:00:00 GMT", None));
        assert_eq!(found, Some(LONGEST));
        let past = retry_after(&headers(b"Thu, 01 Jan 1970 00:00:01 GMT", None));
        assert_eq!(past, Some(Duration::ZERO));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = retry_after(&headers(&bytes, None));
        }
    }
}
