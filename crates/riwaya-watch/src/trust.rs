//! Whose certificates are believed, and what is wrong with one that is not.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{CertificateError, Error, RootCertStore};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// Issuers that are trusted besides the system's: their certificates, as a file holds them (PEM). `Err` says what is wrong
/// with it.
pub(crate) fn read(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let read = rustls_native_certs::load_certs_from_paths(Some(file), None);
    if let Some(error) = read.errors.first() {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or(&text);
        return Err(format!("{} cannot be read as certificates: {text}", file.display()));
    }
    if read.certs.is_empty() {
        return Err(format!("{} holds no certificate", file.display()));
    }
    for certificate in &read.certs {
        RootCertStore::empty().add(certificate.clone()).map_err(|error| {
            format!("{} holds a certificate that cannot be used: {error}", file.display())
        })?;
    }
    Ok(read.certs)
}

/// How many issuers of certificates the system trusts: those of its own store, or of the file or folder that `SSL_CERT_FILE`
/// and `SSL_CERT_DIR` name instead.
pub fn trusted_by_the_system() -> usize {
    rustls_native_certs::load_native_certs().certs.len()
}

/// Trusts whom the system trusts, and `own` besides.
pub(crate) fn config(own: &[CertificateDer<'static>]) -> TlsConfig {
    // a machine without certificates can still ask servers that need none
    let system = rustls_native_certs::load_native_certs().certs;
    let certificates: Vec<Certificate<'static>> =
        system.iter().chain(own).map(|c| Certificate::from_der(c.as_ref()).to_owned()).collect();
    TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&certificates))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build()
}

/// What went wrong with TLS, and what to do.
pub(crate) fn trouble(error: &Error) -> (String, &'static str) {
    use CertificateError as C;
    let Error::InvalidCertificate(certificate) = error else {
        let what = format!("speaks no TLS that can be understood ({error})");
        return (what, "check its address: https may be meant to be http, or its port another");
    };
    match certificate {
        C::UnknownIssuer => (
            "has a certificate of an issuer that this machine does not trust".to_owned(),
            "if you trust it, put the issuer's certificate among the system's, or name its file as `certificates` in feeds.toml",
        ),
        C::Expired | C::ExpiredContext { .. } => (
            "has a certificate that has expired".to_owned(),
            "check this machine's clock; if it is right, only the outlet can help",
        ),
        C::NotValidYet | C::NotValidYetContext { .. } => (
            "has a certificate that is not valid yet".to_owned(),
            "check this machine's clock; if it is right, only the outlet can help",
        ),
        C::NotValidForName | C::NotValidForNameContext { .. } => (
            "has a certificate for another name than its own".to_owned(),
            "check its address: the certificate may be for the name with www. or without",
        ),
        C::Revoked => ("has a certificate that was revoked".to_owned(), "only the outlet can help"),
        // named by the verifier alone (webpki)
        C::Other(of) if of.0.to_string() == "CaUsedAsEndEntity" => (
            "has a certificate that is an issuer's own".to_owned(),
            "have its owner make one that says basicConstraints=CA:FALSE, or let that issuer give it one",
        ),
        other => (
            format!("has a certificate that cannot be believed ({other})"),
            "see with `openssl s_client -connect HOST:443` what it shows; only the outlet can help",
        ),
    }
}
