//! Character references of HTML (`&amp;`, `&#1575;`).

use std::sync::LazyLock;

/// Longest name without its semicolon, for names that may stand so.
const LONGEST_BARE: usize = 6;

/// Longest name.
const LONGEST: usize = 31;

struct Named {
    name: &'static str,
    character: char,
    /// Whether HTML has always allowed it without its semicolon.
    bare: bool,
}

/// The named characters, sorted by name.
static NAMED: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let rows = include_str!("entities.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let (name, code) = row.split_once(' ')?;
        let character = u32::from_str_radix(code.trim_end_matches('*'), 16).ok().and_then(char::from_u32)?;
        Some(Named { name, character, bare: code.ends_with('*') })
    })
    .collect()
});

fn named(name: &str) -> Option<&'static Named> {
    NAMED.binary_search_by(|named| named.name.cmp(name)).ok().map(|at| &NAMED[at])
}

/// What windows-1252 has at 0x80 to 0x9F: pages number these characters by their byte.
const C1: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The character that `text`, which begins with `&`, refers to, and the length of the reference in bytes.
pub(crate) fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, skip) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let len = digits.bytes().take_while(|b| (*b as char).is_digit(radix)).count();
        if len == 0 {
            return None;
        }
        let code = u32::from_str_radix(&digits[..len], radix).unwrap_or(0);
        let c = match code {
            0x80..=0x9F => C1.chars().nth(code as usize - 0x80),
            _ => char::from_u32(code).filter(|c| *c != '\0'),
        };
        let end = usize::from(digits.as_bytes().get(len) == Some(&b';'));
        return Some((c.unwrap_or('\u{fffd}'), skip + len + end));
    }
    let len = body.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if body.as_bytes().get(len) == Some(&b';')
        && let Some(found) = named(&body[..len])
    {
        return Some((found.character, 1 + len + 1));
    }
    // Without its semicolon the longest name counts that begins there.
    let bare =
        |len: usize| named(&body[..len]).filter(|found| found.bare).map(|found| (found.character, 1 + len));
    (2..=len.min(LONGEST_BARE)).rev().find_map(bare)
}

/// The same in the value of an attribute and in XML: there `&copy=2` is no reference, but a part of an address.
pub(crate) fn reference_in_attribute(text: &str) -> Option<(char, usize)> {
    let (c, len) = reference(text)?;
    let follows = text.as_bytes().get(len).copied().unwrap_or_default();
    let closed = text.as_bytes()[len - 1] == b';' || text.starts_with("&#");
    (closed || !(follows == b'=' || follows.is_ascii_alphanumeric())).then_some((c, len))
}

/// The value of an attribute with its references resolved.
pub(crate) fn resolve_in_attribute(text: &str) -> String {
    resolved(text, reference_in_attribute)
}

/// `text` with its references resolved.
pub(crate) fn resolve(text: &str) -> String {
    resolved(text, reference)
}

fn resolved(text: &str, reference: fn(&str) -> Option<(char, usize)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, len) = reference(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[len..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMED.is_sorted_by(|a, b| a.name < b.name) && NAMED.len() > 2000);
        assert_eq!(NAMED.iter().map(|n| n.name.len()).max(), Some(LONGEST));
        assert_eq!(NAMED.iter().filter(|n| n.bare).map(|n| n.name.len()).max(), Some(LONGEST_BARE));
    }

    #[test]
    fn references() {
        assert_eq!(
            resolve("&laquo;قال&raquo; &amp; &#1575;&#x628; &#147;x&#148; &yuml;"),
            "«قال» & اب “x” ÿ"
        );
        assert_eq!(
            resolve("a & b &unknown; &copy=2 &ampx &notit; &notin; &hellip & &#; &#xZ;"),
            "a & b &unknown; ©=2 &x ¬it; ∉ &hellip & &#; &#xZ;"
        );
        assert_eq!(resolve_in_attribute("?a=1&copy=2&amp;x&copyc&copy;&reg"), "?a=1&copy=2&x&copyc©®");
        assert_eq!(resolve("&#99999999999;"), "\u{fffd}");
    }
}
