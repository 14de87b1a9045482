//! The root of a client: its modules, the service's description, the two clients and their builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, crate_files, credentials, docs, name, objects, resource, runtime, service};
use crate::model::{Model, Resource};

/// The whole root.
pub(super) fn emit_root(model: &Model, layout: Layout) -> TokenStream {
    let head = match layout {
        Layout::Included => TokenStream::new(),
        Layout::Standalone => crate_files::root_attributes(model),
    };
    let modules = model
        .resources
        .iter()
        .map(|resource| emit_module(model, resource, layout));
    let shared = objects::has_shared_types(model).then(|| emit_shared_module(layout));
    let import = runtime::import();
    let reexports = runtime::reexports();
    let service = service::emit_service(model);
    let choices = credentials::emit_choices(model);
    let client = emit_client(model, Mode::Async);
    let blocking = emit_client(model, Mode::Blocking);
    let builder = credentials::emit_builder(model);
    quote! {
        #head
        #import
        #reexports
        #(#modules)*
        #shared
        #client
        #[doc = " The same client without an async runtime."]
        #[cfg(feature = "blocking")]
        pub mod blocking {
            use super::{ClientBuilder, rt};
            #blocking
        }
        #choices
        #builder
        #service
    }
}

fn emit_module(model: &Model, resource: &Resource, layout: Layout) -> TokenStream {
    let module = name::token(&resource.name.rust);
    let feature = &resource.name.spec;
    let documentation = docs::paragraph(&resource.about);
    let body = module_body(&resource::file_name(resource), layout);
    let allowed = allowed(resource::has_deprecated_fields(model, resource));
    quote! {
        #documentation
        #[cfg(feature = #feature)]
        #allowed
        pub mod #module #body
    }
}

/// What is said of a module's code and concerns nobody who reads it. The users of a deprecated field are warned; the code
/// that writes and reads it is not.
fn allowed(has_deprecated_fields: bool) -> TokenStream {
    let deprecated = has_deprecated_fields.then(|| quote! { deprecated, });
    quote! {
        #[allow(#deprecated clippy::duplicated_attributes, clippy::type_complexity, reason = "emitted code")]
    }
}

fn emit_shared_module(layout: Layout) -> TokenStream {
    let body = module_body(objects::SHARED_FILE, layout);
    let allowed = allowed(true);
    quote! {
        #[doc = " Types that several resources use."]
        #allowed
        pub mod types #body
    }
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Async,
    Blocking,
}

fn emit_client(model: &Model, mode: Mode) -> TokenStream {
    let handle = match mode {
        Mode::Async => quote! { rt::Async },
        Mode::Blocking => quote! { rt::Blocking },
    };
    let documentation = client_docs(model, mode);
    let accessors = model
        .resources
        .iter()
        .map(|resource| emit_accessor(resource, &handle, mode));
    let call = emit_call(&handle);
    let build = emit_build(&handle);
    quote! {
        #documentation
        #[derive(Clone, Debug)]
        pub struct Client { handle: #handle }

        impl Client {
            #[doc = " Starts a client. Nothing is sent before the first call."]
            pub fn builder() -> ClientBuilder<#handle> { ClientBuilder::default() }
            #(#accessors)*
            #call
        }

        #build
    }
}

fn client_docs(model: &Model, mode: Mode) -> TokenStream {
    let opening = match mode {
        Mode::Async => "An asynchronous client. Clones are cheap and share their connections.",
        Mode::Blocking => "A client whose calls wait for their answers. Clones are cheap and share their connections.",
    };
    docs::attributes(&[opening.to_string(), String::new(), docs::plain(&model.api.about)])
}

fn emit_accessor(resource: &Resource, handle: &TokenStream, mode: Mode) -> TokenStream {
    let module = name::token(&resource.name.rust);
    let ty = name::token(&resource.type_name);
    let feature = &resource.name.spec;
    let documentation = docs::paragraph(&resource.about);
    let path = match mode {
        Mode::Async => quote! { #module::#ty },
        Mode::Blocking => quote! { super::#module::#ty },
    };
    quote! {
        #documentation
        #[cfg(feature = #feature)]
        pub fn #module(&self) -> #path<#handle> { #path::new(self.handle.clone()) }
    }
}

fn emit_call(handle: &TokenStream) -> TokenStream {
    quote! {
        #[doc = " A call of a request that was put together as a plain value: to send, or to encode and decode around a"]
        #[doc = " transport of one's own."]
        pub fn call<R: rt::Endpoint>(&self, request: R) -> rt::Call<#handle, R> {
            rt::Call::with_request(self.handle.clone(), request)
        }
    }
}

fn emit_build(handle: &TokenStream) -> TokenStream {
    quote! {
        impl ClientBuilder<#handle> {
            #[doc = " The client, or what is missing or wrong."]
            pub fn build(self) -> Result<Client, rt::BuildError> {
                Ok(Client { handle: #handle::build(self.settings)? })
            }
        }
    }
}
