//! Who speaks: the subject of a word of saying, before or behind it.

use std::ops::Range;

use riwaya_lexicon::{Features, Name, NounKind, Pos};
use riwaya_text::{Gender, GrammaticalNumber, Tense};

use super::cues::REPEATS;
use super::{Listener, Source, Speech, tells_press};
use crate::phrases::Phrase;
use crate::who::MASCULINE_COUNTRIES;
use crate::words::{Word, WordPos};

/// How many words may stand between a verb and the phrase that opens its sentence and is its subject.
const LONGEST_TOPIC: usize = 12;

/// How many words before a name that is not to be told the verb may stand: طلب عدم الكشف عن هويته.
const KEEPS_BACK: usize = 5;

/// How many tokens behind its opening mark the closing mark of a speaker's name may stand.
pub(super) const LONGEST_QUOTED_NAME: usize = 4;

/// Verbs whose subject goes on as the subject of the verb behind it (folded).
const AUXILIARIES: [&str; 6] = ["كان", "زال", "ظل", "بات", "اصبح", "راح"];

/// How far behind the verb that brings a paper out a verb may stand that tells what is done in it.
const PAPER_REACH: usize = 16;

impl Listener<'_, '_> {
    /// The phrase before the verb that is its subject: after أن or at the start of its clause, or the antecedent of a
    /// relative pronoun.
    pub(crate) fn subject_before(&self, v: usize, range: &Range<usize>) -> Option<Source> {
        let mut at = v;
        let mut relative = false;
        while at > range.start {
            let w = &self.passage.words[at - 1];
            let skip = match w.pos {
                WordPos::Of(Pos::Adverb | Pos::Negation) => true,
                WordPos::Of(Pos::Conjunction) => matches!(self.passage.fold(at - 1), "قد" | "وقد" | "فقد"),
                WordPos::Of(Pos::Relative) => {
                    relative = true;
                    true
                }
                WordPos::Of(Pos::Verb) => matches!(self.passage.verb_headword(at - 1), Some("كان")),
                WordPos::Punct => {
                    matches!(self.passage.fold(at - 1), "،" | "," | "«" | "“" | "\"") && at > range.start + 1
                }
                _ => false,
            };
            if !skip {
                break;
            }
            at -= 1;
        }
        if at == range.start || self.passage.words[v].joined() && !relative && at == v {
            return None;
        }
        let n = self.passage.phrase_at(at - 1)?;
        let phrase = &self.passage.phrases[n];
        if phrase.tokens.end != at || phrase.tokens.start < range.start {
            return None;
        }
        if let Some(withholds) = self.withholds_name(at, range) {
            let topic = || self.topic(withholds, range).and_then(|n| self.sources_of(n, range));
            return self.subject_before(withholds, range).or_else(topic);
        }
        let comma = at < v && self.passage.words[at].pos == WordPos::Punct;
        if relative {
            // الجماعة التي يقول إنها …: a verb of the other gender has another subject.
            let gender = |form: &str| match form.trim_start_matches(['و', 'ف']) {
                "الذي" => Some(Gender::Masculine),
                "التي" => Some(Gender::Feminine),
                _ => None,
            };
            let of = (at..v).find_map(|i| gender(self.passage.fold(i)));
            let other = of.is_some_and(|g| self.passage.words[v].verb().is_some_and(|f| f.gender != g));
            return if other { None } else { self.antecedent(n, at, range) };
        }
        // شخصية يشرحها المدير: an indefinite noun that the verb's pronoun points back to is its object.
        let last = &self.passage.words[phrase.tokens.end - 1];
        let object = at == v
            && self.passage.words[v].clitics.pronoun.is_some()
            && !last.clitics.article
            && !last.is_accusative()
            && last.pos != WordPos::Name
            && self.subject_after(v, range).is_some();
        if phrase.prep.is_some() || object {
            return None;
        }
        // What stands before the phrase must open a clause; after a verb the phrase is that verb's own.
        let head = self.first_of_coordination(n);
        let start = self.passage.phrases[head].tokens.start;
        let opens = start <= range.start
            || match self.passage.words[start - 1].pos {
                WordPos::Of(Pos::That | Pos::Conjunction) => true,
                // وكانت إيران قد اتهمت: the subject of كان is the subject of what follows; لم يكن مسلحا، فقتله: not what he was.
                WordPos::Of(Pos::Verb) => {
                    // ما زالت القوات تحاصر, ظلت موسكو ترفض: so is that of the other verbs that take one.
                    self.passage.verb_headword(start - 1).is_some_and(|h| AUXILIARIES.contains(&h))
                        && !self.passage.words[phrase.head()].is_accusative()
                }

                WordPos::Of(Pos::Adverb) => true,
                WordPos::Punct => !comma || self.is_person(n) || self.is_apposition(start - 1, range),
                _ => false,
            }
            || self.passage.phrases[head].joined
                && head == n
                && self.passage.words[start - 1].pos == WordPos::Punct;
        // Behind روسيا: all is hers who heads the title.
        let headed = || (range.start..start).any(|i| self.passage.fold(i) == ":");
        if !opens && self.names_another(n, v) && (!headed() || self.opens_second(n)) {
            return Some(Source { who: self.whom(n).to_vec(), phrase: phrase.clone() });
        }
        if opens { self.sources_of(n, range) } else { None }
    }

    /// أحد الدبلوماسيين طلب عدم ذكر اسمه، قال: the verb by which somebody keeps his name back in words that end before a token.
    fn withholds_name(&self, end: usize, range: &Range<usize>) -> Option<usize> {
        let name = end.checked_sub(1).filter(|&i| {
            self.passage.words[i].clitics.pronoun.is_some()
                && matches!(self.passage.headword(i), "اسم" | "هويه")
        })?;
        (name.saturating_sub(KEEPS_BACK).max(range.start)..name)
            .rev()
            .find(|&i| self.passage.words[i].is_verb())
            .filter(|&i| {
                matches!(self.passage.verb_headword(i), Some("طلب" | "رفض" | "فضل" | "اشترط" | "اراد"))
            })
    }

    /// العاصمة تحذر من المخاطر والوزير التونسي يهدد: whether a person named with و right before a verb in the present begins
    /// another clause, as what stands before names nobody.
    pub(super) fn names_another(&self, n: usize, v: usize) -> bool {
        let (p, before) = (&self.passage.phrases[n], n.checked_sub(1).map(|b| &self.passage.phrases[b]));
        let apart = || {
            self.is_person(n)
                && before.is_some_and(|q| q.prep.is_some() && q.tokens.end == p.tokens.start)
                && self.whom(n - 1).is_empty()
                && self.inside(n - 1).is_empty()
        };
        let verb = self.passage.words[v].verb();
        p.joined
            && p.tokens.end == v
            && verb.is_some_and(|f| f.tense == Tense::Present)
            && (apart() || verb.is_some_and(|f| f.number != GrammaticalNumber::Dual) && self.opens_second(n))
    }

    /// بريشتينا تعلن الاستقلال وبلغراد تتوعد: whether somebody named with و stands behind a whole clause, told as titles tell, and
    /// not beside another subject or in what describes one.
    fn opens_second(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let words = &self.passage.words;
        let sentence = self.passage.sentence_of(p.tokens.start).tokens.start;
        let head = self.passage.phrases[self.first_of_coordination(n)].tokens.start;
        let told = (sentence..head).rev().find(|&i| words[i].is_verb());
        let present = |i: usize| words[i].verb().is_some_and(|f| f.tense == Tense::Present);
        !self.whom(n).is_empty()
            && told.is_some_and(|i| {
                // A title tells who does it before what he does.
                let subject = i > sentence && self.passage.phrase_at(i - 1).is_some() && !words[i].joined();
                subject
                    && present(i)
                    && i + 1 < p.tokens.start
                    && !(sentence..head).any(|j| words[j].is(Pos::Relative))
            })
    }

    /// إن فلانا، نائب المدير، أبلغ: whether the phrase behind a comma describes the one before, which opens the clause.
    fn is_apposition(&self, comma: usize, range: &Range<usize>) -> bool {
        let before = comma.checked_sub(1).and_then(|b| self.passage.phrase_at(b));
        before.is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let start = p.tokens.start;
            let opens =
                start == range.start || start > range.start && self.passage.words[start - 1].is(Pos::That);
            p.tokens.end == comma && p.prep.is_none() && opens
        })
    }

    /// The noun phrase that opens a clause and is the subject of its verb farther on: إن وحدات الجيش المنتشرة في الجنوب شنت …
    pub(crate) fn topic(&self, v: usize, range: &Range<usize>) -> Option<usize> {
        let words = &self.passage.words;
        // أما الوزير، …، فقال: the phrase behind أما.
        if words[v].clitics.conjunction == Some('ف') {
            let about = (range.start..v).rev().find(|&i| matches!(self.passage.fold(i), "اما" | "واما"))?;
            return self.passage.phrase_at(about + 1).filter(|&n| {
                let p = &self.passage.phrases[n];
                p.tokens.start == about + 1 && p.prep.is_none() && !self.whom(n).is_empty()
            });
        }
        if words[v].joined() {
            return None;
        }
        let opener = (range.start..v).rev().find(|&i| words[i].is(Pos::That));
        if opener.is_some_and(|o| words[o].clitics.pronoun.is_some()) {
            return None;
        }
        let mut at = opener.map_or_else(|| self.behind_dateline(range), |o| o + 1);
        // ولكن الوزير الذي كان حاضرا يضيف
        let skipped = |i: usize| {
            words[i].pos == WordPos::Punct
                || self.passage.verb_headword(i) == Some("كان")
                || matches!(self.passage.fold(i), "لكن" | "ولكن" | "بينما" | "فيما")
        };
        // سوريا: دفعة من المقاتلين تغادر: behind the place that heads a title.
        let heads = opener.is_none()
            && self.passage.phrase_at(at).is_some_and(|n| {
                let end = self.passage.phrases[n].tokens.end;
                let place = self
                    .passage
                    .mention_at(at, |m| matches!(m, Name::Country(_) | Name::Capital(..) | Name::Place(_)));
                let head = self.passage.phrases[n].tokens.start == at && place.is_some();
                head && end < v && self.passage.fold(end) == ":"
            });
        if heads && let Some(n) = self.passage.phrase_at(at) {
            at = self.passage.phrases[n].tokens.end + 1;
        }
        while at < v && skipped(at) {
            at += 1;
        }
        let n = self.passage.phrase_at(at)?;
        let p = &self.passage.phrases[n];
        // A word inside the phrase is part of it, and nothing that is told of it.
        if p.tokens.start != at || p.tokens.end > v || p.prep.is_some() || self.whom(n).is_empty() {
            return None;
        }
        // Between them no verb but those of relative clauses, and no other sentence.
        let alone = (p.tokens.end..v)
            .filter(|&i| words[i].is_verb())
            .all(|i| words[i - 1].is(Pos::Relative) || self.passage.verb_headword(i) == Some("كان"));
        (alone && (opener.is_some() || v - p.tokens.end <= LONGEST_TOPIC)).then_some(n)
    }

    /// وكان الوزير في زيارته إلى … قد دعا: the subject of كان, however far from its verb.
    pub(super) fn subject_of_kana(&self, v: usize, range: &Range<usize>) -> Option<Source> {
        let past = v > range.start
            && matches!(self.passage.fold(v - 1), "قد" | "،" | ",")
            && !self.passage.words[v].joined()
            && self.passage.verb_headword(range.start) == Some("كان");
        let n = past.then(|| self.passage.phrase_at(range.start + 1)).flatten()?;
        let p = &self.passage.phrases[n];
        let whole = p.tokens.start == range.start + 1 && p.prep.is_none();
        whole.then(|| self.sources_of(self.last_of_coordination(n), range)).flatten()
    }

    /// سبق للوزير أن وصف: who did something before, told behind ل.
    pub(super) fn subject_of_sabaqa(&self, v: usize, range: &Range<usize>) -> Option<Source> {
        let that = v.checked_sub(1).filter(|&t| t > range.start && self.passage.fold(t) == "ان")?;
        let n = self.passage.phrase_at(that - 1)?;
        let p = &self.passage.phrases[n];
        let sabaqa = p.tokens.start > range.start
            && self.passage.words[p.tokens.start - 1].is_verb()
            && self.passage.verb_headword(p.tokens.start - 1) == Some("سبق");
        let told = sabaqa && p.tokens.end == that && p.prep.as_deref() == Some("ل");
        told.then(|| self.sources_of(n, range)).flatten()
    }

    /// The subject of a verb that فيما or بينما opens between what was said and a participle that agrees with it.
    pub(super) fn subject_beside(
        &self,
        said: &Speech,
        participle: usize,
        gender: Gender,
        range: &Range<usize>,
    ) -> Option<Source> {
        let from = said.content.end.max(said.cue + 1);
        let opener = (from..participle).rev().find(|&j| matches!(self.passage.fold(j), "فيما" | "بينما"))?;
        let verb = (opener + 1..participle).find(|&j| self.passage.words[j].is_verb())?;
        let agrees = self.passage.words[verb].verb().is_some_and(|f| f.gender == gender);
        self.subject_after(verb, range).or_else(|| self.subject_before(verb, range)).filter(|_| agrees)
    }

    /// Whether the only phrase between a verb of accusing and what it accuses of is whom it accuses: the first verb of the
    /// sentence has a subject that it agrees with.
    pub(super) fn is_accused(&self, v: usize, range: &Range<usize>) -> bool {
        let gender = |i: usize| self.passage.words[i].verb().map(|f| f.gender);
        let main = (range.start..v).find(|&j| self.passage.words[j].is_verb());
        self.is_only_object(v, range)
            && main.is_some_and(|m| gender(m) == gender(v) && self.main_subject(v, range).is_some())
    }

    /// أصدرت الحركة بيانا طالبت فيه الحكومة بالتنحي: whether فيه behind a verb points to a paper or speech told before it, so
    /// that the one phrase behind is whom its author accuses or asks.
    pub(crate) fn acts_in_paper(&self, v: usize, phrase: &Phrase, range: &Range<usize>) -> bool {
        let words = &self.passage.words;
        let within = words.get(v + 1).is_some_and(|w| {
            w.is(Pos::Preposition)
                && matches!(w.clitics.pronoun, Some("ه" | "ها"))
                && matches!(self.passage.headword(v + 1), "في" | "خلال" | "عبر")
        });
        let begun = (range.start..v).rev().find(|&j| words[j].is_verb());
        let (Some(main), true) = (begun.filter(|&m| m + PAPER_REACH >= v), within) else { return false };
        let paper = |p: &&Phrase| {
            let kind = words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
            p.prep.is_none()
                && !words[p.head()].clitics.article
                && matches!(kind, Some(NounKind::Speech | NounKind::Document))
        };
        let phrases = &self.passage.phrases[self.passage.phrase_from(main)..];
        let told = phrases.iter().take_while(|p| p.tokens.start < v).any(|p| paper(&p));
        // انتقد فيها الرئيس سياسات بلاده: of two phrases the first is the subject.
        let end = phrase.tokens.end;
        let alone = end < range.end
            && (matches!(words[end].clitics.preposition, Some('ب' | 'ل'))
                || words[end].is(Pos::Preposition)
                || words[end].is(Pos::That) && self.passage.fold(end).starts_with('ب'));
        told && alone
    }

    /// Whether one phrase alone stands between a verb of accusing and what it accuses of: اتهمت بريطانيا بالكذب.
    pub(super) fn is_only_object(&self, v: usize, range: &Range<usize>) -> bool {
        let aside = self
            .passage
            .words
            .get(v + 1)
            .is_some_and(|p| p.is(Pos::Preposition) && p.clitics.pronoun.is_some());
        self.passage.phrase_at(v + 1 + usize::from(aside)).is_some_and(|n| {
            let end = self.passage.phrases[n].tokens.end;
            end < range.end
                && (self.passage.words[end].clitics.preposition == Some('ب')
                    || self.passage.words[end].is(Pos::That) && self.passage.fold(end).starts_with("ب"))
        })
    }

    /// Whether a noun phrase that is said names by من قبل who does it.
    pub(super) fn has_agent(&self, content: &Range<usize>) -> bool {
        content
            .clone()
            .any(|i| self.passage.fold(i) == "من" && i + 1 < content.end && self.passage.fold(i + 1) == "قبل")
    }

    /// Whether أن or إن has opened the clause of a verb and a noun phrase stands between: its subject, whoever it names.
    pub(super) fn has_subject_before(&self, v: usize, range: &Range<usize>) -> bool {
        let words = &self.passage.words;
        let opener = (range.start..v).rev().find(|&i| words[i].is(Pos::That));
        opener.is_some_and(|o| {
            let phrase = self.passage.phrase_at(o + 1).map(|n| &self.passage.phrases[n]);
            words[o].clitics.pronoun.is_none()
                && !words[v].joined()
                && phrase.is_some_and(|p| p.tokens.start == o + 1 && p.prep.is_none())
                && !(o + 1..v).any(|i| words[i].is_verb() || matches!(self.passage.fold(i), "لكن" | "ولكن"))
        })
    }

    /// ولكن المقررة الخاصة تضيف: whether a clause opens with لكن and a noun phrase that stands before its verb: its subject,
    /// whoever it names.
    pub(super) fn has_topic_behind_but(&self, v: usize, range: &Range<usize>) -> bool {
        let words = &self.passage.words;
        let but = matches!(self.passage.fold(range.start), "لكن" | "ولكن");
        let phrase = but.then(|| self.passage.phrase_at(range.start + 1)).flatten();
        phrase.is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == range.start + 1
                && p.prep.is_none()
                && !words[v].joined()
                && !(p.tokens.end..v).any(|i| words[i].is_verb() || words[i].pos == WordPos::Punct)
        })
    }

    /// The antecedent of a relative pronoun: the nearest phrase that names somebody and agrees with it in gender.
    fn antecedent(&self, n: usize, at: usize, range: &Range<usize>) -> Option<Source> {
        let feminine =
            (at..range.end).take(3).any(|i| self.passage.fold(i).trim_start_matches(['و', 'ف']) == "التي");
        let dual = (at..range.end).take(2).any(|i| {
            let form = self.passage.fold(i);
            matches!(form, "اللذان" | "اللذين" | "اللتان" | "اللتين")
        });
        for m in (n.saturating_sub(2)..=n).rev() {
            let p = &self.passage.phrases[m];
            if p.tokens.start < range.start {
                break;
            }
            // العمليتين اللتين استهدفتا: of two the antecedent is the dual right before.
            if dual && (m < n || self.whom(m).is_empty()) {
                return None;
            }
            // الحرب في اليمن التي: a place is no antecedent behind a noun that is one.
            let place = m == n
                && p.prep.as_deref() == Some("في")
                && p.tokens.len() == 1
                && self.passage.words[p.head()].pos == WordPos::Name
                && m > 0
                && {
                    let q = &self.passage.phrases[m - 1];
                    let head = &self.passage.words[q.head()];
                    let plural =
                        matches!(head.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
                    let marked = self.passage.tokens.get(q.head()).is_some_and(|t| t.ta_marbuta);
                    q.tokens.end + 1 == p.tokens.start
                        && q.tokens.start >= range.start
                        && head.is(Pos::Noun)
                        && head.clitics.article
                        && feminine == (plural || marked)
                };
            if place {
                let before = &self.whom(m - 1);
                return if before.is_empty() { None } else { self.sources_of(m - 1, range) };
            }
            // The antecedent is the nearest one named: قضية نافالني الذي سُجن.
            if !self.inside(m).is_empty() {
                let (start, _) = self.inside_span(m);
                let begins = |&i: &usize| self.passage.tokens.get(i).is_some_and(|t| t.start >= start);
                let first = p.tokens.clone().find(begins).unwrap_or(p.tokens.end - 1);
                let part = self.passage.make_phrase(first..p.tokens.end);
                return Some(Source { who: self.inside(m).to_vec(), phrase: part });
            }
            let marked = self.passage.tokens.get(p.head()).is_some_and(|t| t.ta_marbuta);
            let name = self.passage.words[p.head()].pos == WordPos::Name;
            if (name || marked == feminine) && !self.whom(m).is_empty() {
                return self.sources_of(m, range);
            }
            // الجرائم التي, معظم الدول التي: a definite noun right before, that names nobody and agrees, is it itself.
            let last = p.tokens.end - 1;
            let w = &self.passage.words[last];
            let plural = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
            let agrees = feminine == (plural || self.passage.tokens.get(last).is_some_and(|t| t.ta_marbuta));
            // So is the noun of an adjective: قرار المحكمة الدستورية التي.
            let noun = w.is(Pos::Noun) || w.is_adjectival() && p.tokens.len() > 1;
            if m == n && w.clitics.article && noun && agrees {
                return None;
            }
        }
        None
    }

    /// Where a clause goes on behind the outlet that was told first: قالت لـ«الشرق الأوسط» مصادر, قال لرويترز مسؤول.
    fn behind_outlet(&self, at: usize, range: &Range<usize>) -> usize {
        let written = at < range.end && matches!(self.passage.fold(at), "ل" | "لـ" | "ـ");
        let marked = self.opening(at + usize::from(written)).filter(|_| written);
        let n = self.passage.phrase_at(at).filter(|&n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == at && p.prep.as_deref() == Some("ل") && tells_press(self.passage, at)
        });
        let end = marked.map(|q| q.close + 1).or_else(|| n.map(|n| self.passage.phrases[n].tokens.end));
        end.filter(|&e| e < range.end && self.passage.words[e].is_nominal()).unwrap_or(at)
    }

    /// The phrase right after the verb, where it names somebody.
    pub(super) fn subject_after(&self, v: usize, range: &Range<usize>) -> Option<Source> {
        let mut at = v + 1;
        // ما أفاد به مصدر, قال له الوزير: a preposition with its pronoun is nobody.
        let aside = |w: &Word| w.is(Pos::Adverb) || w.is(Pos::Preposition) && w.clitics.pronoun.is_some();
        while at < range.end && aside(&self.passage.words[at]) {
            at += 1;
        }
        at = self.behind_outlet(at, range);
        // وتابع "الهاشمي": a name in quotation marks.
        if let Some(q) =
            self.opening(at).filter(|q| q.close <= at + LONGEST_QUOTED_NAME && q.close + 1 < range.end)
            && (self.passage.fold(q.close + 1) == ":"
                || self.passage.words[q.close + 1].is(Pos::That)
                || self.passage.words[q.close + 1].is(Pos::Preposition))
        {
            at += 1;
        }
        let n = self.passage.phrase_at(at)?;
        let phrase = &self.passage.phrases[n];
        // وذكر تقرير للجنة التحقيق أن: whose paper it is.
        if phrase.prep.is_none()
            && self.whom(n).is_empty()
            && let Some(of) = self.paper_of(n, at)
        {
            return Some(Source { who: self.whom(of).to_vec(), phrase: self.passage.phrases[of].clone() });
        }
        if phrase.prep.is_some()
            || phrase.joined
            || phrase.tokens.start != at
            || phrase.tokens.end > range.end
            || self.whom(n).is_empty()
            || self.is_whom(v, n)
            || self.says_again(v, n)
            || self.is_called_so(v, n, range)
        {
            return None;
        }
        // كلا الجانبين قال, قال وزير الخارجية ونظيره: what is coordinated speaks too.
        self.sources_of(self.last_of_coordination(n), range)
            .or_else(|| Some(Source { who: self.whom(n).to_vec(), phrase: phrase.clone() }))
    }

    /// Whether a verb of saying again has a noun of saying right behind it.
    pub(super) fn repeats_a_word(&self, v: usize) -> bool {
        self.passage
            .phrase_at(v + 1)
            .is_some_and(|n| self.passage.phrases[n].tokens.start == v + 1 && self.says_again(v, n))
    }

    /// جدد التأكيد على أن: whether a noun of saying stands behind a verb of saying again, whose object it is.
    fn says_again(&self, v: usize, n: usize) -> bool {
        let head = self.passage.phrases[n].head();
        self.passage.verb_headword(v).is_some_and(|h| REPEATS.contains(&h))
            && self.passage.words[head].clitics.article
            && self.word_saying(head).is_some_and(|s| s.that)
    }

    /// وصف الرئيس بكلمة نابية: whether the one phrase behind a verb of describing is whom it calls something.
    fn is_called_so(&self, v: usize, n: usize, range: &Range<usize>) -> bool {
        let end = self.passage.phrases[n].tokens.end;
        // ووصفها الوزير بالباطلة: whom it calls so is told by the pronoun.
        self.passage.verb_headword(v) == Some("وصف")
            && self.passage.words[v].clitics.pronoun.is_none()
            && end < range.end
            && (self.passage.words[end].clitics.preposition == Some('ب')
                || self.passage.fold(end).starts_with("بان"))
    }

    /// The gender of the verbs that a speaker takes, as far as the head of his phrase tells: of ة, or of a man's title.
    pub(super) fn gender(&self, source: &Source) -> Option<Gender> {
        let head =
            self.passage.phrase_at(source.phrase.tokens.start).map(|n| self.passage.phrases[n].head())?;
        let w = &self.passage.words[head];
        let singular = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
        // عضو is said of women too.
        let either = self.passage.headword(head) == "عضو";
        if source.who.len() > 1 || !singular || !w.is(Pos::Noun) || either {
            return None;
        }
        let person = w.lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person);
        let marked = self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta);
        match (marked, person) {
            (true, _) => Some(Gender::Feminine),
            (false, true) => Some(Gender::Masculine),
            _ => None,
        }
    }

    /// Whether a verb may have for its subject whoever spoke before: of several it is no man's in the singular, of several
    /// in ـون no woman's, of one named by his name not in the plural.
    pub(super) fn agrees_in_number(&self, v: usize, source: &Source) -> bool {
        let Some(features) = self.passage.words[v].verb() else { return true };
        let Some(n) = self.passage.phrase_at(source.phrase.tokens.start) else { return true };
        if source.who.len() > 1 {
            return true;
        }
        let head = self.passage.phrases[n].head();
        let w = &self.passage.words[head];
        let several = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
            && (features.gender == Gender::Masculine
                || self.passage.fold(head).ends_with("ون")
                || self.passage.fold(head).ends_with("ين"));
        match features.number {
            GrammaticalNumber::Plural => w.pos != WordPos::Name,
            GrammaticalNumber::Singular => !several,
            GrammaticalNumber::Dual => true,
        }
    }

    /// Whether a word names a state that takes its verb in the feminine.
    fn is_feminine_state(&self, i: usize) -> bool {
        let names = &self.passage.lexicon.names;
        let feminine = |n: &Name| matches!(n, Name::Country(c) if !MASCULINE_COUNTRIES.contains(&names.countries[*c as usize].code.as_str()));
        self.passage.words[i].pos == WordPos::Name
            && (self.passage.names_capital(i) || self.passage.mention_at(i, feminine).is_some())
    }

    /// دعا الحكومة إلى, خاطبت الوزير: the phrase behind a verb that takes a person is that person where it does not agree
    /// with the verb.
    fn is_whom(&self, v: usize, n: usize) -> bool {
        // انتقد فيه القناة: nor does what it governs.
        let takes = self.word_saying(v).is_some_and(|s| s.person || s.object);
        let head = self.passage.phrases[n].head();
        let w = &self.passage.words[head];
        let singular = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
        let marked = self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta);
        let person = w.lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person);
        let gender = match self.passage.words[v].verb().map(|f| f.gender) {
            // لعمامرة is a man, but واتهم فرنسا: a state is none, but for a few.
            Some(Gender::Masculine) if w.pos == WordPos::Name => self.is_feminine_state(head),
            Some(Gender::Masculine) => marked,
            // وتتهم جيش المتمردين
            Some(Gender::Feminine) => !marked && (person || self.passage.is_masculine_noun(head)),
            _ => false,
        };
        takes && (singular && w.is(Pos::Noun) || w.pos == WordPos::Name) && gender
    }

    /// The subject of the sentence's first verb.
    pub(super) fn main_subject(&self, until: usize, range: &Range<usize>) -> Option<Source> {
        let v = (range.start..until).find(|&j| self.passage.words[j].is_verb())?;
        // كان لدى فلان: who has it.
        if self.passage.verb_headword(v) == Some("كان") && self.passage.fold(v + 1) == "لدي" {
            let n = self.passage.phrase_at(v + 2)?;
            return Some(Source { who: self.whom(n).to_vec(), phrase: self.passage.phrases[n].clone() })
                .filter(|s| !s.who.is_empty());
        }
        self.subject_before(v, range).or_else(|| self.subject_after(v, range))
    }

    /// The speech whose content a token lies in, or the one before it in the sentence.
    pub(super) fn enclosing<'o>(&self, i: usize, first: usize, out: &'o [Speech]) -> Option<&'o Speech> {
        out[first..].iter().rev().find(|s| {
            (s.content.start <= i || s.cue < i) && !self.is_quoted_off(s.cue, i) && !s.sources.is_empty()
        })
    }
}
