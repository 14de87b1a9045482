//! Tables: header, rows, cells that span others; tables that are only there for the layout are told apart.

use super::super::block::{Cell, Definition, MarkKind, Row, Styled, Table};
use super::super::heads;
use super::code::is_gutter;
use super::flow::styled;
use super::pairs;
use super::spread;
use super::tree::{Id, Tree};
use super::whole::Whole;

/// What a table is.
pub(super) enum Found {
    /// Only layout: its cells in order.
    Layout(Vec<Id>),
    /// Tables with their lines: a header row in the middle begins another one.
    Data(Vec<(Table, u32)>),
    /// Names with their badges, and what is said of them.
    Definitions(Vec<Definition>, u32),
}

/// The elements of a row.
pub(super) struct RawRow {
    /// The row.
    pub(super) id: Id,
    in_head: bool,
    /// Its cells.
    pub(super) cells: Vec<Id>,
}

/// Reads a table.
pub(super) fn tables(whole: &Whole<'_>, id: Id) -> Found {
    let tree = whole.tree;
    let rows = raw_rows(tree, id);
    if is_layout(tree, id, &rows) {
        return Found::Layout(rows.into_iter().flat_map(|row| row.cells).collect());
    }
    let caption = tree.elements(id).find(|child| tree.name(*child) == "caption");
    let caption = caption
        .map(|caption| styled(whole, caption))
        .filter(|caption| !caption.text.is_empty());
    let read = spread::spread(whole, &rows);
    let has_head = rows
        .iter()
        .any(|row| row.in_head || row.cells.iter().any(|cell| is_head_cell(tree, *cell)));
    if !has_head
        && caption.is_none()
        && let Some(found) = pairs::definitions(&read)
    {
        return Found::Definitions(found, whole.first_line(id));
    }
    let mut parts = split(tree, &rows, read);
    if let Some(first) = parts.first_mut() {
        first.caption = caption;
    }
    let line = whole.first_line(id);
    let line_of = |table: &Table| {
        table
            .header
            .as_ref()
            .or(table.rows.first())
            .map_or(line, |row| row.line)
    };
    Found::Data(
        parts
            .into_iter()
            .enumerate()
            .map(|(index, table)| {
                let line = if index == 0 { line } else { line_of(&table) };
                (table, line)
            })
            .collect(),
    )
}

fn raw_rows(tree: &Tree, id: Id) -> Vec<RawRow> {
    let (mut rows, mut last) = (Vec::new(), Vec::new());
    let mut groups = vec![(id, false)];
    // One level of groups is all that the parser leaves; elements with roles may have one as well.
    let mut at = 0;
    while let Some((group, in_head)) = groups.get(at).copied() {
        at = at.saturating_add(1);
        for child in tree.elements(group) {
            let name = tree.name(child);
            if name == "tr" || tree.role(child) == "row" {
                push_row(tree, child, in_head, &mut rows);
            } else if matches!(name, "thead" | "tbody" | "tfoot") || tree.role(child) == "rowgroup" {
                for row in tree.elements(child) {
                    if tree.name(row) == "tr" || tree.role(row) == "row" {
                        let target = if name == "tfoot" { &mut last } else { &mut rows };
                        push_row(tree, row, name == "thead", target);
                    }
                }
            } else if name == "div" && group == id && tree.name(id) != "table" {
                groups.push((child, false));
            }
        }
    }
    rows.append(&mut last);
    rows
}

fn push_row(tree: &Tree, id: Id, in_head: bool, rows: &mut Vec<RawRow>) {
    let is_cell = |cell: &Id| {
        matches!(tree.name(*cell), "td" | "th")
            || matches!(tree.role(*cell), "cell" | "gridcell" | "columnheader" | "rowheader")
    };
    let cells: Vec<Id> = tree
        .elements(id)
        .filter(is_cell)
        .filter(|cell| !is_gutter(tree, *cell))
        .collect();
    if !cells.is_empty() {
        rows.push(RawRow { id, in_head, cells });
    }
}

fn is_head_cell(tree: &Tree, cell: Id) -> bool {
    tree.name(cell) == "th" || tree.role(cell) == "columnheader"
}

/// Only layout: a single cell, or no header and headings or other tables inside.
fn is_layout(tree: &Tree, id: Id, rows: &[RawRow]) -> bool {
    if rows.iter().map(|row| row.cells.len()).max().unwrap_or(0) <= 1 && rows.len() <= 1 {
        return true;
    }
    let has_head = rows
        .iter()
        .any(|row| row.in_head || row.cells.iter().any(|cell| is_head_cell(tree, *cell)));
    if has_head || tree.elements(id).any(|child| tree.name(child) == "caption") {
        return false;
    }
    if matches!(tree.role(id), "presentation" | "none") {
        return true;
    }
    if rows.first().is_some_and(|row| {
        let texts: Vec<String> = row.cells.iter().map(|cell| tree.plain_text(*cell)).collect();
        texts.len() > 1 && heads::is_header(&texts)
    }) {
        return false;
    }
    let holds = |names: &[&str]| tree.walk(id).skip(1).any(|(node, _)| names.contains(&tree.name(node)));
    holds(&["h1", "h2", "h3", "h4"]) || holds(&["table"]) && rows.len() <= 4
}

/// Finds the header, and further ones in the middle, each of which begins a table.
fn split(tree: &Tree, raw: &[RawRow], rows: Vec<Row>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut table = Table::default();
    let has_head = raw.iter().any(|row| is_header_row(tree, row));
    let wordy = !has_head && rows.len() > 1 && first_is_header(&rows);
    for (index, (raw, row)) in raw.iter().zip(rows).enumerate() {
        let is_header = is_header_row(tree, raw) || (wordy && index == 0);
        if !is_header {
            table.rows.push(row);
        } else if table.rows.is_empty() {
            table.header = Some(match table.header.take() {
                Some(above) => two_storeys(above, row),
                None => row,
            });
        } else if table.header.as_ref().is_none_or(|header| texts(header) != texts(&row)) {
            tables.push(std::mem::take(&mut table));
            table.header = Some(row);
        }
    }
    if table.header.is_some() || !table.rows.is_empty() {
        tables.push(table);
    }
    tables
}

/// A row of names of columns: all cells say that they are heads, and there is more than one.
fn is_header_row(tree: &Tree, row: &RawRow) -> bool {
    let is_head =
        |cell: &Id| is_head_cell(tree, *cell) || (tree.plain_text(*cell).is_empty() && !tree.is_element(*cell));
    let all = row
        .cells
        .iter()
        .all(|cell| is_head(cell) || tree.plain_text(*cell).is_empty());
    let any = row.cells.iter().any(|cell| is_head_cell(tree, *cell));
    row.in_head || (all && any && row.cells.len() > 1)
}

fn texts(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.text.text.as_str()).collect()
}

/// A header of two rows: what stands above goes before what stands below.
fn two_storeys(above: Row, below: Row) -> Row {
    let line = above.line;
    let cells = above.cells.into_iter().zip(below.cells).map(|(above, below)| {
        if below.text.text.is_empty() || above.text.text == below.text.text {
            above
        } else if above.text.text.is_empty() {
            below
        } else {
            Cell {
                text: Styled::plain(format!("{} {}", above.text.text, below.text.text)),
                inner: Vec::new(),
            }
        }
    });
    Row {
        cells: cells.collect(),
        line,
    }
}

/// Whether the first row names the columns though no element says so: by its words, or since it alone is bold.
fn first_is_header(rows: &[Row]) -> bool {
    let [first, second, ..] = rows else {
        return false;
    };
    heads::is_header(&texts(first)) || (is_bold(first) && !is_bold(second))
}

fn is_bold(row: &Row) -> bool {
    let filled = row
        .cells
        .iter()
        .map(|cell| &cell.text)
        .filter(|text| !text.text.is_empty());
    let mut count = 0_u32;
    for text in filled {
        count = count.saturating_add(1);
        let whole = |mark: &super::super::block::Mark| {
            mark.kind == MarkKind::Strong && mark.start == 0 && mark.end == text.text.len()
        };
        if !text.marks.iter().any(whole) {
            return false;
        }
    }
    count > 1
}
