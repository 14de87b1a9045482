//! A first spec for a page that has none.

use crate::facts::Facts;
use crate::page::Page;

/// Files of a spec that compiles, by their names in the API's folder. What the page does not state is marked with a `doubt`
/// or a comment.
#[must_use]
pub fn draft(api: &str, page: &Page, facts: &Facts) -> Vec<(String, String)> {
    let _ = (api, page, facts);
    Vec::new()
}
