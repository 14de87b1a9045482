//! Blocks of a part of the page, in its order.

use super::super::block::{Block, BlockKind, MarkKind, Styled};
use super::super::heads;
use super::super::styled::{StyledWriter, join};
use super::blocks::is_block;
use super::chrome::is_chrome;
use super::tree::{Data, Id};
use super::whole::Whole;
use super::{code, definitions, inline, list, params, table, tabs};

/// Collects blocks.
pub(super) struct Flow<'a> {
    pub(super) whole: &'a Whole<'a>,
    blocks: Vec<Block>,
    inline: StyledWriter,
    line: Option<u32>,
    marks: Vec<MarkKind>,
    left_out: Vec<Id>,
}

/// The blocks inside an element.
pub(super) fn blocks_in(whole: &Whole<'_>, id: Id) -> Vec<Block> {
    let mut flow = Flow::new(whole);
    flow.children(id);
    flow.finish()
}

/// The blocks of a page's main content, which may hold parameters itself.
pub(super) fn blocks_of_main(whole: &Whole<'_>, main: Id) -> Vec<Block> {
    let mut flow = Flow::new(whole);
    match params::in_container(whole, main) {
        Some((before, found)) => flow.params(main, before, found),
        None => flow.children(main),
    }
    flow.finish()
}

/// Lists of definitions further inside of each other are read as plain blocks: what is in one is looked at more than once,
/// and so each level would double the time.
const DEEPEST_DEFINITIONS: usize = 6;

/// The running text and the inner blocks of an element.
pub(super) fn text_and_inner(whole: &Whole<'_>, id: Id) -> (Styled, Vec<Block>) {
    fold(blocks_in(whole, id))
}

/// Running text, joined, and the other blocks.
pub(super) fn fold(blocks: Vec<Block>) -> (Styled, Vec<Block>) {
    let mut text = Styled::default();
    let mut inner = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Paragraph(more) | BlockKind::Heading { text: more, .. } => join(&mut text, more),
            _ => inner.push(block),
        }
    }
    (text, inner)
}

/// The text of an element in one piece, inner blocks flattened.
pub(super) fn styled(whole: &Whole<'_>, id: Id) -> Styled {
    text_and_inner(whole, id).0
}

impl<'a> Flow<'a> {
    pub(super) fn new(whole: &'a Whole<'a>) -> Self {
        Self {
            whole,
            blocks: Vec::new(),
            inline: StyledWriter::default(),
            line: None,
            marks: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Leaves nodes out that were read otherwise.
    pub(super) fn leave_out(&mut self, nodes: Vec<Id>) {
        self.left_out = nodes;
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
        let next = StyledWriter::within(&self.marks);
        let text = std::mem::replace(&mut self.inline, next).finish();
        let line = self.line.take().unwrap_or(1);
        if !text.text.is_empty() {
            let kind = BlockKind::Paragraph(text);
            self.blocks.push(Block { kind, line });
        }
    }

    /// Ends the paragraph and adds a block.
    pub(super) fn add(&mut self, kind: BlockKind, line: u32) {
        self.flush();
        self.blocks.push(Block { kind, line });
    }

    pub(super) fn children(&mut self, id: Id) {
        for child in self.whole.tree.children(id) {
            self.node(child);
        }
    }

    pub(super) fn node(&mut self, id: Id) {
        match self.whole.tree.data(id) {
            Data::Text(text) => self.text(id, text),
            Data::Element { .. } if !is_chrome(self.whole.tree, id) && !self.left_out.contains(&id) => self.element(id),
            _ => {}
        }
    }

    fn text(&mut self, id: Id, text: &str) {
        if self.line.is_none()
            && let Some(at) = text.find(|c: char| !c.is_whitespace())
        {
            self.line = Some(self.whole.line_in(id, text, at));
        }
        self.inline.push(text);
    }

    fn words(&mut self, id: Id, words: &str) {
        self.line.get_or_insert(self.whole.line(id));
        self.inline.push(words);
    }

    fn element(&mut self, id: Id) {
        let tree = self.whole.tree;
        match tree.role(id) {
            "heading" => return self.heading(id),
            "table" | "grid" if tree.name(id) != "table" => return self.table(id),
            _ => {}
        }
        match tree.name(id) {
            "br" | "wbr" => self.small(id),
            "hr" => self.flush(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id),
            "pre" | "listing" | "xmp" | "plaintext" => self.code(id),
            "ul" | "ol" | "menu" | "dir" => self.list(id),
            "dl" => self.definitions(id),
            "table" => self.table(id),
            "img" | "svg" | "input" => self.icon(id),
            "code" if code::is_block(tree, id) => self.code(id),
            "button" => self.button(id),
            "summary" => self.summary(id),
            name if is_block(name) => self.block(id),
            _ => self.inline(id),
        }
    }

    fn small(&mut self, id: Id) {
        if self.whole.tree.name(id) == "br" {
            self.inline.line_break();
        }
    }

    fn block(&mut self, id: Id) {
        self.flush();
        if let Some(label) = tabs::status_of(self.whole.tree, id) {
            let text = Styled::plain(label);
            self.add(BlockKind::Heading { level: 6, text }, self.whole.first_line(id));
        }
        if let Some((before, found)) = params::in_container(self.whole, id) {
            self.params(id, before, found);
        } else {
            self.children(id);
        }
        self.flush();
    }

    fn inline(&mut self, id: Id) {
        let tree = self.whole.tree;
        if let Some(words) = inline::icon_words(tree, id) {
            return self.words(id, &words);
        }
        let parts_words = inline::parts_words(tree, id);
        if let Some(method) = inline::method(tree, id) {
            self.inline.space();
            self.words(id, &method);
            return self.inline.space();
        }
        if parts_words {
            self.inline.space();
        }
        // Bold in bold says nothing new.
        let is_new = |kind: &MarkKind| {
            !self
                .marks
                .iter()
                .any(|known| std::mem::discriminant(known) == std::mem::discriminant(kind))
        };
        match inline::mark(tree, id).filter(is_new) {
            Some(kind) => {
                self.marks.push(kind.clone());
                self.inline.open(kind);
                self.children(id);
                self.marks.pop();
                self.inline.close();
            }
            None => self.children(id),
        }
        if parts_words {
            self.inline.space();
        }
    }

    fn icon(&mut self, id: Id) {
        if let Some(words) = inline::icon_words(self.whole.tree, id) {
            self.inline.space();
            self.words(id, &words);
            self.inline.space();
        }
    }

    /// A button that folds something out shows its parts side by side.
    fn button(&mut self, id: Id) {
        let (mut text, inner) = text_and_inner(self.whole, id);
        text.text = text.text.replace('\n', " ");
        let line = self.whole.first_line(id);
        self.flush();
        if !text.text.is_empty() {
            self.add(BlockKind::Paragraph(text), line);
        }
        self.blocks.extend(inner);
    }

    /// What folds a part out; behind a heading, a marker says nothing of what follows the part.
    fn summary(&mut self, id: Id) {
        let tree = self.whole.tree;
        let is_heading = |child: Id| matches!(tree.name(child), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if !tree.elements(id).any(is_heading) {
            return self.block(id);
        }
        self.flush();
        let is_marker = |child: Id| tree.short_text(child, 20).is_some_and(|text| heads::is_presence(&text));
        for child in tree
            .children(id)
            .filter(|child| is_heading(*child) || !is_marker(*child))
        {
            self.node(child);
        }
        self.flush();
    }

    fn heading(&mut self, id: Id) {
        let tree = self.whole.tree;
        let level = match tree.name(id).as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => digit - b'0',
            _ => tree
                .attribute(id, "aria-level")
                .and_then(|level| level.trim().parse().ok())
                .unwrap_or(2),
        };
        let (mut text, inner) = text_and_inner(self.whole, id);
        inline::drop_anchor(&mut text);
        let line = self.whole.first_line(id);
        if text.text.is_empty() {
            self.flush();
        } else {
            let level = level.clamp(1, 6);
            self.add(BlockKind::Heading { level, text }, line);
        }
        self.blocks.extend(inner);
    }

    fn code(&mut self, id: Id) {
        if let Some(kind) = code::code(self.whole.tree, id) {
            let line = self.whole.first_line(id);
            self.add(kind, line);
        }
    }

    fn list(&mut self, id: Id) {
        if let Some((items, found)) = params::in_container(self.whole, id)
            && items.len() == self.whole.tree.elements(id).count()
        {
            return self.params(id, items, found);
        }
        let line = self.whole.first_line(id);
        if let Some(list) = list::list(self.whole, id) {
            self.add(BlockKind::List(list), line);
        }
    }

    fn definitions(&mut self, id: Id) {
        let tree = self.whole.tree;
        let around = tree.ancestors(id).filter(|outer| tree.name(*outer) == "dl");
        if around.count() >= DEEPEST_DEFINITIONS {
            return self.block(id);
        }
        if let Some(parts) = definitions::calls(self.whole, id) {
            return self.calls(parts);
        }
        let line = self.whole.first_line(id);
        let definitions = definitions::definitions(self.whole, id);
        if definitions.is_empty() {
            self.block(id);
        } else {
            self.add(BlockKind::Definitions(definitions), line);
        }
    }

    /// Calls, each of them a section below the last heading.
    fn calls(&mut self, parts: Vec<(Option<Styled>, Id)>) {
        let above = self.blocks.iter().rev().find_map(|block| match &block.kind {
            BlockKind::Heading { level, text } if !definitions::is_call(text) => Some(*level),
            _ => None,
        });
        let level = above.map_or(2, |level| level.saturating_add(1)).min(6);
        for (term, part) in parts {
            match term {
                Some(text) => self.add(BlockKind::Heading { level, text }, self.whole.first_line(part)),
                None => self.children(part),
            }
            self.flush();
        }
    }

    fn table(&mut self, id: Id) {
        self.flush();
        match table::tables(self.whole, id) {
            table::Found::Layout(cells) => {
                for cell in cells {
                    self.block(cell);
                }
            }
            table::Found::Data(tables) => {
                for (table, line) in tables {
                    self.add(BlockKind::Table(table), line);
                }
            }
            table::Found::Definitions(found, line) => self.add(BlockKind::Definitions(found), line),
        }
    }
}
