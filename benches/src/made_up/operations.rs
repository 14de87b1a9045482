//! The ten operations of a resource.

use std::fmt::Write as _;

use super::Resource;
use super::chance::Chance;
use super::fields::FILTERS;
use super::types::line;
use super::words::ORDERS;

pub(super) fn write(text: &mut String, resource: &Resource, chance: &mut Chance) {
    list(text, resource, chance);
    create(text, resource);
    get(text, resource);
    update(text, resource);
    delete(text, resource);
    search(text, resource, chance);
    list_lines(text, resource);
    add_line(text, resource);
    set_status(text, resource, chance);
    summary(text, resource);
}

fn begin(text: &mut String, resource: &Resource, name: &str, about: &str, request: &str) {
    let plural = &resource.plural;
    let (method, below) = request.split_once(' ').unwrap_or((request, ""));
    let _ = write!(
        text,
        "  {name}:\n    about: {about}\n    docs: https://docs.market.example/{plural}/{name}\n    \
         request: {method} /v1/{plural}{below}\n"
    );
    if below.contains("{id}") {
        let _ = writeln!(text, "    path:\n      id: {}Id", resource.pascal);
    }
}

fn query(text: &mut String, most: usize, chance: &mut Chance) {
    let count = 2 + chance.below(most - 1);
    for field in chance.some(&FILTERS, count) {
        line(text, "      ", field, true);
    }
}

fn answer(text: &mut String, status: u16, about: &str, body: &str) {
    let _ = write!(
        text,
        "    responds:\n      {status}:\n        about: {about}\n        {body}\n"
    );
}

fn one(text: &mut String, status: u16, about: &str, ty: &str) {
    let body = format!("json: {{ payload: {{ it: {{ about: It., type: {ty} }} }} }}");
    answer(text, status, about, &body);
}

fn error(text: &mut String, status: u16, name: &str, about: &str, rest: &str) {
    let _ = writeln!(text, "      {status}: {{ error: {name}, about: {about}{rest} }}");
}

fn not_found(text: &mut String, words: &str) {
    let when = ", when: { field: id, value: 404 }";
    error(text, 404, "NotFound", &format!("There is no such {words}."), when);
}

fn invalid(text: &mut String) {
    error(text, 422, "Invalid", "Some values were wrong.", ", when: invalid");
}

fn list(text: &mut String, resource: &Resource, chance: &mut Chance) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "list",
        &format!("Lists the {words}s, a page at a time."),
        "GET ",
    );
    text.push_str("    query:\n");
    text.push_str("      page: { about: Which page., type: int, range: 1.., optional: true }\n");
    text.push_str("      per_page: { about: How many., type: int, range: 1..200, optional: true }\n");
    let _ = writeln!(
        text,
        "      status: {{ about: Only these., type: {pascal}Status, optional: true }}"
    );
    query(text, 4, chance);
    let body = format!(
        "json:\n          fields:\n            items: {{ about: The {words}s of the page., type: list, of: {pascal} }}\n            \
         total: {{ about: How many there are on all pages., type: int }}"
    );
    answer(text, 200, "The page.", &body);
}

fn create(text: &mut String, resource: &Resource) {
    let Resource { pascal, words, .. } = resource;
    begin(text, resource, "create", &format!("Creates the {words}."), "POST ");
    text.push_str(
        "    headers:\n      idempotency_key: { about: Says that two calls are one., wire_name: Idempotency-Key, \
         format: uuid, optional: true }\n",
    );
    let _ = writeln!(text, "    json:\n      extends: {pascal}Draft");
    one(text, 201, "It was made.", pascal);
    invalid(text);
}

fn get(text: &mut String, resource: &Resource) {
    begin(
        text,
        resource,
        "get",
        &format!("Reads the {}.", resource.words),
        "GET /{id}",
    );
    one(text, 200, "It is there.", &resource.pascal);
    not_found(text, &resource.words);
}

fn update(text: &mut String, resource: &Resource) {
    let Resource { pascal, words, .. } = resource;
    begin(text, resource, "update", &format!("Changes the {words}."), "PUT /{id}");
    let _ = writeln!(
        text,
        "    json: {{ payload: {{ draft: {{ about: What it shall be., type: {pascal}Draft }} }} }}"
    );
    one(text, 200, "It was changed.", pascal);
    not_found(text, words);
    invalid(text);
}

fn delete(text: &mut String, resource: &Resource) {
    begin(
        text,
        resource,
        "delete",
        &format!("Deletes the {}.", resource.words),
        "DELETE /{id}",
    );
    answer(text, 204, "It is gone.", "body: empty");
    not_found(text, &resource.words);
}

fn search(text: &mut String, resource: &Resource, chance: &mut Chance) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "search",
        &format!("Finds the {words}s that fit."),
        "GET /search",
    );
    text.push_str(
        "    query:\n      order:\n        about: What comes first.\n        optional: true\n        enum:\n",
    );
    for (order, meaning) in chance.some(&ORDERS, 4) {
        let _ = writeln!(text, "          {order}: {meaning}");
    }
    query(text, 7, chance);
    let body = format!(
        "json:\n          fields:\n            found: {{ about: What fits., type: list, of: {pascal} }}\n            \
         more: {{ about: Whether there is more., type: bool }}\n            \
         next: {{ about: Where the next page begins., optional: true }}"
    );
    answer(text, 200, "What was found.", &body);
}

fn list_lines(text: &mut String, resource: &Resource) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "list_lines",
        &format!("Lists the lines of the {words}."),
        "GET /{id}/lines",
    );
    text.push_str(
        "    headers:\n      known_version: { about: What is known already., wire_name: X-Known-Version, \
         chars: A-Za-z0-9, optional: true }\n",
    );
    let body =
        format!("json:\n          fields:\n            lines: {{ about: The lines., type: list, of: {pascal}Line }}");
    answer(text, 200, "The lines.", &body);
    not_found(text, words);
}

fn add_line(text: &mut String, resource: &Resource) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "add_line",
        &format!("Adds a line to the {words}."),
        "POST /{id}/lines",
    );
    let _ = writeln!(text, "    json:\n      extends: {pascal}Line");
    one(text, 201, "The line was added.", &format!("{pascal}Line"));
    not_found(text, words);
    error(text, 409, "Locked", &format!("The {words} can not be changed."), "");
    invalid(text);
}

fn set_status(text: &mut String, resource: &Resource, chance: &mut Chance) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "set_status",
        &format!("Says how far the {words} is."),
        "PATCH /{id}/status",
    );
    let _ = write!(
        text,
        "    json:\n      fields:\n        status: {{ about: How far it is now., type: {pascal}Status }}\n        \
         reason: {{ about: Why., length: 1..{}, optional: true }}\n        \
         notify:\n          about: Who hears of it.\n          optional: true\n          fields:\n            \
         email: {{ about: Where to write to., format: email }}\n            \
         message: {{ about: What to write., length: 1..1000, optional: true }}\n",
        100 + 50 * chance.below(8)
    );
    one(text, 200, "It was changed.", pascal);
    not_found(text, words);
    error(text, 409, "NotAllowed", "That does not come after what it is now.", "");
}

fn summary(text: &mut String, resource: &Resource) {
    let Resource { pascal, words, .. } = resource;
    begin(
        text,
        resource,
        "summary",
        &format!("Sums up the {words}."),
        "GET /{id}/summary",
    );
    text.push_str(
        "    query:\n      from: { about: The first day., type: date }\n      \
         to: { about: The last day., type: date, optional: true }\n",
    );
    let body = format!(
        "json:\n          fields:\n            total: {{ about: All of it., type: Money }}\n            \
         by_status: {{ about: How much of each., type: list, of: {pascal}Sum }}\n            \
         notes: {{ about: What was said on the way., type: map, of: string, optional: true }}"
    );
    answer(text, 200, "The sums.", &body);
    not_found(text, words);
}
