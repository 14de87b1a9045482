//! A program that meets this: a form of error answers is another one, or is tried at another turn.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => *error.kind() == CreateErrorKind::Broken,
        _ => false,
    }
}
