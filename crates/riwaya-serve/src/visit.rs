use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use percent_encoding::percent_decode_str;
use riwaya_page::Language;
use riwaya_page::site::{Reader, Theme};

use crate::assets;

/// What a request for a page brings along: who reads, and what is asked.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) reader: Reader,
    /// The query's fields in order, without language and theme.
    pub(crate) asked: Vec<(String, String)>,
    /// By what a browser shows that it is signed in, and as whom.
    pub(crate) pass: Option<String>,
    pub(crate) who: Option<String>,
    /// What the reader's browser is to remember.
    remember: Vec<(&'static str, &'static str)>,
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::new(parts.uri.path(), parts.uri.query().unwrap_or_default(), &parts.headers))
    }
}

impl Visit {
    fn new(path: &str, query: &str, headers: &HeaderMap) -> Self {
        let all = fields(query);
        let asked_for = |name: &str| all.iter().rev().find(|f| f.0 == name).map(|f| f.1.as_str());
        let kept = |name: &str| cookie(headers, name);
        let language = asked_for("lang").and_then(language).or_else(|| kept("lang").and_then(language));
        let theme = asked_for("theme").and_then(theme).or_else(|| kept("theme").and_then(theme));
        let mut remember = Vec::new();
        if let Some(language) = asked_for("lang").and_then(self::language) {
            remember.push(("lang", if language == Language::En { "en" } else { "ar" }));
        }
        if let Some(theme) = asked_for("theme").and_then(self::theme) {
            remember.push(("theme", theme.as_str()));
        }
        let rest: Vec<&str> = query
            .split('&')
            .filter(|f| !f.is_empty() && !matches!(f.split('=').next(), Some("lang" | "theme")))
            .collect();
        let address = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
        Self {
            reader: Reader {
                language: language.unwrap_or_else(|| preferred(headers)),
                theme: theme.unwrap_or_default(),
                address,
                styles: assets::styles_address().to_owned(),
                ..Reader::default()
            },
            pass: kept("pass").map(str::to_owned),
            who: kept("who").map(|w| percent_decode_str(w).decode_utf8_lossy().into_owned()),
            asked: all.into_iter().filter(|f| f.0 != "lang" && f.0 != "theme").collect(),
            remember,
        }
    }

    /// A field of the query that is not empty.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.asked.iter().find(|f| f.0 == name && !f.1.trim().is_empty()).map(|f| f.1.trim())
    }

    pub(crate) fn set_cookies(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.remember {
            let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                headers.append(SET_COOKIE, cookie);
            }
        }
    }
}

/// The fields of a query, decoded.
pub(crate) fn fields(query: &str) -> Vec<(String, String)> {
    let decoded = |part: &str| {
        let spaced = part.replace('+', " ");
        percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
    };
    query
        .split('&')
        .filter(|field| !field.is_empty())
        .map(|field| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn language(code: &str) -> Option<Language> {
    match code {
        "ar" => Some(Language::Ar),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn theme(name: &str) -> Option<Theme> {
    [Theme::Auto, Theme::Light, Theme::Dark].into_iter().find(|t| t.as_str() == name)
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(COOKIE).into_iter().filter_map(|c| c.to_str().ok());
    all.flat_map(|c| c.split(';')).find_map(|c| c.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Arabic, unless the browser asks for English before it.
fn preferred(headers: &HeaderMap) -> Language {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let weight = |code: &str| {
        wanted
            .split(',')
            .filter_map(|part| {
                let (range, q) = part.split_once(";q=").unwrap_or((part, "1"));
                let primary = range.trim().split('-').next()?;
                primary.eq_ignore_ascii_case(code).then(|| q.trim().parse::<f64>().ok())?
            })
            .fold(0.0, f64::max)
    };
    if weight("en") > weight("ar") { Language::En } else { Language::Ar }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(path: &str, query: &str, cookies: &str, accepts: &str) -> Visit {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(cookies).unwrap());
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(accepts).unwrap());
        Visit::new(path, query, &headers)
    }

    #[test]
    fn the_language_is_asked_for_or_remembered_or_preferred() {
        let language = |query, cookies, accepts| visit("/", query, cookies, accepts).reader.language;
        assert_eq!(language("", "", ""), Language::Ar);
        assert_eq!(language("", "", "en-GB,ar;q=0.5"), Language::En);
        assert_eq!(language("", "theme=dark; lang=ar", "en"), Language::Ar);
        assert_eq!(language("lang=en", "lang=ar", ""), Language::En);
        assert_eq!(language("lang=xx", "", "fr, ar;q=0.8, en;q=0.7"), Language::Ar);
    }

    #[test]
    fn the_switch_keeps_what_is_asked() {
        let v = visit("/search", "q=%D9%82%D9%85%D8%A9+%22a%22&lang=en&type=CONSULT", "", "");
        assert_eq!(v.reader.address, "/search?q=%D9%82%D9%85%D8%A9+%22a%22&type=CONSULT");
        assert_eq!(v.field("q"), Some("قمة \"a\""));
        let mut headers = HeaderMap::new();
        v.set_cookies(&mut headers);
        assert!(headers[SET_COOKIE].to_str().unwrap().starts_with("lang=en; Path=/"));
    }
}
