//! Rows of character sets, made ready for matching without ever taking a step back.

use crate::character_set::CharacterSet;

/// Pieces one after another.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The pieces, in their order.
    pub pieces: Vec<Piece>,
    /// Whether the first is at the start of a text.
    pub from_start: bool,
    /// Whether the last is at the end of a text.
    pub to_end: bool,
}

/// `least` to `most` characters of one set; without `most`, any number from `least`.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Of which characters.
    pub set: CharacterSet,
    /// How many at least.
    pub least: u32,
    /// How many at most.
    pub most: Option<u32>,
}

impl Row {
    /// This row and another after it; nothing if an anchor would come to stand in between.
    pub(crate) fn join(&self, next: &Self) -> Option<Self> {
        if (self.to_end && !next.pieces.is_empty()) || (next.from_start && !self.pieces.is_empty()) {
            return None;
        }
        Some(Self {
            pieces: self.pieces.iter().chain(&next.pieces).cloned().collect(),
            from_start: self.from_start || next.from_start,
            to_end: self.to_end || next.to_end,
        })
    }

    /// The same row in as few pieces as it takes. At an end without anchor the least is enough: more would match, but
    /// need not.
    pub(crate) fn simplify(&mut self) {
        self.pieces.retain(|piece| piece.most != Some(0));
        self.merge_neighbours();
        if !self.to_end {
            while let Some(last) = self.pieces.last_mut() {
                last.most = Some(last.least);
                if last.least > 0 {
                    break;
                }
                self.pieces.pop();
            }
        }
        if !self.from_start {
            while let Some(first) = self.pieces.first_mut() {
                first.most = Some(first.least);
                if first.least > 0 {
                    break;
                }
                self.pieces.remove(0);
            }
        }
    }

    /// `[a-z][a-z]*` is `[a-z]{1,}`.
    fn merge_neighbours(&mut self) {
        self.pieces.dedup_by(|next, piece| {
            let is_same = next.set == piece.set;
            if is_same {
                piece.least = piece.least.saturating_add(next.least);
                piece.most = piece
                    .most
                    .zip(next.most)
                    .map(|(left, right)| left.saturating_add(right));
            }
            is_same
        });
    }

    /// Whether taking as many characters as a piece allows is never wrong: no character that it would take may be one
    /// that could also come after it.
    pub(crate) fn never_steps_back(&self) -> bool {
        self.pieces
            .iter()
            .enumerate()
            .all(|(index, piece)| piece.most == Some(piece.least) || !self.can_follow(index, &piece.set))
    }

    fn can_follow(&self, index: usize, set: &CharacterSet) -> bool {
        for piece in &self.pieces[index + 1..] {
            if piece.set.intersects(set) {
                return true;
            }
            if piece.least > 0 {
                return false;
            }
        }
        false
    }

    /// The length of the longest match, if there is a longest.
    pub(crate) fn longest(&self) -> Option<u32> {
        self.pieces
            .iter()
            .try_fold(0_u32, |sum, piece| Some(sum.saturating_add(piece.most?)))
    }
}
