//! A line of JSON Lines: its fields, and where the characters of its text stand in the line.

use serde::Deserialize;

use crate::trace::Traced;

/// The fields of a line; further fields are ignored.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Fields {
    #[serde(default)]
    pub(crate) id: Option<serde_json::Value>,
    #[serde(default)]
    pub(crate) url: Option<String>,
    #[serde(default)]
    pub(crate) outlet: Option<String>,
    #[serde(default)]
    pub(crate) published: Option<String>,
    #[serde(default)]
    pub(crate) language: Option<String>,
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) html: Option<String>,
}

impl Fields {
    /// The line's own id, a string or a number.
    pub(crate) fn id(&self) -> Option<String> {
        match self.id.as_ref()? {
            serde_json::Value::String(s) if !s.is_empty() => Some(s.clone()),
            serde_json::Value::Number(n) => Some(n.to_string()),
            _ => None,
        }
    }
}

/// The string that `line`, a JSON object, has in its field `name`, traced to the line's characters.
pub(crate) fn string(line: &str, name: &str) -> Traced {
    let mut found = Traced::default();
    let (mut at, mut depth) = (0usize, 0usize);
    let mut key: Option<String> = None;
    let bytes = line.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let (text, end) = literal(line, at);
                at = end;
                if depth != 1 {
                    continue;
                }
                let after = line[at..].trim_start();
                if key.is_none() && after.starts_with(':') {
                    key = Some(text.text().to_owned());
                } else if key.take().as_deref() == Some(name) {
                    // Of a field that stands twice the last holds, as in other readers of JSON.
                    found = text;
                }
            }
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b',' => {
                if depth == 1 {
                    key = None;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// The string literal that opens at `start`, and where it ends.
pub(crate) fn literal(line: &str, start: usize) -> (Traced, usize) {
    let bytes = line.as_bytes();
    let mut out = Traced::default();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return (out, at + 1),
            b'\\' => {
                let (c, len) = escape(&line[at..]);
                out.stand(c, at..(at + len).min(line.len()));
                at += len;
            }
            _ => {
                let len = memchr::memchr2(b'"', b'\\', &bytes[at..]).unwrap_or(line.len() - at);
                out.copy(line, at..at + len);
                at += len;
            }
        }
    }
    (out, line.len())
}

/// The character that the escape at the beginning of `text` stands for, and its length.
fn escape(text: &str) -> (char, usize) {
    let unit = |at: usize| text.get(at..at + 4).and_then(|h| u32::from_str_radix(h, 16).ok());
    let Some(c) = text[1..].chars().next() else { return ('\\', 1) };
    match c {
        'n' => ('\n', 2),
        't' => ('\t', 2),
        'r' => ('\r', 2),
        'b' => ('\u{8}', 2),
        'f' => ('\u{c}', 2),
        'u' => match unit(2) {
            Some(high @ 0xD800..=0xDBFF) if text.get(6..8) == Some("\\u") => match unit(8) {
                Some(low @ 0xDC00..=0xDFFF) => {
                    let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(code).unwrap_or('\u{fffd}'), 12)
                }
                _ => ('\u{fffd}', 6),
            },
            Some(code) => (char::from_u32(code).unwrap_or('\u{fffd}'), 6),
            None => ('u', 2),
        },
        other => (other, 1 + other.len_utf8()),
    }
}

/// A copy of a JSON line in which escapes of lone surrogates, which no string can hold, are U+FFFD.
pub(crate) fn without_lone_surrogates(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, len) = escape(rest);
        let len = len.min(rest.len());
        out.push_str(if c == '\u{fffd}' && len == 6 { "\\ufffd" } else { &rest[..len] });
        rest = &rest[len..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_with_their_places() {
        let line =
            r#"{"id":1,"nested":{"text":"no"},"text":"قال \"نعم\"\n\u0628\ud83d\ude00","x":["text","y"]}"#;
        let parsed: Fields = serde_json::from_str(line).unwrap();
        let traced = string(line, "text");
        assert_eq!(Some(traced.text()), parsed.text.as_deref());
        assert_eq!(parsed.id().as_deref(), Some("1"));
        assert!(string(line, "absent").is_empty());
        assert_eq!(string(r#"{"text":"a","text":"b"}"#, "text").text(), "b");
    }

    #[test]
    fn lone_surrogates() {
        assert_eq!(without_lone_surrogates(r"a\ud800b\ud83d\ude00\n"), r"a\ufffdb\ud83d\ude00\n");
    }
}
