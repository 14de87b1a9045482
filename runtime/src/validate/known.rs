//! Values that the documentation names, told from values that came from a newer service.

use super::transparent::Transparent;

/// An enumeration that also holds values it does not know.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not tell known values from unknown ones",
    label = "does not implement `KnownValue`",
    note = "`known` is for enumerations with a catch-all variant; implement `specwright_runtime::validate::KnownValue`"
)]
pub trait KnownValue {
    /// Whether this is one of the documented values.
    fn is_known(&self) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> KnownValue for T
where
    T::Target: KnownValue,
{
    #[inline]
    fn is_known(&self) -> bool {
        self.target().is_none_or(KnownValue::is_known)
    }
}
