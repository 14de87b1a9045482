//! Running text: white space collapsed, with marks.

use super::block::{Mark, MarkKind, Styled};

/// Writes a [`Styled`].
#[derive(Debug, Default)]
pub(super) struct StyledWriter {
    text: String,
    marks: Vec<Mark>,
    open: Vec<Open>,
    gap: Gap,
}

#[derive(Debug, Clone)]
struct Open {
    kind: MarkKind,
    /// Where its first character stands, once there is one.
    start: Option<usize>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Break,
}

impl StyledWriter {
    /// A writer in which those marks are open.
    pub(super) fn within(kinds: &[MarkKind]) -> Self {
        let mut writer = Self::default();
        for kind in kinds {
            writer.open(kind.clone());
        }
        writer
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap = self.gap.max(Gap::Space);
            } else if !is_invisible(c) {
                self.push_char(c);
            }
        }
    }

    fn push_char(&mut self, c: char) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            match gap {
                Gap::None => {}
                Gap::Space => self.text.push(' '),
                Gap::Break => self.text.push('\n'),
            }
        }
        let at = self.text.len();
        for open in self.open.iter_mut().rev() {
            // Outer marks began no later than inner ones.
            if open.start.is_some() {
                break;
            }
            open.start = Some(at);
        }
        self.text.push(c);
    }

    /// Parts words.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// A line break that the page forces.
    pub(super) fn line_break(&mut self) {
        self.gap = Gap::Break;
    }

    /// Begins a mark.
    pub(super) fn open(&mut self, kind: MarkKind) {
        self.open.push(Open { kind, start: None });
    }

    /// Ends the innermost mark.
    pub(super) fn close(&mut self) {
        if let Some(Open {
            kind,
            start: Some(start),
        }) = self.open.pop()
        {
            let end = self.text.len();
            self.marks.push(Mark { start, end, kind });
        }
    }

    /// What was written; open marks end here.
    pub(super) fn finish(mut self) -> Styled {
        while !self.open.is_empty() {
            self.close();
        }
        self.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        Styled {
            text: self.text,
            marks: self.marks,
        }
    }
}

/// Adds text after a line break.
pub(super) fn join(styled: &mut Styled, more: Styled) {
    if more.text.is_empty() {
        return;
    }
    if !styled.text.is_empty() {
        styled.text.push('\n');
    }
    let shift = styled.text.len();
    styled.text.push_str(&more.text);
    styled.marks.extend(more.marks.into_iter().map(|mark| Mark {
        start: mark.start.saturating_add(shift),
        end: mark.end.saturating_add(shift),
        kind: mark.kind,
    }));
}

/// Characters that nobody sees: zero width, soft hyphens, marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}'
    )
}

/// A character that steers a terminal. Line breaks, tabs and form feeds are white space.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}')
}
