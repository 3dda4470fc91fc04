//! Well-formed inputs made worse, the same way for the same seed.

use crate::draw::Draw;
use crate::{MAX_INPUT, Target};

/// A row of inputs that are made from a target's seeds.
#[derive(Clone, Debug)]
pub struct Mutation {
    seeds: Vec<Vec<u8>>,
    words: &'static [&'static str],
    draw: Draw,
}

/// Most inputs that others are made from.
const MAX_CORPUS: usize = 1 << 13;

/// Bytes that mean something to some reader.
const BYTES: &[u8] = &[
    0, 1, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x26, 0x3B, 0x3C, 0x3E, 0x5C, 0x7F, 0x80, 0x8B, 0xBF, 0xC3, 0xD8,
    0xFE, 0xFF,
];

pub(crate) const MARKUP: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<a href='x'>",
    "</a>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<h1>",
    "</h1>",
    "<li>",
    "<table>",
    "<td>",
    "&amp;",
    "&#x623;",
    "&#1608",
    "&laquo",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&",
    "&unknown;",
    "<item>",
    "</item>",
    "<entry>",
    "<content:encoded>",
    "</content:encoded>",
    "<description>",
    "</description>",
    "<link>",
    "<meta charset=utf-16>",
    "<meta property='og:title' content='x'>",
    "<time datetime='2022-05-03'>",
    "<article>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",",
    "\"datePublished\":\"2022-05-03T10:00\",",
    "\"articleBody\":\"",
    "\"author\":[{\"name\":\"",
    "<meta name='author' content='",
    "<base href='x'>",
    "<noscript>",
    "<template>",
    "<svg>",
    "<pre>",
    "<blockquote>",
    "<figure><figcaption>",
    "<address class='byline'>",
    "كتب: سامي حداد",
    "القاهرة – ",
    "(رويترز)",
    "اقرأ أيضا",
    "١٤ رمضان ١٤٤٣هـ",
    "الثلاثاء 3 مايو 2022 - 10:30 م",
    "03/05/2022",
    "آخر تحديث: ",
    "منذ ساعتين",
    "\u{1b}",
    "\0",
    "hidden",
    "style='display:none'",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "😀",
    "لا",
    "\n",
];

const JSON: &[&str] = &[
    "\"",
    "\\",
    "\\\"",
    "\\u0628",
    "\\ud83d\\ude00",
    "\\ud800",
    "\\u",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "1e999",
    "\n",
    "\"text\":",
    "\"html\":",
    "\"id\":",
    "\"title\":",
    "\"items\":",
    "\"content_html\":",
    "\"published\":\"2022-05-03\",",
    "<p>",
    "&amp;",
    "\u{feff}",
    "😀",
];

const TRANSPORT: &[&str] = &[
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 99999999999\r\n",
    "Content-Length: -1\r\n",
    "\r\n",
    "\r\n\r\n",
    "\n",
    " ",
    "HTTP/1.1 200 OK\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "Content-Encoding: deflate\r\n",
    "Content-Encoding: zstd\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Type: text/html; charset=utf-16\r\n",
    "Content-Type: text/xml\r\n",
    "Content-Type: application/feed+json\r\n",
    "ffffffffffffff\r\n",
    "0\r\n\r\n",
    "7;x\r\n",
    "<p>",
    "<rss><item><title>x",
];

const MEMBERS: &[&str] = &["\x1f", "\x08\0\0\0\0\0\0\x03", "\0\0\0\0\0\0\0\0", "WARC/1.0\r\n", "\n"];

/// What opens clauses, governs them, names parties and times; marks that are never closed.
pub(crate) const SPEECH: &[&str] = &[
    "قال إن ",
    "وقال: ",
    "أعلن أن الوزير أعلن أن ",
    "مؤكدا أن ",
    "بحسب الوزير، ",
    "في بيان ",
    "لم ",
    "لن ",
    "إذا ",
    "دون أن ",
    "عدم ",
    "الذي ",
    "لكن ",
    "بين و",
    "و",
    "ف",
    "، ",
    ". ",
    "« ",
    "» ",
    "\" ",
    "( ",
    "- ",
    ": ",
    "هجوم ",
    "قتل الجيش ",
    "اتصال هاتفي ",
    "شن ",
    "نفذ ",
    "وزير الخارجية ",
    "الرئيس الروسي فلاديمير بوتين ",
    "الولايات المتحدة ",
    "سوريا ",
    "الأمم المتحدة ",
    "12 مارس 2022 ",
    "أمس ",
    "الثلاثاء الماضي ",
    "قبل عامين ",
    "١٤ رمضان ١٤٤٣هـ ",
    "عشرين ألفا ",
    "3.5 مليون ",
    "ـ",
    "\u{64e}",
    "\u{200f}",
    "\u{200c}",
    "\n",
    "\n\n",
];

impl Mutation {
    /// The inputs of a target; another `seed` gives others.
    pub fn new(target: Target, seed: u64) -> Self {
        let words = match target {
            Target::Page | Target::Plain | Target::Feed => MARKUP,
            Target::JsonFeed | Target::Lines => JSON,
            Target::Warc => TRANSPORT,
            Target::Packed => MEMBERS,
            Target::Code => SPEECH,
        };
        Self { seeds: crate::seeds(target), words, draw: Draw::new(seed) }
    }

    /// Inputs that are made from; an input that took a new way joins them.
    pub fn corpus(&self) -> usize {
        self.seeds.len()
    }

    /// Makes further inputs of this one too; of many such, one that was kept before makes room.
    pub fn keep(&mut self, input: Vec<u8>) {
        if self.seeds.len() < MAX_CORPUS {
            self.seeds.push(input);
        } else {
            let at = self.draw.below(MAX_CORPUS);
            self.seeds[at] = input;
        }
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.draw.below(input.len() + 1);
        let length = 1 + self.draw.small(10);
        let end = (at + length).min(input.len());
        match self.draw.below(10) {
            0 if at < input.len() => input[at] ^= 1 << self.draw.below(8),
            1 if at < input.len() => input[at] = BYTES[self.draw.below(BYTES.len())],
            2 => input.insert(at, BYTES[self.draw.below(BYTES.len())]),
            3 => drop(input.drain(at..end)),
            4 => {
                let copy = input[at..end].to_vec();
                let to = self.draw.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            5 => {
                let other = self.draw.below(self.seeds.len());
                let from = self.draw.below(self.seeds[other].len());
                let to = (from + length * 4).min(self.seeds[other].len());
                let piece = self.seeds[other][from..to].to_vec();
                input.splice(at..end, piece);
            }
            6 => input.truncate(at),
            7 => {
                let word = self.words[self.draw.below(self.words.len())].as_bytes();
                let times = 1 + self.draw.small(8);
                input.splice(at..at, word.repeat(times));
            }
            _ => {
                let word = self.words[self.draw.below(self.words.len())].as_bytes().to_vec();
                input.splice(at..at, word);
            }
        }
        input.truncate(MAX_INPUT);
    }
}

impl Iterator for Mutation {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let seed = self.draw.below(self.seeds.len());
        let mut input = self.seeds[seed].clone();
        for _ in 0..=self.draw.below(8) {
            self.change(&mut input);
        }
        Some(input)
    }
}
