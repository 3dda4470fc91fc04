//! Verbs of saying.

use std::ops::Range;

use riwaya_lexicon::{NounKind, Pos, Saying};
use riwaya_record::Stance;
use riwaya_text::{Gender, GrammaticalNumber, Person, Tense, Voice};

use super::masdars::NAMED;
use super::{Floor, Listener, Source, Speech};
use crate::words::WordPos;

/// Verbs that a text uses of itself without a speaker: يذكر أن, يشار إلى أن.
const IMPERSONAL: [&str; 11] =
    ["ذكر", "اشار", "لاحظ", "علم", "اعتقد", "قال", "افترض", "توقع", "انتظر", "رجح", "قدر"];

/// Verbs of pointing out, of which deeds and decisions may be the subject (folded).
const SHOWS: [&str; 8] = ["اشار", "اكد", "دل", "عني", "كشف", "اظهر", "بين", "اثار"];

/// Verbs that a text uses in the passive of what is believed, written like the active (folded).
const BELIEVED: [&str; 8] = ["اعتقد", "ظن", "زعم", "قال", "رجح", "افترض", "اشتبه", "قيل"];

/// Verbs of saying again and going on to say (folded).
pub(super) const REPEATS: [&str; 4] = ["جدد", "كرر", "اعاد", "واصل"];

/// Conjunctions behind which a clause goes on with the subject of the one before (folded).
const BESIDES: [&str; 6] = ["كما", "عندما", "حين", "حينما", "بعدما", "حيث"];

impl Listener<'_, '_> {
    pub(super) fn by_verb(
        &self,
        v: usize,
        saying: &Saying,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let w = &self.passage.words[v];
        let Some(features) = w.verb() else { return v + 1 };
        // دعي الناخبون إلى: the subject of a passive is who was told.
        // نُقل عنه قوله: but who is quoted speaks.
        let passive = features.voice == Voice::Passive && self.passage.verb_headword(v) != Some("نقل");
        if matches!(features.person, Person::First | Person::Second) || passive {
            return v + 1;
        }
        // تعلم إسرائيل أن: what somebody knows he has not said.
        let knows = self.passage.verb_headword(v) == Some("اعلم")
            && features.tense == Tense::Present
            && w.clitics.pronoun.is_none();
        if knows {
            return v + 1;
        }
        // إذا امتنعت روسيا عن …: what a condition supposes nobody has said.
        let negated = self.negated(v);
        // لن أعلن, لم أذكر: behind these no verb stands in the past, but in the first person.
        if features.tense == Tense::Past && v > range.start && matches!(self.passage.fold(v - 1), "لم" | "لن")
        {
            return v + 1;
        }
        let opener = v - usize::from(negated);
        if opener > range.start && self.is_supposed(opener - 1, features.tense) {
            return v + 1;
        }
        // وجاء الحكم بعد أن: only what comes in or by somebody's mouth says anything.
        if matches!(self.passage.verb_headword(v), Some("جاء" | "ورد"))
            && (self.passage.phrase_at(v + 1).is_some_and(|n| self.passage.phrases[n].prep.is_none())
                || self.passage.words.get(v + 1).is_some_and(|n| n.is(Pos::Demonstrative)))
        {
            return v + 1;
        }
        // تبين أن: it has turned out.
        let turns_out =
            matches!(self.passage.fold(v).trim_start_matches('و'), "تبين" | "يتبين" | "اتضح" | "يتضح")
                && self.passage.words.get(v + 1).is_some_and(|n| n.is(Pos::That));
        if turns_out && self.opens_clause(v, range) {
            return v + 1;
        }
        if self.is_called(v) {
            return v + 1;
        }
        // اتفاق أعلنت عنه دمشق: what is told stands before, and its pronoun behind.
        let points_back = self.passage.words.get(v + 1).is_some_and(|p| {
            p.is(Pos::Preposition)
                && p.clitics.pronoun.is_some()
                && saying.topics.iter().any(|t| t == self.passage.headword(v + 1))
        });
        if points_back && !w.joined() && v > range.start && self.passage.words[v - 1].pos != WordPos::Punct {
            return v + 1;
        }
        let before = self.subject_before(v, range);
        // واتهموا الشرطة: behind a verb in the plural stands no subject.
        let singular = features.number == GrammaticalNumber::Singular;
        // إن سامي الجبوري، نائب المدير، أبلغ النواب أن: where a subject stands before the verb, whom it tells stands behind.
        let told = saying.person && self.has_subject_before(v, range);
        // إنه يعتبر التقرير تحريفا: behind a verb whose subject is the pronoun stands its object.
        let pronominal = v > range.start
            && self.passage.words[v - 1].is(Pos::That)
            && self.passage.words[v - 1].clitics.pronoun.is_some()
            && (saying.object || saying.person);
        let stands = self.something_before(v, range);
        let after = self.subject_after(v, range).filter(|_| singular && !told && !pronominal && !stands);
        // الرجل الذي قالت النيابة إنه: behind a relative pronoun the subject follows where one does.
        let relative = v > range.start && self.passage.words[v - 1].is(Pos::Relative);
        // عارضت الدول ما ورد بالبيان: ما stands for no noun before it.
        let free = relative
            && matches!(self.passage.fold(v - 1), "ما" | "بما" | "عما" | "لما" | "مما" | "فيما" | "وما");
        // أصدرت الحركة بيانا طالبت فيه الحكومة بالتنحي: whom she asks in it.
        let in_paper =
            after.as_ref().is_some_and(|s| saying.person && self.acts_in_paper(v, &s.phrase, range));
        let after = after.filter(|_| !in_paper);
        let after_none = after.is_none();
        // الرئيس الذي يتهمونه, السياسي الذي رأى فيه خصمه: a pronoun that returns to the noun before tells that somebody else speaks.
        let returns = relative
            && (w.clitics.pronoun.is_some()
                || self
                    .passage
                    .words
                    .get(v + 1)
                    .is_some_and(|p| p.is(Pos::Preposition) && p.clitics.pronoun.is_some()));
        // مقابلة اتهم فيها السفير بالكذب, التي اتهم فيها الوزير بالكذب: the one phrase behind is whom somebody named before accuses.
        if returns
            && w.clitics.pronoun.is_none()
            && saying.person
            && saying.stance == Stance::Blames
            && self.is_only_object(v, range)
        {
            return v + 1;
        }
        // المنطقة التي حددتها كندا: what is said is the noun before, and nothing behind.
        let that_which = matches!(
            self.passage.fold(v.saturating_sub(1)),
            "ما" | "بما" | "عما" | "لما" | "مما" | "فيما" | "وما"
        );
        if relative && !that_which && w.clitics.pronoun.is_some() && !saying.person {
            return v + 1;
        }
        let before = before.filter(|_| !returns);
        let before = before.filter(|_| !(relative && after.is_some() && !saying.person || free));
        let kana = self.subject_of_kana(v, range);
        let pluperfect = kana.is_some() && self.passage.fold(v - 1) == "قد";
        let before = before.or_else(|| kana.filter(|_| pluperfect || after.is_none()));
        let before = self.subject_of_sabaqa(v, range).or(before);
        // تنفي روسيا الخبر، واتهمت بريطانيا بالكذب: of a verb of accusing that goes on the one phrase behind is whom it accuses.
        let blames = after.is_some() && saying.stance == Stance::Blames && saying.person;
        let accused = blames && w.joined() && v > range.start && self.is_accused(v, range);
        // كما اتهم الحزب بتجنيد القاصرين: so is it where he goes on who spoke before.
        let besides_him = blames
            && v > range.start
            && self.passage.fold(v - 1) == "كما"
            && w.clitics.pronoun.is_none()
            && self.is_only_object(v, range)
            && floor.speaker().is_some_and(|s| {
                self.gender(s).is_none_or(|g| g == features.gender)
                    && after.as_ref().is_none_or(|a| a.who.iter().all(|w| !s.who.contains(w)))
            });
        // اتهم النظام باستخدام الغاز: with nobody else there it is a passive, and he is who is accused.
        let passive = blames
            && before.is_none()
            && !accused
            && !besides_him
            && self.passage.verb_headword(v) == Some("اتهم")
            && w.clitics.pronoun.is_none()
            && !(range.start..v).any(|i| self.passage.words[i].is_verb())
            && self.is_only_object(v, range);
        if passive {
            return v + 1;
        }
        let accused = accused || besides_him;
        // كان تقرير قد اتهم الحزب بالقتل: so is it where the subject stands behind كان, whoever it is.
        let behind_kana = blames
            && self.is_only_object(v, range)
            && self.passage.verb_headword(v) == Some("اتهم")
            && (range.start..v).any(|i| self.passage.verb_headword(i) == Some("كان"))
            && (range.start + 1..v).any(|i| self.passage.words[i].is_nominal() && !self.is_time(i));
        let after = after.filter(|_| !accused && !behind_kana);
        let (subject, searched) = match (before, after) {
            (Some(s), _) => (Some(s), v + 1),
            (None, Some(s)) => {
                let end = s.phrase.tokens.end;
                (Some(s), end)
            }
            (None, None) if in_paper => (self.main_subject(v, range), v + 1),
            (None, None) => (self.topic(v, range).and_then(|n| self.sources_of(n, range)), v + 1),
        };
        // نفى الجهاز (الشاباك) وجود خطة: his other name in brackets.
        let bracket = (searched < range.end && self.passage.fold(searched) == "(")
            .then(|| (searched..(searched + NAMED).min(range.end)).find(|&j| self.passage.fold(j) == ")"))
            .flatten();
        let searched = bracket.map_or(searched, |close| close + 1);
        // قرار الحكومة يشير إلى أن: a deed shows what somebody else makes of it, and says nothing.
        if subject.as_ref().is_some_and(|s| self.shows(v, s)) {
            return v + 1;
        }
        let impersonal = subject.is_none()
            && features.tense == Tense::Present
            && IMPERSONAL.contains(&self.passage.verb_headword(v).unwrap_or_default())
            && w.clitics.pronoun.is_none()
            && (self.opens_clause(v, range)
                || self.passage.words[v - 1].is(Pos::Relative)
                // ظل يعتقد أن: for long.
                || BELIEVED.contains(&self.passage.verb_headword(v).unwrap_or_default())
                    && self.passage.verb_headword(v) != Some("قال")
                    && matches!(self.passage.verb_headword(v - 1), Some("ظل" | "بات" | "بقي")));
        if impersonal {
            return v + 1;
        }
        // A subject that is there but names nobody (أكد ذلك, قال الخبر) is no carried speaker.
        let blocked = subject.is_none()
            && (told && !accused
                || self.follows_indefinite(v, range)
                || relative
                || !accused && self.something_after(v, range) && !self.repeats_a_word(v)
                || self.something_before(v, range)
                || self.has_topic_behind_but(v, range));
        let behind = self.content(v, saying, searched, range, negated);
        let before =
            || self.quoted_before(v, range).filter(|_| saying.quote).map(|content| (content, None, true));
        let found = behind.filter(|(_, _, clause)| *clause || before().is_none()).or_else(before);
        let Some((content, hearer, clause)) = found else { return v + 1 };
        // أثار غضبا: only of some nouns is it a word of saying.
        if !clause && !saying.only.is_empty() && !self.is_sayable(&content, saying) {
            return v + 1;
        }
        // أقر البرلمان تعيين الوزير: a vote, and no word; but أقر بالخطأ.
        let votes = self.passage.verb_headword(v) == Some("اقر")
            && !clause
            && self.passage.words[content.start].clitics.preposition != Some('ب')
            && self.passage.fold(content.start.saturating_sub(1)) != "ب";
        if votes {
            return v + 1;
        }
        // ويعتبر العيد من …: what is held, by nobody in particular.
        let held = features.tense == Tense::Present && self.passage.verb_headword(v) == Some("اعتبر");
        // تعتبر مصر من أكبر الدول: what something is held to be.
        let counted_among = || {
            self.passage.phrase_at(v + 1).is_some_and(|n| {
                let end = self.passage.phrases[n].tokens.end;
                end < range.end && self.passage.fold(end) == "من"
            })
        };
        if held && !clause && (subject.is_none() || counted_among()) {
            return v + 1;
        }
        // وأعلن توقف العمل من قبل النقابة: a passive, and what is announced.
        if subject.is_none() && !clause && self.has_agent(&content) {
            return v + 1;
        }
        // كشف تقرير طبي أن: a phrase between the verb and its clause is the subject, whoever it names.
        if clause
            && subject.is_none()
            && !saying.person
            && (self.stands_between(v, content.start) || self.has_one_word_subject(v, content.start, range))
        {
            return v + 1;
        }
        // What is only to be done (سيرد على, أن يدعو إلى) is nothing said yet.
        let coming = w.clitics.future
            || w.clitics.preposition.is_some()
            || v > range.start && self.passage.fold(v - 1) == "سوف";
        // طلبوا أن "تعلن: a mark may stand between.
        let marked = v > range.start && self.opening(v - 1).is_some();
        let that = v.saturating_sub(1 + usize::from(marked)).max(range.start);
        let subjunctive = features.tense == Tense::Present
            && v > range.start
            && self.passage.words[that].is(Pos::That)
            && matches!(self.passage.fold(that), "ان" | "بان");
        // الذين يرغبون في العودة: a relative clause in the present says who is meant.
        // الذي كان يعتزم رئاسة المراسم: with كان too.
        let was = v > range.start + 1
            && self.passage.verb_headword(v - 1) == Some("كان")
            && self.passage.words[v - 2].is(Pos::Relative);
        let describes = (relative || was)
            && features.tense == Tense::Present
            && matches!(saying.stance, Stance::Asserts | Stance::Asks | Stance::Promises)
            && !matches!(self.passage.headword(v - 1), "ما" | "من");
        // ميليشيا يعتقد أنها تابعة لهم, الرجل الذي يعتقد أنه قتل: a verb of belief whose clause goes on with the noun before it
        // is a passive, and nobody's word.
        let believed = features.tense == Tense::Present
            && features.gender == Gender::Masculine
            && subject.is_some()
            && after_none
            && BELIEVED.contains(&self.passage.verb_headword(v).unwrap_or_default())
            && self.passage.words.get(v + 1).is_some_and(|n| n.is(Pos::That) && n.clitics.pronoun.is_some())
            && (relative || self.follows_bare_noun(v, range));
        if believed {
            return v + 1;
        }
        // يمكن أن تقترح اللجنة أن: what may be or must be said nobody has said; but قبل أن يضيف أن.
        let wanted = subjunctive && that > range.start && !self.says_when(that - 1);
        if !clause && (coming || subjunctive || describes) || wanted || coming && saying.continues {
            return v + 1;
        }
        // وبدأ الرجل، الذي قالت الشرطة إنه مسلح، إطلاق النار: what a clause set off by commas tells ends with it.
        let content = if relative && !free { self.set_off(v, content, range) } else { content };
        let mut confidence = 0.92;
        // نُقل عن شهود قولهم إن: nobody but them is named.
        let quoted = (self.passage.verb_headword(v) == Some("نقل"))
            .then(|| {
                self.phrase_with(v + 1..content.start, "عن")
                    .or_else(|| self.by_the_tongue(v + 1..content.start))
                    .or_else(|| self.quoted_by_pronoun(v, content.start, floor))
            })
            .flatten();
        // لكنه قال: a particle with a pronoun goes on with who was told of.
        let pronoun = v > range.start && {
            let before = &self.passage.words[v - 1];
            before.clitics.pronoun.is_some() && (before.is(Pos::That) || before.is(Pos::Conjunction))
        };
        let besides =
            v > range.start && BESIDES.contains(&self.passage.fold(v - 1)) && w.clitics.pronoun.is_none();
        // أصدرت الوزارة بيانا قالت فيه إن, كتب الوزير على تويتر يقول: who spoke on the occasion says it.
        let on_it = self.speaks_on(v, range);
        let goes_on = saying.continues || w.joined() || pronoun || besides || on_it;
        let named = subject.is_some() || quoted.is_some();
        let enclosing = self.enclosing(v, first, out).map(|inner| {
            if pronoun || saying.continues || besides { self.meant(v, inner, &out[first..]) } else { inner }
        });
        let mut sources = match (subject.or_else(|| quoted.clone()), enclosing) {
            (Some(s), _) => vec![s],
            (None, _) if blocked => return v + 1,
            // "عندما قالوا إنني مريض": who speaks in his own words does not tell of himself in the third person.
            (None, Some(s))
                if !saying.continues
                    // "أعتقد أن": written like the past.
                    && self.passage.fold(v).trim_start_matches('و') != "اعتقد"
                    && self.quotation_of(v).is_some_and(|q| !q.holds(s.cue) || s.cue == s.content.start) =>
            {
                return v + 1;
            }
            // حسب الوكالة، قال إنه …: who spoke before, and not she who passes it on.
            (None, Some(s)) if self.source_phrase(s.cue, range).is_some() && floor.speaker().is_some() => {
                confidence = 0.8;
                floor.carried()
            }
            // ردت الوزيرة على النائب الذي قال إن …، إذ ذكرت أن: not who speaks in another gender, but the subject of the sentence.
            (None, Some(s))
                if self.passage.words[s.cue].verb().is_some_and(|f| f.gender != features.gender)
                    && (besides || self.passage.fold(v - 1) == "اذ") =>
            {
                let main = (range.start..v).find(|&j| self.passage.words[j].is_verb());
                let agrees = main
                    .and_then(|m| self.passage.words[m].verb())
                    .is_some_and(|f| f.gender == features.gender);
                match self.main_subject(v, range).filter(|_| agrees) {
                    Some(s) => vec![s],
                    None => return v + 1,
                }
            }
            (None, Some(s)) => {
                // أنه يأمل: a verb without a subject is the speaker's where it opens what he says, or where his pronoun
                // does; farther inside it may be anybody's.
                let opener = s.content.start.checked_sub(1).map(|o| &self.passage.words[o]);
                let his = opener.is_some_and(|o| o.is(Pos::That) && o.clitics.pronoun.is_some());
                let first = !(s.content.start..v).any(|i| self.passage.words[i].is_verb());
                let opens = !s.content.contains(&v) || v <= s.content.start + 1 || his && first;
                confidence = match (goes_on, opens) {
                    (true, _) => 0.8,
                    (false, true) => 0.6,
                    (false, false) => 0.45,
                };
                Self::goes_on_with(s, v)
            }
            (None, None) if self.has_unknown_subject(v, range) => return v + 1,
            // فرضت واشنطن عقوبات على مواطنين تتهمهم بالتدخل: what a verb tells of the noun before it is no word of who spoke before.
            (None, None)
                if !goes_on
                    && v > range.start
                    && self.passage.words[v - 1].is_nominal()
                    && (w.clitics.pronoun.is_some() || self.tells_of_indefinite(v)) =>
            {
                match self.main_subject(v, range).filter(|_| w.clitics.pronoun.is_some()) {
                    Some(s) => vec![s],
                    None => return v + 1,
                }
            }
            (None, None) => {
                // Where neither word nor conjunction goes on, whoever spoke last is a guess.
                confidence = if goes_on { 0.8 } else { 0.45 };
                // وصل الوزير إلى بيروت وقال إن, حيث قال إن: who did what the sentence tells before goes on to speak.
                match self.main_subject(v, range).filter(|_| w.joined() || besides || on_it) {
                    Some(s) => vec![s],
                    None if saying.continues => floor.carried(),
                    None => floor.last(),
                }
            }
        };
        let Some(mut source) = sources.pop() else { return v + 1 };
        // قال إن البلدين دعما الخطة وتعهدتا بالمال: what two do is no single speaker's.
        if features.number == GrammaticalNumber::Dual && source.who.len() == 1 && !named {
            return v + 1;
        }
        // لكنهم نفوا: nor what several do; nor is it theirs where the verb is of one.
        if !named && !self.agrees_in_number(v, &source) {
            return v + 1;
        }
        // وأضافت: nor is it his where the verb is a woman's, or hers where it is a man's.
        if !named && self.gender(&source).is_some_and(|g| g != features.gender) {
            return v + 1;
        }
        // طالبت الوزارة القناة باعتذار: who is asked or blamed passes nothing on.
        let tells = matches!(saying.stance, Stance::Asserts | Stance::Denies | Stance::Promises);
        if let Some(told) = self
            .outlet_told(v, content.start.max(searched), hearer.as_ref())
            .filter(|_| tells || clause && !saying.person)
        {
            // قال لوكالة الأنباء: and no more to whom he spoke before.
            sources.clear();
            sources.push(told);
        }
        // نقلت رويترز عن مسؤول قوله إن: the outlet quotes the official.
        if let Some(quoted) = quoted {
            if quoted.who != source.who {
                sources.push(source);
            }
            source = quoted;
        }
        // ذكرت الوكالة نقلا عن مصدر أن; قال الوزير، وفقا للوكالة، إن.
        for channel in (searched..content.start).filter_map(|i| self.channel_at(i, range)) {
            if channel.cited {
                sources.push(std::mem::replace(&mut source, channel.source));
            } else {
                sources.insert(0, channel.source);
            }
        }
        // كما ناقش الرئيسان: what two did is still told by who was telling before.
        if source.who.len() > 1
            && !clause
            && sources.is_empty()
            && self.passage.fold(range.start) == "كما"
            && let Some(teller) = floor.speaker().cloned().filter(|t| t.who.len() == 1)
        {
            sources.push(teller);
        }
        sources.push(source);
        // جدد نفيه وجود أي خلاف: the noun that is said again is itself of saying.
        let again = self.passage.words.get(content.start).filter(|n| {
            !clause
                && n.clitics.pronoun.is_some()
                && n.is_nominal()
                && content.len() > 1
                && self.passage.verb_headword(v).is_some_and(|h| REPEATS.contains(&h))
        });
        let again = again.and_then(|_| self.word_saying(content.start)).map(|s| s.stance);
        let content = if again == Some(Stance::Denies) { content.start + 1..content.end } else { content };
        let said = again.filter(|s| *s == Stance::Denies).unwrap_or(saying.stance);
        let stance = match (negated, said) {
            (true, Stance::Denies | Stance::Doubts) => Stance::Asserts,
            // لم تؤكد إلا نوع المادة: that much is told.
            (true, Stance::Asserts) if saying.discloses && !self.excepts(content.start) => Stance::LeavesOut,
            (true, _) => return v + 1,
            (false, s) => s,
        };
        // لم تؤكد باريس بعد إعلان أنقرة، لكن …: what is left out stands before the turn.
        let turn = (v + 1..content.start)
            .find(|&i| matches!(self.passage.fold(i), "لكن" | "ولكن"))
            .filter(|_| stance == Stance::LeavesOut);
        let content = match turn {
            Some(turn) => {
                let from = sources.last().map_or(v + 1, |s| s.phrase.tokens.end.max(v + 1));
                let whole = self.trim(from..turn.max(from));
                if whole.is_empty() { v..v + 1 } else { whole }
            }
            None => content,
        };
        self.close_open(v, first, out);
        let resume = if clause && content.start > v { content.start } else { searched };
        out.push(Speech { stance, clause, confidence, ..Speech::told(v, sources, content) });
        resume
    }

    /// حركة تدعى "الفجر": a passive in ى of what somebody or something is called, where no clause follows.
    pub(super) fn is_called(&self, v: usize) -> bool {
        self.passage.words[v].verb().is_some_and(|f| f.tense == Tense::Present)
            && matches!(self.passage.verb_headword(v), Some("ادعي" | "دعا"))
            && self.passage.tokens.get(v).is_some_and(|t| t.final_maqsura)
            && !self.passage.words.get(v + 1).is_some_and(|w| w.is(Pos::That))
    }

    /// Whether the subject of a verb of pointing out is a deed or decision, which has no voice: الزيارة تشير إلى, قرارها يؤكد أن.
    fn shows(&self, v: usize, subject: &Source) -> bool {
        let lexicon = self.passage.lexicon;
        let phrase = self.passage.phrase_at(subject.phrase.tokens.start).map(|n| &self.passage.phrases[n]);
        let head = phrase.unwrap_or(&subject.phrase).head();
        let lemma = self.passage.words[head].lemma;
        let deed = lemma
            .is_some_and(|l| matches!(lexicon.words.lemma(l).kind, NounKind::Event | NounKind::Document));
        let tells = lemma.and_then(|l| lexicon.sayings.of(l)).is_some_and(|s| s.that);
        let named = !self.passage.covering[head].is_empty();
        let decided = self.passage.headword(head) == "قرار";
        deed && (!tells || decided)
            && !named
            && self.passage.verb_headword(v).is_some_and(|h| SHOWS.contains(&h))
    }

    /// Whether a noun phrase is headed by one of the nouns that alone a word of saying takes, behind this or what.
    fn is_sayable(&self, content: &Range<usize>, saying: &Saying) -> bool {
        let head = content.clone().find(|&i| !self.passage.words[i].is(Pos::Demonstrative));
        head.is_some_and(|i| saying.only.iter().any(|noun| noun == self.passage.headword(i)))
    }

    /// ونقلت عنه الوكالة قوله: he who spoke before.
    fn quoted_by_pronoun(&self, v: usize, until: usize, floor: &Floor) -> Option<Source> {
        let pronoun = (v + 1..until).any(|i| matches!(self.passage.fold(i), "عنه" | "عنها" | "عنهم"));
        floor.speaker().filter(|_| pronoun).cloned()
    }

    /// The speech whose speaker a verb without a subject goes on with (لكنه حذر, وأضاف): the outermost that holds the
    /// innermost and whose verb agrees in gender, but for an outlet that only passes on what others say.
    pub(super) fn meant<'o>(&self, v: usize, inner: &'o Speech, out: &'o [Speech]) -> &'o Speech {
        let gender = |i: usize| {
            let w = &self.passage.words[i];
            let marked = || self.passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
            let participle = || if marked() { Gender::Feminine } else { Gender::Masculine };
            w.verb().map(|f| f.gender).or_else(|| w.is_adjectival().then(participle))
        };
        let outlet = |s: &Speech| {
            s.sources.last().is_some_and(|x| {
                self.passage.phrase_at(x.phrase.tokens.start).is_some_and(|n| self.is_outlet(n))
            })
        };
        out.iter()
            .take_while(|s| s.cue != inner.cue)
            .find(|s| {
                s.content.contains(&inner.cue)
                    && gender(s.cue).is_some_and(|g| Some(g) == gender(v))
                    && !outlet(s)
            })
            .unwrap_or(inner)
    }

    /// Whether the main verb of a sentence tells that somebody's words are passed on: نقلت الصحيفة عنه قوله.
    pub(super) fn passes_on(&self, until: usize, range: &Range<usize>) -> bool {
        let main = (range.start..until).find(|&j| self.passage.words[j].is_verb());
        main.is_some_and(|m| matches!(self.passage.verb_headword(m), Some("نقل" | "نسب")))
    }

    /// Whose a word of saying is that goes on with the speaker of another: his, with the outlets that pass his words on where
    /// the other does not hold it.
    pub(super) fn goes_on_with(speech: &Speech, cue: usize) -> Vec<Source> {
        let own = speech.sources.len() - usize::from(!speech.sources.is_empty());
        let from = if speech.content.contains(&cue) { own } else { 0 };
        speech.sources[from..].to_vec()
    }

    /// Whether a word before a verb makes it a condition or a question: إذا, لو, إن right before a verb in the past, هل.
    pub(super) fn is_supposed(&self, before: usize, tense: Tense) -> bool {
        let written = self.passage.written(before);
        let asked = self.passage.fold(before) == "هل" && self.quotation_of(before).is_none();
        // في حال قررت
        let case = matches!(self.passage.fold(before), "حال" | "حاله")
            && before > 0
            && self.passage.fold(before - 1) == "في"
            && !self.passage.words[before].clitics.article;
        asked
            || case
            || matches!(self.passage.fold(before), "اذا" | "لو" | "فاذا" | "واذا" | "ولو")
            || tense == Tense::Past && matches!(written, "إن" | "وإن" | "فإن")
    }

    /// Whether the verb stands where a clause begins: at the start, after a mark, after a conjunction.
    fn opens_clause(&self, v: usize, range: &Range<usize>) -> bool {
        v == range.start
            || self.passage.words[v].joined()
            || self.passage.words[v - 1].pos == WordPos::Punct
            || self.passage.words[v - 1].is(Pos::Conjunction)
    }

    pub(super) fn negated(&self, v: usize) -> bool {
        v > 0 && {
            let before = self.passage.fold(v - 1);
            let before = before.strip_prefix('و').or_else(|| before.strip_prefix('ف')).unwrap_or(before);
            matches!(before, "لم" | "لا" | "لن" | "ما")
                && self.passage.words[v - 1].pos != WordPos::Of(Pos::Relative)
                || matches!(before, "لم" | "لن")
                // لم تكن تتوقع
                || self.passage.words[v - 1].is_verb()
                    && self.passage.verb_headword(v - 1) == Some("كان")
                    && self.negated(v - 1)
        }
    }

    /// Whether a word stands inside quotation marks that are closed before another.
    pub(super) fn is_quoted_off(&self, word: usize, other: usize) -> bool {
        self.quotation_of(word).is_some_and(|q| !q.holds(other))
    }

    /// A new word of saying on the outermost level ends the content of those before it.
    fn close_open(&self, cue: usize, first: usize, out: &mut [Speech]) {
        for s in &mut out[first..] {
            let quoted = self.quotation_of(cue).is_some_and(|q| q.holds(s.content.start));
            if self.passage.words[cue].joined()
                && s.content.contains(&cue)
                && !quoted
                && s.content.start < cue
                && self.word_saying(cue).is_some_and(|w| w.continues)
            {
                s.content.end = cue;
            }
        }
    }
}
