//! Where what is said ends: with its clause or quotation, before the next word of saying, and before the outlet's own words.

use std::ops::Range;

use riwaya_lexicon::{NounKind, Pos};
use riwaya_record::Stance;
use riwaya_text::Tense;

use super::Listener;
use super::said::SUBJECT;
use crate::words::WordPos;

/// Nouns for who issues statements, and for these (folded headwords).
const SPEAKERS: [&str; 18] = [
    "بيان",
    "وزاره",
    "رياسه",
    "متحدث",
    "متحدثه",
    "ناطق",
    "مصدر",
    "مسوول",
    "وكاله",
    "خارجيه",
    "سلطه",
    "سلطات",
    "جيش",
    "شرطه",
    "ديوان",
    "مكتب",
    "حكومه",
    "وزير",
];

impl Listener<'_, '_> {
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
                // أمرت بإغلاق القنصلية وطردت دبلوماسيين: what else who spoke did.
                let same = || {
                    let cue = (range.start..from).rev().find(|&j| self.passage.words[j].is_verb());
                    let form = |j: usize| {
                        self.passage.words[j].verb().map(|f| (f.gender, f.number, f.person, f.tense))
                    };
                    // ورفع العلم: what may be a noun too goes on with the nouns before.
                    let stem = self.passage.fold(i).trim_start_matches('و');
                    let noun =
                        || self.passage.lexicon.words.analyses(stem).iter().any(|a| a.pos.is_nominal());
                    cue.is_some_and(|cue| form(cue) == form(i)) && !noun()
                };
                let says = comma || self.word_saying(i).is_some() || same();
                // هجوما أعلنت الحركة مسؤوليتها عنه أوقع جرحى: the sentence goes on about what the pronoun means.
                let back = &self.passage.words[i - 1];
                let resumes = i > from + 1
                    && w.is_verb()
                    && !w.joined()
                    && past
                    && back.is(Pos::Preposition)
                    && back.clitics.pronoun.is_some();
                let another = w.is_verb() && w.joined() && past && says && !goes_on;
                let however = i + 1 < end
                    && matches!(self.passage.fold(i), "الا" | "غير")
                    && self.passage.words[i + 1].is(Pos::That);
                // أيدت اللجنة الموازنة، ومن المتوقع أن: another clause.
                let clause =
                    || w.joined() && (i + 1..end.min(i + 3)).any(|j| self.passage.words[j].is(Pos::That));
                comma
                    && (w.is(Pos::That)
                        || contrast
                        || self.opens_remark(i, end)
                        || w.is_verb() && !w.joined()
                        || clause())
                    || another
                    || resumes
                    || however
                    || i > from + 1 && self.opens_meanwhile(i, end)
                    || comma && self.opens_description(i, end)
                    || comma
                        && self.passage.fold(i) == "كما"
                        && i + 1 < end
                        && self.passage.words[i + 1].is_verb()
                    || self.tells_when(i)
                    || w.joined() && self.another_begins(i, end)
            })
            .unwrap_or(end)
    }

    /// أعلنت كينيا وقف العمل بالاتفاق والوزير التونسي يحذر: whether another, named with و, and his verb begin at a word.
    fn another_begins(&self, i: usize, end: usize) -> bool {
        self.passage.phrase_at(i).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == i && p.tokens.end < end && self.names_another(n, p.tokens.end)
        })
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

    /// Whether a word names a place or a kind of place.
    fn is_place(&self, i: usize) -> bool {
        use riwaya_lexicon::Name;
        self.passage.words.get(i).is_some_and(|w| {
            w.lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Place)
        }) || self
            .passage
            .mention_at(i, |n| matches!(n, Name::Place(_) | Name::Country(_) | Name::Capital(..)))
            .is_some()
    }

    /// …، وقد رفضت اللجنة, …، ما أثار غضبا: behind the comma of a noun phrase that is said the outlet goes on.
    fn opens_remark(&self, i: usize, end: usize) -> bool {
        let past = |j: usize| j < end && self.passage.words[j].verb().is_some_and(|f| f.tense == Tense::Past);
        matches!(self.passage.fold(i), "وقد" | "ولقد" | "ما") && past(i + 1)
    }

    /// في حين قالت الوزارة, بينما رفض الحزب, فيما أكد الجيش: what others say or do at that time.
    fn opens_meanwhile(&self, i: usize, end: usize) -> bool {
        let v = match self.passage.fold(i) {
            "في" if self.passage.fold(i + 1) == "حين" => i + 2,
            "بينما" | "فيما" => i + 1,
            _ => return false,
        };
        v < end && self.passage.words[v].verb().is_some_and(|f| f.tense == Tense::Past)
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
            "غداه" | "وذلك" | "مما" => true,
            // البقاء في وسط المدينة, التجمع وسط بلدة: where, and not in the midst of what.
            "وسط" => i > 0 && !self.passage.words[i - 1].is(Pos::Preposition) && !self.is_place(i + 1),
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
            // …، كما قالت الشركة إن: what another says besides.
            let besides = comma
                && self.tells_besides_this(i, range)
                && self.word_saying(i + 1).is_some()
                && self.subject_after(i + 1, range).is_some();
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
            // إن روسيا "ليست من بادر"، وذلك بعد طرد السفير: behind words that are quoted the outlet says when.
            // إن بلاده ترفض، وذلك غداة القصف: nor on the morrow of what.
            let occasion = self.passage.fold(i) == "وذلك"
                && matches!(self.passage.fold(i - 1), "،" | ",")
                && (i > from + 2 && self.quotations.closed_by(i - 2).is_some_and(|q| q.open >= from)
                    || i + 1 < end
                        && matches!(
                            self.passage.fold(i + 1),
                            "غداه" | "بعد" | "عقب" | "اثر" | "قبيل" | "عشيه"
                        ));
            // "ستراجع الخطة في مارس" وهو الموعد المقرر: nor what they are.
            let remark = matches!(self.passage.fold(i), "وهو" | "وهي")
                && self.passage.words.get(i + 1).is_some_and(|w| w.clitics.article)
                && (i > from + 2 && self.quotations.closed_by(i - 1).is_some_and(|q| q.open + 1 >= from)
                    || comma
                        && i > from + 3
                        && self.quotations.closed_by(i - 2).is_some_and(|q| q.open + 1 >= from));
            // دفنوا الضحايا وذلك في حادثة وصفتها المنظمة بأنها: nor how another calls it.
            let called = self.passage.fold(i) == "وذلك" && self.opens_gloss(i + 1, end);
            // على مدينة محاصرة حيث تحدثت منظمات عن سقوط قتلى: nor what others tell of the place.
            let others = self.passage.fold(i) == "حيث"
                && self.quotation_of(i).is_none()
                && self
                    .passage
                    .words
                    .get(i + 1)
                    .and_then(crate::words::Word::verb)
                    .is_some_and(|f| f.tense == Tense::Past)
                && self.word_saying(i + 1).is_some_and(|s| s.that || s.quote)
                && self.subject_after(i + 1, range).is_some();
            let meanwhile = comma
                && matches!(self.passage.fold(i), "فيما" | "بينما")
                && self.passage.words.get(i + 1).is_some_and(crate::words::Word::is_verb)
                && !matches!(self.passage.verb_headword(i + 1), Some("تعلق" | "خص" | "بدا"));
            if sibling_verb
                || participle
                || phrase
                || besides
                || while_saying
                || self.without_telling(i, end).is_some()
                || comma && self.main_clause_opens(i, range)
                || comma && self.opens_gloss(i, end)
                || comma && self.opens_silence(i, range)
                || another
                || occasion
                || remark
                || called
                || others
                || meanwhile
                || self.turns_to_speaker(i, from, range)
                || (comma || self.passage.fold(i) == "ولكن") && self.turns_to_another(i, end)
            {
                return i;
            }
        }
        end
    }

    /// وفيما أشادت به الحكومة معتبرة أنه مفيد، قللت المعارضة: where a sentence opens with what was said meanwhile, before or when
    /// something else was (بعد أن نفت ذلك، اتصل), the verb behind the comma is of its main clause.
    fn main_clause_opens(&self, i: usize, range: &Range<usize>) -> bool {
        let w = &self.passage.words[i];
        let opens = self.passage.fold(range.start).trim_start_matches('و');
        let when = matches!(opens, "عندما" | "حين" | "حينما" | "بعدما")
            || opens == "بعد" && self.passage.fold(range.start + 1) == "ان";
        (when || matches!(opens, "فيما" | "بينما"))
            && w.is_verb()
            && !w.joined()
            && w.verb().is_some_and(|f| f.tense == Tense::Past)
            && self.quotation_of(i).is_none()
            && {
                // اتصل بها الوزير: a pronoun may stand between.
                let next = self.passage.words.get(i + 1);
                let pronoun = next.is_some_and(|n| n.is(Pos::Preposition) && n.clitics.pronoun.is_some());
                let at = i + 1 + usize::from(pronoun);
                self.passage.phrase_at(at).is_some_and(|n| {
                    let p = &self.passage.phrases[n];
                    p.tokens.start == at && p.prep.is_none()
                })
            }
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

    /// …، ولم تحدد الوزارة مكانه: what the speaker, told by what he is, left out is the outlet's to tell.
    fn opens_silence(&self, i: usize, range: &Range<usize>) -> bool {
        let v = i + 1;
        matches!(self.passage.fold(i), "ولم" | "لم" | "فلم")
            && v < range.end
            && self.passage.words[v].is_verb()
            && self.word_saying(v).is_some_and(|s| s.discloses)
            && self.subject_after(v, range).is_some_and(|s| {
                let head = s.phrase.head();
                SPEAKERS.contains(&self.passage.headword(head))
                    && (s.phrase.tokens.len() > 1
                        || self.passage.words[head].clitics.article
                        || self.passage.words[head].clitics.pronoun.is_some())
            })
    }

    /// What is said in a relative clause that a comma sets off, or that comes before the verb of its sentence, up to the comma
    /// behind it: المعلومات التي قالت الشرطة إنها سرية، نشرت أمس.
    pub(super) fn set_off(&self, v: usize, content: Range<usize>, range: &Range<usize>) -> Range<usize> {
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",") && self.quotation_of(i).is_none();
        let relative = v - 1;
        let first = !(range.start..relative).any(|i| self.passage.words[i].is_verb());
        if relative <= range.start || !comma(relative - 1) && !first {
            return content;
        }
        let goes_on = |i: usize| self.passage.words[i].joined() && !self.passage.fold(i).starts_with("فان");
        let end = content.clone().skip(1).find(|&i| comma(i) && !goes_on(i + 1));
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
        // غير أن الوزير نفى ذلك
        let yet = matches!(self.passage.fold(i), "غير" | "بيد" | "الا")
            && self.passage.words.get(i + 1).is_some_and(|w| w.is(Pos::That) && w.clitics.pronoun.is_none());
        let but = (yet || matches!(self.passage.fold(i), "لكن" | "ولكن")) && self.quotation_of(i).is_none();
        let opens = i + 1 + usize::from(yet);
        let human = |j: usize| {
            self.passage.words[j]
                .lemma
                .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person)
        };
        let subject = self.passage.phrase_at(opens).filter(|&n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == opens && p.prep.is_none() && (!self.whom(n).is_empty() || human(p.head()))
        });
        // ولكن حذر التقرير من: or before its subject.
        let verb_first = but
            && !yet
            && i + 2 < end
            && self.passage.words[i + 1].verb().is_some_and(|f| f.tense == Tense::Past)
            && self.word_saying(i + 1).is_some()
            && self.passage.phrase_at(i + 2).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                p.tokens.start == i + 2 && p.prep.is_none() && !self.whom(n).is_empty()
            });
        verb_first
            || but
                && subject.is_some_and(|n| {
                    // متحدثا باسم الحركة: with in whose name he speaks.
                    let named = self.passage.phrases.get(n + 1).filter(|q| q.prep.as_deref() == Some("باسم"));
                    let v = named.map_or(self.passage.phrases[n].tokens.end, |q| q.tokens.end);
                    let past =
                        |v: usize| self.passage.words[v].verb().is_some_and(|f| f.tense == Tense::Past);
                    let pointed = |v: usize| matches!(self.passage.fold(v + 1), "ذلك" | "هذا" | "هذه");
                    let says = |v: usize| {
                        self.word_saying(v).is_some_and(|s| {
                            (s.that || s.quote) && !yet || s.stance == Stance::Denies && pointed(v)
                        })
                    };
                    // …، لكن القاهرة لم تؤكد ذلك: or to what he leaves out.
                    let silent = v + 1 < end
                        && self.passage.fold(v) == "لم"
                        && self.word_saying(v + 1).is_some_and(|s| s.discloses);
                    v < end && (past(v) && says(v) || silent)
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
            let open = self.quotations.closed_by(close).map_or(close, |q| q.open);
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
                |i: usize, start: usize| self.quotations.closed_by(i).is_some_and(|q| q.open > start);
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
