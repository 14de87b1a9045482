//! What a user of a generated client can get wrong at compile time, and the message they see.

#[test]
fn misuse_of_a_generated_client_does_not_compile() {
    trybuild::TestCases::new().compile_fail("ui/client/*.rs");
}
