//! The module of a resource: its handle, its operations and the types it defines.

use quote::quote;

use super::context::{Home, Known};
use super::writer::Writer;
use super::{docs, name, objects, operation, required, runtime};
use crate::model::{Model, Resource};

/// The file of a resource's module.
pub(super) fn file_name(resource: &Resource) -> String {
    format!("{}.rs", name::plain(&resource.name.rust))
}

/// The whole module.
pub(super) fn emit_resource(model: &Model, known: &Known, index: usize) -> String {
    let resource = &model.resources[index];
    let context = known.context(model, Home::Resource(index));
    let mut out = Writer::new();
    out.line(runtime::import());
    emit_handle(&mut out, resource);
    for operation in &resource.operations {
        operation::emit_operation(&mut out, context, resource, operation);
    }
    for &id in &resource.types {
        objects::emit_type(&mut out, context, id);
    }
    required::emit_required_fields(&mut out, context, &resource.operations, &resource.types);
    out.finish()
}

/// `rt::resource! { pub struct Accounts { at_communication: AtCommunication } }`
fn emit_handle(out: &mut Writer, resource: &Resource) {
    let ident = name::token(&resource.type_name);
    out.blank();
    out.open(quote! { rt::resource! });
    out.docs(&[docs::plain(&resource.about)]);
    out.open(quote! { pub struct #ident });
    for operation in &resource.operations {
        let method = name::token(&operation.name.rust);
        let builder = name::token(&operation.type_name);
        out.docs(&[docs::plain(&operation.about)]);
        out.line(objects::deprecation(operation.deprecated.as_deref()));
        out.line(quote! { #method: #builder, });
    }
    out.close(quote! {});
    out.close(quote! {});
}
