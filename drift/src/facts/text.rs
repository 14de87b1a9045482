//! Facts as lines that a person can write and review: one for each subject, its claims after two or more spaces.
//!
//! ```text
//! POST /orders
//!   request amount  in body; type decimal; required; range >0..100000; default 5
//!   request currency  enum EUR|GBP|...; required if amount
//!   response id  type int
//!   status 401  means wrong key
//!   code 7  status 400
//!   operation  exactly one of email|phone
//! page
//!   status 429
//! ```
//!
//! A value that holds `;`, `|`, a quote or a line break, or begins or ends with a space, stands in quotes as JSON writes it.

mod of;
mod parse;
mod write;

pub use of::{brief_sections, sections};
pub(crate) use parse::parse_claim;
pub use parse::{BadFacts, parse};
pub use write::{write, write_claim, write_subject};

use super::{Claim, Subject};

/// Facts without their places: what a line of the text says.
pub type Statement = (Subject, Claim);

/// The facts of one operation, or of none in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// `POST /orders`; `None`: of the whole page.
    pub request_line: Option<String>,
    /// In order.
    pub statements: Vec<Statement>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
POST /orders
  request amount  in body; type decimal; required; range >0..100000; default 5
  request currency  enum EUR|GBP|...; required if amount
  request lines.note  length ..160; optional; default (the account's note); example \"a; b\"
  request to  type list of string; joined \",\"; items 1..500; required unless group
  request who  chars A-Za-z0-9_-; pattern ^\\d{9}/; length 5..20; format email; encoding base64
  request old  deprecated, use amount; required if kind = a|\"b|c\"
  request older  deprecated; required when the account is new; enum a (first)|b
  response id  type int
  status 401  means wrong key
  code 7  status 400
  operation  exactly one of email|phone; at least one of a|b; together c|d; at most one of e|f
page
  status 429
";

    #[test]
    fn what_is_written_is_read_again() {
        let sections = parse(TEXT).unwrap();
        assert_eq!(sections.len(), 2);
        assert_eq!(write(&sections), TEXT);
    }

    #[test]
    fn a_line_that_says_nothing_known_is_named() {
        let wrong = [
            ("POST /a\n  request b  tpye int\n", "line 2: `tpye int` is no claim"),
            (
                "  request b  type int\n",
                "line 1: a subject needs a line such as `POST /orders` or `page` above it",
            ),
            (
                "POST /a\n  reqest b\n",
                "line 2: `reqest` is no subject: operation, request, response, status, code",
            ),
            ("POST /a\n  status 99x\n", "line 2: `99x` is no status"),
            ("POST /a\n  request b  range x..y\n", "line 2: `range x..y` is no claim"),
        ];
        for (text, message) in wrong {
            assert_eq!(parse(text).unwrap_err().to_string(), message);
        }
    }
}
