//! Documents made from others, the same in every run.

/// Makes documents from those of a corpus.
#[derive(Debug)]
pub struct Mutator<'a> {
    corpus: &'a [Vec<u8>],
    tokens: &'static [&'static str],
    /// No mutation is longer.
    longest: usize,
    state: u64,
}

impl<'a> Mutator<'a> {
    /// From a corpus that is not empty. `tokens` are words of the language that the documents are in; there is at least
    /// one.
    #[must_use]
    pub fn new(corpus: &'a [Vec<u8>], tokens: &'static [&'static str], longest: usize) -> Self {
        assert!(
            !corpus.is_empty() && !tokens.is_empty(),
            "there is nothing to begin with"
        );
        Self {
            corpus,
            tokens,
            longest,
            state: 0x9e37_79b9_7f4a_7c15 ^ crate::seed(),
        }
    }

    /// The documents that mutations begin with.
    pub(crate) fn corpus(&self) -> &'a [Vec<u8>] {
        self.corpus
    }

    /// A document of the corpus with one change or several.
    pub fn mutation(&mut self) -> Vec<u8> {
        let mut document = self.pick().to_vec();
        for _ in 0..=self.below(4) {
            self.change(&mut document);
        }
        document.truncate(self.longest);
        document
    }

    fn change(&mut self, document: &mut Vec<u8>) {
        let at = self.below(document.len() + 1);
        match self.below(9) {
            0 => document.truncate(at),
            1 => self.flip(document, at),
            2 => self.overwrite(document, at),
            3 => self.remove(document, at),
            4 => self.repeat(document, at),
            5 => self.splice(document, at),
            6 => self.nest(document, at),
            _ => {
                let token = self.token();
                document.splice(at..at, token.bytes());
            }
        }
    }

    fn flip(&mut self, document: &mut [u8], at: usize) {
        let bit = self.below(8);
        if let Some(byte) = document.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }

    fn overwrite(&mut self, document: &mut [u8], at: usize) {
        let random = self.random().to_le_bytes();
        for (byte, random) in document.iter_mut().skip(at).take(1 + self.below(4)).zip(random) {
            *byte = random;
        }
    }

    fn remove(&mut self, document: &mut Vec<u8>, at: usize) {
        let end = at + self.below(document.len() - at + 1);
        document.drain(at..end);
    }

    fn repeat(&mut self, document: &mut Vec<u8>, at: usize) {
        let end = (at + 1 + self.below(32)).min(document.len());
        let part = document[at..end].repeat(1 + self.below(16));
        document.splice(at..at, part);
    }

    fn splice(&mut self, document: &mut Vec<u8>, at: usize) {
        let other = self.pick();
        let from = self.below(other.len() + 1);
        document.truncate(at);
        document.extend_from_slice(&other[from..]);
    }

    /// The same token very often, and seldom its end.
    fn nest(&mut self, document: &mut Vec<u8>, at: usize) {
        let token = self.token();
        let times = 1 + self.below(300);
        document.splice(at..at, token.repeat(times).bytes());
    }

    fn pick(&mut self) -> &'a [u8] {
        let index = self.below(self.corpus.len());
        &self.corpus[index]
    }

    fn token(&mut self) -> &'static str {
        let index = self.below(self.tokens.len());
        self.tokens[index]
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random() % end.max(1) as u64).unwrap_or_default()
    }

    /// Splitmix.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
