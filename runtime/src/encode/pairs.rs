//! Fields as pairs of a name and a text: query strings and forms. Lists and maps are laid out as their style says, and
//! the fields of an inner object are named `object.field` or `object[field]`.

use std::fmt::Write;
use std::ops::Range;

use super::percent::Alphabet;
use super::text::{Scratch, check_joint, item_text, text_of, written_item};
use crate::describe::{Field, Form, NameStyle, Place, Style};
use crate::validate::Report;
use crate::value::{List, Map, Structure, Union, View};

/// Pairs while they are written.
pub(super) struct Pairs<'a> {
    out: &'a mut String,
    alphabet: Alphabet,
    names: NameStyle,
    /// Of the value at hand.
    name: String,
    /// How much of it is the name of what the value is in.
    parent: usize,
    taken: Taken,
    scratch: Scratch,
}

/// What a spread key may not repeat: the names in a part of what has been written.
struct Taken {
    part: Range<usize>,
    /// Sorted; looked up when the first key wants to know.
    names: Option<Vec<String>>,
}

/// Where a name was before something was added to it.
#[derive(Clone, Copy)]
struct Mark {
    len: usize,
    parent: usize,
}

impl Taken {
    fn within(part: Range<usize>) -> Self {
        Self { part, names: None }
    }

    fn holds(&mut self, written: &str, name: &str) -> bool {
        let part = written.get(self.part.clone()).unwrap_or_default();
        let names = self.names.get_or_insert_with(|| names_in(part));
        names.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }
}

fn names_in(pairs: &str) -> Vec<String> {
    let names = pairs
        .split('&')
        .map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name));
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_unstable();
    names
}

impl<'a> Pairs<'a> {
    pub(super) fn new(out: &'a mut String, alphabet: Alphabet, names: NameStyle) -> Self {
        let taken = Taken::within(0..out.len());
        Self {
            out,
            alphabet,
            names,
            name: String::new(),
            parent: 0,
            taken,
            scratch: Scratch::default(),
        }
    }

    /// Writes the fields in these places but for maps whose keys are names of their own.
    pub(super) fn write_named(&mut self, structure: &dyn Structure, belongs: fn(Place) -> bool, report: &mut Report) {
        self.write_fields(structure, belongs, false, report);
    }

    /// Writes the maps whose keys are names of their own. Keys that have been written as names are left out.
    pub(super) fn write_spread(&mut self, structure: &dyn Structure, belongs: fn(Place) -> bool, report: &mut Report) {
        self.write_fields(structure, belongs, true, report);
    }

    fn write_fields(
        &mut self,
        structure: &dyn Structure,
        belongs: fn(Place) -> bool,
        spread: bool,
        report: &mut Report,
    ) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            if !belongs(field.place) || spread != (field.form.style == Style::Spread) {
                continue;
            }
            let view = structure.slot(index).view();
            if self.name.is_empty() && is_scalar(&view) {
                report.at_field(field.name, |report| self.plain_pair(field, &view, report));
                continue;
            }
            for name in field.wire() {
                let mark = self.enter(name);
                report.at_field(field.name, |report| self.value(&view, field.form, report));
                self.leave(mark);
            }
        }
    }

    /// A scalar whose name is its own: no name is put together.
    fn plain_pair(&mut self, field: &Field, view: &View<'_>, report: &mut Report) {
        if let Ok(Some(text)) = text_of(view, field.form, &mut self.scratch, report) {
            for name in field.wire() {
                self.alphabet.push_pair(self.out, name, text);
            }
        }
    }

    fn value(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        match view {
            View::Structure(inner) if !is_text(form) => report.deeper(|report| self.members(*inner, report)),
            View::Union(union) if !is_text(form) => report.deeper(|report| self.union(*union, report)),
            View::List(list) if !is_text(form) && form.join.is_none() => self.list(*list, form, report),
            View::List(list) if !is_text(form) => self.joined_list(*list, form, report),
            View::Map(map) if !is_text(form) => self.map(*map, form, report),
            view => {
                if let Ok(Some(text)) = text_of(view, form, &mut self.scratch, report) {
                    self.alphabet.push_pair(self.out, &self.name, text);
                }
            }
        }
    }

    /// An item or a value of a map; a `null` among them is an empty text.
    fn element(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        match view {
            View::Absent => self.alphabet.push_pair(self.out, &self.name, ""),
            view => self.value(view, form.element(), report),
        }
    }

    fn members(&mut self, structure: &dyn Structure, report: &mut Report) {
        let start = self.out.len();
        self.write_fields(structure, Place::is_in_body, false, report);
        let around = std::mem::replace(&mut self.taken, Taken::within(start..self.out.len()));
        self.write_fields(structure, Place::is_in_body, true, report);
        self.taken = around;
    }

    fn union(&mut self, union: &dyn Union, report: &mut Report) {
        let member = union.member();
        let Some((field, slot)) = member.and_then(|(index, slot)| Some((union.shape().fields.get(index)?, slot)))
        else {
            report.add("sendable", "must be a member that the service documents");
            return;
        };
        for name in field.wire() {
            let mark = self.enter(name);
            report.at_field(field.name, |report| self.value(&slot.view(), field.form, report));
            self.leave(mark);
        }
    }

    fn list(&mut self, list: &dyn List, form: &Form, report: &mut Report) {
        match form.style {
            Style::Indexed => self.numbered_list(list, form, report),
            Style::Brackets => {
                let mark = self.mark();
                self.name.push_str("[]");
                self.each_item(list, form, report, |_, _| {});
                self.leave(mark);
            }
            Style::Repeated | Style::Spread => self.each_item(list, form, report, |_, _| {}),
        }
    }

    /// `a=b,c`; nothing for a list without items.
    fn joined_list(&mut self, list: &dyn List, form: &Form, report: &mut Report) {
        let join = form.join.unwrap_or_default();
        let (mut joint, mut first) = (String::new(), true);
        self.alphabet.push(&mut joint, join);
        for index in 0..list.len() {
            let Some(view) = written_item(list, index, form) else {
                continue;
            };
            match std::mem::take(&mut first) {
                true => self.alphabet.push_pair(self.out, &self.name, ""),
                false => self.out.push_str(&joint),
            }
            report.at_index(index, |report| self.joined_item(&view, form, (join, &joint), report));
        }
        if first && !list.is_empty() {
            self.alphabet.push_pair(self.out, &self.name, "");
        }
    }

    fn joined_item(&mut self, view: &View<'_>, form: &Form, (join, joint): (&str, &str), report: &mut Report) {
        let Ok(text) = item_text(view, form, &mut self.scratch.item, report) else {
            return;
        };
        let before = self.out.len();
        self.alphabet.push(self.out, text);
        // Text that was written as it is has nothing that is not, such as an encoded joint.
        if joint == join || self.out.len() != before + text.len() {
            let _ = check_joint(text, join, report);
        }
    }

    /// `a.1`, `a.member.1`; flat, the item's name stands for the list's. An empty list is `a=` in a form.
    fn numbered_list(&mut self, list: &dyn List, form: &Form, report: &mut Report) {
        if list.is_empty() && self.alphabet == Alphabet::Form {
            self.alphabet.push_pair(self.out, &self.name, "");
        }
        let own = match form.item {
            Some(_) if form.flat => self.name.split_off(self.parent),
            _ => String::new(),
        };
        let mark = self.mark();
        if let Some(item) = form.item {
            self.enter(item);
        }
        self.each_item(list, form, report, Self::enter_number);
        self.leave(mark);
        self.name.push_str(&own);
    }

    fn each_item(
        &mut self,
        list: &dyn List,
        form: &Form,
        report: &mut Report,
        mut enter: impl FnMut(&mut Self, usize),
    ) {
        let mut number = 0;
        for index in 0..list.len() {
            let Some(view) = written_item(list, index, form) else {
                continue;
            };
            let mark = self.mark();
            enter(self, number);
            report.at_index(index, |report| self.element(&view, form, report));
            self.leave(mark);
            number += 1;
        }
    }

    fn map(&mut self, map: &dyn Map, form: &Form, report: &mut Report) {
        let mark = self.mark();
        if form.style == Style::Indexed && !form.flat {
            self.enter(form.entry);
        }
        let mut number = 0;
        for (key, slot) in map.entries() {
            let view = slot.view();
            if !form.sparse && matches!(view, View::Absent) {
                continue;
            }
            report.at_key(&key, |report| match form.style {
                Style::Indexed => self.numbered_entry(number, key, &view, form, report),
                Style::Spread => self.spread_entry(key, &view, form, report),
                Style::Brackets => self.named_entry(NameStyle::Bracketed, key, &view, form, report),
                Style::Repeated => self.named_entry(self.names, key, &view, form, report),
            });
            number += 1;
        }
        self.leave(mark);
    }

    /// `a.entry.1.key=k&a.entry.1.value=v`
    fn numbered_entry(&mut self, number: usize, key: &str, view: &View<'_>, form: &Form, report: &mut Report) {
        let mark = self.mark();
        self.enter_number(number);
        let entry = self.enter(form.key);
        self.alphabet.push_pair(self.out, &self.name, key);
        self.leave(entry);
        self.enter(form.value);
        self.element(view, form, report);
        self.leave(mark);
    }

    /// `a.key=v`, `a[key]=v`
    fn named_entry(&mut self, names: NameStyle, key: &str, view: &View<'_>, form: &Form, report: &mut Report) {
        if names == NameStyle::Bracketed && (key.is_empty() || key.contains(['[', ']'])) {
            report.add("sendable", "must have a key that is not empty and has no brackets");
            return;
        }
        let mark = self.mark();
        self.push_segment(names, key);
        self.element(view, form, report);
        self.leave(mark);
    }

    /// `key=v`
    fn spread_entry(&mut self, key: &str, view: &View<'_>, form: &Form, report: &mut Report) {
        if key.is_empty() {
            report.add("sendable", "must have a key that is not empty");
            return;
        }
        let own = self.name.split_off(self.parent);
        let mark = self.mark();
        self.enter(key);
        if !self.is_taken() {
            self.element(view, form, report);
        }
        self.leave(mark);
        self.name.push_str(&own);
    }

    /// Whether the name at hand has been written before this began.
    fn is_taken(&mut self) -> bool {
        let mut name = String::new();
        self.alphabet.push(&mut name, &self.name);
        self.taken.holds(self.out, &name)
    }

    fn mark(&self) -> Mark {
        Mark {
            len: self.name.len(),
            parent: self.parent,
        }
    }

    fn enter(&mut self, segment: &str) -> Mark {
        let mark = self.mark();
        self.push_segment(self.names, segment);
        mark
    }

    /// Numbers begin at 1 between dots and at 0 in brackets.
    fn enter_number(&mut self, index: usize) {
        self.parent = self.name.len();
        // Text into memory: there is nothing that could fail.
        let _ = match self.names {
            NameStyle::Dotted => write!(self.name, ".{}", index + 1),
            NameStyle::Bracketed => write!(self.name, "[{index}]"),
        };
    }

    fn push_segment(&mut self, names: NameStyle, segment: &str) {
        self.parent = self.name.len();
        match names {
            _ if self.name.is_empty() => self.name.push_str(segment),
            NameStyle::Dotted => {
                self.name.push('.');
                self.name.push_str(segment);
            }
            NameStyle::Bracketed => {
                self.name.push('[');
                self.name.push_str(segment);
                self.name.push(']');
            }
        }
    }

    fn leave(&mut self, mark: Mark) {
        self.name.truncate(mark.len);
        self.parent = mark.parent;
    }
}

/// Whether the value has no parts.
fn is_scalar(view: &View<'_>) -> bool {
    !matches!(view, View::Structure(_) | View::Union(_) | View::List(_) | View::Map(_))
}

/// Whether the value is one text whatever it is.
fn is_text(form: &Form) -> bool {
    use crate::describe::Encoding;
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}
