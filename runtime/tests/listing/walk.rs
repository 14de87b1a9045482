//! Walks from page to page: which requests are sent, which items come, and when it ends.

use std::time::Duration;

use futures_core::Stream;
use specwright_runtime::replay::run;
use specwright_runtime::{Error, Replay, Strictness, TransportErrorKind};

use crate::both;
use crate::service::Client;
use crate::service::things::{NumberedErrorKind, NumberedRequest};

const JSON: &str = "application/json";

/// A page with things of these numbers, and what else it says.
fn page(ids: &[i64], more: &str) -> String {
    let things: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    format!(r#"{{"things":[{}]{more}}}"#, things.join(","))
}

/// Pages without anything else.
fn pages(pages: &[&[i64]]) -> Replay {
    replay(pages.iter().map(|ids| page(ids, "")))
}

fn replay(bodies: impl IntoIterator<Item = String>) -> Replay {
    bodies
        .into_iter()
        .fold(Replay::default(), |replay, body| replay.then(200, JSON, body))
}

/// The query strings of the requests.
pub(crate) fn queries(replay: &Replay) -> Vec<String> {
    let seen = replay.seen();
    seen.iter()
        .map(|request| request.url().split_once('?').unwrap().1.to_owned())
        .collect()
}

/// The items and the query strings of a walk, which are the same whether it is awaited or not.
macro_rules! walk {
    ($replay:expr, $things:ident => $call:expr) => {{
        let (items, asked) = both!($replay, $things => $call, stream, iter);
        let ids: Vec<i64> = items.into_iter().map(|item| item.unwrap().id).collect();
        (ids, asked)
    }};
}

#[test]
fn a_page_that_is_shorter_than_the_first_is_the_last() {
    let (ids, asked) = walk!(pages(&[&[1, 2], &[3, 4], &[5]]), things => things.numbered().shop("a"));
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    assert_eq!(asked, ["shop=a&page=1", "shop=a&page=2", "shop=a&page=3"]);
}

#[test]
fn a_page_without_items_is_the_last() {
    let (ids, asked) = walk!(pages(&[&[1, 2], &[3, 4], &[]]), things => things.numbered().shop("a"));
    assert_eq!(ids, [1, 2, 3, 4]);
    assert_eq!(asked.len(), 3);
}

#[test]
fn nothing_comes_of_an_empty_list() {
    let (ids, asked) = walk!(pages(&[&[]]), things => things.numbered().shop("a"));
    assert_eq!((ids.len(), asked.len()), (0, 1));
    let (ids, asked) = walk!(pages(&[&[]]), things => things.numbered().shop("a").per_page(0));
    assert_eq!(ids, [0; 0]);
    assert_eq!(asked, ["shop=a&page=1&per_page=0"]);
}

#[test]
fn a_service_that_caps_the_size_of_a_page_gives_everything() {
    let (ids, asked) = walk!(pages(&[&[1, 2], &[3, 4], &[5]]), things => things.numbered().shop("a").per_page(500));
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    assert_eq!(asked[2], "shop=a&page=3&per_page=500");
}

#[test]
fn a_service_that_ignores_the_number_gives_everything_once() {
    let (ids, asked) = walk!(pages(&[&[1, 2], &[1, 2], &[9]]), things => things.numbered().shop("a"));
    assert_eq!(ids, [1, 2]);
    assert_eq!(asked.len(), 2);
}

#[test]
fn the_walk_begins_where_the_caller_says() {
    let (ids, asked) = walk!(pages(&[&[7, 8], &[9]]), things => things.numbered().shop("a").page(4));
    assert_eq!(ids, [7, 8, 9]);
    assert_eq!(asked, ["shop=a&page=4", "shop=a&page=5"]);
}

#[test]
fn a_number_that_cannot_be_counted_up_is_the_last() {
    let (ids, asked) = walk!(pages(&[&[1]]), things => things.numbered().shop("a").page(i64::MAX));
    assert_eq!(ids, [1]);
    assert_eq!(asked, [format!("shop=a&page={}", i64::MAX)]);
    let (ids, _) = walk!(pages(&[&[1]]), things => things.offset().start(i64::MAX));
    assert_eq!(ids, [1]);
}

fn counted(pages: &[(&[i64], &str)]) -> Replay {
    let last = |last: &str| match last {
        "" => String::new(),
        last => format!(r#","paging":{{"last":{last}}}"#),
    };
    replay(pages.iter().map(|(ids, number)| page(ids, &last(number))))
}

#[test]
fn the_answer_tells_the_last_page() {
    // The second page is short, and not the last for that.
    let answers = || counted(&[(&[1, 2], "2"), (&[3], "2"), (&[4, 5], "2")]);
    let (ids, asked) = walk!(answers(), things => things.counted());
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    assert_eq!(asked, ["page=0", "page=1", "page=2"]);
}

#[test]
fn an_answer_that_tells_no_last_page_is_judged_by_its_items() {
    let answers = || counted(&[(&[1, 2], ""), (&[3, 4], "null"), (&[5], "")]);
    let (ids, asked) = walk!(answers(), things => things.counted());
    assert_eq!((ids.len(), asked.len()), (5, 3));
    let (ids, asked) = walk!(Replay::answer(200, JSON, "{}"), things => things.counted());
    assert_eq!((ids.len(), asked.len()), (0, 1));
}

#[test]
fn no_last_page_leads_astray() {
    let most = i64::MAX.to_string();
    // A service that never ends: the first page without items ends it, or one that is the same again.
    let (ids, asked) = walk!(counted(&[(&[1], &most), (&[], &most)]), things => things.counted());
    assert_eq!((ids.len(), asked.len()), (1, 2));
    let (ids, asked) = walk!(counted(&[(&[1], &most), (&[1], &most)]), things => things.counted());
    assert_eq!((ids.len(), asked.len()), (1, 2));
    for last in ["-1", "0", &i64::MIN.to_string()] {
        let (ids, asked) = walk!(counted(&[(&[1], last)]), things => things.counted());
        assert_eq!((ids.len(), asked.len()), (1, 1), "{last}");
    }
}

#[test]
fn an_offset_goes_on_by_the_items_that_came() {
    let (ids, asked) = walk!(pages(&[&[1, 2, 3], &[4, 5, 6], &[7]]), things => things.offset());
    assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(asked, ["start=0", "start=3", "start=6"]);
    let (_, asked) = walk!(pages(&[&[1, 2], &[]]), things => things.offset().start(40));
    assert_eq!(asked, ["start=40", "start=42"]);
}

fn cursors(pages: &[(&[i64], &str)]) -> Replay {
    replay(pages.iter().map(|(ids, next)| page(ids, &format!(r#","next":{next}"#))))
}

/// The first request has no query string.
fn cursor_queries(replay: &Replay) -> Vec<String> {
    let seen = replay.seen();
    seen.iter()
        .map(|request| request.url().split_once('?').map_or("", |(_, query)| query).to_owned())
        .collect()
}

#[test]
fn a_cursor_leads_on_until_there_is_none() {
    for end in [r#""""#, "null"] {
        // Pages of any length lead on, those without items too.
        let replay = cursors(&[(&[1, 2], r#""b/c""#), (&[], r#""d""#), (&[3], end)]);
        let client = Client::builder().transport(replay.clone()).build().unwrap();
        let ids = run(async {
            let mut ids = Vec::new();
            let mut stream = client.things().cursor().stream();
            while let Some(item) = stream.next().await {
                ids.push(item.unwrap().id);
            }
            ids
        });
        assert_eq!(ids, [1, 2, 3]);
        assert_eq!(cursor_queries(&replay), ["", "after=b%2Fc", "after=d"]);
    }
}

#[test]
fn a_cursor_that_leads_nowhere_ends_the_walk() {
    let replay = cursors(&[(&[1], r#""a""#), (&[2], r#""a""#), (&[3], r#""a""#)]);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let count = run(async {
        let mut stream = client.things().cursor().pages();
        let mut count = 0;
        while stream.next().await.is_some() {
            count += 1;
        }
        count
    });
    assert_eq!((count, replay.seen().len()), (2, 2));

    let endless: Vec<String> = (0..2_000).map(|at| page(&[], &format!(r#","next":"{at}""#))).collect();
    let replay = self::replay(endless);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    assert!(run(async { client.things().cursor().stream().next().await.is_none() }));
    assert_eq!(replay.seen().len(), 1_000);
}

#[test]
fn an_error_ends_the_walk() {
    let failing = || {
        pages(&[&[1, 2]])
            .then(404, JSON, "{}")
            .then(200, JSON, page(&[3, 4], ""))
    };
    let (items, asked) = both!(failing(), things => things.numbered().shop("a"), stream, iter);
    let shown: Vec<String> = items
        .iter()
        .map(|item| match item {
            Ok(thing) => thing.id.to_string(),
            Err(error) => error.service().unwrap().kind().to_string(),
        })
        .collect();
    assert_eq!(shown, ["1", "2", &NumberedErrorKind::NoSuchShop.to_string()]);
    assert_eq!(asked.len(), 2);

    let broken = || pages(&[&[1]]).then_failure(TransportErrorKind::Timeout);
    let (answers, _) = both!(broken(), things => things.numbered().shop("a"), pages, pages);
    assert!(matches!(&answers[..], [Ok(_), Err(Error::Transport(_))]));
}

#[test]
fn whole_answers_come_too() {
    let (answers, asked) = both!(
        pages(&[&[1, 2], &[3]]),
        things => things.numbered().shop("a"), pages, pages
    );
    let lengths: Vec<usize> = answers.into_iter().map(|answer| answer.unwrap().things.len()).collect();
    assert_eq!((lengths, asked.len()), (vec![2, 1], 2));
}

#[test]
fn a_request_that_breaks_a_rule_is_not_sent() {
    let client = Client::builder().transport(Replay::default()).build().unwrap();
    let mut stream = client.things().checked().page(7).stream();
    let error = run(stream.next()).unwrap().unwrap_err();
    assert_eq!(error.violations()[0].path(), "page");
    assert!(run(stream.next()).is_none());

    // The rule that a later page would break ends the walk, unless rules are not looked at.
    let replay = pages(&[&[1], &[2], &[3], &[]]);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let mut stream = client.things().checked().page(2).stream();
    assert!(run(stream.next()).unwrap().is_ok());
    assert!(run(stream.next()).unwrap().is_ok());
    assert!(matches!(run(stream.next()), Some(Err(Error::Invalid(_)))));
    let mut stream = client.things().checked().page(7).strictness(Strictness::Off).stream();
    assert_eq!(run(stream.next()).unwrap().unwrap().id, 3);
}

#[test]
fn nothing_is_sent_before_it_is_wanted() {
    let replay = pages(&[&[1, 2], &[3, 4]]);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let mut stream = client.things().numbered().shop("a").stream();
    assert!(replay.seen().is_empty());
    assert_eq!(run(stream.next()).unwrap().unwrap().id, 1);
    assert_eq!(run(stream.next()).unwrap().unwrap().id, 2);
    drop(stream);
    assert_eq!(replay.seen().len(), 1);
}

#[test]
fn a_plain_request_has_pages() {
    let replay = pages(&[&[1]]).then(200, JSON, page(&[], ""));
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let request = NumberedRequest {
        shop: "a".to_owned(),
        page: Some(3),
        per_page: None,
    };
    let mut stream = client.call(request).stream();
    assert!(run(stream.next()).is_some());
    assert!(run(stream.next()).is_none());
    assert_eq!(queries(&replay), ["shop=a&page=3", "shop=a&page=4"]);
}

#[test]
fn streams_move_between_threads() {
    fn assert_stream<T: Stream + Send + Unpin + 'static>(stream: T) -> T {
        stream
    }
    let replay = pages(&[&[1, 2], &[3]]);
    let client = Client::builder().transport(replay).build().unwrap();
    let _ = assert_stream(client.things().numbered().shop("a").pages());
    let mut stream = assert_stream(client.things().numbered().shop("a").stream());
    let first = run(stream.next()).unwrap().unwrap().id;
    let rest = std::thread::spawn(move || {
        let mut ids = Vec::new();
        while let Some(item) = run(stream.next()) {
            ids.push(item.unwrap().id);
        }
        ids
    });
    assert_eq!((first, rest.join().unwrap()), (1, vec![2, 3]));
}

#[test]
fn pages_wait_for_their_turn() {
    let clock = specwright_runtime::replay::SkippingClock::new();
    let client = Client::builder()
        .transport(pages(&[&[1], &[2], &[]]))
        .clock(clock.clone())
        .rate_limit(specwright_runtime::RateLimit::new(1, Duration::from_secs(1)))
        .build()
        .unwrap();
    let mut stream = client.things().numbered().shop("a").stream();
    while run(stream.next()).is_some() {}
    assert_eq!(clock.pauses().len(), 2);
}
