//! Types that hold a number.

use super::amount::Amount;
use super::transparent::Transparent;
use crate::Decimal;

/// A type with a number that `range`, `multiple_of` and `one_of(1, 2)` can look at.
///
/// ```
/// use specwright_runtime::validate::{Amount, Number};
///
/// struct Cents(u64);
///
/// impl Number for Cents {
///     fn number(&self) -> Option<Amount<'_>> {
///         self.0.number()
///     }
/// }
///
/// assert_eq!(Cents(5).number(), Some(Amount::whole(5)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number",
    label = "not a number",
    note = "numbers are the integer and float types of Rust, `Decimal`, and `Option` of these",
    note = "a type of your own becomes a number with `impl specwright_runtime::validate::Number`"
)]
pub trait Number {
    /// The number; `None` if there is none, which breaks no rule.
    fn number(&self) -> Option<Amount<'_>>;
}

macro_rules! unsigned {
    ($($number:ty),*) => {$(
        impl Number for $number {
            #[inline]
            fn number(&self) -> Option<Amount<'_>> {
                // `u128` holds every unsigned number; `usize` has no `From` for it.
                Some(Amount::Positive(*self as u128))
            }
        }
    )*};
}

macro_rules! signed {
    ($($number:ty),*) => {$(
        impl Number for $number {
            #[inline]
            fn number(&self) -> Option<Amount<'_>> {
                // `i128` holds every signed number; `isize` has no `From` for it.
                Some(Amount::whole(*self as i128))
            }
        }
    )*};
}

unsigned!(u8, u16, u32, u64, u128, usize);
signed!(i8, i16, i32, i64, i128, isize);

impl Number for f32 {
    #[inline]
    fn number(&self) -> Option<Amount<'_>> {
        Some(Amount::Float(f64::from(*self)))
    }
}

impl Number for f64 {
    #[inline]
    fn number(&self) -> Option<Amount<'_>> {
        Some(Amount::Float(*self))
    }
}

impl Number for Decimal {
    #[inline]
    fn number(&self) -> Option<Amount<'_>> {
        Some(Amount::Decimal(self.as_str()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Number for T
where
    T::Target: Number,
{
    #[inline]
    fn number(&self) -> Option<Amount<'_>> {
        self.target().and_then(Number::number)
    }
}
