//! What is said: the tokens of a clause, a quotation or a noun phrase, and where they end.

use std::ops::Range;

use riwaya_lexicon::{Name, NounKind, Pos, Saying};
use riwaya_record::Stance;
use riwaya_text::Tense;

use super::Listener;
use crate::phrases::{MEDIA, Phrase};
use crate::words::WordPos;

/// Words behind which أن says when or how (folded): قبل أن, دون أن.
const WHEN: [&str; 8] = ["قبل", "بعد", "دون", "بدون", "منذ", "حتي", "غير", "رغم"];

/// Conjunctions of another clause than what is said (folded).
const BREAKS: [&str; 4] = ["اذ", "لكن", "ولكن", "بينما"];

/// How many words the subject of a word of saying may have before what is said.
const SUBJECT: usize = 7;

/// How many words behind a quotation the occasion of its words is looked for.
const OCCASION_WITHIN: usize = 3;

/// Nouns that say behind ب how something is said (folded headwords).
const MANNER: [&str; 7] = ["قوه", "شده", "حزم", "وضوح", "صراحه", "قسوه", "حده"];

/// How many words before its predicate a verb of being may stand.
const PREDICATE: usize = 4;

/// How many tokens away the closing mark of an outlet's quoted name may be.
const LONGEST_OUTLET: usize = 5;

impl Listener<'_, '_> {
    /// The next أن or إن before any verb, relative or quotation.
    fn that_ahead(&self, from: usize, end: usize) -> Option<usize> {
        let words = &self.passage.words;
        let stops = |i: usize| {
            words[i].is_verb()
                || words[i].is(Pos::Relative)
                || self.opening(i).is_some()
                || words[i].is_accusative() && self.word_saying(i).is_some()
                || words[i].is_adjectival()
                    && self.word_saying(i).is_some()
                    && !words[i].clitics.article
                    && words[i].clitics.preposition.is_none()
                // أيدت اللجنة التعيين، ومن المتوقع أن: another clause.
                || i > from && matches!(self.passage.fold(i - 1), "،" | ",") && words[i].joined()
        };
        (from..end)
            .take_while(|&i| !stops(i))
            .find(|&i| words[i].is(Pos::That) && !words[i].joined())
            // على التصويت قبل أن يناقشوه: when, and not what.
            .filter(|&i| i == from || !self.says_when(i - 1))
    }

    /// نفت موسكو، حليفتها، وقوع الهجوم: whether a phrase set off by commas describes the subject before it.
    fn describes_subject(&self, i: usize, from: usize) -> bool {
        let comma = |j: usize| matches!(self.passage.fold(j), "،" | ",");
        let set_off = self.passage.phrase_at(i).is_some_and(|n| comma(self.passage.phrases[n].tokens.end));
        i == from + 1 && comma(from) && set_off
    }

    /// أكدت الداخلية السعودية مقتل: a people's adjective right behind the subject is the subject's.
    fn is_of_subject(&self, i: usize, from: usize) -> bool {
        let nisba = |n: &Name| matches!(n, Name::Country(_) | Name::Nisba(_));
        i == from
            && i > 0
            && self.passage.fold(i).starts_with("ال")
            && self.passage.fold(i - 1).starts_with("ال")
            && self.passage.fold(i).ends_with(['ه', 'ي'])
            && self.passage.mention_at(i, nisba).is_some()
    }

    /// وأقر الإسباني بقلقه: a people's adjective with its article right behind the verb, before the preposition of what is said,
    /// is who speaks.
    fn is_compatriot(&self, i: usize, v: usize, saying: &Saying) -> bool {
        let nisba = |n: &Name| matches!(n, Name::Nisba(_));
        let next = self.passage.words.get(i + 1);
        let topic = next
            .and_then(|w| w.clitics.preposition)
            .is_some_and(|p| saying.topics.iter().any(|t| t.starts_with(p) && t.chars().count() == 1));
        i == v + 1
            && self.passage.fold(i).starts_with("ال")
            && self.passage.mention_at(i, nisba).is_some()
            && topic
    }

    /// Whether an أن opens no clause that is said: it says when (قبل أن), why (لأن), or belongs to a word that stands
    /// between and takes another preposition (يتنافسون على أن).
    fn is_elsewhere(&self, i: usize, v: usize, saying: &Saying) -> bool {
        let other = matches!(self.passage.fold(i - 1), "علي" | "عن" | "من" | "في" | "الي")
            && i > v + 2
            && !saying.topics.iter().any(|t| t == self.passage.headword(i - 1));
        // تطرحها أثينا، أن …: behind a comma the clause is the main verb's, where the pronoun is the object.
        let main = matches!(self.passage.fold(i - 1), "،" | ",")
            && self.passage.fold(i) == "ان"
            && self.passage.words[v].clitics.pronoun.is_some()
            && !saying.person;
        main || WHEN.contains(&self.passage.fold(i - 1)) || self.gives_reason(i) || self.excepts(i) || other
    }

    /// Words behind which أن says when or how: قبل, دون.
    pub(super) fn says_when(&self, i: usize) -> bool {
        WHEN.contains(&self.passage.fold(i).trim_start_matches('و'))
    }

    /// لأن, لأنه: because.
    pub(super) fn gives_reason(&self, i: usize) -> bool {
        self.passage.fold(i).starts_with("لان")
    }

    /// إلا: but for, and no أن لا.
    pub(super) fn excepts(&self, i: usize) -> bool {
        self.passage.fold(i) == "الا" && self.passage.token_span(i).text.starts_with('إ')
    }

    /// Where the clause that an أن opens begins: behind it, but with its negation (ألا تبدأ).
    pub(super) fn clause_opened_by(&self, that: usize) -> usize {
        that + usize::from(self.passage.fold(that) != "الا")
    }

    /// What is said: a clause after أن, a quotation, what follows a colon, or the noun phrase the verb governs.
    pub(super) fn content(
        &self,
        v: usize,
        saying: &Saying,
        from: usize,
        range: &Range<usize>,
        negated: bool,
    ) -> Option<(Range<usize>, Option<Phrase>, bool)> {
        // What a word inside quotation marks governs ends with them.
        let end = self.quotation_of(v).map_or(range.end, |q| q.close.min(range.end));
        let mut hearer = None;
        let mut noun: Option<usize> = None;
        let mut i = from;
        while i < end {
            if let Some(q) = self.opening(i) {
                // A quotation right after the cue or its subject is the speech itself; a short one inside a noun
                // phrase is part of it.
                // قالت مصادر ل"النهار" إن, نقل عن "مصدر مسؤول" قوله: a quoted name behind a preposition.
                let name = i > v + 1
                    && q.close - i <= LONGEST_OUTLET
                    && (matches!(self.passage.fold(i - 1), "ل" | "ـ" | "لـ")
                        || self.passage.fold(i - 1) == "مع")
                    && q.close < end;
                if name {
                    i = q.close + 1;
                    continue;
                }
                // على هامش "المؤتمر الدولي …": a name, where what is said follows behind أن or a colon.
                let verbless = !(i + 1..q.close).any(|j| self.passage.words[j].is_verb());
                let follows = |j: usize| j < end && self.passage.words[j].is(Pos::That);
                // قال "البنتاغون"، في بيان، إن: the speaker's own name.
                let speaker = i == v + 1
                    && q.close - i <= LONGEST_OUTLET
                    && q.close < end
                    && self.that_ahead(q.close + 1, end.min(q.close + 1 + SUBJECT)).is_some();
                let named = verbless
                    && (speaker
                        || follows(q.close + 1)
                        || (q.close + 1..end).any(|j| follows(j) && self.passage.fold(j - 1) == ":"));
                // صادر عن "القيادة العامة": a name behind a preposition that governs nothing said.
                let before = &self.passage.words[i - 1];
                let called = verbless
                    && i > v + 1
                    && before.is(Pos::Preposition)
                    && q.close < end
                    && !saying.topics.iter().any(|t| t == self.passage.headword(i - 1));
                // ذكرت قناة "الشرق" أن: the name of an outlet.
                let outlet = (verbless || q.close - i <= LONGEST_OUTLET)
                    && i > v
                    && q.close < end
                    && MEDIA.contains(&self.passage.headword(i - 1));
                // على موقع "تويتر"، عن ضبط: a name behind its noun, before what is said.
                let after = q.close + 1 + usize::from(matches!(self.passage.fold(q.close + 1), "،" | ","));
                let said_behind = after < end
                    && (self.passage.words[after].is(Pos::That)
                        || saying.topics.iter().any(|t| t == self.passage.fold(after)));
                let of_noun = i > from
                    && q.close - i <= LONGEST_OUTLET
                    && self.passage.words[i - 1].is_nominal()
                    && i - 1 > v + 1;
                // شركة الاتصالات "سوفت" اليابانية: a name in the middle of a noun phrase.
                let in_phrase = of_noun
                    && verbless
                    && q.close + 1 < end
                    && self.passage.words[q.close + 1].is_nominal()
                    && !self.passage.words[q.close + 1].joined();
                if named || outlet || called || in_phrase || of_noun && said_behind {
                    i = q.close + 1;
                    continue;
                }
                let adjacent = noun.is_none();
                let mark = self.passage.fold(i - 1).trim_end_matches('ـ');
                let governs = saying.object
                    || saying.topics.iter().any(|t| t == mark || t == self.passage.headword(i - 1));
                if adjacent
                    && governs
                    && verbless
                    && self.goes_on(q.close, range)
                    && self.passage.fold(i - 1) != ":"
                {
                    // تعهد "برد قوي" على الهجوم: a few words are quoted of what is said.
                    return Some((self.trim(i..self.noun_end(i, range)), hearer, false));
                }
                // أظهرت "تقصيرا واضحا": of a verb that takes no direct speech a few quoted words are its object.
                if adjacent && (saying.quote || saying.that && !verbless) {
                    let close = q.close.min(end);
                    return Some((self.trim(i + 1..close), hearer, true));
                }
            }
            if noun.is_none()
                && let Some(channel) = self.channel_at(i, range)
            {
                i = channel.until;
                continue;
            }
            let w = &self.passage.words[i];
            // نفى ذلك في منشور له: what was told before.
            let told_before = i == from
                && saying.object
                && saying.stance == Stance::Denies
                && w.is(Pos::Demonstrative)
                && !self.passage.words.get(i + 1).is_some_and(|n| n.clitics.article);
            if told_before {
                return Some((i..i + 1, hearer, false));
            }
            match w.pos {
                WordPos::Of(Pos::That) if i > v && self.is_elsewhere(i, v, saying) => {}
                WordPos::Of(Pos::That) => {
                    if saying.that || saying.person || saying.quote || negated {
                        let opens = self.clause_opened_by(i);
                        return Some((self.trim(opens..self.content_end(i + 1, range)), hearer, true));
                    }
                    return None;
                }
                // أعد الوزير الميزانية، إذ …: another clause gives reasons or goes on; what it tells is not said.
                WordPos::Of(Pos::Conjunction)
                    if noun.is_none() && !negated && i > v + 1 && BREAKS.contains(&self.passage.fold(i)) =>
                {
                    return None;
                }
                WordPos::Punct
                    if self.passage.fold(i) == ":"
                        && (saying.quote || saying.that)
                        && self.passage.words[i - 1].pos != WordPos::Number =>
                {
                    let content = self
                        .opening(i + 1)
                        .map_or_else(|| i + 1..self.content_end(i + 1, range), |q| i + 2..q.close.min(end));
                    return Some((self.trim(content), hearer, true));
                }
                WordPos::Of(Pos::Verb) if self.word_saying(i).is_some() && i > v + 1 && noun.is_none() => {
                    // Another word of saying: only one that a comma sets apart (قال فلان، الذي تحدث …، إن) is passed.
                    // So is one that describes an indefinite speaker: قال شاهد يدعى فلان إن.
                    let describes = i == from
                        && !self.passage.words[from - 1].clitics.article
                        && self.passage.words[from - 1].is_nominal();
                    // في تقرير أصدره أمس: the clause of an indefinite noun.
                    let of_noun = self.passage.words[i - 1].is_nominal()
                        && !self.passage.words[i - 1].clitics.article
                        && w.clitics.pronoun.is_some();
                    // قال، وفقا لما نقلته الوكالة، إن: who passed it on.
                    let passed_on = matches!(self.passage.fold(i - 1), "لما" | "ما" | "حسبما" | "كما");
                    // قال الوزير، وتحدث …, والتي تشهد معارك، أفادت مصادر أن: a verb with its own subject is another's.
                    let comma = matches!(self.passage.fold(i - 1), "،" | ",")
                        && self.subject_after(i, range).is_none();
                    let apart = of_noun
                        || passed_on
                        || comma
                        || self.passage.words[i - 1].is(Pos::Relative)
                        || describes;
                    if !apart || w.joined() {
                        break;
                    }
                }
                WordPos::Of(Pos::Preposition) if noun.is_none() && self.is_topic(i, saying) => noun = Some(i),
                // نفى الحزب الذي يقوده فلان، التهم: a relative clause behind the subject is the subject's.
                WordPos::Of(Pos::Relative | Pos::Pronoun)
                    if noun.is_none()
                        && i > v + 1
                        && !matches!(self.passage.headword(i), "ما" | "من")
                        && (w.is(Pos::Relative)
                            || (i == from
                                || i == from + 1 && matches!(self.passage.fold(from), "،" | ","))
                                && matches!(self.passage.fold(i), "وهو" | "وهي")) =>
                {
                    let ends = |j: &usize| {
                        matches!(self.passage.fold(*j), "،" | "," | ":")
                            || self.passage.words[*j].is(Pos::That)
                            || self.opening(*j).is_some()
                    };
                    i = (i + 1..end).find(ends)?;
                    continue;
                }
                WordPos::Of(Pos::Relative)
                    if noun.is_none()
                        && (i == from && (saying.object || negated) || self.is_topic(i, saying)) =>
                {
                    noun = Some(i);
                }
                _ => {}
            }
            if noun.is_none()
                && let Some(n) = self.passage.phrase_at(i)
                && self.passage.phrases[n].tokens.start == i
            {
                let p = &self.passage.phrases[n];
                if self.is_time(i) {
                    i = p.tokens.end;
                    continue;
                }
                // شريطة عدم الكشف عن هويته: what is not to be told is not what is said.
                let withheld = n > 0
                    && self.passage.headword(self.passage.phrases[n - 1].head()) == "عدم"
                    && p.prep.is_some();
                // ندد بقوة بالهجوم: how, and not what.
                if p.prep.as_deref() == Some("ب")
                    && p.tokens.len() == 1
                    && MANNER.contains(&self.passage.headword(i))
                    && !self.passage.words.get(i + 1).is_some_and(crate::words::Word::joined)
                {
                    i = p.tokens.end;
                    continue;
                }
                // تنفي في الوقت ذاته استهداف المدنيين
                if p.prep.is_none() && matches!(self.passage.fold(i), "ذاته" | "نفسه" | "ذاتها" | "نفسها")
                {
                    i += 1;
                    if p.tokens.end > i && saying.object && noun.is_none() {
                        return Some((self.trim(i..self.noun_end(i, range)), hearer, false));
                    }
                    continue;
                }
                match p.prep.as_deref().filter(|_| !withheld) {
                    Some(prep) => {
                        if saying.topics.iter().any(|t| t == prep) {
                            // رحبت بالتزام الحكومة بضمان أن: the clause of another noun is none of what is said.
                            let own = |that: &usize| {
                                self.passage.phrase_from(p.tokens.end) >= self.passage.phrase_from(*that)
                            };
                            if let Some(that) = self.that_ahead(i, end).filter(own).filter(|_| saying.that) {
                                let content = self.trim(that + 1..self.content_end(that + 1, range));
                                return Some((content, hearer, true));
                            }
                            noun = Some(i);
                        } else if saying.hearer.as_deref() == Some(prep) || prep == "ل" {
                            hearer.get_or_insert_with(|| p.clone());
                        }
                    }
                    None if withheld || self.is_next_saying(i) || self.describes_subject(i, from) => {}
                    // لم يذكر البيان اسم القتيل: what is not told is told to nobody.
                    None if saying.person
                        && hearer.is_none()
                        && !p.joined
                        && !self.whom(n).is_empty()
                        && !(negated && saying.discloses) =>
                    {
                        hearer = Some(p.clone());
                    }
                    // كشفه أحد أصدقائه، وهو لاعب: the pronoun is the object.
                    None if (saying.object || negated)
                        && !p.joined
                        && self.passage.words[v].clitics.pronoun.is_none()
                        && !self.is_of_subject(i, from)
                        && !self.is_compatriot(i, v, saying) =>
                    {
                        // A clause after أن close by is what is said; the words before it still name the speaker.
                        // وصف الطلب بأنه تضليل: what is described belongs to it.
                        let describes = matches!(self.passage.verb_headword(v), Some("وصف" | "نعت"));
                        // لم يذكر أي تفاصيل حول أن: what is not told are the details.
                        let details = negated && saying.discloses && self.is_detail(i);
                        match self.that_ahead(i, end).filter(|_| saying.that && !describes && !details) {
                            Some(that) => {
                                let content = self.trim(that + 1..self.content_end(that + 1, range));
                                return Some((content, hearer, true));
                            }
                            None => noun = Some(i),
                        }
                    }
                    None => {}
                }
                if noun.is_none() {
                    i = p.tokens.end;
                    continue;
                }
            }
            if let Some(n) = noun {
                // أعلن عن عدم وجود إصابات: the negation belongs to it.
                let from = n - usize::from(n > v + 1 && self.passage.fold(n - 1) == "عدم");
                return Some((self.trim(from..self.noun_end(n, range)), hearer, false));
            }
            i += 1;
        }
        None
    }

    /// أشاد بما أعلنه: a relative clause behind the preposition of what is said, written to it or apart.
    fn is_topic(&self, i: usize, saying: &Saying) -> bool {
        let w = &self.passage.words[i];
        let joint = match self.passage.fold(i) {
            "بما" => Some("ب"),
            "عما" => Some("عن"),
            "مما" => Some("من"),
            "لما" => Some("ل"),
            _ => None,
        };
        let before = i
            .checked_sub(1)
            .filter(|&b| w.is(Pos::Relative) && self.passage.words[b].is(Pos::Preposition))
            .map(|b| self.passage.headword(b));
        joint.or(before).is_some_and(|p| saying.topics.iter().any(|t| t == p))
    }

    /// Whether the clause goes on behind the mark that closes a quotation, with more than where the words were said.
    fn goes_on(&self, close: usize, range: &Range<usize>) -> bool {
        let next = close + 1;
        next < range.end
            && self.passage.words[next].pos != WordPos::Punct
            && !self.passage.words[next].is_verb()
            && self.source_phrase(next, range).is_none()
            && self.occasion_in(next..(next + OCCASION_WITHIN).min(range.end), None).is_none()
    }

    /// اللقاء ليس مؤكدا, كان واضحا: what a verb of being says of its subject is no word of saying.
    pub(super) fn is_predicate(&self, i: usize) -> bool {
        let of_being = |j: usize| {
            let headword = self.passage.verb_headword(j).unwrap_or(self.passage.fold(j));
            matches!(
                headword,
                "كان"
                    | "ليس"
                    | "ليست"
                    | "بقي"
                    | "اصبح"
                    | "بات"
                    | "ظل"
                    | "بدا"
                    | "زال"
                    | "يعد"
                    | "عد"
                    | "صار"
            )
        };
        // بقي الموقف الأردني مصرا على: behind its subject too.
        let verb = (i.saturating_sub(PREDICATE)..i)
            .rev()
            .find(|&j| !self.passage.words[j].is_nominal())
            .filter(|&j| j + 1 == i || self.passage.words[j].is_verb());
        i > 0 && self.passage.words[i].is_accusative() && verb.is_some_and(of_being)
    }

    /// نافية تعرضها للأذى موضحة أنها: a participle of saying in ة right before the clause that is said.
    pub(super) fn tells_besides(&self, i: usize) -> bool {
        let marked = self.passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
        let w = &self.passage.words[i];
        marked
            && w.is_adjectival()
            && !w.clitics.article
            && self.passage.words.get(i + 1).is_some_and(|n| n.is(Pos::That))
            && self.word_saying(i).is_some_and(|s| s.that)
    }

    /// ينفي الاتهامات، مشددا على …: a participle of saying behind a mark is no object of the verb before.
    fn is_next_saying(&self, i: usize) -> bool {
        self.passage.words[i].is_accusative()
            && self.word_saying(i).is_some()
            && i > 0
            && matches!(self.passage.fold(i - 1), "،" | ",")
    }

    /// «…»، قال فلان: the quotation that closes right before a word of saying.
    pub(super) fn quoted_before(&self, v: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let last = (range.start..v).rev().find(|&i| {
            let mark = self.passage.words[i].pos == WordPos::Punct;
            // «…»، هكذا تحدث فلان
            let so = self.passage.fold(i) == "هكذا";
            !mark && !so || self.quotations.iter().any(|q| q.close == i)
        })?;
        let q = self.quotations.iter().find(|q| q.close == last && q.open >= range.start)?;
        let opens = (range.start..q.open).all(|i| self.passage.words[i].pos == WordPos::Punct);
        let content = self.trim(q.open + 1..q.close);
        (opens && !content.is_empty()).then_some(content)
    }

    /// Where a noun phrase that is said ends: with its clause, at the latest where a comma is followed by a verb or أن.
    pub(super) fn noun_end(&self, from: usize, range: &Range<usize>) -> usize {
        let end = self.content_end(from, range);
        (from + 1..end)
            .filter(|&i| !self.quotation_of(i).is_some_and(|q| q.open >= from && q.close < range.end))
            .find(|&i| {
                let comma = matches!(self.passage.fold(i - 1), "،" | ",");
                let w = &self.passage.words[i];
                let contrast = matches!(
                    self.passage.fold(i),
                    "لكن"
                        | "ولكن"
                        | "بينما"
                        | "علما"
                        | "لكنه"
                        | "لكنها"
                        | "لكنهم"
                        | "ولكنه"
                        | "ولكنها"
                        | "اذ"
                        | "حيث"
                );
                // دعت البعثة إلى الهدوء، ونشر ناشطون: another sentence, unless a relative clause goes on.
                let goes_on = (from..i).any(|j| self.passage.words[j].is(Pos::Relative));
                let past = w.verb().is_some_and(|f| f.tense == Tense::Past);
                let says = comma || self.word_saying(i).is_some();
                let another = w.is_verb() && w.joined() && past && says && !goes_on;
                let however =
                    matches!(self.passage.fold(i), "الا" | "غير") && self.passage.words[i + 1].is(Pos::That);
                // أيدت اللجنة الموازنة، ومن المتوقع أن: another clause.
                let clause =
                    || w.joined() && (i + 1..end.min(i + 3)).any(|j| self.passage.words[j].is(Pos::That));
                comma && (w.is(Pos::That) || contrast || w.is_verb() && !w.joined() || clause())
                    || another
                    || however && i + 1 < end
                    || comma && self.opens_description(i, end)
                    || comma
                        && self.passage.fold(i) == "كما"
                        && i + 1 < end
                        && self.passage.words[i + 1].is_verb()
                    || self.tells_when(i)
            })
            .unwrap_or(end)
    }

    /// …، في سجال يكشف عمق الخلاف, في مقابلة مع صحيفة: behind a noun phrase that is said the outlet says what it amounts to, or on
    /// what occasion it was said.
    fn opens_description(&self, i: usize, end: usize) -> bool {
        let words = &self.passage.words;
        if self.passage.fold(i) != "في"
            || i + 2 >= end
            || !words[i + 1].is(Pos::Noun)
            || words[i + 1].clitics.article
        {
            return false;
        }
        let described =
            (i + 2..end.min(i + 4)).find(|&j| words[j].is_verb()).is_some_and(|v| !words[v].joined());
        described || self.occasion_in(i + 1..i + 2, None).is_some()
    }

    /// Words that say when or where something was said, and are no part of it: غداة الهجوم, وذلك خلال زيارته.
    fn tells_when(&self, i: usize) -> bool {
        let form = self.passage.fold(i);
        let occasion = |j: usize| {
            self.passage.words.get(j).is_some_and(|w| {
                w.lemma.is_some_and(|l| {
                    matches!(self.passage.lexicon.words.lemma(l).kind, NounKind::Event | NounKind::Speech)
                })
            })
        };
        match form {
            "غداه" | "وذلك" | "مما" | "وسط" => true,
            "الامر" => self.passage.fold(i + 1) == "الذي",
            "خلال" | "اثناء" => occasion(i + 1),
            // أشاد بالجندي، في الوقت الذي أكد الجيش: what others did meanwhile.
            "في" if i > 0 && matches!(self.passage.fold(i - 1), "،" | ",") => {
                self.passage.fold(i + 1) == "الوقت"
                    || matches!(self.passage.fold(i + 1), "نفس" | "ذات")
                        && self.passage.fold(i + 2) == "الوقت"
            }
            _ => false,
        }
    }

    /// Where indirect speech ends: at the next word of saying on its level, a participle of saying after a comma, a
    /// source phrase after a comma, or with the sentence.
    pub(super) fn content_end(&self, from: usize, range: &Range<usize>) -> usize {
        // Words of one speaker inside quotation marks end with them, as do those that a mark opens: إن "…"، في رسالة …
        let quoted = self
            .quotation_of(from)
            .or_else(|| self.opening(from).filter(|q| self.ends_speech(q.close, range)));
        let end = quoted.map_or(range.end, |q| q.close.min(range.end));
        for i in from + 1..end {
            if self.quotation_of(i).is_some_and(|q| q.open >= from && q.close < range.end) {
                continue;
            }
            let w = &self.passage.words[i];
            let comma = matches!(self.passage.fold(i - 1), "،" | "," | "؛" | "”" | "»" | "\"");
            let saying = self.word_saying(i);
            let sibling_verb = w.is_verb()
                && w.joined()
                && saying.is_some_and(|s| {
                    (comma || s.continues || s.that && self.introduces(i, end)) && (s.that || s.quote)
                })
                && w.verb().is_some_and(|f| f.tense == Tense::Past);
            let participle = (w.is(Pos::ActiveParticiple)
                || w.is(Pos::Adjective)
                    && (comma || self.passage.words[i].is_accusative() || self.tells_besides(i)))
                && saying.is_some()
                && !self.is_predicate(i)
                && !w.clitics.article
                && w.clitics.preposition.is_none()
                && (comma || self.passage.words[i].is_accusative() || self.tells_besides(i));
            let phrase = comma && self.source_phrase(i, range).is_some();
            // …، فيما نفى المسلحون: what others say or do at that time.
            let while_saying = comma
                && matches!(self.passage.fold(i), "بينما" | "فيما" | "في")
                && (self.passage.fold(i) != "في" || self.passage.fold(i + 1) == "حين")
                && (i + 1..(i + 4).min(end))
                    .find(|&j| !matches!(self.passage.fold(j), "حين" | "لم"))
                    .is_some_and(|j| {
                        self.passage.words[j].is_verb()
                            && self.word_saying(j).is_some_and(|s| s.that || s.quote)
                    });
            // …، قال الوزير إن: another with a subject of his own.
            let another = comma
                && w.is_verb()
                && !w.joined()
                && saying.is_some_and(|s| s.that || s.quote)
                && w.verb().is_some_and(|f| f.tense == Tense::Past)
                && !self.has_subject_before(i, range)
                && self.subject_after(i, range).is_some()
                && self.introduces(i, end);
            let meanwhile = comma
                && self.passage.fold(i) == "فيما"
                && self.passage.words.get(i + 1).is_some_and(crate::words::Word::is_verb)
                && !matches!(self.passage.verb_headword(i + 1), Some("تعلق" | "خص" | "بدا"));
            if sibling_verb
                || participle
                || phrase
                || while_saying
                || self.without_telling(i, end).is_some()
                || comma && self.main_clause_opens(i, range)
                || comma && self.opens_gloss(i, end)
                || another
                || meanwhile
                || self.turns_to_speaker(i, from, range)
                || (comma || self.passage.fold(i) == "ولكن") && self.turns_to_another(i, end)
            {
                return i;
            }
        }
        end
    }

    /// وفيما أشادت به الحكومة معتبرة أنه مفيد، قللت المعارضة: where a sentence opens with what was said meanwhile, the verb behind the
    /// comma is of its main clause.
    fn main_clause_opens(&self, i: usize, range: &Range<usize>) -> bool {
        let w = &self.passage.words[i];
        let opens = self.passage.fold(range.start).trim_start_matches('و');
        matches!(opens, "فيما" | "بينما")
            && w.is_verb()
            && !w.joined()
            && w.verb().is_some_and(|f| f.tense == Tense::Past)
            && self.quotation_of(i).is_none()
            && self.passage.phrase_at(i + 1).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                p.tokens.start == i + 1 && p.prep.is_none()
            })
    }

    /// …، في خطوة قالت الحكومة إنها, في جريمة وصفها القاضي: an indefinite noun by which the outlet goes on to what is said of it.
    fn opens_gloss(&self, i: usize, end: usize) -> bool {
        i + 2 < end
            && self.passage.fold(i) == "في"
            && self.passage.words[i + 1].is(Pos::Noun)
            && !self.passage.words[i + 1].clitics.article
            && self.passage.words[i + 1].clitics.pronoun.is_none()
            && self.passage.words[i + 2].is_verb()
            && self.word_saying(i + 2).is_some()
    }

    /// What is said in a relative clause that a comma sets off, up to the comma behind it.
    pub(super) fn set_off(&self, v: usize, content: Range<usize>, range: &Range<usize>) -> Range<usize> {
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",") && self.quotation_of(i).is_none();
        let relative = v - 1;
        if relative <= range.start || !comma(relative - 1) {
            return content;
        }
        let end = content.clone().skip(1).find(|&i| comma(i) && !self.passage.words[i + 1].joined());
        self.trim(content.start..end.unwrap_or(content.end))
    }

    /// لكنها لم تكشف عن نوعه, لكنه حذر من أن: the text goes on to tell what the speaker left out, or said besides.
    fn turns_to_speaker(&self, i: usize, from: usize, range: &Range<usize>) -> bool {
        let words = &self.passage.words;
        let but = matches!(self.passage.fold(i), "لكنه" | "لكنها" | "لكنهم" | "ولكنه" | "ولكنها" | "ولكنهم");
        let says = |v: usize| v < range.end && words[v].is_verb() && self.word_saying(v).is_some();
        if !but || self.quotation_of(i).is_some() {
            return false;
        }
        if self.passage.fold(i + 1) == "لم" {
            return says(i + 2);
        }
        let v = i + 1 + usize::from(matches!(self.passage.fold(i + 1), "قد" | "عاد"));
        // Of a verb that may be the deed of whom he speaks of (لكنه رفض العرض) only where a clause follows.
        let told = words.get(v).and_then(|_| self.word_saying(v)).is_some_and(|s| s.that || s.quote);
        let clause = |v: usize| self.introduces(v, range.end) || from > 0 && !words[from - 1].is(Pos::That);
        says(v) && words[v].verb().is_some_and(|f| f.tense == Tense::Past) && told && clause(v)
    }

    /// …، لكن الوزير ألمح إلى: the text turns to what another says.
    fn turns_to_another(&self, i: usize, end: usize) -> bool {
        let but = matches!(self.passage.fold(i), "لكن" | "ولكن") && self.quotation_of(i).is_none();
        let subject = self.passage.phrase_at(i + 1).filter(|&n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == i + 1 && p.prep.is_none() && !self.whom(n).is_empty()
        });
        but && subject.is_some_and(|n| {
            let v = self.passage.phrases[n].tokens.end;
            v < end
                && self.passage.words[v].verb().is_some_and(|f| f.tense == Tense::Past)
                && self.word_saying(v).is_some_and(|s| s.that || s.quote)
        })
    }

    /// Whether a clause or direct speech follows a word of saying and its subject: وقال الوزير إن, وكتبت السفارة: "…".
    fn introduces(&self, v: usize, end: usize) -> bool {
        (v + 1..end).take_while(|&i| !self.passage.words[i].is_verb()).take(SUBJECT).any(|i| {
            self.passage.words[i].is(Pos::That) || self.opening(i).is_some() || self.passage.fold(i) == ":"
        })
    }

    /// Whether what is said ends with a closing mark: a comma stands behind it, and nothing that goes on.
    fn ends_speech(&self, close: usize, range: &Range<usize>) -> bool {
        // «…،» قائلا: the comma may stand before the mark.
        let comma = |i: usize| i < range.end && matches!(self.passage.fold(i), "،" | ",");
        let after = close + 1 + usize::from(comma(close + 1));
        if after + 1 >= range.end || !comma(close + 1) && !comma(close - 1) {
            return false;
        }
        let next = &self.passage.words[after];
        // «…»، وعن الانتخابات أوضح أن …: a clause that is quoted whole ends with its mark.
        let whole = || {
            let open = self.quotations.iter().find(|q| q.close == close).map_or(close, |q| q.open);
            !next.is(Pos::That) && (open..close).any(|i| self.passage.words[i].is_verb())
        };
        self.opening(after).is_none() && (!next.joined() || whole())
    }

    /// Without the marks and spaces at both ends, but for those of a quotation or bracket that opens or closes inside.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let punct = |i: usize| self.passage.words[i].pos == WordPos::Punct;
        let mut range = range;
        loop {
            let inside = |i: usize, end: usize| self.opening(i).is_some_and(|q| q.close + 1 < end);
            let closes =
                |i: usize, start: usize| self.quotations.iter().any(|q| q.close == i && q.open > start);
            if range.start < range.end
                && punct(range.start)
                && self.passage.fold(range.start) != "("
                && !inside(range.start, range.end)
            {
                range.start += 1;
            } else if range.start < range.end
                && punct(range.end - 1)
                && self.passage.fold(range.end - 1) != ")"
                && !closes(range.end - 1, range.start)
            {
                range.end -= 1;
            } else {
                return range;
            }
        }
    }
}
