//! Harm: who is killed and wounded, by what, and which words tell of one and the same attack.

use std::ops::Range;

use riwaya_lexicon::{Analysis, Frame, Name, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};

use super::roles::Args;
use super::verbs::suffers;
use super::{ClaimDraft, Finder, PartyDraft};
use crate::phrases::Phrase;
use crate::who::Who;

/// Verbs whose subject is what brought the harm (folded headwords): هجوم أسفر عن مقتل, انفجار أوقع قتلى.
const BRINGS: [&str; 12] =
    ["اسفر", "ادي", "اوقع", "خلف", "اودي", "تسبب", "سبب", "نجم", "نتج", "راح", "حصد", "ترك"];

/// Verbs whose subject is the attack itself (folded headwords).
const HITS: [&str; 5] = ["استهدف", "طال", "ضرب", "اصاب", "هز"];

/// Words that count the dead and wounded (folded headwords).
const CASUALTIES: [&str; 22] = [
    "قتل",
    "مقتل",
    "قتيل",
    "اصاب",
    "اصيب",
    "اصابه",
    "مصاب",
    "جرح",
    "جريح",
    "استشهد",
    "استشهاد",
    "شهيد",
    "مصرع",
    "سقط",
    "سقوط",
    "ضحيه",
    "لقي",
    "قضي",
    "توفي",
    "وفاه",
    "اودي",
    "فقد",
];

/// What kills, in the genitive of which the doer stands (folded headwords): برصاص الجيش, بنيران قناص, في غارة للتحالف.
const WEAPONS: [&str; 17] = [
    "رصاص",
    "رصاصه",
    "نار",
    "نيران",
    "صاروخ",
    "قذيفه",
    "قنبله",
    "سلاح",
    "طلقه",
    "سكين",
    "عبوه",
    "لغم",
    "مدفعيه",
    "طائره",
    "قناص",
    "يد",
    "ايدي",
];

/// Where something happens that is directed at nobody there (folded headwords): على الحدود, على الطريق.
const NO_AIM: [&str; 12] =
    ["حد", "حدود", "طريق", "ساحه", "ارض", "جبهه", "خط", "ساحل", "شاطئ", "محور", "جانب", "مشارف"];

/// Verbs of using and holding a place (folded headwords).
const USES: [&str; 9] = ["استخدم", "استعمل", "احتل", "اتخذ", "ملك", "امتلك", "ادار", "شغل", "سكن"];

impl<'a> Finder<'a, '_, '_> {
    pub(super) fn is_casualty(&self, t: usize) -> bool {
        CASUALTIES.contains(&self.passage.headword(t))
            || self.passage.verb_headword(t).is_some_and(|h| CASUALTIES.contains(&h))
    }

    /// Whether a phrase behind ب tells with whose weapon: the doer's part of it.
    pub(super) fn wielder(&self, frame: &Frame, p: &Phrase) -> Option<Phrase> {
        let weapon = frame.event == EventType::Assault
            && p.prep.as_deref() == Some("ب")
            && p.tokens.len() > 1
            && WEAPONS.contains(&self.passage.headword(p.head()));
        weapon.then(|| self.passage.make_phrase(p.tokens.start + 1..p.tokens.end))
    }

    /// Whom a noun that counts the dead and wounded tells of: the people of its own phrase (32 قتيلا), or of those among
    /// whom they fell (قتلى في صفوف المتمردين).
    pub(super) fn counted(&mut self, t: usize, n: usize, frame: &Frame) -> Vec<PartyDraft> {
        let people = frame.event == EventType::Assault
            && self.passage.words[t].lemma.is_some_and(|l| {
                let lemma = self.passage.lexicon.words.lemma(l);
                // مهاجمة قاعدة: attacking, and no woman who attacks.
                let acts = |a: &Analysis| a.pos == Pos::Masdar;
                lemma.kind == NounKind::Person
                    && !self.passage.lexicon.words.analyses(&lemma.folded).iter().any(acts)
            });
        if !people {
            return Vec::new();
        }
        let among = self.passage.phrases.get(n + 1).filter(|q| {
            q.tokens.start <= self.passage.phrases[n].tokens.end + 1
                && q.tokens.len() > 1
                && q.prep.as_deref() == Some("في")
                && matches!(self.passage.headword(q.head()), "صف" | "صفوف")
        });
        if let Some(among) = among {
            let rest = self.passage.make_phrase(among.tokens.start + 1..among.tokens.end);
            let who = self.cast.refer(self.passage, &rest);
            if !who.is_empty() {
                return who
                    .into_iter()
                    .map(|who| PartyDraft { who, start: rest.start, end: rest.end })
                    .collect();
            }
        }
        let p = self.passage.phrases[n].clone();
        let counts = p.head() < t || p.tokens.start < t || p.tokens.len() > 1;
        if !counts {
            return Vec::new();
        }
        let who =
            self.listener.whom(n).first().copied().unwrap_or_else(|| self.cast.people(self.passage, &p));
        // سقوط عشرات القتلى: from the word that counts them.
        let from = (p.tokens.start..=t).find(|&i| self.passage.counts(i)).unwrap_or(p.tokens.start);
        let part = self.passage.make_phrase(from..p.tokens.end);
        vec![PartyDraft { who, start: part.start, end: part.end }]
    }

    /// Who the people of a phrase are that the lexicon has no name for: others (أصيب ثالث, ثلاثة آخرين) are like those told
    /// right before.
    pub(super) fn people_of(&mut self, p: &Phrase) -> Who {
        let others = p.tokens.clone().any(|i| {
            matches!(self.passage.headword(i), "اخر" | "اخرون")
                || matches!(self.passage.fold(i), "اخرين" | "اخرون" | "ثالث" | "رابع" | "خامس")
        });
        let alike = |w: &Who| {
            let r = &self.cast.all[*w];
            r.generic && matches!(r.kind, EntityKind::Person | EntityKind::Population) && r.sector.is_some()
        };
        let before = (self.passage.phrase_from(self.range.start)..self.passage.phrase_from(p.tokens.start))
            .rev()
            .take(FARTHEST_LIKE)
            .find_map(|n| {
                let q = &self.passage.phrases[n];
                // ثلاثة جنود …; مقتل جندي: themselves, or in the genitive of a noun of harm.
                let counted = self.passage.counts_people(q) || self.passage.counts(q.tokens.start);
                let named = if counted {
                    self.listener.whom(n)
                } else if self.is_casualty(q.head()) {
                    self.listener.inside(n)
                } else {
                    &[]
                };
                named.iter().copied().find(&alike)
            });
        match before.filter(|_| others) {
            Some(like) => self.cast.others(self.passage, p, like),
            None => self.cast.people(self.passage, p),
        }
    }

    /// The people whom a phrase counts and the lexicon has no name for: اعتقلت 15 فلسطينيا.
    pub(super) fn counted_people(&mut self, n: usize) -> Option<PartyDraft> {
        let p = self.passage.phrases[n].clone();
        let others = matches!(self.passage.headword(p.head()), "اخر" | "اخرون");
        let counted = others || self.passage.counts(p.tokens.start) || p.head() > p.tokens.start;
        // يقتل الفلسطينيين: a people in the plural.
        let people = self.passage.fold(p.head()).ends_with("ين")
            && self.passage.mention_at(p.head(), |n| matches!(n, Name::Nisba(_))).is_some();
        // اعتقلت الشرطة أفغاني يبلغ من العمر: one of that people.
        let one = p.tokens.len() == 1
            && !self.passage.words[p.head()].clitics.article
            && self.passage.mention_at(p.head(), |n| matches!(n, Name::Nisba(_))).is_some()
            && self.passage.words.get(p.tokens.end).is_some_and(|w| w.is_verb() && !w.joined());
        (people || one || counted && self.passage.counts_people(&p)).then(|| PartyDraft {
            who: self.people_of(&p),
            start: p.start,
            end: p.end,
        })
    }

    /// اعتقلت الشرطة سوريا: one man of a people, written in the accusative like a state, which nobody arrests or kills.
    pub(super) fn national(&mut self, v: usize, n: usize, frame: &Frame) -> Option<PartyDraft> {
        let p = self.passage.phrases[n].clone();
        let man = (frame.mode.as_deref() == Some("arrest") || self.is_casualty(v))
            && p.tokens.len() == 1
            && (self.passage.fold(p.head()).ends_with("يا") || p.prep.is_some())
            && !self.passage.words[p.head()].clitics.article
            && self.passage.mention_at(p.head(), |n| matches!(n, Name::Nisba(_))).is_some();
        man.then(|| PartyDraft { who: self.cast.people(self.passage, &p), start: p.start, end: p.end })
    }

    /// Who suffers what a noun names, told in its genitive by their number or kind: مقتل 15 فلسطينيا, إصابة ثلاثة آخرين,
    /// of the dead and wounded also by the number alone.
    pub(super) fn suffering(&mut self, whom: &Phrase, frame: &Frame) -> Option<PartyDraft> {
        let number = self.passage.counts(whom.tokens.start) && whom.tokens.len() == 1;
        if !suffers(frame.event) || self.passage.words[whom.head()].is_adjectival() {
            return None;
        }
        // مقتل سامي الهاشمي: a name nobody knows.
        if let Some(who) = self.cast.stranger(self.passage, whom) {
            return Some(PartyDraft { who, start: whom.start, end: whom.end });
        }
        let told = self.passage.counts_people(whom) || number && frame.event == EventType::Assault;
        told.then(|| PartyDraft { who: self.people_of(whom), start: whom.start, end: whom.end })
    }

    /// What a claim of force is directed at where it names nobody: its object, what stands behind على, its genitive.
    pub(super) fn target(&mut self, t: usize, frame: &Frame, args: &mut Args) {
        // اقتحم المسجد, حاصر المدينة: so are places that are stormed, searched and surrounded.
        let force = frame.event == EventType::Assault
            || frame.event == EventType::Coerce && frame.mode.as_deref() == Some("seize");
        if !force || !args.recipients.is_empty() {
            return;
        }
        if let Some(n) = self.hit_by_attack(t, frame) {
            let p = self.passage.phrases[n].clone();
            args.recipients = self.parties_from(n).0;
            if args.recipients.is_empty()
                && let Some(who) = self.cast.target(self.passage, &p)
            {
                args.recipients.push(PartyDraft { who, start: p.start, end: p.end });
            }
            return;
        }
        let takes = |role: Option<Role>| role == Some(Role::Recipient);
        let behind = frame
            .preps
            .iter()
            .filter(|(prep, role)| *role == Role::Recipient || &**prep == "علي" && *role == Role::Place)
            .map(|(prep, _)| &**prep)
            .filter(|_| frame.event == EventType::Assault)
            .collect::<Vec<_>>();
        let taken = frame.preps.iter().any(|(prep, role)| &**prep == "علي" && *role == Role::Place);
        let from = self.passage.phrase_from(t + 1);
        let until = self.clause_end(t);
        // الضربات هي السبب في تأخر الوفد إلى المدينة: behind هي stands what is said of it.
        let until = (t + 1..until)
            .find(|&i| !self.passage.words[t].is_verb() && matches!(self.passage.fold(i), "هو" | "هي"))
            .unwrap_or(until);
        let governed = self.passage.phrases[from..]
            .iter()
            .take_while(|p| p.tokens.start < until)
            .position(|p| p.prep.as_deref().is_some_and(|prep| behind.contains(&prep)))
            .map(|n| from + n);
        // أثار الهجوم توترا على الساحة الدولية: behind a noun not past another phrase or deed.
        let own = self.passage.phrase_at(t).map_or(from, |n| n + 1);
        let governed = governed.filter(|&n| {
            self.passage.words[t].is_verb()
                || self.passage.phrases[own.min(n)..n].iter().all(|p| {
                    let head = &self.passage.words[p.head()];
                    self.listener.is_time(p.head())
                        || (p.prep.is_some() || p.joined || head.is_adjectival()) && !head.is(Pos::Masdar)
                })
        });
        let object = args.object.filter(|_| takes(frame.object));
        // السفينة التي خطفها القراصنة
        let described = takes(frame.object)
            && self.passage.words[t].is_verb()
            && self.passage.words[t].clitics.pronoun.is_some();
        let object = object.or_else(|| self.antecedent(t).filter(|_| described));
        let Some(n) = object.or(governed) else { return };
        let p = self.passage.phrases[n].clone();
        // لخطر مهاجمتهم: the word itself is no target.
        if p.tokens.contains(&t) {
            return;
        }
        // مواقع للمتمردين, تجمعا للشيعة: what is hit is theirs.
        let owner = self.passage.phrases.get(n + 1).is_some_and(|q| {
            q.prep.as_deref() == Some("ل")
                && q.tokens.start == p.tokens.end
                && q.tokens.start < self.range.end
        });
        if owner {
            let (parties, _) = self.parties_from(n + 1);
            if !parties.is_empty() {
                args.recipients.extend(parties);
                return;
            }
        }
        // أعمال عنف على الحدود: where it happens, and no aim.
        if object.is_none() && NO_AIM.contains(&self.passage.headword(p.head())) {
            return;
        }
        // مجمعات يستخدمها متشددون, المبنى الذي تتخذه الحركة مقرا: those who use what is hit.
        if self.uses(p.tokens.end) {
            let users = self.doer_of(n);
            if !users.is_empty() {
                args.recipients.extend(users);
                return;
            }
        }
        // السيطرة على مواقع: what is taken is where it happens, and no party.
        if taken && object.is_none() {
            return;
        }
        if let Some(who) = self.cast.target(self.passage, &p) {
            args.recipients.push(PartyDraft { who, start: p.start, end: p.end });
        }
    }

    /// استهدف الهجوم نقطة تفتيش: what stands behind the attack that is the verb's subject.
    fn hit_by_attack(&self, v: usize, frame: &Frame) -> Option<usize> {
        let hits = frame.object.is_none()
            && self.passage.words[v].is_verb()
            && self.passage.words[v].clitics.pronoun.is_none()
            && self.passage.verb_headword(v).is_some_and(|h| HITS.contains(&h));
        let n = self.passage.phrase_at(v + 1).filter(|_| hits && v + 1 < self.range.end)?;
        let (attack, aim) = (&self.passage.phrases[n], self.passage.phrases.get(n + 1)?);
        let subject = attack.tokens.start == v + 1 && attack.prep.is_none() && !attack.joined;
        let behind = aim.tokens.start == attack.tokens.end
            && aim.tokens.start < self.range.end
            && aim.prep.is_none()
            && !aim.joined
            && !self.listener.is_time(aim.head());
        (subject && behind).then_some(n + 1)
    }

    /// Whether a relative clause that begins at a token says who uses or holds what stands before it.
    fn uses(&self, at: usize) -> bool {
        let verb = |i: usize| {
            i < self.range.end
                && self.passage.words[i].is_verb()
                && self.passage.words[i].clitics.pronoun.is_some()
                && self.passage.verb_headword(i).is_some_and(|h| USES.contains(&h))
        };
        let relative = at < self.range.end && self.passage.words[at].is(Pos::Relative);
        verb(at) || relative && verb(at + 1)
    }

    /// The place behind the verb of a relative clause that says what was exposed to an attack: قصف تعرض له مقر القيادة.
    pub(super) fn exposed_place(&mut self, v: usize) -> Option<PartyDraft> {
        let n = self.phrase_behind(v)?;
        let p = self.passage.phrases[n].clone();
        let who = self.cast.target(self.passage, &p)?;
        Some(PartyDraft { who, start: p.start, end: p.end })
    }

    /// The dead and wounded that an attack brought, told behind the verb of which it is the subject: خلفت الاشتباكات عشرات
    /// القتلى, المعارك كبدت المتمردين خسائر.
    pub(super) fn brought(&mut self, n: usize, clause: &Range<usize>, frame: &Frame) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        let (start, end) = (p.tokens.start, p.tokens.end);
        let verb = |v: usize| v < self.range.end && self.passage.words[v].is_verb();
        let brings =
            |v: usize| self.passage.verb_headword(v).is_some_and(|h| BRINGS.contains(&h) || h == "كبد");
        let v = clause.start;
        let before = verb(v) && v + 1 == start && p.prep.is_none() && brings(v);
        // بعد معارك أوقعت 17 قتيلا, هجمات باريس التي أوقعت 129 قتيلا: behind any preposition, and past a relative.
        let own = end + usize::from(end < self.range.end && self.passage.words[end].is(Pos::Relative));
        let behind = verb(own)
            && brings(own)
            && !self.passage.words[own].joined()
            && self.passage.words[own].clitics.pronoun.is_none();
        if frame.event != EventType::Assault || !(before || behind) {
            return Vec::new();
        }
        let (v, at) = if before { (v, end) } else { (own, own + 1) };
        // مجزرة راح ضحيتها أكثر من مئة مدني: behind the word that says so those who fell.
        if self.passage.verb_headword(v) == Some("راح")
            && at < self.range.end
            && self.passage.headword(at) == "ضحيه"
            && self.passage.words[at].clitics.pronoun.is_some()
        {
            let fallen = self.passage.phrase_at(at + 1).filter(|_| at + 1 < self.range.end);
            return fallen.and_then(|m| self.counted_people(m)).into_iter().collect();
        }
        let Some(m) = self.passage.phrase_at(at).or_else(|| self.passage.phrase_at(at + 1)) else {
            return Vec::new();
        };
        let q = self.passage.phrases[m].clone();
        if q.tokens.start > at + 1 || q.tokens.start >= self.range.end {
            return Vec::new();
        }
        // كبدت المتمردين خسائر: those who suffer them.
        if self.passage.verb_headword(v) == Some("كبد") {
            return if q.prep.is_none() { self.parties_from(m).0 } else { Vec::new() };
        }
        let casualties = q.tokens.clone().find(|&i| {
            self.is_casualty(i)
                && self.passage.words[i]
                    .lemma
                    .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person)
        });
        match casualties {
            Some(t) => self.counted(t, m, frame),
            None => Vec::new(),
        }
    }

    /// غارة للتحالف, هجوم لمسلحين: ل behind an indefinite noun says whose it is.
    pub(super) fn owner(&mut self, t: usize, n: usize, frame: &Frame, args: &mut Args) {
        let word = &self.passage.words[t];
        let plain = frame.of == Some(Role::Actor)
            && frame.event == EventType::Assault
            && (word.is(Pos::Noun) || word.is(Pos::Masdar))
            // الهجوم الواسع للمتمردين: behind its adjective too.
            && (!word.clitics.article || t + 1 < self.passage.phrases[n].tokens.end)
            && word.clitics.pronoun.is_none();
        let phrase = &self.passage.phrases[n];
        let end = phrase.tokens.end;
        let Some(next) = self.passage.phrases.get(n + 1).filter(|q| plain && q.tokens.start == end) else {
            return;
        };
        // توجيه ضربة لسوريا: behind what carries the attack stands at whom it is directed, as the frame has it.
        let carried = phrase.tokens.start < t && self.carries_as_noun(phrase.tokens.start, frame);
        if carried {
            return;
        }
        if next.prep.as_deref() == Some("ل") && args.actors.is_empty() {
            let (parties, _) = self.parties_from(n + 1);
            // القصف المتعمد للمدنيين: behind an adjective those who bear no arms suffer it.
            let unarmed =
                |p: &PartyDraft| matches!(self.cast.all[p.who].sector.as_deref(), None | Some("CVL"));
            if word.clitics.article && parties.iter().any(unarmed) {
                return;
            }
            args.recipients.retain(|r| !parties.iter().any(|p| p.who == r.who));
            args.add(Role::Actor, parties, usize::MAX);
        }
    }

    /// Who claims responsibility for what a noun names: تبنى التنظيم مسؤوليته عن الهجوم.
    pub(super) fn claimed_by(&self, n: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        let responsible = self.passage.phrases[n].prep.as_deref() == Some("عن")
            && n.checked_sub(1).is_some_and(|b| {
                let p = &self.passage.phrases[b];
                p.tokens.end + 1 == self.passage.phrases[n].tokens.start
                    && self.passage.headword(p.head()) == "مسؤوليه"
            });
        // يرجح القادة مسؤولية التنظيم عن الهجوم: whose it is.
        let whose =
            n.checked_sub(1).filter(|_| responsible).map(|b| self.parties_inside(b)).unwrap_or_default();
        if !whose.is_empty() {
            return whose;
        }
        let v = clause.start;
        // اتهمت روسيا بالمسؤولية عن الهجوم: who is charged with it is asked for elsewhere.
        let own = n
            .checked_sub(1)
            .is_some_and(|b| self.passage.words[self.passage.phrases[b].head()].clitics.pronoun.is_some());
        let charges = !own
            && self.passage.words[v]
                .lemma
                .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Accuse));
        // لم يعلن التنظيم مسؤوليته: who does not claim it has not made it.
        let denied = v.checked_sub(1).is_some_and(|b| self.passage.words[b].is(Pos::Negation));
        let claims = responsible && self.passage.words[v].is_verb() && !charges && !denied;
        if claims { self.subject(v).0 } else { Vec::new() }
    }

    /// To whom an attack is put down right behind it: هجوم نسب إلى داعش, التفجير الذي تبنته الحركة.
    pub(super) fn put_down_to(&self, n: usize) -> Vec<PartyDraft> {
        let end = self.passage.phrases[n].tokens.end;
        let relative = end < self.range.end && self.passage.words[end].is(Pos::Relative);
        // هجوم نسب إلى: the verb may have been taken for the genitive.
        let verb = |i: usize| matches!(self.passage.fold(i), "نسب" | "نسبت");
        let v = if verb(end - 1) && end - 1 > self.passage.phrases[n].tokens.start {
            end - 1
        } else {
            end + usize::from(relative)
        };
        if v >= self.range.end || !verb(v) && !self.passage.words[v].is_verb() {
            return Vec::new();
        }
        let told = if verb(v) { Some("نسب") } else { self.passage.verb_headword(v) };
        match told {
            Some("نسب") => {
                let m = self.passage.phrase_from(v + 1);
                let to = self.passage.phrases.get(m).filter(|p| {
                    p.prep.as_deref() == Some("الي")
                        && p.tokens.start <= v + 2
                        && p.tokens.start < self.range.end
                });
                if to.is_some() { self.parties_from(m).0 } else { Vec::new() }
            }
            // القصف الذي اتهمت به دمشق
            Some("اتهم")
                if self.passage.headword(v + 1) == "ب"
                    && self.passage.words[v + 1].clitics.pronoun.is_some() =>
            {
                self.subject_of_relative(v).0
            }
            Some("تبني") if self.passage.words[v].clitics.pronoun.is_some() => {
                self.subject_of_relative(v).0
            }
            _ => Vec::new(),
        }
    }

    /// أعلن التنظيم مسؤوليته عنه: of the attack told before.
    pub(super) fn claim_responsibility(&self, t: usize, out: &mut [ClaimDraft<'a>]) {
        let about = self.passage.words.get(t + 1).is_some_and(|w| w.clitics.pronoun.is_some())
            && self.passage.headword(t + 1) == "عن";
        if !about || self.passage.headword(t) != "مسؤوليه" {
            return;
        }
        let v = self.clause_start(t);
        // دون أن يحمل أي طرف المسؤولية عنها: who blames or denies claims nothing.
        let claims = matches!(
            self.passage.verb_headword(v),
            Some("اعلن" | "تبني" | "ادعي" | "اعترف" | "اقر" | "تحمل" | "زعم" | "اكد")
        );
        if !claims {
            return;
        }
        let attack = out.iter_mut().rev().find(|d| d.frame.event == EventType::Assault);
        if let Some(attack) = attack.filter(|d| d.actors.is_empty() && self.passage.words[v].is_verb()) {
            attack.actors = self.subject(v).0;
            attack.actors.retain(|p| self.cast.all[p.who].is_party());
        }
    }

    /// قتل أربعة برصاص الجيش، كما جرح العشرات: who harmed the first harmed the others told of beside them.
    pub(super) fn share_harm(&self, out: &mut [ClaimDraft<'a>]) {
        for n in 1..out.len() {
            let t = out[n].trigger;
            let beside = self.passage.words[t].joined()
                || t.checked_sub(1).is_some_and(|b| matches!(self.passage.fold(b), "كما" | "فيما" | "بينما"));
            let bare = out[n].frame.event == EventType::Assault
                && out[n].actors.is_empty()
                && !out[n].recipients.is_empty()
                && self.is_casualty(t)
                && self.passage.words[t].is_verb();
            if !(bare && beside) {
                continue;
            }
            let before = &out[n - 1];
            let same = before.frame.event == EventType::Assault
                && self.is_casualty(before.trigger)
                && t - before.trigger <= FARTHEST_SHARE
                && !before.recipients.is_empty();
            if same {
                let actors = out[n - 1].actors.clone();
                out[n].actors = actors;
            }
        }
    }

    /// حمل دمشق مسؤولية الهجوم, ألقى باللوم على الحركة في التفجير: whoever is blamed for an attack in the same clause has made it,
    /// as the one who blames him tells it.
    pub(super) fn blame(&self, out: &mut [ClaimDraft<'a>]) {
        for n in 1..out.len() {
            let (before, rest) = out.split_at_mut(n);
            let attack = &mut rest[0];
            let t = attack.trigger;
            let Some(p) = self.passage.phrase_at(t).map(|n| &self.passage.phrases[n]) else { continue };
            let deed = attack.frame.event == EventType::Assault
                && attack.actors.is_empty()
                && self.passage.words[t].is_nominal();
            let responsible = |i: usize| matches!(self.passage.headword(i), "مسؤوليه" | "مسووليه");
            let of = p.tokens.start < t && responsible(p.tokens.start)
                || p.prep.as_deref() == Some("عن")
                    && (p.tokens.start.saturating_sub(3)..p.tokens.start).any(responsible);
            let fault = p.prep.as_deref() == Some("في");
            let blames = |d: &&ClaimDraft<'_>| {
                let blame = d.frame.event == EventType::Accuse
                    && !d.recipients.is_empty()
                    && (of || fault && self.passage.headword(d.trigger) == "لوم");
                blame && d.clause.start < t && self.clause_start(t) == self.clause_start(d.trigger + 1)
            };
            if let Some(charge) = before.iter().rev().find(blames).filter(|_| deed) {
                let whom = charge.recipients.iter();
                attack.actors =
                    whom.filter(|p| !attack.recipients.iter().any(|r| r.who == p.who)).copied().collect();
            }
        }
    }

    /// Whether a verb says of the attack told right before whom it hit: غارة للتحالف استهدفت موكبه.
    fn is_attacks(&self, attack: &ClaimDraft<'_>, v: usize) -> bool {
        let hits = self.passage.words[v].is_verb()
            && !self.passage.words[v].joined()
            && self.passage.verb_headword(v).is_some_and(|h| HITS.contains(&h));
        let words = std::iter::once(attack.trigger).chain(attack.also.iter().copied());
        let mut attacks = words.filter(|&w| hits && w < v && self.passage.words[w].is_nominal());
        attacks.any(|w| {
            let Some(n) = self.passage.phrase_at(w) else { return false };
            // Between them stands only whose it was and where.
            let mut at = self.passage.phrases[n].tokens.end;
            for p in &self.passage.phrases[n + 1..] {
                if p.tokens.start >= v || p.prep.is_none() && !p.joined || p.tokens.start > at + 1 {
                    break;
                }
                at = p.tokens.end;
            }
            at == v || at + 1 == v && self.passage.words[at].is(Pos::Relative)
        })
    }

    /// Whether the verb that carries a draft's noun, or is its trigger (أودى بحياة), says what brought the harm.
    fn is_brought(&self, draft: &ClaimDraft<'_>) -> bool {
        let brings = |v: usize| self.passage.verb_headword(v).is_some_and(|h| BRINGS.contains(&h));
        draft.light.is_some_and(brings)
            || self.passage.words[draft.trigger].is_verb() && brings(draft.trigger)
    }

    /// Joins a draft of harm to an earlier one that tells of the same attack: what it brought, and the dead with the
    /// wounded. The draft is given back where it tells of another.
    pub(super) fn join_harm(
        &self,
        out: &mut [ClaimDraft<'a>],
        draft: ClaimDraft<'a>,
    ) -> Option<ClaimDraft<'a>> {
        if draft.frame.event != EventType::Assault {
            return Some(draft);
        }
        let brought = self.is_brought(&draft);
        let casualty = self.is_casualty(draft.trigger);
        let Some(old) = out.iter_mut().rev().find(|d| d.frame.event == EventType::Assault) else {
            return Some(draft);
        };
        if self.is_attacks(old, draft.trigger) {
            old.also.push(draft.trigger);
            if self.passage.words[draft.trigger].clitics.pronoun.is_none() {
                let (known, fresh) = (&old.actors, draft.recipients);
                let fresh: Vec<PartyDraft> =
                    fresh.into_iter().filter(|r| !known.iter().any(|a| a.who == r.who)).collect();
                old.recipients.extend(fresh);
            }
            return None;
        }
        // مقتل القائد بعد ساعات من غارة قتل فيها العشرات: what went before is another.
        let earlier =
            (old.trigger + 1..draft.trigger).any(|i| matches!(self.passage.fold(i), "بعد" | "عقب" | "قبل"));
        // قتل 22 مسلحا … فيما قتل تسعة من الجنود: the same word again counts others, unless it says so (ثلاثة آخرون).
        let more = draft.recipients.iter().any(|r| self.passage.text_between(r.start, r.end).contains("آخر"));
        let again = !more
            && !draft.recipients.is_empty()
            && self.passage.words[draft.trigger].is_verb()
            && self.passage.headword(draft.trigger) == self.passage.headword(old.trigger);
        // إن 17 متمردا قتلوا، مشيرا إلى سقوط 11: what is said apart is told apart.
        let apart = match (self.holder(old.trigger), self.holder(draft.trigger)) {
            (Some(a), Some(b)) => a.content != b.content,
            _ => false,
        };
        let paired = casualty
            && !earlier
            && !again
            && !apart
            && std::iter::once(old.trigger)
                .chain(old.also.iter().copied())
                .any(|w| self.is_casualty(w) && draft.trigger.saturating_sub(w) <= FARTHEST_PAIR)
            && draft.actors.iter().all(|a| old.actors.iter().any(|b| a.who == b.who));
        if !(brought && !old.also.contains(&draft.trigger) || paired) {
            return Some(draft);
        }
        old.also.push(draft.trigger);
        for r in draft.recipients {
            let known = old
                .recipients
                .iter()
                .chain(&old.actors)
                .any(|p| p.who == r.who || p.start < r.end && r.start < p.end);
            if !known {
                old.recipients.push(r);
            }
        }
        None
    }

    /// The sides of a clash in which somebody is killed that are not his own.
    pub(super) fn opponents(&self, victims: &[PartyDraft], sides: Vec<PartyDraft>) -> Vec<PartyDraft> {
        let own = |side: &PartyDraft| {
            let s = &self.cast.all[side.who];
            victims.iter().any(|v| {
                let r = &self.cast.all[v.who];
                v.who == side.who || s.country.is_some() && s.country == r.country && s.sector == r.sector
            })
        };
        sides.into_iter().filter(|side| !own(side)).collect()
    }
}

/// How many phrases before the others may stand those whom they are like.
const FARTHEST_LIKE: usize = 4;

/// How many words apart the first and the next harmed may be told who were harmed by the same.
const FARTHEST_SHARE: usize = 30;

/// How many words apart the dead and the wounded of one attack may be told.
const FARTHEST_PAIR: usize = 16;
