//! What a value is: its type, what its items are, how it travels, what it must look like.

use specwright_codegen::writing::Map;

use super::importer::Importer;
use super::names::{pascal, singular};
use super::shape::Shape;
use super::types::{Direction, Mode};
use crate::document::{Additional, SchemaId, SchemaKind};

/// How many lists and maps may stand in each other.
const DEEPEST: usize = 8;

/// Where a value stands.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) mode: Mode,
    pub(super) direction: Direction,
    /// What a type is called that the document has no name for.
    pub(super) name: String,
    pub(super) depth: usize,
}

/// A value.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) ty: Ty,
    pub(super) wire: Option<&'static str>,
    /// Constraints and the like: key and YAML.
    pub(super) rules: Vec<(&'static str, String)>,
    pub(super) nullable: bool,
    pub(super) secret: bool,
}

/// Its type.
#[derive(Debug, Clone)]
pub(super) enum Ty {
    /// A scalar or a named type.
    Word(String),
    List(Box<Form>),
    Map(Box<Form>),
}

impl At {
    pub(super) fn new(mode: Mode, direction: Direction, owner: &str, name: &str) -> Self {
        Self {
            mode,
            direction,
            name: format!("{}{}", pascal(owner), pascal(name)),
            depth: 0,
        }
    }

    /// In a list or a map.
    fn inside(&self) -> Self {
        Self {
            name: singular(&self.name),
            depth: self.depth + 1,
            ..self.clone()
        }
    }
}

impl Form {
    pub(super) fn word(word: &str) -> Self {
        Self {
            ty: Ty::Word(word.to_owned()),
            wire: None,
            rules: Vec::new(),
            nullable: false,
            secret: false,
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        matches!(&self.ty, Ty::Word(own) if own == word)
    }

    /// Adds `type` and what belongs to it. Rules of items are said of the list itself.
    pub(super) fn write(&self, to: &mut Map) {
        self.write_type(to);
        let mut rules = self.rules.clone();
        let mut inner = self;
        while let Ty::List(item) | Ty::Map(item) = &inner.ty {
            inner = item;
            let more = inner
                .rules
                .iter()
                .filter(|(key, _)| !matches!(*key, "items" | "unique"));
            rules.extend(more.cloned());
        }
        for (key, yaml) in rules {
            if !to.has(key) {
                to.yaml(key, yaml);
            }
        }
        if let Some(wire) = self.wire {
            to.yaml("wire", wire);
        }
        if self.secret {
            to.yaml("secret", "true");
        }
    }

    fn write_type(&self, to: &mut Map) {
        let (word, item) = match &self.ty {
            Ty::Word(word) if word == "string" => return,
            Ty::Word(word) => return to.yaml("type", word.clone()),
            Ty::List(item) => ("list", item),
            Ty::Map(item) => ("map", item),
        };
        to.yaml("type", word);
        match &item.ty {
            Ty::Word(word) if item.wire.is_none() => to.yaml("of", word.clone()),
            Ty::Word(word) => {
                let mut of = Map::default();
                of.yaml("type", word.clone());
                of.yaml("wire", item.wire.unwrap_or_default());
                to.map("of", of);
            }
            Ty::List(_) | Ty::Map(_) => {
                let mut of = Map::default();
                item.write_type(&mut of);
                to.map("of", of);
            }
        }
        if item.nullable {
            to.yaml("sparse", "true");
        }
    }
}

impl Importer<'_> {
    /// What a value of a schema is.
    pub(super) fn form(&mut self, id: SchemaId, at: &At) -> Form {
        let Some(shape) = self.shape(id) else {
            return self.anything(at, id, "it leads back to itself");
        };
        let mut form = match &shape.schema.kind {
            SchemaKind::Any | SchemaKind::Null | SchemaKind::Same(_) => self.plain_anything(at, shape),
            SchemaKind::Bool => Form::word("bool"),
            SchemaKind::Int { bounds, .. } => self.int(&shape, bounds),
            SchemaKind::Number { format, bounds } => self.number(&shape, format.as_deref(), bounds),
            SchemaKind::String { .. } => self.text(&shape, at),
            SchemaKind::Enum { values, .. } => self.one_of_values(&shape, values, at),
            SchemaKind::List { item, items, unique } => self.list(&shape, *item, *items, *unique, at),
            SchemaKind::Object { properties, additional } if properties.is_empty() => {
                self.open(&shape, *additional, at)
            }
            SchemaKind::Object { additional, .. } => {
                self.note_additional(&shape, *additional);
                Form::word(&self.type_name(shape.id, at.mode, at.direction, &at.name))
            }
            SchemaKind::OneOf { .. } => self.choice(&shape, at),
        };
        form.nullable |= shape.nullable;
        form
    }

    fn list(
        &mut self,
        shape: &Shape<'_>,
        item: SchemaId,
        items: (Option<u64>, Option<u64>),
        unique: bool,
        at: &At,
    ) -> Form {
        if at.depth >= DEEPEST {
            return self.anything(at, shape.id, "lists stand in each other too deep");
        }
        let inner = self.form(item, &at.inside());
        let can_repeat = matches!(&inner.ty, Ty::Word(word) if word != "float" && word != "any")
            && self.shape(item).is_some_and(|item| item.is_scalar());
        let mut form = Form::word("");
        form.rules.extend(span(items).map(|items| ("items", items)));
        if unique && can_repeat {
            form.rules.push(("unique", "true".to_owned()));
        } else if unique {
            self.skipped(
                &shape.schema.place,
                "`uniqueItems` is for scalars that can be told apart; it is left out",
            );
        }
        form.secret = inner.secret;
        form.ty = Ty::List(Box::new(Form { secret: false, ..inner }));
        form
    }

    /// An object without members of its own.
    fn open(&mut self, shape: &Shape<'_>, additional: Additional, at: &At) -> Form {
        match additional {
            Additional::Schema(value) if at.depth < DEEPEST => {
                let inner = self.form(value, &at.inside());
                let mut form = Form::word("");
                form.ty = Ty::Map(Box::new(inner));
                form
            }
            Additional::Closed => self.anything(at, shape.id, "an object without members"),
            _ => self.anything(at, shape.id, "a free-form object: no member is described"),
        }
    }

    fn note_additional(&mut self, shape: &Shape<'_>, additional: Additional) {
        if let Additional::Schema(_) | Additional::Any = additional {
            let place = shape.schema.place.clone();
            self.skipped(
                &place,
                "members beside the listed ones (`additionalProperties`) are not read or sent",
            );
        }
    }

    /// Any value, where the document gives no reason to say more.
    fn plain_anything(&mut self, at: &At, shape: Shape<'_>) -> Form {
        match at.mode {
            Mode::Json => Form::word("any"),
            _ => self.anything(at, shape.id, "nothing is said of it"),
        }
    }

    /// Any value, or text where any value cannot travel.
    pub(super) fn anything(&mut self, at: &At, id: SchemaId, why: &str) -> Form {
        let place = self
            .document
            .schemas
            .get(id.0)
            .map(|schema| schema.place.clone())
            .unwrap_or_default();
        let word = if at.mode == Mode::Json { "any" } else { "string" };
        self.guessed(&place, format!("{why}; it is imported as `{word}`"));
        Form::word(word)
    }
}

/// `5..20`
pub(super) fn span(span: (Option<u64>, Option<u64>)) -> Option<String> {
    let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
    match span {
        (None | Some(0), None) => None,
        (Some(min), Some(max)) if min == max => Some(min.to_string()),
        (min, max) => Some(format!("{}..{}", end(min), end(max))),
    }
}
