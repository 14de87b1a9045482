//! A spec against what is known of its API from elsewhere.
//!
//! - [`coverage`]: a list of facts, written by a person, and the place of each in the spec.
//! - [`facts`]: what pages and specs say, in the same words, and those words as text.
//! - [`page`], [`phrases`], [`samples`], [`reader`]: a saved documentation page, read into facts.
//! - [`spec`], [`compare`], [`report`]: those facts against the spec, and what to edit.
//! - [`accept`], [`lock`]: the files in which a person's decisions and the pages' fingerprints are kept.
//! - [`edit`], [`draft`]: changes of a spec's text, and a first text for a page that has none.
//! - [`score`]: how well pages are read.

pub mod accept;
pub mod compare;
pub mod coverage;
pub mod draft;
pub mod edit;
pub mod facts;
pub mod lock;
pub mod page;
pub mod phrases;
pub mod reader;
pub mod report;
pub mod samples;
pub mod score;
pub mod spec;
mod text;
