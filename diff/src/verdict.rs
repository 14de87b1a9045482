//! How grave a change is, in the words of semantic versioning.

/// How grave a change is, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nobody notices.
    None,
    /// Something reads or behaves a little otherwise: texts, documentation, limits of time.
    Patch,
    /// Something is new; what worked still does.
    Minor,
    /// Something that worked may not work any more.
    Major,
}

impl Verdict {
    /// Every verdict, the least first.
    pub const ALL: [Verdict; 4] = [Verdict::None, Verdict::Patch, Verdict::Minor, Verdict::Major];

    /// As reports and options write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}
