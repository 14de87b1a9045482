//! A program that meets this: a kind of error is new.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => *error.kind() == CreateErrorKind::NotFound,
        _ => false,
    }
}
