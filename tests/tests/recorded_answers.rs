//! Recorded answers against the specs: what `dynamic::compare` of a generated client says of them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use specwright_runtime::{Recording, Replay};

/// What is said of a recorded answer with that status, type and body.
fn said(operation: &str, status: u16, content_type: &str, body: &str) -> String {
    let lines: Vec<String> = body.lines().map(|line| format!("< {line}\n")).collect();
    let text = format!(
        "specwright recording 1\n= {operation}\n> GET https://api.example.com/\n< {status}\n< content-type: {content_type}\n<\n{}",
        lines.concat()
    );
    let recording: Recording = text.parse().unwrap();
    let compared = match operation.starts_with("credits.") {
        true => {
            let builder = textmarketer::Client::builder().username("name").password("a-pass-word");
            let client = builder.transport(Replay::default()).build().unwrap();
            textmarketer::dynamic::compare(&client, &recording)
        }
        false => {
            let builder = invoicexpress::Client::builder()
                .account_name("demo")
                .api_key("a-key-of-a-test");
            let client = builder.transport(Replay::default()).build().unwrap();
            invoicexpress::dynamic::compare(&client, &recording)
        }
    };
    let lines: Vec<String> = compared.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn json() {
    let json = "application/json; charset=utf-8";
    let described = r#"{ "sequence": { "id": 7, "serie": "A" } }"#;
    let plain = said("sequences.get", 200, json, described);
    let with_more = said(
        "sequences.get",
        200,
        json,
        r#"{ "sequence": { "id": "7", "serie": "A", "colour": "red" } }"#,
    );
    assert!(
        !plain.contains("colour") && with_more.contains("sequence[\"colour\"]"),
        "{plain}\n\n{with_more}"
    );
    assert!(
        with_more
            .lines()
            .all(|line| line.starts_with("exchange 0, sequences.get: ")),
        "{with_more}"
    );
    let down = said("sequences.get", 200, "text/html", "<html>Down</html>");
    assert!(
        down.starts_with("exchange 0, sequences.get: unexpected answer 200 OK, ") && down.contains("text/html"),
        "{down}"
    );
    let teapot = said("sequences.get", 418, json, "{}");
    assert!(teapot.contains("418"), "{teapot}");
    assert_eq!(
        said("sequences.gone", 200, json, "{}"),
        "exchange 0, sequences.gone: there is no such operation"
    );
}

#[test]
fn a_documented_error_is_as_described() {
    assert_eq!(
        said(
            "sequences.get",
            401,
            "application/json",
            r#"{ "errors": [{ "error": "No." }] }"#
        ),
        ""
    );
}

#[test]
fn xml() {
    let described = "<response processed_date=\"2011-08-02T14:24:00+01:00\"><credits>75</credits></response>";
    assert_eq!(said("credits.get", 200, "application/xml", described), "");
    let other = described.replace("<credits>", "<colour>red</colour><credits>");
    assert!(said("credits.get", 200, "application/xml", &other).contains("colour"));
    assert!(
        said(
            "credits.get",
            200,
            "application/xml",
            "<response><credits>many</credits></response>"
        )
        .contains("credits")
    );
}

/// The program that `docs/reliability.md` shows, as a function.
#[test]
fn the_program_of_the_docs() {
    fn lines(text: &str) -> Result<usize, Box<dyn std::error::Error>> {
        let recording = text.parse()?;
        let client = textmarketer::Client::builder()
            .username("name")
            .password("a-pass-word")
            .build()?;
        let found = textmarketer::dynamic::compare(&client, &recording);
        Ok(found.iter().map(|found| found.to_string().lines().count()).sum())
    }
    let answer = "= credits.get\n> GET https://api.example.com/\n< 418\n< content-type: text/plain\n<\n< a teapot\n";
    assert_eq!(lines(&format!("specwright recording 1\n{answer}")).unwrap(), 1);
    assert!(lines("another recording").is_err());
}
