//! The expansion is quiet under the strictest lints, and about fields that users should not use any more.

#![deny(
    warnings,
    missing_docs,
    unused,
    deprecated,
    unsafe_code,
    unreachable_pub,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    elided_lifetimes_in_paths,
    let_underscore_drop
)]

use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(at_least_one_of(old, new))]
struct Account {
    #[deprecated = "use `new`"]
    #[validate(length(max = 5))]
    old: Option<String>,
    #[validate(length(max = 5), pattern = "^(a|b)+$")]
    new: Option<String>,
}

#[derive(Validate)]
enum Never {}

#[test]
fn compiles_and_runs() {
    #[allow(deprecated)]
    let account = Account {
        old: None,
        new: Some("ab".to_owned()),
    };
    assert!(account.validate().is_ok());
    let never: Option<Never> = None;
    assert!(never.validate().is_ok());
}
