//! Names and texts of a form or a query string, and reading values of any type from them: the names of nested fields are
//! put together as the spec says.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use specwright_codegen::constraint::key_step;
use specwright_codegen::model::{Field, Model, NameStyle, SampleValue, Style, TypeKind, TypeRef, WireForm};
use specwright_codegen::sample::{Values, element_form, list, unplaced};

use super::scalar::{is_in_a_text, is_none, present, read_text};
use crate::breach::{MALFORMED, Report, item, member};
use crate::incoming::Pairs;

/// Names nest no deeper in what is read.
const DEEPEST: usize = 64;

/// The texts of a form or a query string by their names.
pub(super) struct Names<'p> {
    texts: BTreeMap<&'p str, Vec<&'p str>>,
    style: NameStyle,
}

/// A value that is looked for.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    ty: &'w TypeRef,
    form: &'w WireForm,
    /// On the wire, with everything around it.
    name: &'w str,
    /// In the spec.
    path: &'w str,
    depth: usize,
}

impl<'p> Names<'p> {
    /// The pairs in the order of their names; those of one name stay in theirs.
    pub(super) fn new(pairs: &'p Pairs, style: NameStyle) -> Self {
        let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, text) in pairs {
            texts.entry(name).or_default().push(text);
        }
        Self { texts, style }
    }

    /// A field under the first of its names that is there.
    pub(super) fn field(&self, model: &Model, field: &Field, report: &mut Report) -> Option<SampleValue> {
        self.inner_field(model, field, "", "", 0, report)
    }

    /// The map whose keys are names of their own, without those that others have.
    pub(super) fn spread(
        &self,
        model: &Model,
        field: &Field,
        is_taken: &dyn Fn(&str) -> bool,
        report: &mut Report,
    ) -> Option<SampleValue> {
        let path = &field.name.spec;
        let form = element_form(&field.form);
        let TypeRef::Map(of) = &field.ty else { return None };
        let free = self.texts.keys().filter(|name| !is_taken(name));
        let entries: Values = free
            .filter_map(|name| {
                let wanted = Wanted {
                    ty: of,
                    form: &form,
                    name,
                    path: &entry(path, name),
                    depth: 1,
                };
                Some(((*name).to_owned(), unplaced(self.value(model, wanted, report)?)))
            })
            .collect();
        (!entries.is_empty()).then_some(SampleValue::Object(entries))
    }

    fn inner_field(
        &self,
        model: &Model,
        field: &Field,
        around: &str,
        path: &str,
        depth: usize,
        report: &mut Report,
    ) -> Option<SampleValue> {
        let path = member(path, &field.name.spec);
        field.wire.iter().find_map(|name| {
            let name = self.inside(around, &name.value.0);
            let wanted = Wanted {
                ty: &field.ty,
                form: &field.form,
                name: &name,
                path: &path,
                depth,
            };
            self.value(model, wanted, report)
        })
    }

    fn value(&self, model: &Model, wanted: Wanted<'_>, report: &mut Report) -> Option<SampleValue> {
        if wanted.depth > DEEPEST && report.is_malformed() {
            return None;
        }
        if wanted.depth > DEEPEST {
            report.note("", MALFORMED, "the names must not nest so deep");
            return None;
        }
        let is_text = is_in_a_text(wanted.form) || wanted.form.join.is_some();
        match present(wanted.ty) {
            TypeRef::List(of) if !is_text => self.list(model, wanted, of, report),
            TypeRef::Map(of) if !is_text => self.map(model, wanted, of, report),
            TypeRef::Named(id) if !is_text => match &model.ty(*id).kind {
                TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } => {
                    self.object(model, wanted, fields, report)
                }
                TypeKind::Enum { .. } => self.text(model, wanted, report),
            },
            _ => self.text(model, wanted, report),
        }
    }

    fn text(&self, model: &Model, wanted: Wanted<'_>, report: &mut Report) -> Option<SampleValue> {
        let text = *self.texts.get(wanted.name)?.first()?;
        let is_there = !is_none(wanted.form, text);
        is_there.then(|| read_text(model, wanted.ty, wanted.form, text, wanted.path, report))
    }

    fn object(&self, model: &Model, wanted: Wanted<'_>, fields: &[Field], report: &mut Report) -> Option<SampleValue> {
        if !self.has_inside(wanted.name) {
            return None;
        }
        let mut values = Values::new();
        for field in fields {
            let value = self.inner_field(model, field, wanted.name, wanted.path, wanted.depth + 1, report);
            values.extend(value.map(|value| (field.name.spec.clone(), unplaced(value))));
        }
        Some(SampleValue::Object(values))
    }

    fn list(&self, model: &Model, wanted: Wanted<'_>, of: &TypeRef, report: &mut Report) -> Option<SampleValue> {
        let repeated = match wanted.form.style {
            Style::Brackets => format!("{}[]", wanted.name),
            _ => wanted.name.to_owned(),
        };
        let form = element_form(wanted.form);
        let is_indexed = wanted.form.style == Style::Indexed || !is_scalar(model, of, &form);
        if is_indexed {
            return self.indexed(model, wanted, of, report);
        }
        let texts = self.texts.get(repeated.as_str())?.iter().enumerate();
        Some(list(texts.map(|(index, text)| {
            read_text(model, of, &form, text, &item(wanted.path, index), report)
        })))
    }

    /// `a.1`, `a.member.1`, `a[0]`; an empty list is an empty text.
    fn indexed(&self, model: &Model, wanted: Wanted<'_>, of: &TypeRef, report: &mut Report) -> Option<SampleValue> {
        let form = element_form(wanted.form);
        let base = match &wanted.form.item {
            Some(name) if wanted.form.flat => self.renamed(wanted.name, &name.0),
            Some(name) => self.inside(wanted.name, &name.0),
            None => wanted.name.to_owned(),
        };
        let mut items = Vec::new();
        while let Some(name) = self.numbered(&base, items.len()) {
            let wanted = Wanted {
                ty: of,
                form: &form,
                name: &name,
                path: &item(wanted.path, items.len()),
                depth: wanted.depth + 1,
            };
            match self.value(model, wanted, report) {
                Some(value) => items.push(value),
                None => break,
            }
        }
        let is_there = !items.is_empty() || self.texts.contains_key(wanted.name);
        is_there.then(|| list(items.into_iter()))
    }

    fn map(&self, model: &Model, wanted: Wanted<'_>, of: &TypeRef, report: &mut Report) -> Option<SampleValue> {
        let form = element_form(wanted.form);
        let names = if wanted.form.style == Style::Indexed {
            self.entries(wanted)
        } else {
            let style = match wanted.form.style {
                Style::Brackets => NameStyle::Bracketed,
                _ => self.style,
            };
            self.keys(wanted.name, style, is_one_name(model, of, &form))
        };
        let mut values = Values::new();
        for (key, name) in names {
            let wanted = Wanted {
                ty: of,
                form: &form,
                name: &name,
                path: &entry(wanted.path, &key),
                depth: wanted.depth + 1,
            };
            let value = self.value(model, wanted, report);
            values.extend(value.map(|value| (key, unplaced(value))));
        }
        (!values.is_empty()).then_some(SampleValue::Object(values))
    }

    /// The keys of `a.entry.1.key` with the names of their values, `a.entry.1.value`.
    fn entries(&self, wanted: Wanted<'_>) -> Vec<(String, String)> {
        let form = wanted.form;
        let named = |name: &Option<_>, usual: &str| name.as_ref().map_or_else(|| usual.to_owned(), wire_text);
        let base = if form.flat {
            wanted.name.to_owned()
        } else {
            self.inside(wanted.name, &named(&form.entry, "entry"))
        };
        let (key_name, value_name) = (named(&form.key, "key"), named(&form.value, "value"));
        let mut entries = Vec::new();
        while let Some(name) = self.numbered(&base, entries.len()) {
            let key = self.texts.get(self.inside(&name, &key_name).as_str());
            let Some(key) = key.and_then(|texts| texts.first()) else {
                break;
            };
            entries.push(((*key).to_owned(), self.inside(&name, &value_name)));
        }
        entries
    }

    /// The keys of `a.key` or `a[key]` with the whole names. A key ends with the name, or before what nests in its value.
    fn keys(&self, around: &str, style: NameStyle, to_the_end: bool) -> Vec<(String, String)> {
        let (open, close) = match style {
            NameStyle::Dotted => (".", "."),
            NameStyle::Bracketed => ("[", "]"),
        };
        let start = format!("{around}{open}");
        let mut keys = BTreeSet::new();
        for name in self.from(&start).map_while(|name| name.strip_prefix(start.as_str())) {
            let key = match (to_the_end, style) {
                (true, NameStyle::Dotted) => Some(name),
                (true, NameStyle::Bracketed) => name.strip_suffix(close),
                (false, NameStyle::Dotted) => name.split(close).next(),
                (false, NameStyle::Bracketed) => name.split_once(close).map(|(key, _)| key),
            };
            keys.extend(key.filter(|key| !key.is_empty()));
        }
        keys.into_iter()
            .map(|key| (key.to_owned(), joined(style, around, key)))
            .collect()
    }

    /// The name of an item if there is one. Numbers begin with 1 after a dot, with 0 in brackets.
    fn numbered(&self, base: &str, index: usize) -> Option<String> {
        let number = match self.style {
            NameStyle::Dotted => index + 1,
            NameStyle::Bracketed => index,
        };
        let name = self.inside(base, &number.to_string());
        (self.texts.contains_key(name.as_str()) || self.has_inside(&name)).then_some(name)
    }

    /// Whether a name nests in that one.
    fn has_inside(&self, name: &str) -> bool {
        [".", "["].iter().any(|open| {
            let start = format!("{name}{open}");
            self.from(&start).next().is_some_and(|found| found.starts_with(&start))
        })
    }

    /// The names from that one on, in their order.
    fn from(&self, start: &str) -> impl Iterator<Item = &'p str> {
        let bounds = (Bound::Included(start), Bound::Unbounded);
        self.texts.range::<str, _>(bounds).map(|(name, _)| *name)
    }

    fn inside(&self, around: &str, name: &str) -> String {
        joined(self.style, around, name)
    }

    /// The name with another last part.
    fn renamed(&self, name: &str, last: &str) -> String {
        let open = match self.style {
            NameStyle::Dotted => '.',
            NameStyle::Bracketed => '[',
        };
        match name.rsplit_once(open) {
            Some((around, _)) => self.inside(around, last),
            None => last.to_owned(),
        }
    }
}

fn joined(style: NameStyle, around: &str, name: &str) -> String {
    match style {
        _ if around.is_empty() => name.to_owned(),
        NameStyle::Dotted => format!("{around}.{name}"),
        NameStyle::Bracketed => format!("{around}[{name}]"),
    }
}

fn wire_text(name: &specwright_codegen::model::WireName) -> String {
    name.0.clone()
}

/// The path of a map's value.
pub(super) fn entry(path: &str, key: &str) -> String {
    format!("{path}{}", key_step(key))
}

/// Whether one text holds the value.
fn is_scalar(model: &Model, ty: &TypeRef, form: &WireForm) -> bool {
    match present(ty) {
        _ if is_in_a_text(form) => true,
        TypeRef::List(_) => form.join.is_some(),
        TypeRef::Map(_) => false,
        TypeRef::Named(id) => matches!(model.ty(*id).kind, TypeKind::Enum { .. }),
        _ => true,
    }
}

/// Whether all of a value stands under one name, repeated perhaps.
fn is_one_name(model: &Model, ty: &TypeRef, form: &WireForm) -> bool {
    match present(ty) {
        TypeRef::List(of) => form.style == Style::Repeated && is_scalar(model, of, &element_form(form)),
        ty => is_scalar(model, ty, form),
    }
}
