//! A program that meets this: errors are not read any more in one of their forms.

use client::Error;
use client::things::CreateErrorKind;

pub async fn user(client: &client::Client) -> bool {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => *error.kind() == CreateErrorKind::Broken,
        _ => false,
    }
}
