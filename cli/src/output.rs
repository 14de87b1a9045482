//! The one way to the standard output, which a reader such as `head` may close at any time.

use std::io::{self, IsTerminal, Stdout, Write};

use specwright_drift::report::is_hidden;

use crate::exit::Failure;

/// The standard output. After its reader went away everything is silently dropped, so that the exit code stays the
/// one of the work and not of the pipe.
#[derive(Debug)]
pub(crate) struct Output {
    stdout: Stdout,
    closed: bool,
}

impl Output {
    /// The standard output of this process.
    pub(crate) fn new() -> Self {
        Self {
            stdout: io::stdout(),
            closed: false,
        }
    }

    /// Writes text as it is and hands it on at once.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        let written = self
            .stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.stdout.flush());
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => Err(Failure::io("write to the standard output", &error)),
            Ok(()) => Ok(()),
        }
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.text(&format!("{line}\n"))
    }

    /// Writes a JSON document. What steers a terminal stands in it as escapes; outside of texts there is no such character.
    pub(crate) fn json(&mut self, value: &serde_json::Value) -> Result<(), Failure> {
        let mut text = String::new();
        for character in format!("{value:#}").chars() {
            if character != '\n' && is_hidden(character) {
                let mut units = [0; 2];
                text.extend(
                    character
                        .encode_utf16(&mut units)
                        .iter()
                        .map(|unit| format!("\\u{unit:04x}")),
                );
            } else {
                text.push(character);
            }
        }
        self.line(&text)
    }
}

/// Writes a remark to the standard error stream, where no program reads it.
pub(crate) fn remark(text: &str) {
    // Nothing depends on a remark being read.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Whether text for this stream may be coloured: a terminal shows it and `NO_COLOR` is not set.
pub(crate) fn coloured(stream: &impl IsTerminal) -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    stream.is_terminal() && !refused && !dumb
}

/// The text with every control character in a visible form, so that a file name cannot steer a terminal.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|character| {
            let escaped = is_hidden(character);
            let kept = (!escaped).then_some(character);
            kept.into_iter()
                .chain(character.escape_unicode().filter(move |_| escaped))
        })
        .collect()
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(visible("Müller/π.yaml"), "Müller/π.yaml");
    }
}
