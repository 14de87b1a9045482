//! The setters of builders.

/// The setter of one field, inside the `impl` of its builder: what stands before it, the builder's name and the type
/// parameters that stay as they are, where the builder has the struct of the fields, and the field. It takes a value
/// `into`: anything that becomes one; `boxed`: the same, for a type that holds itself; `plain`: the value itself; `items`
/// or `entries`: all that a list or map is made of, and these as `nullable_items` and `nullable_entries`. The setter of a
/// required field says after `=>` what the type parameters are behind it.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    ($meta:tt $builder:tt $place:tt $field:ident into $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field (value: impl ::core::convert::Into<$type>) (value.into()) $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:tt $place:tt $field:ident boxed $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field
            (value: impl ::core::convert::Into<$type>) (::std::boxed::Box::new(value.into())) $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:tt $place:tt $field:ident plain $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! { @method $meta $builder $place $field (value: $type) (value) $(=> $($after),*)? }
    };
    ($meta:tt $builder:tt $place:tt $field:ident items $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field
            (value: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<$type>>)
            (value.into_iter().map(::core::convert::Into::into).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:tt $place:tt $field:ident nullable_items $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field
            (value: impl ::core::iter::IntoIterator<Item = ::core::option::Option<impl ::core::convert::Into<$type>>>)
            (value.into_iter().map(|item| item.map(::core::convert::Into::into)).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:tt $place:tt $field:ident entries $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field
            (value: impl ::core::iter::IntoIterator<
                Item = (impl ::core::convert::Into<::std::string::String>, impl ::core::convert::Into<$type>)
            >)
            (value.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:tt $place:tt $field:ident nullable_entries $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $place $field
            (value: impl ::core::iter::IntoIterator<
                Item = (
                    impl ::core::convert::Into<::std::string::String>,
                    ::core::option::Option<impl ::core::convert::Into<$type>>,
                )
            >)
            (value.into_iter().map(|(key, value)| (key.into(), value.map(::core::convert::Into::into))).collect())
            $(=> $($after),*)?
        }
    };
    (
        @method [$($meta:tt)*] $builder:tt [$part:ident $(. $inner:ident)?]
        $field:ident ($value:ident: $takes:ty) ($taken:expr)
    ) => {
        $($meta)*
        pub fn $field(mut self, $value: $takes) -> Self {
            self.$part$(.$inner)?.$field = ::core::option::Option::Some($taken);
            self
        }
    };
    (
        @method [$($meta:tt)*] [$builder:ident $($first:tt)*] [$part:ident $(. $inner:ident)?]
        $field:ident ($value:ident: $takes:ty) ($taken:expr) => $($after:ty),*
    ) => {
        $($meta)*
        pub fn $field(mut self, $value: $takes) -> $builder<$($first)* $($after),*> {
            self.$part$(.$inner)?.$field = $taken;
            $builder { $part: self.$part, set: ::core::marker::PhantomData }
        }
    };
}
