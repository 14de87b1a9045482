//! The rules themselves, a function each. Every one adds to a [`Report`](super::Report) or leaves it as it is.

mod bounds;
mod characters;
mod compare;
mod format;
mod groups;
mod items;
mod known;
mod length;
mod multiple_of;
mod nested;
mod one_of;
mod order;
mod pattern;
mod range;
mod required;
mod unique;

pub use bounds::Bounds;
pub use characters::check_chars;
pub use compare::{is_flag, is_number, is_text};
pub use format::check_format;
pub use groups::{check_at_least_one_of, check_exactly_one_of, check_together};
pub use items::{check_each, check_items};
pub use known::check_known;
pub use length::check_length;
pub use multiple_of::check_multiple_of;
pub use nested::check_nested;
pub use one_of::{check_one_of_numbers, check_one_of_texts};
pub use order::check_in_order;
pub use pattern::{check_bytes, check_pattern, split_piece};
pub use range::{Limits, check_limits, check_range};
pub use required::{check_required_if, check_required_unless};
pub use unique::check_unique;

#[doc(hidden)]
pub use super::short::Short;
