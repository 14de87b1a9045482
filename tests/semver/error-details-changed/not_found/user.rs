//! A program that meets this: an error holds details of another type.

use client::Error;
use client::things::NotFoundDetails;

pub async fn user(client: &client::Client) -> Option<String> {
    match client.things().create().name("lid").send().await {
        Err(Error::Service(error)) => error.details::<NotFoundDetails>()?.near.clone(),
        _ => None,
    }
}
