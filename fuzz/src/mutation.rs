//! Well-formed inputs made worse, the same way for the same seed.

use crate::{MAX_INPUT, Target};

/// A row of inputs that are made from a target's seeds.
#[derive(Clone, Debug)]
pub struct Mutation {
    seeds: Vec<Vec<u8>>,
    words: &'static [&'static str],
    state: u64,
}

/// Most inputs that others are made from.
const MAX_CORPUS: usize = 1 << 13;

/// Bytes that mean something to some reader.
const BYTES: &[u8] = &[
    0, 1, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x26, 0x3B, 0x3C, 0x3E, 0x5C, 0x7F, 0x80, 0x8B, 0xBF, 0xC3, 0xD8,
    0xFE, 0xFF,
];

const MARKUP: &[&str] = &[
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

impl Mutation {
    /// The inputs of a target; another `seed` gives others.
    pub fn new(target: Target, seed: u64) -> Self {
        let words = match target {
            Target::Page | Target::Plain | Target::Feed => MARKUP,
            Target::JsonFeed | Target::Lines => JSON,
            Target::Warc => TRANSPORT,
            Target::Packed => MEMBERS,
        };
        Self { seeds: crate::seeds(target), words, state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 }
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
            let at = self.below(MAX_CORPUS);
            self.seeds[at] = input;
        }
    }

    /// xorshift64*: equal on every machine.
    fn random(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, 0 if there is none.
    fn below(&mut self, end: usize) -> usize {
        (self.random() >> 33) as usize % end.max(1)
    }

    /// A number of up to so many bits, all lengths as likely.
    fn small(&mut self, bits: usize) -> usize {
        let end = 1 << self.below(bits);
        self.below(end)
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let length = 1 + self.small(10);
        let end = (at + length).min(input.len());
        match self.below(10) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 if at < input.len() => input[at] = BYTES[self.below(BYTES.len())],
            2 => input.insert(at, BYTES[self.below(BYTES.len())]),
            3 => drop(input.drain(at..end)),
            4 => {
                let copy = input[at..end].to_vec();
                let to = self.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            5 => {
                let other = self.below(self.seeds.len());
                let from = self.below(self.seeds[other].len());
                let to = (from + length * 4).min(self.seeds[other].len());
                let piece = self.seeds[other][from..to].to_vec();
                input.splice(at..end, piece);
            }
            6 => input.truncate(at),
            7 => {
                let word = self.words[self.below(self.words.len())].as_bytes();
                let times = 1 + self.small(8);
                input.splice(at..at, word.repeat(times));
            }
            _ => {
                let word = self.words[self.below(self.words.len())].as_bytes().to_vec();
                input.splice(at..at, word);
            }
        }
        input.truncate(MAX_INPUT);
    }
}

impl Iterator for Mutation {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let seed = self.below(self.seeds.len());
        let mut input = self.seeds[seed].clone();
        for _ in 0..=self.below(8) {
            self.change(&mut input);
        }
        Some(input)
    }
}
