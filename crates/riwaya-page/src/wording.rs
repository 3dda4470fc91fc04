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
///
/// Its `Display` is HTML with the words escaped, which is what [`HtmlSafe`] promises to the templates.
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

impl std::fmt::Display for Both {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.ar == self.en {
            f.write_str("<bdi>")?;
            escape(f, &self.ar)?;
            return f.write_str("</bdi>");
        }
        f.write_str("<bdi class=\"a\" lang=\"ar\">")?;
        escape(f, &self.ar)?;
        f.write_str("</bdi><bdi class=\"e\" lang=\"en\">")?;
        escape(f, &self.en)?;
        f.write_str("</bdi>")
    }
}

impl HtmlSafe for Both {}

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
        let shown = Both::new("<b>", "a\"b'c&").to_string();
        assert_eq!(
            shown,
            "<bdi class=\"a\" lang=\"ar\">&lt;b&gt;</bdi><bdi class=\"e\" lang=\"en\">a&quot;b&#39;c&amp;</bdi>"
        );
    }

    #[test]
    fn a_missing_language_is_filled_by_the_other() {
        assert_eq!(Both::either("", "Geneva"), Both::same("Geneva"));
        assert_eq!(Both::either("جنيف", " "), Both::same("جنيف"));
    }
}
