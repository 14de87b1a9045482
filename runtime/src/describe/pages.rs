//! How to get at the further pages of a list.

/// How to get at the further pages of a list. Numbers are indexes of the request's fields and, in slices, of the answer's
/// fields from the answer inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// What changes from request to request.
    pub advance: Advance,
    /// The request's field that says how many items a page has.
    pub size: Option<usize>,
    /// Where the answer has the items.
    pub items: &'static [usize],
}

/// What changes from request to request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advance {
    /// The number of the page.
    Page {
        /// The request's field.
        field: usize,
        /// The number of the first page.
        first: i64,
        /// Where the answer has the number of the last page; empty: nowhere.
        last: &'static [usize],
    },
    /// How many items come before the page.
    Offset {
        /// The request's field.
        field: usize,
    },
    /// A text that the page before has.
    Cursor {
        /// The request's field.
        field: usize,
        /// Where the answer has the text.
        next: &'static [usize],
    },
}

impl Pages {
    /// Pages that are numbered.
    #[must_use]
    pub const fn page(field: usize, first: i64) -> Self {
        Self::new(Advance::Page {
            field,
            first,
            last: &[],
        })
    }

    /// Pages that begin behind so many items.
    #[must_use]
    pub const fn offset(field: usize) -> Self {
        Self::new(Advance::Offset { field })
    }

    /// Pages that name the next one.
    #[must_use]
    pub const fn cursor(field: usize, next: &'static [usize]) -> Self {
        Self::new(Advance::Cursor { field, next })
    }

    const fn new(advance: Advance) -> Self {
        Self {
            advance,
            size: None,
            items: &[],
        }
    }

    /// The answer has the number of the last page there. Only numbered pages have one.
    #[must_use]
    pub const fn last(mut self, path: &'static [usize]) -> Self {
        if let Advance::Page { field, first, .. } = self.advance {
            self.advance = Advance::Page {
                field,
                first,
                last: path,
            };
        }
        self
    }

    /// That field of the request says how many items a page has.
    #[must_use]
    pub const fn size(mut self, field: usize) -> Self {
        self.size = Some(field);
        self
    }

    /// The answer has its items there.
    #[must_use]
    pub const fn items(mut self, path: &'static [usize]) -> Self {
        self.items = path;
        self
    }
}
