//! A program that meets this: a kind of error is new, and stands before another one.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> &'static str {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => match error.kind() {
            CreateErrorKind::NotFound => "none",
            CreateErrorKind::Gone => "gone",
            _ => "other",
        },
        _ => "sent",
    }
}
