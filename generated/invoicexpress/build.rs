//! Generates the client from its description.

fn main() {
    specwright_codegen::build_script("../../spec/invoicexpress");
}
