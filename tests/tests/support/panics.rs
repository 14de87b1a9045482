//! What a panic says: of those that a test makes on purpose, and of any other in the process.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::{Mutex, Once};

/// Panics that nobody made on purpose, on whatever thread.
static OTHERS: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    /// What was said while a panic is wanted on this thread.
    static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What a program prints that ends like this.
pub(crate) fn said<T>(end: impl FnOnce() -> T) -> String {
    listen();
    WANTED.with_borrow_mut(|wanted| *wanted = Some(String::new()));
    let ended = catch_unwind(AssertUnwindSafe(end));
    let said = WANTED.take().unwrap_or_default();
    assert!(ended.is_err() && !said.is_empty(), "there was no panic");
    said
}

/// What a program prints that unwraps the error.
pub(crate) fn unwrapped<E: Debug>(error: E) -> String {
    said(|| refused(error).unwrap())
}

fn refused<E>(error: E) -> Result<(), E> {
    Err(error)
}

/// What all others said since somebody listens.
pub(crate) fn others() -> Vec<String> {
    OTHERS.lock().unwrap().clone()
}

/// Hears every panic of the process from now on.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !hear(info) {
                before(info);
            }
        }));
    });
}

/// Keeps what is said; whether it was said on purpose.
fn hear(info: &PanicHookInfo<'_>) -> bool {
    let payload = info.payload();
    let said = payload.downcast_ref::<&str>().copied();
    let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let text = format!("{info} {said:?}");
    WANTED.with_borrow_mut(|wanted| match wanted {
        Some(wanted) => {
            wanted.push_str(&text);
            true
        }
        None => {
            OTHERS.lock().unwrap().push(text);
            false
        }
    })
}
