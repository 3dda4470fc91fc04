//! What a speaker commits himself to: by his word, and where that only asserts or warns, by what he asserts.

use std::ops::Range;

use riwaya_lexicon::{Name, NounKind, Pos};
use riwaya_record::Stance;
use riwaya_text::{Person, Tense};

use super::Telling;
use crate::speech::Speech;

/// How many words of what is said tell what it commits its speaker to.
const OPENING: usize = 7;

/// Verbs by which a speaker thinks or hopes.
const THOUGHT: [&str; 8] = ["اعتقد", "ظن", "امل", "تمني", "رجح", "توقع", "خشي", "رأي"];

/// Nouns of what must be, of what one goes on doing, of what follows from a deed, of what somebody binds himself to,
/// verbs of paying back (folded headwords).
const NEEDED: [&str; 2] = ["ضروره", "وجوب"];
const OUGHT: [&str; 4] = ["وجب", "انبغي", "تعين", "توجب"];
const GOING_ON: [&str; 3] = ["استمرار", "مواصله", "وقوف"];
const FOLLOWING: [&str; 6] = ["عاقبه", "مغبه", "رد", "ثمن", "تداع", "تبعه"];
const PLEDGED: [&str; 6] = ["التزام", "تعهد", "وعد", "اعتزام", "عزم", "استعداد"];
const RETALIATES: [&str; 8] = ["رد", "انتقم", "عاقب", "ثار", "لاحق", "ضرب", "سحق", "تصدي"];

/// Nouns of what a state has its people's adjective for (folded headwords).
const OF_THE_STATE: [&str; 7] = ["قوه", "قوات", "جيش", "حكومه", "سلطه", "سلطات", "شرطه"];

impl Telling<'_, '_> {
    /// What a speaker commits himself to: what his word says (Searle's point), and where that only asserts or warns, what
    /// he asserts: what he will do is promised or threatened, what must be is asked.
    pub(super) fn stance(&self, speech: &Speech, clause: &Range<usize>) -> Stance {
        let passage = self.part.passage;
        let saying = passage.words[speech.cue].lemma.and_then(|l| passage.lexicon.sayings.of(l));
        let warns = speech.stance == Stance::Threatens && saying.is_some_and(|s| s.warns);
        if warns {
            // حذرهم "بدفع الثمن": a few quoted words are no clause.
            let quoted = speech
                .content
                .start
                .checked_sub(1)
                .is_some_and(|mark| self.part.quotations.opened_by(mark).is_some());
            let told = !quoted || speech.content.clone().any(|i| passage.words[i].is_verb());
            let threat = if speech.clause && told {
                matches!(self.commitment(speech, clause), Stance::Promises | Stance::Threatens)
            } else {
                self.is_addressed(speech)
            };
            return if threat { Stance::Threatens } else { Stance::Asserts };
        }
        // رفض التعليق, رفض تأكيد الخبر: who will not speak leaves out.
        let discloses = |i: usize| {
            let saying = passage.words[i].lemma.and_then(|l| passage.lexicon.sayings.of(l));
            saying.is_some_and(|s| s.discloses) && passage.words[i].is_verb() == speech.clause
        };
        let refuses = speech.stance == Stance::Denies || passage.verb_headword(speech.cue) == Some("اعتذر");
        if refuses && clause.clone().take(if speech.clause { 1 } else { 2 }).any(discloses) {
            return Stance::LeavesOut;
        }
        // أعربت فرنسا عن رفضها للقرار: what is expressed says what it commits to.
        let expresses = !speech.clause
            && matches!(passage.verb_headword(speech.cue), Some("اعرب" | "عبر" | "ابدي"))
            && passage.words[clause.start].clitics.pronoun.is_some();
        let expressed = passage.words[clause.start].lemma.and_then(|l| passage.lexicon.sayings.of(l));
        if let Some(noun) = expressed.filter(|s| expresses && s.stance != Stance::Asserts) {
            return noun.stance;
        }
        // نوه بأن اللقاء كان مثمرا: with a clause it only notes.
        if speech.stance == Stance::Praises
            && speech.clause
            && passage.verb_headword(speech.cue) == Some("نوه")
        {
            return Stance::Asserts;
        }
        // أن بلاده سترد، وستتخذ إجراءات: a clause joined to the first has its subject.
        let joined = clause.start > speech.content.start
            && passage.words[clause.start].joined()
            && passage.words[clause.start].clitics.future;
        if joined && speech.stance == Stance::Asserts {
            let own = self.commitment(speech, clause);
            let first = self.commitment(speech, &(speech.content.start..clause.start));
            return if first == Stance::Asserts { own } else { first };
        }
        // اتفقا على ضرورة وقف القتال: what must be is asked, by however many.
        let needed = clause.clone().take(2).find(|&i| passage.words[i].is_nominal());
        if speech.stance == Stance::Promises
            && !speech.clause
            && needed.is_some_and(|i| NEEDED.contains(&passage.headword(i)))
        {
            return Stance::Asks;
        }
        if speech.stance == Stance::Asserts && self.is_question(clause) {
            return Stance::Asks;
        }
        if speech.stance == Stance::Asserts { self.commitment(speech, clause) } else { speech.stance }
    }

    /// Whether a clause in a speaker's own words asks: it ends with a question mark, and no sentence before it does.
    fn is_question(&self, clause: &Range<usize>) -> bool {
        let passage = self.part.passage;
        let mark = |i: usize| matches!(passage.fold(i), "؟" | "?");
        let last = clause.end.min(passage.words.len() - 1);
        let ends = mark(last) || clause.end > clause.start && mark(clause.end - 1);
        ends && !clause.clone().any(|i| matches!(passage.fold(i), "." | "!" | "…"))
    }

    /// حذر إيران من, حذر من عواقب: a warning that names whom it warns, or speaks of what will follow.
    fn is_addressed(&self, speech: &Speech) -> bool {
        let passage = self.part.passage;
        let own = |n: &usize| {
            speech.sources.iter().any(|s| s.phrase.tokens.start == passage.phrases[*n].tokens.start)
        };
        let warned = (speech.cue + 1..speech.content.start)
            .filter_map(|i| passage.phrase_at(i).filter(|&n| passage.phrases[n].tokens.start == i))
            .any(|n| {
                let tokens = &passage.phrases[n].tokens;
                let when = passage.is_timed(tokens.start);
                passage.phrases[n].prep.is_none() && !own(&n) && !when
            });
        warned
            || passage.words[speech.cue].clitics.pronoun.is_some()
            || FOLLOWING.contains(&passage.headword(speech.content.start))
    }

    /// What a speaker commits himself to by what he asserts.
    fn commitment(&self, speech: &Speech, clause: &Range<usize>) -> Stance {
        let passage = self.part.passage;
        let head = clause.start..clause.end.min(clause.start + OPENING);
        let opens = |i: usize, list: &[&str]| {
            list.contains(&passage.headword(i)) || passage.verb_headword(i).is_some_and(|h| list.contains(&h))
        };
        // على ضرورة "إنهاء …": the noun may stand before the mark.
        let mark = clause
            .start
            .checked_sub(2)
            .filter(|&i| i > speech.cue && self.part.quotations.opened_by(i + 1).is_some());
        let noun = head.clone().take(2).find(|&i| passage.words[i].is_nominal());
        if noun.into_iter().chain(mark).any(|i| opens(i, &NEEDED)) {
            return Stance::Asks;
        }
        if self.obliges(&head) {
            return Stance::Asks;
        }
        // تأكيد التزام بلاده: the pledge may be what is affirmed.
        // جدد التأكيد على التزام بلاده: or behind its preposition.
        let affirmed = noun.filter(|&i| opens(i, &["تاكيد"]) && i + 2 < head.end).map(|i| i + 2);
        let nouns =
            noun.into_iter().flat_map(|i| [i, i + 1]).filter(|&i| i < head.end).chain(mark).chain(affirmed);
        // الالتزامات الدولية توجب: obligations are no pledge.
        let pledge = |i: usize| {
            passage.words[i].is_nominal() && opens(i, &PLEDGED) && !passage.fold(i).contains("التزامات")
        };
        if nouns.into_iter().any(pledge) {
            return Stance::Promises;
        }
        if noun.is_some_and(|i| opens(i, &GOING_ON) && self.is_own(speech, i, i)) {
            return Stance::Promises;
        }
        let Some(v) =
            head.clone().find(|&i| passage.words[i].is_verb() || matches!(passage.fold(i), "بد" | "لابد"))
        else {
            return Stance::Asserts;
        };
        if let Some(said) = self.in_first_person(v, clause.start) {
            return said;
        }
        if passage.fold(v) == "بد" || passage.fold(v) == "لابد" && v <= clause.start + 1 || opens(v, &OUGHT)
        {
            return Stance::Asks;
        }
        // أعتقد أننا سنقوم بعمل عظيم: what he thinks or hopes will come is no pledge.
        let thought = clause.start >= 2
            && passage.words[clause.start - 1].is(Pos::That)
            && passage.verb_headword(clause.start - 2).is_some_and(|h| THOUGHT.contains(&h));
        // يتوقع خبراء أنها ستجلب: nor is what he expects.
        if thought || opens(speech.cue, &THOUGHT) {
            return Stance::Asserts;
        }
        // سيكون هناك رد قاس
        let reply = passage.words[v].clitics.future
            && opens(v, &["كان"])
            && head
                .clone()
                .skip_while(|&i| i <= v)
                .take(2)
                .any(|i| opens(i, &["رد"]) && passage.words[i].is_nominal());
        if reply {
            return Stance::Threatens;
        }
        let coming =
            passage.words[v].clitics.future || v > 0 && matches!(passage.fold(v - 1), "سوف" | "وسوف");
        // سيتم إصلاح الطريق: who governs says what he will have done.
        let governs = || {
            let who = speech.sources.last().and_then(|s| s.who.first());
            opens(v, &["تم"]) && who.is_some_and(|&w| self.cast.all[w].is_government())
        };
        if self.threatens(v, &head, clause) {
            return Stance::Threatens;
        }
        if !coming || !self.is_own(speech, v, clause.start) && !governs() {
            return Stance::Asserts;
        }
        let retaliates = opens(v, &RETALIATES) || noun.is_some_and(|i| i < v && opens(i, &RETALIATES));
        if retaliates { Stance::Threatens } else { Stance::Promises }
    }

    /// ستدفع روسيا ثمنا باهظا, سيقابل الهجوم بقوة, لن يمر دون عقاب, سيرون النتيجة: what others are to suffer for what they do.
    fn threatens(&self, v: usize, head: &Range<usize>, clause: &Range<usize>) -> bool {
        let passage = self.part.passage;
        let is = |i: usize, list: &[&str]| {
            list.contains(&passage.headword(i)) || passage.verb_headword(i).is_some_and(|h| list.contains(&h))
        };
        let behind = v + 1..clause.end.min(v + 1 + OPENING);
        let says = |list: &[&str]| behind.clone().any(|i| is(i, list));
        let before = v.checked_sub(1).map_or("", |b| passage.fold(b));
        let future = passage.words[v].clitics.future || matches!(before, "سوف" | "وسوف" | "فسوف");
        let pays = is(v, &["دفع"]) && says(&["ثمن"]);
        // سيتم دفع ثمن باهظ
        let paid = is(v, &["تم"]) && says(&["دفع"]) && says(&["ثمن"]);
        let met = is(v, &["قابل", "قوبل", "جوبه", "جابه", "واجه"])
            && behind.clone().any(|i| {
                passage.words[i].clitics.preposition == Some('ب')
                    && is(i, &["رد", "قوه", "حزم", "شده", "عقاب"])
            });
        let sees = is(v, &["راي", "تحمل", "واجه"])
            && says(&["نتيجه", "عاقبه", "تبعه", "عواقب", "نتائج"])
            && head
                .clone()
                .chain(clause.clone().take(v - clause.start))
                .any(|i| matches!(passage.fold(i), "اذا" | "ان" | "لو") && passage.written(i) != "أن");
        let unpunished =
            is(v, &["مر"]) && matches!(before, "لن" | "ولن") && says(&["عقاب", "رد", "حساب", "محاسبه"]);
        future && (pays || paid || met || sees) || unpunished
    }

    /// أدعو الأطراف, نرحب بالقرار, لا ترتكبوا الخطأ: what a speaker does by the first verb of his own words.
    fn in_first_person(&self, v: usize, start: usize) -> Option<Stance> {
        let passage = self.part.passage;
        let quoted = self.part.quotations.holding(v).is_some();
        let features = passage.words[v].verb().filter(|_| quoted)?;
        let negated = v > start && matches!(passage.fold(v - 1), "لا" | "ولا" | "لن" | "ولن" | "لم");
        if features.person == Person::Second {
            return (negated && v == start + 1).then_some(Stance::Asks);
        }
        let saying = passage.words[v].lemma.and_then(|l| passage.lexicon.sayings.of(l))?;
        let does = features.person == Person::First
            && features.tense == Tense::Present
            && v <= start + 1
            && !negated
            && !passage.words[v].clitics.future
            && !saying.warns
            && saying.stance != Stance::Asserts
            && saying.stance != Stance::LeavesOut
            // أود إبلاغكم: who wishes asks nobody.
            && (saying.stance != Stance::Asks || saying.person);
        does.then_some(saying.stance)
    }

    /// على موسكو أن توضح: what is laid on somebody.
    fn obliges(&self, head: &Range<usize>) -> bool {
        let passage = self.part.passage;
        matches!(passage.fold(head.start), "علي" | "عليهم" | "عليه" | "عليها" | "علينا")
            && head
                .clone()
                .skip(1)
                .any(|i| passage.words[i].is(Pos::That) && matches!(passage.fold(i), "ان" | "الا"))
    }

    /// Whether the subject of a verb at the beginning of what is said is the speaker or his side: أنه سيدعم, إن فرنسا ستواصل.
    fn is_own(&self, speech: &Speech, v: usize, start: usize) -> bool {
        let passage = self.part.passage;
        // أنها "ستراجع الخطة": past the mark that opens what is quoted.
        let mark = usize::from(start > 1 && self.part.quotations.opened_by(start - 1).is_some());
        let opener = start.checked_sub(1 + mark).map(|o| &passage.words[o]);
        let pronoun = opener.is_some_and(|o| o.is(Pos::That) && o.clitics.pronoun.is_some());
        let first = passage.words[v].verb().is_some_and(|f| f.person == Person::First);
        // استمرار بلاده في …, أن حكومته ستعيد …
        let his = (start..(v + 2).min(passage.words.len())).any(|i| {
            passage.words[i].clitics.pronoun.is_some()
                && matches!(passage.headword(i), "بلاد" | "بلد" | "حكومه" | "دوله" | "اداره" | "وزاره")
        });
        if first || his || pronoun && v <= start + 1 {
            return true;
        }
        let sources: Vec<_> = speech.sources.last().map(|s| s.who.clone()).unwrap_or_default();
        // البقاء في الاتحاد سيجعل …: only whom the subject itself names.
        // الميناء سيساعد السعودية: nor whom the verb governs behind it.
        let opens = |n: usize| passage.phrases[n].tokens.start == start && passage.phrases[n].prep.is_none();
        let fronted = start < v && passage.phrase_at(start).is_some_and(opens);
        let subject = |n: &usize| {
            let p = &passage.phrases[*n];
            p.prep.is_none() && (p.tokens.start == start || !fronted && p.tokens.start == v + 1)
        };
        let named = (start..v + 2).filter_map(|i| passage.phrase_at(i)).filter(subject).find_map(|n| {
            let tokens = passage.phrases[n].tokens.clone();
            tokens
                .clone()
                .find_map(|i| passage.mention_at(i, |m| matches!(m, Name::Country(_) | Name::Capital(..))))
                .or_else(|| tokens.clone().find_map(|i| passage.mention_at(i, |_| true)))
        });
        // قال رئيس الاتحاد إن الاتحاد سيساهم: the body he speaks for.
        let body = || {
            let source = speech.sources.last().map(|s| s.phrase.tokens.clone()).unwrap_or_default();
            let at = (start..v + 2).filter_map(|i| passage.phrase_at(i)).find(subject);
            at.map(|n| passage.phrases[n].tokens.start).is_some_and(|i| {
                passage.words[i].clitics.article
                    && !passage.words[i]
                        .lemma
                        .is_some_and(|l| passage.lexicon.words.lemma(l).kind == NounKind::Person)
                    && source
                        .clone()
                        .any(|j| passage.words[j].is_nominal() && passage.headword(j) == passage.headword(i))
            })
        };
        if body() {
            return true;
        }
        // إن القوات الأردنية ستتقدم: a people's adjective of what the state has.
        let state = (start..v + 2)
            .filter_map(|i| passage.phrase_at(i))
            .find(subject)
            .is_some_and(|n| OF_THE_STATE.contains(&passage.headword(passage.phrases[n].head())));
        let adjective = || {
            let n = (start..v + 2).filter_map(|i| passage.phrase_at(i)).find(subject).filter(|_| state)?;
            let nisba = |n: &Name| match n {
                Name::Nisba(c) => Some(*c),
                _ => None,
            };
            let mut tokens = passage.phrases[n].tokens.clone();
            tokens.find_map(|i| passage.mention_at(i, |n| nisba(n).is_some())?.names.iter().find_map(nisba))
        };
        let Some(country) = named
            .and_then(|m| {
                m.names.iter().find_map(|n| match n {
                    Name::Country(c) | Name::Capital(c, _) | Name::Seat(c, _) => Some(*c),
                    _ => None,
                })
            })
            .or_else(adjective)
        else {
            return false;
        };
        let code = &passage.lexicon.names.countries[country as usize].code;
        sources.iter().any(|&w| self.cast.all[w].country.as_ref() == Some(code))
    }
}
