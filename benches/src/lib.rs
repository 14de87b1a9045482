//! What the programs in `bin` use: an API of any size, the generators to compare with, what the kernel counts, and types
//! in three designs of a codec.

pub mod designs;
pub mod krate;
pub mod made_up;
pub mod measured;
pub mod openapi_30;
pub mod peers;
pub mod runs;
