//! What the spec says of an operation counts, and not its method.

use specwright_faults::script::Turn;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::{Client, blocking};
use specwright_faults::trial::{Setup, configure};

#[test]
fn a_post_that_only_looks_is_sent_again_and_a_put_that_counts_is_not() {
    let [looked, counted] = [(); 2].map(|()| server());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be set up").block_on(async {
        let client = |server| {
            configure(Client::builder(), &setup(server))
                .build()
                .expect("it is complete")
        };
        assert!(client(&looked).things().search().call("a").send().await.is_err());
        assert!(client(&counted).things().count().call("a").send().await.is_err());
    });
    assert_eq!((looked.seen().len(), counted.seen().len()), (3, 1));
}

#[test]
fn blocking_calls_do_the_same() {
    let [looked, counted] = [(); 2].map(|()| server());
    let client = |server| {
        configure(blocking::Client::builder(), &setup(server))
            .build()
            .expect("it is complete")
    };
    assert!(client(&looked).things().search().call("a").send().is_err());
    assert!(client(&counted).things().count().call("a").send().is_err());
    assert_eq!((looked.seen().len(), counted.seen().len()), (3, 1));
}

/// Two calls with the same fields are two payments.
#[test]
fn each_call_has_a_key_of_its_own_for_all_of_its_attempts() {
    let server = server();
    let client = configure(blocking::Client::builder(), &setup(&server))
        .build()
        .expect("it is complete");
    for _ in 0..2 {
        assert!(client.things().pay().call("a").amount(1).label("a").send().is_err());
    }
    let seen = server.seen();
    let keys: Vec<_> = seen.iter().map(|request| request.header("idempotency-key")).collect();
    assert_eq!(keys.len(), 6);
    assert!(keys[0].is_some_and(|key| key.len() == 36), "{keys:?}");
    assert_eq!([keys[0]; 3], keys[..3]);
    assert_eq!([keys[3]; 3], keys[3..]);
    assert_ne!(keys[0], keys[3]);
}

/// It takes a whole request and breaks off.
fn server() -> Server {
    Server::with_turns(&[Turn::of("read\nreset")], Options::default())
}

fn setup(server: &Server) -> Setup {
    Setup {
        origin: server.origin().to_owned(),
        ..Setup::default()
    }
}
