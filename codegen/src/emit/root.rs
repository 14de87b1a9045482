//! The root of a client: its modules, the service's description, the two clients and their builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Home, Known};
use super::writer::Writer;
use super::{
    Layout, crate_files, credentials, docs, dynamic, name, objects, resource, runtime, service, shared_errors,
};
use crate::model::Model;

/// The whole root.
pub(super) fn emit_root(model: &Model, known: &Known, layout: Layout) -> String {
    let mut out = Writer::new();
    if layout == Layout::Standalone {
        crate_files::emit_head(&mut out, model);
    }
    out.line(runtime::import());
    shared_errors::emit_macro(&mut out, known.context(model, Home::Resource(0)));
    if objects::has_shared_types(model) {
        emit_shared_module(&mut out, layout);
    }
    emit_client(&mut out, model, layout);
    dynamic::emit_dynamic(&mut out, model);
    credentials::emit_choices(&mut out, model);
    service::emit_service(&mut out, model);
    if layout == Layout::Standalone {
        crate_files::emit_readme_tests(&mut out, model, known);
    }
    out.finish()
}

/// The users of a deprecated field are warned; the code that writes and reads it is not.
fn allowed() -> TokenStream {
    quote! { #[allow(deprecated, unused_imports, reason = "emitted code fills all fields, and may use no type at all")] }
}

fn emit_shared_module(out: &mut Writer, layout: Layout) {
    let body = module_body(objects::SHARED_FILE, layout);
    out.blank();
    out.docs(&["Types that several resources use.".to_string()]);
    out.line(allowed());
    out.line(quote! { pub mod types #body });
}

fn module_body(file: &str, layout: Layout) -> TokenStream {
    match layout {
        Layout::Standalone => quote! { ; },
        Layout::Included => {
            let file = format!("/{file}");
            quote! { { include!(concat!(env!("OUT_DIR"), #file)); } }
        }
    }
}

fn emit_client(out: &mut Writer, model: &Model, layout: Layout) {
    out.blank();
    out.open(quote! { rt::client! });
    out.docs(&[docs::plain(&model.api.about)]);
    out.open(quote! { pub struct Client });
    for resource in &model.resources {
        let module = name::token(&resource.name.rust);
        let ty = name::token(&resource.type_name);
        let feature = &resource.name.spec;
        out.docs(&[docs::plain(&resource.about)]);
        let body = match layout {
            Layout::Standalone => quote! { file },
            Layout::Included => module_body(&resource::file_name(resource), layout),
        };
        out.line(quote! { #[cfg(feature = #feature)] #module: #ty = #body, });
    }
    out.close(quote! {});
    let head = quote! { pub struct ClientBuilder(SERVICE) };
    out.block(head, quote! {}, credentials::has_no_setters(model), |out| {
        credentials::emit_setters(out, model);
    });
    out.close(quote! {});
}
