//! Styles, letters and signs: everything a page loads, carried by the program.

use std::hash::Hasher;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

macro_rules! fonts {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../web/fonts/", $name)) as &[u8])),*]
    };
}

/// The letters of pages: IBM Plex Sans Arabic for what is ours, Noto Naskh Arabic for what is quoted.
const FONTS: &[(&str, &[u8])] = fonts![
    "ibm-plex-sans-arabic-arabic-400-normal.woff2",
    "ibm-plex-sans-arabic-arabic-600-normal.woff2",
    "ibm-plex-sans-arabic-latin-400-normal.woff2",
    "ibm-plex-sans-arabic-latin-600-normal.woff2",
    "noto-naskh-arabic-arabic-wght-normal.woff2",
    "noto-naskh-arabic-latin-wght-normal.woff2",
];
const SITE: &str = include_str!("../../../web/site.css");
const ICON: &str = include_str!("../../../web/icon.svg");

/// The report's styles and those of the site above them.
fn styles() -> &'static str {
    static STYLES: OnceLock<String> = OnceLock::new();
    STYLES.get_or_init(|| format!("{}\n{SITE}", riwaya_page::STYLES))
}

/// The address changes with the styles, so that a browser may keep them for ever.
pub(crate) fn styles_address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let mut hasher = std::hash::DefaultHasher::new();
        hasher.write(styles().as_bytes());
        format!("/assets/style-{:016x}.css", hasher.finish())
    })
}

pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let (kind, bytes, lasting) = match name.as_str() {
        "icon.svg" => ("image/svg+xml", ICON.as_bytes(), false),
        name if styles_address().ends_with(name) && name.starts_with("style-") => {
            ("text/css; charset=utf-8", styles().as_bytes(), true)
        }
        name => match FONTS.iter().find(|(font, _)| *font == name) {
            Some((_, bytes)) => ("font/woff2", *bytes, true),
            None => return Problem::Nothing.into_response(),
        },
    };
    let kept = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)], bytes).into_response()
}
