//! Bounds that name a field which has not been set.

/// A bound that only a builder whose field has been set meets; otherwise the compiler shows the message and the label.
/// Both are written out because the compiler reads them before any macro inside them would run.
///
/// ```
/// specwright_runtime::required_field!(
///     AtSubuserIsSet,
///     "at_subuser",
///     "the required field `at_subuser` is not set",
///     "call `.at_subuser(…)` before `.send()`"
/// );
///
/// fn send<A: AtSubuserIsSet>() {}
/// send::<specwright_runtime::Set>();
/// ```
///
/// ```compile_fail
/// # specwright_runtime::required_field!(AtSubuserIsSet, "at_subuser", "not set", "set it");
/// # fn send<A: AtSubuserIsSet>() {}
/// send::<specwright_runtime::Missing>();
/// ```
#[macro_export]
macro_rules! required_field {
    ($bound:ident, $field:literal, $message:literal, $label:literal $(,)?) => {
        #[doc = ::core::concat!("Holds for a call whose required field `", $field, "` has been set.")]
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $bound {}

        impl $bound for $crate::Set {}
    };
}
