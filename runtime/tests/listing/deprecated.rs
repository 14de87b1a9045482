//! What is deprecated warns who uses it, and not the macros that make it: warnings are errors here.

use specwright_runtime as rt;
use specwright_runtime::{Replay, Settings};

use crate::service::required;

rt::service! {
    static SERVICE: "old", "1.0.0";
    servers: [Server { name: "live", url: &[UrlPart::Literal("https://api.example.com")] }],
}

rt::resource! {
    /// What is there still.
    pub struct Olds {
        /// What nobody should use.
        #[deprecated(note = "use another")]
        old: Old,
    }
}

rt::operation! {
    /// What nobody should use.
    #[deprecated(note = "use another")]
    pub struct Old<S0: required::Shop>;
    request OldRequest {
        /// Whose.
        0 shop: String = Field::new("shop", &["shop"]).required().at(Place::Query), into String => rt::Set;
        /// Which page.
        #[deprecated(note = "there is but one")]
        1 page: Option<i64> = Field::new("page", &["page"]).at(Place::Query), plain i64;
    }
    errors OldErrorKind {
        /// 404: No such shop.
        #[deprecated(note = "no longer told")]
        NoSuchShop = ErrorCase::new("NoSuchShop", "No such shop.").status(404),
    }
    response OldResponse = Operation::new("olds.old", Method::GET, &[PathPart::Literal("/old")])
        .success(&[Success::new(200, Body::JSON)]);
    pages i64 = |answer| answer.ids, Pages::page(1, 1).items(&[0]);
    polled;
}

rt::structure! {
    /// A page.
    pub struct OldResponse {
        /// Numbers.
        #[deprecated(note = "no longer told")]
        0 pub ids: Vec<i64> = Field::new("ids", &["ids"]).required(),
    }
}

rt::object! {
    /// What is sent no more.
    #[derive(rt::Validate)]
    pub struct Part, PartBuilder<S0: required::Name> {
        /// What it is called.
        #[deprecated(note = "no longer read")]
        0 name: String = Field::new("name", &["name"]).required(), into String => rt::Set;
    }
}

#[test]
#[allow(deprecated, reason = "who uses it is warned")]
fn it_works_nevertheless() {
    let replay = Replay::answer(200, "application/json", r#"{"ids":[7]}"#).then(404, "", "");
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(replay);
    let olds = Olds::new(rt::Async::build(settings).unwrap());
    let mut stream = olds.old().shop("a").page(1).stream();
    assert_eq!(rt::replay::run(stream.next()).unwrap().unwrap(), 7);
    let error = rt::replay::run(olds.old().shop("a").wait()).unwrap_err();
    assert_eq!(error.service().unwrap().kind(), &OldErrorKind::NoSuchShop);
    assert_eq!(Part::builder().name("a").build().name, "a");
}
