//! `specwright drift --fetch`: what is asked of sites, and what becomes of their answers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::thread;
use std::time::Duration;

use common::site::{Asked, Site, answer, page};
use common::{API, Folder, ORDERS, Run};

const ORDERS_PAGE: &str = "<html><head><title>Orders</title></head><body><h1>Orders</h1><h2>POST /orders</h2><p>Creates an \
     order.</p><table><tr><th>Name</th><th>Type</th><th>Required</th></tr><tr><td>loaves</td><td>integer</td><td>Yes</td></tr>\
     </table></body></html>";

/// A site whose only page is that of the orders.
fn bakery(answers: impl Fn(&Asked, usize) -> String + Send + Sync + 'static) -> Site {
    Site::new(move |asked, before| match asked.target.as_str() {
        "/robots.txt" => answer(404, "", ""),
        _ => answers(asked, before),
    })
}

/// A folder with an API whose operation is described at that address.
fn folder(test: &str, address: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("bakery/api.yaml", API);
    folder.write(
        "bakery/orders.yaml",
        &ORDERS.replace("https://docs.bakery.example/orders", address),
    );
    folder
}

fn fetch(folder: &Folder, more: &[&str]) -> Run {
    let arguments = [
        "drift", "bakery", "--fetch", "--pages", "pages", "--pause", "0", "--format", "json",
    ];
    folder.run(&[&arguments, more].concat())
}

/// Why the only page was not checked.
#[track_caller]
fn reason(run: &Run) -> String {
    assert_eq!(run.code, Some(3), "{run:?}");
    let report = run.json();
    report["pages"][0]["not_checked"]["reason"]
        .as_str()
        .unwrap_or_else(|| panic!("{report:#}"))
        .to_owned()
}

#[track_caller]
fn assert_checked(run: &Run) {
    assert!(run.json()["pages"][0]["not_checked"].is_null(), "{run:?}");
}

#[test]
fn a_page_is_kept_and_asked_for_again_only_if_it_changed() {
    let site = bakery(|asked, before| {
        let new = "content-type: text/html\r\netag: \"one\"\r\nlast-modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
        match before {
            0 => answer(200, new, ORDERS_PAGE),
            _ => {
                assert_eq!(asked.header("if-none-match"), Some("\"one\""));
                assert_eq!(asked.header("if-modified-since"), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
                answer(304, "", "")
            }
        }
    });
    let folder = folder("fetch-kept", &format!("{}/orders", site.address));
    let first = fetch(&folder, &["--today", "2026-01-02"]);
    assert_checked(&first);
    let kept = folder.content("pages");
    assert_eq!(kept.len(), 2, "{:?}", kept.keys());
    assert!(kept.values().any(|bytes| bytes == ORDERS_PAGE.as_bytes()));
    assert_eq!(first.json()["pages"][0]["saved"], "2026-01-02");

    let second = fetch(&folder, &["--today", "2026-01-09"]);
    assert_eq!(
        (second.code, &second.stdout),
        (first.code, &first.stdout),
        "the day is that of the bytes"
    );
    assert_eq!(folder.content("pages"), kept);
    assert_eq!(site.targets(), ["/robots.txt", "/orders", "/robots.txt", "/orders"]);
    let agent = site.asked()[1].header("user-agent").unwrap().to_owned();
    assert!(agent.starts_with("specwright/"), "{agent}");
}

#[test]
fn the_same_bytes_keep_their_day_and_others_replace_them() {
    let site = bakery(|_, before| {
        page(if before < 2 {
            ORDERS_PAGE
        } else {
            "<html><body><h1>Other</h1></body></html>"
        })
    });
    let folder = folder("fetch-bytes", &format!("{}/orders", site.address));
    for (today, saved) in [
        ("2026-01-02", "2026-01-02"),
        ("2026-01-09", "2026-01-02"),
        ("2026-01-16", "2026-01-16"),
    ] {
        let run = fetch(&folder, &["--today", today]);
        assert_eq!(run.json()["pages"][0]["saved"], saved);
    }
}

#[test]
fn an_answer_that_is_no_page_replaces_nothing() {
    let bad = [
        (answer(404, "", "gone"), "the site answers 404"),
        (answer(500, "", "oops"), "the site answers 500"),
        (answer(503, "", ""), "the site answers 503"),
        (
            answer(200, "content-type: application/pdf\r\n", "%PDF"),
            "the site sends application/pdf, which is no page",
        ),
        (
            answer(200, "content-type: text/html\r\ncontent-encoding: gzip\r\n", "zip"),
            "the site sends it compressed (gzip), though nobody asked for that",
        ),
        (
            answer(302, "location: https://login.bakery.example/in?secret=1\r\n", ""),
            "it has moved to another site, https://login.bakery.example/in",
        ),
        (answer(302, "", ""), "the site redirects to no address"),
        (
            answer(301, "location: /orders\r\n", ""),
            "the site redirects more than 5 times",
        ),
        (
            answer(429, "retry-after: 3600\r\n", ""),
            "the site answers 429 and asks to come back in 3600 s",
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort".to_owned(),
            "the answer of the site broke off",
        ),
        ("HTTP".to_owned(), "the answer of the site broke off"),
    ];
    let answers: Vec<_> = bad.iter().map(|(answer, _)| answer.clone()).collect();
    let turn = std::sync::Arc::new(std::sync::Mutex::new(0));
    let shown = std::sync::Arc::clone(&turn);
    let site = bakery(move |_, _| match *shown.lock().unwrap() {
        0 => page(ORDERS_PAGE),
        turn => answers[turn - 1].clone(),
    });
    let folder = folder("fetch-bad", &format!("{}/orders", site.address));
    assert_checked(&fetch(&folder, &[]));
    let kept = folder.content("pages");
    for (at, (_, expected)) in bad.iter().enumerate() {
        *turn.lock().unwrap() = at + 1;
        assert_eq!(reason(&fetch(&folder, &[])), *expected);
        assert_eq!(folder.content("pages"), kept, "{expected}");
    }
}

#[test]
fn a_page_that_is_too_large_or_too_slow() {
    let site = bakery(|asked, _| match asked.target.as_str() {
        "/slow" => {
            thread::sleep(Duration::from_secs(3));
            page(ORDERS_PAGE)
        }
        _ => page(&"x".repeat(9 * 1024 * 1024)),
    });
    let large = folder("fetch-large", &format!("{}/large", site.address));
    assert_eq!(reason(&fetch(&large, &[])), "the page is larger than 8 MiB");
    assert!(large.content("pages").is_empty());
    let slow = folder("fetch-slow", &format!("{}/slow", site.address));
    assert_eq!(
        reason(&fetch(&slow, &["--timeout", "0.3"])),
        "the site took too long to answer"
    );
}

#[test]
fn a_site_that_wants_to_be_left_alone_for_a_moment() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (test, header) in [("fetch-wait-seconds", "1"), ("fetch-wait-date", date)] {
        let site = bakery(move |_, before| match before {
            0 => answer(429, &format!("retry-after: {header}\r\n"), ""),
            1 => answer(503, "retry-after: 0\r\n", ""),
            _ => page(ORDERS_PAGE),
        });
        let folder = folder(test, &format!("{}/orders", site.address));
        assert_checked(&fetch(&folder, &[]));
        let asked = site.asked();
        assert_eq!(asked.len(), 4, "{asked:?}");
        let waited = asked[2].at - asked[1].at;
        assert_eq!(waited >= Duration::from_secs(1), header == "1", "{waited:?}");
    }
}

#[test]
fn robots() {
    let rules = |text: &str| answer(200, "content-type: text/plain\r\n", text);
    let disallowed = "the site's robots.txt asks programs not to read it";
    let cases = [
        (rules("User-agent: *\nDisallow: /orders\n"), Some(disallowed)),
        (
            rules("User-agent: *\nDisallow: /\n\nUser-agent: specwright\nDisallow: /private\n"),
            None,
        ),
        (rules("User-agent: *\nDisallow: /private\n"), None),
        (answer(403, "", ""), None),
        (
            answer(500, "", ""),
            Some("the site's robots.txt cannot be read: the site answers 500"),
        ),
        (answer(302, "location: /robots.txt\r\n", ""), None),
        (answer(302, "location: /rules.txt\r\n", ""), Some(disallowed)),
    ];
    for (at, (robots, expected)) in cases.into_iter().enumerate() {
        let site = Site::new(move |asked, _| match asked.target.as_str() {
            "/robots.txt" => robots.clone(),
            "/rules.txt" => rules("User-agent: *\nDisallow: /\n"),
            _ => page(ORDERS_PAGE),
        });
        let folder = folder(&format!("fetch-robots-{at}"), &format!("{}/orders", site.address));
        let run = fetch(&folder, &[]);
        match expected {
            Some(expected) => {
                assert_eq!(reason(&run), expected, "{at}");
                assert!(!site.targets().contains(&"/orders".to_owned()));
            }
            None => assert_checked(&run),
        }
    }
}

#[test]
fn redirects_within_a_site_are_followed_as_its_robots_allow() {
    let site = Site::new(|asked, _| match asked.target.as_str() {
        "/robots.txt" => answer(200, "", "User-agent: *\nDisallow: /old/private\n"),
        "/orders" => answer(301, "location: /v2/orders\r\n", ""),
        "/secret" => answer(301, "location: /old/private\r\n", ""),
        _ => page(ORDERS_PAGE),
    });
    let allowed = folder("fetch-redirect", &format!("{}/orders", site.address));
    assert_checked(&fetch(&allowed, &[]));
    assert_eq!(site.targets(), ["/robots.txt", "/orders", "/v2/orders"]);
    let refused = folder("fetch-redirect-refused", &format!("{}/secret", site.address));
    assert_eq!(
        reason(&fetch(&refused, &[])),
        "the site's robots.txt asks programs not to read it"
    );
}

#[test]
fn one_request_at_a_time_with_pauses_and_each_page_once() {
    let site = bakery(|asked, _| match asked.target.as_str() {
        "/gone" => answer(404, "", ""),
        _ => page(ORDERS_PAGE),
    });
    let folder = folder("fetch-order", &format!("{}/gone", site.address));
    for (name, target) in [
        ("pies", "/pies#create"),
        ("rolls", "/pies#list"),
        ("tarts", "/tarts?page=2"),
    ] {
        let resource = ORDERS.replace(
            "https://docs.bakery.example/orders",
            &format!("{}{target}", site.address),
        );
        let resource = resource.replace("resource: orders", &format!("resource: {name}"));
        let resource = resource.replace("POST /orders", &format!("POST /{name}"));
        folder.write(&format!("bakery/{name}.yaml"), &resource);
    }
    let arguments = [
        "drift", "bakery", "--fetch", "--pages", "pages", "--pause", "0.2", "--format", "json",
    ];
    let run = folder.run(&arguments);
    assert_eq!(run.code, Some(3), "{run:?}");
    let report = run.json();
    assert_eq!(report["pages"].as_array().unwrap().len(), 3);
    assert!(report["counts"]["not_checked"].as_u64().unwrap() >= 1);
    assert_eq!(site.targets(), ["/robots.txt", "/gone", "/pies", "/tarts?page=2"]);
    assert_eq!(site.most_at_once(), 1);
    let times: Vec<_> = site.asked().iter().map(|asked| asked.at).collect();
    for pair in times.windows(2) {
        assert!(
            pair[1] - pair[0] >= Duration::from_millis(200),
            "{:?}",
            pair[1] - pair[0]
        );
    }
    assert_eq!(run.stderr.lines().count(), 3, "{}", run.stderr);

    let only = folder.run(&[&arguments[..], &["--operation", "pies.create"]].concat());
    assert_eq!(only.json()["pages"].as_array().unwrap().len(), 1);
    assert_eq!(site.targets()[4..], ["/robots.txt", "/pies"]);
}

#[test]
fn addresses_that_are_not_fetched() {
    for (test, address, expected) in [
        (
            "fetch-http",
            "http://docs.bakery.example/orders",
            "only addresses with https are fetched",
        ),
        (
            "fetch-file",
            "file:///etc/hostname",
            "only addresses with https are fetched",
        ),
        ("fetch-none", "see the binder", "the spec's `docs` is no address"),
        (
            "fetch-user",
            "https://me:secret@docs.bakery.example/",
            "the address holds credentials",
        ),
        (
            "fetch-nobody",
            "http://127.0.0.1:1/orders",
            "the site's robots.txt cannot be read: there is no connection to the site",
        ),
    ] {
        let folder = folder(test, address);
        let check = folder.run(&["check", "bakery"]);
        if check.code == Some(0) {
            assert_eq!(reason(&fetch(&folder, &[])), expected);
        }
    }
}
