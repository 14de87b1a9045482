//! The module of a resource: its handle, its operations and the types it defines.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::Home;
use super::usage::Usage;
use super::{docs, name, objects, operation, runtime, setter};
use crate::model::{Model, Operation, Resource};

/// The file of a resource's module.
pub(super) fn file_name(resource: &Resource) -> String {
    format!("{}.rs", name::plain(&resource.name.rust))
}

/// The whole module.
pub(super) fn emit_resource(model: &Model, usage: &Usage, index: usize) -> TokenStream {
    let resource = &model.resources[index];
    let home = Home::Resource(index);
    let import = runtime::import();
    let handle = emit_handle(resource);
    let operations = resource
        .operations
        .iter()
        .map(|operation| operation::emit_operation(model, home, resource, operation));
    let types = resource
        .types
        .iter()
        .map(|&id| objects::emit_type(model, usage, home, id));
    let required = setter::emit_required_fields(resource);
    quote! { #import #handle #(#operations)* #(#types)* #required }
}

/// ```text
/// pub struct Accounts<T> { handle: T }
/// impl<T: rt::Handle> Accounts<T> { pub fn at_communication(&self) -> AtCommunication<T> { … } }
/// ```
fn emit_handle(resource: &Resource) -> TokenStream {
    let ident = name::token(&resource.type_name);
    let documentation = docs::paragraph(&resource.about);
    let methods = resource.operations.iter().map(emit_method);
    quote! {
        #documentation
        #[derive(Clone, Debug)]
        pub struct #ident<T> { handle: T }

        impl<T: rt::Handle> #ident<T> {
            pub(crate) fn new(handle: T) -> Self { Self { handle } }
            #(#methods)*
        }
    }
}

fn emit_method(operation: &Operation) -> TokenStream {
    let method = name::token(&operation.name.rust);
    let builder = name::token(&operation.type_name);
    let documentation = docs::attributes(&[
        docs::plain(&operation.about),
        String::new(),
        format!(
            "See [`{}`] for its fields, its errors and an example.",
            name::plain(&operation.type_name)
        ),
    ]);
    quote! {
        #documentation
        pub fn #method(&self) -> #builder<T> { #builder::new(self.handle.clone()) }
    }
}

/// Whether a struct of this module has a field that is marked as deprecated.
pub(super) fn has_deprecated_fields(model: &Model, resource: &Resource) -> bool {
    let requests = resource
        .operations
        .iter()
        .flat_map(|operation| &operation.request.fields);
    let answers = resource.operations.iter().flat_map(|operation| &operation.responses);
    let objects = resource.types.iter().flat_map(|&id| model.ty(id).fields());
    let mut fields = requests.chain(answers.flat_map(|answer| &answer.fields)).chain(objects);
    fields.any(|field| field.deprecated.is_some())
}
