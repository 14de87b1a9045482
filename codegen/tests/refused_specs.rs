//! What loading, parsing and resolving refuse: each case is a small spec and the findings it gives, one line each.

use std::collections::BTreeSet;
use std::path::Path;

use specwright_codegen::{compile, rules};

const API: &str = "\
specwright: 1
api: shop
about: Sells things.
docs: https://example.com
servers:
  live: { about: The service., url: 'https://example.com' }
";

/// A resource file with one operation, `request` and what follows it given by the case.
fn operation(lines: &str) -> String {
    let mut text = "resource: orders\nabout: Orders.\noperations:\n  create:\n    about: Creates an order.\n    \
                    docs: https://example.com/orders\n"
        .to_owned();
    for line in lines.lines() {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The findings of a spec, one line each, without the folder.
fn findings(files: &[(&str, &[u8])]) -> String {
    let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    let outcome = compile(files);
    let mut lines = String::new();
    for found in outcome.diagnostics.iter() {
        let source = outcome.sources.file(found.primary.span.file);
        let position = outcome.sources.position(found.primary.span);
        lines.push_str(&format!(
            "{}:{position} {}: {}",
            source.path, found.rule.id, found.headline
        ));
        if !found.primary.text.is_empty() {
            lines.push_str(&format!(" ({})", found.primary.text));
        }
        lines.push('\n');
    }
    lines
}

fn check_files(files: &[(&str, &[u8])], expected: &str) {
    let expected: Vec<_> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(findings(files).lines().collect::<Vec<_>>(), expected);
}

fn check_api(api: &str, expected: &str) {
    check_files(&[("api.yaml", api.as_bytes())], expected);
}

fn check_operation(lines: &str, expected: &str) {
    check_files(
        &[
            ("api.yaml", API.as_bytes()),
            ("orders.yaml", operation(lines).as_bytes()),
        ],
        expected,
    );
}

fn check_types(types: &str, expected: &str) {
    check_api(&format!("{API}types:\n{types}"), expected);
}

#[test]
fn files_that_are_no_text() {
    check_files(&[], "api.yaml:1:1 no-api-file: the API has no `api.yaml`");
    check_files(
        &[("shop/orders.yaml", b"resource: orders")],
        "shop/api.yaml:1:1 no-api-file: the API has no `api.yaml`",
    );
    check_files(
        &[("api.yaml", b"about: Caf\xe9\n")],
        "api.yaml:1:11 not-utf8: the file is not UTF-8 text (the first byte that is not UTF-8)",
    );
    check_files(
        &[("api.yaml", b"about: a\x1b[31m\xe2\x80\xae\n")],
        "api.yaml:1:9 control-character: the character U+001B cannot be seen
         api.yaml:1:14 control-character: the character U+202E cannot be seen",
    );
    check_files(
        &[("api.yaml", &vec![b' '; 4 * 1024 * 1024 + 1])],
        "api.yaml:1:1 file-too-large: the file is larger than 4 MiB",
    );
}

#[test]
fn files_that_are_no_yaml() {
    check_api(
        "about: 'a'\napi: 'shop\n",
        "api.yaml:2:6 invalid-yaml: a quote is opened and not closed",
    );
    check_api(
        "about: Creates: things\n",
        "api.yaml:1:15 invalid-yaml: a `:` stands where no key can be",
    );
    check_api(
        "a: [1, 2\nb: 3\n",
        "api.yaml:2:2 invalid-yaml: a `:` stands where no key can be",
    );
    check_api(
        "a: [1, 2\n",
        "api.yaml:1:4 invalid-yaml: a bracket is opened and not closed",
    );
    check_api(
        "a: {b: [c}\n",
        "api.yaml:1:8 invalid-yaml: the bracket `[` is closed by `}`",
    );
    check_api(
        "a: b]\nc: ]\n",
        "api.yaml:2:4 invalid-yaml: a bracket is closed that was not opened",
    );
    check_api(
        "a: {b: 'c' 'd'}\n",
        "api.yaml:1:12 invalid-yaml: text follows a closing quote",
    );
    check_api(
        "a:\n\t- b\n",
        "api.yaml:2:2 invalid-yaml: a tab stands where only spaces may",
    );
    check_api(
        "a:\n  b: 1\n c: 2\n",
        "api.yaml:3:2 invalid-yaml: the indentation does not fit the lines above",
    );
    check_api(
        "a: \"\\q\"\n",
        "api.yaml:1:4 invalid-yaml: an escape in double quotes is not valid",
    );
    check_api(
        "a: @b\n",
        "api.yaml:1:4 invalid-yaml: a value cannot begin with this character",
    );
    check_api(": b\n", "api.yaml:1:1 invalid-yaml: a key is missing before `:`");
}

#[test]
fn parts_of_yaml_that_specs_do_not_use() {
    check_api(
        "a: &anchor { b: !tag c }\nd: *anchor\ne: *nothing\n",
        "api.yaml:1:4 yaml-feature: anchors (`&…`) are not used in specs
         api.yaml:1:17 yaml-feature: tags (`!…`) are not used in specs
         api.yaml:2:4 yaml-feature: aliases (`*…`) are not used in specs
         api.yaml:3:4 yaml-feature: aliases (`*…`) are not used in specs",
    );
    check_api(
        "%YAML 1.2\n---\na: b\n",
        "api.yaml:1:1 yaml-feature: directives (`%…`) are not used in specs",
    );
    check_api(
        "a: b\n---\nc: d\n",
        "api.yaml:2:1 yaml-feature: a file holds one document, and this begins a second one",
    );
    check_api(
        "[a, b]: c\n",
        "api.yaml:1:1 yaml-feature: a key is a single word, not a list or a mapping",
    );
    let nested = format!("a: {}{}", "[".repeat(65), "]".repeat(65));
    check_api(
        &nested,
        "api.yaml:1:67 too-deep: lists and mappings are nested deeper than 64",
    );
}

#[test]
fn keys() {
    check_api(
        "- a\n",
        "api.yaml:1:1 wrong-type: the file must be a mapping, not a list",
    );
    check_api(
        &format!("{API}abuot: x\nurl: y\nwebhooks: z\nabout: again\n"),
        "api.yaml:7:1 unknown-key: `abuot` is not a key of an API (did you mean `about`?)
         api.yaml:8:1 unknown-key: `url` is not a key of an API
         api.yaml:9:1 unsupported-feature: `webhooks` of an API is not supported yet
         api.yaml:10:1 duplicate-key: the key `about` is written twice (a second time)",
    );
    check_api(
        "specwright: 1\nservers: { live: { url: 'https://example.com' }, test: }\n",
        "api.yaml:1:1 missing-key: an API needs `api` (`api` is missing here)
         api.yaml:1:1 undocumented: an API needs `about` (`about` is missing here)
         api.yaml:1:1 undocumented: an API needs `docs` (`docs` is missing here)
         api.yaml:2:12 undocumented: a server needs `about` (`about` is missing here)
         api.yaml:2:50 wrong-type: `test` takes a mapping (a server), not nothing",
    );
    check_api(
        "specwright: 7\nfoo: bar\n",
        "api.yaml:1:13 unsupported-version: version 7 of the language is not known",
    );
}

#[test]
fn one_bad_field_does_not_hide_the_next() {
    check_operation(
        "request: POST /orders
query:
  size: { type: int, lenght: 3, optional: yes }
  page: [1]
  sort: { enum: [a], type: int, range: 5-20 }
  many: { type: list }
  text: { of: string, wire: hex }
  when: { about: '', required_if: { a: 1, b: 2 } }
responds: { 200: { body: empty } }
",
        "orders.yaml:9:26 unknown-key: `lenght` is not a key of a field (did you mean `length`?)
         orders.yaml:9:47 bad-value: `optional`: `yes` is not a boolean
         orders.yaml:10:7 wrong-type: `page` takes a text or a mapping (a field), not a list
         orders.yaml:11:26 conflicting-keys: `enum` and `type` both say what the field is
         orders.yaml:11:44 bad-value: `range`: `5-20` is not a range
         orders.yaml:12:7 missing-key: a list needs `of`
         orders.yaml:13:15 conflicting-keys: `of` belongs to a list or a map
         orders.yaml:13:33 bad-value: `wire`: `hex` is not one of its words
         orders.yaml:14:15 undocumented: `about` says nothing
         orders.yaml:14:39 bad-value: `required_if` names 2 fields",
    );
}

#[test]
fn values() {
    let request = |request: &str, expected: &str| {
        check_operation(
            &format!("request: {request}\nresponds: {{ 200: {{ body: empty }} }}\n"),
            expected,
        );
    };
    request(
        "/orders",
        "orders.yaml:7:14 bad-value: `request`: `/orders` is not a method and a path",
    );
    request(
        "FETCH /orders",
        "orders.yaml:7:14 bad-value: `request`: `FETCH` is not a method",
    );
    request(
        "GET orders",
        "orders.yaml:7:14 bad-value: `request`: the path `orders` does not begin with `/`",
    );
    request(
        "GET /orders?a={b}",
        "orders.yaml:7:14 bad-value: `request`: the query string holds `{`",
    );
    request(
        "GET /a/../b",
        "orders.yaml:7:14 bad-value: `request`: the path holds an empty segment, `.` or `..`",
    );
    request(
        "GET /or ders",
        "orders.yaml:7:14 bad-value: `request`: the path holds ` `",
    );
    request(
        "'GET /orders/{id'",
        "orders.yaml:7:14 bad-value: `request`: a brace has no partner",
    );
    request(
        "'GET /orders/{}'",
        "orders.yaml:7:14 bad-value: `request`: a placeholder has no name",
    );
    check_operation(
        "request: GET /orders
read: 2026-02-29
responds: { 200: { body: full }, 2xx: { body: empty }, 404: { error: Gone, when: never } }
codes: { 7: { error: Taken, when: { field: a, rule: length } } }
",
        "orders.yaml:8:11 bad-value: `read`: `2026-02-29` is not a date
         orders.yaml:9:30 bad-value: `body`: `full` is not one of its words
         orders.yaml:9:38 bad-value: `2xx` is not a status
         orders.yaml:9:86 bad-value: `when`: `never` is not one of its words
         orders.yaml:10:39 conflicting-keys: `when` says none or several things",
    );
}

#[test]
fn bodies_and_auth() {
    check_operation(
        "request: POST /orders
json: { fields: {} }
form: { fields: {} }
responds: { 200: {}, 201: { json: { fields: {} }, body: empty } }
",
        "orders.yaml:9:5 conflicting-keys: a body has one format, not `json` and `form`
         orders.yaml:10:17 missing-key: the answer does not say what its body is
         orders.yaml:10:55 conflicting-keys: the body is described and said to be empty",
    );
    let credentials = "credentials: { key: { about: A key., sample: a-key } }\n";
    check_api(
        &format!("{API}{credentials}"),
        "api.yaml:7:1 missing-key: the credentials are never sent",
    );
    check_api(
        &format!(
            "{API}{credentials}auth: {{ a: {{ about: x, scheme: digest }}, b: {{ about: y }}, c: {{ about: z, scheme: bearer, tokn: key }} }}\n"
        ),
        "api.yaml:8:32 bad-value: `digest` is not a scheme
         api.yaml:8:42 missing-key: `b` has no `scheme`
         api.yaml:8:59 missing-key: an auth entry of scheme `bearer` needs `token` (`token` is missing here)
         api.yaml:8:90 unknown-key: `tokn` is not a key of an auth entry of scheme `bearer` (did you mean `token`?)",
    );
    check_api(
        &format!("{API}{credentials}auth: {{ a: {{ about: x, scheme: bearer, token: kye }} }}\n"),
        "api.yaml:8:47 unknown-credential: there is no credential `kye` (did you mean `key`?)",
    );
}

#[test]
fn servers() {
    let server = |entry: &str, expected: &str| {
        check_api(&API.replace("'https://example.com' }", entry), expected);
    };
    server(
        "'https://{acount}.example.com', variables: { account: { about: A name. } } }",
        "api.yaml:6:46 unknown-variable: the URL names the variable `acount`, which is not described (did you mean `account`?)
         api.yaml:6:82 unused-variable: the URL does not have the variable `account`",
    );
    server(
        "'https://{base_url}.example.com', variables: { base_url: { about: A name. } } }",
        "api.yaml:6:84 reserved-name: `base_url` cannot be the name of a credential or variable (`base_url` has a meaning in the generated code)",
    );
}

#[test]
fn types() {
    check_types(
        "  Login: { type: Name }\n  Name: { type: Login }\n  Object: { type: list }\n  string: { length: 5 }\n",
        "api.yaml:9:17 type-cycle: the type `Login` is made from itself
         api.yaml:10:19 bad-value: a scalar type cannot be made from `list`
         api.yaml:11:3 name-clash: `string` is a type of the language",
    );
    check_types(
        "  Order: { fields: { a: email, b: { type: Ordr }, c: { type: number }, d: { type: list, of: list }, e: { type: bool, secret: true } } }\n",
        "api.yaml:8:25 unknown-type: there is no type `email`
         api.yaml:8:43 unknown-type: there is no type `Ordr` (did you mean `Order`?)
         api.yaml:8:62 unknown-type: there is no type `number`
         api.yaml:8:93 unknown-type: there is no type `list`
         api.yaml:8:101 bad-value: only text can be secret",
    );
    let mut deep = String::new();
    for level in 0..70 {
        deep.push_str(&format!("  T{level}: {{ fields: {{ inner: T{} }} }}\n", level + 1));
    }
    deep.push_str("  T70: { fields: {} }\n");
    check_types(&deep, "api.yaml:8:3 too-deep: `T0` holds types nested deeper than 64");
}

#[test]
fn names() {
    check_types(
        "  Kind: { enum: [a, A, 'я', '*/', Unknown, self] }
  Option: { enum: [a] }
  Order: { fields: { accountId: int, account_id: int, self: int, 'a\"b': int, type: int } }
",
        "api.yaml:8:21 name-clash: `A` would be `A` in Rust, which is taken
         api.yaml:8:24 invalid-name: no Rust name can be made from the value `я`
         api.yaml:8:29 invalid-name: no Rust name can be made from the value `*/`
         api.yaml:8:35 reserved-name: `Unknown` cannot be the name of a value of an enum (`Unknown` has a meaning in the generated code)
         api.yaml:8:44 keyword-name: `self` is a keyword of Rust that nothing can be called
         api.yaml:9:3 reserved-name: the type `Option` cannot be called `Option` (`Option` has a meaning in the generated code)
         api.yaml:10:38 name-clash: `account_id` would be `account_id` in Rust, which is taken
         api.yaml:10:55 keyword-name: `self` is a keyword of Rust that nothing can be called
         api.yaml:10:66 invalid-name: `a\"b` is not a name for a field",
    );
    check_api(
        &API.replace("api: shop", "api: ../shop"),
        "api.yaml:2:6 invalid-name: `../shop` is not a name for an API",
    );
    let orders =
        operation("request: GET /orders\nresponds: { 200: { body: empty } }\n").replace("  create:", "  create_order:");
    let twice = format!(
        "{orders}  createOrder:\n{}",
        orders.split_once("create_order:\n").unwrap().1
    );
    check_files(
        &[("api.yaml", API.as_bytes()), ("orders.yaml", twice.as_bytes())],
        "orders.yaml:9:3 name-clash: `createOrder` would be `create_order` in Rust, which is taken",
    );
    check_files(
        &[
            ("api.yaml", API.as_bytes()),
            (
                "orders.yaml",
                orders.replace("resource: orders", "resource: blocking").as_bytes(),
            ),
        ],
        "orders.yaml:1:11 reserved-name: `blocking` cannot be the name of a resource (`blocking` has a meaning in the generated code)",
    );
}

#[test]
fn references_of_an_operation() {
    check_operation(
        "request: GET /orders/{id}/{no}
path: { id: string, number: string }
query: { a: { optional: true, xml: text }, b: { required_unless: c }, send: string, d: { sample_breaks: because } }
at_least_one_of: [[a, bb]]
responds:
  200: { json: { fields: { x: { required_if: { y: 1 } }, create_request: { enum: [a] } } } }
  404: { error: Gone, body: plain }
codes: { 7: { error: gone, field: aa, when: { field: e } } }
samples: { curl: { request: { a: 1, z: 2 }, breaks: { y: because } } }
",
        "orders.yaml:7:31 path-without-field: the path needs `no`, and no field under `path` is called so
         orders.yaml:8:25 field-without-placeholder: the path has no place for the field `number`
         orders.yaml:9:40 bad-value: `xml` says how a field of a body is written
         orders.yaml:9:70 unknown-field: there is no field `c` here
         orders.yaml:9:75 reserved-name: `send` cannot be the name of a field of a request (`send` has a meaning in the generated code)
         orders.yaml:9:109 missing-key: `sample_breaks` speaks of a sample that is not there
         orders.yaml:10:27 unknown-field: there is no field `bb` here
         orders.yaml:12:50 unsupported-feature: conditions on the fields of an answer are not supported yet
         orders.yaml:12:62 name-clash: the type of the field `create_request` would be `CreateRequest` in Rust, which is taken
         orders.yaml:13:33 unknown-error-body: there is no error body `plain`
         orders.yaml:14:26 name-clash: `gone` would be `Gone` in Rust, which is taken
         orders.yaml:14:39 unknown-field: there is no field `aa` here
         orders.yaml:14:58 unknown-field: there is no field `e` here
         orders.yaml:15:41 unknown-field: there is no field `z` here
         orders.yaml:15:59 unknown-field: there is no field `y` here",
    );
}

#[test]
fn pages() {
    check_operation(
        "request: GET /orders
query: { page: string, per: int }
responds: { 200: { json: { fields: { orders: { type: list, of: string }, at: { fields: { last: int } } } } } }
pages: { page: page, size: page, items: order, last: at/lost, next: at }
",
        "orders.yaml:10:20 bad-pages: `page`: `page` is not an `int`
         orders.yaml:10:32 bad-pages: `size`: `page` is not an `int`
         orders.yaml:10:45 bad-pages: `items`: the answer has no field `order` (did you mean `orders`?)
         orders.yaml:10:58 bad-pages: `last`: `at` has no field `lost` (did you mean `last`?)
         orders.yaml:10:73 bad-pages: `next` belongs to `cursor`",
    );
}

#[test]
fn shared_errors() {
    check_api(
        &format!("{API}errors: {{ 200: {{ error: Fine, about: x }}, 403: {{ error: Forbidden }} }}\n"),
        "api.yaml:7:11 bad-value: 200 is not an error
         api.yaml:7:43 undocumented: a shared error needs `about` (`about` is missing here)",
    );
    check_api(
        &format!("{API}errors: {{ 403: {{ error: Forbidden, about: x, when: {{ field: a }} }} }}\n"),
        "api.yaml:7:52 bad-value: `when`: a shared error belongs to no operation, and to no field",
    );
}

/// Every rule of the stages before the checks has a case in this file.
#[test]
fn every_rule_is_tried() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let of_checks: BTreeSet<String> = std::fs::read_dir(folder.join("src/check"))
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().path().file_stem()?.to_str()?.replace('_', "-")))
        .collect();
    let cases = std::fs::read_to_string(folder.join("tests/refused_specs.rs")).unwrap();
    for rule in rules::all() {
        let is_tried = cases.contains(&format!(" {}: ", rule.id));
        assert!(is_tried || of_checks.contains(rule.id), "{} has no case", rule.id);
    }
}
