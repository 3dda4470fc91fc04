use std::fmt::Write as _;

use askama::filters::HtmlSafe;

/// A language of the interface. The news themselves stay in the language they were written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic, right to left.
    #[default]
    Ar,
    /// English, left to right.
    En,
}

/// The same words in both interface languages; the page shows one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Both {
    pub(crate) ar: String,
    pub(crate) en: String,
}

impl Both {
    pub(crate) fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ar: ar.into(), en: en.into() }
    }

    /// One wording for both, such as words quoted from a page.
    pub(crate) fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { ar: words.clone(), en: words }
    }

    /// A name of which one language may be missing.
    pub(crate) fn either(ar: &str, en: &str) -> Self {
        let (ar, en) = (ar.trim(), en.trim());
        Self::new(if ar.is_empty() { en } else { ar }, if en.is_empty() { ar } else { en })
    }

    /// Both, one after the other, for places that hold plain text only.
    pub(crate) fn plain(&self) -> String {
        if self.ar == self.en { self.ar.clone() } else { format!("{} · {}", self.ar, self.en) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ar.is_empty() && self.en.is_empty()
    }

    /// Several, with a comma of each language between them.
    pub(crate) fn list(all: &[Self]) -> Self {
        let join = |of: fn(&Self) -> &str, comma: &str| all.iter().map(of).collect::<Vec<_>>().join(comma);
        Self::new(join(|b| &b.ar, "، "), join(|b| &b.en, ", "))
    }
}

/// In which language, or languages, a page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Both, for a page whose styles show one of them.
    Either,
    /// One, for a page that a server makes anew for each reader.
    Only(Language),
}

impl Voice {
    /// Words of ours or of a record, as HTML.
    pub(crate) fn of(self, words: &Both) -> Worded<'_> {
        Worded { voice: self, ar: &words.ar, en: &words.en, tag: "bdi" }
    }

    /// The page's own words, as HTML.
    pub(crate) fn say<'a>(self, ar: &'a str, en: &'a str) -> Worded<'a> {
        Worded { voice: self, ar, en, tag: "span" }
    }

    /// For places that hold plain text only; to be escaped there.
    pub(crate) fn plain(self, words: &Both) -> String {
        match self {
            Self::Either => words.plain(),
            Self::Only(Language::Ar) => words.ar.clone(),
            Self::Only(Language::En) => words.en.clone(),
        }
    }

    /// The page's own words, for places that hold plain text only.
    pub(crate) fn text<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        if self.is_english() { en } else { ar }
    }

    /// For `lang`.
    pub(crate) fn code(self) -> &'static str {
        if self.is_english() { "en" } else { "ar" }
    }

    /// Words of a template in both languages.
    #[allow(clippy::unused_self)] // templates call it on the voice they have
    pub(crate) fn both(self, ar: &str, en: &str) -> Both {
        Both::new(ar, en)
    }

    /// Words that are the same in both.
    #[allow(clippy::unused_self)]
    pub(crate) fn same(self, words: &str) -> Both {
        Both::same(words)
    }

    /// For `dir`.
    pub(crate) fn direction(self) -> &'static str {
        if self.is_english() { "ltr" } else { "rtl" }
    }

    pub(crate) fn is_english(self) -> bool {
        self == Self::Only(Language::En)
    }
}

/// Words in the language of a page.
///
/// Its `Display` is HTML with the words escaped, which is what [`HtmlSafe`] promises to the templates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worded<'a> {
    voice: Voice,
    ar: &'a str,
    en: &'a str,
    tag: &'static str,
}

impl std::fmt::Display for Worded<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { voice, ar, en, tag } = *self;
        let isolated = |f: &mut std::fmt::Formatter<'_>, words: &str| {
            f.write_str(opening(voice, words))?;
            escape(f, words)?;
            f.write_str("</bdi>")
        };
        match voice {
            Voice::Only(language) => {
                let words = if language == Language::En { en } else { ar };
                if tag == "bdi" { isolated(f, words) } else { escape(f, words) }
            }
            Voice::Either if ar == en && tag == "bdi" => isolated(f, ar),
            Voice::Either => {
                for (class, language, words) in [("a", "ar", ar), ("e", "en", en)] {
                    write!(f, "<{tag} class=\"{class}\" lang=\"{language}\">")?;
                    escape(f, words)?;
                    write!(f, "</{tag}>")?;
                }
                Ok(())
            }
        }
    }
}

impl HtmlSafe for Worded<'_> {}

/// A sentence of ours runs as its language does, even where a name in other letters begins it.
fn opening(voice: Voice, words: &str) -> &'static str {
    let (latin, arabic) = (|c: char| c.is_ascii_alphabetic(), |c: char| matches!(c, '\u{620}'..='\u{64a}'));
    match voice {
        Voice::Only(Language::En) if words.contains(latin) && words.contains(arabic) => "<bdi dir=\"ltr\">",
        Voice::Only(Language::Ar) if words.contains(latin) && words.contains(arabic) => "<bdi dir=\"rtl\">",
        _ => "<bdi>",
    }
}

fn escape(f: &mut std::fmt::Formatter<'_>, words: &str) -> std::fmt::Result {
    words.chars().try_for_each(|c| match c {
        '&' => f.write_str("&amp;"),
        '<' => f.write_str("&lt;"),
        '>' => f.write_str("&gt;"),
        '"' => f.write_str("&quot;"),
        '\'' => f.write_str("&#39;"),
        c => f.write_char(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped() {
        let words = Both::new("<b>", "a\"b'c&");
        assert_eq!(Voice::Only(Language::En).of(&words).to_string(), "<bdi>a&quot;b&#39;c&amp;</bdi>");
        assert_eq!(
            Voice::Either.of(&words).to_string(),
            "<bdi class=\"a\" lang=\"ar\">&lt;b&gt;</bdi><bdi class=\"e\" lang=\"en\">a&quot;b&#39;c&amp;</bdi>"
        );
    }

    #[test]
    fn a_name_in_other_letters_turns_no_sentence_around() {
        let words = Both::new("زيارة إلى UNESCO", "الجيش withdrew");
        assert_eq!(Voice::Only(Language::En).of(&words).to_string(), "<bdi dir=\"ltr\">الجيش withdrew</bdi>");
        assert_eq!(
            Voice::Only(Language::Ar).of(&words).to_string(),
            "<bdi dir=\"rtl\">زيارة إلى UNESCO</bdi>"
        );
    }

    #[test]
    fn a_missing_language_is_filled_by_the_other() {
        assert_eq!(Both::either("", "Geneva"), Both::same("Geneva"));
        assert_eq!(Both::either("جنيف", " "), Both::same("جنيف"));
    }
}
