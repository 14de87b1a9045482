//! An OpenAPI document as specs in our language.
