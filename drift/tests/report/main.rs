//! Reports of runs that are made by hand: what people, programs and pull requests see.
//!
//! Each case below has its expected texts in `tests/report/expected/<case>.txt`, `.md` and `.json`.
//! `UPDATE=1 cargo test -p specwright-drift --test report` writes them anew, for review.

mod cases;

use std::path::PathBuf;

use specwright_drift::report::{self, Run, TextOptions};

const COLUMNS: usize = 100;

/// Compares a text with its file, or writes the file.
fn expect(name: &str, text: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/report/expected")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, text).expect("the folder is a part of the repository");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(expected == text, "{name} reads now:\n{text}");
}

fn texts(run: &Run) -> [String; 3] {
    let options = |unread, all| TextOptions { unread, all };
    [options(false, false), options(true, false), options(true, true)].map(|options| report::text(run, options))
}

fn steers(character: char) -> bool {
    character.is_control() || "\u{200b}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}".contains(character)
}

#[test]
fn texts_are_as_expected() {
    for (name, run) in cases::all() {
        let [short, unread, all] = texts(&run);
        expect(&format!("{name}.md"), &report::markdown(&run));
        expect(&format!("{name}.txt"), &short);
        if unread != short && cases::WITH_MORE.contains(&name) {
            expect(&format!("{name}.unread.txt"), &unread);
        }
        if all != short && cases::WITH_MORE.contains(&name) {
            expect(&format!("{name}.all.txt"), &all);
        }
    }
}

#[test]
fn json_is_as_the_schema_says() {
    let schema = jsonschema::validator_for(&report::schema()).expect("the schema is one");
    for (name, run) in cases::all() {
        let text = report::json_text(&run);
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value, report::json(&run), "{name}");
        let errors: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert!(!text.lines().any(|line| line.contains(steers)), "{name}");
        if cases::IN_JSON.contains(&name) {
            expect(&format!("{name}.json"), &text);
        }
    }
}

#[test]
fn every_property_of_the_schema_is_documented() {
    let schema = report::schema();
    let mut waiting = vec![&schema];
    let mut count = 0;
    while let Some(value) = waiting.pop() {
        if let Some(properties) = value.get("properties").and_then(serde_json::Value::as_object) {
            for (name, property) in properties.iter().filter(|(_, property)| property.is_object()) {
                assert!(
                    property["description"]
                        .as_str()
                        .is_some_and(|words| words.ends_with('.')),
                    "{name}"
                );
                count += 1;
            }
        }
        waiting.extend(value.as_object().into_iter().flat_map(|object| object.values()));
        waiting.extend(value.as_array().into_iter().flatten());
    }
    assert!(count > 80, "{count}");
    expect("schema.json", &format!("{schema:#}\n"));
}

#[test]
fn no_text_of_a_page_becomes_markup() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for (name, run) in cases::all() {
        let text = report::markdown(&run);
        assert!(text.len() < 65_536, "{name}");
        assert!(!text.lines().any(|line| line.contains(steers)), "{name}");
        let mut columns = Vec::new();
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => assert!(!dest_url.contains(':'), "{name}: {dest_url}"),
                Event::Start(Tag::Image { .. }) | Event::InlineHtml(_) => panic!("{name}: {event:?}"),
                Event::Start(Tag::TableHead | Tag::TableRow) => columns.push(0),
                Event::Start(Tag::TableCell) => *columns.last_mut().expect("a row") += 1,
                Event::Html(html) => assert!(
                    html.starts_with("<details><summary><code>") || html.starts_with("</details>"),
                    "{name}: {html}"
                ),
                Event::Text(text) => {
                    assert!(
                        !text.contains(['@', '<', '[']) && !text.contains("#1"),
                        "{name}: {text}"
                    );
                }
                _ => {}
            }
        }
        assert!(
            columns.iter().all(|&count| count == 6 || count == 7),
            "{name}: {columns:?}"
        );
    }
}

#[test]
fn no_text_is_wider_than_the_screen_or_steers_it() {
    for (name, run) in cases::all() {
        for text in texts(&run) {
            for line in text.lines() {
                assert!(line.chars().count() <= COLUMNS, "{name}: {line}");
                assert!(!line.contains(steers), "{name}: {line:?}");
            }
        }
    }
}

#[test]
fn many_findings_fit_sixty_lines() {
    for (name, run) in cases::all() {
        let count: usize = run
            .pages
            .iter()
            .filter_map(|page| page.compared())
            .map(|page| page.findings.len())
            .sum();
        let lines = report::text(&run, TextOptions::default()).lines().count();
        assert!(count < 25 || lines <= 60, "{name} has {lines} lines");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for ((_, run), (_, again)) in cases::all().into_iter().zip(cases::all()) {
        assert_eq!(texts(&run), texts(&again));
        assert_eq!(report::json_text(&run), report::json_text(&again));
        assert_eq!(report::markdown(&run), report::markdown(&again));
    }
}
