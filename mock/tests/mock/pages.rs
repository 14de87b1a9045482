//! Lists that have several pages.

use serde_json::{Value, json};
use specwright_mock::Mock;

use crate::ask::{ask, mock_of, open_api, things};

/// A list operation with these query fields and `pages`, which answers so.
fn mock_with(query: &str, pages: &str, answer: &str) -> Mock {
    mock_of(
        &open_api(""),
        &things(&format!(
            "types:
  Thing: {{ about: A thing., fields: {{ id: {{ about: Which., type: int, sample: 100 }}, name: {{ about: What., sample: Cup }} }} }}
operations:
  list:
    about: Lists.
    docs: https://shop.example/list
    request: GET /things
    query: {{ {query} }}
    pages: {{ {pages} }}
    responds: {{ 200: {{ about: A page., json: {{ fields: {{ {answer} }} }} }} }}
"
        )),
    )
}

fn get(mock: &Mock, query: &str) -> Value {
    let answer = ask(mock, &format!("GET /things{query}"));
    assert_eq!(answer.status(), 200, "{}", answer.text());
    serde_json::from_str(&answer.text()).unwrap()
}

fn ids(answer: &Value) -> Vec<i64> {
    let things = answer["things"].as_array().unwrap();
    things.iter().map(|thing| thing["id"].as_i64().unwrap()).collect()
}

/// Pages that are counted up, and an answer that says the number of the last one.
fn numbered() -> Mock {
    mock_with(
        "page: { about: Which page., type: int, range: 1.., optional: true, sample: 1 }, \
         per_page: { about: How many., type: int, range: 1..30, optional: true, sample: 10 }",
        "page: page, size: per_page, items: things, last: paging/total_pages",
        "things: { about: The things., type: list, of: Thing }, \
         total: { about: Their number., type: int, sample: 1 }, \
         paging: { about: Which page., fields: { \
           total_entries: { about: All., type: int, sample: 1 }, per_page: { about: Size., type: int, sample: 10 }, \
           current_page: { about: This one., type: int, wire: text, sample: 1 }, \
           total_pages: { about: Pages., type: int, sample: 1 }, total_price: { about: Money., type: decimal, sample: 9.5 }, \
           day: { about: Of the month., type: int, sample: 7 } } }",
    )
}

#[test]
fn a_page_is_a_part_of_the_list() {
    let mock = numbered();
    let first = get(&mock, "");
    assert_eq!(ids(&first), (100..110).collect::<Vec<_>>());
    assert_eq!(first["things"][9], json!({ "id": 109, "name": "Cup" }));
    assert_eq!(ids(&get(&mock, "?page=2")), (110..120).collect::<Vec<_>>());
    assert_eq!(ids(&get(&mock, "?page=3")), [120, 121, 122]);
    assert_eq!(ids(&get(&mock, "?page=4")), [0; 0]);
    assert_eq!(ids(&get(&mock, "?page=9223372036854775807&per_page=30")), [0; 0]);
    ask(&mock, "GET /things?page=0").is_because(400, "things.list: page range");
}

#[test]
fn the_size_is_that_of_the_request() {
    let mock = numbered();
    assert_eq!(ids(&get(&mock, "?per_page=30")), (100..123).collect::<Vec<_>>());
    assert_eq!(ids(&get(&mock, "?per_page=4&page=6")), [120, 121, 122]);
}

#[test]
fn numbers_beside_the_items_agree_with_them() {
    let mock = numbered();
    let told = |query: &str| get(&mock, query)["paging"].clone();
    let expected = |per_page: u8, current_page: &str, total_pages: u8| {
        json!({
            "total_entries": 23, "per_page": per_page, "current_page": current_page, "total_pages": total_pages,
            "total_price": 9.5, "day": 7,
        })
    };
    assert_eq!(told(""), expected(10, "1", 3));
    assert_eq!(told("?page=5&per_page=4"), expected(4, "5", 6));
    assert_eq!(get(&mock, "?page=2")["total"], 23);
}

#[test]
fn the_first_page_may_have_any_number() {
    let mock = mock_with(
        "page: { about: Which page., type: int, optional: true }",
        "page: page, first: 0, items: things, last: pages",
        "things: { about: The things., type: list, of: Thing }, pages: { about: The last., type: int, sample: 9 }",
    );
    assert_eq!(ids(&get(&mock, "")), ids(&get(&mock, "?page=0")));
    assert_eq!(ids(&get(&mock, "?page=2")), [120, 121, 122]);
    assert_eq!(get(&mock, "")["pages"], 2);
}

#[test]
fn the_usual_size_is_what_the_spec_says_of_it() {
    let usual = |size: &str| {
        let mock = mock_with(
            &format!(
                "page: {{ about: Which page., type: int, optional: true }}, \
                 size: {{ about: How many., type: int, {size} }}"
            ),
            "page: page, size: size, items: things",
            "things: { about: The things., type: list, of: Thing }",
        );
        ids(&get(&mock, "")).len()
    };
    assert_eq!(usual("optional: true"), 10);
    assert_eq!(usual("range: 1..5, optional: true"), 5);
    assert_eq!(usual("range: 1..5, optional: true, sample: 2"), 2);
    assert_eq!(usual("default: 20, sample: 2"), 20);
    // The client sends it, so the whole list is one page.
    assert_eq!(usual("default: 1000000"), 203);
}

#[test]
fn offsets_count_items() {
    let mock = mock_with(
        "offset: { about: How many before., type: int, optional: true }, \
         limit: { about: How many., type: int, optional: true, sample: 2 }",
        "offset: offset, size: limit, items: things",
        "things: { about: The things., type: list, of: Thing }, offset: { about: Here., type: int }, \
         limit: { about: Size., type: int }, total_count: { about: All., type: int }",
    );
    let answer = get(&mock, "?offset=5");
    assert_eq!(ids(&answer), [105, 106]);
    assert_eq!([&answer["offset"], &answer["limit"], &answer["total_count"]], [5, 2, 7]);
    assert_eq!(ids(&get(&mock, "?offset=7")), [0; 0]);
}

#[test]
fn cursors_lead_from_page_to_page() {
    let follow = |cursor: &str, next: &str| {
        let mock = mock_with(
            &format!("after: {{ about: Where to go on., optional: true, {cursor} }}"),
            "cursor: after, items: things, next: meta/next",
            &format!(
                "things: {{ about: The things., type: list, of: Thing }}, \
                 meta: {{ about: Where., fields: {{ next: {{ about: Where to go on., sample: abc, {next} }} }} }}"
            ),
        );
        let mut seen = Vec::new();
        let mut query = String::new();
        loop {
            let answer = get(&mock, &query);
            seen.push(ids(&answer).len());
            match answer["meta"].get("next").and_then(Value::as_str) {
                Some(next) if !next.is_empty() => query = format!("?after={next}"),
                _ => return seen,
            }
        }
    };
    assert_eq!(follow("sample: abc", "optional: true"), [10, 10, 3]);
    assert_eq!(follow("sample: abc", "optional: false"), [10, 10, 3]);
    // Where the field takes no numbers, the sample leads to the last page.
    assert_eq!(follow("sample: abc, chars: a-z", "optional: true"), [10, 10]);
}

#[test]
fn a_cursor_that_has_to_be_a_number_leads_past_the_end() {
    let mock = mock_with(
        "after: { about: Where to go on., type: int, optional: true }",
        "cursor: after, items: things, next: next",
        "things: { about: The things., type: list, of: Thing }, next: { about: Where to go on., type: int, sample: 5 }",
    );
    let last = get(&mock, "?after=20");
    assert_eq!((ids(&last).len(), &last["next"]), (3, &json!(30)));
    assert_eq!(ids(&get(&mock, "?after=30")), [0; 0]);
}

#[test]
fn items_without_an_id_are_repeated() {
    let list = |ty: &str, sample: &str| {
        let mock = mock_with(
            "page: { about: Which page., type: int, optional: true }",
            "page: page, items: things",
            &format!(
                "things: {{ about: The things., type: list, of: {ty}, sample: {sample} }}, \
                 one: {{ about: One., type: Thing, optional: true }}"
            ),
        );
        get(&mock, "?page=3")["things"].to_string()
    };
    assert_eq!(list("string", "[a, b]"), r#"["a","b","a"]"#);
    assert_eq!(list("int", "[5, 3]"), "[24,25,26]");
    assert_eq!(list("string", "[]"), "[]");
}

#[test]
fn heavy_items_make_no_endless_page() {
    // Nine lists of nine lists, four deep: nearly ten thousand numbers in one item.
    let nested = (0..3).fold("1".to_owned(), |inner, _| format!("[{}]", vec![inner; 9].join(", ")));
    let heavy = format!("[{}]", vec![nested; 9].join(", "));
    let mock = mock_with(
        "page: { about: Which page., type: int, optional: true }, size: { about: Size., type: int, optional: true }",
        "page: page, size: size, items: things",
        &format!(
            "things: {{ about: The things., type: list, of: any, sample: [{heavy}] }}, \
             one: {{ about: One., type: Thing, optional: true }}"
        ),
    );
    let answer = get(&mock, "?size=1000");
    let things = answer["things"].as_array().unwrap();
    assert!((2..23).contains(&things.len()), "{}", things.len());
}
