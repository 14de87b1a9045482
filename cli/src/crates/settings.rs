//! What a stand-alone crate says of itself that its spec does not: options of the command, kept in the crate's record so
//! that the next run need not repeat them.

use std::collections::BTreeMap;

use specwright_codegen::emit::{CrateOptions, RECORD, RuntimeSource};

use crate::exit::Failure;
use crate::files::Record;
use crate::output::visible;

pub(crate) const VERSION: &str = "crate-version";
pub(crate) const LICENSE: &str = "license";
pub(crate) const AUTHOR: &str = "author";
pub(crate) const REPOSITORY: &str = "repository";
pub(crate) const HOMEPAGE: &str = "homepage";
pub(crate) const DOCUMENTATION: &str = "documentation";
pub(crate) const KEYWORD: &str = "keyword";
pub(crate) const CATEGORY: &str = "category";
pub(crate) const RUNTIME: &str = "runtime";

/// How many keywords and categories a registry takes.
const MOST: usize = 5;

/// The runtime's source is not in a folder.
const REGISTRY: &str = "registry";

/// An option, and what a value of it has to look like.
struct Setting {
    name: &'static str,
    fits: fn(&str) -> bool,
    expected: &'static str,
}

const SETTINGS: [Setting; 9] = [
    setting(VERSION, is_version, "a version such as 1.2.3"),
    setting(LICENSE, is_license, "an SPDX expression such as `MIT OR Apache-2.0`"),
    setting(AUTHOR, is_line, "a name in one line"),
    setting(REPOSITORY, is_address, AN_ADDRESS),
    setting(HOMEPAGE, is_address, AN_ADDRESS),
    setting(DOCUMENTATION, is_address, AN_ADDRESS),
    setting(
        KEYWORD,
        is_keyword,
        "a word of at most 20 letters, digits, `-`, `_` and `+`",
    ),
    setting(CATEGORY, is_category, "a category of crates.io such as `api-bindings`"),
    setting(RUNTIME, is_line, "`registry` or a path in one line"),
];

const AN_ADDRESS: &str = "an address that begins with https://";

const fn setting(name: &'static str, fits: fn(&str) -> bool, expected: &'static str) -> Setting {
    Setting { name, fits, expected }
}

/// Options with their values. Where only one can be, the last one counts.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    values: BTreeMap<String, Vec<String>>,
}

impl Settings {
    /// Those of the last run.
    pub(super) fn recorded(record: &Record) -> Result<Self, Failure> {
        let mut settings = Self::default();
        for (name, value) in &record.options {
            check(name, value).map_err(|problem| {
                Failure::new(format!("`{RECORD}` of the crate says `--{name} {value}`: {problem}"))
                    .help("correct the line there")
            })?;
            settings.values.entry(name.clone()).or_default().push(value.clone());
        }
        Ok(settings)
    }

    /// What is given replaces what was there; an empty text takes it away.
    pub(super) fn change(&mut self, given: &[(&'static str, Vec<String>)]) -> Result<(), Failure> {
        for (name, values) in given.iter().filter(|(_, values)| !values.is_empty()) {
            let values: Vec<String> = values.iter().filter(|value| !value.is_empty()).cloned().collect();
            if values.len() > MOST && [KEYWORD, CATEGORY].contains(name) {
                let problem = format!("`--{name}` is given {} times", values.len());
                return Err(Failure::new(problem).help(format!("a registry takes up to {MOST}")));
            }
            match values.is_empty() {
                true => self.values.remove(*name),
                false => self.values.insert((*name).to_owned(), values),
            };
        }
        Ok(())
    }

    /// The folder of the runtime; `way` finds one if nothing was ever said, and what it finds is kept.
    pub(super) fn runtime(
        &mut self,
        version: &str,
        way: impl FnOnce() -> Result<Option<String>, Failure>,
    ) -> Result<RuntimeSource, Failure> {
        if self.one(RUNTIME).is_none()
            && let Some(found) = way()?
        {
            self.values.insert(RUNTIME.to_owned(), vec![found]);
        }
        Ok(match self.one(RUNTIME) {
            None | Some(REGISTRY) => RuntimeSource::Version(version.to_owned()),
            Some(path) => RuntimeSource::Path {
                path: path.replace('\\', "/"),
                version: version.to_owned(),
            },
        })
    }

    /// For the emitter.
    pub(super) fn options(&self, runtime: RuntimeSource) -> CrateOptions {
        let plain = CrateOptions::new(runtime);
        let text = |name| self.one(name).map(str::to_owned);
        let list = |name| self.values.get(name).cloned().unwrap_or_default();
        CrateOptions {
            version: text(VERSION).unwrap_or(plain.version),
            license: text(LICENSE).unwrap_or(plain.license),
            authors: list(AUTHOR),
            repository: text(REPOSITORY),
            homepage: text(HOMEPAGE),
            documentation: text(DOCUMENTATION),
            keywords: list(KEYWORD),
            categories: list(CATEGORY),
            runtime: plain.runtime,
        }
    }

    /// For the record.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let all = self.values.iter();
        all.flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())))
            .collect()
    }

    fn one(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.last().map(String::as_str)
    }
}

/// Whether the value may stand behind the option; an empty one takes back what was said before.
pub(crate) fn check(name: &str, value: &str) -> Result<(), String> {
    match SETTINGS.iter().find(|setting| setting.name == name) {
        Some(setting) if value.is_empty() || (setting.fits)(value) => Ok(()),
        Some(setting) => Err(format!("write {}", setting.expected)),
        None => Err("there is no such option".to_owned()),
    }
}

fn is_line(text: &str) -> bool {
    text.len() <= 500 && !text.trim().is_empty() && visible(text) == text
}

fn is_version(text: &str) -> bool {
    let (text, build) = text
        .split_once('+')
        .map_or((text, None), |(text, build)| (text, Some(build)));
    let (numbers, stage) = text
        .split_once('-')
        .map_or((text, None), |(text, stage)| (text, Some(stage)));
    let is_number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_padded = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && !is_number(part);
    numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && stage.is_none_or(|stage| stage.split('.').all(|part| is_word(part) && !is_padded(part)))
        && build.is_none_or(|build| build.split('.').all(is_word))
}

fn is_license(text: &str) -> bool {
    let fits =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '+' | ':' | '(' | ')' | ' ');
    text.len() <= 200 && text.starts_with(|first: char| first != ' ') && text.chars().all(fits)
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fits = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`');
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(fits))
}

fn is_keyword(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+');
    text.len() <= 20 && text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(fits)
}

fn is_category(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b':');
    text.len() <= 60 && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::{AUTHOR, CATEGORY, KEYWORD, LICENSE, REPOSITORY, RUNTIME, SETTINGS, VERSION, check};

    #[test]
    fn values_that_fit_and_values_that_do_not() {
        for (name, fits, fits_not) in [
            (
                VERSION,
                &["0.1.0", "10.20.30", "1.0.0-rc.1", "1.0.0+x-1", "1.0.0-a-b+c"][..],
                &[
                    "1", "1.2", "01.2.3", "1.2.3.4", "v1.2.3", "1.2.x", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.-3",
                ][..],
            ),
            (
                LICENSE,
                &["MIT", "(MIT OR Apache-2.0) AND LicenseRef-x"],
                &["MIT\nx", "MIT\"", " MIT"],
            ),
            (
                AUTHOR,
                &["Bäckerei <post@bakery.example>"],
                &[" ", "a\nb", "a\u{1b}[0m", "a\u{202e}b"],
            ),
            (
                REPOSITORY,
                &["https://git.example/x"],
                &[
                    "git.example/x",
                    "https://",
                    "https://x/\"",
                    "https://x y",
                    "javascript:x",
                ],
            ),
            (
                KEYWORD,
                &["api", "utf-8", "c++"],
                &["-x", "two words", "abcdefghijklmnopqrstu", "ä"],
            ),
            (
                CATEGORY,
                &["api-bindings", "web-programming::http-client"],
                &["Web", "a b"],
            ),
            (RUNTIME, &["registry", "../runtime"], &["a\nb"]),
        ] {
            for value in fits {
                assert_eq!(check(name, value), Ok(()), "{name} {value:?}");
            }
            for value in fits_not {
                assert!(check(name, value).is_err(), "{name} {value:?}");
            }
        }
        assert!(SETTINGS.iter().all(|setting| check(setting.name, "").is_ok()));
        assert!(check("forse", "x").is_err());
    }
}
