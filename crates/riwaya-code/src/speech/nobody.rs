//! Subjects that name nobody: what stands where the speaker would and keeps another from being taken for him.

use std::ops::Range;

use riwaya_lexicon::{Features, NounKind, Pos};
use riwaya_text::{Gender, GrammaticalNumber};

use super::Listener;
use super::speakers::LONGEST_QUOTED_NAME;
use crate::discourse::TALES;
use crate::words::WordPos;

impl Listener<'_, '_> {
    /// Whether an indefinite phrase stands between a verb and the clause it governs: its subject, whoever it names.
    pub(super) fn stands_between(&self, v: usize, content: usize) -> bool {
        self.passage.phrase_at(v + 1).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == v + 1
                && p.prep.is_none()
                && !p.joined
                && p.tokens.end < content
                && !self.is_time(v + 1)
                && !self.passage.words[v + 1].is_accusative()
                && !self.passage.words[v + 1].clitics.article
                && self.passage.words[v + 1].pos != WordPos::Name
        })
    }

    /// فضيحة قديمة كشفت عن رشاوى: whether a verb stands right behind an indefinite phrase, of which it tells.
    pub(super) fn tells_of_indefinite(&self, v: usize) -> bool {
        let last = &self.passage.words[v - 1];
        (last.is(Pos::Noun) || last.is_adjectival())
            && !self.passage.words[v].joined()
            && !last.clitics.article
            && last.clitics.pronoun.is_none()
            && !last.is_accusative()
            && !self.is_time(v - 1)
            && self.passage.phrase_at(v - 1).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                p.tokens.end == v
                    && p.tokens.clone().all(|i| !self.passage.words[i].clitics.article)
                    && self.whom(n).is_empty()
            })
    }

    /// أشخاص اطلعوا على المحادثات: whether a verb describes an indefinite noun right before it that names nobody.
    pub(super) fn follows_indefinite(&self, v: usize, range: &Range<usize>) -> bool {
        let w = &self.passage.words[v];
        let before = (v > range.start && !w.joined()).then(|| &self.passage.words[v - 1]);
        before.is_some_and(|b| {
            (b.is(Pos::Noun) || b.is(Pos::Adjective) || b.is(Pos::Masdar))
                && !b.clitics.article
                && b.clitics.pronoun.is_none()
                && !b.is_accusative()
                && !self.is_time(v - 1)
                && !self.speaks_on(v, range)
                && self.passage.phrase_at(v - 1).is_some_and(|n| {
                    let p = &self.passage.phrases[n];
                    let alone = p.tokens.len() == 1 && b.is(Pos::Noun);
                    let described = p.tokens.len() == 2 && b.is(Pos::Adjective) && p.prep.is_some();
                    // صحة تقارير تحدثت عن
                    let tale = p.tokens.len() == 2 && TALES.contains(&self.passage.headword(v - 1));
                    tale || (alone || described) && self.whom(n).is_empty() && self.inside(n).is_empty()
                })
        })
    }

    /// Whether an indefinite noun stands right before a verb, which describes it: ميليشيا يعتقد أنها.
    pub(super) fn follows_bare_noun(&self, v: usize, range: &Range<usize>) -> bool {
        let w = &self.passage.words[v];
        v > range.start && !w.joined() && {
            let before = &self.passage.words[v - 1];
            before.is_nominal() && !before.clitics.article && before.pos != WordPos::Name
        }
    }

    /// Whether a phrase that names nobody stands right before the verb as its subject: أن اللقاء تناول.
    pub(super) fn something_before(&self, v: usize, range: &Range<usize>) -> bool {
        // إن آراء أخرى أيضا ترى
        let adverb = v > range.start + 1 && self.passage.words[v - 1].is(Pos::Adverb);
        let before = v.saturating_sub(1 + usize::from(adverb));
        v > range.start
            && !self.passage.words[v].joined()
            && self.passage.phrase_at(before).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                let opens =
                    p.tokens.start > range.start && self.passage.words[p.tokens.start - 1].is(Pos::That);
                // الغرب يتهم موسكو: at the head of a line.
                let heads = p.tokens.start == range.start && self.passage.words[p.head()].clitics.article;
                p.tokens.end == before + 1 && p.prep.is_none() && (opens || heads) && !self.is_time(before)
            })
    }

    /// تؤكد بارك أنها: whether one word that names nobody known stands between a verb and the أن of its clause; it is the subject.
    pub(super) fn has_one_word_subject(&self, v: usize, content: usize, range: &Range<usize>) -> bool {
        let that = v + 2;
        let Some(w) = self.passage.words.get(v + 1).filter(|_| that < range.end && that < content) else {
            return false;
        };
        self.passage.words[that].is(Pos::That)
            && matches!(w.pos, WordPos::Of(Pos::Noun | Pos::Verb | Pos::Adjective) | WordPos::Name)
            && self.passage.words[v].clitics.pronoun.is_none()
            && w.clitics.preposition.is_none()
            && w.clitics.pronoun.is_none()
            && !w.joined()
            && !w.is_accusative()
            && !self.is_time(v + 1)
    }

    /// Whether a phrase that names nobody stands where the subject would.
    pub(super) fn something_after(&self, v: usize, range: &Range<usize>) -> bool {
        let at = v + 1;
        if self.is_quoted_subject(v, range) {
            return true;
        }
        at < range.end
            && self.passage.phrase_at(at).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                let object = self.passage.words[v].clitics.pronoun.is_none()
                    && self.word_saying(v).is_some_and(|s| s.object || s.person);
                // Of two phrases the first is the subject, even of a verb that takes an object.
                // ويتهم الغرب مرارا موسكو
                let adverb = p.tokens.end + 1 < range.end && self.passage.words[p.tokens.end].is(Pos::Adverb);
                let second = self.passage.phrases.get(n + 1).is_some_and(|q| {
                    q.prep.is_none()
                        && !q.joined
                        && q.tokens.start == p.tokens.end + usize::from(adverb)
                        && q.tokens.start < range.end
                });
                // واعتبر البيان أن: before the clause that is said stands the subject.
                let kind =
                    self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
                let clause =
                    self.passage.words.get(p.tokens.end).is_some_and(|w| w.is(Pos::That) && !w.joined());
                let before_clause = clause
                    && matches!(kind, Some(k) if k != NounKind::Other)
                    && self.word_saying(v).is_some_and(|s| !s.person);
                // وذكرت لائحة الاتهام أن: so does a noun in ة that the verb agrees with, whatever the verb takes.
                let agreeing = clause
                    && self.passage.words[v].verb().is_some_and(|f| f.gender == Gender::Feminine)
                    && self.passage.tokens.get(p.head()).is_some_and(|t| t.ta_marbuta);
                // ونفى الثلاثة التهم: a number with the article and nothing counted is of people.
                let w = &self.passage.words[at];
                let counted = p.tokens.len() == 1 && w.is(Pos::Numeral) && w.clitics.article;
                // وذكر تقرير للوزارة: an indefinite noun without the ending of the accusative.
                let nominative = p.tokens.len() == 1
                    && w.is(Pos::Noun)
                    && !w.joined()
                    && !w.clitics.article
                    && w.clitics.pronoun.is_none()
                    && !w.is_accusative()
                    && !self.passage.tokens.get(at).is_some_and(|t| t.ta_marbuta)
                    && matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular)
                    && !self.passage.fold(at).ends_with(['ا', 'ي', 'ء']);
                p.prep.is_none()
                    && p.tokens.start == at
                    && (!object || second || before_clause || agreeing || counted || nominative)
            })
    }

    /// ترفض "الوطن" هذه التهم: whether a name in quotation marks that nobody is known by stands between a verb and the noun
    /// phrase that is said.
    pub(super) fn is_quoted_subject(&self, v: usize, range: &Range<usize>) -> bool {
        let object = self.word_saying(v).is_some_and(|s| s.object);
        let named = self.opening(v + 1).filter(|q| object && q.close <= v + 1 + LONGEST_QUOTED_NAME);
        named.is_some_and(|q| {
            let name = &self.passage.words[q.open + 1];
            let next = &self.passage.words[(q.close + 1).min(self.passage.words.len() - 1)];
            q.close + 1 < range.end
                && !next.joined()
                && next.clitics.preposition.is_none()
                // رفض "تسويق" الوزير لموقفه: the noun of what is said.
                && (next.clitics.article && next.is_nominal() && (name.clitics.article || name.guessed)
                    || next.is(Pos::Demonstrative))
        })
    }

    /// Whether the sentence's first verb has a subject that names nobody: the verbs joined to it have it too.
    pub(super) fn has_unknown_subject(&self, v: usize, range: &Range<usize>) -> bool {
        let main = (range.start..v).find(|&j| self.passage.words[j].is_verb());
        main.is_some_and(|m| {
            let besides = || m + 1 < range.end && self.tells_besides(m + 1);
            let phrase = !self.passage.words[m + 1].is_accusative() && !self.is_time(m + 1) && !besides();
            let named = self.subject_before(m, range).is_some() || self.subject_after(m, range).is_some();
            // ودعت المنظمة إلى: of a verb that takes a person the phrase that agrees with it.
            let agrees = || {
                self.passage.phrase_at(m + 1).is_some_and(|n| {
                    let p = &self.passage.phrases[n];
                    let marked = self.passage.tokens.get(p.head()).is_some_and(|t| t.ta_marbuta);
                    p.tokens.start == m + 1
                        && p.prep.is_none()
                        && marked
                        && self.passage.words[m].verb().is_some_and(|f| f.gender == Gender::Feminine)
                })
            };
            // لكنها بقيت في المنافسة وقالت: nor is who is told of with a pronoun known to be who spoke last.
            let pronoun = m > range.start
                && self.word_saying(m).is_none()
                && self.passage.fold(m - 1).trim_start_matches('و').starts_with("لكن")
                && self.passage.words[m - 1].clitics.pronoun.is_some();
            pronoun || phrase && !named && (self.something_after(m, range) || agrees())
        })
    }
}
