//! The one place that knows what a derived pattern becomes with and without the feature `regex`.

/// A pattern for the regex engine; without the feature `regex`, a compile error that says so.
#[cfg(feature = "regex")]
#[doc(hidden)]
#[macro_export]
macro_rules! engine_pattern {
    ($shown:literal, $source:literal) => {
        $crate::validate::Pattern::engine($shown, $source)
    };
}

/// A pattern for the regex engine; without the feature `regex`, a compile error that says so.
///
/// ```compile_fail
/// static PATTERN: specwright_runtime::validate::Pattern = specwright_runtime::engine_pattern!("(ab)+", "(ab)+");
/// ```
#[cfg(not(feature = "regex"))]
#[doc(hidden)]
#[macro_export]
macro_rules! engine_pattern {
    ($shown:literal, $source:literal) => {
        ::core::compile_error!(::core::concat!(
            "the pattern `",
            $shown,
            "` needs a regex engine: turn on the feature `regex` of `specwright-runtime`, \
             or write the pattern as a row of character classes"
        ))
    };
}
