//! A program that meets this: errors are read in another form as well.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => *error.kind() == CreateErrorKind::Broken,
        _ => false,
    }
}
