//! The ways in which inputs are damaged or hostile, each by its name.

use encoding_rs::{Encoding, ISO_8859_6, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

use crate::draw::Draw;
use crate::mutation::{MARKUP, SPEECH};
use crate::seeds::{answer, gzip, seeds, zstd};
use crate::{MAX_INPUT, Target};

/// A way in which an input is damaged or hostile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Some bits are other than they were.
    Bits,
    /// A beginning, an end or a middle is missing.
    Truncation,
    /// What opens is opened again and again, and perhaps closed.
    Nesting,
    /// One word, number, name or address without an end.
    HugeToken,
    /// Characters that nobody sees, between others or in masses.
    ZeroWidth,
    /// Marks and overrides of direction.
    Bidi,
    /// Another charset than is said, or several in one.
    Charset,
    /// Little that unpacks to very much.
    Bomb,
    /// Entities made of entities, and references to what is not there.
    Entities,
    /// Markup that was never meant to be well-formed.
    Markup,
    /// Sentences that do not end, of words that govern each other.
    Sentences,
}

/// Most bytes that a bomb unpacks to.
const UNPACKED: usize = 4 << 20;

impl Damage {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Bits,
        Self::Truncation,
        Self::Nesting,
        Self::HugeToken,
        Self::ZeroWidth,
        Self::Bidi,
        Self::Charset,
        Self::Bomb,
        Self::Entities,
        Self::Markup,
        Self::Sentences,
    ];

    /// As tables call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bits => "bits flipped",
            Self::Truncation => "cut off",
            Self::Nesting => "nesting",
            Self::HugeToken => "huge tokens",
            Self::ZeroWidth => "zero-width floods",
            Self::Bidi => "bidi floods",
            Self::Charset => "wrong charsets",
            Self::Bomb => "bombs",
            Self::Entities => "entities of entities",
            Self::Markup => "hostile markup",
            Self::Sentences => "endless sentences",
        }
    }

    /// The `n`-th input of a target that is damaged so, the same on every machine.
    pub fn input(self, target: Target, n: u64) -> Vec<u8> {
        let mut draw = Draw::new(n + 1);
        // what a generator gives first depends little on its seed
        for _ in 0..4 {
            draw.below(2);
        }
        let draw = &mut draw;
        match self {
            // what is packed is damaged as it is; anything else is done to what is in it
            Self::Bits | Self::Truncation => self.done_to(&seed(target, draw), draw),
            Self::Bomb => bomb(target, draw),
            _ if target == Target::Packed => {
                let of = [Target::Page, Target::Lines, Target::Warc][draw.below(3)];
                packed(&self.input(of, n), draw)
            }
            // half of the time damage is kept from what carries the text, which would be given up for it
            _ if draw.below(2) == 0 => self.done_to(&seed(target, draw), draw),
            _ => {
                let inner = if target == Target::Warc { Target::Page } else { Target::Plain };
                let inner = self.done_to(&seed(inner, draw), draw);
                carried(target, &inner, draw)
            }
        }
    }

    fn done_to(self, seed: &[u8], draw: &mut Draw) -> Vec<u8> {
        let mut input = seed.to_vec();
        match self {
            Self::Bits => {
                for _ in 0..=draw.small(8) {
                    let at = draw.below(input.len());
                    if let Some(byte) = input.get_mut(at) {
                        *byte ^= 1 << draw.below(8);
                    }
                }
            }
            Self::Truncation => {
                let (a, b) = (draw.below(input.len() + 1), draw.below(input.len() + 1));
                match draw.below(3) {
                    0 => input.truncate(a),
                    1 => drop(input.drain(..a)),
                    _ => drop(input.drain(a.min(b)..a.max(b))),
                }
            }
            Self::Nesting => {
                const OPENED: &[(&str, &str)] = &[
                    ("<div>", "</div>"),
                    ("<b><i>", "</i></b>"),
                    ("<table><tr><td>", "</td></tr></table>"),
                    ("<ul><li>", "</li></ul>"),
                    ("<item>", "</item>"),
                    ("<a:b xmlns:a='x'>", "</a:b>"),
                    ("<blockquote>", ""),
                    ("<svg>", ""),
                    ("[", "]"),
                    ("{\"a\":", "}"),
                    ("«", "»"),
                    ("(", ")"),
                    ("قال إن ", ""),
                    ("<![CDATA[", "]]>"),
                    ("<!--", "-->"),
                ];
                let (open, close) = OPENED[draw.below(OPENED.len())];
                let times = 1 + draw.small(15);
                let middle = draw.one(&["", "س", "قتل الجيش"]);
                let closed = if draw.below(2) == 0 { close.repeat(times) } else { String::new() };
                insert(&mut input, format!("{}{middle}{closed}", open.repeat(times)).as_bytes(), draw);
            }
            Self::HugeToken => {
                const PIECES: &[&str] = &[
                    "ا", "وال", "ب", "A", "7", "٧", "ـ", "\u{64e}", "ﷺ", "😀", "%D9%82", "x.", "&",
                    "\\u0628", "-", "1e9", "سسسس", "\0",
                ];
                const BEFORE: &[&str] =
                    &["", " ", "<", "<a href='", "<p class=\"", "\"", "https://", "&#", "@", "charset="];
                let token = format!("{}{}", draw.one(BEFORE), draw.one(PIECES).repeat(1 + draw.small(16)));
                insert(&mut input, token.as_bytes(), draw);
            }
            Self::ZeroWidth => {
                const UNSEEN: &[&str] = &[
                    "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{34f}",
                    "\u{180e}", "\u{fe0f}",
                ];
                flood(&mut input, UNSEEN, draw);
            }
            Self::Bidi => {
                const TURNS: &[&str] = &[
                    "\u{200e}", "\u{200f}", "\u{61c}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}",
                    "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
                ];
                flood(&mut input, TURNS, draw);
            }
            Self::Charset => input = recoded(&input, draw),
            Self::Entities => {
                const USED: &[&str] = &[
                    "&lol9;",
                    "&#38;#38;#38;",
                    "&amp;amp;amp;",
                    "&unknown;",
                    "%remote;",
                    "&file;",
                    "&#x110000;",
                    "&#1608",
                ];
                let declared = laughs(3 + draw.below(8), 2 + draw.below(12));
                let used = draw.one(USED).repeat(1 + draw.small(12));
                insert(&mut input, used.as_bytes(), draw);
                // before the first element, as a parser wants it, or anywhere
                let at =
                    if draw.below(4) > 0 { after_declaration(&input) } else { draw.below(input.len() + 1) };
                input.splice(at..at, declared.into_bytes());
            }
            Self::Markup => {
                for _ in 0..=draw.small(10) {
                    let piece = draw.one(MARKUP).repeat(1 + draw.small(6));
                    insert(&mut input, piece.as_bytes(), draw);
                }
            }
            Self::Sentences => {
                let mut words = String::new();
                let (few, many) = (1 + draw.below(4), 1 + draw.small(12));
                let chosen: Vec<&str> = (0..few).map(|_| draw.one(SPEECH)).collect();
                for _ in 0..many {
                    words.push_str(draw.one(&chosen));
                }
                insert(&mut input, words.as_bytes(), draw);
            }
            Self::Bomb => unreachable!("a bomb is not made of a seed"),
        }
        if self != Self::Charset {
            input.truncate(MAX_INPUT * 4);
        }
        input
    }
}

fn seed(target: Target, draw: &mut Draw) -> Vec<u8> {
    let mut all = seeds(target);
    let at = draw.below(all.len());
    all.swap_remove(at)
}

fn insert(input: &mut Vec<u8>, what: &[u8], draw: &mut Draw) {
    let at = draw.below(input.len() + 1);
    input.splice(at..at, what.iter().copied());
}

/// Characters between all others, or very many in one place.
fn flood(input: &mut Vec<u8>, of: &[&str], draw: &mut Draw) {
    if draw.below(2) == 0 {
        let each = 1 + draw.below(4);
        let text = String::from_utf8_lossy(input).into_owned();
        let mut flooded = String::with_capacity(text.len() * (1 + 3 * each));
        for c in text.chars() {
            flooded.push(c);
            // what is markup stays so
            if !c.is_ascii() {
                (0..each).for_each(|_| flooded.push_str(draw.one(of)));
            }
        }
        *input = flooded.into_bytes();
    } else {
        let mass: String = (0..=draw.small(15)).map(|_| draw.one(of)).collect();
        insert(input, mass.as_bytes(), draw);
    }
}

/// In another charset than before, whole or in part, whatever is said of it.
fn recoded(input: &[u8], draw: &mut Draw) -> Vec<u8> {
    const SAID: &[&str] = &[
        "utf-16",
        "utf-7",
        "windows-1256",
        "iso-8859-6",
        "x-mac-arabic",
        "shift_jis",
        "gb18030",
        "replacement",
        "🦀",
    ];
    let from: &[&'static Encoding] = &[encoding_rs::UTF_8, WINDOWS_1256, WINDOWS_1252, ISO_8859_6];
    let text = draw.one(from).decode_without_bom_handling(input).0.into_owned();
    let text = if draw.below(2) == 0 { text.replace("utf-8", draw.one(SAID)) } else { text };
    let to: &[&'static Encoding] =
        &[WINDOWS_1256, WINDOWS_1252, ISO_8859_6, UTF_16LE, UTF_16BE, encoding_rs::SHIFT_JIS];
    let to = *draw.one(&to.iter().collect::<Vec<_>>());
    let bytes: Vec<u8> = if to == UTF_16LE {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else if to == UTF_16BE {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    } else {
        to.encode(&text).0.into_owned()
    };
    if draw.below(3) > 0 {
        return bytes;
    }
    let (a, b) = (draw.below(input.len() + 1), draw.below(bytes.len() + 1));
    [&input[..a], &bytes[b..]].concat()
}

/// `depth` entities, each made of `wide` of the one before, and some that lead out of the document.
fn laughs(depth: usize, wide: usize) -> String {
    let mut declared =
        String::from("<!DOCTYPE lolz [<!ENTITY lol0 \"ها\"><!ENTITY file SYSTEM \"file:///etc/hostname\">");
    for n in 1..=depth {
        declared += &format!("<!ENTITY lol{n} \"{}\">", format!("&lol{};", n - 1).repeat(wide));
    }
    declared + "<!ENTITY % remote SYSTEM \"https://example.org/a.dtd\">]>"
}

/// Behind `<?xml … ?>`, if that is how it begins.
fn after_declaration(input: &[u8]) -> usize {
    let end = input.windows(2).position(|two| two == b"?>");
    end.filter(|_| input.starts_with(b"<?xml")).map_or(0, |at| at + 2)
}

fn packed(bytes: &[u8], draw: &mut Draw) -> Vec<u8> {
    match draw.below(3) {
        0 => gzip(bytes),
        1 => zstd(bytes),
        _ => gzip(&gzip(bytes)),
    }
}

/// A text or page in what carries it, whole and well-formed.
fn carried(target: Target, inner: &[u8], draw: &mut Draw) -> Vec<u8> {
    let text = || serde_json::Value::from(String::from_utf8_lossy(inner));
    match target {
        Target::Page => {
            [b"<!DOCTYPE html><html><body><article><h1>", &inner[..inner.len() / 9], b"</h1><p>", inner]
                .concat()
        }
        Target::Plain | Target::Packed | Target::Code => inner.to_vec(),
        Target::Feed => {
            let escaped = String::from_utf8_lossy(inner).replace('&', "&amp;").replace('<', "&lt;");
            format!("<rss><channel><item><title>خبر</title><description>{escaped}</description></item></channel></rss>")
                .into_bytes()
        }
        Target::JsonFeed => {
            let field = draw.one(&["content_html", "content_text"]);
            format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"id\":\"1\",\"{field}\":{}}}]}}", text())
                .into_bytes()
        }
        Target::Lines => {
            let field = draw.one(&["text", "html"]);
            format!("{{\"id\":\"1\",\"title\":\"خبر\",\"{field}\":{}}}\n", text()).into_bytes()
        }
        Target::Warc => match draw.below(3) {
            0 => answer("Content-Encoding: gzip", &gzip(inner)),
            1 => answer("Content-Encoding: zstd", &zstd(inner)),
            _ => answer("X-Plain: 1", inner),
        },
    }
}

/// Very much that was packed to little. The readers that do not look into a name's ending are given it as it comes.
fn bomb(target: Target, draw: &mut Draw) -> Vec<u8> {
    const FILLED: &[&str] = &[
        "\0",
        "<div>",
        "س ",
        "{\"text\":\"قال\"}\n",
        "\n",
        "<p>قال الرئيس إن الجيش قصف المدينة.</p>",
        "\u{1f}\u{8b}",
    ];
    let size = 1 + draw.small(UNPACKED.ilog2() as usize + 1);
    let filled = draw.one(FILLED);
    let whole = filled.repeat(1 + size / filled.len()).into_bytes();
    match target {
        Target::Warc => answer("Content-Encoding: gzip", &gzip(&whole)),
        // packed again and again: a reader unpacks once, and what it finds is a file of bytes
        Target::Packed => (0..=draw.below(3)).fold(whole, |bytes, _| packed(&bytes, draw)),
        Target::Code => carried(target, &whole[..whole.len().min(MAX_INPUT)], draw),
        _ => packed(&carried(target, &whole, draw), draw),
    }
}
