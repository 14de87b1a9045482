//! Patterns that neither peer has another word for, compiled once.

use std::sync::LazyLock;

use regex::Regex;

macro_rules! patterns {
    ($($name:ident = $pattern:literal;)*) => {$(
        pub static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("a sound pattern"));
    )*};
}

patterns! {
    LOGIN = "^[A-Za-z0-9_-]*$";
    CUSTOM = "^[A-Za-z0-9]*$";
    DIGITS = "^[0-9]*$";
    MOBILE = "^(447|07)[0-9]{9}$";
    ORIGINATOR = "^([A-Za-z0-9]{1,11}|[0-9]{1,16})$";
    GSM = r##"^[@£$¥èéùìòÇ\n\rØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\\[~\]|€\-]*$"##;
}
