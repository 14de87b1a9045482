//! A checked model as an OpenAPI 3.1 document.
