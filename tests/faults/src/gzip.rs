//! Compressed bodies, written out here so that nothing has to be built for one of them.

/// How much the bomb becomes: a hundred times the limit of the trials; compressed it is below that limit.
const BOMB: usize = 8 * 1024 * 1024;

/// A text in gzip's format, not made smaller.
#[must_use]
pub fn of_text(text: &str) -> Vec<u8> {
    let mut deflate = Vec::new();
    let chunks: Vec<_> = text.as_bytes().chunks(usize::from(u16::MAX)).collect();
    for (at, chunk) in chunks.iter().enumerate() {
        let length = u16::try_from(chunk.len()).unwrap_or(u16::MAX);
        // A stored block: whether it is the last, its length, and the complement of that.
        deflate.push(u8::from(at + 1 == chunks.len()));
        deflate.extend_from_slice(&length.to_le_bytes());
        deflate.extend_from_slice(&(!length).to_le_bytes());
        deflate.extend_from_slice(chunk);
    }
    wrap(&deflate, crc_of(text), text.len())
}

/// Some kilobytes that become many megabytes of spaces.
#[must_use]
pub fn bomb() -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, with the fixed codes of the format.
    bits.push(0b1, 1);
    bits.push(0b01, 2);
    // A space, then "the same as one byte before, 258 times".
    bits.push_reversed(0b0011_0000 + u32::from(b' '), 8);
    for _ in 0..BOMB / 258 {
        bits.push_reversed(0b1100_0101, 8);
        bits.push(0, 5);
    }
    // The end of the block.
    bits.push(0, 7);
    // Its checksum is wrong. Whoever gets so far has been hit already.
    wrap(&bits.finish(), 0, 1 + BOMB / 258 * 258)
}

fn wrap(deflate: &[u8], crc: u32, length: usize) -> Vec<u8> {
    let mut all = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    all.extend_from_slice(deflate);
    all.extend_from_slice(&crc.to_le_bytes());
    all.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    all
}

fn crc_of(text: &str) -> u32 {
    !text.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// Bits from the lowest up, as the format packs them.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.open |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push((self.open & 0xff) as u8);
            self.open >>= 8;
            self.count -= 8;
        }
    }

    /// Huffman codes stand the other way round.
    fn push_reversed(&mut self, value: u32, count: u32) {
        self.push(value.reverse_bits() >> (32 - count), count);
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
        self.bytes
    }
}
