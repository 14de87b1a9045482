//! References, boxes and `Option`: types that stand for the value inside.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// A type that stands for another. What is said of the other holds of it; an empty `Option` breaks no rule.
///
/// ```
/// use specwright_runtime::validate::Transparent;
///
/// assert_eq!(Some("text").target(), Some(&"text"));
/// assert_eq!(Box::new(5).target(), Some(&5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for another value",
    label = "neither a reference nor a box nor an `Option`"
)]
pub trait Transparent {
    /// What it stands for.
    type Target: ?Sized;

    /// What it stands for, if there is anything.
    fn target(&self) -> Option<&Self::Target>;
}

impl<T> Transparent for Option<T> {
    type Target = T;

    #[inline]
    fn target(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T: ToOwned + ?Sized> Transparent for Cow<'_, T> {
    type Target = T;

    #[inline]
    fn target(&self) -> Option<&T> {
        Some(self)
    }
}

macro_rules! transparent {
    ($($pointer:ty),*) => {$(
        impl<T: ?Sized> Transparent for $pointer {
            type Target = T;

            #[inline]
            fn target(&self) -> Option<&T> {
                Some(self)
            }
        }
    )*};
}

transparent!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);
