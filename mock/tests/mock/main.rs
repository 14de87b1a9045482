//! Requests and the answers expected of a mock, by topic.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what fails here is the test")]

mod answers;
mod any_request;
mod ask;
mod authentication;
mod encodings;
mod error_bodies;
mod made_up_values;
mod pages;
mod preferences;
mod real_pages;
mod repeated_requests;
mod request_bodies;
mod routing;
mod rules;
mod served;
mod server;
mod wire_forms;
