//! Base noun phrases: idafa chains, adjectives, titles with names, found in one pass without a parse.

mod apposition;
mod boundaries;
mod complements;
mod counts;
mod kinds;

use std::ops::Range;

use riwaya_lexicon::{Features, Lexicon, Name, NounKind, Pos};
use riwaya_text::{GrammaticalNumber, Tokens};

use crate::mentions::{Covering, Mention};
use crate::words::{Word, WordPos};

/// A base noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its tokens, without a separate preposition.
    pub(crate) tokens: Range<usize>,
    /// First code point, after clitic conjunction and preposition.
    pub(crate) start: u32,
    /// One past the last code point.
    pub(crate) end: u32,
    /// The preposition that governs it, folded; a clitic as its letter.
    pub(crate) prep: Option<String>,
    /// Whether a conjunction joins it to what stands before.
    pub(crate) joined: bool,
    head: usize,
}

impl Phrase {
    /// The head: the first token, or behind words that only say how many (نحو 20, أكثر من 100, عدد من) the number or
    /// what is counted.
    pub(crate) fn head(&self) -> usize {
        self.head
    }
}

/// What the builder needs to know of the text.
pub(crate) struct Chunker<'a> {
    pub(crate) tokens: &'a Tokens,
    pub(crate) words: &'a [Word],
    pub(crate) mentions: &'a [Mention],
    pub(crate) lexicon: &'a Lexicon,
    /// For each token the mentions that cover it.
    pub(crate) covering: &'a Covering,
    /// For each token whether a temporal expression covers it.
    pub(crate) timed: &'a [bool],
}

/// How many tokens a phrase has at most without what a preposition binds to it. Those of newspapers have fewer by far.
const LONGEST: usize = 48;

/// Nouns for what publishes (folded headwords).
pub(crate) const MEDIA: [&str; 10] =
    ["صحيفه", "جريده", "قناه", "وكاله", "شبكه", "اذاعه", "تلفزيون", "محطه", "مجله", "موقع"];

/// Words that join the parts of a name (folded).
const NAME_JOINTS: [&str; 7] = ["بن", "ابن", "بنت", "ال", "ابو", "ام", "عبد"];

/// Whether a noun only says how many there are of what follows (folded headwords).
pub(crate) fn only_counts(headword: &str) -> bool {
    matches!(
        headword,
        "عدد"
            | "عشره"
            | "عشرات"
            | "ميه"
            | "مايه"
            | "مئه"
            | "ميات"
            | "الف"
            | "مليون"
            | "مجموعه"
            | "دفعه"
            | "غالبيه"
            | "معظم"
            | "عديد"
            | "اغلب"
    )
}

/// Definite words for how many of what follows behind من (folded).
const MUCH: [&str; 5] = ["الكثير", "العديد", "المزيد", "القليل", "البعض"];

/// Honorifics with a pronoun (folded headwords): they stand for the one spoken of.
pub(crate) const HIS_HIGHNESS: [&str; 17] = [
    "سموه",
    "سموها",
    "سماحته",
    "معاليه",
    "معاليها",
    "فخامته",
    "فخامتها",
    "جلالته",
    "جلالتها",
    "سيادته",
    "سيادتها",
    "سعادته",
    "سعادتها",
    "فضيلته",
    "قداسته",
    "غبطته",
    "دولته",
];

impl Chunker<'_> {
    /// All base noun phrases, in order, not overlapping.
    pub(crate) fn chunk(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.words.len() {
            if self.starts(i) || self.counting(i).is_some() {
                let end = self.extend(i);
                out.push(self.phrase(i..end));
                i = end;
            } else {
                i += 1;
            }
        }
        out
    }

    /// A phrase over some tokens; the preposition is looked up before the first.
    pub(crate) fn phrase(&self, tokens: Range<usize>) -> Phrase {
        let word = &self.words[tokens.start];
        let first = self.tokens.get(tokens.start).expect("a phrase has a token");
        let last = self.tokens.get(tokens.end - 1).expect("a phrase has a token");
        // The article belongs to the phrase, conjunction and preposition do not; of لل the first letter goes.
        let c = word.clitics;
        let mut skip = u32::from(c.conjunction.is_some());
        if c.preposition.is_some() {
            skip += 1;
        }
        let mut prep = c.preposition.map(String::from);
        let mut joined = c.conjunction.is_some();
        // عن «مصدر مسؤول», في هذا البلد: the mark or the demonstrative between them parts no preposition from its phrase.
        // بعد ذلك منشأة: without the article it is another phrase.
        let this = |b: usize| self.words[b].is(Pos::Demonstrative) && c.article;
        let opened =
            tokens.start.checked_sub(1).filter(|&b| matches!(self.form(b), "«" | "“" | "\"") || this(b));
        if let Some(b) = opened.filter(|&b| this(b) && prep.is_none()) {
            prep = self.words[b].clitics.preposition.map(String::from);
            joined |= self.words[b].joined();
        }
        if prep.is_none()
            && let Some(before) = opened.unwrap_or(tokens.start).checked_sub(1)
            && self.words[before].is(Pos::Preposition)
            && self.words[before].clitics.pronoun.is_none()
            && !self.is_letter_with_pronoun(before)
            && !first.after_break
        {
            let w = &self.words[before];
            joined |= w.joined();
            prep = Some(w.lemma.map_or_else(
                || self.tokens.fold(before).to_owned(),
                |l| self.lexicon.words.lemma(l).folded.clone(),
            ));
        }
        if prep.is_none()
            && let Some(compound) = tokens.start.checked_sub(1).and_then(|b| self.compound_preposition(b))
        {
            prep = Some(compound.to_owned());
        }
        let head = self.head_of(&tokens);
        Phrase { start: first.start + skip, end: last.end, prep, joined, tokens, head }
    }

    fn head_of(&self, tokens: &Range<usize>) -> usize {
        let counting = self.counting(tokens.start).filter(|n| *n < tokens.end);
        let number = counting.unwrap_or(tokens.start);
        if !self.counts(number) {
            return number;
        }
        let sized = number + 1 < tokens.end && self.is_size(number + 1);
        let of = self.behind_bounds(number + 1 + usize::from(sized));
        let partitive = of + 1 < tokens.end && self.is_of(of);
        if partitive { of + 1 } else { number }
    }

    /// في اتجاه المتظاهرين, في شأن الحدود: the preposition that a noun behind في makes with it.
    fn compound_preposition(&self, i: usize) -> Option<&'static str> {
        let behind = i > 0 && self.form(i - 1) == "في" && self.words.get(i + 1).is_some_and(Word::is_nominal);
        match self.form(i) {
            "اتجاه" if behind => Some("باتجاه"),
            "شان" if behind => Some("بشان"),
            _ => None,
        }
    }

    fn starts(&self, i: usize) -> bool {
        let w = &self.words[i];
        if self.compound_preposition(i).is_some() {
            return false;
        }
        w.is_nominal() && w.pos != WordPos::Of(Pos::Honorific)
            // السلطان, المفتي: a title that is an office needs no name behind it.
            || w.is(Pos::Honorific)
                && (self.words.get(i + 1).is_some_and(Word::is_nominal)
                    || self.names(i, |n| matches!(n, Name::Office(_)))
                    || self.stands_for_him(i))
    }

    /// Whether nothing can follow the word in its phrase but an adjective.
    fn closed(&self, i: usize) -> bool {
        let w = &self.words[i];
        // ـي and ـا may be the endings of a plural or dual before its genitive: مسؤولي الدوحة, زعيما فرنسا.
        let construct = self.words.get(i + 1).is_some_and(|next| {
            next.pos == WordPos::Name
                || next.clitics.article && !next.is_adjectival()
                || self.same_mention(i, i + 1)
        });
        let pronoun = w.clitics.pronoun.is_some_and(|p| !(p == "ي" && construct));
        let accusative = w.is_accusative() && !(construct && self.is_title(i) && !w.is_adjectival());
        // طائرة مسيرة صواريخ: the adjective of what flies without a pilot, and no march.
        let drone = i > 0
            && matches!(self.form(i), "مسيره" | "مسيرات")
            && matches!(self.form(i - 1), "طائره" | "طائرات" | "طائرتين" | "طائرتان");
        w.clitics.article || drone || self.has_nunation(i) || pronoun || w.pos == WordPos::Name || accusative
    }

    fn extend(&self, from: usize) -> usize {
        let base = self.extend_base(from);
        let base = self.field(from, base);
        let mut bound = self.bound(from, base);
        // مقتل خمسة من عناصر الأمن: the number that ends a phrase is bound as one that opens it, and so are men of whom
        // it is told (مقتل جنديين من قوات النخبة) and great numbers (طرد عدد كبير من الدبلوماسيين).
        if bound == base && from + 1 < base {
            let last = match base {
                // مقتل 35 على الأقل من طالبان
                _ if base > from + 3 && self.behind_bounds(base - 2) == base => base - 3,
                _ if self.is_size(base - 1) && self.counts(base - 2) => base - 2,
                _ => base - 1,
            };
            let of = self.tokens.fold(base.min(self.words.len() - 1)) == "من";
            if self.counts(last) || of && self.is_human(last) && last == base - 1 {
                bound = self.bound(last, base);
            }
        }
        if bound > base { bound } else { self.charged(from, base) }
    }

    /// Where a phrase ends without what a preposition binds to it.
    fn extend_base(&self, from: usize) -> usize {
        if let Some(number) = self.counting(from) {
            return self.extend_base(number);
        }
        let mut j = from + 1;
        let mut title = self.is_title(from) || self.shares_title(from);
        let mut named = self.is_person_name(from);
        let mut closed = self.closed(from);
        while j < self.words.len().min(from + LONGEST) {
            let w = &self.words[j];
            let token = self.tokens.get(j).expect("in range");
            if token.after_break {
                break;
            }
            let last = j - 1;
            // A time ends the phrase before it (دونالد ترامب الاثنين); a counterpart begins one of his own.
            // A day and its month open none but their own (الأحد 6 مارس مقتل جنود).
            let leaves_time = self.timed[from] && self.timed[last] && !self.timed[j];
            if self.timed[j] && !self.timed[last] || leaves_time || self.is_counterpart(j) {
                break;
            }
            if named || title {
                // محمد بن سلمان بن عبد العزيز: what joins two parts of a name takes both along.
                let joint = NAME_JOINTS.contains(&self.form(j)) && !self.words[j].joined();
                let follows = self
                    .words
                    .get(j + 1)
                    .is_some_and(|n| n.pos != WordPos::Punct && !n.joined() && !n.is(Pos::Preposition));
                if joint
                    && follows
                    && (named
                        || self.is_unknown(last)
                        || self.words[last].is(Pos::Noun)
                        // الملك عبد الله
                        || self.words[last].is(Pos::Honorific)
                        || self.words[last].is(Pos::Adjective)
                        // قائد كتيبة حلب أبو حمزة
                        || self.form(j) == "ابو")
                {
                    named = true;
                    closed = true;
                    j += 2;
                    continue;
                }
            }
            // صادرت الشرطة الكثير من البضائع: what is counted is another's phrase.
            if closed && w.clitics.article && MUCH.contains(&self.form(j)) {
                break;
            }
            // حثت الوزارة الليبيين: a people in the plural is no adjective of one.
            if closed && self.is_people_beside_one(from, j) {
                break;
            }
            // اتهم تقرير روسيا: a paper accuses and calls upon, and is not accused.
            if j == from + 1 && w.pos == WordPos::Name && self.is_paper_that_asks(from) {
                break;
            }
            // ناشدت تشيلسي الرئيس أوباما: behind a name the title of another.
            let another = w.clitics.article
                && self.is_title(j)
                && (named || self.is_unknown(last) || self.words[last].given)
                && !title
                && j + 1 < self.words.len()
                && self.is_person_name(j + 1)
                && !self.names(last, |n| matches!(n, Name::Country(_)));
            // نفى ماكيب الاتهامات: behind a verb and a name that nobody knows stands an object.
            let denied = j == from + 1
                && self.is_unknown(from)
                && from > 0
                && self.words[from - 1].is_verb()
                && w.clitics.article
                && w.clitics.preposition.is_none()
                && w.is(Pos::Noun)
                && !w.guessed
                && !w.given
                && matches!(
                    w.lemma.map(|l| self.lexicon.words.lemma(l).kind),
                    Some(NounKind::Speech | NounKind::Event | NounKind::Document)
                );
            // إطلاق شرطي النار: what he fires is not his.
            let fires = |i: usize| {
                self.words[i]
                    .lemma
                    .is_some_and(|l| matches!(self.lexicon.words.lemma(l).folded.as_str(), "اطلاق" | "فتح"))
            };
            let fired = matches!(self.form(j), "النار" | "الرصاص" | "النيران") && (from..last).any(fires);
            if another || fired || denied {
                break;
            }
            // اعتقلت الشرطة الصحافي: what does not agree with the noun is no adjective of it.
            if j == from + 1 && self.is_of_other_gender(from, j) {
                break;
            }
            if self.is_deed_behind_honorific(from, j)
                || self.is_one_behind_many(from, j)
                || self.is_behind_counted(from, j)
                || self.is_behind_nominative_men(j)
                || self.is_beside_anybody(from, j)
                || self.tells_of_him(j)
            {
                break;
            }
            // أبلغ سامر الصحافيين: of one who is named by his name nobody in the plural is the title.
            let plural = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
            if named
                && w.clitics.article
                && plural
                && self.form(j).ends_with("ين")
                && !self.same_mention(last, j)
            {
                break;
            }
            // لقي ثلاثة أشخاص مصرعهم: what they met is no genitive of theirs.
            if matches!(self.form(j), "مصرعه" | "مصرعها" | "مصرعهم" | "حتفه" | "حتفها" | "حتفهم")
            {
                break;
            }
            // شهود عيان القول إن: who says so is named before.
            let quotes = w.is(Pos::Masdar) && self.words.get(j + 1).is_some_and(|n| n.is(Pos::That));
            if quotes && w.clitics.article {
                break;
            }
            // مقتل أكثر من 100 شخص: what is counted is the genitive.
            if !closed && self.words[last].is_nominal() && self.counting(j).is_some() {
                return self.extend_base(j);
            }
            // المتحدث الرسمي باسم الجيش: in whose name follows.
            if title && matches!(self.form(j), "باسم" | "بلسان") {
                closed = false;
                j += 1;
                continue;
            }
            if self.same_mention(last, j) {
                title |= self.is_title(j);
                closed |= self.closed(j);
                j += 1;
                continue;
            }
            if w.pos == WordPos::Punct {
                if let Some(end) = self.quoted_name(last, j) {
                    closed = true;
                    j = end;
                    continue;
                }
                let end = match self.form(j) {
                    "،" | "," | "(" | "/" | "-" if title && !named => self.apposition(j + 1),
                    "،" | "," if named => self.title_behind(j + 1),
                    _ => None,
                };
                if let Some(end) = end {
                    named = true;
                    closed = true;
                    j = end;
                    continue;
                }
                break;
            }
            let second =
                w.joined() && (title && !named && self.second_portfolio(j) || self.second_office(from, j));
            if second {
                closed = w.clitics.article;
                j += 1;
                continue;
            }
            if !w.is_nominal() || w.joined() {
                break;
            }
            if w.clitics.preposition.is_some() {
                // An office "of" a body may be said with ل: الأمين العام لحلف الناتو.
                let of = w.clitics.preposition == Some('ل')
                    && title
                    && !named
                    && !self.is_outlet(j)
                    // زيارة ولي العهد السعودي لإسبانيا: whose he is has been told.
                    && !(from..j).any(|i| self.is_nisba(i))
                    && self
                        .names(j, |n| matches!(n, Name::Organisation(_) | Name::Country(_) | Name::Seat(..)));
                // النائب الثاني لرئيس مجلس الوزراء, الرئيس العام لرعاية الشباب: what is said of the office itself.
                let charge = title && self.charge_of_office(from..j);
                if !of && !charge {
                    break;
                }
                closed = of || w.clitics.article;
                j += 1;
                continue;
            }
            // النزاع في اليمن المستمر: what goes on is the conflict.
            let lasting = self.words[last].pos == WordPos::Name
                && self.names(last, |n| matches!(n, Name::Country(_) | Name::Capital(..) | Name::Place(_)))
                && w.clitics.article
                && (w.is(Pos::ActiveParticiple)
                    || matches!(
                        self.form(j),
                        "المستمر"
                            | "المستمره"
                            | "المتواصل"
                            | "المتواصله"
                            | "الحالي"
                            | "الحاليه"
                            | "الاخير"
                            | "الاخيره"
                            | "الراهن"
                            | "الراهنه"
                    ));
            if lasting {
                break;
            }
            let absorb = if w.clitics.article {
                if closed {
                    self.is_nisba(j)
                        || w.is_adjectival()
                        || w.is(Pos::Numeral)
                        || self.is_brotherly(j)
                        || named
                            && self.is_title(j)
                            && !self.is_body(j)
                            && (!self.is_title(from) || self.has_held(from..j, j))
                            && !self.is_office_abroad(from..j, j)
                            && !self.names_another(j)
                        || named && self.is_surname(j)
                        || title && !named && (self.is_person_name(j) || w.guessed || self.honours(j))
                } else {
                    !self.is_another(from, j)
                }
            } else if w.pos == WordPos::Name {
                // العاصمة السودانية الخرطوم: which one it is.
                let capital = matches!(self.form(from), "العاصمه" | "عاصمه")
                    && self.names(j, |n| matches!(n, Name::Capital(..)));
                if capital {
                    true
                } else if closed {
                    // الزعيم الدرزي وليد جنبلاط: over what he is besides.
                    let besides = || {
                        j == from + 2
                            && self.is_person_name(j)
                            && self.words[last].given
                            && self.form(last).starts_with("ال")
                            && self.form(from).starts_with("ال")
                    };
                    title && self.is_person_name(j) && (!named || besides())
                } else {
                    // وزير خارجية السويد: what an office is of.
                    // وزراء خارجية السويد: nor does what many are of begin another phrase.
                    let of_office =
                        self.names(last, |n| matches!(n, Name::Office(_))) || self.names_men(from, last);
                    // دعا الشمري مجلس الأمن: behind a name that nobody knows stands another's.
                    let another = self.words[last].given
                        && self.form(last).starts_with("ال")
                        && !self.is_person_name(j);
                    of_office || !(another || self.words[last].is_adjectival() && j - from >= 2)
                }
            } else if w.pos == WordPos::Number {
                !closed
            } else if self.is_unknown(j) {
                !closed || title && !named || named && self.is_unknown(last)
            } else if w.is(Pos::Honorific) {
                // جامعة الملك سعود, مستشفى الأمير سلطان.
                title && !named || !closed
            } else {
                // متحدثا رسميا, جنديين إسبانيين
                let ended = self.words[last].is_accusative()
                    || self.has_nunation(last) && !self.words[last].clitics.article;
                // مسلحان إسلاميان
                let alike = self.has_nunation(last)
                    && w.clitics.pronoun.is_none()
                    && ["ان", "ين", "ون"]
                        .iter()
                        .any(|e| self.form(last).ends_with(e) && self.form(j).ends_with(e))
                    && w.lemma.is_some_and(|l| self.lexicon.words.lemma(l).folded.ends_with('ي'));
                // مصدرا دبلوماسيا, هجوما عسكريا
                let nisba = self.words[last].is_accusative()
                    && w.is_accusative()
                    && w.clitics.pronoun.is_none()
                    && w.lemma.is_some_and(|l| self.lexicon.words.lemma(l).folded.ends_with('ي'));
                let adjective_of_ended = ended && (w.is_adjectival() || alike || nisba);
                // Behind an adjective a bare noun begins a new phrase (مصادر مطلعة شبكة كذا).
                // قاطع نواب أكراد جلسة: nor behind a people's name that describes men.
                let after_adjective = (self.words[last].is_adjectival() || self.describes_men(from, last))
                    && (j - from >= 2 || self.words[last].is(Pos::Adjective))
                    && !w.is_adjectival()
                    && !w.is(Pos::Numeral)
                    // مدير عام شركة, but no مصادر أمنية مقتل
                    // nor مسؤول حكومي متقاعد
                    && (self.is_informant(from) && !self.is_human(j)
                        || !self.names(last, |n| matches!(n, Name::Office(_))));
                // صاحب السمو أمير البلاد: what he is who is called so.
                let highness = matches!(
                    self.form(last),
                    "السمو" | "الجلاله" | "الفخامه" | "السماحه" | "الغبطه" | "القداسه"
                ) && self.is_title(j)
                    && j == from + 2;
                // الأمير محمد بن سلمان ولي العهد وزير الدفاع
                let his_office = highness
                    || named
                        && self.covering[j].iter().any(|&m| {
                            self.mentions[m].tokens.start == j && self.mentions[m].office().is_some()
                        })
                        && self.has_held(from..j, j)
                        && !self.names_another(j);
                if his_office {
                    closed = false;
                }
                // أصدر ماكيب بيانا: behind a name that nobody knows an object begins.
                // علق حمد قائلا: as does what he did beside it. اتهمت صحفية رجلا: and whom somebody acts on.
                let whom = w.is(Pos::Noun)
                    && w.is_accusative()
                    && self.is_human(j)
                    && !self.words[last].is_accusative()
                    && !self.counts(last)
                    && (self.is_human(last) || self.tokens.get(last).is_some_and(|t| t.ta_marbuta));
                let object = whom
                    || self.is_unknown(last)
                        && (w.is_accusative() && (!w.is_adjectival() || w.is(Pos::ActiveParticiple))
                            || w.clitics.pronoun.is_some());
                // انتقد محمد ولد سيدنا قرار الحكومة: nor behind the parts of a name is a word of the language one.
                let whole = j - from >= 2
                    && (self.words[last].given || self.is_unknown(last))
                    && self.words[last - 1].given
                    && !w.given
                    && !w.guessed
                    && !self.names(j, |n| matches!(n, Name::Office(_)));
                // تسعة نواب احتجاجا على القرار: a deed in the accusative is no genitive.
                // أصدرت محكمة حكما: nor is a thing.
                let ground = (w.is(Pos::Masdar)
                    || w.is(Pos::Noun) && !w.is_adjectival() && !self.words[last].is_accusative())
                    && w.is_accusative()
                    && !self.counts(last);
                !self.is_in_another_case(from, j)
                    && (!closed && !after_adjective && !object && !whole && !ground
                        || adjective_of_ended
                        || his_office)
            };
            if !absorb {
                break;
            }
            let unknown = self.is_unknown(j);
            if self.is_person_name(j) || title && (closed || w.given) && unknown {
                named = true;
            }
            title |= self.is_title(j);
            closed = self.closed(j)
                || closed && (w.is_adjectival() || unknown)
                || named && unknown
                || w.clitics.article;
            j += 1;
        }
        j
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use riwaya_lexicon::Lexicon;
    use riwaya_record::Field;

    use crate::passage::Passage;

    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::built_in().expect("the lexicon that ships is sound"));

    /// Words of every kind the phrases are made of, and marks between them.
    const WORDS: [&str; 40] = [
        "الرئيس",
        "رئيس",
        "الأمريكي",
        "جو",
        "بايدن",
        "محمد",
        "بن",
        "سلمان",
        "وزير",
        "الخارجية",
        "سيرغي",
        "لافروف",
        "قال",
        "إن",
        "أن",
        "في",
        "على",
        "مدينة",
        "دوما",
        "شرق",
        "وأعلنت",
        "الشرطة",
        "الفرنسية",
        "17",
        "قتيلا",
        "مسلحون",
        "مجهولون",
        "نظيره",
        "الروسي",
        "،",
        "«",
        "»",
        "(",
        ")",
        "-",
        "لم",
        "للأمم",
        "المتحدة",
        "وبالمباحثات",
        "شمقطور",
    ];

    proptest! {
        #[test]
        fn phrases_stand_in_order_and_share_no_word(picked in prop::collection::vec(0..WORDS.len(), 0..30)) {
            let text = picked.iter().map(|&n| WORDS[n]).collect::<Vec<_>>().join(" ");
            let passage = Passage::new(&text, Field::Text, &LEXICON, None, &[]);
            prop_assert_eq!(passage.words.len(), passage.tokens.len());
            let mut end = 0;
            for phrase in &passage.phrases {
                prop_assert!(phrase.tokens.start >= end && phrase.tokens.start < phrase.tokens.end);
                prop_assert!(phrase.start < phrase.end);
                end = phrase.tokens.end;
            }
            prop_assert!(end <= passage.tokens.len());
            for (word, token) in passage.words.iter().zip(passage.tokens.iter()) {
                prop_assert!(word.before + word.after < token.end - token.start);
            }
        }
    }
}
