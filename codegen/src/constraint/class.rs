//! The characters that `chars` allows: the inside of a bracketed class, without the operators that regex engines put
//! there, so that it means the same to the checks, the mock and the generated code.

/// A set of characters, as `chars: 'A-Za-z0-9_-'` says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharClass {
    ranges: Vec<(char, char)>,
}

/// Why the text of a class has no meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassProblem {
    /// What is wrong: "the range `z-a` runs backwards".
    pub message: String,
    /// What to write instead.
    pub help: &'static str,
}

/// One step of a class.
enum Item {
    /// A character, plain or escaped.
    One(char),
    /// `\d`, `\w`, `\s`: ASCII.
    Many(&'static [(char, char)]),
}

const DIGITS: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
const SPACE: &[(char, char)] = &[('\t', '\r'), (' ', ' ')];

impl CharClass {
    /// Reads the inside of a bracketed class: characters, ranges, `\d`, `\w`, `\s`, `\t`, `\n`, `\r` and escaped
    /// punctuation. A `-` stands for itself as first or last character or escaped.
    pub fn parse(text: &str) -> Result<Self, ClassProblem> {
        if text.is_empty() {
            return Err(problem(
                "the class allows no character",
                "list the characters, as in `A-Za-z0-9_-`",
            ));
        }
        if text.starts_with('^') {
            return Err(problem(
                "a class cannot be negated",
                "list the characters that are allowed, or use `pattern`",
            ));
        }
        refuse_operators(text)?;
        let mut ranges = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            rest = Self::parse_step(rest, &mut ranges)?;
        }
        Ok(Self { ranges })
    }

    /// Whether the class has that character.
    pub fn contains(&self, character: char) -> bool {
        self.ranges
            .iter()
            .any(|&(first, last)| (first..=last).contains(&character))
    }

    /// Whether every character of the class is one of the other class.
    pub fn is_within(&self, other: &CharClass) -> bool {
        let covering = other.merged();
        self.ranges.iter().all(|&(first, last)| {
            covering
                .iter()
                .any(|&(from, to)| from <= u32::from(first) && u32::from(last) <= to)
        })
    }

    /// The ranges as numbers, in order, those that touch put together. Surrogates are no characters, so the ranges around
    /// them touch.
    fn merged(&self) -> Vec<(u32, u32)> {
        let mut sorted = self.ranges.clone();
        sorted.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for (first, last) in sorted {
            let (first, last) = (u32::from(first), u32::from(last));
            match merged.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) || (*end == 0xD7FF && first == 0xE000) => {
                    *end = last.max(*end);
                }
                _ => merged.push((first, last)),
            }
        }
        merged
    }

    /// Reads one character or range; gives what is left.
    fn parse_step<'a>(text: &'a str, ranges: &mut Vec<(char, char)>) -> Result<&'a str, ClassProblem> {
        let (item, rest) = parse_item(text)?;
        let first = match item {
            Item::Many(many) => {
                if rest.len() > 1 && rest.starts_with('-') {
                    return Err(endless_range());
                }
                ranges.extend_from_slice(many);
                return Ok(rest);
            }
            Item::One(first) => first,
        };
        match rest.strip_prefix('-') {
            Some(after) if !after.is_empty() => {
                let (last, rest) = parse_item(after)?;
                let Item::One(last) = last else {
                    return Err(endless_range());
                };
                if first > last {
                    return Err(problem(
                        format!(
                            "the range `{}-{}` runs backwards",
                            first.escape_debug(),
                            last.escape_debug()
                        ),
                        "write the lower character first; a literal `-` goes first, last or as `\\-`",
                    ));
                }
                ranges.push((first, last));
                Ok(rest)
            }
            _ => {
                ranges.push((first, first));
                Ok(rest)
            }
        }
    }
}

/// Set operators and brackets mean different things to different engines.
fn refuse_operators(text: &str) -> Result<(), ClassProblem> {
    let mut escaped = false;
    for character in text.chars() {
        if !escaped && matches!(character, '[' | ']') {
            return Err(problem(
                format!("`{character}` has to be escaped"),
                "write only the inside of the brackets; a literal bracket is `\\[` or `\\]`",
            ));
        }
        escaped = character == '\\' && !escaped;
    }
    for operator in ["&&", "--", "~~"] {
        if text.contains(operator) {
            return Err(problem(
                format!("`{operator}` is a set operator to some engines"),
                "write each character once, a literal `-` first, last or as `\\-`",
            ));
        }
    }
    Ok(())
}

fn parse_item(text: &str) -> Result<(Item, &str), ClassProblem> {
    let mut characters = text.chars();
    let item = match characters.next() {
        Some('\\') => parse_escape(characters.next())?,
        Some(plain) => Item::One(plain),
        None => {
            return Err(problem("the class ends too early", "end it with a character"));
        }
    };
    Ok((item, characters.as_str()))
}

fn parse_escape(escaped: Option<char>) -> Result<Item, ClassProblem> {
    match escaped {
        Some('d') => Ok(Item::Many(DIGITS)),
        Some('w') => Ok(Item::Many(WORD)),
        Some('s') => Ok(Item::Many(SPACE)),
        Some('t') => Ok(Item::One('\t')),
        Some('n') => Ok(Item::One('\n')),
        Some('r') => Ok(Item::One('\r')),
        Some(punctuation) if punctuation.is_ascii_punctuation() && !matches!(punctuation, '<' | '>') => {
            Ok(Item::One(punctuation))
        }
        Some(other) => Err(problem(
            format!("`\\{}` is not an escape", other.escape_debug()),
            "the escapes are `\\d`, `\\w`, `\\s`, `\\t`, `\\n`, `\\r` and punctuation such as `\\]`",
        )),
        None => Err(problem("the class ends in a `\\`", "a literal backslash is `\\\\`")),
    }
}

fn endless_range() -> ClassProblem {
    problem(
        "a set such as `\\d` cannot be the end of a range",
        "write a literal `-` first, last or as `\\-`",
    )
}

fn problem(message: impl Into<String>, help: &'static str) -> ClassProblem {
    ClassProblem {
        message: message.into(),
        help,
    }
}

#[cfg(test)]
mod tests {
    use super::super::compile_pattern;
    use super::CharClass;

    fn check(class: &str, inside: &str, outside: &str) {
        let class = CharClass::parse(class).unwrap();
        assert!(inside.chars().all(|character| class.contains(character)), "{inside}");
        assert!(!outside.chars().any(|character| class.contains(character)), "{outside}");
    }

    #[test]
    fn classes_hold_what_they_list() {
        check("A-Za-z0-9_-", "aZ5_-", " ä./");
        check("-a", "-a", "b");
        check(r"\d\-\]", "059-]", "a[\\");
        check(r"\w\s", "aZ_9 \t\n", "-ä\u{a0}");
        check("à-ÿ", "éü", "e");
        check("^a".strip_prefix('^').unwrap(), "a", "^");
    }

    #[test]
    fn classes_without_a_meaning_are_refused() {
        for class in ["", "z-a", "[a]", "^a", r"\", r"\q", "a&&b", "a--b", r"a-\d", r"\p"] {
            assert!(CharClass::parse(class).is_err(), "{class}");
        }
    }

    /// The derive macro reads the same text, without an engine: what means something here has to mean the same there.
    #[test]
    fn classes_mean_what_they_mean_to_a_regex_engine() {
        let pieces = [
            "a", "z", "m", "-", "^", "&", "~", "<", " ", "é", r"\d", r"\-", r"\]", r"\\", r"\n",
        ];
        let probes: Vec<char> = "abmz-^&~< é059]\\\n[".chars().collect();
        for written in words(&pieces, 3) {
            let Ok(class) = CharClass::parse(&written) else {
                continue;
            };
            let regex = compile_pattern(&format!("^[{written}]$")).unwrap_or_else(|why| panic!("{written}: {why}"));
            let derived = specwright_patterns::read_class(&written).unwrap_or_else(|| panic!("{written}"));
            for probe in &probes {
                let found = regex.is_match(&probe.to_string());
                assert_eq!(class.contains(*probe), found, "{written:?} and {probe:?}");
                assert_eq!(
                    class.contains(*probe),
                    derived.contains(*probe),
                    "{written:?} and {probe:?}"
                );
            }
        }
    }

    #[test]
    fn a_class_is_within_another_by_its_characters() {
        let class = |text: &str| CharClass::parse(text).unwrap();
        for (inner, outer, expected) in [
            ("0-9", r"\d", true),
            ("a-f", "d-fa-c", true),
            ("a-g", "d-fa-c", false),
            (r"\w", "A-Za-z0-9_", true),
            ("A-Z", "a-z", false),
            ("\u{d7ff}\u{e000}", "\u{d000}-\u{ffff}", true),
        ] {
            assert_eq!(class(inner).is_within(&class(outer)), expected, "{inner} in {outer}");
        }
    }

    /// Every row of one to `length` pieces.
    fn words(pieces: &[&str], length: usize) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut all = Vec::new();
        for _ in 0..length {
            words = words
                .iter()
                .flat_map(|word| pieces.iter().map(move |piece| format!("{word}{piece}")))
                .collect();
            all.extend_from_slice(&words);
        }
        all
    }
}
