//! The subject that a verb leaves out: whom its clause, its sentence or the sentence before tells of.

use riwaya_lexicon::{Features, NounKind, Pos, Role};
use riwaya_record::EntityKind;
use riwaya_text::{Gender, GrammaticalNumber, Person, Tense, Voice};

use super::verbs::suffers;
use super::{Finder, PartyDraft};
use crate::discourse::is_talk;
use crate::speech::Source;
use crate::who::Who;
use crate::words::{Word, WordPos};

/// Verbs of issuing a paper and beginning a campaign (folded).
const ISSUES: [&str; 20] = [
    "اصدر",
    "اطلق",
    "وجه",
    "نشر",
    "قدم",
    "تبني",
    "وقع",
    "اعتمد",
    "طرح",
    "اقر",
    "شن",
    "نظم",
    "اعد",
    "رفع",
    "القي",
    "كتب",
    "بعث",
    "ارسل",
    "ادلي",
    "عقد",
];

/// How far before a verb the words may be told in which something is done.
const AUTHOR_REACH: usize = 8;

impl Finder<'_, '_, '_> {
    /// The subject of a verb that leaves it out: who أنه / أنهما points to, else the subject before.
    pub(super) fn understood(&self, v: usize) -> Vec<PartyDraft> {
        // صاروخ كان يستهدف: the subject of كان.
        if let Some(was) = self.was_before(v) {
            return self.understood(was);
        }
        // خططا سابقة تهدف إلى: the verb describes the indefinite noun before it.
        if let Some(n) = self.described_by(v) {
            let told = if self.agrees(v, n) { self.parties_from(n).0 } else { Vec::new() };
            return if told.is_empty() { self.issuer(n) } else { told };
        }
        // مئة سوداني اتهموا المصرف: so does the plural behind people who are counted.
        let counted = v
            .checked_sub(1)
            .filter(|&b| b >= self.range.start && !self.passage.words[v].joined())
            .and_then(|b| self.passage.phrase_at(b))
            .filter(|&n| {
                let p = &self.passage.phrases[n];
                let plural =
                    self.passage.words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Plural);
                plural
                    && p.tokens.end == v
                    && p.tokens.start >= self.range.start
                    && self.passage.counts(p.tokens.start)
                    && !self.passage.words[v - 1].clitics.article
                    && !self.listener.whom(n).is_empty()
            });
        if let Some(n) = counted {
            return self.parties_from(n).0;
        }
        let author = self.author_told(v);
        if !author.is_empty() && self.suits(v, &author) {
            return author;
        }
        // بما يتفق مع, دليل يدعم: the subject is the relative's or the indefinite noun's before it.
        if let Some(before) = v.checked_sub(1).filter(|&p| p >= self.range.start) {
            let w = &self.passage.words[before];
            let bare = w.is(Pos::Noun) && !w.clitics.article && w.clitics.pronoun.is_none() && !w.guessed;
            // ثالث فلسطيني يقتل, قيادي يهدد: the indefinite noun right before is the subject.
            if bare && !self.passage.words[v].joined() && self.passage.words[v].clitics.pronoun.is_none() {
                // ألقى الوزير كلمة دعا فيها: whoever gave it, where it is told again by its pronoun.
                let points_back = self
                    .passage
                    .words
                    .get(v + 1)
                    .is_some_and(|p| p.is(Pos::Preposition) && p.clitics.pronoun.is_some());
                let described = self.passage.phrase_at(before);
                let giver = described.filter(|_| points_back).map(|n| self.issuer(n)).unwrap_or_default();
                if !giver.is_empty() && self.suits(v, &giver) {
                    return giver;
                }
                let n = described.filter(|&n| self.agrees(v, n));
                let parties = n.map(|n| self.parties_from(n).0).unwrap_or_default();
                if !parties.is_empty() {
                    return parties;
                }
                let issuer = n.map(|n| self.issuer(n)).unwrap_or_default();
                if !issuer.is_empty() {
                    return issuer;
                }
            }
            // الرئيس الذي يتهمونه: many who act on the antecedent are those of the clause before.
            let many = self.passage.words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Plural);
            if w.is(Pos::Relative)
                && many
                && matches!(self.passage.words[v].clitics.pronoun, Some("ه" | "ها"))
                && self.last_subject.iter().any(|p| self.cast.all[p.who].kind == EntityKind::Population)
            {
                return self.last_subject.clone();
            }
            // من دبروا الانقلاب: before a verb no preposition, but whoever.
            if w.is(Pos::Relative)
                || matches!(self.passage.fold(before), "من" | "لمن" | "ممن" | "بمن" | "عمن")
                || bare && !self.passage.words[v].joined() && !self.listener.is_time(before)
            {
                return Vec::new();
            }
        }
        // A dual without a subject means the two who are spoken of.
        // تسلمت ردا رسميا: but a noun with its adjective means nobody.
        let noun = self.passage.words.get(v + 1).is_some_and(|w| {
            v + 1 < self.range.end
                && w.is_adjectival()
                && w.is_accusative()
                && self
                    .passage
                    .lexicon
                    .words
                    .analyses(self.passage.fold(v))
                    .iter()
                    .any(|a| matches!(a.pos, Pos::Noun | Pos::Masdar))
        });
        if noun {
            return Vec::new();
        }
        if self.passage.words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Dual) {
            // التقى الوزير نظيره واتفقا: the two just told of, else the two sides of the text.
            for two in [&self.last_subject, &self.last_pair] {
                if two.len() == 2 {
                    return two.clone();
                }
            }
            let token = self.passage.tokens.get(v).expect("v is a token");
            let pair: Vec<PartyDraft> = self
                .cast
                .pair()
                .into_iter()
                .map(|who| PartyDraft { who, start: token.start, end: token.end })
                .collect();
            if !pair.is_empty() {
                return pair;
            }
        }
        // لم يؤكد المسؤول أن …، لكنه اتهم: the subject of the sentence, and not of what is said in it.
        let but = v.checked_sub(1).is_some_and(|b| b > self.range.start && self.is_but(b));
        if but
            && let Some(main) =
                self.range.clone().find(|&i| self.passage.words[i].is_verb()).filter(|&m| m + 1 < v)
        {
            let (parties, end, named) = self.subject(main);
            if named && end < v && !parties.is_empty() && self.suits(v, &parties) {
                return parties;
            }
        }
        // رئيس أمريكي وهو يزور العاصمة: the nearest before whom the pronoun may mean.
        let he = v.checked_sub(1).filter(|&b| b > self.range.start && self.passage.words[b].is(Pos::Pronoun));
        if let Some(b) = he.filter(|&b| matches!(self.passage.fold(b), "وهو" | "وهي" | "وهم")) {
            let from = self.passage.phrase_from(self.range.start);
            let many = self.passage.fold(b) == "وهم";
            let nearest = (from..self.passage.phrase_from(b)).rev().find(|&n| {
                let meant = |&w: &Who| {
                    let kind = self.cast.all[w].kind;
                    if many { kind == EntityKind::Population } else { kind == EntityKind::Person }
                };
                self.listener.whom(n).iter().any(meant) && self.agrees(v, n)
            });
            if let Some(n) = nearest {
                return self.parties_from(n).0;
            }
        }
        let pronoun = (self.range.start..v).rev().take(3).find(|&j| {
            self.passage.words[j].is(Pos::That)
                && (self.passage.words[j].clitics.pronoun.is_some() || self.passage.fold(j).len() > 6)
        });
        let holder = self.holder(v);
        if pronoun.is_some_and(|j| {
            j + 1 == v
                || self.passage.words[j + 1].is(Pos::Adverb)
                || self.passage.words[j + 1].is(Pos::Negation)
        }) && let Some(source) = holder.and_then(|s| s.sources.last())
        {
            // الجاسوس الذي قالت لندن إنه استهدف: whom the relative clause is about.
            let about = holder.map(|s| self.antecedent_object(s.cue)).unwrap_or_default();
            if !about.is_empty() {
                return about;
            }
            let told = self.parties_of(source);
            // قالت ناطقة إنهم حاولوا: many are no one person, who may but vow for them (إنهم سيعملون, إنهم لن يتسامحوا).
            let vows = matches!(self.passage.fold(v - 1), "لن" | "سوف")
                || self.passage.fold(v).trim_start_matches('و').starts_with('س')
                    && self.passage.words[v].verb().is_some_and(|f| f.tense == Tense::Present);
            let they = !vows
                && pronoun
                    .is_some_and(|j| matches!(self.passage.words[j].clitics.pronoun, Some("هم" | "هن")));
            if let ([one], true) = (told.as_slice(), they)
                && self.cast.all[one.who].kind == EntityKind::Person
            {
                return Vec::new();
            }
            // كتب أعضاء إلى الرئيس قائلين إنهم محبطون لأنه رفض: of one man, and not of many who say so.
            let he = pronoun.filter(|&j| self.passage.words[j].clitics.pronoun == Some("ه"));
            let many = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Population;
            if he.is_some() && !told.is_empty() && told.iter().all(many) {
                return self.other(&told, v, &|r| r.kind == EntityKind::Person);
            }
            // أن الغارات حققت أهدافها، وأنها قتلت: of what opened the clause before.
            let she = pronoun.filter(|&j| {
                self.passage.words[j].joined() && self.passage.words[j].clitics.pronoun == Some("ها")
            });
            if let Some(n) = she.and_then(|j| self.opener_before(j)) {
                let whom = self.listener.whom(n);
                let many = self.passage.words[self.passage.phrases[n].head()].features;
                let many = matches!(many, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
                if whom.is_empty() && many {
                    return Vec::new();
                }
            }
            // متهما أنقرة بأنها تهدد: ها is no man.
            let she = pronoun.is_some_and(|j| self.passage.words[j].clitics.pronoun == Some("ها"));
            let he = told.iter().all(|p| self.cast.all[p.who].kind == EntityKind::Person);
            if she && he {
                let charges = pronoun.is_some_and(|j| self.passage.words[j].clitics.preposition == Some('ب'));
                // أعلن المتحدث أن القوات … إلا أنها لم تقصف: whoever was subject last, or the next state.
                let body = |p: &PartyDraft| {
                    !matches!(self.cast.all[p.who].kind, EntityKind::Person | EntityKind::Population)
                };
                if !charges && !self.last_subject.is_empty() && self.last_subject.iter().all(body) {
                    return self.last_subject.clone();
                }
                let charged =
                    self.other(&told, v, &|r| r.kind != EntityKind::Person && (charges || r.is_government()));
                if !charged.is_empty() {
                    return charged;
                }
            }
            return told;
        }
        if self.thing_before(v) {
            return Vec::new();
        }
        if self.is_strangers(v) {
            return Vec::new();
        }
        // قال قائد إن المتهم معتقل ويخضع للتحقيق: of what is said, not who says it.
        let opens = self.opens_clause(v);
        if !opens.is_empty() && self.suits(v, &opens) {
            return opens;
        }
        let subjects = [&self.last_subject, &self.subject_around];
        let suits = |parties: &&&Vec<PartyDraft>| {
            !parties.is_empty() && self.suits(v, parties) && !self.is_in_words_of(v, parties)
        };
        subjects.iter().find(suits).map(|parties| (*parties).clone()).unwrap_or_default()
    }

    /// The كان right before a verb, where it goes on about a noun that it describes or about the antecedent of its relative
    /// clause.
    fn was_before(&self, v: usize) -> Option<usize> {
        let words = &self.passage.words;
        let was = v.checked_sub(1).filter(|&b| b > self.range.start && !words[v].joined())?;
        let before = &words[was - 1];
        let described =
            before.is_nominal() && before.clitics.pronoun.is_none() && before.pos != WordPos::Name;
        (words[was].is_verb()
            && !words[was].joined()
            && self.passage.verb_headword(was) == Some("كان")
            && described)
            .then_some(was)
    }

    /// قال الوزير "اعتدى على الطواقم": whether a verb in the third person stands in somebody's own words, who tells of others by it.
    pub(super) fn is_in_words_of(&self, v: usize, parties: &[PartyDraft]) -> bool {
        let Some(quotation) = self.listener.quotations.holding(v) else { return false };
        // قال إنه لا يريد "أن يعتدي": but not behind أن, where words of his stand in another's sentence.
        let direct = |cue: usize| (cue..quotation.open).all(|i| !self.passage.words[i].is(Pos::That));
        let w = &self.passage.words[v];
        // اتفقنا: we, whatever else it may be read as.
        let we = matches!(w.clitics.pronoun, Some("نا" | "ني" | "ي"));
        let third = w.verb().is_some_and(|f| f.person == Person::Third);
        // أكدت دعمنا وحثثته: nor where it may as well be I.
        let i = w.verb().is_some_and(|f| {
            f.tense == Tense::Past && f.gender == Gender::Feminine && f.number == GrammaticalNumber::Singular
        });
        third
            && !we
            && !i
            && self
                .speeches
                .iter()
                .filter(|s| s.content.contains(&v) && s.clause && direct(s.cue))
                .filter_map(|s| s.sources.last())
                .any(|s| parties.iter().any(|p| s.who.contains(&p.who)))
    }

    /// أن الغارات نجحت، وأنها …: the phrase behind the أن that stands before another joined to it.
    fn opener_before(&self, that: usize) -> Option<usize> {
        let words = &self.passage.words;
        let first = (self.range.start..that)
            .rev()
            .find(|&i| words[i].is(Pos::That) && words[i].clitics.pronoun.is_none())?;
        self.passage.phrase_at(first + 1).filter(|&n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == first + 1 && p.prep.is_none()
        })
    }

    /// لكنه, ولكنها: whether a word is but with the subject of what follows in its pronoun.
    pub(super) fn is_but(&self, i: usize) -> bool {
        matches!(self.passage.fold(i), "لكنه" | "لكنها" | "ولكنه" | "ولكنها" | "لكنهم" | "ولكنهم")
    }

    /// The indefinite noun with its adjectives that a verb right behind it describes.
    pub(super) fn described_by(&self, v: usize) -> Option<usize> {
        let words = &self.passage.words;
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined())?;
        // عملية واسعة تمكن خلالها من …: what points back says that another is the subject.
        if words.get(v + 1).is_some_and(|w| w.clitics.pronoun.is_some() && w.is(Pos::Preposition)) {
            return None;
        }
        let n = self.passage.phrase_at(before)?;
        let p = &self.passage.phrases[n];
        let indefinite = p.tokens.clone().all(|i| {
            let w = &words[i];
            !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name && !w.guessed
        });
        (p.tokens.end == v
            && p.tokens.len() > 1
            && words[before].is_adjectival()
            && words[p.head()].is(Pos::Noun)
            && indefinite
            && !self.listener.is_time(p.head()))
        .then_some(n)
    }

    /// Who issues the paper or begins the campaign that a phrase names, where it is the object of the verb before it: أصدرت
    /// النقابة بيانا يدين, أطلق الحزب حملة تدعو.
    fn issuer(&self, n: usize) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        let start = p.tokens.start;
        let u = self.clause_start(start);
        let issues = u < start
            && p.prep.is_none()
            && self.passage.words[u].is_verb()
            && self.passage.verb_headword(u).is_some_and(|h| ISSUES.contains(&h));
        if !issues {
            return Vec::new();
        }
        let (parties, end, named) = self.subject(u);
        let beside = self.passage.phrase_from(end.max(u + 1)) == n;
        if named && beside { parties } else { Vec::new() }
    }

    /// نشر الموقع تصريحا للمتحدث باسم الوزارة ندد فيه: whose words they are in which something is done, told right behind them.
    fn author_told(&self, v: usize) -> Vec<PartyDraft> {
        let words = &self.passage.words;
        let within = words.get(v + 1).is_some_and(|w| {
            w.is(Pos::Preposition) && w.clitics.pronoun.is_some() && self.passage.headword(v + 1) == "في"
        });
        let first = self.passage.phrase_from(self.range.start.max(v.saturating_sub(AUTHOR_REACH)));
        let paper = |n: &usize| {
            matches!(
                self.passage.headword(self.passage.phrases[*n].head()),
                "تصريح"
                    | "تصريحات"
                    | "بيان"
                    | "كلمه"
                    | "مقال"
                    | "حديث"
                    | "خطاب"
                    | "مقابله"
                    | "حوار"
                    | "تسجيل"
                    | "تغريده"
            )
        };
        let last = self.passage.phrase_from(v);
        let Some(n) = (first..last).rev().filter(|_| within).find(paper) else { return Vec::new() };
        let end = self.passage.phrases[n].tokens.end;
        let next = self.passage.phrases[..last].get(n + 1);
        let his = next.is_some_and(|q| q.prep.as_deref() == Some("ل") && q.tokens.start == end);
        let person = |&w: &Who| self.cast.all[w].kind == EntityKind::Person;
        if his && self.listener.whom(n + 1).iter().any(person) {
            self.parties_from(n + 1).0
        } else {
            Vec::new()
        }
    }

    /// Whether the definite phrase right before a verb, which names no party, is its subject: والدولة ستبدأ التفاوض.
    fn is_strangers(&self, v: usize) -> bool {
        let words = &self.passage.words;
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined());
        before.and_then(|b| self.passage.phrase_at(b)).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let opens = p.tokens.start <= self.range.start
                || words[p.tokens.start].joined()
                || matches!(self.passage.fold(p.tokens.start - 1), "،" | "," | ":" | "\"" | "«" | "؛");
            p.tokens.end == v
                && opens
                && p.prep.is_none()
                && words[p.head()].clitics.article
                && words[p.head()].is(Pos::Noun)
                && !self.listener.is_time(p.head())
                && self.listener.whom(n).is_empty()
        })
    }

    /// The parties that open the clause behind أن in which a verb with و goes on, where no other verb stands between and
    /// whoever was subject last stands before it.
    fn opens_clause(&self, v: usize) -> Vec<PartyDraft> {
        let words = &self.passage.words;
        let opener = (self.range.start..v).rev().find(|&i| words[i].is(Pos::That) || words[i].is_verb());
        let Some(o) = opener
            .filter(|&o| words[v].joined() && words[o].is(Pos::That) && words[o].clitics.pronoun.is_none())
        else {
            return Vec::new();
        };
        let at = self.passage.tokens.get(o).map_or(0, |t| t.start);
        let outside = self.last_subject.iter().all(|p| p.start < at);
        let Some(n) = self.passage.phrase_at(o + 1).filter(|_| outside) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        let topic = p.tokens.start == o + 1 && p.prep.is_none() && self.agrees(v, n);
        if topic { self.parties_from(n).0 } else { Vec::new() }
    }

    /// أمر يدعو إلى القلق, الأسباب التي تدعو إلى الحذر: whether the noun right before a verb, which it describes, is a thing
    /// and can call upon nobody.
    pub(super) fn is_thing_subject(&self, v: usize) -> bool {
        let words = &self.passage.words;
        let Some(before) = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined()) else {
            return false;
        };
        // الاتفاق قد يضغط
        let shift = usize::from(before > self.range.start && self.passage.fold(before) == "قد");
        let before = before - shift;
        let last = if words[before].is(Pos::Relative) { before.saturating_sub(1) } else { before };
        self.passage.phrase_at(last).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let kind = words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
            p.tokens.end == last + 1
                && p.tokens.start >= self.range.start
                && words[p.head()].is(Pos::Noun)
                && !words[p.head()].guessed
                && matches!(kind, Some(NounKind::Other | NounKind::Event | NounKind::Document))
                && self.listener.whom(n).is_empty()
        })
    }

    /// Whether the subject that a verb leaves out is no party: إن هجوما استهدف مسجدا وأدى إلى …
    fn thing_before(&self, v: usize) -> bool {
        self.is_of_thing(v) || self.last_thing && self.passage.words[v].joined()
    }

    /// Whether what opens the clause of a verb behind أن is a phrase that names no party: its subject.
    fn is_of_thing(&self, v: usize) -> bool {
        let words = &self.passage.words;
        if words[v].joined() {
            return false;
        }
        // أن قصفا لا يزال يستهدف: a verb of lasting has the same subject.
        let lasts = |i: usize| {
            matches!(self.passage.verb_headword(i), Some("زال" | "كان" | "ظل" | "بات" | "استمر" | "واصل"))
        };
        // الصاروخ الذي أطلق من اليمن استهدف: nor does a relative clause of it end it.
        let of_it = |i: usize| i > self.range.start && words[i - 1].is(Pos::Relative);
        let opener = (self.range.start..v)
            .rev()
            .find(|&i| words[i].is(Pos::That) || words[i].is_verb() && !lasts(i) && !of_it(i));
        let Some(o) = opener.filter(|&o| words[o].is(Pos::That) && words[o].clitics.pronoun.is_none()) else {
            return false;
        };
        self.passage.phrase_at(o + 1).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == o + 1
                && p.tokens.end <= v
                && p.prep.is_none()
                && !self.listener.is_time(p.head())
                && self.listener.whom(n).is_empty()
        })
    }

    /// Lets a sentence that opens with a verb without a subject go on about whoever did or said what the one before told:
    /// اتهمت الوزارة جارتها بالتدخل. واستنكرت بشدة …. Who only spoke goes on with what is done in words.
    pub(crate) fn go_on(&mut self, source: &Source, spoke: bool) {
        let words = &self.passage.words;
        let opens = |i: &usize| {
            !(words[*i].is(Pos::Adverb)
                || words[*i].is(Pos::Conjunction)
                || matches!(self.passage.fold(*i), "كما" | "وكما" | "قد" | "وقد" | "لكن" | "ثم"))
        };
        let Some(v) = self.range.clone().find(opens) else { return };
        let verb = words[v].verb().filter(|f| f.person == Person::Third && f.voice == Voice::Active);
        let Some((_, lemma)) = verb.zip(words[v].lemma) else { return };
        // وقتل في الهجوم ثلاثة: of harm the verb may be a passive.
        let harm = self.passage.lexicon.frames.of(lemma).any(|f| suffers(f.event));
        let acts =
            !harm
                && self.passage.lexicon.frames.of(lemma).any(|f| {
                    matches!(f.subject, Some(Role::Actor | Role::Side)) && (!spoke || is_talk(f.event))
                });
        // واعتبر محاكمته ظالمة, كما دعت الزوار: an object that points back, or that the verb does not agree with.
        let elided = self.phrase_behind(v).is_none_or(|n| {
            let head = &self.passage.words[self.passage.phrases[n].head()];
            let own = head.clitics.pronoun.is_some() && self.listener.whom(n).is_empty();
            self.is_oblique(n) || own || !self.agrees(v, n)
        });
        if !acts || !elided || words[v].clitics.preposition.is_some() {
            return;
        }
        let Some(n) = self.passage.phrase_at(source.phrase.tokens.start) else { return };
        let one = |w: Who| {
            let r = &self.cast.all[w];
            r.is_party() && r.kind != EntityKind::Population && r.sector.is_some()
        };
        let parties = self.parties_of(source);
        if self.agrees(v, n) && parties.iter().all(|p| one(p.who)) && self.suits(v, &parties) {
            self.last_subject = parties;
        }
    }

    /// Remembers who is named as the subject of a verb, or that a thing is, for the verbs behind that leave theirs out.
    pub(super) fn remember_subject(&mut self, v: usize) {
        let relative = v > self.range.start && self.passage.words[v - 1].is(Pos::Relative);
        // اعتقلت عشرين رجلا أرادوا …، وصادرت: nor does the sentence go on about those whom a verb describes.
        let described = v > self.range.start
            && !self.passage.words[v].joined()
            && self.passage.words[v - 1].is_nominal()
            && self.passage.words[v - 1].is_accusative();
        // أرسلت الوزارة شرطة بعد أن أشعل المحتجون النار، وفرضت: behind a clause that only says when, perhaps about those before.
        let when = v > self.range.start + 1
            && self.passage.fold(v - 1) == "ان"
            && matches!(self.passage.fold(v - 2).trim_start_matches('و'), "بعد" | "قبل" | "منذ");
        // إن رجلا اقترب: but what أن opens is the subject.
        let opens = described
            && self.passage.phrase_at(v - 1).is_some_and(|n| {
                let start = self.passage.phrases[n].tokens.start;
                start > self.range.start
                    && self.passage.words[start - 1].is(Pos::That)
                    && !self.listener.whom(n).is_empty()
            });
        if relative || described && !opens || self.is_asyndetic(v) {
            return;
        }
        let (subject, _, named) = self.subject(v);
        if named && !subject.is_empty() {
            self.subject_around = if when { std::mem::take(&mut self.last_subject) } else { Vec::new() };
            self.last_subject = subject;
            self.last_thing = false;
        } else if self.is_of_thing(v) {
            self.last_thing = true;
        }
    }

    /// Whether a verb with a pronoun stands right behind an indefinite noun, which it describes: قرار أصدرته برلين.
    pub(super) fn is_asyndetic(&self, v: usize) -> bool {
        let w = &self.passage.words[v];
        let pointing = w.clitics.pronoun.is_some() && !w.joined() && v > self.range.start;
        pointing
            && self.passage.phrase_at(v - 1).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                p.tokens.end == v
                    && p.tokens.clone().all(|i| {
                        let w = &self.passage.words[i];
                        !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name
                    })
            })
    }

    /// وخلال لقائه السفير، أكد الوزير: whom a phrase that opens the sentence has in mind, the subject of the main verb behind it.
    pub(super) fn ahead(&self, t: usize) -> Vec<PartyDraft> {
        let passage = self.passage;
        let opens = passage.phrase_at(t).map(|n| &passage.phrases[n]).is_some_and(|p| p.prep.is_some())
            && !(self.range.start..t).any(|i| passage.words[i].is_verb() || passage.words[i].is(Pos::That));
        if !opens {
            return Vec::new();
        }
        // مع نظيره قال الوزير: a verb of saying needs no comma.
        let says = |i: usize| {
            let word = &passage.words[i];
            word.is_verb() && word.lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some())
        };
        let turns = |i: &usize| matches!(passage.fold(*i), "،" | ",") || says(*i);
        let Some(turn) = (t + 1..self.range.end).find(turns) else { return Vec::new() };
        let mut v = turn + usize::from(!says(turn));
        v += usize::from(matches!(passage.fold(v), "قد" | "فقد"));
        let active = passage
            .words
            .get(v)
            .filter(|_| v < self.range.end)
            .and_then(Word::verb)
            .is_some_and(|f| f.person == Person::Third && f.voice == Voice::Active);
        // What stands between two commas is told besides.
        if !active || passage.words[v].joined() || self.is_casualty(v) {
            return Vec::new();
        }
        // وبعد زيارته، قال مسؤولون: others, who only tell of it.
        let several = |n: &usize| {
            let features = passage.words[passage.phrases[*n].head()].features;
            matches!(features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
        };
        let subject = self.phrase_behind(v).filter(|n| !several(n));
        subject.map(|n| self.parties_from(n).0).unwrap_or_default()
    }

    /// Whether parties may be the subject that a verb leaves out, by number: many do not stand for one, one not for many.
    pub(super) fn suits(&self, v: usize, parties: &[PartyDraft]) -> bool {
        let plural = self.passage.words[v]
            .verb()
            .is_some_and(|f| f.number == GrammaticalNumber::Plural && f.person == Person::Third);
        let number = !plural
            || parties.len() != 1
            || matches!(self.cast.all[parties[0].who].kind, EntityKind::Population | EntityKind::Group);
        number && self.agrees_in_gender(v, parties)
    }

    /// Whether a verb in the singular agrees in gender with the one who was its subject before: روسيا مستعدة إذا طلب منها
    /// tells that somebody else asks.
    fn agrees_in_gender(&self, v: usize, parties: &[PartyDraft]) -> bool {
        let singular = self.passage.words[v]
            .verb()
            .is_some_and(|f| f.number == GrammaticalNumber::Singular && f.person == Person::Third);
        let [party] = parties else { return true };
        let from = self.passage.phrase_from(self.range.start);
        let named = (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                let p = &self.passage.phrases[n];
                p.start <= party.start && party.start < p.end
            });
        // وزراء, سلطات: of many a verb may say either.
        let one = |n: usize| {
            let head = &self.passage.words[self.passage.phrases[n].head()];
            head.pos == WordPos::Name
                || head.is(Pos::Honorific)
                || matches!(head.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular)
        };
        // قالت المصادر …، فيما قتل تسعة: a masculine singular never goes on about many.
        let masculine =
            singular && self.passage.words[v].verb().is_some_and(|f| f.gender == Gender::Masculine);
        let many = |n: usize| {
            let head = &self.passage.words[self.passage.phrases[n].head()];
            matches!(head.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
        };
        // المحتجون …، وفرضت: nor does a feminine about men.
        let men = |n: usize| {
            let head = self.passage.phrases[n].head();
            let form = self.passage.fold(head);
            // أعضاء الحركة …، كما ترفض: nor in a new clause about any other men.
            let human = self.passage.words[head]
                .lemma
                .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person);
            let women = form.ends_with("ات") || form.ends_with("ساء");
            many(n)
                && (form.ends_with("ون")
                    || form.ends_with("ين")
                    || form.ends_with('و')
                    || human && !women && !self.passage.words[v].joined())
        };
        let may_be = |n: usize| {
            if one(n) {
                self.agrees(v, n)
            } else if masculine {
                !many(n)
            } else {
                !men(n)
            }
        };
        !singular || named.is_none_or(may_be)
    }
}
