//! Types that hold text.

use super::transparent::Transparent;

/// A type with text that `length`, `chars`, `pattern`, `format` and `one_of("…")` can look at.
///
/// ```
/// use specwright_runtime::validate::Text;
///
/// struct Label(String);
///
/// impl Text for Label {
///     fn text(&self) -> Option<&str> {
///         Some(&self.0)
///     }
/// }
///
/// assert_eq!(Some(Label("a".into())).text(), Some("a"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "not text",
    note = "text is `String`, `&str`, `Cow<str>`, `Box<str>`, `Secret`, and `Option` of these",
    note = "a type of your own becomes text with `impl specwright_runtime::validate::Text`"
)]
pub trait Text {
    /// The text; `None` if there is none, which breaks no rule.
    fn text(&self) -> Option<&str>;
}

impl Text for str {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for String {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Transparent + ?Sized> Text for T
where
    T::Target: Text,
{
    #[inline]
    fn text(&self) -> Option<&str> {
        self.target().and_then(Text::text)
    }
}
