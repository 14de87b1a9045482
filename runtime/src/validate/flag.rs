//! Types that hold true or false.

use super::transparent::Transparent;

/// A type that `required_if(a, b = true)` can look at.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not true or false",
    label = "not a `bool`",
    note = "`= true` and `= false` compare with `bool` or `Option<bool>`; compare text with `= \"…\"`"
)]
pub trait Flag {
    /// True or false; `None` if there is neither.
    fn flag(&self) -> Option<bool>;
}

impl Flag for bool {
    #[inline]
    fn flag(&self) -> Option<bool> {
        Some(*self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Flag for T
where
    T::Target: Flag,
{
    #[inline]
    fn flag(&self) -> Option<bool> {
        self.target().and_then(Flag::flag)
    }
}
