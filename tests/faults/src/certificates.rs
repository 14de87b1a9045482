//! Certificates of a server and of a client, made for each run.

use std::sync::{Arc, OnceLock};

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    date_time_ymd,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

/// What a run needs.
pub struct Certificates {
    root: Authority,
    stranger: Authority,
}

/// Someone who signs certificates.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate and its key.
struct Signed {
    chain: Vec<CertificateDer<'static>>,
    key: KeyPair,
}

/// The certificates that a server can have, by the words of a case.
pub const NAMES: &[&str] = &[
    "good",
    "of another name",
    "expired",
    "not yet valid",
    "of an unknown root",
    "signed by itself",
    "for those with a certificate",
];

impl Certificates {
    /// Those of this run.
    #[must_use]
    pub fn of_this_run() -> &'static Self {
        static MADE: OnceLock<Certificates> = OnceLock::new();
        MADE.get_or_init(|| Self {
            root: Authority::new("the root of the tests"),
            stranger: Authority::new("a root that nobody knows"),
        })
    }

    /// The root that a client is told to trust.
    #[must_use]
    pub fn root_pem(&self) -> String {
        self.root.certificate.pem()
    }

    /// A client's certificate, and behind it its key.
    #[must_use]
    pub fn identity_pem(&self) -> String {
        let mut params = params("a client");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        let key = new_key();
        let certificate = params
            .signed_by(&key, &self.root.issuer)
            .expect("the parameters fit together");
        certificate.pem() + &key.serialize_pem()
    }

    /// How a server with that certificate speaks TLS; `None` if the name is none of [`NAMES`].
    #[must_use]
    pub fn server(&self, name: &str) -> Option<Arc<ServerConfig>> {
        let good = |change: fn(&mut CertificateParams)| {
            let mut params = params("127.0.0.1");
            change(&mut params);
            self.root.sign(params)
        };
        let signed = match name {
            "good" | "for those with a certificate" => good(|_| {}),
            "of another name" => self.root.sign(params("other.example.com")),
            "expired" => good(|params| params.not_after = date_time_ymd(2020, 1, 1)),
            "not yet valid" => good(|params| params.not_before = date_time_ymd(2090, 1, 1)),
            "of an unknown root" => self.stranger.sign(params("127.0.0.1")),
            "signed by itself" => signed_by_itself(),
            _ => return None,
        };
        Some(Arc::new(self.config(signed, name == "for those with a certificate")))
    }

    fn config(&self, signed: Signed, asks_for_certificate: bool) -> ServerConfig {
        let provider = provider();
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .expect("the provider knows the versions");
        let builder = if asks_for_certificate {
            let mut roots = RootCertStore::empty();
            let root = self.root.certificate.der().clone();
            roots.add(root).expect("a root is a certificate");
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.expect("there is a root"))
        } else {
            builder.with_no_client_auth()
        };
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signed.key.serialize_der()));
        let config = builder.with_single_cert(signed.chain, key);
        config.expect("certificate and key belong together")
    }
}

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = params(name);
        params.subject_alt_names.clear();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = new_key();
        let certificate = params.self_signed(&key).expect("the parameters fit together");
        Self {
            certificate,
            issuer: Issuer::new(params, key),
        }
    }

    fn sign(&self, params: CertificateParams) -> Signed {
        let key = new_key();
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("the parameters fit together");
        Signed {
            chain: vec![certificate.der().clone(), self.certificate.der().clone()],
            key,
        }
    }
}

fn signed_by_itself() -> Signed {
    let key = new_key();
    let certificate = params("127.0.0.1")
        .self_signed(&key)
        .expect("the parameters fit together");
    Signed {
        chain: vec![certificate.der().clone()],
        key,
    }
}

/// Valid for decades, so that the tests do not end one day.
fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(vec![name.replace(' ', "-")]).expect("the name is one of ASCII");
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = date_time_ymd(2019, 1, 1);
    params.not_after = date_time_ymd(2100, 1, 1);
    params
}

fn new_key() -> KeyPair {
    KeyPair::generate().expect("the system has random numbers")
}

/// The one that clients use as well.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}
