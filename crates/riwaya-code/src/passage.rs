//! A passage: the title or the body of an article with its tokens, sentences, words, mentions and phrases.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;
use riwaya_lexicon::{Asked, Features, Lexicon, Name, NounKind, Pos, Reading, Written};
use riwaya_record::{Field, Span};
use riwaya_text::{Gender, GrammaticalNumber, Sentence, TokenKind, Tokens, sentences};

use crate::mentions::{self, Covering, Mention};
use crate::phrases::{Chunker, Phrase, only_counts};
use crate::times::{self, TimeFound};
use crate::who::Land;
use crate::words::{self, Word, WordPos};

/// A text with everything the first passes found in it.
pub(crate) struct Passage<'a> {
    pub(crate) field: Field,
    pub(crate) lexicon: &'a Lexicon,
    text: Box<str>,
    pub(crate) tokens: Tokens,
    pub(crate) words: Vec<Word>,
    /// For each token the folded headword, where it has one.
    heads: Vec<Option<&'a str>>,
    asked: AskedWords,
    /// For each token where the source phrases are found that begin with it, as it stands and behind و.
    sources: Vec<[Option<u32>; 2]>,
    pub(crate) mentions: Vec<Mention>,
    /// For each token the mentions that cover it.
    pub(crate) covering: Covering,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) phrases: Vec<Phrase>,
    /// For each token the first phrase that ends behind it, and the first that begins at or behind it.
    phrases_at: Vec<(usize, usize)>,
    pub(crate) times: Vec<TimeFound>,
    /// The countries it names, once somebody asks for them.
    pub(crate) lands: OnceCell<Vec<Land>>,
    /// For each token whether a temporal expression covers it.
    timed: Vec<bool>,
}

impl<'a> Passage<'a> {
    /// Reads a text. `published` is the article's day; `told` are persons whom the article's other part names in full.
    pub(crate) fn new(
        text: &str,
        field: Field,
        lexicon: &'a Lexicon,
        published: Option<Date>,
        told: &[u32],
    ) -> Self {
        let tokens = Tokens::of(text);
        let times = times::find(&tokens, published);
        let mut timed = vec![false; tokens.len()];
        for t in &times {
            timed[t.tokens.clone()].fill(true);
        }
        let (mentions, written) = name(&tokens, lexicon, published, told);
        let words = words::read(&tokens, &written, lexicon, &mentions);
        let heads = words.iter().map(|w| w.lemma.map(|l| lexicon.words.lemma(l).folded.as_str())).collect();
        let asked = AskedWords::of(&words, &written, lexicon);
        let sources = written.iter().map(|written| written.sources).collect();
        let covering = Covering::of(&mentions, tokens.len());
        let phrases = Chunker {
            tokens: &tokens,
            words: &words,
            mentions: &mentions,
            lexicon,
            covering: &covering,
            timed: &timed,
        }
        .chunk();
        let phrases_at = phrases_at(&phrases, tokens.len());
        let sentences = sentences(&tokens);
        Self {
            field,
            lexicon,
            text: text.into(),
            tokens,
            words,
            heads,
            asked,
            sources,
            mentions,
            covering,
            sentences,
            phrases_at,
            phrases,
            times,
            lands: OnceCell::new(),
            timed,
        }
    }

    /// The span of some code points.
    pub(crate) fn span(&self, start: u32, end: u32) -> Span {
        Span { start, end, text: self.text_between(start, end).to_owned(), field: self.field }
    }

    /// The text of some code points.
    pub(crate) fn text_between(&self, start: u32, end: u32) -> &str {
        let bytes = self.tokens.byte(start).zip(self.tokens.byte(end));
        let text = bytes.and_then(|(from, to)| self.text.get(from..to));
        text.unwrap_or_default()
    }

    /// The span of some tokens, white space between them included.
    pub(crate) fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => self.span(a.start, b.end),
            _ => self.span(0, 0),
        }
    }

    /// The span of one token as written, clitics and all.
    pub(crate) fn token_span(&self, i: usize) -> Span {
        self.span_of(i..i + 1)
    }

    /// A token as written, clitics and all.
    pub(crate) fn written(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| self.text_between(t.start, t.end))
    }

    /// The words that frames ask for among some tokens, each with the token that it is.
    pub(crate) fn asked(&self, tokens: Range<usize>) -> &[(u32, Asked)] {
        self.asked.among(tokens)
    }

    /// Where the source phrases are found that begin with a token, as it stands and behind و.
    pub(crate) fn source_beginnings(&self, i: usize) -> [Option<u32>; 2] {
        self.sources.get(i).copied().unwrap_or_default()
    }

    pub(crate) fn fold(&self, i: usize) -> &str {
        self.tokens.fold(i)
    }

    /// The folded headword of a token, or its folded form where it has none; nothing behind the last.
    pub(crate) fn headword(&self, i: usize) -> &str {
        self.heads.get(i).copied().flatten().unwrap_or_else(|| self.tokens.fold(i))
    }

    /// The folded headword of the verb a token is, or is derived from.
    pub(crate) fn verb_headword(&self, i: usize) -> Option<&str> {
        let lemma = self.lexicon.words.lemma(self.words.get(i)?.lemma?);
        if lemma.pos == Pos::Verb {
            Some(&lemma.folded)
        } else {
            lemma.verb.map(|v| self.lexicon.words.lemma(v).folded.as_str())
        }
    }

    /// The mentions that begin at a token or cover it and name something that passes a test.
    pub(crate) fn mention_at(&self, i: usize, test: impl Fn(&Name) -> bool) -> Option<&Mention> {
        self.covering.get(i)?.iter().map(|&m| &self.mentions[m]).find(|m| m.names.iter().any(&test))
    }

    /// Whether a token names a state by its capital alone: بغداد is feminine, whatever the state's own name is.
    pub(crate) fn names_capital(&self, i: usize) -> bool {
        self.mention_at(i, |n| matches!(n, Name::Capital(..))).is_some()
            && self.mention_at(i, |n| matches!(n, Name::Country(_))).is_none()
    }

    /// The sentence of a token.
    pub(crate) fn sentence_of(&self, i: usize) -> &Sentence {
        let at =
            self.sentences.partition_point(|s| s.tokens.end <= i).min(self.sentences.len().saturating_sub(1));
        &self.sentences[at]
    }

    pub(crate) fn sentence_span(&self, s: &Sentence) -> Span {
        self.span(s.start, s.end)
    }

    /// Whether a word says how many there are: a number, عشرات, عدد.
    pub(crate) fn counts(&self, i: usize) -> bool {
        self.words[i].pos == WordPos::Number
            || self.words[i].is(Pos::Numeral)
            || self.words[i].is(Pos::Quantifier)
            || self.words[i].is(Pos::Noun) && only_counts(self.headword(i))
    }

    /// Whether an active participle says what the subject of another verb does besides: داعيا إلى, behind a mark also
    /// محذرة من, مؤكدين أن.
    pub(crate) fn is_circumstantial(&self, i: usize) -> bool {
        let w = &self.words[i];
        if !w.is(Pos::ActiveParticiple) || w.clitics.article || w.clitics.preposition.is_some() {
            return false;
        }
        let marked = i > 0 && matches!(self.fold(i - 1), "،" | "," | "”" | "»" | "\"" | "؛");
        let agreeing = self.tokens.get(i).is_some_and(|t| t.ta_marbuta) || self.fold(i).ends_with("ين");
        // ناشطا متهما بقتل شرطي: before the charge alone, who is accused.
        let accused = self.headword(i) == "متهم"
            && self.words.get(i + 1).is_some_and(|w| w.clitics.preposition == Some('ب'));
        !accused && (w.is_accusative() || marked && agreeing)
    }

    /// Whether a word is a noun of men or bodies that takes its verb in the masculine, or begins the name of such a body: الجيش,
    /// جيش الإسلام.
    pub(crate) fn is_masculine_noun(&self, i: usize) -> bool {
        let w = &self.words[i];
        let masculine = |f: Features| matches!(f, Features::Noun(f) if f.number == GrammaticalNumber::Singular && f.gender == Gender::Masculine);
        if w.is(Pos::Noun) {
            return !w.guessed && !w.given && masculine(w.features);
        }
        w.pos == WordPos::Name
            && self.mention_at(i, |n| matches!(n, Name::Organisation(_) | Name::Seat(..))).is_some()
            && MASCULINE_BODIES.contains(&riwaya_lexicon::bare(self.fold(i)))
    }

    /// Whether a phrase counts or names people: it opens with a number, or its head is a human being.
    pub(crate) fn counts_people(&self, phrase: &Phrase) -> bool {
        let human = |i: usize| {
            self.words[i].lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Person)
        };
        let head = phrase.head();
        let number = self.words[head].pos == WordPos::Number
            || self.words[head].is(Pos::Numeral)
            || self.words[head].is(Pos::Quantifier);
        let others = |i: usize| matches!(self.headword(i), "اخر" | "اخرون");
        // 15 فلسطينيا, أربعة فلسطينيين: people of that country.
        let people = |i: usize| {
            i == head + 1
                && !self.words[i].clitics.article
                && self.mention_at(i, |n| matches!(n, Name::Nisba(_))).is_some()
        };
        // واستدعت آخرين: others of them.
        // 20 مقدسيا: an adjective that nobody knows, counted in the accusative.
        let unknown = |i: usize| {
            i == head + 1
                && self.words[i].guessed
                && !self.words[i].clitics.article
                && self.fold(i).ends_with("يا")
        };
        // 35 على الأقل من طالبان: of a group or force.
        let partitive = self.counts(phrase.tokens.start)
            && head > phrase.tokens.start
            && self.fold(head - 1) == "من"
            && self.mention_at(head, |n| matches!(n, Name::Organisation(_) | Name::Population(_))).is_some();
        let alone = phrase.tokens.len() == 1 && matches!(self.fold(head), "اخرين" | "اخرون");
        human(head)
            || alone
            || partitive
            || number
                && (head + 1..phrase.tokens.end).any(|i| human(i) || others(i) || people(i) || unknown(i))
    }

    /// The phrase that holds a token.
    pub(crate) fn phrase_at(&self, i: usize) -> Option<usize> {
        let &(at, _) = self.phrases_at.get(i)?;
        self.phrases.get(at)?.tokens.contains(&i).then_some(at)
    }

    /// The first phrase that begins at or after a token.
    pub(crate) fn phrase_from(&self, i: usize) -> usize {
        self.phrases_at.get(i).map_or(self.phrases.len(), |&(_, from)| from)
    }

    /// Whether a temporal expression covers a token.
    pub(crate) fn is_timed(&self, i: usize) -> bool {
        self.timed.get(i).is_some_and(|&timed| timed)
    }

    /// A phrase over some tokens.
    pub(crate) fn make_phrase(&self, tokens: Range<usize>) -> Phrase {
        let chunker = Chunker {
            tokens: &self.tokens,
            words: &self.words,
            mentions: &self.mentions,
            lexicon: self.lexicon,
            covering: &self.covering,
            timed: &self.timed,
        };
        chunker.phrase(tokens)
    }
}

/// For each token the first of some phrases in order that ends behind it, and the first that begins at or behind it.
fn phrases_at(phrases: &[Phrase], tokens: usize) -> Vec<(usize, usize)> {
    let (mut ends, mut begins) = (0, 0);
    (0..tokens)
        .map(|i| {
            ends += phrases[ends..].iter().take_while(|p| p.tokens.end <= i).count();
            begins += phrases[begins..].iter().take_while(|p| p.tokens.start < i).count();
            (ends, begins)
        })
        .collect()
}

/// The words of a text that frames ask for. Most tokens are none, and where a frame's words stand is asked more often than
/// anything else.
struct AskedWords {
    /// Each with its token, in order.
    words: Vec<(u32, Asked)>,
    /// For each token, and for the end, where its words begin.
    from: Vec<u32>,
}

impl AskedWords {
    /// A token is the words that are its headword, and its form with and without what is written before it.
    fn of(words: &[Word], written: &[Reading<'_>], lexicon: &Lexicon) -> Self {
        let mut out = Self { words: Vec::new(), from: Vec::with_capacity(words.len() + 1) };
        for (i, (word, written)) in words.iter().zip(written).enumerate() {
            out.from.push(out.words.len() as u32);
            let [form, rest @ ..] = written.asked;
            let head = word.lemma.map_or(form, |lemma| lexicon.frames.asked_head(lemma));
            out.words.extend([head].into_iter().chain(rest).flatten().map(|asked| (i as u32, asked)));
        }
        out.from.push(out.words.len() as u32);
        out
    }

    fn among(&self, tokens: Range<usize>) -> &[(u32, Asked)] {
        let from = |i: usize| self.from[i.min(self.from.len() - 1)] as usize;
        self.words.get(from(tokens.start)..from(tokens.end)).unwrap_or_default()
    }
}

/// The words of a text.
pub(crate) fn read(tokens: &Tokens, lexicon: &Lexicon) -> Vec<Word> {
    let (mentions, written) = name(tokens, lexicon, None, &[]);
    words::read(tokens, &written, lexicon, &mentions)
}

/// The mentions of a text, and what the lexicon says of each of its tokens; `told` are persons whom the article names in
/// full elsewhere.
pub(crate) fn name<'l>(
    tokens: &Tokens,
    lexicon: &'l Lexicon,
    published: Option<Date>,
    told: &[u32],
) -> (Vec<Mention>, Vec<Reading<'l>>) {
    let written: Vec<_> = (0..tokens.len()).map(|i| lexicon.written(tokens.fold(i))).collect();
    let mut mentions = mentions::find(tokens, &written, lexicon);
    drop_others_names(&mut mentions, tokens, &written, lexicon);
    settle_short_names(&mut mentions, tokens, lexicon, told);
    share_country_names(&mut mentions, lexicon);
    share_short_names(&mut mentions, lexicon, published, told);
    (mentions, written)
}

/// عباس الجوهري, سامي عباس: a short name that is a given name too, right beside another name that is not the person's, is
/// somebody else's.
fn drop_others_names(
    mentions: &mut Vec<Mention>,
    tokens: &Tokens,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
) {
    let short = |m: &Mention| {
        m.tokens.len() == 1
            && written[m.tokens.start].given.is_some()
            && m.names.iter().any(|n| matches!(n, Name::PersonShort(_)))
    };
    if !mentions.iter().any(short) {
        return;
    }
    let ends: Vec<usize> = mentions.iter().filter(|m| m.is_proper()).map(|m| m.tokens.end).collect();
    let begins: Vec<usize> = mentions.iter().filter(|m| m.is_proper()).map(|m| m.tokens.start).collect();
    // What was another's once is his wherever the text has it alone.
    let full: Vec<u32> = mentions.iter().filter_map(Mention::person).collect();
    let mut others: Vec<&str> = Vec::new();
    mentions.retain_mut(|m| {
        let (at, end) = (m.tokens.start, m.tokens.end);
        if !short(m) {
            return true;
        }
        let stem = || {
            let form = tokens.fold(at);
            form.char_indices().nth(m.before as usize).map_or(form, |(from, _)| &form[from..])
        };
        let told = m.names.iter().any(|n| matches!(n, Name::PersonShort(p) if full.contains(p)));
        let family = tokens.get(end).is_some_and(|t| !t.after_break)
            && written[end].given.is_some_and(|g| g.before == 0 || g.clitics.article && !g.weak)
            && tokens.fold(end).starts_with("ال")
            && !begins.contains(&end);
        // كيم فال: nor with a word behind it that is nothing else.
        let unheard = tokens.get(end).is_some_and(|t| !t.after_break && t.kind == TokenKind::Word)
            && is_unheard(tokens.fold(end), &written[end], lexicon)
            && !begins.contains(&end);
        let first = at.checked_sub(1).is_some_and(|b| {
            !tokens.get(at).is_some_and(|t| t.after_break)
                && m.clitics == riwaya_text::Clitics::default()
                && written[b].given.is_some_and(|g| !g.weak)
                && !ends.contains(&at)
        });
        // جبريل آدم بلال: nor before a given name.
        let son = tokens.get(end).is_some_and(|t| !t.after_break)
            && written[end].given.is_some_and(|g| !g.weak && g.clitics == riwaya_text::Clitics::default())
            && !begins.contains(&end);
        let another = family || unheard || first || son;
        if another && !told {
            others.push(stem());
        }
        if another || !told && others.contains(&stem()) {
            m.names.retain(|n| !matches!(n, Name::PersonShort(_)));
        }
        !m.names.is_empty()
    });
}

/// Whether a word is neither in the lexicon, with or without clitics, nor begins a name of it. Two letters behind ف are no
/// word (فال).
fn is_unheard(form: &str, written: &Written, lexicon: &Lexicon) -> bool {
    let letters = form.chars().count();
    written.proper.is_empty()
        && written.parts.iter().all(|part| {
            let torn = part.clitics.conjunction == Some('ف') && letters <= part.before as usize + 2;
            torn || part.common.is_none() && lexicon.analyses(part).is_empty()
        })
}

/// Nouns with which names of bodies begin that take their verbs in the masculine (folded).
const MASCULINE_BODIES: [&str; 16] = [
    "جيش",
    "حزب",
    "تنظيم",
    "مجلس",
    "اتحاد",
    "حلف",
    "تحالف",
    "بيت",
    "جهاز",
    "بنك",
    "صندوق",
    "مركز",
    "معهد",
    "برلمان",
    "تيار",
    "ايتلاف",
];

/// A short name of this many letters or fewer is believed only where something else tells it.
const SHORTEST_SHORT_NAME: usize = 3;

/// A short name that is also an ordinary word (عون, صالح, الأسد) counts as a name only beside a title, or where the
/// text also has the person's full name.
fn settle_short_names(mentions: &mut Vec<Mention>, tokens: &Tokens, lexicon: &Lexicon, told: &[u32]) {
    let full: Vec<u32> = mentions.iter().filter_map(Mention::person).chain(told.iter().copied()).collect();
    // Where an office or a nisba ends, and the country of a nisba: الصحفية السويدية كيم is no Korean.
    let offices: Vec<(usize, Option<u32>)> = mentions
        .iter()
        .filter(|m| m.office().is_some() || m.nisba().is_some())
        .map(|m| (m.tokens.end, m.nisba()))
        .collect();
    let beside = |p: u32, at: usize| {
        offices.iter().any(|&(end, nisba)| {
            let code = nisba.map(|c| lexicon.names.countries[c as usize].code.as_str());
            end == at
                && code.is_none_or(|code| lexicon.names.persons[p as usize].country.as_deref() == Some(code))
        })
    };
    mentions.retain_mut(|m| {
        if m.names.iter().any(|n| matches!(n, Name::PersonShort(_))) && m.tokens.len() == 1 {
            let only_short = m.names.iter().all(|n| matches!(n, Name::PersonShort(_)));
            let form = tokens.fold(m.tokens.start);
            // A word of its own, not a form that could be derived from one (ماكرون is no plural of ماكر).
            let ordinary = {
                let stem: String = form.chars().skip(m.before as usize).collect();
                [riwaya_lexicon::bare(&stem), stem.as_str(), form].iter().any(|w| {
                    lexicon.words.analyses(w).iter().any(|a| lexicon.words.lemma(a.lemma).folded == **w)
                })
            };
            let told = m
                .names
                .iter()
                .any(|n| matches!(n, Name::PersonShort(p) if full.contains(p) || beside(*p, m.tokens.start)));
            // لاي, بري: three letters are too few to tell a name by; سوتشي is a town before it is anybody.
            let place = m.names.iter().any(|n| matches!(n, Name::Place(_)));
            let ordinary =
                ordinary || place || form.chars().count() - m.before as usize <= SHORTEST_SHORT_NAME;
            if ordinary && !told {
                if only_short {
                    return false;
                }
                m.names.retain(|n| !matches!(n, Name::PersonShort(_)));
            }
        }
        true
    });
}

/// A name of two countries (عمان, the state and the capital of Jordan) is that of the one which the text names otherwise
/// too.
fn share_country_names(mentions: &mut [Mention], lexicon: &Lexicon) {
    let names = &lexicon.names;
    let country = |n: &Name| match n {
        Name::Country(c) | Name::Capital(c, _) | Name::Seat(c, _) | Name::Nisba(c) | Name::People(c) => {
            Some(*c)
        }
        _ => None,
    };
    let of = |n: &Name| match n {
        Name::Person(p) => names.persons[*p as usize].country.clone(),
        n => country(n).map(|c| names.countries[c as usize].code.clone()),
    };
    let shared = |m: &Mention| {
        let mut countries = m.names.iter().filter_map(country);
        countries.next().is_some_and(|first| countries.any(|c| c != first))
    };
    if !mentions.iter().any(shared) {
        return;
    }
    let told: Vec<String> =
        mentions.iter().filter(|m| !shared(m)).flat_map(|m| m.names.iter().filter_map(of)).collect();
    for m in mentions.iter_mut().filter(|m| shared(m)) {
        let named = |n: &Name| country(n).is_some() && of(n).is_some_and(|code| told.contains(&code));
        let kept: Vec<Name> = m.names.iter().copied().filter(|n| country(n).is_none() || named(n)).collect();
        if kept.iter().any(|n| country(n).is_some()) {
            m.names = kept;
        }
    }
}

/// A short name that several persons share is the one's whom the text names in full; else his of whose country the text
/// speaks, and of these his who holds an office on the article's day, or has held one last, or is to hold one next.
fn share_short_names(mentions: &mut [Mention], lexicon: &Lexicon, published: Option<Date>, told: &[u32]) {
    let shared = |m: &Mention| m.names.iter().filter(|n| matches!(n, Name::PersonShort(_))).count() > 1;
    if !mentions.iter().any(shared) {
        return;
    }
    let full: Vec<u32> = mentions.iter().filter_map(Mention::person).chain(told.iter().copied()).collect();
    let spoken_of: Vec<&str> = mentions
        .iter()
        .flat_map(|m| &m.names)
        .filter_map(|n| match n {
            Name::Country(c) | Name::Capital(c, _) | Name::Seat(c, _) | Name::Nisba(c) | Name::People(c) => {
                Some(lexicon.names.countries[*c as usize].code.as_str())
            }
            _ => None,
        })
        .collect();
    let day = published.map(|d| d.to_string());
    let rank = |p: u32| {
        let person = &lexicon.names.persons[p as usize];
        let away = day.as_deref().map_or(0, |day| {
            person.holdings.iter().map(|h| h.tenure.days_from(day)).min().unwrap_or(u32::MAX)
        });
        let here = person.country.as_deref().is_some_and(|c| spoken_of.contains(&c));
        let begins_later = |start: &String| day.as_deref().is_some_and(|day| start.as_str() > day);
        let later = person.holdings.iter().all(|h| h.tenure.start.as_ref().is_some_and(begins_later));
        (!full.contains(&p), !here, later, away)
    };
    for m in mentions.iter_mut().filter(|m| shared(m)) {
        let bearers = m.names.iter().filter_map(|n| match n {
            Name::PersonShort(p) => Some(*p),
            _ => None,
        });
        let Some(one) = bearers.min_by_key(|&p| rank(p)) else { continue };
        m.names.retain(|n| !matches!(n, Name::PersonShort(p) if *p != one));
    }
}
