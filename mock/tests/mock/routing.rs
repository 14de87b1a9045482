//! Paths and methods.

use crate::ask::{ask, mock_of, mock_of_resources, open_api, things};
use specwright_mock::Mock;

/// Operations that differ in their paths. Their names are seen in the header that says why.
fn mock() -> Mock {
    let operation = |name: &str, request: &str, fields: &str| {
        format!(
            "  {name}:\n    about: Does {name}.\n    docs: https://shop.example/{name}\n    request: {request}\n{fields}    \
             responds: {{ 200: {{ about: Done., body: empty }} }}\n"
        )
    };
    let id = "    path: { id: { about: Which. } }\n";
    let two = "    path: { id: { about: Which. }, part: { about: What of it. } }\n";
    let operations = [
        "operations:\n".to_owned(),
        operation("by_id", "GET /things/{id}", id),
        operation("newest", "GET /things/newest", ""),
        operation("as_json", "GET /things/{id}.json", id),
        operation("remove", "DELETE /things/{id}", id),
        operation("part", "GET /things/{id}/{part}", two),
        operation("custom", "GET /things/{id}/custom", id),
        operation("brackets", "GET /odd/(a+)+", ""),
    ];
    let servers = "  test:\n    about: For tests.\n    url: https://{region}.shop.example/v1/{tenant}\n    variables:\n      \
                   region: { about: Where., sample: eu }\n      tenant: { about: Whose., sample: me }\n";
    mock_of(&open_api(servers), &things(&operations.concat()))
}

#[track_caller]
fn check(request: &str, status: u16, why: &str) {
    ask(&mock(), request).is_because(status, why);
}

#[test]
fn literal_paths_win_over_placeholders() {
    check("GET /things/newest", 200, "things.newest");
    check("GET /things/17", 200, "things.by_id");
    check("GET /things/17.json", 200, "things.as_json");
    check("GET /things/.json", 200, "things.by_id");
    check("GET /things/17/custom", 200, "things.custom");
    check("GET /things/17/colour", 200, "things.part");
    check("GET /odd/(a+)+", 200, "things.brackets");
}

#[test]
fn a_method_is_looked_for_on_every_path_that_fits() {
    check("DELETE /things/newest", 200, "things.remove");
}

#[test]
fn values_are_decoded_after_the_path_is_split() {
    check("GET /things/a%2Fb", 200, "things.by_id");
    check("GET /things/n%65west", 200, "things.newest");
    check("GET /things/%FF%00", 200, "things.by_id");
}

#[test]
fn base_paths_of_servers_are_known_with_any_value_of_their_variables() {
    check("GET /v1/me/things/17", 200, "things.by_id");
    check("GET /v1/you/things/newest", 200, "things.newest");
    check("GET /v2/me/things/17", 404, "no operation has this path");
}

#[test]
fn unknown_paths_are_told_what_there_is() {
    let answer = ask(&mock(), "GET /thing");
    answer.is(
        404,
        "No operation has this path. There are:\n  GET /things/{id}\n  GET /things/newest\n  GET /things/{id}.json\n  \
         DELETE /things/{id}\n  GET /things/{id}/{part}\n  GET /things/{id}/custom\n  GET /odd/(a+)+\n",
    );
    check("GET /things/", 404, "no operation has this path");
    check("GET //things/17", 404, "no operation has this path");
    check("GET /", 404, "no operation has this path");
}

#[test]
fn other_methods_are_told_what_the_path_takes() {
    let answer = ask(&mock(), "POST /things/newest");
    answer.is(405, "This path takes DELETE, GET, HEAD, OPTIONS.\n");
    assert_eq!(answer.header("allow"), "DELETE, GET, HEAD, OPTIONS");
    check(
        "BREW /things/newest",
        405,
        "things.newest: this path has no such method",
    );
}

#[test]
fn head_and_options_need_no_words_in_the_spec() {
    let answer = ask(&mock(), "HEAD /things/17");
    answer.is(200, "");
    assert_eq!(answer.header("content-length"), "0");
    let answer = ask(&mock(), "OPTIONS /things/17");
    answer.is(204, "");
    assert_eq!(answer.header("allow"), "DELETE, GET, HEAD, OPTIONS");
    assert_eq!(ask(&mock(), "OPTIONS *").header("allow"), "DELETE, GET, HEAD, OPTIONS");
}

#[test]
fn the_head_of_no_content_has_no_length() {
    let gone = "operations:\n  gone:\n    about: Is gone.\n    docs: https://shop.example/gone\n    request: GET /gone\n    \
                responds: { 204: { about: Gone., body: empty } }\n";
    let answer = ask(&mock_of(&open_api(""), &things(gone)), "HEAD /gone");
    answer.is(204, "");
    assert!(!answer.0.headers().contains_key("content-length"));
}

/// Operations that answer 200 whatever is asked, as `name: (request, fields)`.
fn mock_with(operations: &[(&str, &str, &str)]) -> Mock {
    let mut text = "operations:\n".to_owned();
    for (name, request, fields) in operations {
        text.push_str(&format!(
            "  {name}:\n    about: Does {name}.\n    docs: https://shop.example/{name}\n    request: {request}\n{fields}    \
             responds: {{ 200: {{ about: Done., body: empty }} }}\n"
        ));
    }
    mock_of(&open_api(""), &things(&text))
}

#[test]
fn greedy_labels_keep_their_slashes() {
    let key = "    path: { key: { about: Which., length: 3.. } }\n";
    let mock = mock_with(&[
        ("all", "GET /files/{key+}", key),
        ("parts", "GET /files/{key+}/parts", key),
        ("named", "GET /files/{key+}.json/raw", key),
        ("newest", "GET /files/a/newest", ""),
    ]);
    let check = |path: &str, status: u16, why: &str| ask(&mock, &format!("GET {path}")).is_because(status, why);
    check("/files/a/b/c", 200, "things.all");
    check("/files/abc", 200, "things.all");
    check("/files/a%2Fb", 200, "things.all");
    check("/files//a/", 200, "things.all");
    check("/files/ab", 400, "things.all: key length");
    check("/files/a/b/parts", 200, "things.parts");
    check("/files/ab/parts", 400, "things.parts: key length");
    check("/files/parts", 200, "things.all");
    check("/files/a/b.json/raw", 200, "things.named");
    check("/files/a/newest", 200, "things.newest");
    check("/files/", 404, "no operation has this path");
}

#[test]
fn constant_query_items_tell_paths_apart() {
    let mock = mock_with(&[
        ("get", "GET /thing", ""),
        ("acl", "GET /thing?acl", ""),
        ("list", "GET /thing?list-type=2&acl", ""),
        ("only", "POST /thing?go=1", ""),
    ]);
    let check = |request: &str, status: u16, why: &str| ask(&mock, request).is_because(status, why);
    check("GET /thing", 200, "things.get");
    check("GET /thing?other", 200, "things.get");
    check("GET /thing?acl", 200, "things.acl");
    check("GET /thing?acl=", 200, "things.acl");
    check("GET /thing?acl=x", 200, "things.get");
    check("GET /thing?acl&list-type=2", 200, "things.list");
    check("POST /thing?go=1", 200, "things.only");
    check("POST /thing?go=2", 400, "things.only: go required");
}

#[test]
fn an_enum_in_the_path_takes_its_values_where_others_compete() {
    let kind = "    path: { kind: { about: What kind., enum: [red, blue] } }\n";
    let two = "    path: { group: { about: Which group. }, id: { about: Which. } }\n";
    let both = mock_with(&[
        ("by_id", "GET /{group}/{id}", two),
        ("by_kind", "GET /{kind}/all", kind),
    ]);
    ask(&both, "GET /red/all").is_because(200, "things.by_kind");
    ask(&both, "GET /green/all").is_because(200, "things.by_id");
    let alone = mock_with(&[("by_kind", "GET /{kind}/all", kind)]);
    ask(&alone, "GET /green/all").is_because(400, "things.by_kind: kind known");
}

/// A resource whose operations take these texts in the path.
fn family(resource: &str, kinds: &str, has_one: bool, is_changed: bool) -> (String, String) {
    let operation = |name: &str, request: &str, id: &str| {
        format!(
            "  {name}:\n    about: Does it.\n    docs: https://shop.example/{resource}\n    request: {request}\n    \
             path: {{ kind: {{ about: Which kind., type: Kind }}{id} }}\n    \
             responds: {{ 200: {{ about: Done., body: empty }} }}\n"
        )
    };
    let id = ", id: { about: Which., type: int }";
    let mut text = format!(
        "resource: {resource}\nabout: A family.\ntypes: {{ Kind: {{ about: A kind., enum: [{kinds}] }} }}\noperations:\n"
    );
    text += &operation("list", "GET /{kind}.json", "");
    if has_one {
        text += &operation("get", "GET /{kind}/{id}.json", id);
    }
    if is_changed {
        text += &operation("change", "PUT /{kind}/{id}.json", id);
    }
    (format!("{resource}.yaml"), text)
}

#[test]
fn families_divide_the_texts_of_a_path() {
    let clients = "resource: clients\nabout: Clients.\noperations:\n  list:\n    about: Lists.\n    \
                   docs: https://shop.example/clients\n    request: GET /clients.json\n    \
                   responds: { 200: { about: Done., body: empty } }\n  get:\n    about: Gets.\n    \
                   docs: https://shop.example/client\n    request: GET /clients/{id}.json\n    \
                   path: { id: { about: Which., type: int } }\n    responds: { 200: { about: Done., body: empty } }\n";
    let mock = mock_of_resources(
        &open_api(""),
        [
            family("bills", "bills, receipts", true, false),
            family("quotes", "quotes, proformas", true, true),
            family("guides", "guides", false, false),
            ("clients.yaml".to_owned(), clients.to_owned()),
        ],
    );
    let check = |request: &str, status: u16, why: &str| ask(&mock, request).is_because(status, why);
    check("GET /receipts.json", 200, "bills.list");
    check("GET /quotes.json", 200, "quotes.list");
    check("GET /guides.json", 200, "guides.list");
    check("GET /clients.json", 200, "clients.list");
    check("GET /bills/7.json", 200, "bills.get");
    check("GET /proformas/7.json", 200, "quotes.get");
    check("GET /clients/7.json", 200, "clients.get");
    check("GET /bills/seven.json", 400, "bills.get: id type");
    check("GET /orders.json", 404, "no operation has this path");
    check("GET /orders/7.json", 404, "no operation has this path");
    check("PUT /quotes/7.json", 200, "quotes.change");
    check("PUT /orders/7.json", 404, "no operation has this path");
    check(
        "DELETE /clients.json",
        405,
        "clients.list: this path has no such method",
    );
    check("DELETE /orders.json", 404, "no operation has this path");
}

#[test]
fn what_stands_in_the_host_name_is_taken_for_granted() {
    let mock = mock_with(&[
        (
            "seen",
            "GET /seen/{name}",
            "    host_prefix: 'data-{name}.'\n    path: { name: { about: Whose. } }\n",
        ),
        (
            "headed",
            "GET /headed",
            "    host_prefix: '{name}.'\n    headers: { name: { about: Whose., wire_name: X-Name } }\n",
        ),
    ]);
    ask(&mock, "GET /seen/me").is_because(200, "things.seen");
    ask(&mock, "GET /headed\nx-name: me").is_because(200, "things.headed");
    ask(&mock, "GET /headed").is_because(400, "things.headed: name required");
}
