use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use riwaya_record::Event;
use riwaya_store::StoreError;
use serde::Serialize;

/// Why there is no answer. As JSON it is `application/problem+json` (RFC 9457).
#[derive(Debug)]
pub(crate) enum Problem {
    /// Nothing has this address or id.
    Nothing,
    /// The beginning of several ids.
    Several(Vec<String>),
    /// An event that is no more, and those that took its place.
    Moved(Vec<Event>),
    /// What was asked makes no sense: why, and what would.
    Question(String),
    /// Too many questions from one reader.
    TooMany,
    /// The question names another server.
    Elsewhere,
    /// Nothing can be changed through this server.
    ReadOnly,
    /// Only whoever has the token may do this.
    Stranger,
    /// A form came from nobody who is signed in, or from elsewhere.
    SignedOut,
    /// More was sent than is taken.
    TooLarge,
    /// The database failed.
    Failure(String),
}

/// A problem as RFC 9457 writes it.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct Detail {
    /// What kind of problem; `about:blank` where the status says it all.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// In a few words.
    pub(crate) title: String,
    /// HTTP status.
    pub(crate) status: u16,
    /// What happened here, and what to do.
    #[serde(rename = "detail")]
    pub(crate) what: String,
    /// Ids to ask for instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) instead: Vec<String>,
}

impl Problem {
    pub(crate) fn question(why: impl Into<String>) -> Self {
        Self::Question(why.into())
    }

    pub(crate) fn stopping() -> Self {
        Self::Failure("the server is stopping; try again in a while".into())
    }

    pub(crate) fn broken() -> Self {
        Self::Failure("the answer could not be made; report it with what was asked".into())
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Nothing => StatusCode::NOT_FOUND,
            Self::Several(_) => StatusCode::MULTIPLE_CHOICES,
            Self::Moved(events) if events.is_empty() => StatusCode::GONE,
            Self::Moved(_) => StatusCode::NOT_FOUND,
            Self::Question(_) => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Elsewhere => StatusCode::MISDIRECTED_REQUEST,
            Self::ReadOnly => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::FORBIDDEN,
            Self::Stranger => StatusCode::UNAUTHORIZED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Failure(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub(crate) fn detail(&self) -> Detail {
        let (detail, instead) = match self {
            Self::Nothing => ("nothing in the database has this address or id".to_owned(), Vec::new()),
            Self::Several(ids) => ("several ids begin so; give more of it".to_owned(), ids.clone()),
            Self::Moved(events) if events.is_empty() => {
                ("this event was withdrawn: no article reports it any more".to_owned(), Vec::new())
            }
            Self::Moved(events) => (
                "this event was merged into another or split".to_owned(),
                events.iter().map(|e| e.id.clone()).collect(),
            ),
            Self::Question(why) | Self::Failure(why) => (why.clone(), Vec::new()),
            Self::ReadOnly => (
                "nothing can be changed through this server: it was started without --token-file".to_owned(),
                Vec::new(),
            ),
            Self::Stranger => (
                "the token is missing or wrong; send `Authorization: Bearer TOKEN` with what is in the server's --token-file"
                    .to_owned(),
                Vec::new(),
            ),
            Self::SignedOut => (
                "the form was not sent by somebody who is signed in here; sign in and try again".to_owned(),
                Vec::new(),
            ),
            Self::TooLarge => ("more was sent than is taken; name fewer claims at once".to_owned(), Vec::new()),
            Self::Elsewhere => (
                "this server was not started under the name it is asked by; start it with --host NAME where that is its own"
                    .to_owned(),
                Vec::new(),
            ),
            Self::TooMany => ("too many questions in a short time; wait a little".to_owned(), Vec::new()),
        };
        let status = self.status();
        Detail {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            what: detail,
            instead,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        // the file's place on this machine is nobody's business who only reads
        Self::Failure(format!("{}; {}", error.what(), error.remedy()))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_string(&self.detail()).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut answer = (self.status(), [(header::CONTENT_TYPE, kind)], body).into_response();
        if matches!(self, Self::TooMany) {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if matches!(self, Self::Stranger) {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        answer
    }
}
