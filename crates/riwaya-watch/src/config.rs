//! `feeds.toml`: what is followed, and how politely.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use serde::{Deserialize, Deserializer, de};
use toml::Spanned;
use url::Url;

use crate::trust;

/// What a `feeds.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// Whether items may lead to addresses that only this machine or its network can reach.
    pub allow_private: bool,
    /// Certificates of issuers that are trusted besides those that the system trusts.
    pub certificates: Vec<CertificateDer<'static>>,
    /// How servers are treated.
    pub politeness: Politeness,
    /// Feeds, in their order.
    pub feeds: Vec<Feed>,
    /// Folders, in their order.
    pub folders: Vec<Folder>,
}

/// How servers are treated.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Politeness {
    /// Between the end of one request to a host and the beginning of the next.
    #[serde(deserialize_with = "length")]
    pub delay: Duration,
    /// A request that takes longer is given up.
    #[serde(deserialize_with = "length")]
    pub timeout: Duration,
    /// Before what failed is tried again; twice as long each time, [`crate::LONGEST_RETRY`] at most.
    #[serde(deserialize_with = "length")]
    pub retry: Duration,
    /// What the program calls itself; its first word up to a slash is the name that `robots.txt` may speak of.
    pub user_agent: String,
    /// How those who run the servers can reach whoever runs the program: an address of a page or of mail.
    pub contact: Option<String>,
}

impl Default for Politeness {
    fn default() -> Self {
        Self {
            delay: Duration::from_secs(2),
            timeout: Duration::from_mins(1),
            retry: Duration::from_mins(1),
            user_agent: concat!("riwaya/", env!("CARGO_PKG_VERSION")).to_owned(),
            contact: None,
        }
    }
}

impl Politeness {
    /// The `User-Agent` that servers see.
    pub fn agent(&self) -> String {
        match &self.contact {
            Some(contact) => format!("{} (+{contact})", self.user_agent),
            None => self.user_agent.clone(),
        }
    }
}

/// A feed.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Its address.
    #[serde(deserialize_with = "web_address")]
    pub url: Url,
    /// Who publishes it, whatever its pages say.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The language of its articles, whatever they look like.
    #[serde(default)]
    pub language: Option<String>,
    /// How often it is read.
    #[serde(default = "quarter", deserialize_with = "length")]
    pub every: Duration,
    /// Whether the pages of its items are fetched.
    #[serde(default)]
    pub full_text: FullText,
}

/// Whether the pages of a feed's items are fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FullText {
    /// Where the feed gives but a summary.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never: what the feed gives is all.
    Never,
}

/// A folder.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    /// Where it is; from the folder of `feeds.toml` on, where it is not absolute.
    pub path: PathBuf,
    /// Who publishes what is in it, where a manifest there does not say.
    #[serde(default)]
    pub outlet: Option<String>,
    /// How often it is looked at.
    #[serde(default = "ten_seconds", deserialize_with = "length")]
    pub every: Duration,
    /// How long nobody may have written to a file before it is read.
    #[serde(default = "five_seconds", deserialize_with = "length")]
    pub quiet: Duration,
}

/// What is wrong with a `feeds.toml`: the file, the line, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    file: PathBuf,
    line: Option<usize>,
    message: String,
    remedy: &'static str,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.message, self.remedy)
    }
}

impl std::error::Error for ConfigError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    allow_private: bool,
    certificates: Option<Spanned<PathBuf>>,
    #[serde(default)]
    politeness: Politeness,
    #[serde(default)]
    feed: Vec<Spanned<Feed>>,
    #[serde(default)]
    folder: Vec<Spanned<Folder>>,
}

impl Following {
    /// Reads a `feeds.toml`.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read(file).map_err(|error| {
            let remedy = match error.kind() {
                std::io::ErrorKind::NotFound => "write one: `[[feed]]` and under it `url = \"https://…\"`",
                _ => "check its permissions",
            };
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text).to_lowercase();
            ConfigError {
                file: file.to_owned(),
                line: None,
                message: format!("cannot be read: {text}"),
                remedy,
            }
        })?;
        let text = String::from_utf8(text).map_err(|_| ConfigError {
            file: file.to_owned(),
            line: None,
            message: "is not UTF-8 text".to_owned(),
            remedy: "save it as UTF-8",
        })?;
        Self::parse(file, &text)
    }

    /// Reads the text of a `feeds.toml`; `file` is its name. Certificates that it names are read beside it.
    pub fn parse(file: &Path, text: &str) -> Result<Self, ConfigError> {
        let wrong = |at: Option<usize>, message: String, remedy| ConfigError {
            file: file.to_owned(),
            line: at.map(|at| text[..at.min(text.len())].matches('\n').count() + 1),
            message,
            remedy,
        };
        let written: Written = toml::from_str(text).map_err(|e| {
            let message = e.message().lines().collect::<Vec<_>>().join(", ");
            wrong(e.span().map(|s| s.start), message, "correct or remove the line")
        })?;
        if written.feed.is_empty() && written.folder.is_empty() {
            let message = "names nothing to follow".to_owned();
            return Err(wrong(None, message, "add `[[feed]]` with a `url`, or `[[folder]]` with a `path`"));
        }
        let agent = &written.politeness.user_agent;
        if agent.is_empty()
            || agent
                .chars()
                .chain(written.politeness.contact.iter().flat_map(|c| c.chars()))
                .any(|c| !(' '..='~').contains(&c))
        {
            let at = text.find("user_agent").or(text.find("contact"));
            let message = "user_agent and contact are sent to servers in ASCII".to_owned();
            return Err(wrong(at, message, "write them in Latin letters, digits and punctuation"));
        }
        let mut urls: Vec<&str> = Vec::new();
        for feed in &written.feed {
            let url = feed.get_ref().url.as_str();
            if urls.contains(&url) {
                let message = format!("{url} is named twice");
                return Err(wrong(Some(feed.span().start), message, "remove one of the two"));
            }
            urls.push(url);
        }
        let beside = file.parent().unwrap_or(Path::new(""));
        let mut certificates = Vec::new();
        if let Some(named) = &written.certificates {
            certificates = trust::read(&beside.join(named.get_ref())).map_err(|what| {
                let remedy = "put the certificate of the issuer there, as PEM, or remove the line";
                wrong(Some(named.span().start), what, remedy)
            })?;
        }
        let mut folders: Vec<Folder> = Vec::new();
        for folder in written.folder {
            let at = folder.span().start;
            let mut folder = folder.into_inner();
            folder.path = beside.join(&folder.path);
            if folders.iter().any(|other| other.path == folder.path) {
                let message = format!("{} is named twice", folder.path.display());
                return Err(wrong(Some(at), message, "remove one of the two"));
            }
            folders.push(folder);
        }
        Ok(Self {
            allow_private: written.allow_private,
            certificates,
            politeness: written.politeness,
            feeds: written.feed.into_iter().map(Spanned::into_inner).collect(),
            folders,
        })
    }
}

fn quarter() -> Duration {
    Duration::from_mins(15)
}

fn ten_seconds() -> Duration {
    Duration::from_secs(10)
}

fn five_seconds() -> Duration {
    Duration::from_secs(5)
}

/// A length of time as it is written: `250ms`, `90s`, `15m`, `2h`, `1d`.
fn length<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    let written = String::deserialize(from)?;
    let digits = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let (number, unit) = written.split_at(digits);
    let unit = match unit.trim() {
        "ms" => Some(1),
        "s" => Some(1000),
        "m" => Some(60_000),
        "h" => Some(3_600_000),
        "d" => Some(86_400_000),
        _ => None,
    };
    let millis = number.parse::<u64>().ok().zip(unit).and_then(|(n, unit)| n.checked_mul(unit));
    // a year: no sum of such lengths and the time of day overflows
    millis.filter(|m| *m <= 366 * 86_400_000).map(Duration::from_millis).ok_or_else(|| {
        de::Error::custom(format!(
            "{written:?} is no length of time such as \"90s\", \"15m\", \"2h\" or \"1d\""
        ))
    })
}

fn web_address<'de, D: Deserializer<'de>>(from: D) -> Result<Url, D::Error> {
    let written = String::deserialize(from)?;
    let url = Url::parse(written.trim())
        .map_err(|e| de::Error::custom(format!("{written:?} is no address ({e}): https://… was expected")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(de::Error::custom(format!(
            "{written:?} is no address of the web: https://… was expected"
        )));
    }
    Ok(url)
}

impl<'de> Deserialize<'de> for FullText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Choice;
        impl de::Visitor<'_> for Choice {
            type Value = FullText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false or \"auto\"")
            }
            fn visit_bool<E: de::Error>(self, is: bool) -> Result<FullText, E> {
                Ok(if is { FullText::Always } else { FullText::Never })
            }
            fn visit_str<E: de::Error>(self, written: &str) -> Result<FullText, E> {
                if written == "auto" {
                    return Ok(FullText::Auto);
                }
                Err(E::invalid_value(de::Unexpected::Str(written), &self))
            }
        }
        from.deserialize_any(Choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Following, String> {
        Following::parse(Path::new("conf/feeds.toml"), text).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_written_is_followed() {
        let following = parse(
            "allow_private = true\n[politeness]\ndelay = \"250ms\"\ncontact = \"mailto:desk@plain.example\"\n\
             [[feed]]\nurl = \"https://Plain.example/rss\"\noutlet = \"السهل\"\nlanguage = \"ar\"\nevery = \"2h\"\nfull_text = true\n\
             [[feed]]\nurl = \"http://hill.example/\"\nfull_text = \"auto\"\n[[folder]]\npath = \"in\"\n",
        )
        .unwrap();
        assert!(following.allow_private);
        assert_eq!(following.politeness.delay, Duration::from_millis(250));
        assert!(following.politeness.agent().ends_with(" (+mailto:desk@plain.example)"));
        let [first, second] = &following.feeds[..] else { panic!("two feeds") };
        assert_eq!((first.url.as_str(), first.every), ("https://plain.example/rss", Duration::from_hours(2)));
        assert_eq!((first.full_text, second.full_text), (FullText::Always, FullText::Auto));
        assert_eq!(second.every, Duration::from_mins(15));
        assert_eq!(following.folders[0].path, Path::new("conf/in"));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, says) in [
            ("[[feed]]\nurl = \"https://a.example/\"\nevry = \"1m\"\n", "feeds.toml:3: unknown field `evry`"),
            (
                "[[feed]]\nurl = \"ftp://a.example/\"\n",
                "feeds.toml:2: \"ftp://a.example/\" is no address of the web",
            ),
            ("[[feed]]\nurl = \"nowhere\"\n", "feeds.toml:2: \"nowhere\" is no address"),
            ("[[feed]]\noutlet = \"x\"\n", "feeds.toml:1: missing field `url`"),
            (
                "[[feed]]\nurl = \"https://a.example/\"\nevery = \"often\"\n",
                "feeds.toml:3: \"often\" is no length of time",
            ),
            ("[[feed]]\nurl = \"https://a.example/\"\nevery = \"999999d\"\n", "feeds.toml:3"),
            (
                "[[feed]]\nurl = \"https://a.example/\"\nfull_text = \"no\"\n",
                "expected true, false or \"auto\"",
            ),
            ("[politeness]\ndelay = \"1s\"\n", "names nothing to follow; add `[[feed]]`"),
            (
                "[[feed]]\nurl = \"https://a.example/\"\n[[feed]]\nurl = \"https://A.example\"\n",
                "feeds.toml:3: https://a.example/ is named twice",
            ),
            ("[politeness]\nuser_agent = \"رواية\"\n[[folder]]\npath = \"in\"\n", "feeds.toml:2: user_agent"),
            ("[[feed]\n", "feeds.toml:1"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(says), "{error}");
            assert!(error.contains("; "), "a remedy: {error}");
        }
    }
}
