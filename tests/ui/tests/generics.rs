//! Bounds are added where a rule needs them, and nowhere else.

#![deny(warnings)]
#![allow(dead_code)]

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasher;

use specwright_runtime::Validate;
use specwright_runtime::validate::Text;

/// `T` may be anything: no rule looks at it.
#[derive(Validate)]
pub struct Unchecked<T> {
    #[validate(length(max = 3))]
    pub name: &'static str,
    pub other: T,
}

#[derive(Validate)]
pub struct Lists<'a, T, U: ?Sized, S: BuildHasher, const N: usize>
where
    T: Clone,
{
    #[validate(unique, each(range(max = 3)))]
    pub items: Vec<T>,
    #[validate(length(max = 3))]
    pub text: &'a U,
    #[validate(nested)]
    pub map: HashMap<u8, Unchecked<T>, S>,
    #[validate(items(max = 3), each(length(max = 3)))]
    pub array: [Cow<'a, str>; N],
}

#[derive(Validate)]
#[validate(together(left, right), required_if(left, other = "x"))]
pub struct Group<T, U> {
    pub left: Option<T>,
    pub right: U,
    pub other: T,
}

/// A recursive type needs a bound on its parameter, not on itself.
#[derive(Validate)]
pub struct Tree<T> {
    #[validate(nested)]
    pub value: Option<T>,
    #[validate(nested)]
    pub children: Vec<Tree<T>>,
    #[validate(nested)]
    pub next: Option<Box<Self>>,
}

/// Trait objects are checked, too.
#[derive(Validate)]
pub struct Shared {
    #[validate(nested)]
    pub anything: Box<dyn Validate + Send>,
    #[validate(length(max = 3))]
    pub text: std::sync::Arc<dyn Text>,
}

struct Opaque;

#[test]
fn compiles_and_runs() {
    let unchecked = Unchecked {
        name: "a",
        other: Opaque,
    };
    assert!(unchecked.validate().is_ok());
    let _ = unchecked.other;
    let lists = Lists {
        items: vec![1, 2],
        text: "abc",
        map: HashMap::from([(1, Unchecked { name: "a", other: 5 })]),
        array: [Cow::Borrowed("a")],
    };
    assert!(lists.validate().is_ok());
    let group = Group {
        left: Some("a"),
        right: Some(5),
        other: "x",
    };
    assert!(group.validate().is_ok());
    let leaf = |next| Tree {
        value: Some(Unchecked {
            name: "long",
            other: (),
        }),
        children: Vec::new(),
        next,
    };
    let tree = Tree {
        value: None,
        children: vec![leaf(None)],
        next: Some(Box::new(leaf(None))),
    };
    assert_eq!(tree.validate().unwrap_err().len(), 2);
    let shared = Shared {
        anything: Box::new(tree),
        text: std::sync::Arc::new("abcd"),
    };
    assert_eq!(
        shared.validate().unwrap_err()[0].path(),
        "anything.children[0].value.name"
    );
}
