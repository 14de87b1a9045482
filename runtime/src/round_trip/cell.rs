//! Slots of types that are made up at run time.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::kind::{Kind, Record, Type};
use super::value::Value;
use crate::describe::Shape;
use crate::value::{Empty, List, Map, Open, Slot, Structure, Union, View};
use crate::{Date, DateTime, Decimal};

/// A slot of any type.
#[derive(Debug)]
pub(super) struct Cell {
    kind: &'static Kind,
    held: Held,
}

#[derive(Debug)]
enum Held {
    Absent,
    Bool(bool),
    Int(i64),
    Text(String),
    Float(f64),
    Decimal(Decimal),
    Bytes(Bytes),
    Date(Date),
    DateTime(DateTime),
    Any(serde_json::Value),
    List(Cells),
    Map(CellMap),
    Record(Fields),
    Union(Members),
}

#[derive(Debug)]
pub(super) struct Cells {
    of: &'static Kind,
    cells: Vec<Cell>,
}

#[derive(Debug)]
pub(super) struct CellMap {
    of: &'static Kind,
    cells: BTreeMap<String, Cell>,
}

/// A struct.
#[derive(Debug)]
pub(crate) struct Fields {
    record: &'static Record,
    cells: Vec<Cell>,
}

#[derive(Debug)]
pub(super) struct Members {
    record: &'static Record,
    chosen: Result<(usize, Box<Cell>), String>,
}

impl Cell {
    fn empty(kind: &'static Kind) -> Self {
        let held = if kind.optional {
            Held::Absent
        } else {
            Held::empty(kind.ty)
        };
        Self { kind, held }
    }

    fn new(kind: &'static Kind, value: &Value) -> Self {
        let held = match (kind.ty, value) {
            (_, Value::Absent) => Held::Absent,
            (_, Value::Bool(flag)) => Held::Bool(*flag),
            (_, Value::Int(number)) => Held::Int(*number),
            (_, Value::Float(number)) => Held::Float(*number),
            (_, Value::Bytes(bytes)) => Held::Bytes(bytes.clone().into()),
            (Type::Decimal, Value::Text(text)) => Held::Decimal(text.into()),
            (Type::Date, Value::Text(text)) => Held::Date(text.into()),
            (Type::DateTime, Value::Text(text)) => Held::DateTime(text.into()),
            (_, Value::Text(text)) => Held::Text(text.clone()),
            (_, Value::Any(value)) => Held::Any(value.clone()),
            (Type::List(of), Value::List(values)) => Held::List(Cells {
                of,
                cells: values.iter().map(|value| Self::new(of, value)).collect(),
            }),
            (Type::Map(of), Value::Map(values)) => Held::Map(CellMap {
                of,
                cells: values
                    .iter()
                    .map(|(key, value)| (key.clone(), Self::new(of, value)))
                    .collect(),
            }),
            (Type::Record(record), Value::Record(values)) => Held::Record(Fields::new(record, values)),
            (Type::Union(record), Value::Union(index, value)) => Held::Union(Members {
                record,
                chosen: Ok((*index, Box::new(Self::new(record.kinds[*index], value)))),
            }),
            (ty, value) => panic!("{value:?} is no {ty:?}"),
        };
        Self { kind, held }
    }

    fn value(&self) -> Value {
        match &self.held {
            Held::Absent => Value::Absent,
            Held::Bool(flag) => Value::Bool(*flag),
            Held::Int(number) => Value::Int(*number),
            Held::Text(text) => Value::Text(text.clone()),
            Held::Float(number) => Value::Float(*number),
            Held::Decimal(number) => Value::Text(number.as_str().to_owned()),
            Held::Bytes(bytes) => Value::Bytes(bytes.to_vec()),
            Held::Date(date) => Value::Text(date.as_str().to_owned()),
            Held::DateTime(moment) => Value::Text(moment.as_str().to_owned()),
            Held::Any(value) => Value::Any(value.clone()),
            Held::List(list) => Value::List(list.cells.iter().map(Self::value).collect()),
            Held::Map(map) => Value::Map(
                map.cells
                    .iter()
                    .map(|(key, cell)| (key.clone(), cell.value()))
                    .collect(),
            ),
            Held::Record(fields) => fields.value(),
            Held::Union(members) => match &members.chosen {
                Ok((index, cell)) => Value::Union(*index, Box::new(cell.value())),
                Err(name) => Value::Text(name.clone()),
            },
        }
    }
}

impl Held {
    fn empty(ty: Type) -> Self {
        match ty {
            Type::Bool => Self::Bool(false),
            Type::Int => Self::Int(0),
            Type::Text => Self::Text(String::new()),
            Type::Float => Self::Float(0.0),
            Type::Decimal => Self::Decimal(Empty::empty()),
            Type::Bytes => Self::Bytes(Bytes::new()),
            Type::Date => Self::Date(Empty::empty()),
            Type::DateTime => Self::DateTime(Empty::empty()),
            Type::Any => Self::Any(serde_json::Value::Null),
            Type::List(of) => Self::List(Cells { of, cells: Vec::new() }),
            Type::Map(of) => Self::Map(CellMap {
                of,
                cells: BTreeMap::new(),
            }),
            Type::Record(record) => Self::Record(Fields::empty(record)),
            Type::Union(record) => Self::Union(Members {
                record,
                chosen: Err(String::new()),
            }),
        }
    }
}

impl Slot for Cell {
    fn view(&self) -> View<'_> {
        match &self.held {
            Held::Absent => View::Absent,
            Held::Bool(inner) => inner.view(),
            Held::Int(inner) => inner.view(),
            Held::Text(inner) => inner.view(),
            Held::Float(inner) => inner.view(),
            Held::Decimal(inner) => inner.view(),
            Held::Bytes(inner) => inner.view(),
            Held::Date(inner) => inner.view(),
            Held::DateTime(inner) => inner.view(),
            Held::Any(inner) => inner.view(),
            Held::List(list) => View::List(list),
            Held::Map(map) => View::Map(map),
            Held::Record(fields) => View::Structure(fields),
            Held::Union(members) => View::Union(members),
        }
    }

    fn open(&mut self) -> Open<'_> {
        if let Held::Absent = self.held {
            self.held = Held::empty(self.kind.ty);
        }
        match &mut self.held {
            Held::Absent => unreachable!("it has been filled the line before"),
            Held::Bool(inner) => inner.open(),
            Held::Int(inner) => inner.open(),
            Held::Text(inner) => inner.open(),
            Held::Float(inner) => inner.open(),
            Held::Decimal(inner) => inner.open(),
            Held::Bytes(inner) => inner.open(),
            Held::Date(inner) => inner.open(),
            Held::DateTime(inner) => inner.open(),
            Held::Any(inner) => inner.open(),
            Held::List(list) => Open::List(list),
            Held::Map(map) => Open::Map(map),
            Held::Record(fields) => Open::Structure(fields),
            Held::Union(members) => Open::Union(members),
        }
    }

    fn clear(&mut self) {
        *self = Self::empty(self.kind);
    }
}

impl List for Cells {
    fn len(&self) -> usize {
        self.cells.len()
    }

    fn item(&self, index: usize) -> Option<&dyn Slot> {
        self.cells.get(index).map(|cell| cell as &dyn Slot)
    }

    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Slot> {
        self.cells.get_mut(index).map(|cell| cell as &mut dyn Slot)
    }

    fn push(&mut self) -> &mut dyn Slot {
        self.cells.push(Cell::empty(self.of));
        self.cells.last_mut().unwrap()
    }
}

impl Map for CellMap {
    fn len(&self) -> usize {
        self.cells.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_> {
        Box::new(self.cells.iter().map(|(key, cell)| (key.as_str(), cell as &dyn Slot)))
    }

    fn insert(&mut self, key: &str) -> &mut dyn Slot {
        let of = self.of;
        self.cells.entry(key.to_owned()).or_insert_with(|| Cell::empty(of))
    }
}

impl Fields {
    pub(super) fn empty(record: &'static Record) -> Self {
        let cells = record.kinds.iter().map(|kind| Cell::empty(kind)).collect();
        Self { record, cells }
    }

    pub(super) fn new(record: &'static Record, values: &[Value]) -> Self {
        let cells = record.kinds.iter().zip(values);
        let cells = cells.map(|(kind, value)| Cell::new(kind, value)).collect();
        Self { record, cells }
    }

    pub(super) fn value(&self) -> Value {
        Value::Record(self.cells.iter().map(Cell::value).collect())
    }
}

impl Structure for Fields {
    fn shape(&self) -> &'static Shape {
        self.record.shape
    }

    fn slot(&self, index: usize) -> &dyn Slot {
        &self.cells[index]
    }

    fn slot_mut(&mut self, index: usize) -> &mut dyn Slot {
        &mut self.cells[index]
    }
}

impl Union for Members {
    fn shape(&self) -> &'static Shape {
        self.record.shape
    }

    fn member(&self) -> Option<(usize, &dyn Slot)> {
        let (index, cell) = self.chosen.as_ref().ok()?;
        Some((*index, cell.as_ref()))
    }

    fn unknown(&self) -> Option<&str> {
        self.chosen.as_ref().err().map(String::as_str)
    }

    fn select(&mut self, index: usize) -> &mut dyn Slot {
        self.chosen = Ok((index, Box::new(Cell::empty(self.record.kinds[index]))));
        self.chosen.as_mut().unwrap().1.as_mut()
    }

    fn select_unknown(&mut self, name: &str) {
        self.chosen = Err(name.to_owned());
    }
}
