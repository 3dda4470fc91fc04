//! `robots.txt` (RFC 9309): what an outlet lets programs fetch, and how often.

use std::time::Duration;

/// No more of a `robots.txt` is read: the least that RFC 9309 asks for.
pub(crate) const MAX_BYTES: u64 = 500 << 10;

/// What holds for one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
    /// What many sites ask for besides the standard: time between two requests.
    pub(crate) delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: String,
}

/// A group of rules while it is read.
#[derive(Default)]
struct Group {
    agents: Vec<String>,
    rules: Rules,
    /// Whether its first rule was seen: an agent named after it begins another group.
    begun: bool,
}

impl Rules {
    /// The rules of a `robots.txt` for a program called `agent` (its product token). Groups of one agent are one; where none
    /// names it, those for all hold.
    pub(crate) fn parse(text: &str, agent: &str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((field, value)) = line.split_once(':') else { continue };
            let (field, value) = (field.trim().to_ascii_lowercase(), value.trim());
            if field == "user-agent" {
                if groups.last().is_none_or(|group| group.begun) {
                    groups.push(Group::default());
                }
                if let Some(group) = groups.last_mut() {
                    group.agents.push(token(value));
                }
                continue;
            }
            let Some(group) = groups.last_mut() else { continue };
            match field.as_str() {
                "allow" | "disallow" => {
                    group.begun = true;
                    // an empty pattern matches nothing
                    if !value.is_empty() {
                        group.rules.rules.push(Rule { allows: field == "allow", pattern: encoded(value) });
                    }
                }
                "crawl-delay" => {
                    group.begun = true;
                    let seconds = value.parse::<f64>().ok().filter(|s| s.is_finite() && *s >= 0.0);
                    let delay = seconds.map(|s| Duration::from_secs_f64(s.min(86_400.0)));
                    group.rules.delay = group.rules.delay.max(delay);
                }
                _ => {}
            }
        }
        let agent = token(agent);
        let named = |name: &str| groups.iter().any(|group| group.agents.iter().any(|a| a == name));
        let name = if named(&agent) { agent.as_str() } else { "*" };
        let mut all = Self::default();
        for group in groups.iter().filter(|group| group.agents.iter().any(|a| a == name)) {
            all.rules.extend(group.rules.rules.iter().cloned());
            all.delay = all.delay.max(group.rules.delay);
        }
        all
    }

    /// Whether a path, with its query, may be fetched: the longest pattern that matches decides, and of two as long the one
    /// that allows.
    pub(crate) fn allow(&self, path: &str) -> bool {
        let path = encoded(path);
        if path == "/robots.txt" {
            return true;
        }
        let matching = self.rules.iter().filter(|rule| matches(rule.pattern.as_bytes(), path.as_bytes()));
        matching.map(|rule| (rule.pattern.len(), rule.allows)).max().is_none_or(|(_, allows)| allows)
    }
}

/// The name of a program as groups are called by: letters, `_` and `-`, in lower case; `*` is for all.
fn token(agent: &str) -> String {
    if agent.starts_with('*') {
        return "*".to_owned();
    }
    let end = agent.find(|c: char| !(c.is_ascii_alphabetic() || c == '_' || c == '-')).unwrap_or(agent.len());
    agent[..end].to_ascii_lowercase()
}

/// A path as it is compared: octets beyond ASCII in percent-encoding, its digits in capitals, and letters, digits and the
/// marks `-._~` never encoded.
fn encoded(path: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = path.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = String::with_capacity(path.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (octet, written) = match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                at += 3;
                ((high * 16 + low) as u8, true)
            }
            _ => {
                at += 1;
                (byte, false)
            }
        };
        let plain = octet.is_ascii_alphanumeric() || b"-._~".contains(&octet);
        if plain || (!written && octet.is_ascii_graphic()) {
            out.push(char::from(octet));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(octet >> 4)]));
            out.push(char::from(DIGITS[usize::from(octet & 15)]));
        }
    }
    out
}

/// Whether a pattern matches the beginning of a path: `*` is any characters, `$` at the end the path's end. Takes time in
/// proportion to the product of both lengths at most.
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    let (pattern, whole) = match pattern.strip_suffix(b"$") {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let (mut p, mut at) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        if p == pattern.len() && (!whole || at == path.len()) {
            return true;
        }
        if pattern.get(p) == Some(&b'*') {
            star = Some((p + 1, at));
            p += 1;
        } else if p < pattern.len() && path.get(at) == Some(&pattern[p]) {
            p += 1;
            at += 1;
        } else if let Some((after, from)) = star.filter(|(_, from)| *from < path.len()) {
            star = Some((after, from + 1));
            p = after;
            at = from + 1;
        } else {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(text: &str, path: &str) -> bool {
        Rules::parse(text, "riwaya").allow(path)
    }

    #[test]
    fn the_group_that_names_the_program_holds() {
        let text = "User-agent: *\nDisallow: /\n\nUser-Agent: Other\nUser-agent: RIWAYA/2 # us\nDisallow: /x\nCrawl-delay: 1.5\n\
            \nUser-agent: riwaya\nDisallow: /y\n";
        assert!(allows(text, "/a") && !allows(text, "/x/1") && !allows(text, "/y"));
        assert_eq!(Rules::parse(text, "riwaya/0.1").delay, Some(Duration::from_millis(1500)));
        assert!(!Rules::parse(text, "third").allow("/a"), "the group for all");
        assert_eq!(Rules::parse(text, "third").delay, None);
    }

    #[test]
    fn the_longest_pattern_decides() {
        let text = "user-agent:*\ndisallow: /\nallow: /news\ndisallow: /news/old\nallow: /news/old\ndisallow: /news/*.pdf$\n";
        for (path, may) in [
            ("/", false),
            ("/news", true),
            ("/news/1", true),
            ("/news/old/3", true),
            ("/news/a.pdf", false),
            ("/news/a.pdf?x", true),
            ("/robots.txt", true),
        ] {
            assert_eq!(allows(text, path), may, "{path}");
        }
        assert!(allows("User-agent: *\nDisallow:\n", "/anything"), "an empty rule forbids nothing");
        assert!(allows("Disallow: /\n", "/a"), "a rule of no group");
        assert!(allows("<html>not found</html>", "/a") && allows("", "/"));
    }

    #[test]
    fn stars_and_ends() {
        for (pattern, path, does) in [
            ("/a*c", "/abbc/d", true),
            ("/a*c$", "/abbc/d", false),
            ("/a*c$", "/abcbc", true),
            ("/*", "/", true),
            ("*.php", "/x.php?y", true),
            ("/$", "/", true),
            ("/$", "/a", false),
            ("/a**b", "/ab", true),
            ("/ab", "/a", false),
            ("*", "", true),
            ("*$", "", true),
        ] {
            assert_eq!(matches(pattern.as_bytes(), path.as_bytes()), does, "{pattern} {path}");
        }
        let long = format!("/{}", "a".repeat(20_000));
        assert!(!matches(format!("/{}b", "*a".repeat(50)).as_bytes(), long.as_bytes()));
    }

    #[test]
    fn letters_are_compared_however_they_are_written() {
        let text = "User-agent: *\nDisallow: /أرشيف\nDisallow: /%7ehome\nDisallow: /a%2fb\n";
        assert!(!allows(text, "/%d8%a3%d8%b1%d8%b4%d9%8a%d9%81/1"));
        assert!(!allows(text, "/~home/x") && !allows(text, "/a%2Fb") && allows(text, "/a/b"));
        assert!(allows(text, "/%"));
    }
}
