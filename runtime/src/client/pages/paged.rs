//! Requests whose answers are pages of a list.

use crate::client::Endpoint;
use crate::describe::Pages;

/// A request for a page of a list. Made by [`operation!`](crate::operation).
pub trait Paged: Endpoint {
    /// What the list is made of.
    type Item: Send + 'static;
    /// How to get from a page to the next.
    const PAGES: &'static Pages;
    /// The items of a page.
    fn into_items(answer: Self::Response) -> Vec<Self::Item>;
}
