//! What is wrong with a value.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::ops::Deref;

use super::message::Message;
use super::path::{Segment, map_keys};

/// One broken constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: Cow<'static, str>,
    rule: &'static str,
    message: Message,
}

impl Violation {
    pub(super) fn new(rule: &'static str, message: Message) -> Self {
        Self {
            path: Cow::Borrowed(""),
            rule,
            message,
        }
    }

    pub(super) fn move_into(&mut self, segment: &Segment<'_>) {
        segment.put_before(&mut self.path);
    }

    /// Which value: `items[2].name`. Empty if it is the checked value itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which rule: `length`, `pattern`, `at_least_one_of`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// What the value must be. Never says what it is.
    #[must_use]
    pub fn message(&self) -> &str {
        self.message.text()
    }
}

impl Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return formatter.write_str(self.message());
        }
        write!(formatter, "{}: {}", self.path, self.message())
    }
}

impl std::error::Error for Violation {}

/// Everything that is wrong with a value; at least one violation, in the order of the fields.
///
/// ```
/// use specwright_runtime::validate::Report;
///
/// let mut report = Report::new();
/// report.at_field("name", |report| report.add("length", "must be at most 20 characters long"));
/// let violations = report.finish().unwrap_err().with_docs("https://example.com/api");
/// assert_eq!(violations[0].rule(), "length");
/// assert_eq!(
///     violations.to_string(),
///     "name: must be at most 20 characters long (see https://example.com/api)",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    all: Vec<Violation>,
    omitted: usize,
    docs: Option<&'static str>,
}

impl Violations {
    pub(super) fn new(all: Vec<Violation>, omitted: usize) -> Self {
        Self {
            all,
            omitted,
            docs: None,
        }
    }

    /// One violation of the value itself.
    #[cfg(feature = "dynamic")]
    pub(crate) fn one(rule: &'static str, message: impl Display) -> Self {
        Self::new(vec![Violation::new(rule, message.to_string().into())], 0)
    }

    /// With those of the others whose values have none yet.
    pub(crate) fn and(mut self, others: Self) -> Self {
        let is_new = |other: &Violation| self.all.iter().all(|own| own.path != other.path);
        let new: Vec<_> = others.all.into_iter().filter(is_new).collect();
        self.all.extend(new);
        self.omitted = self.omitted.saturating_add(others.omitted);
        self
    }

    /// The same with other keys of maps in the paths.
    pub(crate) fn map_keys(mut self, map: &dyn for<'k> Fn(&'k str) -> &'k str) -> Self {
        for violation in &mut self.all {
            violation.path = map_keys(&violation.path, map).into();
        }
        self
    }

    /// Adds the page that states the constraints.
    #[must_use]
    pub fn with_docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// The page that states the constraints.
    #[must_use]
    pub fn docs(&self) -> Option<&'static str> {
        self.docs
    }

    /// How many more there were than are kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }
}

impl Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.all.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{violation}")?;
        }
        if self.omitted > 0 {
            write!(formatter, "; and {} more", self.omitted)?;
        }
        match self.docs {
            Some(docs) => write!(formatter, " (see {docs})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Violations {}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.all
    }
}

impl AsRef<[Violation]> for Violations {
    fn as_ref(&self) -> &[Violation] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}
