//! The expansion must not be misled by anything that the user's module calls like something of the standard library, or
//! like something of ours.

#![deny(warnings)]
#![allow(dead_code, unused_imports, non_camel_case_types, non_upper_case_globals)]

mod hostile {
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Report;
    pub struct Box;
    pub struct bool;
    pub struct str;
    pub struct u64;
    pub struct usize;
    pub mod core {}
    pub mod std {}
    pub mod specwright_runtime {}
    pub trait Text {}
    pub trait Items {}
    pub const __CHARACTERS: () = ();
    pub const __PATTERN: () = ();
    pub const report: () = ();
    pub const value: () = ();
    pub const Self_: () = ();

    /// Methods that anything has.
    pub trait Everything {
        fn check(&self) {}
        fn len(&self) {}
        fn text(&self) {}
        fn number(&self) {}
        fn count(&self) {}
        fn is_set(&self) {}
        fn flag(&self) {}
        fn at_field(&self) {}
        fn add(&self) {}
        fn target(&self) {}
        fn clone(&self) {}
        fn iter(&self) {}
    }
    impl<T: ?Sized> Everything for T {}

    #[macro_export]
    macro_rules! compile_error {
        ($($any:tt)*) => {
            5
        };
    }
}

use hostile::*;

#[derive(::specwright_runtime::Validate)]
#[validate(
    at_least_one_of(text, r#type),
    required_if(text, kind = "x"),
    required_unless(text, flag = true)
)]
struct Request<'a> {
    #[validate(length(min = 1), chars = "a-zä", one_of("a", "b"), format = "date")]
    text: ::std::option::Option<::std::string::String>,
    #[validate(pattern = "^a+$")]
    pattern: &'a ::core::primitive::str,
    #[validate(pattern = "(ab)+")]
    engine: &'a ::core::primitive::str,
    #[validate(range(min = 1, max = 2), multiple_of = 1, one_of(1, 2))]
    number: i32,
    #[validate(range(min = -0.5))]
    float: f64,
    #[validate(items(min = 1), unique, each(length(max = 3)))]
    list: ::std::vec::Vec<::std::string::String>,
    #[validate(nested)]
    r#type: ::std::option::Option<Tuple>,
    kind: ::std::string::String,
    flag: ::core::primitive::bool,
}

#[derive(::specwright_runtime::Validate)]
struct Tuple(
    #[validate(range(max = 1))] i8,
    #[validate(length(max = 1))] ::std::string::String,
);

#[derive(::specwright_runtime::Validate)]
enum Kind {
    Some(#[validate(range(max = 1))] i8),
    None,
    Ok {
        #[validate(nested)]
        report: Tuple,
    },
}

#[derive(::specwright_runtime::Validate)]
struct Unit;

#[test]
fn compiles_and_runs() {
    let valid = ::specwright_runtime::Validate::validate(&Kind::Some(1));
    assert!(valid.is_ok());
    assert!(::specwright_runtime::Validate::validate(&Unit).is_ok());
    let _ = [
        Kind::None,
        Kind::Ok {
            report: Tuple(1, ::std::string::String::new()),
        },
    ];
}
