//! The choice among the readings of a word: by its spelling, its grammar, what stands around it, and how common it is.

use riwaya_lexicon::{Analysis, Features, Lexicon, Pos, Reading};
use riwaya_text::{
    Clitics, Gender, GrammaticalNumber, Person, Split, Tense, Token, Tokens, VerbFeatures, Voice,
};

use super::beside::Beside;
use super::context::Context;
use super::guess::guess;
use super::{Word, WordPos};

/// What the rarest verb is marked down by, and the number of its lemma.
const RARITY: f64 = 0.6;
const RAREST: u32 = 12_000;

/// The best reading of a token, or a guess where the lexicon has none that fits.
pub(super) fn read_word(
    tokens: &Tokens,
    around: &[Reading<'_>],
    i: usize,
    lexicon: &Lexicon,
    context: Context,
) -> Word {
    let form = tokens.fold(i);
    let token = tokens.get(i).expect("i is a token");
    let written = &around[i];
    let whole = written.whole || !token.ta_marbuta && written.inflected_whole;
    let mut best: Option<(f64, Word)> = None;
    let mut beside = None;
    // Most words have one reading, which nothing needs to be weighed against.
    let rivals = written.parts.iter().map(|part| lexicon.analyses(part).len()).sum::<usize>() > 1;
    for part in &written.parts {
        // بينهم is no ب + ينهم, but بين with a pronoun.
        if whole && part.before > 0 || part.cuts_whole {
            continue;
        }
        let analyses = lexicon.analyses(part);
        if analyses.is_empty() {
            continue;
        }
        let split = written.split(part);
        for analysis in analyses {
            let Some(mut score) = score(&split, analysis, analyses, token, context, lexicon) else {
                continue;
            };
            if rivals {
                let beside = beside.get_or_insert_with(|| Beside::of(tokens, around, i, lexicon));
                score += spelling(token, &split, analysis, tokens.dots_ya(), lexicon)
                    + beside.tell(&split, analysis, context, lexicon);
            }
            if best.as_ref().is_none_or(|(s, _)| score > *s) {
                let word = Word {
                    pos: WordPos::Of(analysis.pos),
                    lemma: Some(analysis.lemma),
                    clitics: with_pronoun(&split, analysis, lexicon),
                    before: split.before,
                    after: split.after,
                    features: marked(analysis.features, token),
                    guessed: false,
                    given: false,
                };
                best = Some((score, word));
            }
        }
    }
    best.map_or_else(|| guess(form, context, whole), |(_, word)| word)
}

/// What a form is by its mark of u as well: قُتل, اتُهم are passives, which without the mark are written like the active.
fn marked(features: Features, token: &Token) -> Features {
    match features {
        Features::Verb(f) if token.damma_first && f.tense == Tense::Past => {
            Features::Verb(VerbFeatures { voice: Voice::Passive, ..f })
        }
        other => other,
    }
}

/// The clitics of a reading: of به, لها, which the lexicon lists whole, the pronoun too.
fn with_pronoun(split: &Split<'_>, analysis: &Analysis, lexicon: &Lexicon) -> Clitics {
    let mut clitics = split.clitics;
    if analysis.pos == Pos::Preposition && clitics.pronoun.is_none() {
        let bare = &lexicon.words.lemma(analysis.lemma).folded;
        clitics.pronoun = split.stem.strip_prefix(bare.as_str()).and_then(riwaya_text::pronoun);
    }
    clitics
}

/// Whether the letters that folding makes one speak for the headword: أعمال is no إعمال, موسيقى no موسيقي.
fn spelling(token: &Token, split: &Split<'_>, analysis: &Analysis, dots_ya: bool, lexicon: &Lexicon) -> f64 {
    let lemma = lexicon.words.lemma(analysis.lemma);
    let mut s = 0.0;
    // Many papers leave hamzas out; few write another.
    if token.has_hamza() && split.stem.starts_with(lemma.folded.as_str()) {
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
    // وصفتها is rather "described her" than "and lined her up".
    if split.clitics.conjunction == Some('و')
        && split.stem.starts_with("صف")
        && lemma.folded == "صف"
        && matches!(analysis.features, Features::Verb(_))
    {
        s -= 0.8;
    }
    // ودعت is rather "and she called" than "she bade farewell".
    if lemma.folded == "ودع" && matches!(split.stem, "ودعت" | "ودعا" | "ودعوا") && split.after == 0
    {
        s -= 1.0;
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
    if split.after == 0 && split.stem.ends_with('ي') && split.stem == lemma.folded {
        let maqsura = lemma.written.ends_with('ى');
        if token.final_maqsura == maqsura {
            s += 0.15;
        } else if token.final_maqsura {
            // Of a text that dots its ي elsewhere ى is no ي.
            s -= if dots_ya { 0.9 } else { 0.3 };
        }
    }
    s
}

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
                && c.preposition.is_none()
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
                // مبينا أن, مؤكدا أن: of what is spelled alike in both voices somebody says.
                let says = pos == Pos::ActiveParticiple && lexicon.sayings.of(analysis.lemma).is_some();
                s += if f.accusative && says { 0.1 } else { 0.0 };
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
