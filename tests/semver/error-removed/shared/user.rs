//! A program that meets this: a kind of error is gone.

use client::Error;
use client::shelves::ReadErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.shelves().read().id(7).send().await {
        Err(Error::Service(error)) => *error.kind() == ReadErrorKind::Busy,
        _ => false,
    }
}
