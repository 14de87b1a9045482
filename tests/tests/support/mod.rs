//! What the whole-API test is made of: the clients, every operation's types, values for requests, and a look at secrets.

pub(crate) mod clients;
pub(crate) mod operations;
pub(crate) mod panics;
pub(crate) mod secrets;
pub(crate) mod spans;
pub(crate) mod table;
pub(crate) mod values;
pub(crate) mod wire;
