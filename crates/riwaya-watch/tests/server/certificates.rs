//! Certificates of the tests' own: an issuer, and what it gives to servers.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyIdMethod, PKCS_ECDSA_P256_SHA256,
    PublicKeyData, SerialNumber, SignatureAlgorithm, SigningKey, date_time_ymd,
};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

/// From which to which year a certificate is valid.
pub const NOW: (i32, i32) = (2020, 2120);
pub const NO_MORE: (i32, i32) = (2010, 2011);
pub const NOT_YET: (i32, i32) = (2119, 2120);

/// A pair of keys.
struct Key {
    pair: EcdsaKeyPair,
    pkcs8: Vec<u8>,
}

impl Key {
    fn new() -> Self {
        let (algorithm, random) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key").as_ref().to_vec();
        Self { pair: EcdsaKeyPair::from_pkcs8(algorithm, &pkcs8, &random).expect("a key"), pkcs8 }
    }
}

impl PublicKeyData for Key {
    fn der_bytes(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_ECDSA_P256_SHA256
    }
}

impl SigningKey for Key {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rcgen::Error> {
        let signed = self.pair.sign(&SystemRandom::new(), message);
        Ok(signed.map_err(|_| rcgen::Error::RingUnspecified)?.as_ref().to_vec())
    }
}

fn params(names: &[&str], (from, to): (i32, i32)) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = CertificateParams::new(names).expect("names");
    params.serial_number = Some(SerialNumber::from(1));
    params.key_identifier_method = KeyIdMethod::PreSpecified(vec![7; 20]);
    (params.not_before, params.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
    params
}

/// Somebody who gives certificates to servers.
pub struct Authority {
    issuer: Issuer<'static, Key>,
    pem: String,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let (mut params, key) = (params(&[], NOW), Key::new());
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let pem = params.self_signed(&key).expect("a certificate").pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    /// Its own certificate, as a file holds it.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// What a server of these names shows.
    pub fn gives(&self, names: &[&str], valid: (i32, i32)) -> Arc<ServerConfig> {
        let key = Key::new();
        let certificate = params(names, valid).signed_by(&key, &self.issuer).expect("a certificate");
        shown(certificate.der(), key)
    }
}

/// What a server shows that has no issuer but itself, and its certificate as a file holds it; `as_issuer` says whether the
/// certificate says of itself that it is an issuer's.
pub fn self_made(names: &[&str], as_issuer: bool) -> (Arc<ServerConfig>, String) {
    let (mut params, key) = (params(names, NOW), Key::new());
    if as_issuer {
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    }
    let certificate = params.self_signed(&key).expect("a certificate");
    (shown(certificate.der(), key), certificate.pem())
}

fn shown(certificate: &CertificateDer<'static>, key: Key) -> Arc<ServerConfig> {
    let builder = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions of TLS");
    let key = PrivatePkcs8KeyDer::from(key.pkcs8).into();
    let chain = vec![certificate.clone()];
    Arc::new(builder.with_no_client_auth().with_single_cert(chain, key).expect("a certificate and its key"))
}
