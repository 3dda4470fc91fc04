//! What a server has just sent: a feed with its items, or a page.

use riwaya_record::Article;

use crate::error::Kind;
use crate::reader::{Form, Known, Reader, Settled, settled};
use crate::{ReadError, feed, http, json_feed};

/// What a server sent, without the encodings of its transport.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched<'a> {
    /// The address that answered, behind all redirects.
    pub url: &'a str,
    /// Its `Content-Type`.
    pub content_type: Option<&'a str>,
    /// The bytes.
    pub body: &'a [u8],
}

/// An item of a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedItem {
    /// What the feed says of it; its id is the feed's with `#n`, its `url` the link as the feed writes it.
    pub article: Article,
    /// Whether that is the whole text; otherwise its page may have more.
    pub is_whole: bool,
}

impl Fetched<'_> {
    fn charset(&self) -> Option<String> {
        self.content_type.and_then(http::charset)
    }
}

impl Reader<'_> {
    /// The items of a feed, in its order; a feed may have none.
    ///
    /// # Errors
    /// Where it is no feed, or a JSON Feed that is cut off. Of XML that is broken what can be read is read.
    pub fn feed_items(&self, id: &str, fetched: &Fetched<'_>) -> Result<Vec<FeedItem>, ReadError> {
        let Settled { form, decoded, .. } =
            settled(fetched.body, Form::of_content(fetched.body), fetched.charset().as_deref());
        let feed = match form {
            Form::JsonFeed => json_feed::read(&decoded.text).map_err(|error| {
                let message = format!("not a whole JSON Feed ({error})");
                ReadError::new(Kind::Malformed, fetched.url, Some(error.line() as u64), message)
            })?,
            Form::Feed | Form::Html if feed::is_feed(&decoded.text) => feed::read(&decoded.text),
            _ => {
                let message = "is no feed: RSS, Atom or a JSON Feed was expected";
                return Err(ReadError::new(Kind::Malformed, fetched.url, None, message));
            }
        };
        Ok(self.items(id, feed, &decoded, Known::default()))
    }

    /// The article of a page.
    ///
    /// # Errors
    /// Where what was sent is no page of HTML or plain text.
    pub fn fetched_page(&self, id: &str, fetched: &Fetched<'_>) -> Result<Article, ReadError> {
        let named = fetched.content_type.and_then(http::media_type);
        let form = match named.as_deref().map(Form::of_media_type) {
            None => Form::of_content(fetched.body),
            Some(Some(form)) => form,
            Some(None) => {
                let message = format!("is {}, no page of HTML or text", named.unwrap_or_default());
                return Err(ReadError::new(Kind::Malformed, fetched.url, None, message));
            }
        };
        let known = Known { url: Some(fetched.url), ..Known::default() };
        let mut read = self.document(id, fetched.body, form, fetched.charset().as_deref(), known);
        match read.pop() {
            Some(Ok(article)) if read.is_empty() && article.id == id => Ok(article),
            Some(Err(error)) => Err(error),
            _ => Err(ReadError::new(Kind::Malformed, fetched.url, None, "is a feed, no page")),
        }
    }
}
