//! Pages for which the thread waits.

use std::marker::PhantomData;
use std::vec;

use super::asking::{Asking, Step, typed};
use super::paged::Paged;
use crate::client::Blocking;
use crate::client::erased::Prepared;
use crate::client::handle::sealed::Sealed as _;
use crate::error::Error;

/// The pages of a list as an iterator over whole answers. A page is asked for when it is its turn. The first error ends it.
#[must_use = "nothing is sent before the first `next`"]
pub struct PageIter<R> {
    asking: Box<Asking<Blocking>>,
    request: PhantomData<fn() -> R>,
}

/// The items of a list as an iterator, page after page. A page is asked for when the one before has no more items. The
/// first error ends it.
#[must_use = "nothing is sent before the first `next`"]
pub struct ItemIter<R: Paged> {
    pages: PageIter<R>,
    items: vec::IntoIter<R::Item>,
}

impl<R: Paged> PageIter<R> {
    pub(in crate::client) fn new(handle: Blocking, prepared: Prepared) -> Self {
        Self {
            asking: Box::new(Asking::new::<R>(handle, prepared)),
            request: PhantomData,
        }
    }
}

impl<R: Paged> ItemIter<R> {
    pub(in crate::client) fn new(pages: PageIter<R>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
        }
    }
}

impl<R: Paged> Iterator for PageIter<R> {
    type Item = Result<R::Response, Error<R::ErrorKind>>;

    fn next(&mut self) -> Option<Self::Item> {
        typed::<R>(ask(&mut self.asking))
    }
}

impl<R: Paged> Iterator for ItemIter<R> {
    type Item = Result<R::Item, Error<R::ErrorKind>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = R::into_items(page).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<R: Paged> std::iter::FusedIterator for PageIter<R> {}

impl<R: Paged> std::iter::FusedIterator for ItemIter<R> {}

impl<R> std::fmt::Debug for PageIter<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PageIter").finish_non_exhaustive()
    }
}

impl<R: Paged> std::fmt::Debug for ItemIter<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ItemIter").finish_non_exhaustive()
    }
}

fn ask(asking: &mut Asking<Blocking>) -> Step {
    if asking.walk.is_over() {
        return None;
    }
    let (request, mut answer) = match asking.begin() {
        Ok(begun) => begun,
        Err(last) => return last,
    };
    let context = asking.prepared.context(asking.handle.core());
    let result = asking.handle.exchange(context, request, answer.as_mut());
    asking.end(result, answer)
}
