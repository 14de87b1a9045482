//! TLS with rustls: the system's judgement of certificates, and what a user adds to it.

use std::fmt;
use std::io::{self, Read, Write};
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::{PemObject, SectionKind};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{AlertDescription, ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use rustls_platform_verifier::Verifier;

use crate::deadline::Deadline;
use crate::error::SetupError;
use crate::socket::{State, Stream};

/// Whom a client trusts over TLS.
#[derive(Clone, Copy, Default)]
pub struct Trust<'a> {
    /// These certificates, in the PEM format, besides those that the system trusts.
    pub roots: &'a [Vec<u8>],
    /// Nobody but those.
    pub only_roots: bool,
    /// The client's own key and certificate, in the PEM format.
    pub identity: Option<&'a [u8]>,
}

impl fmt::Debug for Trust<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Trust")
            .field("roots", &self.roots.len())
            .field("only_roots", &self.only_roots)
            .field("identity", &self.identity.is_some())
            .finish()
    }
}

/// What connections are secured with.
pub(crate) struct Tls(OnceLock<Arc<ClientConfig>>);

impl Tls {
    /// Reading the certificates that the system trusts takes a while; it is left out where nobody will speak TLS.
    pub(crate) fn new(trust: Trust<'_>, speaks_tls: bool) -> Result<Self, SetupError> {
        let config = OnceLock::new();
        let is_plain = trust.roots.is_empty() && !trust.only_roots && trust.identity.is_none();
        if speaks_tls || !is_plain {
            let _ = config.set(configure(trust)?);
        }
        Ok(Self(config))
    }

    fn config(&self) -> io::Result<Arc<ClientConfig>> {
        if let Some(config) = self.0.get() {
            return Ok(Arc::clone(config));
        }
        let config = configure(Trust::default()).map_err(io::Error::other)?;
        Ok(Arc::clone(self.0.get_or_init(|| config)))
    }

    /// Agrees on keys with who has a certificate of that name.
    pub(crate) fn secure(&self, stream: Box<dyn Stream>, host: &str) -> io::Result<Box<dyn Stream>> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let connection = ClientConnection::new(self.config()?, name).map_err(io::Error::other)?;
        let mut secured = StreamOwned::new(connection, stream);
        while secured.conn.is_handshaking() {
            match secured.conn.complete_io(&mut secured.sock) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                result => drop(result?),
            }
        }
        Ok(Box::new(Secured(secured)))
    }
}

fn configure(trust: Trust<'_>) -> Result<Arc<ClientConfig>, SetupError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = verifier(trust, &provider)?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| SetupError::System)?
        // It is the verifier of the system, or the one of rustls.
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = match trust.identity {
        None => builder.with_no_client_auth(),
        Some(pem) => {
            let (chain, key) = identity(pem)?;
            builder
                .with_client_auth_cert(chain, key)
                .map_err(|_| SetupError::Identity)?
        }
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn verifier(trust: Trust<'_>, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, SetupError> {
    let roots = roots(trust.roots)?;
    let provider = Arc::clone(provider);
    if !trust.only_roots {
        let verifier = if roots.is_empty() {
            Verifier::new(provider)
        } else {
            with_system(roots, provider)
        };
        return Ok(Arc::new(verifier.map_err(|_| SetupError::System)?));
    }
    if roots.is_empty() {
        return Err(SetupError::TrustsNobody);
    }
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root).map_err(|_| SetupError::Root)?;
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider).build();
    Ok(verifier.map_err(|_| SetupError::Root)?)
}

#[cfg(not(target_os = "android"))]
fn with_system(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, rustls::Error> {
    Verifier::new_with_extra_roots(roots, provider)
}

/// Android's verifier takes no other roots.
#[cfg(target_os = "android")]
fn with_system(_: Vec<CertificateDer<'static>>, _: Arc<CryptoProvider>) -> Result<Verifier, rustls::Error> {
    Err(rustls::Error::General("roots cannot be added on Android".to_owned()))
}

fn roots(pems: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, SetupError> {
    let mut roots = Vec::new();
    for pem in pems {
        let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        match read {
            Ok(read) if !read.is_empty() => roots.extend(read),
            _ => return Err(SetupError::Root),
        }
    }
    Ok(roots)
}

type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

fn identity(pem: &[u8]) -> Result<Identity, SetupError> {
    let mut chain = Vec::new();
    let mut key = None;
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
        match section.map_err(|_| SetupError::Identity)? {
            (SectionKind::Certificate, bytes) => chain.push(bytes.into()),
            (SectionKind::PrivateKey, bytes) => key = Some(PrivateKeyDer::Pkcs8(bytes.into())),
            (SectionKind::RsaPrivateKey, bytes) => key = Some(PrivateKeyDer::Pkcs1(bytes.into())),
            (SectionKind::EcPrivateKey, bytes) => key = Some(PrivateKeyDer::Sec1(bytes.into())),
            _ => return Err(SetupError::Identity),
        }
    }
    match key {
        Some(key) if !chain.is_empty() => Ok((chain, key)),
        _ => Err(SetupError::Identity),
    }
}

/// Whether an error of connecting is about who somebody is.
pub(crate) fn is_about_a_certificate(error: &io::Error) -> bool {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    match cause {
        Some(rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented) => true,
        Some(rustls::Error::AlertReceived(alert)) => matches!(
            alert,
            AlertDescription::BadCertificate
                | AlertDescription::UnsupportedCertificate
                | AlertDescription::CertificateRevoked
                | AlertDescription::CertificateExpired
                | AlertDescription::CertificateUnknown
                | AlertDescription::CertificateRequired
                | AlertDescription::NoCertificate
                | AlertDescription::UnknownCA
        ),
        _ => false,
    }
}

/// A connection whose bytes nobody else can read.
struct Secured(StreamOwned<ClientConnection, Box<dyn Stream>>);

impl Read for Secured {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.0.read(into) {
                // What is still to be written waits for a moment at a time.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                result => return result,
            }
        }
    }
}

impl Write for Secured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Stream for Secured {
    fn set_deadline(&mut self, deadline: Deadline) {
        self.0.sock.set_deadline(deadline);
    }

    /// Keys and tickets for the next connection come in between, and are no answer.
    fn state(&mut self) -> State {
        while self.0.sock.state() == State::NotQuiet {
            let read = self.0.conn.read_tls(&mut self.0.sock);
            if !matches!(read, Ok(1..)) {
                return State::NotQuiet;
            }
            match self.0.conn.process_new_packets() {
                Ok(state) if state.plaintext_bytes_to_read() == 0 && !state.peer_has_closed() => {}
                _ => return State::NotQuiet,
            }
        }
        State::Quiet
    }
}
