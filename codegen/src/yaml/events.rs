//! Builds the tree from the parser's events, with a stack of its own: the depth of the file is never the depth of our
//! calls.

mod report;

use granit_parser::{Event, Marker, Parser, ScalarStyle};

use super::rules::INVALID_YAML;
use super::{DEEPEST_NESTING, Entry, Mapping, Node, NodeKind, Scalar};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads one file. `None`: it is no YAML, or uses a part of YAML that specs do not; both are reported.
pub fn parse_tree(file: FileId, source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        file,
        text: &source.text,
        open: Vec::new(),
        root: None,
        documents: 0,
        read_until: 0,
        usable: true,
        diagnostics,
    };
    // The crate's own limits lie just above ours, so that it is ours that is reported.
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: DEEPEST_NESTING + 8,
        block_nesting_limit: DEEPEST_NESTING + 8,
    };
    for event in Parser::new_from_str_with_options(&source.text, options) {
        let goes_on = match event {
            Ok((event, span)) => builder.take_event(event, &span),
            Err(error) => builder.report_syntax_error(&error),
        };
        if !goes_on {
            return None;
        }
    }
    builder.finish()
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    /// Where the last event ended: a quote that is not closed was opened behind it.
    read_until: u32,
    /// Whether the tree says what the file says.
    usable: bool,
    diagnostics: &'a mut Diagnostics,
}

/// A collection whose end was not yet seen.
enum Open {
    List {
        start: Span,
        items: Vec<Node>,
    },
    Mapping {
        start: Span,
        entries: Vec<Entry>,
        key: Option<Spanned<String>>,
    },
}

impl Builder<'_> {
    /// Takes one event; `false` stops the reading.
    fn take_event(&mut self, event: Event<'_>, place: &granit_parser::Span) -> bool {
        let span = self.span(place);
        self.read_until = span.end;
        if let Some(tag) = place.tag_span() {
            let tag = self.span(&tag);
            self.refuse(tag, "tags (`!…`) are not used in specs", "delete the tag");
        }
        match event {
            Event::DocumentStart(..) => return self.start_document(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, "aliases (`*…`) are not used in specs", "write the value out");
                self.add(empty(span));
            }
            Event::Anchor(..) => {
                self.refuse(span, "anchors (`&…`) are not used in specs", "delete the anchor");
            }
            Event::Scalar(text, style, ..) => {
                let node = self.scalar(&text, style, span);
                self.add_scalar(node, &text, style);
            }
            Event::SequenceStart(..) => {
                return self.open(Open::List {
                    start: span,
                    items: Vec::new(),
                });
            }
            Event::MappingStart(..) => {
                return self.open(Open::Mapping {
                    start: span,
                    entries: Vec::new(),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        true
    }

    fn start_document(&mut self, span: Span) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            self.refuse(
                span,
                "a file holds one document, and this begins a second one",
                "delete the line `---`, or move the rest to a file of its own",
            );
            return false;
        }
        true
    }

    fn open(&mut self, open: Open) -> bool {
        if self.open.len() >= DEEPEST_NESTING {
            let (Open::List { start, .. } | Open::Mapping { start, .. }) = open;
            self.report_too_deep(start);
            return false;
        }
        self.open.push(open);
        true
    }

    fn close(&mut self, end: Span) {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                let last = items.last().map(|item| item.span);
                Node {
                    span: self.collection_span(start, end, last),
                    kind: NodeKind::List(items),
                }
            }
            Some(Open::Mapping { start, entries, .. }) => {
                self.report_duplicate_keys(&entries);
                let last = entries.last().map(|entry| entry.key.span.to(entry.value.span));
                Node {
                    span: self.collection_span(start, end, last),
                    kind: NodeKind::Mapping(Mapping { entries }),
                }
            }
            None => return,
        };
        self.add(node);
    }

    /// A block ends with its last value; the parser only knows where the next thing begins.
    fn collection_span(&self, start: Span, end: Span, last: Option<Span>) -> Span {
        let is_flow = self
            .text
            .get(start.start as usize..)
            .is_some_and(|rest| rest.starts_with(['[', '{']));
        match last {
            Some(last) if !is_flow => Span {
                end: last.end.max(start.start),
                ..start
            },
            _ => start.to(end),
        }
    }

    fn add_scalar(&mut self, node: Node, text: &str, style: ScalarStyle) {
        let Some(Open::Mapping { key: key @ None, .. }) = self.open.last_mut() else {
            return self.add(node);
        };
        // An empty key arrives as `~` without width.
        let is_missing = style == ScalarStyle::Plain && node.span.start == node.span.end;
        let name = match node.kind {
            _ if is_missing => String::new(),
            NodeKind::Scalar(scalar) => scalar.text,
            _ => text.to_owned(),
        };
        *key = Some(Spanned::new(name, node.span));
        if is_missing {
            self.usable = false;
            self.diagnostics.push(
                Diagnostic::error(&INVALID_YAML, node.span, "a key is missing before `:`").help("write `key: value`"),
            );
        }
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => {
                    let span = node.span;
                    *key = Some(Spanned::new(String::new(), span));
                    self.refuse(
                        span,
                        "a key is a single word, not a list or a mapping",
                        "write `key: value`",
                    );
                }
            },
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span) -> Node {
        let plain = style == ScalarStyle::Plain;
        let is_empty = plain && (span.start == span.end || matches!(text, "~" | "null" | "Null" | "NULL"));
        let kind = if is_empty {
            NodeKind::Empty
        } else {
            NodeKind::Scalar(Scalar {
                text: text.to_owned(),
                plain,
                content_start: self.content_start(text, span),
            })
        };
        Node { span, kind }
    }

    fn content_start(&self, text: &str, span: Span) -> Option<u32> {
        let written = self.text.get(span.start as usize..span.end as usize)?;
        if written == text {
            return Some(span.start);
        }
        let quoted = written.get(1..written.len().checked_sub(1)?)?;
        (quoted == text).then_some(span.start + 1)
    }

    fn finish(self) -> Option<Node> {
        let root = self.root.unwrap_or(empty(Span {
            file: self.file,
            start: 0,
            end: 0,
        }));
        self.usable.then_some(root)
    }

    fn span(&self, place: &granit_parser::Span) -> Span {
        let start = self.offset(&place.start);
        Span {
            file: self.file,
            start,
            end: self.offset(&place.end).max(start),
        }
    }

    fn character_at(&self, at: u32) -> Span {
        let width = self
            .text
            .get(at as usize..)
            .and_then(|rest| rest.chars().next())
            .filter(|next| *next != '\n')
            .map_or(0, char::len_utf8);
        Span {
            file: self.file,
            start: at,
            end: at + u32::try_from(width).unwrap_or(0),
        }
    }

    /// Bytes from the start; the parser knows them for text that it has as a whole, as here.
    fn offset(&self, marker: &Marker) -> u32 {
        let bytes = marker.byte_offset().unwrap_or_else(|| {
            let nth = self.text.char_indices().nth(marker.index());
            nth.map_or(self.text.len(), |(at, _)| at)
        });
        u32::try_from(bytes.min(self.text.len())).unwrap_or(u32::MAX)
    }
}

fn empty(span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Empty,
    }
}
