//! Pages that are awaited.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::asking::{Asking, Step, typed};
use super::paged::Paged;
use crate::client::Async;
use crate::client::erased::Prepared;
use crate::client::handle::sealed::Sealed as _;
use crate::error::Error;

/// The pages of a list as a stream of whole answers. Nothing is sent before it is polled, and nothing after it is dropped.
/// The first error ends it. `next` needs no import; as a [`Stream`] it has the combinators of the crate `futures`.
#[must_use = "nothing is sent before the stream is polled"]
pub struct PageStream<R> {
    state: State,
    request: PhantomData<fn() -> R>,
}

/// The items of a list as a stream, page after page. Nothing is sent before it is polled, and nothing after it is dropped.
/// The first error ends it. `next` needs no import; as a [`Stream`] it has the combinators of the crate `futures`.
#[must_use = "nothing is sent before the stream is polled"]
pub struct ItemStream<R: Paged> {
    pages: PageStream<R>,
    items: vec::IntoIter<R::Item>,
}

impl<R: Paged> PageStream<R> {
    pub(in crate::client) fn new(handle: Async, prepared: Prepared) -> Self {
        Self {
            state: State::Idle(Box::new(Asking::new::<R>(handle, prepared))),
            request: PhantomData,
        }
    }

    /// The next page; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<R::Response, Error<R::ErrorKind>>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: Paged> ItemStream<R> {
    pub(in crate::client) fn new(pages: PageStream<R>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
        }
    }

    /// The next item; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error<R::ErrorKind>>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: Paged> Stream for PageStream<R> {
    type Item = Result<R::Response, Error<R::ErrorKind>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.state.poll(context).map(typed::<R>)
    }
}

impl<R: Paged> Stream for ItemStream<R> {
    type Item = Result<R::Item, Error<R::ErrorKind>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.items = R::into_items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// No item is ever pinned.
impl<R: Paged> Unpin for ItemStream<R> {}

impl<R> std::fmt::Debug for PageStream<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PageStream").finish_non_exhaustive()
    }
}

impl<R: Paged> std::fmt::Debug for ItemStream<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ItemStream").finish_non_exhaustive()
    }
}

enum State {
    Idle(Box<Asking<Async>>),
    Busy(Asked),
    Over,
}

/// A request that is under way. It takes what asks along and gives it back.
type Asked = Pin<Box<dyn Future<Output = (Box<Asking<Async>>, Step)> + Send>>;

impl State {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Step> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Poll::Ready(None),
                Self::Idle(asking) => *self = Self::Busy(Box::pin(ask(asking))),
                Self::Busy(mut asked) => match asked.as_mut().poll(context) {
                    Poll::Pending => {
                        *self = Self::Busy(asked);
                        return Poll::Pending;
                    }
                    Poll::Ready((asking, step)) => {
                        if !asking.walk.is_over() {
                            *self = Self::Idle(asking);
                        }
                        return Poll::Ready(step);
                    }
                },
            }
        }
    }
}

async fn ask(mut asking: Box<Asking<Async>>) -> (Box<Asking<Async>>, Step) {
    let (request, mut answer) = match asking.begin() {
        Ok(begun) => begun,
        Err(last) => return (asking, last),
    };
    let context = asking.prepared.context(asking.handle.core());
    let result = asking.handle.exchange(context, request, answer.as_mut()).await;
    let step = asking.end(result, answer);
    (asking, step)
}
