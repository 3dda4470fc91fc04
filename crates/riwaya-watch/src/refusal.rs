//! Why nothing came of a request, and whether it is worth another.

use std::fmt;

/// Why nothing came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    kind: Kind,
    what: String,
    remedy: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It may go better next time; the server may want that not to be before a moment.
    Passing(Option<i64>),
    /// It will be the same next time.
    Lasting,
    /// Nothing was asked: it was not yet time.
    Later(i64),
    /// Nothing was asked: the program stops.
    Stopped,
}

impl Refusal {
    pub(crate) fn passing(what: impl Into<String>, not_before: Option<i64>) -> Self {
        Self { kind: Kind::Passing(not_before), what: what.into(), remedy: None }
    }

    pub(crate) fn lasting(what: impl Into<String>) -> Self {
        Self { kind: Kind::Lasting, what: what.into(), remedy: None }
    }

    pub(crate) fn later(not_before: i64) -> Self {
        Self {
            kind: Kind::Later(not_before),
            what: "the server wants to be asked later".to_owned(),
            remedy: None,
        }
    }

    pub(crate) fn stopped() -> Self {
        Self { kind: Kind::Stopped, what: "the program was told to stop".to_owned(), remedy: None }
    }

    /// The same, with what whoever runs the program can do.
    pub(crate) fn with_remedy(self, remedy: &'static str) -> Self {
        Self { remedy: Some(remedy), ..self }
    }

    /// The same, met with on the way through a proxy.
    pub(crate) fn through(self, proxy: &str) -> Self {
        Self { what: format!("{} (through the proxy {proxy})", self.what), ..self }
    }

    /// The same as a part of something larger.
    pub(crate) fn within(self, what: impl FnOnce(&str) -> String) -> Self {
        Self { what: what(&self.what), ..self }
    }

    /// From a moment on, where it may go better next time.
    pub(crate) fn not_again_before(self, at: i64) -> Self {
        match self.kind {
            Kind::Passing(_) => Self { kind: Kind::Passing(Some(at)), ..self },
            _ => self,
        }
    }

    /// What whoever runs the program can do.
    pub(crate) fn remedy(&self) -> Option<&'static str> {
        self.remedy
    }

    /// Whether it will be the same next time.
    pub(crate) fn is_lasting(&self) -> bool {
        self.kind == Kind::Lasting
    }

    /// Whether nothing was asked because it was not yet time.
    pub(crate) fn is_later(&self) -> bool {
        matches!(self.kind, Kind::Later(_))
    }

    /// Whether nothing was asked because the program stops.
    pub(crate) fn is_stopped(&self) -> bool {
        self.kind == Kind::Stopped
    }

    /// Before when it is not to be asked again, as the server wants it.
    pub(crate) fn not_before(&self) -> Option<i64> {
        match self.kind {
            Kind::Passing(not_before) => not_before,
            Kind::Later(not_before) => Some(not_before),
            Kind::Lasting | Kind::Stopped => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}
