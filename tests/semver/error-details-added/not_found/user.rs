//! A program that meets this: an error holds more than its kind.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => *error.kind() == CreateErrorKind::NotFound,
        _ => false,
    }
}
