//! Whatever a page holds, reading it ends, and nothing that steers a terminal gets into facts.

use proptest::prelude::*;
use specwright_drift::facts::text;
use specwright_drift::page::{
    Block, BlockKind, Cell, Item, List, Mark, MarkKind, Page, PageFormat, Row, Styled, Table,
};
use specwright_drift::reader;

fn page(blocks: Vec<Block>) -> Page {
    Page {
        name: "page.html".to_owned(),
        title: Some("Page".to_owned()),
        address: None,
        saved: None,
        format: PageFormat::Html,
        sha256: String::new(),
        repairs: Vec::new(),
        blocks,
    }
}

fn styled() -> impl Strategy<Value = Styled> {
    let word = prop_oneof![
        "[a-z_]{1,8}",
        "(GET|POST) /[a-z{}:<\\[]{0,8}",
        "(Parameters|Response|Errors|Required|Name|Type|Code|Status|Default):?",
        "[1-5][0-9]{2}( Not Found)?",
        "(https?://)?[a-z./?&={}*#]{1,20}",
        "\\PC{0,20}",
        "[\\x00-\\x1f\u{202e}└→  (){}\\[\\]|:*-]{0,6}",
    ];
    let texts = prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
    (
        texts,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..5_usize,
    )
        .prop_map(|(text, from, to, kind)| {
            let bounds: Vec<usize> = text
                .char_indices()
                .map(|(index, _)| index)
                .chain([text.len()])
                .collect();
            let (a, b) = (bounds[from.index(bounds.len())], bounds[to.index(bounds.len())]);
            let kinds = [
                MarkKind::Code,
                MarkKind::Strong,
                MarkKind::Emphasis,
                MarkKind::Badge,
                MarkKind::Struck,
            ];
            let mark = Mark {
                start: a.min(b),
                end: a.max(b),
                kind: kinds[kind].clone(),
            };
            Styled {
                text,
                marks: vec![mark],
            }
        })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        (1..=6_u8, styled()).prop_map(|(level, text)| BlockKind::Heading { level, text }),
        styled().prop_map(BlockKind::Paragraph),
        styled().prop_map(|text| BlockKind::Code {
            language: None,
            text: text.text
        }),
    ];
    let kind = leaf.prop_recursive(4, 40, 5, |inner| {
        let inner = prop::collection::vec(inner.prop_map(|kind| Block { kind, line: 1 }), 0..3);
        let item = (styled(), inner.clone()).prop_map(|(text, inner)| Item { text, inner, line: 1 });
        let cell = (styled(), inner).prop_map(|(text, inner)| Cell { text, inner });
        let row = prop::collection::vec(cell, 0..4)
            .prop_map(|cells| Row { cells, line: 1 })
            .boxed();
        let table = (prop::option::of(row.clone()), prop::collection::vec(row, 0..5));
        prop_oneof![
            prop::collection::vec(item, 0..4).prop_map(|items| BlockKind::List(List { ordered: false, items })),
            table.prop_map(|(header, rows)| BlockKind::Table(Table {
                caption: None,
                header,
                rows
            })),
        ]
    });
    kind.prop_map(|kind| Block { kind, line: 1 })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn reading_ends_and_facts_are_printable(blocks in prop::collection::vec(block(), 0..12)) {
        let facts = reader::read(&page(blocks));
        let all = facts.operations.iter().flat_map(|operation| &operation.facts).chain(&facts.shared);
        for fact in all {
            prop_assert!(!fact.place.quote.contains(char::is_control));
            prop_assert!(fact.place.quote.split_whitespace().count() <= 12);
            prop_assert!(!text::write_subject(&fact.subject).contains(char::is_control));
        }
        for unread in &facts.unread {
            prop_assert!(!unread.text.contains(char::is_control) && unread.text.len() <= 200);
        }
    }
}

/// Lists in lists far deeper than anybody writes them are not followed to the end.
#[test]
fn deep_lists_end() {
    let item = |inner: Vec<Block>| Item {
        text: Styled::plain("Parameters"),
        inner,
        line: 1,
    };
    let mut block = Block {
        kind: BlockKind::Paragraph(Styled::plain("deep")),
        line: 1,
    };
    for _ in 0..300 {
        let list = List {
            ordered: false,
            items: vec![item(vec![block])],
        };
        block = Block {
            kind: BlockKind::List(list),
            line: 1,
        };
    }
    let _ = reader::read(&page(vec![block]));
}

/// A table with very many rows of the same field is read in a time that grows with its rows.
#[test]
fn long_tables_end() {
    let cell = |text: &str| Cell {
        text: Styled::plain(text),
        inner: Vec::new(),
    };
    let rows = (0..3_000).map(|number| Row {
        cells: vec![cell(&format!("field_{number}")), cell("string"), cell("Required.")],
        line: number,
    });
    let table = Table {
        caption: None,
        header: Some(Row {
            cells: vec![cell("Parameter"), cell("Type"), cell("Description")],
            line: 1,
        }),
        rows: rows.collect(),
    };
    let request = Block {
        kind: BlockKind::Paragraph(Styled::plain("POST /fields")),
        line: 1,
    };
    let table = Block {
        kind: BlockKind::Table(table),
        line: 1,
    };
    let facts = reader::read(&page(vec![request, table]));
    assert_eq!(facts.operations[0].facts.len(), 9_000);
}
