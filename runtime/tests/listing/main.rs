//! Lists in pages, answers that are not ready, limits of requests and builders of objects, in a client that is written as
//! generated code is.
#![cfg(all(feature = "derive", feature = "json"))]
#![deny(deprecated)]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]
#![allow(missing_docs, unexpected_cfgs, unreachable_pub, reason = "as in a generated crate")]

mod deprecated;
mod limit;
mod objects;
mod polling;
mod roots;
mod service;
mod walk;

/// What a walk gives and the query strings of its requests, which are the same whether it is awaited or not.
#[cfg(feature = "blocking")]
macro_rules! both {
    ($replay:expr, $things:ident => $call:expr, $awaited:ident, $blocking:ident) => {{
        let awaited = crate::awaited!($replay, $things => $call, $awaited);
        let replay = $replay;
        let client = crate::service::blocking::Client::builder().transport(replay.clone()).build().unwrap();
        let $things = client.things();
        let given: Vec<_> = $call.$blocking().collect();
        let blocking = (given, crate::walk::queries(&replay));
        assert_eq!(format!("{awaited:?}"), format!("{blocking:?}"));
        awaited
    }};
}

#[cfg(not(feature = "blocking"))]
macro_rules! both {
    ($replay:expr, $things:ident => $call:expr, $awaited:ident, $blocking:ident) => {
        crate::awaited!($replay, $things => $call, $awaited)
    };
}

macro_rules! awaited {
    ($replay:expr, $things:ident => $call:expr, $awaited:ident) => {{
        let replay = $replay;
        let client = crate::service::Client::builder()
            .transport(replay.clone())
            .build()
            .unwrap();
        let $things = client.things();
        let mut stream = $call.$awaited();
        let mut given = Vec::new();
        while let Some(next) = specwright_runtime::replay::run(stream.next()) {
            given.push(next);
        }
        assert!(specwright_runtime::replay::run(stream.next()).is_none());
        (given, crate::walk::queries(&replay))
    }};
}

use {awaited, both};
