//! What a preposition binds to a noun phrase: the body of a member, the charge of an official, and the name that follows.

use std::ops::Range;

use riwaya_lexicon::{Features, Name, NounKind, Pos};
use riwaya_text::GrammaticalNumber;

use super::{Chunker, MEDIA, NAME_JOINTS};
use crate::words::WordPos;

/// Whether a noun is for a person who acts for somebody or belongs to something (folded headwords): what a preposition
/// says behind it is part of who he is.
fn is_charged(headword: &str) -> bool {
    // الممثلة, المتحدثة: women have words of their own.
    matches!(
        headword.strip_suffix('ه').unwrap_or(headword),
        "متحدث"
            | "ناطق"
            | "عضو"
            | "مسؤول"
            | "مسوول"
            | "مندوب"
            | "ممثل"
            | "سفير"
            | "مبعوث"
            | "موفد"
            | "نائب"
            | "امين"
            | "مدير"
            | "قيادي"
            | "قائد"
            | "مستشار"
            | "مراسل"
            | "مفاوض"
            | "رئيس"
            | "وزير"
            | "وكيل"
            | "منسق"
            | "مقرر"
            | "خبير"
            | "باحث"
            | "محلل"
            | "ضابط"
            | "مفوض"
            | "كبير"
            | "مساعد"
            | "قنصل"
            | "ملحق"
            | "عميد"
            | "ناشط"
            | "سكرتير"
            | "حاكم"
            | "محافظ"
            | "مفتش"
    )
}

/// Bodies that are named by what they are for (folded headwords).
const BODIES_FOR: [&str; 14] = [
    "هييه",
    "هيئه",
    "لجنه",
    "مفوضيه",
    "منظمه",
    "مؤسسه",
    "موسسه",
    "مركز",
    "مجلس",
    "مديريه",
    "اداره",
    "وكاله",
    "شركه",
    "جمعيه",
];

/// How many such phrases may follow one another.
const MOST_CHARGES: usize = 3;

/// What stands behind a preposition.
struct Complement {
    /// Its first word.
    at: usize,
    /// Whether it belongs to the phrase whatever follows.
    sure: bool,
}

impl Chunker<'_> {
    /// Where a phrase of people ends that a preposition binds to their body, group or kind: 21 من مسلحي الحوثي, مسؤول كبير
    /// بوزارة الدفاع, عضو في المجلس. `end` where nothing binds.
    pub(super) fn bound(&self, from: usize, end: usize) -> usize {
        let number = self.counting(from).unwrap_or(from);
        let counts = self.counts(number);
        let end = if counts { self.behind_bounds(end) } else { end };
        let Some(next) = self.words.get(end) else { return end };
        let token = self.tokens.get(end).expect("in range");
        if token.after_break || self.timed[end] || next.joined() {
            return end;
        }
        // رتل من متمردي الحركة: what holds men is of them too.
        let holds = self.holds_people(number);
        let human = self.is_human(number)
            || self.names(number, |n| matches!(n, Name::Population(_)))
            || holds && number + 1 == end;
        let indefinite = (from..end).all(|i| {
            let w = &self.words[i];
            !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name
        });
        let counted = counts && (number + 1..end).all(|i| !self.words[i].clitics.article);
        // السلطات في صنعاء: which ones; ممثلون عن الأطراف: whom they stand for.
        let seated = end == from + 1 && self.form(from) == "السلطات";
        let stands_for = end == from + 1 && indefinite && self.stands_for(from);
        let separate = next.is(Pos::Preposition) && next.clitics.pronoun.is_none();
        let (at, prep) = if separate {
            (end + 1, self.form(end))
        } else {
            match next.clitics.preposition {
                Some('ب') if next.is_nominal() => (end, "ب"),
                _ => return end,
            }
        };
        // عنصر من «القاعدة»: a name in quotation marks.
        let close = match self.words.get(at).map_or("", |_| self.form(at)) {
            "«" => "»",
            "“" => "”",
            "\"" => "\"",
            _ => "",
        };
        let quoted =
            (at + 2..(at + 5).min(self.words.len())).find(|&j| !close.is_empty() && self.form(j) == close);
        let (at, closed) = quoted.map_or((at, None), |close| (at + 1, Some(close + 1)));
        if at >= self.words.len() || !self.starts(at) || self.timed[at] || self.words[at].joined() {
            return end;
        }
        let body = self.names(at, |n| matches!(n, Name::Organisation(_) | Name::Seat(..)))
            || self.words[at].lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Body);
        let land = self.names(at, |n| matches!(n, Name::Country(_)));
        let place = land || self.names(at, |n| matches!(n, Name::Capital(..) | Name::Place(_)));
        // عدد من الفلسطينيين
        let nation = self.is_nisba(at) && ["ين", "ون", "يات"].iter().any(|e| self.form(at).ends_with(e));
        let people = nation
            || self.is_human(at)
            || self.names(at, |n| matches!(n, Name::Population(_) | Name::People(_)));
        let told = self.words[from].lemma.is_some_and(|l| self.lexicon.words.lemma(l).folded == "مصدر");
        // القاضي المكلف بقضايا الإرهاب, المنظمات المهتمة بحقوق الإنسان: with what somebody is concerned.
        let concern = end > from + 1
            && self.words[end - 1].clitics.article
            && self.words[end - 1].lemma.is_some_and(|l| {
                matches!(
                    self.lexicon.words.lemma(l).folded.as_str(),
                    "مهتم" | "معني" | "مختص" | "مكلف" | "متخصص"
                )
            })
            && self.words[at].lemma.is_none_or(|l| self.lexicon.frames.of(l).next().is_none());
        let binds = match prep {
            "ب" | "في" if concern => !land,
            // مصادر داخل المقاومة, مصدر في الرئاسة: where somebody is heard from.
            "داخل" | "بين" | "في" | "ب" | "من" | "لدي" if told && indefinite => {
                body || people || land || prep == "داخل"
            }
            "من" if counted => body || people || land || self.words[at].clitics.pronoun.is_some(),
            "من" => human && indefinite && (body || people || land || closed.is_some()),
            "في" if seated => place,
            "عن" => stands_for && (body || people || place),
            "ب" | "في" | "لدي" => human && indefinite && body,
            _ => false,
        };
        match closed {
            Some(closed) if binds => closed,
            None if binds => self.extend_base(at),
            _ => end,
        }
    }

    /// Whether a noun is for what is made up of people, so that من behind it says of whom.
    fn holds_people(&self, i: usize) -> bool {
        self.words[i].lemma.is_some_and(|l| {
            matches!(
                self.lexicon.words.lemma(l).folded.as_str(),
                "رتل"
                    | "وفد"
                    | "طاقم"
                    | "حشد"
                    | "جمع"
                    | "فريق"
                    | "خليه"
                    | "دوريه"
                    | "سريه"
                    | "فصيل"
                    | "كتيبه"
                    | "وحده"
                    | "حفنه"
            )
        })
    }

    /// Whether a noun is for one who stands for others, of whom عن tells.
    fn stands_for(&self, i: usize) -> bool {
        self.words[i]
            .lemma
            .is_some_and(|l| matches!(self.lexicon.words.lemma(l).folded.as_str(), "ممثل" | "مندوب" | "نائب"))
    }

    /// Where the name of a body ends that says what it is for: الهيئة العامة للطيران المدني, اللجنة الوطنية لحقوق الإنسان.
    pub(super) fn field(&self, from: usize, end: usize) -> usize {
        if let Some(end) = self.whose_organ(from, end) {
            return end;
        }
        let one =
            matches!(self.words[from].features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
        let body = one
            && self.words[from].clitics.article
            && self.words[from].clitics.pronoun.is_none()
            && self.words[from].lemma.is_some_and(|l| {
                let lemma = self.lexicon.words.lemma(l);
                lemma.kind == NounKind::Body && BODIES_FOR.contains(&lemma.folded.as_str())
            });
        let named =
            (from..end).any(|i| self.names(i, |n| matches!(n, Name::Organisation(_) | Name::Seat(..))));
        let adjectives = end > from + 1 && (from + 1..end).all(|i| self.words[i].is_adjectival());
        let Some(next) = self.words.get(end).filter(|_| body && !named && adjectives) else { return end };
        let token = self.tokens.get(end).expect("in range");
        let thing = next.clitics.preposition == Some('ل')
            && next.is_nominal()
            && !next.joined()
            && !token.after_break
            && !self.timed[end]
            && next.clitics.pronoun.is_none()
            && (next.clitics.article
                || matches!(
                    next.lemma.map_or("", |l| self.lexicon.words.lemma(l).folded.as_str()),
                    "حق" | "شان" | "مكافحه" | "حمايه" | "تنميه"
                ))
            && !self.is_human(end)
            && !self.names(end, |n| !matches!(n, Name::Issue(_)));
        if thing { self.extend_base(end) } else { end }
    }

    /// Where the phrase of an organ ends whose body is named behind ل: القيادة السياسية لحركة حماس, الجناح العسكري للحزب.
    fn whose_organ(&self, from: usize, end: usize) -> Option<usize> {
        let noun = (from..end).rev().find(|&i| !self.words[i].is_adjectival())?;
        let lemma = self.words[noun].lemma.map(|l| self.lexicon.words.lemma(l).folded.as_str())?;
        let organ = matches!(lemma, "قياده" | "جناح" | "مكتب" | "ذراع" | "كتله" | "لجنه" | "مجلس");
        let next = self.words.get(end)?;
        let whose = organ
            && end > noun + 1
            && self.words[noun].clitics.article
            && next.clitics.preposition == Some('ل')
            && !self.tokens.get(end)?.after_break
            && !next.joined()
            && self.names(end, |n| matches!(n, Name::Organisation(_)))
            && !self.is_outlet(end);
        whose.then(|| self.extend_base(end))
    }

    /// Where the phrase of a person ends that says what he is charged with and then names him: المتحدث الرسمي لوزارة
    /// الصحة خالد المنصوري, عضو المكتب السياسي في حزب الوفد سامي حداد, السفير الروسي لدى الأمم المتحدة.
    pub(super) fn charged(&self, from: usize, base: usize) -> usize {
        let head = self.words[from].lemma.map_or("", |l| self.lexicon.words.lemma(l).folded.as_str());
        // المستشار is a judge's title too.
        let head = head.strip_prefix("ال").unwrap_or(head);
        let named = (from..base).any(|i| self.is_person_name(i) || self.words[i].given);
        if named || !is_charged(head) || self.words[from].clitics.pronoun.is_some() {
            return base;
        }
        let mut sure = base;
        let mut end = base;
        for _ in 0..MOST_CHARGES {
            let Some(complement) = self.complement(head, from, end) else { break };
            end = self.extend_base(complement.at);
            if complement.sure && sure == self.before_preposition(complement.at) {
                sure = end;
            }
            if (complement.at..end).any(|i| self.is_person_name(i)) {
                break;
            }
            if let Some(named) = self.named_behind(end) {
                return named;
            }
        }
        sure
    }

    /// Whether ل right behind an office and its adjective says what it is for: الرئيس العام لرعاية الشباب, النائب الثاني
    /// لرئيس مجلس الوزراء.
    pub(super) fn charge_of_office(&self, phrase: Range<usize>) -> bool {
        let at = phrase.end;
        let w = &self.words[at];
        if phrase.len() < 2
            || w.clitics.preposition != Some('ل')
            || w.clitics.pronoun.is_some()
            || self.timed[at]
        {
            return false;
        }
        let (office, adjective) = (at - 2, self.form(at - 1));
        let headword = self.words[office].lemma.map_or("", |l| self.lexicon.words.lemma(l).folded.as_str());
        let article = self.words[office].clitics.article && self.words[at - 1].clitics.article;
        if !article || !is_charged(headword) {
            return false;
        }
        match adjective {
            "الاول" | "الثاني" | "الثالث" if headword == "نائب" => {
                self.names(at, |n| matches!(n, Name::Office(_)))
            }
            "العام" | "العامه" | "الاعلي" | "العليا" | "التنفيذي" | "التنفيذيه" =>
            {
                let deed = w.is(Pos::Masdar)
                    || w.lemma.is_some_and(|l| {
                        matches!(self.lexicon.words.lemma(l).kind, NounKind::Other | NounKind::Event)
                    });
                let work = deed
                    && self
                        .words
                        .get(at + 1)
                        .is_some_and(|n| n.is_nominal() && n.clitics.article && !n.joined())
                    && !w.clitics.article;
                let kind = w.lemma.map(|l| self.lexicon.words.lemma(l).kind);
                let body = w.clitics.article && kind == Some(NounKind::Body)
                    || self.names(at, |n| matches!(n, Name::Organisation(_) | Name::Seat(..)));
                let known = w.lemma.map_or("", |l| self.lexicon.words.lemma(l).folded.as_str());
                (work || body) && !MEDIA.contains(&known) && !self.is_outlet(at)
            }
            _ => false,
        }
    }

    /// Whether ل behind an indefinite office in the accusative says of what it is: رئيسا للوزراء, وزيرا للخارجية.
    fn office_of(&self, phrase: Range<usize>) -> bool {
        let w = &self.words[phrase.end];
        let kind = w.lemma.map(|l| self.lexicon.words.lemma(l).kind);
        let portfolio = self.form(phrase.end) == "للوزراء"
            || !matches!(kind, Some(NounKind::Person))
                && !self.names(phrase.end, |n| matches!(n, Name::Person(_)));
        phrase.len() == 1
            && self.words[phrase.start].is_accusative()
            && w.clitics.preposition == Some('ل')
            && w.clitics.article
            && portfolio
    }

    /// Whether ل says whom a man serves by his office: المستشار الاقتصادي لرئيس الحكومة, المبعوث الخاص للأمين العام.
    fn serves(&self, head: &str, phrase: Range<usize>, at: usize) -> bool {
        let last = &self.words[phrase.end - 1];
        matches!(
            head.strip_suffix('ه').unwrap_or(head),
            "مستشار"
                | "مبعوث"
                | "ممثل"
                | "مساعد"
                | "سكرتير"
                | "متحدث"
                | "ناطق"
                | "موفد"
                | "نائب"
        ) && phrase.len() > 1
            && last.clitics.article
            && last.pos != WordPos::Name
            && !self.is_nisba(phrase.end - 1)
            && self.names(at, |n| matches!(n, Name::Office(_)))
    }

    fn is_plural(&self, i: usize) -> bool {
        matches!(self.words[i].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
    }

    fn before_preposition(&self, at: usize) -> usize {
        if self.words[at].clitics.preposition.is_some() { at } else { at - 1 }
    }

    /// The phrase behind a preposition at a token that may say what a person is charged with.
    fn complement(&self, head: &str, from: usize, end: usize) -> Option<Complement> {
        let next = self.words.get(end)?;
        if self.tokens.get(end)?.after_break || self.timed[end] || next.joined() {
            return None;
        }
        let separate = next.is(Pos::Preposition) && next.clitics.pronoun.is_none();
        let (at, prep) = match next.clitics.preposition {
            _ if separate => (end + 1, self.form(end)),
            Some('ل') if next.is_nominal() => (end, "ل"),
            Some('ب') if next.is_nominal() => (end, "ب"),
            _ => return None,
        };
        let word = self.words.get(at)?;
        if self.timed[at] || word.joined() || !self.starts(at) || word.clitics.pronoun.is_some() {
            return None;
        }
        let body = self.names(at, |n| matches!(n, Name::Organisation(_) | Name::Seat(..)))
            || word.lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Body);
        let land = self.names(at, |n| matches!(n, Name::Country(_)));
        let sent = matches!(
            head.strip_suffix('ه').unwrap_or(head),
            "سفير" | "مبعوث" | "مندوب" | "موفد" | "قنصل" | "ممثل"
        );
        // قال مسؤول لصحيفة كذا: she was told.
        let kind = word.lemma.map_or("", |l| self.lexicon.words.lemma(l).folded.as_str());
        let press = MEDIA.contains(&kind) || self.is_outlet(at);
        if press && prep == "ل" {
            return None;
        }
        // وكيل الوزارة لشؤون الأمن, نائب الوزير للشؤون الفنية: over what he is set.
        let affairs = prep == "ل" && kind == "شان" && self.is_plural(at);
        let sure = match prep {
            "ل" if affairs || self.serves(head, from..end, at) => true,
            "ل" | "لدي" => body || land && sent || self.office_of(from..end),
            "الي" => (body || land) && sent,
            "في" | "ب" => body && head != "رئيس" && head != "وزير",
            "عن" | "علي" => false,
            _ => return None,
        };
        // Of the rest only what stands between the title and its name tells: في سبها سالم الفقيه.
        (sure || prep != "ل" && prep != "الي").then_some(Complement { at, sure })
    }

    /// Where the name ends that stands at a token, behind honorifics or a comma: of a known person, or of a given name with
    /// what follows it.
    fn named_behind(&self, end: usize) -> Option<usize> {
        let next = self.words.get(end)?;
        if self.tokens.get(end)?.after_break || self.timed[end] {
            return None;
        }
        if next.pos == WordPos::Punct {
            return matches!(self.form(end), "،" | ",").then(|| self.apposition(end + 1)).flatten();
        }
        let mut at = end;
        while self.words.get(at)?.is(Pos::Honorific) && self.words[at].clitics.preposition.is_none() {
            at += 1;
        }
        // للشؤون السياسية السفير سامي حداد: another title of his, or whom he met.
        let title =
            at == end && self.is_title(at) && self.words[at].clitics.article && !self.words[at].joined();
        if title {
            at += 1;
        }
        let first = self.words.get(at)?;
        if first.joined() || first.clitics.preposition.is_some() {
            return None;
        }
        let known = self.is_person_name(at);
        let given = first.given || at > end && self.is_unknown(at);
        if !known && !given {
            return None;
        }
        let mut j = at + 1;
        while j < self.words.len() && !self.words[j].joined() && !self.timed[j] {
            let joint = NAME_JOINTS.contains(&self.form(j)) && j + 1 < self.words.len();
            let surname = !known
                && (self.words[j].guessed || self.words[j].given)
                && self.words[j].clitics.preposition.is_none()
                && !self.words[j].is_verb();
            if joint {
                j += 2;
            } else if self.same_mention(j - 1, j) || self.is_unknown(j) || surname {
                j += 1;
            } else {
                break;
            }
        }
        let behind = self.words.get(j).is_some_and(|w| {
            w.is_nominal() && !w.joined() && w.clitics.preposition.is_none() && !w.is(Pos::Preposition)
        });
        (known || j > at + 1).then_some(j).filter(|_| !title || behind)
    }

    /// The second part of what an office is of: وزير الشؤون البلدية والقروية, وزير الأوقاف والشؤون الإسلامية.
    pub(super) fn second_portfolio(&self, j: usize) -> bool {
        let w = &self.words[j];
        // البلدية والقروية: two adjectives of one noun.
        let beside_adjective = self.words[j - 1].is_adjectival() && w.is_adjectival();
        let somebody = self.is_title(j)
            || self.is_human(j)
            || !beside_adjective && self.names(j, |n| !matches!(n, Name::Issue(_)))
            || w.lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Body);
        let thing =
            w.is_nominal() && w.clitics.article && w.clitics.preposition.is_none() && !somebody && !w.guessed;
        let last = &self.words[j - 1];
        // وزير النقل وتقنية البيانات السعودي: or a thing with its genitive.
        let genitive = w.is_nominal()
            && !w.clitics.article
            && w.clitics.preposition.is_none()
            && w.clitics.pronoun.is_none()
            && !somebody
            && !w.guessed
            && self.words.get(j + 1).is_some_and(|n| {
                n.clitics.article && n.is(Pos::Noun) && !n.joined() && !n.guessed && !self.is_human(j + 1)
            })
            && !self.names(j + 1, |n| !matches!(n, Name::Issue(_)));
        // A name or the office's country follows.
        let mut behind = j + 1 + usize::from(genitive);
        while self.words.get(behind).is_some_and(|n| n.is_adjectival() && !n.joined() && n.clitics.article)
            && !self.is_nisba(behind)
        {
            behind += 1;
        }
        let named = self.words.get(behind).is_some_and(|n| {
            !n.joined()
                && n.clitics.preposition.is_none()
                && (self.is_nisba(behind)
                    || self.is_person_name(behind)
                    || n.given
                    || n.is(Pos::Honorific)
                    || NAME_JOINTS.contains(&self.form(behind)))
        });
        (thing || genitive) && last.clitics.article && last.is_nominal() && named
    }

    /// What the second of several offices or ministries is of: وزارتا الخارجية والموارد المائية, وزراء الدفاع والخارجية.
    pub(super) fn second_office(&self, from: usize, j: usize) -> bool {
        let (office, w) = (&self.words[from], &self.words[j]);
        let Features::Noun(f) = office.features else { return false };
        let headword = |i: usize| self.words[i].lemma.map(|l| self.lexicon.words.lemma(l));
        // وزيرا الخارجية: before its genitive no accusative.
        let dual = f.number == GrammaticalNumber::Dual
            || self.form(from).ends_with("وزيرا")
            || self.form(from).ends_with("وزيري");
        let minister = headword(from).is_some_and(|l| matches!(l.folded.as_str(), "وزير" | "وزاره"));
        // وزراء الري والجهات الفنية: of more than two others may stand beside them.
        let others = headword(j).is_some_and(|l| matches!(l.kind, NounKind::Person | NounKind::Body));
        j == from + 2
            && minister
            && (dual || f.number == GrammaticalNumber::Plural && !others)
            && self.words[from + 1].clitics.article
            // الوزيران المصري والأردني: of whom each is of a state.
            && !self.is_nisba(from + 1)
            && w.clitics.article
            && w.clitics.preposition.is_none()
            && w.is_nominal()
    }
}
