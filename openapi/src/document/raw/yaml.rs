//! YAML, from the parser's events.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, Span};

use super::build::{At, Builder, Next};
use super::plain::plain;
use super::{DEEPEST, File, NodeId, Value};
use crate::document::NotRead;

/// Reads a file of YAML.
pub(super) fn read_yaml(text: &str) -> Result<File, NotRead> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        // The parser's own limits lie just above ours, so that it is ours that is told.
        flow_nesting_limit: DEEPEST + 8,
        block_nesting_limit: DEEPEST + 8,
    };
    let mut reader = Reader::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| wrong(&error))?;
        if !reader.take(event, &span)? {
            break;
        }
    }
    reader.builder.finish().ok_or_else(super::open::empty)
}

fn wrong(error: &ScanError) -> NotRead {
    let (line, column) = at(error.marker());
    let (reason, cure) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => return Builder::too_deep((line, column)),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab stands where only spaces may".to_owned(), "indent by spaces"),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => (
            "a quote is opened above and not closed".to_owned(),
            "close it, and write a `'` inside single quotes twice",
        ),
        _ => (
            error.info(),
            "check quotes, brackets and indentation of this line and the one above",
        ),
    };
    let reason = format!("this is not YAML: {reason}");
    NotRead::at(line, column, reason, cure)
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    anchors: HashMap<usize, NodeId>,
    /// The value that an anchor may name.
    last: Option<NodeId>,
    /// Lists and objects that are open inside a key.
    in_key: usize,
    /// Objects whose next value is merged, by how deep they are.
    merge_at: Vec<usize>,
    documents: usize,
}

impl Reader {
    /// Takes an event; `false`: the rest is not read.
    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<bool, NotRead> {
        let place = at(&span.start);
        if self.in_key > 0 {
            self.skip_in_key(&event);
            return Ok(true);
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.builder
                        .doubt(NodeId(0), "the file has a second document, which is not read");
                    return Ok(false);
                }
            }
            Event::Scalar(text, style, _, tag) => {
                let forced = tag.as_ref().is_some_and(|tag| tag.suffix() == "str");
                self.scalar(&text, style == ScalarStyle::Plain && !forced, place)?;
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.builder.next() == Next::Key => {
                self.in_key = 1;
                self.builder.key("", place);
            }
            Event::SequenceStart(..) => self.last = Some(self.builder.begin_list(place)?),
            Event::MappingStart(..) => self.last = Some(self.builder.begin_map(place)?),
            Event::SequenceEnd | Event::MappingEnd => {
                self.builder.end();
                self.after_value();
            }
            Event::Anchor(number, _) => {
                if let Some(last) = self.last {
                    self.anchors.insert(number, last);
                }
            }
            Event::Alias(number) => self.alias(number, place)?,
            Event::UnresolvedAlias(name) => {
                let id = self.builder.value(Value::Null, place)?;
                self.builder.doubt(id, &format!("the alias `*{name}` names nothing"));
                self.after_value();
            }
            _ => {}
        }
        Ok(true)
    }

    /// A list or an object as a key: nothing in OpenAPI has such keys.
    fn skip_in_key(&mut self, event: &Event<'_>) {
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => self.in_key += 1,
            Event::SequenceEnd | Event::MappingEnd => self.in_key -= 1,
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, is_plain: bool, place: At) -> Result<(), NotRead> {
        if self.builder.next() == Next::Key {
            self.builder.key(text, place);
            if is_plain && text == "<<" {
                self.merge_at.push(self.builder.depth());
            }
            self.last = None;
            return Ok(());
        }
        let value = if is_plain {
            plain(text)
        } else {
            Value::Text(text.into())
        };
        self.last = Some(self.builder.value(value, place)?);
        self.after_value();
        Ok(())
    }

    fn alias(&mut self, number: usize, place: At) -> Result<(), NotRead> {
        let id = self.anchors.get(&number).copied();
        if self.builder.next() == Next::Key {
            let text = id.and_then(|id| self.builder.key_text(id)).unwrap_or_default();
            self.builder.key(&text, place);
            return Ok(());
        }
        match id {
            Some(id) => self.builder.again(id, place)?,
            None => {
                self.builder.value(Value::Null, place)?;
            }
        }
        self.after_value();
        Ok(())
    }

    /// A value is complete: if it was that of `<<`, it is merged.
    fn after_value(&mut self) {
        if self.merge_at.last() == Some(&self.builder.depth()) {
            self.merge_at.pop();
            self.builder.take_merge();
        }
    }
}

/// Line and column, both from 1.
fn at(marker: &Marker) -> At {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (count(marker.line()), count(marker.col() + 1))
}
