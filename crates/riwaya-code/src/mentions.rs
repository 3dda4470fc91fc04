//! Mentions: the runs of words that the lexicon's names recognise.

use std::ops::{Index, Range};

use riwaya_lexicon::{Analysis, Features, Lexicon, Name, NounKind, Pos, Reading, Written};
use riwaya_record::EventType;
use riwaya_text::{Clitics, Gender, GrammaticalNumber, TokenKind, Tokens, splits};

/// A run of tokens that names something.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Clitics of its first word; of an office, the pronoun of its last (وزير خارجيتها).
    pub(crate) clitics: Clitics,
    /// Code points of its first token that are clitics and not name.
    pub(crate) before: u32,
    /// What it may name, in the order of the lexicon.
    pub(crate) names: Vec<Name>,
}

impl Mention {
    /// Whether it is a proper name: its words are read as no other words.
    pub(crate) fn is_proper(&self) -> bool {
        self.names.iter().any(|n| {
            matches!(
                n,
                Name::Country(_)
                    | Name::Capital(..)
                    | Name::Seat(..)
                    | Name::Person(_)
                    | Name::PersonShort(_)
                    | Name::Organisation(_)
                    | Name::Place(_)
            )
        })
    }

    /// Whether it only says what is spoken about.
    pub(crate) fn is_only_issue(&self) -> bool {
        self.names.iter().all(|n| matches!(n, Name::Issue(_)))
    }

    pub(crate) fn person(&self) -> Option<u32> {
        self.names.iter().find_map(|n| match n {
            Name::Person(p) => Some(*p),
            _ => None,
        })
    }

    pub(crate) fn nisba(&self) -> Option<u32> {
        self.names.iter().find_map(|n| match n {
            Name::Nisba(c) | Name::People(c) => Some(*c),
            _ => None,
        })
    }

    pub(crate) fn office(&self) -> Option<u32> {
        self.names.iter().find_map(|n| match n {
            Name::Office(o) => Some(*o),
            _ => None,
        })
    }
}

/// For each token of a text the mentions that cover it, by their numbers.
pub(crate) struct Covering {
    /// Where the mentions of each token begin; one more than there are tokens.
    first: Vec<usize>,
    mentions: Vec<usize>,
}

impl Covering {
    pub(crate) fn of(mentions: &[Mention], tokens: usize) -> Self {
        let mut first = vec![0; tokens + 1];
        for token in mentions.iter().flat_map(|m| m.tokens.clone()) {
            first[token + 1] += 1;
        }
        for token in 0..tokens {
            first[token + 1] += first[token];
        }
        let mut next = first.clone();
        let mut covering = vec![0; first[tokens]];
        for (n, m) in mentions.iter().enumerate() {
            for token in m.tokens.clone() {
                covering[next[token]] = n;
                next[token] += 1;
            }
        }
        Self { first, mentions: covering }
    }

    /// The mentions that cover a token, if there is one of that number.
    pub(crate) fn get(&self, token: usize) -> Option<&[usize]> {
        self.mentions.get(*self.first.get(token)?..*self.first.get(token + 1)?)
    }
}

impl Index<usize> for Covering {
    type Output = [usize];

    fn index(&self, token: usize) -> &[usize] {
        &self.mentions[self.first[token]..self.first[token + 1]]
    }
}

/// All mentions of a text, longest first at each place, not overlapping among proper names; common names (nisbas,
/// offices, generic actors, issues) may lie beside and inside them.
pub(crate) fn find(tokens: &Tokens, written: &[Reading<'_>], lexicon: &Lexicon) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut proper_until = 0;
    let mut issue_until = 0;
    for i in 0..tokens.len() {
        if tokens.get(i).is_none_or(|t| t.kind == TokenKind::Punct) {
            continue;
        }
        if i >= proper_until
            && let Some(m) = proper_at(tokens, i, written, lexicon)
            // ساعدت ألمانيا تركيا: behind the name of another stands a name.
            && (out.last().is_some_and(|before| before.tokens.end == i && before.is_proper())
                || !is_accusative_nisba(tokens, &m, lexicon))
            && !is_adjective(tokens, &m, lexicon)
            && !is_adverb(tokens, &m, lexicon)
            && !agrees_with_noun(tokens, &m, written, lexicon, &out)
        {
            proper_until = m.tokens.end;
            out.push(m);
        }
        if let Some(m) = common_at(tokens, i, written, lexicon) {
            let only_issue = m.is_only_issue();
            if !only_issue || i >= issue_until {
                if only_issue {
                    issue_until = m.tokens.end;
                }
                out.push(m);
            }
        }
    }
    out
}

/// جنديا سوريا, مسؤولا ليبيا: behind an indefinite accusative the name of the country is its adjective.
fn is_accusative_nisba(tokens: &Tokens, mention: &Mention, lexicon: &Lexicon) -> bool {
    let at = mention.tokens.start;
    let Some(before) = at.checked_sub(1).map(|b| tokens.fold(b)) else { return false };
    let accusative =
        |a: &Analysis| a.pos != Pos::Adjective && matches!(a.features, Features::Noun(f) if f.accusative);
    let person = |a: &Analysis| accusative(a) && lexicon.words.lemma(a.lemma).kind == NounKind::Person;
    let analyses = lexicon.words.analyses(before);
    mention.clitics == Clitics::default()
        && mention.tokens.len() == 1
        && tokens.fold(at).ends_with("يا")
        && before.ends_with('ا')
        && mention.names.iter().any(|n| matches!(n, Name::Country(_)))
        // أما بريطانيا: no noun at all; but سياسيا روسيا, though the word is an adverb too.
        && (analyses.iter().all(|a| a.features != Features::None) || analyses.iter().any(person))
        && splits(before).iter().any(|split| {
            split.clitics.pronoun.is_none()
                && lexicon.words.analyses(split.stem).iter().any(accusative)
        })
}

/// عجز مالي, دعم مالي: behind an indefinite noun that is no person, body or place, the name that is an adjective too is
/// one.
fn is_adjective(tokens: &Tokens, mention: &Mention, lexicon: &Lexicon) -> bool {
    let at = mention.tokens.start;
    let adjective = |form: &str| {
        lexicon
            .words
            .analyses(form)
            .iter()
            .any(|a| a.pos == Pos::Adjective && lexicon.words.lemma(a.lemma).folded == form)
    };
    if mention.tokens.len() > 1 || mention.clitics != Clitics::default() || !adjective(tokens.fold(at)) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|b| tokens.fold(b)) else { return false };
    splits(before).iter().filter(|s| !s.clitics.article && s.clitics.pronoun.is_none()).any(|split| {
        lexicon.words.analyses(split.stem).iter().any(|a| {
            let kind = lexicon.words.lemma(a.lemma).kind;
            a.pos.is_nominal()
                && a.pos != Pos::Adjective
                && !matches!(kind, NounKind::Person | NounKind::Body | NounKind::Place)
                && matches!(a.features, Features::Noun(f) if f.gender == Gender::Masculine && f.number == GrammaticalNumber::Singular)
        })
    })
}

/// يسعى دوما إلى: a place whose name is an adverb too is meant only behind a preposition or where force is used (قصف دوما).
fn is_adverb(tokens: &Tokens, mention: &Mention, lexicon: &Lexicon) -> bool {
    let at = mention.tokens.start;
    let adverb = |form: &str| lexicon.words.analyses(form).iter().any(|a| a.pos == Pos::Adverb);
    if mention.tokens.len() > 1 || mention.clitics != Clitics::default() || !adverb(tokens.fold(at)) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|b| tokens.fold(b)) else { return true };
    !splits(before).iter().any(|split| {
        lexicon.words.analyses(split.stem).iter().any(|a| {
            a.pos == Pos::Preposition && split.clitics.pronoun.is_none()
                || lexicon.frames.of(a.lemma).any(|f| f.event == EventType::Assault)
        })
    })
}

/// الحكومة السعودية, المدن السعودية: behind a definite noun that it agrees with, a country's name that is its adjective too is
/// one; but not whom a charge behind it is made against (اتهمت المنظمة السعودية ب).
fn agrees_with_noun(
    tokens: &Tokens,
    mention: &Mention,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
    before: &[Mention],
) -> bool {
    let at = mention.tokens.start;
    let adjective = || {
        let country = mention.names.iter().find_map(|n| match n {
            Name::Country(c) => Some(*c),
            _ => None,
        });
        country.is_some() && common_at(tokens, at, written, lexicon).is_some_and(|m| m.nisba() == country)
    };
    let Some(noun) = at.checked_sub(1).filter(|_| {
        mention.clitics == Clitics::default()
            && mention.tokens.len() == 1
            && tokens.fold(at).starts_with("ال")
            && tokens.get(at).is_some_and(|t| !t.after_break)
            && before.iter().all(|m| !(m.is_proper() && m.tokens.end == at))
    }) else {
        return false;
    };
    let agrees = splits(tokens.fold(noun)).iter().filter(|s| s.clitics.article).any(|split| {
        lexicon.words.analyses(split.stem).iter().any(|a| {
            let thing = lexicon.words.lemma(a.lemma).kind != NounKind::Person;
            a.pos.is_nominal()
                && matches!(
                    a.features,
                    Features::Noun(f) if match f.number {
                        GrammaticalNumber::Singular => f.gender == Gender::Feminine,
                        GrammaticalNumber::Plural => thing || tokens.fold(noun).ends_with("ات"),
                        GrammaticalNumber::Dual => false,
                    }
                )
        })
    });
    let charged = || {
        let accuses = noun.checked_sub(1).is_some_and(|v| {
            let forms = written[v].parts.iter().flat_map(|part| lexicon.analyses(part));
            forms.filter(|a| a.pos == Pos::Verb).any(|a| lexicon.words.lemma(a.lemma).folded == "اتهم")
        });
        accuses && tokens.fold(at + 1).starts_with('ب')
    };
    agrees && adjective() && !charged()
}

/// The words that follow in the same line, up to the next mark.
fn rest<'w>(tokens: &Tokens, written: &'w [Reading<'_>], from: usize) -> impl Iterator<Item = &'w Written> {
    (from..tokens.len())
        .take_while(|&j| tokens.get(j).is_some_and(|t| t.kind != TokenKind::Punct && !t.after_break))
        .map(|j| &*written[j])
}

/// The words that follow in the same line and their places, over opening marks and hyphens: صحيفة «الشرق الأوسط», قناة
/// (الجزيرة), كيم جونغ-أون.
fn rest_in_marks<'w>(
    tokens: &Tokens,
    written: &'w [Reading<'_>],
    from: usize,
) -> impl Iterator<Item = (usize, &'w Written)> {
    let touch = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
        (Some(a), Some(b)) => a.end == b.start,
        _ => false,
    };
    let opens = move |j: usize| {
        matches!(tokens.fold(j), "«" | "“" | "\"" | "'" | "(" | "‹")
            || tokens.fold(j) == "-" && touch(j - 1, j) && touch(j, j + 1)
    };
    (from..tokens.len())
        .take_while(move |&j| {
            tokens.get(j).is_some_and(|t| !t.after_break && (t.kind != TokenKind::Punct || opens(j)))
        })
        .filter(|&j| tokens.get(j).is_some_and(|t| t.kind != TokenKind::Punct))
        .map(|j| (j, &*written[j]))
}

fn proper_at(tokens: &Tokens, i: usize, written: &[Reading<'_>], lexicon: &Lexicon) -> Option<Mention> {
    let mut best: Option<Mention> = None;
    let following = || rest_in_marks(tokens, written, i + 1);
    for from in &written[i].proper {
        if let Some((more, names)) = lexicon.names.proper(from.node, following().map(|(_, w)| w.inside)) {
            let last = more.checked_sub(1).and_then(|n| following().nth(n)).map_or(i, |(j, _)| j);
            // The mark that closes goes with the one inside.
            let closes = last - i > more
                && last + 1 < tokens.len()
                && matches!(tokens.fold(last + 1), "»" | "”" | "\"" | "'" | ")" | "›");
            let tokens = i..last + 1 + usize::from(closes);
            if best.as_ref().is_none_or(|b| tokens.len() > b.tokens.len()) {
                let (clitics, before) = (from.clitics, from.before);
                best = Some(Mention { tokens, clitics, before, names: names.to_vec() });
            }
        }
    }
    best
}

fn common_at(tokens: &Tokens, i: usize, written: &[Reading<'_>], lexicon: &Lexicon) -> Option<Mention> {
    let mut best: Option<Mention> = None;
    for part in &written[i].parts {
        let mut c = part.clitics;
        let Some(from) = part.common else { continue };
        // محافظة is no محافظ with a pronoun, but a word of its own; سفيرة an office held by a woman.
        let woman = c.pronoun == Some("ه") && tokens.get(i).is_some_and(|t| t.ta_marbuta);
        if woman && is_noun(tokens.fold(i), part.before as usize, lexicon) {
            continue;
        }
        if woman {
            c.pronoun = None;
        }
        if c.future || written[i].whole && c != Clitics::default() && !c.article {
            continue;
        }
        let article_only = c.article && c.conjunction.is_none() && c.preposition.is_none();
        let mut whole_words = lexicon.names.common(from, rest(tokens, written, i + 1).map(|w| w.inside));
        // طالب الرئيس حركة طالبان: behind the article stands no genitive.
        let office = |names: &[Name]| names.iter().any(|n| matches!(n, Name::Office(_)));
        if article_only
            && whole_words.is_some_and(|(more, names)| more > 0 && office(names))
            && stands_bare(tokens, i + 1, written, lexicon)
        {
            whole_words = lexicon.names.common(from, std::iter::empty());
        }
        let owned = if part.clitics.pronoun.is_none() {
            owned_office(tokens, written, i, from, lexicon)
        } else {
            None
        };
        let (more, names, c) = match (whole_words, owned) {
            (Some((more, names)), None) => (more, names, c),
            (Some((more, names)), Some((longer, ..))) if more >= longer => (more, names, c),
            (_, Some((more, names, pronoun))) => (more, names, Clitics { pronoun: Some(pronoun), ..c }),
            (None, None) => continue,
        };
        // Otherwise only a name of one word takes a pronoun, and only an office: نظيره, رئيسها.
        if part.clitics.pronoun.is_some()
            && (more > 0 && !woman || !names.iter().any(|n| matches!(n, Name::Office(_))))
        {
            continue;
        }
        let tokens = i..i + 1 + more;
        let better = best
            .as_ref()
            .is_none_or(|b| tokens.len() > b.tokens.len() || article_only && b.clitics.pronoun.is_some());
        if better {
            let before = if c.article {
                part.before - if c.preposition == Some('ل') { 1 } else { 2 }
            } else {
                part.before
            };
            best = Some(Mention { tokens, clitics: c, before, names: names.to_vec() });
        }
    }
    best
}

/// Whether a word is a noun with neither the article nor a preposition.
fn stands_bare(tokens: &Tokens, i: usize, written: &[Reading<'_>], lexicon: &Lexicon) -> bool {
    tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
        && !tokens.fold(i).starts_with("ال")
        && written[i].parts.iter().any(|part| {
            let noun = |a: &riwaya_lexicon::Analysis| a.pos.is_nominal() && a.pos != Pos::Adjective;
            part.clitics == Clitics::default() && lexicon.analyses(part).iter().any(noun)
        })
        && !written[i]
            .parts
            .iter()
            .any(|part| lexicon.analyses(part).iter().any(|a| a.features == Features::None))
}

/// Whether a form, without the clitics before it, is a noun of the dictionary.
fn is_noun(form: &str, before: usize, lexicon: &Lexicon) -> bool {
    let skip = form.chars().take(before).map(char::len_utf8).sum();
    form.get(skip..).is_some_and(|bare| {
        lexicon
            .words
            .analyses(bare)
            .iter()
            .any(|a| a.pos == Pos::Noun && lexicon.words.lemma(a.lemma).folded == bare)
    })
}

/// How many words of an office may stand behind its first, the last of them with a pronoun.
const LONGEST_OWNED_OFFICE: usize = 3;

/// An office whose last word carries the pronoun of whose it is: وزير خارجيتها, رئيس وزرائه. `first` is where what begins
/// with its first word is found. How many words stand behind that, what it may be, the pronoun.
fn owned_office<'l>(
    tokens: &Tokens,
    written: &[Reading<'_>],
    i: usize,
    first: u32,
    lexicon: &'l Lexicon,
) -> Option<(usize, &'l [Name], &'static str)> {
    let office = |names: &[Name]| names.iter().any(|n| matches!(n, Name::Office(_)));
    let mut from = first;
    for (n, last) in rest(tokens, written, i + 1).take(LONGEST_OWNED_OFFICE).enumerate() {
        let owned = last.owned.iter().find_map(|owned| {
            let mut names = owned.words.iter().map(|&word| lexicon.names.common_ending(from, word));
            names.find(|names| office(names)).map(|names| (n + 1, names, owned.pronoun))
        });
        if owned.is_some() {
            return owned;
        }
        from = lexicon.names.common_behind(from, last.inside)?;
    }
    None
}
