//! Two real pages, read where they are at hand: how many tables, rows, headings and samples a person counts on them.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

mod pages_outline;

use std::fs;
use std::path::Path;

use specwright_drift::page::{self, BlockKind, Page, Table};

fn seed(start: &str) -> Option<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    let mut files = fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path());
    let file = files.find(|file| file.file_name().unwrap().to_string_lossy().starts_with(start))?;
    Some(page::read("seed.txt", &fs::read(file).unwrap()).unwrap())
}

fn tables(page: &Page) -> Vec<(&Table, u32)> {
    let found = page.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some((table, block.line)),
        _ => None,
    });
    found.collect()
}

fn headings(page: &Page) -> usize {
    page.blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading { .. }))
        .count()
}

fn samples(page: &Page) -> Vec<(Option<&str>, &str)> {
    let code = page.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Code { language, text } => Some((language.as_deref(), text.as_str())),
        _ => None,
    });
    code.collect()
}

fn shape(table: &Table) -> (bool, usize, usize) {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    assert!(table.rows.iter().all(|row| row.cells.len() == width));
    (table.header.is_some(), table.rows.len(), width)
}

#[test]
fn the_text_with_pipes() {
    let Some(page) = seed("000_") else {
        return;
    };
    let shapes: Vec<_> = tables(&page)
        .iter()
        .map(|(table, line)| (shape(table), *line))
        .collect();
    assert_eq!(shapes, [((true, 3, 4), 111), ((false, 3, 3), 125)]);
    assert_eq!(headings(&page), 6, "{}", pages_outline::outline(&page));
    let languages: Vec<_> = samples(&page)
        .iter()
        .map(|(language, _)| language.unwrap_or("-"))
        .collect();
    assert_eq!(languages, ["curl", "ruby", "node", "python", "php", "go", "-", "-"]);
    assert!(page.repairs.is_empty());
}

#[test]
fn the_damaged_export() {
    let Some(page) = seed("002_") else {
        return;
    };
    let shapes: Vec<_> = tables(&page)
        .iter()
        .map(|(table, line)| (shape(table), *line))
        .collect();
    assert_eq!(shapes, [((true, 9, 2), 39), ((true, 5, 2), 88)]);
    assert_eq!(headings(&page), 5, "{}", pages_outline::outline(&page));
    let samples = samples(&page);
    assert_eq!(samples.len(), 2);
    for (_, text) in samples {
        assert!(
            text.starts_with("<?xml") && text.lines().count() > 15 && !text.contains("&gt;") && !text.contains("= ")
        );
    }
    assert_eq!(page.repairs.len(), 3);
}
