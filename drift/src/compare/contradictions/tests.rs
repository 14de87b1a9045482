//! Cases of every rule: what is said of an operation, as lines of facts and blocks of code, and what is told of it.

use std::time::{Duration, Instant};

use super::contradictions;
use crate::facts::text::parse;
use crate::facts::{Certainty, Claim, Fact, PageOperation, Place, Spot};
use crate::samples::{SampleDirection, read};

/// No measurement: only what would never end, or grows with the square of a page, takes that long anywhere.
const HANG: Duration = Duration::from_secs(120);

/// An operation made of facts, each in a row of its own, and of blocks with their headings.
fn operation(facts: &str, blocks: &[(&str, &str)]) -> PageOperation {
    let sections = parse(facts).unwrap();
    let section = &sections[0];
    let (method, path) = section.request_line.as_deref().unwrap().split_once(' ').unwrap();
    let stated = |text: &str| (text != "?").then(|| text.to_owned());
    let mut row = 0;
    let mut fact = |(subject, claim): &crate::facts::text::Statement| {
        // A line begins with the claim that its subject is there.
        row += u32::from(matches!(claim, Claim::Exists(_) | Claim::Group(_)));
        let place = Place {
            spot: Spot::Row {
                table: 1,
                row,
                column: None,
            },
            line: row,
            ..Place::default()
        };
        Fact {
            subject: subject.clone(),
            claim: claim.clone(),
            certainty: Certainty::Read,
            place,
        }
    };
    let sample = |(at, (heading, text)): (usize, &(&str, &str))| {
        let place = Place {
            headings: vec![(*heading).to_owned()],
            spot: Spot::Code(1),
            line: 100 * (u32::try_from(at).unwrap() + 1),
            ..Place::default()
        };
        let mut samples = read(None, text, &place);
        samples.iter_mut().for_each(|sample| {
            sample.direction = sample.direction.or(Some(SampleDirection::Request));
        });
        samples
    };
    PageOperation {
        title: "account POST method".to_owned(),
        method: stated(method),
        path: stated(path),
        certainty: Certainty::Read,
        place: Place::default(),
        facts: section.statements.iter().map(&mut fact).collect(),
        samples: blocks.iter().enumerate().flat_map(sample).collect(),
    }
}

fn told(facts: &str, blocks: &[(&str, &str)]) -> Vec<String> {
    let found = contradictions("accounts.update", &operation(facts, blocks));
    let ids: std::collections::BTreeSet<&str> = found.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), found.len(), "ids are distinct");
    assert!(found.iter().all(|one| !one.places.is_empty()), "each has its places");
    found
        .into_iter()
        .map(|one| format!("{}: {}", one.subject, one.text))
        .collect()
}

type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn what_contradicts_itself_is_told() {
    let cases: &[Case<'_>] = &[
        (
            "samples of several languages are told at once",
            "POST /things\n  request user  pattern ^\\d{9}/\\d$\n",
            &[
                (
                    "Request",
                    "curl https://a.example/things -d '{\"thing\":{\"user\":\"1234/0\"}}'",
                ),
                (
                    "Request",
                    "Ruby\nNet::HTTP::Post.new(URI('https://a.example/things'))\nbody = \"{\\\"user\\\":\\\"1234/0\\\"}\"\n",
                ),
                ("Request body", "{\"thing\": {\"user\": \"123456789/0\"}}"),
            ],
            &["user: 2 samples (curl, Ruby) send `1234/0`, row 1 asks for `^\\d{9}/\\d$`"],
        ),
        (
            "a picture counts digits",
            "POST /things\n  request user  format 123456789/X\n",
            &[("Request body", "{\"user\": \"12345678/0\"}")],
            &["user: a sample (Request body) sends `12345678/0`, row 1 asks for `123456789/X`, 9 digits instead of 8"],
        ),
        (
            "limits",
            "POST /t\n  request a  length 5..20\n  request b  enum x|y\n  request c  range 1..5\n  request d  type int\n  request e  format email\n  request f  chars a-z\n  request g  format yyyy-mm-dd\n",
            &[(
                "Request",
                "{\"a\": \"ab\", \"b\": \"z\", \"c\": 9, \"d\": \"five\", \"e\": \"nobody\", \"f\": \"A1\", \"g\": \"1/2/2020\"}",
            )],
            &[
                "a: a sample (Request) sends `ab`, row 1 asks for 5 to 20 characters (it has 2)",
                "b: a sample (Request) sends `z`, row 2 asks for one of `x` and `y`",
                "c: a sample (Request) sends `9`, row 3 asks for 1 to 5",
                "d: a sample (Request) sends `five`, row 4 asks for a whole number",
                "e: a sample (Request) sends `nobody`, row 5 asks for `email`",
                "f: a sample (Request) sends `A1`, row 6 asks for the characters a-z",
                "g: a sample (Request) sends `1/2/2020`, row 7 asks for `yyyy-mm-dd`",
            ],
        ),
        (
            "values that keep the rules, placeholders and secrets are not told",
            "POST /t\n  request a  length 5..20; chars a-z\n  request b  enum x|y|...\n  request c  range 1..5\n  request key  length 32\n  request list  type list of string; enum x|y\n  request f  enum 0|1\n  request g  format iso-8601\n",
            &[(
                "Request",
                "{\"a\": \"<string>\", \"b\": \"z\", \"c\": 5.0, \"key\": \"abc\", \"list\": [\"q\"], \"f\": \"1\", \"g\": \"2016-02-09T14:02:11Z\"}",
            )],
            &[],
        ),
        (
            "a year of five digits, a truth value as a text",
            "GET /t\n  response ok  type bool\n",
            &[(
                "Response",
                "{\"when\": \"20012-02-12\", \"ok\": \"true\", \"success\": \"false\"}",
            )],
            &[
                "when: a sample (Response) has `20012-02-12`, a year of more than four digits",
                "ok: it is the text \"true\" in the sample, row 1 says a truth value",
                "success: it is the text \"false\" in the sample; nowhere is said which it is",
            ],
        ),
        (
            "patterns that are cut off",
            "POST /t\n  request a  pattern ^\\d{9}/; example 123456789/X\n  request b  pattern ^[a-z\n  request c  pattern ^\\w+; example ab\n  request d  pattern (?=a)b\n",
            &[],
            &[
                "a: the pattern `^\\d{9}/` in row 1 seems to be cut off: it has no end, and `123456789/X` goes on behind it",
                "b: the pattern `^[a-z` in row 2 seems to be cut off: a class is not closed",
            ],
        ),
        (
            "own examples and defaults",
            "POST /t\n  request a  length ..3; example abcd\n  request b  enum x|y; default z\n  request c  range 1..5; default 0\n  request d  enum 0|1; default false\n  request e  enum x|y; default none\n",
            &[],
            &[
                "a: the example in row 1 is `abcd`, the same place asks for at most 3 characters (it has 4)",
                "b: the default in row 2 is `z`, the same place asks for one of `x` and `y`",
                "c: the default in row 3 is `0`, the same place asks for 1 to 5",
            ],
        ),
        (
            "values that another rule names",
            "POST /t\n  request kind  enum a|b\n  request other  required if kind = c\n",
            &[],
            &["kind: row 2 names `c`, which the values in row 1 lack"],
        ),
        (
            "left out and unknown",
            "POST /t\n  request a  required\n  request b  required\n  request c  optional\n  request password  required\n  request d  in header; required\n",
            &[("Request", "{\"t\": {\"a\": 1, \"c\": 2, \"x\": 3}}")],
            &[
                "b: the sample (Request) leaves it out, row 2 says that it is required",
                "x: a sample sends it, and the page does not describe it",
            ],
        ),
        (
            "a sample that is not whole leaves nothing out",
            "POST /t\n  request a  required\n  request b  required\n  request n.c  required\n  request q  in query; required\n",
            &[("Request", "{\"a\": 1, ...}"), ("Request", "{\"a\": 1, \"b\": 2}")],
            &[],
        ),
        (
            "one of several",
            "POST /t\n  request a  required unless b\n  request b  required unless a\n  request c  required\n  operation  at least one of a|b\n",
            &[("Request", "{\"a\": 1, \"c\": 2}")],
            &[],
        ),
        (
            "answers",
            "GET /t\n  response id  type int\n  response name  type string\n  response total  type decimal\n  response gone  type string\n  response maybe  optional\n",
            &[("Response", "{\"id\": 1, \"name\": \"a\", \"total\": 1.5, \"more\": 1}")],
            &[
                "answer: the page describes `gone`, the sample of the answer has it not",
                "answer: the sample of the answer has `more`, which the page does not describe",
            ],
        ),
        (
            "spellings",
            "POST /t\n  request notifcation_email  optional\n  request name  optional\n",
            &[(
                "Response",
                "<response><notification_email>a@b.example</notification_email><name>x</name></response>",
            )],
            &[
                "notifcation_email: the table of the request calls it so, a sample `notification_email`: perhaps one of the two is misspelt",
            ],
        ),
        (
            "twice",
            "POST /t\n  request a  type string\n  request a  type int\n  request b  required\n  request b  optional\n  request c  length ..5\n  request c  length ..6\n  code 7  means The name is taken\n  code 7  means No such group exists\n",
            &[],
            &[
                "a: row 1 says type string, row 2 says type int",
                "b: row 3 says required, row 4 says optional",
                "c: row 5 says at most 5 characters, row 6 says at most 6 characters",
                "code 7: row 7 and row 8 give it two meanings: \"The name is taken\" and \"No such group exists\"",
            ],
        ),
        (
            "statuses have many causes where codes tell them",
            "POST /t\n  status 404  means Account unknown\n  status 404  means Nothing here\n",
            &[],
            &["status 404: row 1 and row 2 give it two meanings: \"Account unknown\" and \"Nothing here\""],
        ),
        (
            "the document type of another page",
            "POST ?\n",
            &[(
                "Response",
                "<!DOCTYPE response SYSTEM \"http://a.example/DTD/groups_get.dtd\">\n<response><account><id>1</id></account></response>",
            )],
            &["groups_get.dtd: the document type is named after groups, the page is about \"account POST method\""],
        ),
        (
            "the document type of this page",
            "POST ?\n",
            &[(
                "Response",
                "<!DOCTYPE response SYSTEM \"http://a.example/DTD/accounts_get.dtd\">\n<response><id>1</id></response>",
            )],
            &[],
        ),
        (
            "method and path",
            "PUT /v1/orders/{id}\n  request a  optional\n",
            &[
                ("Request", "curl -X POST https://a.example/v1/orders/5 -d a=1"),
                ("Request", "curl https://a.example/v1/order/5"),
            ],
            &["method: the page says PUT, the sample (curl) sends POST"],
        ),
        (
            "path",
            "POST /v1/orders/{id}/lines\n  request a  optional\n",
            &[("Request", "curl -X POST https://a.example/v1/orders/5/line -d a=1")],
            &["path: the page says /v1/orders/{id}/lines, the sample (curl) calls /v1/orders/5/line"],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, facts, blocks, expected) in cases {
        let told = told(facts, blocks);
        if told != *expected {
            wrong.push(format!("{name}\n  told {told:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ids_hang_on_what_is_said_and_not_on_where() {
    let facts = "POST /t\n  request a  length ..3\n";
    let id = |blocks: &[(&str, &str)]| contradictions("t.create", &operation(facts, blocks))[0].id.clone();
    let one = id(&[("Request", "{\"a\": \"abcd\"}")]);
    assert_eq!(
        one,
        id(&[("Request", "\n\n{ \"a\": \"abcd\" }"), ("Other", "{\"a\": \"abcd\"}")])
    );
    assert_ne!(one, id(&[("Request", "{\"a\": \"abcde\"}")]));
}

#[test]
fn a_page_of_many_fields_and_samples_is_searched_to_its_end() {
    let fields: String = (0..600)
        .map(|at| format!("  request notifcation_field{at}x  required; length ..3; enum a|b\n"))
        .collect();
    let sample: String = (0..600)
        .map(|at| format!("\"notification_field{at}y\": \"abcdef\", "))
        .collect();
    let blocks = vec![("Request", format!("{{{sample}\"end\": 1}}")); 50];
    let blocks: Vec<(&str, &str)> = blocks.iter().map(|(heading, text)| (*heading, text.as_str())).collect();
    let operation = operation(&format!("POST /t\n{fields}"), &blocks);
    let start = Instant::now();
    contradictions("t", &operation);
    assert!(start.elapsed() < HANG, "{:?}", start.elapsed());
}
