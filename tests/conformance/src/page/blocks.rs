//! Fenced blocks of a page.

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The first word after the fence.
    pub language: String,
    /// The other words.
    pub words: Vec<String>,
    /// The number of the fence's line.
    pub line: usize,
    /// What is inside, without the last line break.
    pub text: String,
}

impl Block {
    /// The language and the first word after it.
    #[must_use]
    pub fn kind(&self) -> (&str, &str) {
        (&self.language, self.words.first().map_or("", String::as_str))
    }

    /// Whether it is a block of that kind.
    #[must_use]
    pub fn is(&self, language: &str, word: &str) -> bool {
        self.kind() == (language, word)
    }

    /// Whether the words hold this one.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    /// The word that follows this one.
    #[must_use]
    pub fn after(&self, word: &str) -> Option<&str> {
        let at = self.words.iter().position(|own| own == word)?;
        self.words.get(at + 1).map(String::as_str)
    }

    /// `value` of a word `key=value`.
    #[must_use]
    pub fn setting(&self, key: &str) -> Option<&str> {
        let setting = |word: &'_ String| {
            word.strip_prefix(key)?
                .strip_prefix('=')
                .map(str::len)
                .map(|len| word.len() - len)
        };
        self.words.iter().find_map(|word| setting(word).map(|at| &word[at..]))
    }
}

/// The fenced blocks of a page in their order.
#[must_use]
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let mut words = info.split_whitespace().map(str::to_owned);
        let content: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        blocks.push(Block {
            language: words.next().unwrap_or_default(),
            words: words.collect(),
            line: number + 1,
            text: content.join("\n"),
        });
    }
    blocks
}
