//! The place of each fact in a spec.

use std::collections::BTreeSet;

use specwright_codegen::model::{Model, Operation, PathPart, Resource};
use specwright_codegen::source::{SourceSet, Span};

use super::list::{self, FactList};
use super::{Place, Row, Table};

pub(super) struct Finder<'m> {
    model: &'m Model,
    sources: &'m SourceSet,
}

impl<'m> Finder<'m> {
    pub(super) fn new(model: &'m Model, sources: &'m SourceSet) -> Self {
        Self { model, sources }
    }

    pub(super) fn rows(&self, list: &FactList) -> Table {
        let mut rows = Vec::new();
        for operation in &list.operations {
            self.operation(operation, &mut rows);
        }
        for codes in &list.codes {
            self.codes(codes, &mut rows);
        }
        rows.extend(list.shapes.iter().map(|shape| self.shape(shape)));
        rows.extend(list.conflicts.iter().map(|conflict| self.conflict(conflict)));
        rows.extend(list.rules.iter().map(|rule| self.rule(rule)));
        rows.extend(list.left_out.iter().map(|left_out| Row {
            fact: left_out.fact.clone(),
            what: left_out.what.clone(),
            place: Place::LeftOut(left_out.reason.clone()),
        }));
        Table { rows }
    }

    /// A row for the request and one for each status.
    fn operation(&self, fact: &list::Operation, rows: &mut Vec<Row>) {
        let row = |what: String, place: Place| Row {
            fact: fact.fact.clone(),
            what,
            place,
        };
        let Some((resource, operation)) = self.find_request(&fact.request) else {
            let why = "no operation has that method and path".to_owned();
            rows.push(row(fact.request.clone(), Place::Missing(why)));
            return;
        };
        let name = format!("{} ({}.{})", fact.request, resource.name.spec, operation.name.spec);
        rows.push(row(name, self.found([operation.path.span])));
        for &status in &fact.answers {
            let places: Vec<_> = answers(operation)
                .filter(|(of, _)| *of == status)
                .map(|(_, span)| span)
                .collect();
            let place = match places.is_empty() {
                true => Place::Missing(format!("`{}` does not answer with {status}", operation.name.spec)),
                false => self.found(places),
            };
            rows.push(row(format!("{} {status}", fact.request), place));
        }
    }

    fn find_request(&self, request: &str) -> Option<(&'m Resource, &'m Operation)> {
        let (method, path) = request.split_once(' ')?;
        let wanted = template(path);
        let mut operations = self
            .model
            .resources
            .iter()
            .flat_map(|resource| resource.operations.iter().map(move |operation| (resource, operation)));
        operations.find(|(_, operation)| operation.method.value.as_str() == method && self.has_path(operation, &wanted))
    }

    fn has_path(&self, operation: &Operation, wanted: &[Piece]) -> bool {
        let own: Vec<Piece> = operation
            .path
            .value
            .iter()
            .map(|part| self.piece(operation, part))
            .collect();
        own.len() == wanted.len() && own.iter().zip(wanted).all(|(own, wanted)| own.covers(wanted))
    }

    fn piece(&self, operation: &Operation, part: &PathPart) -> Piece {
        let index = match part {
            PathPart::Literal(text) => return Piece::Literal(text.clone()),
            PathPart::Field(index) | PathPart::Greedy(index) => *index,
        };
        let field = operation.request.fields.get(index);
        match field.and_then(|field| self.model.enum_texts(&field.ty)) {
            Some(texts) => Piece::OneOf(texts.into_iter().map(str::to_owned).collect()),
            None => Piece::Any,
        }
    }

    fn codes(&self, fact: &list::Codes, rows: &mut Vec<Row>) {
        for (code, status) in &fact.codes {
            let said = status.map_or_else(String::new, |status| format!(" with {status}"));
            rows.push(Row {
                fact: fact.fact.clone(),
                what: format!("{} code {code}{said}", fact.operation),
                place: self.code(&fact.operation, code, *status),
            });
        }
    }

    fn code(&self, operation: &str, code: &str, status: Option<u16>) -> Place {
        let Some(operation) = self.named(operation) else {
            return Place::Missing(format!("there is no operation `{operation}`"));
        };
        let mut codes = operation
            .errors
            .iter()
            .filter_map(|error| Some((error.code.as_ref()?, error)));
        let Some((found, error)) = codes.find(|(found, _)| found.value == code) else {
            return Place::Missing(format!("`{}` has no code {code}", operation.name.spec));
        };
        let of_spec = error.status.as_ref().map(|status| status.value);
        if status.is_some() && status != of_spec {
            let of_spec = of_spec.map_or("none".to_owned(), |status| status.to_string());
            return Place::Missing(format!("the spec has it with another status: {of_spec}"));
        }
        self.found([found.span])
    }

    fn named(&self, name: &str) -> Option<&'m Operation> {
        let (resource, operation) = name.split_once('.')?;
        let resource = self.model.resources.iter().find(|it| it.name.spec == resource)?;
        resource.operations.iter().find(|it| it.name.spec == operation)
    }

    fn shape(&self, fact: &list::Shape) -> Row {
        let bodies = &self.model.api.error_bodies;
        let place = match (&fact.error_body, &fact.reason) {
            (Some(name), _) => match bodies.iter().find(|body| body.name.spec == *name) {
                Some(body) => self.found([body.name.span]),
                None => Place::Missing(format!("there is no error body `{name}`")),
            },
            (None, Some(reason)) => Place::LeftOut(reason.clone()),
            (None, None) => Place::Missing("the list names neither an error body nor a reason".to_owned()),
        };
        Row {
            fact: fact.fact.clone(),
            what: fact.what.clone(),
            place,
        }
    }

    /// The conflict itself comes first, then what points to it.
    fn conflict(&self, fact: &list::Conflict) -> Row {
        let known = self
            .model
            .api
            .conflicts
            .iter()
            .find(|it| it.name.value == fact.conflict);
        let (what, place) = match known {
            None => (
                fact.conflict.clone(),
                Place::Missing("the spec does not name that conflict".to_owned()),
            ),
            Some(conflict) => {
                let mut spans = vec![conflict.name.span];
                spans.extend(self.pointers(&fact.conflict));
                (conflict.about.clone(), self.found(spans))
            }
        };
        Row {
            fact: fact.fact.clone(),
            what,
            place,
        }
    }

    fn pointers(&self, conflict: &str) -> Vec<Span> {
        let remarks = self.model.remarks().into_iter();
        let conflicts = remarks.flat_map(|remarks| &remarks.evidence.conflicts);
        let spans = conflicts.filter(|name| name.value == conflict).map(|name| name.span);
        spans.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn rule(&self, fact: &list::Rule) -> Row {
        let mut places = Vec::new();
        let mut missing = Vec::new();
        if fact.texts.is_empty() {
            missing.push("the list names no text".to_owned());
        }
        for text in &fact.texts {
            match self.text(text) {
                Some(place) => places.push(place),
                None => missing.push(format!("no file holds `{text}`")),
            }
        }
        Row {
            fact: fact.fact.clone(),
            what: fact.what.clone(),
            place: match missing.is_empty() {
                true => Place::Found(places),
                false => Place::Missing(missing.join(", ")),
            },
        }
    }

    fn text(&self, text: &str) -> Option<String> {
        self.sources.iter().find_map(|(_, file)| {
            let at = file.text.find(text)?;
            let position = file.position(u32::try_from(at).ok()?);
            Some(format!("{}:{}:{}", file.path, position.line, position.column))
        })
    }

    fn found(&self, spans: impl IntoIterator<Item = Span>) -> Place {
        let place = |span: Span| {
            let position = self.sources.position(span);
            format!(
                "{}:{}:{}",
                self.sources.file(span.file).path,
                position.line,
                position.column
            )
        };
        Place::Found(spans.into_iter().map(place).collect())
    }
}

/// Every status that an operation is described to answer with, and where.
fn answers(operation: &Operation) -> impl Iterator<Item = (u16, Span)> {
    let answers = operation.answers().map(|response| &response.status);
    let errors = operation.errors.iter().filter_map(|error| error.status.as_ref());
    let all = answers.chain(errors);
    all.map(|status| (status.value, status.span))
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Any,
    OneOf(BTreeSet<String>),
}

impl Piece {
    /// Whether everything that the list means is sent there.
    fn covers(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Any, Self::Any) => true,
            (Self::OneOf(own), Self::OneOf(wanted)) => wanted.is_subset(own),
            _ => self == wanted,
        }
    }
}

/// `/{a|b}/{id}.json` in its pieces; a path without an end to its braces is a literal.
fn template(path: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, behind)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Literal(before.to_owned()));
        }
        pieces.push(match inside.contains('|') {
            true => Piece::OneOf(inside.split('|').map(str::to_owned).collect()),
            false => Piece::Any,
        });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest.to_owned()));
    }
    pieces
}
