//! What may be shown of foreign text: a beginning of it, without anything that moves a cursor, and without any secret.

mod keys;
mod names;
mod secrets;
mod spelling;
mod visible;

pub(crate) use keys::without_secret_keys;
pub(crate) use names::secret_names;
pub(crate) use secrets::Secrets;

use spelling::end_of_match;
pub(crate) use visible::is_visible;
use visible::push_visible;

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// A secret of fewer characters is too likely to be there by chance: replacing it would only tell where it is, so a
/// text that holds it is not shown at all.
const SHORT: usize = 4;

/// What the texts of a call may not show.
#[derive(Default)]
pub(crate) struct Hidden {
    pub(crate) secrets: Secrets,
    /// Wire names of fields whose values are secret but not known; a text ends where one of them is mentioned.
    pub(crate) names: Vec<&'static str>,
}

impl Hidden {
    /// The text as it may be shown, cut after `limit` characters; `None` if it may not be shown.
    pub(crate) fn show(&self, text: &str, limit: usize) -> Option<String> {
        self.shown(text, limit, &mut push_visible)
    }

    /// `push` appends a character that is no part of a secret, and gives how many characters became of it.
    fn shown(&self, text: &str, limit: usize, push: &mut dyn FnMut(&mut String, char) -> usize) -> Option<String> {
        let mut shown = String::new();
        let mut length = 0;
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if length >= limit {
                shown.push('…');
                break;
            }
            if self.names.iter().any(|name| end_of_match(rest, name).is_some()) {
                shown.push_str(REDACTED);
                break;
            }
            let step = match self.secrets.longest_match(rest) {
                Some(found) if found.short => return None,
                Some(found) => {
                    shown.push_str(REDACTED);
                    length += REDACTED.len();
                    found.end
                }
                None => {
                    length += push(&mut shown, character);
                    character.len_utf8()
                }
            };
            rest = rest.get(step..).unwrap_or_default();
        }
        Some(shown)
    }

    /// The whole text, in which nothing but the secrets is replaced; `None` if it may not be shown.
    pub(crate) fn mask(&self, text: &str) -> Option<String> {
        self.shown(text, usize::MAX, &mut |out, character| {
            out.push(character);
            1
        })
    }

    /// The text as it may be shown, at any length.
    pub(crate) fn show_all(&self, text: &str) -> String {
        self.show(text, usize::MAX).unwrap_or_else(|| REDACTED.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Hidden, Secrets};

    fn shown(secrets: &[&str], text: &str) -> Option<String> {
        let mut hidden = Hidden::default();
        for secret in secrets {
            hidden.secrets.add(secret);
        }
        hidden.show(text, 512)
    }

    #[test]
    fn every_spelling_of_a_secret_is_hidden() {
        let secret = "pä\"ss wörd/<&'1";
        let spellings = [
            secret.to_owned(),
            "p%C3%A4%22ss%20w%C3%B6rd%2F%3C%26%271".to_owned(),
            "p%c3%a4%22ss+w%c3%b6rd%2f%3c%26%271".to_owned(),
            "p%E4%22ss+w%F6rd%2F%3C%26%271".to_owned(),
            r#"p\u00e4\"ss w\u00F6rd\/<&'1"#.to_owned(),
            "p&#228;&quot;ss w&#xF6;rd/&lt;&amp;&#039;1".to_owned(),
            "P\u{e4}\"SS W\u{f6}RD/<&'1".to_owned(),
            "cMOkInNzIHfDtnJkLzwmJzE=".to_owned(),
        ];
        for spelling in spellings {
            let text = format!("before {spelling} after");
            let result = shown(&[secret], &text).unwrap();
            assert!(
                result.starts_with("before [redacted]") && result.ends_with(" after"),
                "{spelling} became {result}"
            );
        }
    }

    #[test]
    fn every_spelling_is_hidden_when_it_is_spelled_again() {
        let secret = "pä\"ss w\\rd/<";
        let spellings = [
            "p%25C3%25A4%2522ss%2520w%255Crd%252F%253C",
            r#"p\\u00e4\\\"ss w\\\\rd\\/<"#,
            "p&amp;#228;&amp;quot;ss w\\rd/&amp;lt;",
            "p&auml;&quot;ss w&bsol;rd&sol;&lt;",
            "pÃ¤\"ss w\\rd/<",
            "p?\"ss w\\rd/<",
            "p\u{fffd}\"ss w\\rd/<",
        ];
        for spelling in spellings {
            let text = format!("before {spelling} after");
            assert_eq!(
                shown(&[secret], &text).as_deref(),
                Some("before [redacted] after"),
                "{spelling}"
            );
        }
    }

    #[test]
    fn a_secret_is_hidden_with_other_white_space() {
        for text in ["a  wide\n secret ", "a wide secret", "\ta wide secret"] {
            let result = shown(&["a  wide\n secret "], text).unwrap();
            assert!(!result.contains("wide"), "{result}");
        }
    }

    #[test]
    fn a_secret_of_one_character_repeated_is_looked_for_in_linear_time() {
        for character in ["é", "\\"] {
            let secret = format!("{}z", character.repeat(200));
            let time = |length: usize| {
                let text = character.repeat(length);
                let started = std::time::Instant::now();
                shown(&[&secret], &text).unwrap();
                started.elapsed()
            };
            // Sixteen times the text would take 256 times as long if every place were compared with every other.
            let (short, long) = (time(3_000), time(48_000));
            assert!(long < short * 100, "{short:?}, {long:?}");
            let result = shown(&[&secret], &format!("{secret} after"));
            assert_eq!(result.as_deref(), Some("[redacted] after"));
        }
    }

    #[test]
    fn a_short_secret_hides_the_whole_text() {
        assert_eq!(shown(&["abc"], "an abc"), None);
        assert_eq!(shown(&["abc"], "none"), Some("none".to_owned()));
        assert_eq!(shown(&[""], "none"), Some("none".to_owned()));
    }

    #[test]
    fn the_longer_of_two_secrets_wins() {
        assert_eq!(
            shown(&["secret", "secret-key"], "a secret-key").as_deref(),
            Some("a [redacted]")
        );
    }

    #[test]
    fn a_secret_across_the_limit_is_not_shown_in_part() {
        let mut hidden = Hidden::default();
        hidden.secrets.add("a-very-secret-key");
        assert_eq!(
            hidden.show("12345 a-very-secret-key", 8).as_deref(),
            Some("12345 [redacted]")
        );
        assert_eq!(hidden.show("12345 a-very-secret-key", 5).as_deref(), Some("12345…"));
    }

    #[test]
    fn a_text_ends_at_the_name_of_a_secret_field() {
        let hidden = Hidden {
            secrets: Secrets::default(),
            names: vec!["api_password"],
        };
        for text in [
            "<a><api_password>hunter2",
            r#"<a>api\u005fpassword": "hunter2"#,
            "<a>API_PASSWORD=hunter2",
        ] {
            let result = hidden.show(text, 512).unwrap();
            assert!(result.starts_with("<a>") && result.ends_with("[redacted]"), "{result}");
            assert!(!result.contains("hunter2"));
        }
    }

    #[test]
    fn of_a_long_secret_nothing_is_shown_though_it_does_not_end() {
        let secret = "an-endless-secret-".repeat(1_000);
        for echo in [&secret[..5_000], &secret] {
            assert_eq!(
                shown(&[&secret], &format!("before {echo}")).as_deref(),
                Some("before [redacted]")
            );
        }
    }

    #[test]
    fn control_and_direction_characters_become_escapes() {
        assert_eq!(
            shown(&[], "a\u{1b}[31m\u{202e}b\n\u{0}").as_deref(),
            Some("a\\u{1b}[31m\\u{202e}b\\n\\u{0}")
        );
    }
}
