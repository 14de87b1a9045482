//! Which line of the file a byte of a block stands in.

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    first: u32,
}

impl Lines {
    /// Of a text whose first line is that line of the file.
    pub(super) fn new(text: &str, first: u32) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(breaks).collect(),
            first,
        }
    }

    /// The line of that byte.
    pub(super) fn at(&self, offset: usize) -> u32 {
        let before = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        self.first.saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }
}
