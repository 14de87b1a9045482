//! Generates the client that the faults are tried on.

fn main() {
    specwright_codegen::build_script("spec");
}
