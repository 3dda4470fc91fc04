//! Source phrases: وفقا ل, بحسب, نقلا عن.

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_text::Tense;

use super::{Floor, Listener, Source, Speech, tells_press};
use crate::phrases::Phrase;
use crate::words::WordPos;

/// Through whom a text has what it tells.
pub(super) struct Channel {
    pub(super) source: Source,
    /// Whether the teller cites him (نقلا عن), and is not himself cited by him (وفقا ل).
    pub(super) cited: bool,
    /// Where the phrase ends, with what describes him.
    pub(super) until: usize,
}

/// How the phrases begin by which a teller cites another (folded).
const CITING: [&str; 3] = ["نقلا", "ناقلا", "لسان"];

/// With fewer words before a source phrase a clause has not been told.
const BEGUN: usize = 4;

/// Within how many tokens a dateline ends.
const DATELINE: usize = 16;

/// Within how many tokens a verb behind كما has the clause that it tells.
const OWN_CLAUSE: usize = 16;

/// Nouns for what is agreed or laid down, after which something is done and by which nobody tells it (folded headwords).
const NORMS: [&str; 9] = ["اتفاق", "اتفاقيه", "قانون", "معاهده", "دستور", "قاعده", "مبدا", "معيار", "خطه"];

/// How many words may tell that a source wants no name: لم تذكر اسمه.
const WITHHELD: usize = 6;

impl Listener<'_, '_> {
    /// Where a source phrase that begins at a token ends (وفقا ل, بحسب, نقلا عن), with or without a conjunction.
    pub(super) fn source_phrase(&self, i: usize, range: &Range<usize>) -> Option<usize> {
        let [whole, behind_and] = self.passage.source_beginnings(i);
        if whole.is_none() && behind_and.is_none() {
            return None;
        }
        let sources = &self.passage.lexicon.sayings.sources;
        // على حد قولها: the last word may have a pronoun.
        let bare = |j: usize| {
            let pronoun = self.passage.words[j].clitics.pronoun.is_some();
            pronoun.then(|| sources.number(self.passage.headword(j))).flatten()
        };
        let rest = || (i + 1..range.end).map(|j| [sources.number(self.passage.fold(j)), bare(j)]);
        let found = [whole, behind_and].into_iter().flatten().find_map(|from| sources.longest(from, rest()));
        found.and_then(|(more, clitics)| {
            let next = i + 1 + more;
            let clitic = self.passage.words.get(next).and_then(|w| w.clitics.preposition);
            let written = next < range.end && matches!(self.passage.fold(next), "ل" | "لـ");
            let fits = clitics.iter().any(|c| c.is_none() || *c == clitic || written);
            (fits && !self.is_rule(next + usize::from(written))).then_some(next)
        })
    }

    /// وفقا للاتفاق غادروا, بحسب القانون: what is agreed or laid down tells why something is done, and not of it.
    fn is_rule(&self, i: usize) -> bool {
        self.passage.phrase_at(i).is_some_and(|n| {
            let head = self.passage.phrases[n].head();
            let rule = matches!(
                self.passage.headword(head),
                "اتفاق"
                    | "اتفاقيه"
                    | "معاهده"
                    | "قانون"
                    | "دستور"
                    | "ماده"
                    | "بند"
                    | "شرط"
                    | "قاعده"
                    | "عرف"
                    | "عاده"
            );
            rule && head == i
        })
    }

    /// …، كما نقلت الوكالة عن شاهد أن: whether كما adds what somebody says besides, and does not name the source of what stands
    /// before: its verb has a clause of its own.
    pub(super) fn tells_besides_this(&self, i: usize, range: &Range<usize>) -> bool {
        self.passage.fold(i) == "كما"
            && self.passage.words.get(i + 1).is_some_and(crate::words::Word::is_verb)
            && (i + 2..range.end.min(i + OWN_CLAUSE))
                .take_while(|&j| self.passage.words[j].pos != WordPos::Punct)
                .any(|j| self.passage.words[j].is(Pos::That))
    }

    /// The source phrase that stands between a word of saying and what is said.
    pub(super) fn channel_at(&self, i: usize, range: &Range<usize>) -> Option<Channel> {
        let end = self.source_phrase(i, range)?;
        // قال، وفقا لما نقلته الوكالة: the subject of the verb.
        if let Some(source) = self.telling_verb(end, range).and_then(|v| self.subject_after(v, range)) {
            let until = source.phrase.tokens.end;
            return Some(Channel { source, cited: false, until });
        }
        let n = self.passage.phrase_at(end).or_else(|| self.passage.phrase_at(end - 1))?;
        // نقلا عن تصريح للبنك: whose paper it is.
        let n = self.paper_of(n, self.passage.phrases[n].tokens.start).unwrap_or(n);
        let p = &self.passage.phrases[n];
        if p.tokens.start < i || self.whom(n).is_empty() || p.tokens.end > range.end {
            return None;
        }
        // عن مصدر لم تذكر اسمه، أن …: what is told of him until the comma.
        let described =
            self.passage.words.get(p.tokens.end).is_some_and(|w| w.is_verb() || w.is(Pos::Negation));
        let comma = (p.tokens.end..(p.tokens.end + WITHHELD).min(range.end))
            .find(|&j| matches!(self.passage.fold(j), "،" | ",") || self.passage.words[j].is(Pos::That));
        Some(Channel {
            source: Source { who: self.whom(n).to_vec(), phrase: p.clone() },
            cited: (i..end).any(|j| CITING.contains(&self.passage.fold(j))),
            until: comma.filter(|_| described).unwrap_or(p.tokens.end),
        })
    }

    /// حسب ما نقلته الوكالة عن الوزير: whom a verb of passing on cites behind its subject.
    fn cited_behind(&self, v: usize, subject_end: usize, range: &Range<usize>) -> Option<Channel> {
        if self.passage.verb_headword(v) != Some("نقل") {
            return None;
        }
        let n = self.passage.phrase_from(subject_end);
        let p = self.passage.phrases.get(n)?;
        let right_there = p.tokens.start <= subject_end + 1 && p.tokens.end <= range.end;
        let cited = right_there && p.prep.as_deref() == Some("عن") && !self.whom(n).is_empty();
        let source = Source { who: self.whom(n).to_vec(), phrase: p.clone() };
        cited.then_some(Channel { source, cited, until: p.tokens.end })
    }

    /// Whose a paper is, told behind ل, where its own phrase names nobody.
    pub(super) fn paper_of(&self, n: usize, at: usize) -> Option<usize> {
        let p = &self.passage.phrases[n];
        let sayings = &self.passage.lexicon.sayings;
        let paper = self.passage.words[p.head()].lemma.and_then(|l| sayings.of(l)).is_some_and(|s| s.that);
        let of = self.passage.phrases.get(n + 1)?;
        let whose = of.prep.as_deref() == Some("ل") && of.tokens.start == p.tokens.end;
        let plain = p.tokens.len() == 1 || self.whom(n).is_empty();
        (p.tokens.start == at && paper && whose && plain && !self.whom(n + 1).is_empty()).then_some(n + 1)
    }

    /// بحسب بيان صادر عن الوزارة, بيان صادر عنه: whoever issued the paper that is cited.
    fn issuer_of(&self, paper: &Phrase, i: usize, range: &Range<usize>, floor: &Floor) -> Option<Source> {
        let end = paper.tokens.end;
        let issued = |j: usize| matches!(self.passage.headword(j), "صادر" | "صدر");
        let from = (paper.head() + 1..(end + 1).min(range.end)).find(|&j| issued(j))? + 1;
        if matches!(self.passage.fold(from), "عنه" | "عنها" | "عنهم") {
            return self.main_subject(i, range).or_else(|| floor.speaker().cloned());
        }
        let n = self.passage.phrase_at(from + 1)?;
        let named = self.passage.fold(from) == "عن" && from + 1 < range.end && !self.whom(n).is_empty();
        named.then(|| Source { who: self.whom(n).to_vec(), phrase: self.passage.phrases[n].clone() })
    }

    /// Where a phrase ends that says where words stand, and not whose they are: وجاء في بيان, ورد في تصريح صحفي.
    fn nobodys_statement(&self, i: usize, at: usize) -> Option<usize> {
        let p = &self.passage.phrases[self.passage.phrase_at(at)?];
        let stands = matches!(self.passage.fold(i).trim_start_matches('و'), "جاء" | "رد" | "ورد");
        let statement = stands && matches!(self.passage.fold(at), "بيان" | "تصريح" | "البيان" | "التصريح");
        let plain = |i: usize| {
            matches!(self.passage.headword(i), "صحفي" | "صحافي" | "مشترك" | "رسمي" | "مقتضب" | "مكتوب")
        };
        let bare = p.tokens.clone().skip(1).all(plain);
        (p.tokens.start == at && statement && bare).then_some(p.tokens.end)
    }

    /// Where a sentence begins behind the place and agency that open a report: بيروت، لبنان (CNN)— قال …
    pub(super) fn behind_dateline(&self, range: &Range<usize>) -> usize {
        (range.start + 1..range.end.min(range.start + DATELINE))
            .find(|&i| {
                matches!(self.passage.fold(i), "—" | "–" | "-" | "--") && self.passage.fold(i - 1) == ")"
            })
            .map_or(range.start, |i| i + 1)
    }

    /// The verb by which a source phrase names its source: right there, behind a relative pronoun, or behind a noun
    /// that names nobody and is told of (حسب الأرقام التي أكدتها الوزارة, وفق وثيقة نشرتها الصحيفة).
    fn telling_verb(&self, at: usize, range: &Range<usize>) -> Option<usize> {
        let words = &self.passage.words;
        let noun =
            self.passage.phrase_at(at).map(|n| &self.passage.phrases[n]).filter(|p| p.tokens.start == at);
        let from = noun.map_or(at, |p| p.tokens.end);
        let relative = words.get(from).is_some_and(|w| w.is(Pos::Relative));
        let v = from + usize::from(relative);
        let verb = v < range.end && words[v].is_verb();
        let told = || self.word_saying(v).is_some() && words[v].clitics.pronoun.is_some();
        (verb && (noun.is_none() || told())).then_some(v)
    }

    /// Where the last clause begins that a source phrase behind it may be of alone: …، وقد أدت الحرب إلى أزمة، بحسب المنظمة; or
    /// without a mark a relative clause that counts (الهجوم الذي أوقع 40 قتيلا بحسب مسعفين), where nothing is counted before it.
    fn counted_from(&self, start: usize, i: usize) -> Option<usize> {
        let words = &self.passage.words;
        let comma = |j: usize| matches!(self.passage.fold(j), "،" | ",");
        let counts = |j: usize| self.passage.counts(j);
        // واجهت انتقادات، حيث قتلت قواتها 30 شخصا، وفق المستشفى: who tells the toll tells of no more.
        let taken_up = (start + 1..i).rev().find(|&j| {
            let toll = matches!(self.passage.fold(j), "حيث" | "اذ") && (j..i).any(counts);
            (toll || matches!(self.passage.fold(j), "وقد" | "ولقد"))
                && comma(j - 1)
                && words[j + 1].verb().is_some_and(|f| f.tense == Tense::Past)
                && self.quotation_of(j).is_none()
        });
        let unmarked = words[i - 1].pos != WordPos::Punct;
        let relative = (start..i).rev().find(|&j| words[j].is(Pos::Relative) && words[j].lemma.is_some());
        let counting = relative.filter(|&r| {
            unmarked
                && (r..i).any(counts)
                && !(start..r).any(counts)
                && (start..r).any(|j| words[j].is_verb())
        });
        taken_up.or(counting)
    }

    pub(super) fn by_phrase(
        &self,
        i: usize,
        end: usize,
        range: &Range<usize>,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        // The source: the next phrase, a pronoun (وفقا له, حسب قوله) or ذلك for the last speaker.
        let mut at = end;
        // A wording that takes in the head of the source (بحسب بيان روسي): the whole phrase is the source.
        if let Some(n) = self.passage.phrase_at(at).filter(|&n| self.passage.phrases[n].tokens.start > i) {
            at = self.passage.phrases[n].tokens.start;
        } else if let Some(n) = self.passage.phrase_at(end - 1).filter(|&n| {
            let tokens = &self.passage.phrases[n].tokens;
            tokens.start > i && tokens.end >= end
        }) {
            at = self.passage.phrases[n].tokens.start;
        }
        while at < range.end
            && (self.passage.words[at].is(Pos::Adverb)
                || matches!(self.passage.fold(at), "ل" | "ـ" | "به" | "بها" | "عنه" | "عنها"))
        {
            at += 1;
        }
        let carried = |at: usize| {
            let w = self.passage.words.get(at)?;
            let pronoun = w.clitics.pronoun.is_some()
                && (w.is(Pos::Preposition) || w.is(Pos::Masdar) || w.is(Pos::Noun))
                || w.is(Pos::Demonstrative)
                || matches!(self.passage.fold(at), "له" | "لها" | "لهم");
            // تقدم الوزراء بتعازيهم، حسب تعبيرهم: those of the sentence before him who spoke last.
            let his = || self.main_subject(i, range).filter(|_| !w.is(Pos::Demonstrative));
            pronoun.then(|| his().or_else(|| floor.speaker().cloned())).flatten()
        };
        let (source, after) = match self.passage.phrase_at(at) {
            // وفق حصيلة للمرصد, تقرير للأمم المتحدة: whose paper it is.
            Some(n) if self.paper_of(n, at).is_some() => {
                let of = &self.passage.phrases[n + 1];
                (Source { who: self.whom(n + 1).to_vec(), phrase: of.clone() }, of.tokens.end)
            }
            // حسبما قال للصحافيين: whom he told.
            Some(n)
                if self.passage.phrases[n].prep.as_deref() == Some("ل")
                    && self.passage.words[end - 1].is_verb()
                    && tells_press(self.passage, at) =>
            {
                // كما قال لوكالة الأنباء مصدر أمني: the speaker may follow.
                let Some(speaker) = self.subject_after(end - 1, range) else {
                    return self.passage.phrases[n].tokens.end;
                };
                let end = speaker.phrase.tokens.end;
                (speaker, end)
            }
            Some(n) if self.passage.phrases[n].tokens.start == at && !self.whom(n).is_empty() => {
                let p = &self.passage.phrases[n];
                let own = Source { who: self.whom(n).to_vec(), phrase: p.clone() };
                let issuer = self.issuer_of(p, i, range, floor);
                (issuer.unwrap_or(own), p.tokens.end)
            }
            // بحسب ما أعلنته الرئاسة, حسبما أفاد مصدر, حسب الأرقام التي أكدتها الوزارة: the subject of the verb that follows.
            _ if self.telling_verb(at, range).is_some() => {
                let v = self.telling_verb(at, range).unwrap_or(at);
                match (v < range.end && self.passage.words[v].is_verb())
                    .then(|| self.subject_after(v, range))
                    .flatten()
                {
                    Some(s) => {
                        let end = s.phrase.tokens.end;
                        (s, end)
                    }
                    None => return end,
                }
            }
            _ => match carried(at) {
                // نفت الحكومة، حسب قولها، التهم: who speaks is only named again.
                Some(s) if out.iter().any(|o| speaks_before(o, &s, i, range)) => return at + 1,
                Some(s) => (s, at + 1),
                // أعلن القصر …، وجاء في بيان أن: a statement of nobody is that of who spoke before.
                None => match (
                    self.nobodys_statement(i, at).or_else(|| self.nobodys_statement(i, end - 1)),
                    out.last().and_then(|s| s.sources.last()).or(floor.speaker()),
                ) {
                    (Some(after), Some(s)) => (s.clone(), after),
                    _ => return end,
                },
            },
        };
        // وفقا لما نقلته الوكالة نقلا عن الوزير: whom she cites.
        let passed_on = self.telling_verb(at, range).and_then(|v| self.cited_behind(v, after, range));
        let channel = self.channel_at(after, range).filter(|c| c.cited);
        let (sources, after) = match passed_on.or(channel) {
            Some(cited) => (vec![source, cited.source], cited.until),
            None => (vec![source], after),
        };
        let leading = i == range.start
            || (range.start..i).all(|j| {
                self.passage.words[j].pos == WordPos::Punct || self.passage.words[j].is(Pos::Conjunction)
            });
        // …، وجاء في بيان: أن …: behind a conjunction it opens a clause of its own.
        let opens = leading || self.passage.words[i].joined();
        let mut after = after;
        while after < range.end
            && self.passage.words[after].pos == WordPos::Punct
            && self.opening(after).is_none()
        {
            after += 1;
        }
        let then = (after..range.end).find(|&j| !self.is_time(j));
        if leading || opens && then.is_some_and(|j| self.passage.words[j].is(Pos::That)) {
            // وحسب القيادي في الوحدات، فإن العملية …: what describes the source stands before its clause.
            let opens = |j: &usize| {
                matches!(self.passage.fold(*j), "فان" | "فانه" | "فانها")
                    && matches!(self.passage.fold(*j - 1), "،" | ",")
            };
            let described = (after..range.end.min(after + DATELINE))
                .take_while(|&j| !self.passage.words[j].is_verb())
                .find(|j| *j > after && opens(j));
            if let Some(that) = described.filter(|_| leading) {
                after = that;
            }
            // كما أعلن الكرملين الثلاثاء أن …: the day belongs to the announcement.
            if let Some(that) = then.filter(|&j| self.passage.words[j].is(Pos::That)) {
                after = that;
            }
            if after < range.end
                && (self.passage.words[after].is(Pos::That)
                    || self.passage.fold(after).trim_start_matches('ف') == "ان")
            {
                after += 1;
            }
            // …، وجاء في بيان …: another such phrase opens the next clause.
            let next = (after + 1..range.end).find(|&j| {
                self.passage.words[j].joined()
                    && matches!(self.passage.fold(j - 1), "،" | "," | "؛")
                    && self.source_phrase(j, range).is_some()
            });
            let until = if leading { next.unwrap_or(range.end) } else { self.content_end(after, range) };
            let content = self.trim(after..until);
            if content.is_empty() {
                return end;
            }
            out.push(Speech { confidence: 0.9, ..Speech::told(i, sources, content) });
            return after;
        }
        // Between a cue and its clause (قال فلان، وفقا لقناة كذا، إن; أشار بحسب البيان إلى أن): the channel is the outer
        // source of what follows.
        let that = |at: usize| at < range.end && self.passage.words[at].is(Pos::That);
        if that(after)
            || after < range.end && self.passage.words[after].is(Pos::Preposition) && that(after + 1)
        {
            let content = self.trim(range.start..range.end);
            out.push(Speech::told(i, sources, content));
            return end;
        }
        // أعلنت المنظمة أن … قتلى بحسب الدفاع المدني: without a comma it belongs to what another says, unless an outlet passes it on.
        let unmarked = i > range.start && self.passage.words[i - 1].pos != WordPos::Punct;
        let of_another = out
            .iter()
            .any(|s| s.clause && s.cue >= range.start && s.cue < s.content.start && s.content.contains(&i));
        let outlet = sources.first().is_some_and(|s| {
            self.passage.phrase_at(s.phrase.tokens.start).is_some_and(|n| self.is_outlet(n))
        });
        if unmarked && of_another && !outlet {
            return after;
        }
        // ذكرت الوكالة أن …، نقلا عن مسؤول: behind what an outlet tells, whom it cites.
        let cites = (i..end).any(|j| CITING.contains(&self.passage.fold(j)));
        let told = out
            .iter_mut()
            .rev()
            .find(|s| s.clause && range.contains(&s.cue) && s.cue < s.content.start && s.content.end <= i);
        if let Some(told) = told.filter(|_| cites && sources.len() == 1) {
            let by_outlet = told
                .sources
                .iter()
                .all(|s| self.passage.phrase_at(s.phrase.tokens.start).is_some_and(|n| self.is_medium(n)));
            if by_outlet {
                told.sources.extend(sources);
                return after;
            }
        }
        // وفقا للاتفاق المعلن: a deal or a law is no speaker.
        if sources.iter().all(|s| {
            self.passage.words[s.phrase.head()].is(Pos::Noun)
                || self.passage.words[s.phrase.head()].is(Pos::Masdar)
        }) && sources.last().is_some_and(|s| NORMS.contains(&self.passage.headword(s.phrase.head())))
        {
            return after;
        }
        // Behind its clause: everything in the sentence before it that no quotation of another speaker holds.
        // Inside quotation marks it tells of no more than they hold: "وفقا لتقييمنا، …".
        let start =
            self.quotation_of(i).map_or_else(|| self.behind_dateline(range), |q| q.open + 1).max(range.start);
        let last = self.counted_from(start, i);
        let start = last.unwrap_or(start);
        // والمهاجم، وفق مصدر، قتل بعد مطاردة: where no verb stands before it, its clause goes on behind.
        let told = (start..i).any(|j| {
            self.passage.words[j].is_verb() && !(j > start && self.passage.words[j - 1].is(Pos::Relative))
        });
        // وأدى ذلك، بحسب الوكالة، إلى تأخير الرحلة: nor where it has barely begun.
        let begun = self.trim(start..i).len() < BEGUN;
        // كما استهدفت المدفعية، وفقا للمصادر، مواقع: nor where no more than the subject has come.
        let verb = (start..i).find(|&j| self.passage.words[j].is_verb());
        let subject_only = verb.and_then(|v| self.passage.phrase_at(v + 1)).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let next = |j: usize| {
                self.passage.phrase_at(j).is_some_and(|m| self.passage.phrases[m].tokens.start == j)
            };
            p.prep.is_none() && p.tokens.end >= self.trim(start..i).end && next(after)
        });
        let goes_on = subject_only
            || begun && after + 2 < range.end
            || !told && (after..range.end).any(|j| self.passage.words[j].is_verb());
        // أسفرت وفق المرصد عن مقتل: between a verb and what it governs, that clause alone.
        let within = i > start && self.passage.words[i - 1].is_verb();
        // غير أن المبلغ، بحسب النقابة، قد لا يسد الحاجة: in the middle of a clause that has no verb before it, that clause.
        let opener = (start..i).rev().find(|&j| self.passage.words[j].is(Pos::That));
        let middle = opener.filter(|&o| {
            o + 1 < i
                && i - o <= BEGUN + 2
                && !(o + 1..i).any(|j| self.passage.words[j].is_verb())
                && (after..range.end).any(|j| self.passage.words[j].is_verb())
        });
        let content = if let Some(o) = middle {
            self.trim(o + 1..self.content_end(after, range))
        } else if within {
            // غارات طالت وفق المرصد بلدات: with the noun that the verb tells of.
            let noun =
                self.passage.phrase_at(i.saturating_sub(2)).map(|n| self.passage.phrases[n].tokens.clone());
            let from = noun.filter(|p| p.end == i - 1 && p.start >= start).map_or(i - 1, |p| p.start);
            self.trim(from..self.content_end(after, range))
        } else {
            self.trim(start..if goes_on && last.is_none() { range.end } else { i })
        };
        if content.len() >= 2 {
            out.push(Speech { confidence: 0.88, ..Speech::told(i, sources, content) });
        }
        after
    }
}

/// Whether a speech of the sentence before a token has a speaker for its own.
fn speaks_before(speech: &Speech, speaker: &Source, i: usize, range: &Range<usize>) -> bool {
    range.contains(&speech.cue)
        && speech.cue < i
        && speech.cue != speech.content.start
        && speech.sources.last().is_some_and(|s| s.who == speaker.who)
}
