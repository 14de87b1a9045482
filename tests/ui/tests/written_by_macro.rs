//! Attributes whose values come from a user's own macro, and a runtime under another name.

#![deny(warnings)]
#![allow(dead_code)]

mod names {
    pub use specwright_runtime as inner;
}

macro_rules! account {
    ($name:ident, $pattern:literal, $max:literal, $field:ident: $ty:ty) => {
        #[derive(specwright_runtime::Validate)]
        #[validate(crate = "names::inner", together($field, other))]
        struct $name {
            #[validate(pattern = $pattern, length(max = $max))]
            $field: $ty,
            #[validate(each(range(min = $max)))]
            other: Option<Vec<i64>>,
        }
    };
}

account!(Account, "^a", 5, name: Option<String>);

#[test]
fn compiles_and_runs() {
    use specwright_runtime::Validate as _;
    let account = Account {
        name: Some("b".to_owned()),
        other: Some(vec![4]),
    };
    let paths: Vec<_> = account
        .validate()
        .unwrap_err()
        .iter()
        .map(|violation| violation.path().to_owned())
        .collect();
    assert_eq!(paths, ["name", "other[0]"]);
}
