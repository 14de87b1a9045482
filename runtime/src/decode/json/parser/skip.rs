//! Passing over a value that nobody wants.

use super::{Parser, Stop};

impl Parser<'_> {
    /// Passes over a value of any kind and any depth.
    pub(in crate::decode) fn skip(&mut self) -> Result<(), Stop> {
        // The brackets that are to come.
        let mut open: Vec<u8> = Vec::new();
        loop {
            match self.peek()? {
                b'"' => drop(self.string()?),
                b'n' => self.word("null")?,
                bracket @ (b'{' | b'[') => {
                    self.at += 1;
                    let closing = if bracket == b'{' { b'}' } else { b']' };
                    if self.peek()? != closing {
                        open.push(closing);
                        if closing == b'}' {
                            self.key()?;
                        }
                        continue;
                    }
                    self.at += 1;
                }
                _ => drop(self.literal()?),
            }
            if !self.skip_closing(&mut open)? {
                return Ok(());
            }
        }
    }

    /// What stands between a value and the next one; gives whether there is one.
    fn skip_closing(&mut self, open: &mut Vec<u8>) -> Result<bool, Stop> {
        while let Some(closing) = open.last().copied() {
            let byte = self.peek()?;
            self.at += 1;
            if byte == b',' {
                if closing == b'}' {
                    self.key()?;
                }
                return Ok(true);
            }
            if byte != closing {
                self.at -= 1;
                return Err(Stop);
            }
            open.pop();
        }
        Ok(false)
    }
}
