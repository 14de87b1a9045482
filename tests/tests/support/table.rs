//! Every operation of both clients with its types. The tests compare it with what the clients say they have.

use super::clients::Api;
use super::operations::Case;

/// Modules, and the requests of their operations.
macro_rules! table {
    ($api:ident: $($module:ident { $($kind:ident $request:ident),* $(,)? })*) => {
        &[$($(Case::$kind::<$api::$module::$request>()),*),*]
    };
}

/// The operations of an API, in the order of its description.
pub(crate) fn operations(api: Api) -> &'static [Case] {
    match api {
        Api::InvoiceXpress => INVOICEXPRESS,
        Api::TextMarketer => TEXTMARKETER,
    }
}

static INVOICEXPRESS: &[Case] = table! {
    invoicexpress:
    accounts {
        plain CreateRequest,
        plain CreateForExistingUserRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain AtCommunicationRequest,
    }
    clients {
        paged ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain FindByNameRequest,
        plain FindByCodeRequest,
        paged ListInvoicesRequest,
    }
    documents { plain PdfRequest, plain QrCodeRequest, plain RelatedRequest }
    estimates {
        paged ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain ChangeStateRequest,
        plain SendEmailRequest,
    }
    guides {
        paged ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain ChangeStateRequest,
        plain SendEmailRequest,
    }
    invoices {
        paged ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain ChangeStateRequest,
        plain SendEmailRequest,
        paged ListByTypeRequest,
    }
    items {
        paged ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain DeleteRequest,
    }
    payments { plain CreateRequest, plain CancelRequest }
    saft { plain ExportRequest }
    sequences {
        plain ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain SetCurrentRequest,
        plain RegisterRequest,
    }
    taxes {
        plain ListRequest,
        plain CreateRequest,
        plain GetRequest,
        plain UpdateRequest,
        plain DeleteRequest,
    }
    treasury {
        plain BalanceRequest,
        plain SetInitialBalanceRequest,
        plain ListRegularizationsRequest,
        plain CreateRegularizationRequest,
        plain DeleteRegularizationRequest,
        plain CreateMovementRequest,
        plain DeleteMovementRequest,
    }
};

static TEXTMARKETER: &[Case] = table! {
    textmarketer:
    account { plain GetRequest, plain GetByIdRequest, plain UpdateRequest, plain CreateSubRequest }
    credits { plain GetRequest, plain TransferRequest }
    delivery_reports {
        plain ListRequest,
        plain GetRequest,
        plain GetBetweenRequest,
        plain GetTaggedRequest,
        plain GetTaggedBetweenRequest,
    }
    groups { plain ListRequest, plain GetRequest, plain AddNumbersRequest, plain CreateRequest }
    keywords { plain CheckRequest }
    sms { plain SendTextRequest, plain CancelRequest }
};
