//! Reads a text with cases; `tests/faults/README.md` says how one is written.

use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Case, Group, Setting, Step, Template, Turn};

/// Reads the cases of one file.
///
/// # Errors
/// The number of the first line that cannot be read, and why.
pub fn parse(text: &str) -> Result<Group, String> {
    let mut reader = Reader::default();
    for (number, line) in text.lines().enumerate() {
        reader
            .read(line)
            .map_err(|problem| format!("line {}: {problem}", number + 1))?;
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    title: String,
    about: Vec<String>,
    cases: Vec<Case>,
    case: Option<Open>,
}

/// The case whose lines are being read.
struct Open {
    title: String,
    setting: Setting,
    turns: Vec<Vec<Step>>,
}

impl Reader {
    fn read(&mut self, line: &str) -> Result<(), String> {
        let line = line.trim_end();
        if let Some(title) = line.strip_prefix("## ") {
            self.close()?;
            self.case = Some(Open {
                title: title.to_owned(),
                setting: Setting::default(),
                turns: vec![Vec::new()],
            });
            return Ok(());
        }
        if let Some(title) = line.strip_prefix("# ") {
            self.title = title.to_owned();
            return Ok(());
        }
        match &mut self.case {
            _ if line.is_empty() => Ok(()),
            Some(case) => case.read(line),
            None => {
                self.about.push(line.to_owned());
                Ok(())
            }
        }
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(open) = self.case.take() else {
            return Ok(());
        };
        let empty = open.turns.iter().any(Vec::is_empty);
        if empty && !open.setting.refuses {
            return Err(format!("`{}` has a turn without a step", open.title));
        }
        let turns = open.turns.into_iter().map(|steps| Arc::new(Turn { steps }));
        self.cases.push(Case {
            title: open.title,
            setting: open.setting,
            turns: turns.collect(),
        });
        Ok(())
    }

    fn finish(mut self) -> Result<Group, String> {
        self.close()?;
        if self.title.is_empty() || self.cases.is_empty() {
            return Err("a file of cases has a `# ` heading and cases under `## `".to_owned());
        }
        Ok(Group {
            title: self.title,
            about: self.about.join("\n"),
            cases: self.cases,
        })
    }
}

impl Open {
    fn read(&mut self, line: &str) -> Result<(), String> {
        if let Some(line) = line.strip_prefix("  ") {
            return self.read_detail(line);
        }
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (verb, rest) {
            ("refuse", "") => self.setting.refuses = true,
            ("warm", "") => self.setting.warm = true,
            ("large", "") => self.setting.large = true,
            ("tls", certificate) => self.setting.certificate = Some(certificate.to_owned()),
            ("then", "") => self.turns.push(Vec::new()),
            _ => {
                let step = read_step(verb, rest)?;
                self.steps().push(step);
            }
        }
        Ok(())
    }

    /// What stands under `answer`.
    fn read_detail(&mut self, line: &str) -> Result<(), String> {
        let Some(Step::Answer(answer)) = self.steps().last_mut() else {
            return Err("only an answer has more lines".to_owned());
        };
        if let Some(body) = line.strip_prefix("body") {
            answer.body = Some(Template::parse(body.trim_start())?);
        } else if let Some(count) = line.strip_prefix("cut ") {
            answer.cut = Some(read_number(count)?);
        } else {
            let (name, value) = line.split_once(": ").ok_or("`Name: value`, `body …` or `cut 10`")?;
            answer.headers.push((name.to_owned(), Template::parse(value)?));
        }
        Ok(())
    }

    fn steps(&mut self) -> &mut Vec<Step> {
        if self.turns.is_empty() {
            self.turns.push(Vec::new());
        }
        let last = self.turns.len() - 1;
        &mut self.turns[last]
    }
}

fn read_step(verb: &str, rest: &str) -> Result<Step, String> {
    Ok(match verb {
        "read" if rest.is_empty() => Step::Read,
        "read" => Step::ReadBytes(read_number(rest)?),
        "send" => Step::Send(Template::parse(rest)?),
        "repeat" => {
            let (count, text) = rest.split_once(' ').ok_or("`repeat 10 text`")?;
            Step::Repeat(read_number(count)?, Template::parse(text)?)
        }
        "trickle" => {
            let (pause, text) = rest.split_once(' ').ok_or("`trickle 100ms text`")?;
            Step::Trickle(read_time(pause)?, Template::parse(text)?)
        }
        "answer" => Step::Answer(Answer {
            status: rest.parse().map_err(|_| "`answer 200`")?,
            headers: Vec::new(),
            body: None,
            cut: None,
        }),
        "wait" => Step::Wait(read_time(rest)?),
        "reverse" => Step::Reverse(read_number(rest)?),
        "silence" => Step::Silence,
        "reset" => Step::Reset,
        "leave" => Step::Leave,
        "close" => Step::Close,
        "vanish" => Step::Vanish,
        _ => return Err(format!("`{verb}` is no step")),
    })
}

fn read_number(text: &str) -> Result<usize, String> {
    text.trim().parse().map_err(|_| format!("`{text}` is no number"))
}

/// `100ms`, `2s`
fn read_time(text: &str) -> Result<Duration, String> {
    if let Some(number) = text.strip_suffix("ms").and_then(|number| number.parse().ok()) {
        return Ok(Duration::from_millis(number));
    }
    let seconds = text.strip_suffix('s').and_then(|number| number.parse().ok());
    seconds
        .map(Duration::from_secs)
        .ok_or_else(|| format!("`{text}` is no time: `100ms`, `2s`"))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_is_no_case_is_refused_with_its_line() {
        for (text, said) in [
            ("", "a file of cases has"),
            ("# A\n## b\n", "without a step"),
            ("# A\n## b\nread\nthen\n", "without a step"),
            ("# A\n## b\njump\n", "line 3: `jump` is no step"),
            ("# A\n## b\nread\n  cut 3\n", "line 4: only an answer"),
            ("# A\n## b\nanswer 200\n  cut x\n", "line 4: `x` is no number"),
            ("# A\n## b\nsend {nothing}\n", "line 3: `{nothing}` is not known"),
            ("# A\n## b\nsend \\q\n", "line 3: after `\\`"),
            ("# A\n## b\nwait 3 weeks\n", "line 3: `3 weeks` is no time"),
        ] {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains(said), "{text:?}: {problem}");
        }
    }
}
