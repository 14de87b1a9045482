//! A text message to a thousand recipients: twice as many as the service takes, so it is encoded without being validated.

use textmarketer::sms::SendTextRequest;

use super::textmarketer;

/// What is sent.
pub const TEXT: &str = "Your parcel is on its way & arrives today. Reply STOP to end.";
/// Who sends it.
pub const ORIGINATOR: &str = "Parcels";

/// The recipients.
#[must_use]
pub fn recipients() -> Vec<String> {
    (0..1_000).map(|index| format!("4477700{index:05}")).collect()
}

/// The request.
#[must_use]
pub fn request() -> SendTextRequest {
    textmarketer()
        .sms()
        .send_text()
        .message(TEXT)
        .to(recipients())
        .originator(ORIGINATOR)
        .into_request()
}
