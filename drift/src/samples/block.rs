//! A block of code, taken apart into what it shows.

use super::body::Body;
use super::call::{self, Call, code, http, shell};
use super::lines::Lines;
use super::{Sample, SampleDirection, SampleKind, direction, dtd, form, json, xml};
use crate::facts::Place;

/// A longer block is not read.
const MAX_BLOCK: usize = 400_000;
/// How many places that look like the beginning of a body may turn out to be none.
const MAX_TRIES: usize = 20;
/// How many samples of a block are kept.
const MAX_SAMPLES: usize = 60;

/// What a block of code shows; nothing where it is none of the kinds.
#[must_use]
pub fn read(language: Option<&str>, text: &str, place: &Place) -> Vec<Sample> {
    if text.len() > MAX_BLOCK || text.trim().is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(text, place.line.max(1));
    let mut samples = Vec::new();
    for part in parts(text) {
        let language = part.language.or(language);
        // Spaces instead of what is not the part's keep the places as they are.
        let Some(own) = text.get(..part.end) else { continue };
        Block {
            text: own,
            start: part.start,
            lines: &lines,
            language,
            place,
        }
        .read(&mut samples);
        if samples.len() >= MAX_SAMPLES {
            break;
        }
    }
    samples.truncate(MAX_SAMPLES);
    samples
}

/// A stretch below a line that names a language, as where tabs were saved one below the other.
struct Part<'a> {
    language: Option<&'a str>,
    start: usize,
    end: usize,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = vec![Part {
        language: None,
        start: 0,
        end: text.len(),
    }];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_label = line.len() < 24 && call::language(line).is_some();
        if is_label {
            parts.last_mut().into_iter().for_each(|part| part.end = at);
            parts.push(Part {
                language: Some(line.trim()),
                start: at + line.len(),
                end: text.len(),
            });
        }
        at += line.len();
    }
    parts.retain(|part| part.start < part.end);
    parts
}

struct Block<'a> {
    text: &'a str,
    start: usize,
    lines: &'a Lines,
    language: Option<&'a str>,
    place: &'a Place,
}

impl Block<'_> {
    fn own(&self) -> &str {
        self.text.get(self.start..).unwrap_or("")
    }

    fn read(&self, samples: &mut Vec<Sample>) {
        let own = self.own();
        if dtd::is_one(own) {
            return self.content_model(samples);
        }
        let inner = Lines::new(own, self.lines.at(self.start));
        let messages = http::read(own, &inner);
        if !messages.is_empty() {
            samples.extend(messages.into_iter().map(|message| self.message(message)));
            return;
        }
        if shell::find(self.text, self.start).is_some() {
            return self.commands(samples);
        }
        let is_data = own.trim_start().starts_with(['{', '[']);
        let named = self.language.and_then(call::language);
        if let Some(found) = code::is_one(own).filter(|_| !is_data) {
            if let Some(call) = code::read(own, &inner) {
                let language = named.or(found);
                samples.push(self.call(call, language));
            }
            return;
        }
        self.bodies(self.start, self.text.len(), samples);
    }

    fn sample(&self, kind: SampleKind, start: usize, body: Body) -> Sample {
        let mut place = self.place.clone();
        place.line = self.lines.at(start);
        let mut sample = Sample::new(kind, place);
        sample.values = body.values;
        sample.lists = body.lists;
        sample.remarks = body.remarks;
        sample.identifiers = body.identifiers;
        sample.damage = body.damage;
        sample.is_partial = body.is_partial;
        sample.direction = direction::of_headings(&self.place.headings);
        sample
    }

    fn call(&self, call: Call, language: Option<&str>) -> Sample {
        let mut sample = self.sample(SampleKind::Call, self.start + call.start, call.body);
        sample.method = call.method;
        sample.path = call.path;
        sample.direction = Some(SampleDirection::Request);
        sample.language = language.map(str::to_owned);
        sample
    }

    fn message(&self, message: http::Message) -> Sample {
        let Some(status) = message.status else {
            return self.call(message.call, Some("HTTP"));
        };
        let kind = match message.first {
            Some('{' | '[') => SampleKind::Json,
            Some('<') => SampleKind::Xml,
            Some(_) if !message.call.body.values.is_empty() => SampleKind::Form,
            _ => SampleKind::Call,
        };
        let mut sample = self.sample(kind, self.start + message.call.start, message.call.body);
        sample.status = Some(status);
        sample.direction = Some(SampleDirection::Response);
        sample
    }

    /// Commands, and what stands between them: what came back.
    fn commands(&self, samples: &mut Vec<Sample>) {
        let mut at = self.start;
        while let Some(start) = shell::find(self.text, at) {
            if at > self.start {
                self.answers(at, start, samples);
            }
            let (call, end) = shell::read(self.text, start, self.lines);
            let command = self
                .text
                .get(start..)
                .and_then(|rest| rest.split_whitespace().next())
                .unwrap_or("curl");
            if call.path.is_some() {
                let language = call::language(command).unwrap_or("curl");
                let call = Call {
                    start: start - self.start,
                    ..call
                };
                samples.push(self.call(call, Some(language)));
            }
            at = end.max(start + 1);
            if samples.len() >= MAX_SAMPLES {
                return;
            }
        }
        self.answers(at, self.text.len(), samples);
    }

    fn answers(&self, start: usize, end: usize, samples: &mut Vec<Sample>) {
        let first = samples.len();
        self.bodies(start, end, samples);
        samples
            .iter_mut()
            .skip(first)
            .for_each(|sample| sample.direction = Some(SampleDirection::Response));
    }

    fn content_model(&self, samples: &mut Vec<Sample>) {
        let own = self.own();
        let inner = Lines::new(own, self.lines.at(self.start));
        let (elements, body) = dtd::read(own, &inner);
        let mut sample = self.sample(SampleKind::ContentModel, self.start, body);
        sample.elements = elements;
        samples.push(sample);
        self.bodies(self.start + dtd::end(own), self.text.len(), samples);
    }

    /// Bodies in JSON and XML, one after the other, each with the label before it; else a form or an address.
    fn bodies(&self, start: usize, end: usize, samples: &mut Vec<Sample>) {
        let text = self.text.get(..end).unwrap_or(self.text);
        let first = samples.len();
        let mut at = start;
        let mut label = String::new();
        let mut tries = 0;
        while let Some(line) = text.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
            let opening = opening(line).filter(|_| tries < MAX_TRIES);
            let read = opening.and_then(|(offset, kind)| self.body(text, at + offset, kind));
            match (read, opening) {
                (Some((mut sample, end)), Some((offset, _))) => {
                    label.push_str(line.get(..offset).unwrap_or(""));
                    sample.direction = direction::of_words(&label).or(sample.direction);
                    samples.push(sample);
                    label.clear();
                    at = end.max(at + 1);
                }
                (_, opening) => {
                    tries += usize::from(opening.is_some());
                    label = line.to_owned();
                    at += line.len();
                }
            }
            if samples.len() >= MAX_SAMPLES {
                return;
            }
        }
        if samples.len() == first {
            samples.extend(self.loose(text, start));
        }
    }

    fn body(&self, text: &str, start: usize, kind: SampleKind) -> Option<(Sample, usize)> {
        let (body, end) = match kind {
            SampleKind::Xml => xml::read(text, start, self.lines)?,
            _ => json::read(text, start, self.lines)?,
        };
        (!json::is_schema(&body)).then(|| (self.sample(kind, start, body), end))
    }

    /// Pairs without braces, a form, an address.
    fn loose(&self, text: &str, start: usize) -> Option<Sample> {
        let own = text.get(start..)?;
        let shown = own.trim();
        let begin = start + own.len() - own.trim_start().len();
        let line = self.lines.at(begin);
        if shown.starts_with('"') {
            let body = json::read_pairs(text, begin, self.lines)?;
            return Some(self.sample(SampleKind::Json, begin, body));
        }
        let is_address = shown.starts_with("http://")
            || shown.starts_with("https://")
            || (shown.starts_with('/') && shown.contains('?'));
        if is_address && !shown.contains(char::is_whitespace) {
            let mut call = Call::default();
            call.address(shown, line);
            let mut sample = self.sample(SampleKind::Form, begin, call.body);
            sample.path = call.path;
            sample.direction = Some(SampleDirection::Request);
            return Some(sample);
        }
        let is_form = shown.contains('&')
            && form::is_one(shown)
            && shown.split('&').all(|pair| pair.split_whitespace().count() < 8);
        is_form.then(|| self.sample(SampleKind::Form, begin, form::read(shown, false, line)))
    }
}

/// Where a body begins in a line: at its first sign, or behind a label.
fn opening(line: &str) -> Option<(usize, SampleKind)> {
    let at = line.find(['{', '[', '<'])?;
    let before = line.get(..at)?.trim();
    let rest = line.get(at..)?;
    let is_label = before.is_empty() || before.ends_with([':', '=', '(']) || before == "HTTP/1.1 200 OK";
    if !is_label || before.len() > 80 {
        return None;
    }
    let is_tag = rest
        .get(1..)
        .is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '?' | '!' | '_')));
    match rest.starts_with('<') {
        true => is_tag.then_some((at, SampleKind::Xml)),
        false => Some((at, SampleKind::Json)),
    }
}
