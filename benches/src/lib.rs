//! What the programs in `bin` use: cargo's processor time, and types in three designs of a codec.

pub mod designs;
pub mod measured;
