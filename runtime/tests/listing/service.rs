//! A service with lists of every kind, written as generated code is.

pub(crate) mod required {
    specwright_runtime::required_field!(
        Shop,
        "shop",
        "the required field `shop` is not set",
        "call `.shop(…)` before `.send()`"
    );
    specwright_runtime::required_field!(
        Name,
        "name",
        "the required field `name` is not set",
        "call `.name(…)` before it is sent"
    );
}

specwright_runtime::service! {
    static SERVICE: "listing", "1.0.0";
    servers: [Server { name: "live", url: &[UrlPart::Literal("https://api.example.com")] }],
    rate_limit: RateLimit::new(50, 10_000),
}

specwright_runtime::client! {
    /// A service of lists.
    pub struct Client {
        /// Things.
        #[cfg(not(feature = "none"))]
        things: Things = {
            use super::required;
            use specwright_runtime as rt;

            rt::resource! {
                /// Things.
                pub struct Things {
                    /// By the number of the page.
                    numbered: Numbered,
                    /// The same, and the answer says how many there are.
                    counted: Counted,
                    /// By the number of items before.
                    offset: Offset,
                    /// By a text of the page before.
                    cursor: Cursor,
                    /// By the number of the page, with a rule for it.
                    checked: Checked,
                    /// What takes its time.
                    slow: Slow,
                    /// Makes things.
                    make: Make,
                }
            }

            rt::structure! {
                /// A thing.
                pub struct Thing {
                    /// Its number.
                    0 pub id: i64 = Field::new("id", &["id"]).required(),
                }
            }

            rt::operation! {
                /// By the number of the page.
                pub struct Numbered<S0: required::Shop>;
                request NumberedRequest {
                    /// Whose.
                    0 shop: String = Field::new("shop", &["shop"]).required().at(Place::Query), into String => rt::Set;
                    /// Which page.
                    1 page: Option<i64> = Field::new("page", &["page"]).at(Place::Query), plain i64;
                    /// How many on a page.
                    2 per_page: Option<i64> = Field::new("per_page", &["per_page"]).at(Place::Query), plain i64;
                }
                errors NumberedErrorKind {
                    /// 404: No such shop.
                    NoSuchShop = ErrorCase::new("NoSuchShop", "No such shop.").status(404),
                }
                response NumberedResponse = Operation::new("things.numbered", Method::GET, &[PathPart::Literal("/n")])
                    .success(&[Success::new(200, Body::JSON)]);
                pages Thing = |answer| answer.things, Pages::page(1, 1).size(2).items(&[0]);
            }

            rt::structure! {
                /// A page.
                pub struct NumberedResponse {
                    /// The things.
                    0 pub things: Vec<Thing> = Field::new("things", &["things"]).required(),
                }
            }

            rt::operation! {
                /// The same, and the answer says how many there are.
                pub struct Counted;
                request CountedRequest {
                    /// Which page, from 0 on.
                    0 page: Option<i64> = Field::new("page", &["page"]).at(Place::Query), plain i64;
                }
                errors CountedErrorKind {}
                response CountedResponse = Operation::new("things.counted", Method::GET, &[PathPart::Literal("/c")])
                    .success(&[Success::new(200, Body::JSON)])
                    .unlimited();
                pages Thing = |answer| answer.things.unwrap_or_default(), Pages::page(0, 0).last(&[1, 0]).items(&[0]);
            }

            rt::structure! {
                /// A page.
                pub struct CountedResponse {
                    /// The things.
                    0 pub things: Option<Vec<Thing>> = Field::new("things", &["things"]),
                    /// How many there are.
                    1 pub paging: Option<Paging> = Field::new("paging", &["paging"]),
                }
            }

            rt::structure! {
                /// How many there are.
                pub struct Paging {
                    /// The number of the last page.
                    0 pub last: Option<i64> = Field::new("last", &["last"]),
                }
            }

            rt::operation! {
                /// By the number of items before.
                pub struct Offset;
                request OffsetRequest {
                    /// How many items come before.
                    0 start: Option<i64> = Field::new("start", &["start"]).at(Place::Query), plain i64;
                }
                errors OffsetErrorKind {}
                response NumberedResponse = Operation::new("things.offset", Method::GET, &[PathPart::Literal("/o")])
                    .success(&[Success::new(200, Body::JSON)]);
                pages Thing = |answer| answer.things, Pages::offset(0).items(&[0]);
            }

            rt::operation! {
                /// By a text of the page before.
                pub struct Cursor;
                request CursorRequest {
                    /// Where to go on.
                    0 after: Option<String> = Field::new("after", &["after"]).at(Place::Query), into String;
                }
                errors CursorErrorKind {}
                response CursorResponse = Operation::new("things.cursor", Method::GET, &[PathPart::Literal("/k")])
                    .success(&[Success::new(200, Body::JSON)]);
                pages Thing = |answer| answer.things, Pages::cursor(0, &[1]).items(&[0]);
            }

            rt::structure! {
                /// A page.
                pub struct CursorResponse {
                    /// The things.
                    0 pub things: Vec<Thing> = Field::new("things", &["things"]).required(),
                    /// Where to go on.
                    1 pub next: Option<String> = Field::new("next", &["next"]),
                }
            }

            rt::operation! {
                /// What takes its time.
                pub struct Slow<S0: required::Shop>;
                request SlowRequest {
                    /// Whose.
                    0 shop: String = Field::new("shop", &["shop"]).required(), into String => rt::Set;
                    /// A token that stays the same.
                    1 token: Option<String> = Field::new("token", &["token"]).fill(Fill::Uuid), into String;
                }
                errors SlowErrorKind {
                    /// 404: No such shop.
                    NoSuchShop = ErrorCase::new("NoSuchShop", "No such shop.").status(404),
                }
                response Thing = Operation::new("things.slow", Method::POST, &[PathPart::Literal("/slow")])
                    .body(Body::JSON)
                    .fills()
                    .success(&[Success::new(200, Body::JSON)])
                    .pending(
                        Pending::new(202, Body::Json { root: &["wait"] })
                            .details(|| Box::new(<SlowPending as rt::value::Empty>::empty())),
                    )
                    .polling(Polling::new(3_000, 10_000));
                polled;
            }

            rt::structure! {
                /// How far it is.
                pub struct SlowPending {
                    /// Of a hundred.
                    0 pub percent: i64 = Field::new("percent", &["percent"]).required(),
                }
            }

            rt::operation! {
                /// By the number of the page, with a rule for it.
                pub struct Checked;
                request CheckedRequest {
                    /// Which page.
                    #[validate(range(max = 3))]
                    0 page: Option<i64> = Field::new("page", &["page"]).at(Place::Query), plain i64;
                }
                errors CheckedErrorKind {}
                response NumberedResponse = Operation::new("things.checked", Method::GET, &[PathPart::Literal("/x")])
                    .success(&[Success::new(200, Body::JSON)]);
                pages Thing = |answer| answer.things, Pages::page(0, 1).items(&[0]);
            }

            rt::object! {
                /// What a new thing is made of.
                #[derive(rt::Validate)]
                pub struct Part, PartBuilder<S0: required::Name> {
                    /// What it is called.
                    #[validate(length(min = 1))]
                    0 name: String = Field::new("name", &["name"]).required(), into String => rt::Set;
                    /// How many.
                    1 count: Option<i64> = Field::new("count", &["count"]), plain i64;
                    /// What it is made of itself.
                    #[validate(nested)]
                    2 inside: Option<Box<Part>> = Field::new("inside", &["inside"]), boxed Part;
                    /// How it is.
                    #[validate(nested)]
                    3 quality: Option<Quality> = Field::new("quality", &["quality"]), into Quality;
                }
            }

            rt::object! {
                /// How a thing is.
                #[derive(rt::Validate)]
                pub struct Quality, QualityBuilder {
                    /// In words.
                    0 words: Option<Vec<String>> = Field::new("words", &["words"]), items String;
                }
            }

            rt::operation! {
                /// Makes things.
                pub struct Make;
                request MakeRequest {
                    /// Of these parts.
                    #[validate(each(nested))]
                    0 parts: Option<Vec<Part>> = Field::new("parts", &["parts"]), items Part;
                }
                errors MakeErrorKind {}
                response Thing = Operation::new("things.make", Method::POST, &[PathPart::Literal("/make")])
                    .body(Body::JSON)
                    .success(&[Success::new(200, Body::Json { root: &["thing"] }).or_roots(&[&["part"], &["piece"]])]);
            }
        },
    }
    pub struct ClientBuilder(SERVICE) {}
}
