//! An XML document, written as the fields are walked.

use super::text::{Scratch, text_of, written_item};
use crate::describe::{Encoding, Field, Form, Namespace, Place};
use crate::validate::Report;
use crate::value::{List, Map, Slot, Structure, Union, View};

/// An item of a list that may hold `null`.
const NIL: &str = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"";

/// Most documents need no more memory than that.
const USUAL_SIZE: usize = 512;

/// What a start tag declares.
type Namespaces<'a> = [Option<&'a Namespace>; 2];

/// A document while it is written.
struct Xml {
    out: String,
    /// In the start tag at hand.
    declared: Vec<Namespace>,
    scratch: Scratch,
}

/// The elements around a document's content, and how the document begins.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) root: &'a [&'a str],
    pub(super) namespace: Option<Namespace>,
    pub(super) encoding: Option<&'a str>,
}

/// Writes the fields that belong to the body inside the elements of the frame.
pub(super) fn write_fields(frame: Frame<'_>, request: &dyn Structure, report: &mut Report) -> String {
    let mut xml = Xml::new(frame.encoding);
    xml.within(frame, |xml, name, namespace| {
        xml.element(name, [namespace, None], request, report);
    });
    xml.out
}

/// Writes the value that is the whole body; the innermost element of the frame is the value's.
pub(super) fn write_payload(frame: Frame<'_>, field: &Field, view: &View<'_>, report: &mut Report) -> String {
    let mut xml = Xml::new(frame.encoding);
    report.at_field(field.name, |report| {
        xml.within(frame, |xml, name, namespace| {
            let namespaces = [namespace, field.form.namespace.as_ref()];
            xml.value(name, namespaces, view, field.form, report);
        });
    });
    xml.out
}

impl Xml {
    fn new(encoding: Option<&str>) -> Self {
        let mut out = String::with_capacity(USUAL_SIZE);
        for part in [
            "<?xml version=\"1.0\" encoding=\"",
            encoding.unwrap_or("UTF-8"),
            "\"?>\n",
        ] {
            out.push_str(part);
        }
        Self {
            out,
            declared: Vec::new(),
            scratch: Scratch::default(),
        }
    }

    /// Writes the innermost element of the frame inside the others; the namespace is the outermost one's.
    fn within(&mut self, frame: Frame<'_>, write: impl FnOnce(&mut Self, &str, Option<&Namespace>)) {
        let Some((innermost, around)) = frame.root.split_last() else {
            return;
        };
        let mut namespace = frame.namespace.as_ref();
        for name in around {
            self.open(name, [namespace.take(), None]);
            self.out.push('>');
        }
        write(self, innermost, namespace);
        for name in around.iter().rev() {
            self.close(name);
        }
    }

    fn element(&mut self, name: &str, namespaces: Namespaces<'_>, structure: &dyn Structure, report: &mut Report) {
        self.open(name, namespaces);
        if let Some(namespace) = structure.shape().namespace {
            self.declare(&namespace);
        }
        self.attributes(structure, report);
        self.out.push('>');
        for place in [Place::XmlText, Place::Body] {
            self.content(place, structure, report);
        }
        self.close(name);
    }

    fn attributes(&mut self, structure: &dyn Structure, report: &mut Report) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            if field.place != Place::XmlAttribute {
                continue;
            }
            let view = structure.slot(index).view();
            if matches!(view, View::Absent) {
                continue;
            }
            if let Some(namespace) = field.form.namespace {
                self.declare(&namespace);
            }
            for name in field.wire() {
                self.out.push(' ');
                self.out.push_str(name);
                self.out.push_str("=\"");
                report.at_field(field.name, |report| self.text(&view, field.form, report));
                self.out.push('"');
            }
        }
    }

    /// The text, or the elements in it.
    fn content(&mut self, place: Place, structure: &dyn Structure, report: &mut Report) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            if field.place != place {
                continue;
            }
            let view = structure.slot(index).view();
            report.at_field(field.name, |report| {
                if place == Place::XmlText {
                    self.text(&view, field.form, report);
                    return;
                }
                for name in field.wire() {
                    self.value(name, [field.form.namespace.as_ref(), None], &view, field.form, report);
                }
            });
        }
    }

    fn value(&mut self, name: &str, namespaces: Namespaces<'_>, view: &View<'_>, form: &Form, report: &mut Report) {
        let is_text = matches!(form.encoding, Encoding::Json | Encoding::JsonBase64);
        match view {
            View::Absent => {}
            View::Structure(inner) if !is_text => {
                report.deeper(|report| self.element(name, namespaces, *inner, report));
            }
            View::Union(union) if !is_text => {
                report.deeper(|report| self.union(name, namespaces, *union, report));
            }
            View::List(list) if !is_text && form.join.is_none() => {
                self.list(name, namespaces, *list, form, report);
            }
            View::Map(map) if !is_text => self.map(name, namespaces, *map, form, report),
            view => {
                self.open(name, namespaces);
                self.out.push('>');
                self.text(view, form, report);
                self.close(name);
            }
        }
    }

    /// `<name><member>…</member></name>`
    fn union(&mut self, name: &str, namespaces: Namespaces<'_>, union: &dyn Union, report: &mut Report) {
        let member = union.member();
        let Some((field, slot)) = member.and_then(|(index, slot)| Some((union.shape().fields.get(index)?, slot)))
        else {
            report.add("sendable", "must be a member that the service documents");
            return;
        };
        self.open(name, namespaces);
        if let Some(namespace) = union.shape().namespace {
            self.declare(&namespace);
        }
        self.out.push('>');
        for member in field.wire() {
            let namespaces = [field.form.namespace.as_ref(), None];
            report.at_field(field.name, |report| {
                self.value(member, namespaces, &slot.view(), field.form, report);
            });
        }
        self.close(name);
    }

    /// `<name><item/><item/></name>`; flat, `<item/><item/>`; without a name for items, `<name/><name/>`.
    fn list(&mut self, name: &str, namespaces: Namespaces<'_>, list: &dyn List, form: &Form, report: &mut Report) {
        match form.item {
            Some(item) if !form.flat => {
                self.open(name, namespaces);
                self.out.push('>');
                self.items(
                    item,
                    [form.element.and_then(|element| element.namespace.as_ref()), None],
                    list,
                    form,
                    report,
                );
                self.close(name);
            }
            item => {
                let own = form.element.and_then(|element| element.namespace.as_ref());
                let namespaces = own.map_or(namespaces, |own| [Some(own), None]);
                self.items(item.unwrap_or(name), namespaces, list, form, report);
            }
        }
    }

    fn items(&mut self, name: &str, namespaces: Namespaces<'_>, list: &dyn List, form: &Form, report: &mut Report) {
        for index in 0..list.len() {
            if let Some(view) = written_item(list, index, form) {
                report.at_index(index, |report| self.inner(name, namespaces, &view, form, report));
            }
        }
    }

    /// An item or a map's value.
    fn inner(&mut self, name: &str, namespaces: Namespaces<'_>, view: &View<'_>, form: &Form, report: &mut Report) {
        if matches!(view, View::Absent) {
            self.open(name, namespaces);
            self.out.push_str(NIL);
            self.out.push_str("/>");
        } else {
            self.value(name, namespaces, view, form.element(), report);
        }
    }

    /// `<name><entry><key/><value/></entry></name>`; flat, `<name><key/><value/></name>` for each.
    fn map(&mut self, name: &str, namespaces: Namespaces<'_>, map: &dyn Map, form: &Form, report: &mut Report) {
        if form.flat {
            self.entries(name, namespaces, map, form, report);
            return;
        }
        self.open(name, namespaces);
        self.out.push('>');
        self.entries(form.entry, [None, None], map, form, report);
        self.close(name);
    }

    fn entries(&mut self, name: &str, namespaces: Namespaces<'_>, map: &dyn Map, form: &Form, report: &mut Report) {
        for (key, slot) in map.entries() {
            if !form.sparse && matches!(slot.view(), View::Absent) {
                continue;
            }
            report.at_key(&key, |report| {
                self.open(name, namespaces);
                self.out.push('>');
                self.entry(key, slot, form, report);
                self.close(name);
            });
        }
    }

    fn entry(&mut self, key: &str, slot: &dyn Slot, form: &Form, report: &mut Report) {
        self.open(form.key, [form.key_namespace.as_ref(), None]);
        self.out.push('>');
        push_escaped(&mut self.out, key, report);
        self.close(form.key);
        let namespace = form.element.and_then(|element| element.namespace.as_ref());
        self.inner(form.value, [namespace, None], &slot.view(), form, report);
    }

    fn text(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        if let Ok(Some(text)) = text_of(view, form, &mut self.scratch, report) {
            push_escaped(&mut self.out, text, report);
        }
    }

    /// A start tag without its end.
    fn open(&mut self, name: &str, namespaces: Namespaces<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        self.declared.clear();
        for namespace in namespaces.into_iter().flatten() {
            self.declare(namespace);
        }
    }

    /// In the start tag at hand; of two declarations of a prefix, the first stays.
    fn declare(&mut self, namespace: &Namespace) {
        if self.declared.iter().any(|other| other.prefix == namespace.prefix) {
            return;
        }
        self.declared.push(*namespace);
        self.out.push_str(" xmlns");
        if let Some(prefix) = namespace.prefix {
            self.out.push(':');
            self.out.push_str(prefix);
        }
        self.out.push_str("=\"");
        push_escaped(&mut self.out, namespace.uri, &mut Report::new());
        self.out.push('"');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// The bytes that stand for themselves wherever they are: one look for most of a text.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = !matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | 0..0x20 | 0xef);
        byte += 1;
    }
    plain
};

/// Line breaks and tabs as references, or readers would make spaces of them in attributes and line feeds of carriage
/// returns. Characters that XML has no spelling for are violations.
fn push_escaped(out: &mut String, text: &str, report: &mut Report) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if IS_PLAIN[usize::from(byte)] {
            continue;
        }
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\t' => "&#9;",
            b'\n' => "&#10;",
            b'\r' => "&#13;",
            0xef if !is_no_character(text, at) => continue,
            0..0x20 | 0xef => {
                report.add("sendable", "must not have control characters in XML");
                return;
            }
            _ => continue,
        };
        out.push_str(text.get(start..at).unwrap_or_default());
        out.push_str(reference);
        start = at + 1;
    }
    out.push_str(text.get(start..).unwrap_or_default());
}

/// Two numbers stand for no character and never will.
fn is_no_character(text: &str, at: usize) -> bool {
    text.get(at..)
        .is_some_and(|rest| rest.starts_with(['\u{fffe}', '\u{ffff}']))
}
