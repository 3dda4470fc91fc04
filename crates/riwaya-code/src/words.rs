//! The best reading of every token in its context: which word it is, and which clitics it carries.

use riwaya_lexicon::{Analysis, Features, Given, Lexicon, NounKind, Pos, Reading};
use riwaya_text::{
    Clitics, Gender, GrammaticalNumber, Mood, Person, Split, Tense, Token, TokenKind, Tokens, VerbFeatures,
    Voice, splits,
};

use crate::mentions::Mention;

/// A token read in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub pos: WordPos,
    /// Its headword in the lexicon, where known; [`riwaya_lexicon::Words::lemma`] has it.
    pub lemma: Option<u32>,
    /// Its clitics.
    pub clitics: Clitics,
    /// Code points before and after the stem.
    pub before: u32,
    /// Code points of the pronoun.
    pub after: u32,
    /// Features of the form.
    pub features: Features,
    /// Whether the lexicon does not know the word and the part of speech is a guess.
    pub guessed: bool,
    /// Whether it is part of the name of a person who need not be known; it stands as a guessed noun.
    pub given: bool,
}

/// What a token is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordPos {
    /// A word of the lexicon, or guessed.
    Of(Pos),
    /// Part of a proper name.
    Name,
    /// A number in digits.
    Number,
    /// Punctuation.
    Punct,
}

impl Word {
    pub(crate) fn is(&self, pos: Pos) -> bool {
        self.pos == WordPos::Of(pos)
    }

    pub(crate) fn is_verb(&self) -> bool {
        self.is(Pos::Verb)
    }

    pub(crate) fn verb(&self) -> Option<VerbFeatures> {
        match self.features {
            Features::Verb(f) if self.is_verb() => Some(f),
            _ => None,
        }
    }

    /// Whether it can stand in a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        match self.pos {
            WordPos::Of(pos) => {
                pos.is_nominal() || matches!(pos, Pos::Quantifier | Pos::Numeral | Pos::Honorific)
            }
            WordPos::Name | WordPos::Number => true,
            WordPos::Punct => false,
        }
    }

    pub(crate) fn is_adjectival(&self) -> bool {
        matches!(self.pos, WordPos::Of(Pos::Adjective | Pos::ActiveParticiple | Pos::PassiveParticiple))
    }

    /// Whether it is marked as an accusative (داعيا, محذرا).
    pub(crate) fn is_accusative(&self) -> bool {
        matches!(self.features, Features::Noun(f) if f.accusative)
    }

    /// Whether a conjunction is written with it.
    pub(crate) fn joined(&self) -> bool {
        self.clitics.conjunction.is_some()
    }

    fn blank(pos: WordPos) -> Self {
        Self {
            pos,
            lemma: None,
            clitics: Clitics::default(),
            before: 0,
            after: 0,
            features: Features::None,
            guessed: false,
            given: false,
        }
    }
}

/// What the word before allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// A verb is as likely as not.
    Open,
    /// A clause begins: news Arabic begins it with a verb.
    Clause,
    /// Only a verb follows (قد, لم, لن, سوف).
    Verb,
    /// Only a noun follows (a preposition, a quantifier).
    Noun,
    /// A noun phrase is going on.
    Phrase,
    /// A word joined by و inside a sentence, before a definite one.
    Joined,
    /// A definite noun phrase is going on: what is definite too is likely its adjective.
    Definite,
    /// A subject stands before, behind أن or at the head of a title: its verb may follow.
    Predicate,
}

/// Reads all tokens of a text.
pub(crate) fn read(
    tokens: &Tokens,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
    mentions: &[Mention],
) -> Vec<Word> {
    let mut named = vec![None; tokens.len()];
    for m in mentions.iter().filter(|m| m.is_proper()) {
        for (n, slot) in named[m.tokens.clone()].iter_mut().enumerate() {
            *slot = Some(if n == 0 { (m.clitics, m.before) } else { (Clitics::default(), 0) });
        }
    }
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    // Whether أن, إن or the head of the text has opened a clause whose verb has not come yet.
    let mut awaiting = true;
    // Whether the sentence began with a preposition or adverb and has had no verb yet.
    let mut fronted = false;
    let mut begins = true;
    for (i, token) in tokens.iter().enumerate() {
        let word = match token.kind {
            TokenKind::Number => Word::blank(WordPos::Number),
            TokenKind::Punct => Word::blank(WordPos::Punct),
            TokenKind::Word => match named[i] {
                Some((clitics, before)) => Word { clitics, before, ..Word::blank(WordPos::Name) },
                None => {
                    let mut context = context(tokens, i, &words, lexicon);
                    // A comma inside a sentence is seldom followed by a verb without a subject: اقترح، أمس، عقد قمة. What
                    // stands before the first verb (وفي سياق منفصل، ذكر تلفزيون) is not yet inside.
                    if context == Context::Clause
                        && !fronted
                        && matches!(tokens.fold(i.saturating_sub(1)), "،" | ",")
                        && !followed_by_subject(tokens, &named, i)
                    {
                        context = Context::Open;
                    }
                    let closed = words
                        .last()
                        .is_some_and(|w| w.clitics.article || w.pos == WordPos::Name || w.guessed);
                    if awaiting
                        && closed
                        && matches!(context, Context::Phrase | Context::Definite | Context::Open)
                    {
                        context = Context::Predicate;
                    }
                    // وحذر الكرملين: a second clause joined by و begins with its verb.
                    if matches!(context, Context::Open | Context::Phrase | Context::Definite)
                        && tokens.fold(i).starts_with('و')
                        && followed_by_subject(tokens, &named, i)
                    {
                        context = Context::Joined;
                    }
                    read_word(tokens, written, i, lexicon, context)
                }
            },
        };
        // وكان الوزير اتهم: what stood in the past already has its verb behind its subject.
        let pluperfect = matches!(tokens.fold(i), "وكان" | "وكانت");
        awaiting = if word.is(Pos::That) || token.after_break || pluperfect {
            true
        } else {
            awaiting && !word.is_verb() && !matches!(tokens.fold(i), "." | "،" | ",")
        };
        if begins || token.after_break {
            fronted = word.is(Pos::Preposition) || word.is(Pos::Adverb);
        }
        fronted &= !word.is_verb() && !word.is(Pos::That);
        begins = matches!(tokens.fold(i), "." | "؟" | "!");
        words.push(word);
    }
    find_given_names(tokens, written, lexicon, mentions, &mut words);
    words
}

/// Reads given and family names as such: what is no other word anywhere, what is one only beside a name or title.
fn find_given_names(
    tokens: &Tokens,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
    mentions: &[Mention],
    words: &mut [Word],
) {
    // نظيره, الجزائري, مسؤول: what may be an adjective of a country, an office or a generic actor is a name only behind one.
    let mut common = vec![false; words.len()];
    for m in mentions.iter().filter(|m| !m.is_proper()) {
        common[m.tokens.clone()].fill(true);
    }
    // Nothing but a name, alone: محمد, but not سعيد.
    let only_name = |words: &[Word], i: usize| {
        words.get(i).is_some_and(|w| w.pos == WordPos::Name || w.guessed && !w.is_verb())
            && written[i].given.is_some_and(|given| !given.weak)
    };
    for i in 0..words.len() {
        // أمجد أبو ناصر, جابر بن محمد: no verb before what joins the parts of a name.
        let joins = matches!(tokens.fold(i + 1), "ابو" | "بن" | "ابن")
            && tokens.get(i + 1).is_some_and(|t| !t.after_break);
        if words[i].is_verb() && !words[i].joined() && !joins
            || matches!(words[i].features, Features::None) && !words[i].guessed
        {
            continue;
        }
        let Some(Given { clitics, before, weak }) = written[i].given else { continue };
        // Fidel is no ف + يدل; what else is a verb or a particle stays one.
        let torn = !weak && words[i].is_verb() && words[i].joined() && clitics == Clitics::default();
        let nominal = matches!(words[i].pos, WordPos::Of(pos) if pos.is_nominal());
        let joins = joins && !weak && clitics == Clitics::default();
        if !nominal && !torn && !joins {
            continue;
        }
        let ordinary = weak || !words[i].guessed;
        let joined_line = tokens.get(i).is_some_and(|t| !t.after_break);
        let after_name = joined_line
            && clitics == Clitics::default()
            && i.checked_sub(1).is_some_and(|p| {
                let title = words[p].is(Pos::Honorific)
                    || words[p].clitics.article
                        && words[p].lemma.is_some_and(|l| lexicon.words.lemma(l).kind == NounKind::Person);
                words[p].given || title
            });
        let before_name = tokens.get(i + 1).is_some_and(|t| !t.after_break) && only_name(words, i + 1);
        // وقال كريم بوزيان: behind a word of saying and before a word nobody knows.
        let says = joined_line
            && clitics == Clitics::default()
            && i.checked_sub(1).is_some_and(|p| {
                words[p].is_verb()
                    && words[p].clitics.pronoun.is_none()
                    && words[p].lemma.and_then(|l| lexicon.sayings.of(l)).is_some_and(|s| s.that || s.quote)
            })
            && words.get(i + 1).is_some_and(|n| {
                n.guessed && n.clitics == Clitics::default() && !n.is_verb() && n.pos != WordPos::Punct
            });
        let behind_given = joined_line && i.checked_sub(1).is_some_and(|p| words[p].given);
        if common[i] && !behind_given {
            continue;
        }
        if !ordinary || torn || joins || says || after_name || before_name {
            words[i] =
                Word { clitics, before, guessed: true, given: true, ..Word::blank(WordPos::Of(Pos::Noun)) };
        }
    }
}

/// Whether the word after a token is definite or a name, as the subject of a verb mostly is.
fn followed_by_subject(tokens: &Tokens, named: &[Option<(Clitics, u32)>], i: usize) -> bool {
    named.get(i + 1).is_some_and(Option::is_some) || tokens.fold(i + 1).starts_with("ال")
}

fn context(tokens: &Tokens, i: usize, words: &[Word], lexicon: &Lexicon) -> Context {
    let Some(before) = i.checked_sub(1).map(|p| &words[p]) else { return Context::Clause };
    if tokens.get(i).is_some_and(|t| t.after_break) {
        return Context::Clause;
    }
    match before.pos {
        WordPos::Punct => match tokens.fold(i - 1) {
            "." | "،" | "," | ":" | "؛" | "!" | "؟" | "?" | "-" | "–" => Context::Clause,
            _ => Context::Open,
        },
        // في 2013 نظم عملية: behind the number of a year a clause may begin.
        WordPos::Number if is_year(tokens, i - 1) => Context::Open,
        WordPos::Of(Pos::Preposition | Pos::Quantifier | Pos::Demonstrative | Pos::Numeral)
        | WordPos::Number => Context::Noun,
        WordPos::Of(Pos::Negation) => match tokens.fold(i - 1) {
            "لم" | "لن" => Context::Verb,
            "لا" | "ما" => Context::Clause,
            _ => Context::Noun,
        },
        WordPos::Of(Pos::Relative) => Context::Clause,
        // أنه أجرى: behind the pronoun the clause goes on with its verb.
        WordPos::Of(Pos::That) if before.clitics.pronoun.is_some() => Context::Clause,
        WordPos::Of(Pos::That) => match tokens.fold(i - 1) {
            "ان" | "بان" | "لان" => Context::Open,
            _ => Context::Noun,
        },
        WordPos::Of(Pos::Adverb | Pos::Conjunction) => match tokens.fold(i - 1) {
            "قد" | "لقد" | "سوف" | "وقد" | "فقد" => Context::Verb,
            _ => Context::Clause,
        },
        WordPos::Of(Pos::Verb) => {
            let auxiliary = before.lemma.is_some_and(|l| {
                matches!(
                    lexicon.words.lemma(l).folded.as_str(),
                    "كان" | "بدا" | "ظل" | "اصبح" | "كاد" | "اخذ" | "عاد" | "بات" | "استمر"
                )
            });
            if auxiliary { Context::Open } else { Context::Phrase }
        }
        WordPos::Of(pos)
            if pos.is_nominal() && (before.clitics.article || before.clitics.pronoun.is_some()) =>
        {
            Context::Definite
        }
        WordPos::Of(pos) if pos.is_nominal() => Context::Phrase,
        _ => Context::Open,
    }
}

/// Whether a number is that of a year told after "in" or "since".
fn is_year(tokens: &Tokens, i: usize) -> bool {
    let form = tokens.fold(i);
    form.len() == 4
        && form.starts_with(['1', '2'])
        && i.checked_sub(1).is_some_and(|p| matches!(tokens.fold(p), "في" | "منذ" | "عام" | "سنه" | "العام"))
}

fn read_word(tokens: &Tokens, around: &[Reading<'_>], i: usize, lexicon: &Lexicon, context: Context) -> Word {
    let form = tokens.fold(i);
    let token = tokens.get(i).expect("i is a token");
    let written = &around[i];
    let whole = written.whole || !token.ta_marbuta && written.inflected_whole;
    let mut best: Option<(f64, Word)> = None;
    let mut beside = None;
    for part in &written.parts {
        // بينهم is no ب + ينهم, but بين with a pronoun.
        if whole && part.before > 0 || part.cuts_whole {
            continue;
        }
        let split = written.split(part);
        let analyses = lexicon.analyses(part);
        for analysis in analyses {
            let Some(mut score) = score(&split, analysis, analyses, token, context, lexicon) else {
                continue;
            };
            let beside = beside.get_or_insert_with(|| Beside::of(tokens, around, i, lexicon));
            score += spelling(token, &split, analysis, lexicon) + beside.tell(analysis, context, lexicon);
            if best.as_ref().is_none_or(|(s, _)| score > *s) {
                let word = Word {
                    pos: WordPos::Of(analysis.pos),
                    lemma: Some(analysis.lemma),
                    clitics: split.clitics,
                    before: split.before,
                    after: split.after,
                    features: analysis.features,
                    guessed: false,
                    given: false,
                };
                best = Some((score, word));
            }
        }
    }
    best.map_or_else(|| guess(form, context, whole), |(_, word)| word)
}

/// Whether the letters that folding makes one speak for the headword: أعمال is no إعمال, موسيقى no موسيقي.
fn spelling(token: &Token, split: &Split<'_>, analysis: &Analysis, lexicon: &Lexicon) -> f64 {
    let lemma = lexicon.words.lemma(analysis.lemma);
    let mut s = 0.0;
    // Many papers leave hamzas out; few write another.
    if split.stem.starts_with(lemma.folded.as_str()) {
        let other = lemma.written.chars().enumerate().any(|(n, written)| {
            matches!(written, 'أ' | 'إ' | 'ا')
                && token.hamza(split.before + n as u32).is_some_and(|hamza| hamza != written)
        });
        if other {
            s -= 0.8;
        }
    }
    // إعلام is no plural of علم: broken plurals begin with أ.
    let broken = matches!(analysis.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
        && split.stem.starts_with('ا')
        && !lemma.folded.starts_with('ا');
    if broken && token.hamza(split.before) == Some('إ') {
        s -= 0.8;
    }
    // قُتل is a passive.
    if token.damma_first && matches!(analysis.features, Features::Verb(_)) {
        s += 1.5;
    }
    // Of two verbal nouns or participles that of the commoner verb, and a noun before either.
    if let Some(verb) = lemma.verb {
        s -= RARITY * (f64::from(verb) / f64::from(RAREST)).min(1.0);
    }
    // نظيره is rather نظير with a pronoun than نظيرة written with ه.
    let feminine = matches!(analysis.features, Features::Noun(f) if f.gender == Gender::Feminine);
    if feminine && split.after == 0 && split.stem.ends_with('ه') && !token.ta_marbuta {
        s -= 0.5;
    }
    // أتمنى is no أتم with ني.
    if token.final_maqsura && matches!(split.clitics.pronoun, Some("ي" | "ني")) {
        s -= 1.0;
    }
    if split.after == 0 && split.stem == lemma.folded && split.stem.ends_with('ي') {
        let maqsura = lemma.written.ends_with('ى');
        if token.final_maqsura == maqsura {
            s += 0.15;
        } else if token.final_maqsura {
            s -= 0.3;
        }
    }
    s
}

/// The words beside a token, as far as they tell for and against its readings.
struct Beside<'t> {
    form: &'t str,
    before: &'t str,
    after: &'t str,
    /// Whether a word follows, and not a number or mark.
    word_follows: bool,
    number_follows: bool,
    /// Whether what follows is an indefinite accusative; whether it can be an adjective, and nothing else; whether it can be
    /// what no noun phrase holds.
    accusative: bool,
    adjective: bool,
    only_adjective: bool,
    closed: bool,
}

impl<'t> Beside<'t> {
    fn of(tokens: &'t Tokens, around: &[Reading<'_>], i: usize, lexicon: &Lexicon) -> Self {
        let broken = tokens.get(i).is_some_and(|t| t.after_break);
        let before = i.checked_sub(1).filter(|_| !broken).map_or("", |b| tokens.fold(b));
        let next = tokens.get(i + 1).filter(|t| !t.after_break);
        let after = next.map_or("", |_| tokens.fold(i + 1));
        let analyses = next.map_or(&[][..], |_| lexicon.whole_analyses(&around[i + 1]));
        let is_adjective = |a: &Analysis| a.pos == Pos::Adjective;
        let known = analyses.iter().any(|a| matches!(a.features, Features::Noun(f) if f.accusative));
        let guessed =
            analyses.is_empty() && after.len() >= 8 && !after.ends_with("ها") && !after.ends_with("نا");
        Self {
            form: tokens.fold(i),
            before,
            after,
            word_follows: next.is_some_and(|t| t.kind == TokenKind::Word),
            number_follows: next.is_some_and(|t| t.kind == TokenKind::Number),
            accusative: after.ends_with('ا') && !next.is_some_and(|t| t.final_hamza) && (known || guessed),
            adjective: analyses.iter().any(is_adjective),
            only_adjective: !analyses.is_empty() && analyses.iter().all(is_adjective),
            closed: analyses.iter().any(|a| !a.pos.is_nominal() && a.pos != Pos::Honorific),
        }
    }

    /// What they tell of one reading.
    fn tell(&self, analysis: &Analysis, context: Context, lexicon: &Lexicon) -> f64 {
        match analysis.features {
            Features::Verb(f) => self.tell_verb(analysis, f, context, lexicon),
            _ => self.tell_other(analysis, lexicon),
        }
    }

    fn tell_other(&self, analysis: &Analysis, lexicon: &Lexicon) -> f64 {
        let mut s = 0.0;
        match analysis.pos {
            // موقعا عسكريا: before an adjective what is a noun too is one; مشيرا إلى tells an act.
            Pos::ActiveParticiple
                if self.adjective && self.after.ends_with('ا') && self.form.ends_with('ا') =>
            {
                let lemma = lexicon.words.lemma(analysis.lemma);
                if lexicon.words.find(&lemma.folded, Pos::Noun).is_some() {
                    s -= 0.7;
                }
            }
            Pos::Adverb => {
                // ركودا اقتصاديا: behind an indefinite accusative an adverb in ـا is its adjective.
                if self.form.ends_with('ا') && self.before.ends_with('ا') {
                    s -= 1.0;
                }
                // في اليوم الأخير: behind a preposition an adverb is a noun where it can be.
                if lexicon.words.analyses(self.before).iter().any(|a| a.pos == Pos::Preposition) {
                    s -= 1.3;
                }
            }
            // A title stands before a name or another title, one in ة (دولة الرئيس) before a definite one.
            Pos::Honorific
                if !self.word_follows
                    || self.form.ends_with('ه') && !self.after.starts_with("ال")
                    || self.closed =>
            {
                s -= 1.5;
            }
            _ => {}
        }
        s
    }

    fn tell_verb(&self, analysis: &Analysis, f: VerbFeatures, context: Context, lexicon: &Lexicon) -> f64 {
        let mut s = 0.0;
        // قتل 45 جنديا, تشكل جزءا: a number or an indefinite accusative is what the verb is about.
        let open = matches!(context, Context::Open | Context::Predicate | Context::Clause);
        if open && (self.number_follows || self.accusative) {
            s += 0.5;
        }
        // كان and its forms need no subject beside them.
        if matches!(context, Context::Open | Context::Clause)
            && lexicon.words.lemma(analysis.lemma).folded == "كان"
        {
            s += 0.6;
        }
        // غضب عارم: a bare adjective is no subject.
        if self.only_adjective && !self.accusative {
            s -= 0.6;
        }
        // دخلنا، قلت: who speaks of himself needs no subject after the verb.
        if context == Context::Open
            && f.person == Person::First
            && f.tense == Tense::Past
            && f.number == GrammaticalNumber::Plural
        {
            s += 0.6;
        }
        // يعد is the jussive of عاد only behind لم, لا, لما and ل.
        if f.mood == Mood::Jussive
            && !self.form.starts_with(['ل', 'ف'])
            && !["لم", "ولم", "فلم", "لا", "ولا", "لما", "الم"].contains(&self.before)
        {
            s -= 0.9;
        }
        s
    }
}

/// What the rarest verb is marked down by, and the number of its lemma.
const RARITY: f64 = 0.6;
const RAREST: u32 = 12_000;

/// How well a reading fits; `None` where grammar forbids it.
fn score(
    split: &Split<'_>,
    analysis: &Analysis,
    analyses: &[Analysis],
    token: &Token,
    context: Context,
    lexicon: &Lexicon,
) -> Option<f64> {
    let (ta_marbuta, final_hamza) = (token.ta_marbuta, token.final_hamza);
    let c = split.clitics;
    let pos = analysis.pos;
    let nominal = pos.is_nominal() || matches!(pos, Pos::Quantifier | Pos::Numeral | Pos::Honorific);
    let mut s = 0.0;
    if c.article && !nominal {
        return None;
    }
    if c.pronoun.is_some() && ta_marbuta {
        return None;
    }
    if let Some(p) = c.preposition {
        let infinitive =
            p == 'ل' && matches!(analysis.features, Features::Verb(f) if f.tense == Tense::Present);
        let particle = matches!(pos, Pos::That | Pos::Relative | Pos::Demonstrative | Pos::Pronoun)
            || pos == Pos::Preposition && c.pronoun.is_some();
        if !(nominal || infinitive || particle) {
            return None;
        }
        s -= match p {
            'ل' => 0.35,
            'ب' => 0.3,
            _ => 0.9,
        };
    }
    s -= match c.conjunction {
        Some('و') => 0.2,
        Some(_) => 0.8,
        None => 0.0,
    };
    if c.pronoun.is_some() {
        s -= 0.4;
    }
    match analysis.features {
        Features::Verb(f) => {
            if c.future && f.tense != Tense::Present {
                return None;
            }
            if c.article || matches!(c.preposition, Some('ب' | 'ك')) {
                return None;
            }
            s += match context {
                Context::Verb => 2.0,
                Context::Clause => 0.8,
                Context::Open => -0.2,
                Context::Joined => {
                    if c.conjunction.is_some() {
                        0.45
                    } else {
                        -0.3
                    }
                }
                Context::Predicate => 0.7,
                Context::Phrase | Context::Definite => -0.3,
                Context::Noun => -2.0,
            };
            if f.tense == Tense::Imperative {
                s -= 1.5;
            }
            // A form in ي can only be a present; one in ت is often the past of form V or VI (تحدث, تبادل).
            if f.tense == Tense::Present {
                s += if split.stem.starts_with('ي') { 0.5 } else { -0.1 };
            }
            // Of two readings the commoner verb: the lexicon lists verbs by frequency.
            s -= RARITY * (f64::from(analysis.lemma) / f64::from(RAREST)).min(1.0);
            s -= match f.person {
                Person::Third => 0.0,
                Person::First => 0.5,
                Person::Second => 0.9,
            };
            if f.voice == Voice::Passive {
                s -= 0.3;
            }
            if f.number == GrammaticalNumber::Dual {
                s -= 0.4;
            }
            // The ا after the و of the plural is left out only before a pronoun.
            let bare_plural =
                f.tense == Tense::Past && f.number == GrammaticalNumber::Plural && split.stem.ends_with('و');
            if bare_plural && c.pronoun.is_none() {
                s -= 1.2;
            }
            if c.pronoun == Some("ي") || c.pronoun == Some("ني") && split.stem.len() < 6 {
                return None;
            }
        }
        Features::Noun(f) => {
            if c.future {
                return None;
            }
            // ة before a pronoun is written ت; a form that ends in ه cannot take one.
            // A ه of its own (توجيه) is no ة.
            let own = || lexicon.words.lemma(analysis.lemma).written.ends_with('ه');
            if c.pronoun.is_some() && (split.stem.ends_with('ه') && !own() || f.accusative) {
                return None;
            }
            if f.construct && c.article {
                return None;
            }
            if f.construct && c.pronoun.is_none() {
                // The ت of ة appears only before a pronoun; و and ي of the plural also before a genitive.
                if split.stem.ends_with(['ت', 'ئ', 'ؤ']) {
                    return None;
                }
                s -= 0.5;
            }
            if ta_marbuta && c.pronoun.is_none() && !split.stem.ends_with('ه') {
                return None;
            }
            if f.accusative {
                if c.article {
                    return None;
                }
                s -= 0.25;
            }
            if f.number == GrammaticalNumber::Dual {
                s -= 0.15;
            }
            if c.pronoun == Some("ك") || c.pronoun == Some("كم") || c.pronoun == Some("ني") {
                s -= 1.0;
            }
            // عمل عسكري: behind a noun what is an adjective too is one.
            let behind =
                context == Context::Phrase && !c.article || context == Context::Definite && c.article;
            if pos == Pos::Noun
                && behind
                && split.stem.ends_with(['ي', 'ه'])
                && analyses.iter().any(|a| a.pos == Pos::Adjective)
            {
                s -= 0.3;
            }
            s += match context {
                Context::Noun | Context::Phrase => 0.5,
                Context::Definite if c.article && c.preposition.is_none() && pos == Pos::Adjective => 0.9,
                Context::Definite => 0.5,
                Context::Verb => -1.0,
                _ => 0.0,
            };
            if c.article || c.preposition.is_some() {
                s += 0.6;
            }
            if matches!(pos, Pos::ActiveParticiple | Pos::PassiveParticiple) {
                // In the accusative a participle tells a second act beside the verb: داعيا, محذرا.
                s += if f.accusative { 0.35 } else { -0.35 };
            }
        }
        Features::None => {
            if c.article && !nominal || c.future {
                return None;
            }
            s += 1.2;
            // الأحد is a day, الآلاف a noun; البعض, الكل stay what they are.
            let counts_all = matches!(
                lexicon.words.lemma(analysis.lemma).folded.as_str(),
                "بعض" | "كل" | "جميع" | "كلا" | "اخر"
            );
            if c.article
                && (pos == Pos::Quantifier && !counts_all
                    || pos == Pos::Honorific && split.stem.ends_with('ه'))
            {
                s -= 1.5;
            }
            // في قرب: behind a preposition what may be a noun is one; من and في never are.
            let noun = || analyses.iter().any(|a| a.pos.is_nominal());
            if pos == Pos::Preposition && context == Context::Noun && c.pronoun.is_none() && noun() {
                s -= 0.8;
            }
            // هنأ is not هنا: only words that end in hamza themselves are written so.
            if final_hamza && !lexicon.words.lemma(analysis.lemma).written.ends_with('أ') {
                return None;
            }
            // من is a preposition far oftener than "who".
            if matches!(pos, Pos::Relative | Pos::Interrogative) && split.stem == "من" {
                s -= 0.6;
            }
            // مما, عما, فيما open a clause.
            if pos == Pos::Relative && split.stem.len() > 4 && split.stem.ends_with("ما") {
                s += 0.3;
            }
            if pos == Pos::Article && c != Clitics::default() {
                return None;
            }
            // إن is far oftener "that" than "if" in news.
            if pos == Pos::That {
                s += 0.2;
            }
            if c.pronoun.is_some()
                && !matches!(
                    pos,
                    Pos::Preposition | Pos::That | Pos::Quantifier | Pos::Adverb | Pos::Conjunction
                )
            {
                return None;
            }
            // غربي is rather the adjective than "west of me".
            if c.pronoun == Some("ي") && pos == Pos::Preposition && split.stem.len() > 4 {
                s -= 1.0;
            }
            if c.pronoun.is_some() && matches!(pos, Pos::Adverb | Pos::Conjunction) && split.stem != "لكن"
            {
                s -= 0.6;
            }
        }
    }
    Some(s)
}

/// A word the lexicon does not have, by its letters: a verb where one can be and it has the prefix or the pattern of
/// one, an adjective in ـي and ـية behind a noun, else a name or noun.
fn guess(form: &str, context: Context, whole: bool) -> Word {
    let of = |pos| Word { guessed: true, ..Word::blank(WordPos::Of(pos)) };
    if let Some(features) = guess_verb(form, context) {
        return Word { features: Features::Verb(features), ..of(Pos::Verb) };
    }
    let relational = |stem: &str| stem.len() >= 8 && (stem.ends_with('ي') || stem.ends_with("يه"));
    if !whole {
        // The article is recognised on unknown words; a preposition only together with it.
        for split in splits(form) {
            if split.clitics.article && split.after == 0 && split.stem.len() >= 6 {
                let pos = if relational(split.stem) { Pos::Adjective } else { Pos::Noun };
                return Word { clitics: split.clitics, before: split.before, ..of(pos) };
            }
        }
        if form.starts_with('و') && form.len() >= 8 {
            let clitics = Clitics { conjunction: Some('و'), ..Clitics::default() };
            return Word { clitics, before: 1, ..of(Pos::Noun) };
        }
    }
    if context == Context::Phrase && form.ends_with("يه") && relational(form) {
        return of(Pos::Adjective);
    }
    of(Pos::Noun)
}

/// Whether an unknown word may be a verb: a present by its prefix, a past of form X or VII by its pattern.
fn guess_verb(form: &str, context: Context) -> Option<VerbFeatures> {
    let letters = form.chars().count();
    let clause = matches!(context, Context::Verb | Context::Clause);
    let present = clause
        && (4..=7).contains(&letters)
        && (form.starts_with('ي') || context == Context::Verb && form.starts_with(['ت', 'ن', 'ا']));
    let past = context == Context::Clause && form.starts_with("است") && (6..=8).contains(&letters);
    (present || past).then_some(VerbFeatures {
        tense: if present { Tense::Present } else { Tense::Past },
        mood: Mood::Unmarked,
        voice: Voice::Active,
        person: Person::Third,
        number: GrammaticalNumber::Singular,
        gender: if past && form.ends_with('ت') { Gender::Feminine } else { Gender::Masculine },
    })
}

#[cfg(test)]
mod tests {
    use crate::Coder;

    fn readings(text: &str) -> Vec<(String, String)> {
        let lexicon = riwaya_lexicon::Lexicon::built_in().unwrap();
        let coder = Coder::new(&lexicon);
        coder.readings(text).into_iter().map(|r| (r.headword.unwrap_or_default(), r.pos)).collect()
    }

    #[test]
    fn a_whole_word_stays_whole_inside_a_written_word() {
        let heads: Vec<String> = readings("وكانت وبناء ولجنة").into_iter().map(|r| r.0).collect();
        assert_eq!(heads, ["كان", "بناء", "لجنة"]);
    }

    #[test]
    fn a_participle_gives_way_to_the_commoner_word_spelt_like_it() {
        assert_eq!(readings("أمضى عاما هناك")[1], ("عام".to_owned(), "Noun".to_owned()));
        assert_eq!(readings("كل ما قال هناك")[2].1, "Verb");
    }
}
