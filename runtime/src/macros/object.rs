//! Structs that are sent, and their builders.

/// A struct with its description, as [`structure!`](crate::structure) makes it, and a builder with a setter for each field.
///
/// The builder has a type parameter for each required field, bound by the trait that tells whether it is set; `build`
/// exists only when all of them are. A finished builder also becomes the struct where one is taken `into`. Behind a field
/// stands what stands there in [`operation!`](crate::operation).
///
/// ```
/// # use specwright_runtime as rt;
/// pub mod required {
///     specwright_runtime::required_field!(Name, "name", "`name` is not set", "call `.name(…)` before");
/// }
///
/// rt::object! {
///     /// What is sold.
///     pub struct Item, ItemBuilder<S0: required::Name> {
///         /// What it is called.
///         0 name: String = Field::new("name", &["name"]).required(), into String => rt::Set;
///         /// How many.
///         1 quantity: Option<i64> = Field::new("quantity", &["qty"]), plain i64;
///     }
/// }
///
/// let item = Item::builder().quantity(2).name("Screw").build();
/// assert_eq!(item, Item { name: "Screw".to_owned(), quantity: Some(2) });
/// assert_eq!(Item::from(Item::builder().quantity(2).name("Screw")), item);
/// ```
///
/// ```compile_fail
/// # use specwright_runtime as rt;
/// # pub mod required { specwright_runtime::required_field!(Name, "name", "not set", "set it"); }
/// # rt::object! {
/// #     /// What is sold.
/// #     pub struct Item, ItemBuilder<S0: required::Name> {
/// #         /// What it is called.
/// #         0 name: String = Field::new("name", &["name"]).required(), into String => rt::Set;
/// #     }
/// # }
/// // Its name is missing.
/// let item: Item = Item::builder().into();
/// ```
#[macro_export]
macro_rules! object {
    ($(#[$($meta:tt)*])* pub struct $name:ident, $builder:ident$(<$($state:ident: $bound:path),+ $(,)?>)? {
        $(
            $(#[doc = $field_doc:expr])*
            $(#[validate($($rule:tt)*)])*
            $(#[deprecated($($note:tt)*)])?
            $index:literal $field:ident: $type:ty = $description:expr, $kind:ident $takes:ty $(=> $($after:ty),*)?;
        )*
    } $(in $namespace:expr)?) => {
        $crate::structure! {
            $(#[$($meta)*])*
            pub struct $name {
                $(
                    $(#[doc = $field_doc])*
                    $(#[validate($($rule)*)])*
                    $(#[deprecated($($note)*)])?
                    $index pub $field: $type = $description,
                )*
            } $(in $namespace)?
        }

        impl $name {
            /// Begins one, field by field.
            #[inline]
            pub fn builder() -> $builder {
                $builder { value: $crate::value::Empty::empty(), set: ::core::marker::PhantomData }
            }
        }

        #[doc = ::core::concat!("Puts a [`", ::core::stringify!($name), "`] together.")]
        #[must_use = "it becomes a value with `build`, or where one is taken"]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct $builder$(<$($state = $crate::Missing),+>)? {
            value: $name,
            set: ::core::marker::PhantomData<($($($state,)+)?)>,
        }

        #[allow(deprecated)]
        impl$(<$($state),+>)? $builder$(<$($state),+>)? {
            $($crate::setter! {
                [$(#[doc = $field_doc])* $(#[deprecated($($note)*)])?] [$builder] [value] $field $kind $takes
                $(=> $($after),*)?
            })*

            /// The finished value.
            #[inline]
            pub fn build(self) -> $name
            where
                $($($state: $bound,)+)?
            {
                self.value
            }
        }

        impl$(<$($state: $bound),+>)? ::core::convert::From<$builder$(<$($state),+>)?> for $name {
            #[inline]
            fn from(builder: $builder$(<$($state),+>)?) -> Self {
                builder.value
            }
        }
    };
}
