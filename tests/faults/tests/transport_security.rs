//! Whom a client believes over TLS, whom it shows a certificate, and what it sends through a proxy.

use specwright_faults::calls::{Class, Kind, call_once, call_once_blocking};
use specwright_faults::certificates::{Certificates, NAMES};
use specwright_faults::outcome::Outcome;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::transport::Tls;
use specwright_faults::shop::{Client, blocking};
use specwright_faults::trial::{Setup, answering, configure};

const BOTH: [Kind; 2] = [Kind::Async, Kind::Blocking];

#[test]
fn a_certificate_that_is_refused_is_said_to_be_and_why() {
    let trusting = Tls::new().add_root(Certificates::of_this_run().root_pem());
    for (certificate, words) in [
        ("of another name", "not valid for name"),
        ("expired", "expired"),
        ("not yet valid", "not valid yet"),
        ("of an unknown root", "UnknownIssuer"),
        ("signed by itself", "UnknownIssuer"),
    ] {
        for kind in BOTH {
            let (outcome, seen) = call_with(kind, certificate, &trusting);
            assert_eq!(outcome.what, "`Transport(Certificate)`", "{certificate}");
            assert_eq!(outcome.may_have_arrived, Some(false), "{certificate}");
            assert!(
                outcome.message.contains("certificate"),
                "{certificate}: {}",
                outcome.message
            );
            assert!(outcome.message.contains(words), "{certificate}: {}", outcome.message);
            assert_eq!(seen, 0, "{certificate}");
        }
    }
}

#[test]
fn a_root_of_ones_own_is_believed_where_it_is_given_and_only_there() {
    let root = Certificates::of_this_run().root_pem();
    for kind in BOTH {
        assert!(
            call_with(kind, "good", &Tls::new().add_root(root.as_str()))
                .0
                .is_answer()
        );
        let only = Tls::new().add_root(root.as_str()).only_added_roots();
        assert!(call_with(kind, "good", &only).0.is_answer());
        let (without, seen) = call_with(kind, "good", &Tls::new());
        assert_eq!((without.what.as_str(), seen), ("`Transport(Certificate)`", 0));
    }
}

#[test]
fn a_client_shows_its_certificate_to_who_asks() {
    let run = Certificates::of_this_run();
    let root = Tls::new().add_root(run.root_pem());
    let with = root.clone().identity(run.identity_pem());
    for kind in BOTH {
        let (shown, seen) = call_with(kind, "for those with a certificate", &with);
        assert!(shown.is_answer(), "{shown:?}");
        assert_eq!(seen, 1);
        let (kept_back, seen) = call_with(kind, "for those with a certificate", &root);
        assert!(!kept_back.is_answer());
        assert_eq!(seen, 0);
        assert!(
            call_with(kind, "good", &with).0.is_answer(),
            "who does not ask is not shown one"
        );
    }
}

#[test]
fn what_is_no_certificate_is_refused_without_showing_a_key() {
    let key = Certificates::of_this_run().identity_pem();
    let (_, key_alone) = key
        .split_once("-----END CERTIFICATE-----")
        .expect("the certificate is first");
    for tls in [
        Tls::new().identity(key_alone),
        Tls::new().identity("no PEM"),
        Tls::new().add_root("no PEM"),
        Tls::new().only_added_roots(),
    ] {
        assert!(!format!("{tls:?}").contains("PRIVATE KEY"));
        let setup = Setup {
            origin: "https://127.0.0.1:1".to_owned(),
            ..Setup::default()
        };
        let awaited = configure(Client::builder(), &setup).tls(tls.clone()).build();
        let problem = awaited.expect_err("it cannot be used").to_string();
        assert!(problem.contains("`.tls(…)`"), "{problem}");
        let line = key_alone.lines().nth(2).expect("a key has lines");
        assert!(!problem.contains(line), "{problem}");
        assert!(configure(blocking::Client::builder(), &setup).tls(tls).build().is_err());
    }
}

#[test]
fn every_certificate_of_the_cases_is_tried() {
    let run = Certificates::of_this_run();
    for name in NAMES {
        assert!(run.server(name).is_some(), "{name}");
    }
    assert!(run.server("made up").is_none());
}

/// What a client that trusts so gets from a server with that certificate, and how many requests that saw.
fn call_with(kind: Kind, certificate: &str, tls: &Tls) -> (Outcome, usize) {
    let options = Options {
        tls: Certificates::of_this_run().server(certificate),
        ..Options::default()
    };
    assert!(options.tls.is_some(), "{certificate}");
    let server = Server::with_turns(&[answering()], options);
    let setup = Setup {
        origin: server.origin().to_owned(),
        ..Setup::default()
    };
    let outcome = match kind {
        Kind::Async => call_once(configure(Client::builder(), &setup).tls(tls.clone()), Class::Never, "a"),
        Kind::Blocking => call_once_blocking(
            configure(blocking::Client::builder(), &setup).tls(tls.clone()),
            Class::Never,
            "a",
        ),
    };
    (outcome, server.seen().len())
}
