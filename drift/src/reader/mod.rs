//! From the blocks of a page to its facts: where its operations are, which of them a block belongs to, and what the block
//! says of it. What words mean is asked of [`phrases`](crate::phrases), what code shows of [`samples`](crate::samples).

mod address;
mod attributes;
mod blocks;
mod codes;
mod collect;
mod entries;
mod fields;
mod finish;
mod headings;
mod index;
mod inferred;
mod inner;
mod key_values;
mod leads;
mod merge;
mod names;
mod nesting;
mod operations;
mod outline;
mod paired;
mod prose;
mod request_line;
mod scope;
mod sent;
mod setting;
mod shown;
mod stated;
mod statuses;
mod tables;
mod told;
mod unfold;
mod values;
mod walk;
mod words;

use crate::facts::*;
use crate::page::Page;

/// Reads the facts of a page.
#[must_use]
pub fn read(page: &Page) -> Facts {
    walk::read(page)
}
