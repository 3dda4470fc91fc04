//! Writes coded articles of invented affairs, as the coder would hand them on.
#![allow(dead_code)] // not every test needs every method

use riwaya_record::{
    Bound, Claim, ClaimDate, CodedArticle, Communication, CommunicationKind, DateFrom, Entity, EntityKind,
    EventType, Field, Issue, Number, NumberKind, Party, Place, Published, PublishedFrom, Span, Stance,
    Statement, Status,
};

/// Key, kind, name, Arabic name, country, sector of the people and bodies of the affairs.
pub(crate) const CAST: &[(&str, EntityKind, &str, &str, &str, &str)] = &[
    ("sami-haddar", EntityKind::Person, "Sami Haddar", "سامي هدار", "XAA", "GOV"),
    ("lina-qasri", EntityKind::Person, "Lina Qasri", "لينا قصري", "XAA", "GOV"),
    ("omar-balan", EntityKind::Person, "Omar Balan", "عمر بلان", "XBB", "GOV"),
    ("nadir-rumi", EntityKind::Person, "Nadir Rumi", "نادر رومي", "XBB", "GOV"),
    ("XAA", EntityKind::Government, "Arvania", "أرفانيا", "XAA", "GOV"),
    ("XBB", EntityKind::Government, "Belmora", "بلمورا", "XBB", "GOV"),
    ("XCC", EntityKind::Government, "Corvia", "كورفيا", "XCC", "GOV"),
    ("white-palace", EntityKind::Government, "White Palace", "القصر الأبيض", "XAA", "GOV"),
    ("xbb-army", EntityKind::Organisation, "Belmoran army", "جيش بلمورا", "XBB", "MIL"),
    ("watch-one", EntityKind::Organisation, "Watch One", "مرصد الأول", "XBB", "NGO"),
    ("relief-two", EntityKind::Organisation, "Relief Two", "إغاثة اثنان", "XBB", "NGO"),
    ("free-band", EntityKind::Group, "Free Band", "العصبة الحرة", "XBB", "REB"),
    ("ana-news", EntityKind::Outlet, "ANA", "وكالة أنا", "XAA", "MED"),
];

/// An article being written.
pub(crate) struct Writer {
    pub(crate) article: CodedArticle,
}

impl Writer {
    /// Sentences of `text` end with a full stop.
    pub(crate) fn new(id: &str, outlet: &str, date: &str, title: &str, text: &str) -> Self {
        let mut article = CodedArticle {
            id: id.to_owned(),
            outlet: Some(outlet.to_owned()),
            title: title.to_owned(),
            language: "ar".to_owned(),
            text: text.to_owned(),
            published: Published {
                time: None,
                date: Some(date.to_owned()),
                precision: "day".to_owned(),
                from: PublishedFrom::Input,
            },
            ..CodedArticle::default()
        };
        for (n, (key, kind, name, name_ar, country, sector)) in CAST.iter().enumerate() {
            article.entities.push(Entity {
                id: format!("e{}", n + 1),
                kind: *kind,
                name: (*name).to_owned(),
                name_ar: (*name_ar).to_owned(),
                country: Some((*country).to_owned()),
                country_from: None,
                sector: Some((*sector).to_owned()),
                role: None,
                key: Some((*key).to_owned()),
                mentions: Vec::new(),
            });
        }
        Self { article }
    }

    /// The first place of the words in the text, else in the title.
    pub(crate) fn span(&self, words: &str) -> Span {
        for (of, field) in [(&self.article.text, Field::Text), (&self.article.title, Field::Title)] {
            if let Some(at) = of.find(words) {
                let start = of[..at].chars().count() as u32;
                return Span {
                    start,
                    end: start + words.chars().count() as u32,
                    text: words.to_owned(),
                    field,
                };
            }
        }
        panic!("{words} is not in the article");
    }

    fn sentence(&self, inner: &Span) -> Span {
        let of = if inner.field == Field::Title { &self.article.title } else { &self.article.text };
        let letters: Vec<char> = of.chars().collect();
        let start = letters[..inner.start as usize].iter().rposition(|c| *c == '.').map_or(0, |at| at + 1);
        let end = letters[inner.end as usize..]
            .iter()
            .position(|c| *c == '.')
            .map_or(letters.len(), |at| inner.end as usize + at + 1);
        Span {
            start: start as u32,
            end: end as u32,
            text: letters[start..end].iter().collect(),
            field: inner.field,
        }
    }

    pub(crate) fn party(&self, key: &str) -> Party {
        let e =
            self.article.entities.iter().find(|e| e.key.as_deref() == Some(key)).expect("one of the cast");
        Party {
            span: Span { start: 0, end: 0, text: e.name_ar.clone(), field: Field::Text },
            entity: Some(e.id.clone()),
            country: e.country.clone(),
            sector: e.sector.clone(),
        }
    }

    /// Adds a claim; returns its index.
    pub(crate) fn claim(
        &mut self,
        event: EventType,
        mode: Option<&str>,
        trigger: &str,
        actor: &[&str],
        recipient: &[&str],
        date: Option<&str>,
    ) -> usize {
        let trigger = self.span(trigger);
        let n = self.article.claims.len();
        self.article.claims.push(Claim {
            id: format!("{}-c{n}", self.article.id),
            event,
            mode: mode.map(str::to_owned),
            cameo: None,
            score: 0.0,
            also: Vec::new(),
            actor: actor.iter().map(|k| self.party(k)).collect(),
            recipient: recipient.iter().map(|k| self.party(k)).collect(),
            date: date.map(|d| ClaimDate { value: d.to_owned(), from: DateFrom::Clause, time: None }),
            place: None,
            numbers: Vec::new(),
            issues: Vec::new(),
            contexts: Vec::new(),
            status: Status::Actual,
            source: None,
            attribution: Vec::new(),
            quoted: false,
            sentence: self.sentence(&trigger),
            trigger,
            confidence: 0.9,
            rule: "test".to_owned(),
        });
        n
    }

    /// Places a claim.
    pub(crate) fn at(&mut self, claim: usize, words: &str, name: &str, country: &str) {
        let (span, name, country) = (self.span(words), name.to_owned(), Some(country.to_owned()));
        self.article.claims[claim].place = Some(Place { span, name, country, lat: None, lon: None });
    }

    pub(crate) fn issue(&self, key: &str, name: &str, words: &str) -> Issue {
        Issue {
            key: key.to_owned(),
            name: name.to_owned(),
            name_ar: words.to_owned(),
            span: self.span(words),
        }
    }

    pub(crate) fn killed(&mut self, claim: usize, words: &str, value: f64) {
        let span = self.span(words);
        self.article.claims[claim].numbers.push(Number {
            span,
            kind: NumberKind::Killed,
            value,
            bound: Bound::Exact,
        });
    }

    /// Makes a CONSULT claim a communication; returns its id.
    pub(crate) fn talk(&mut self, kind: CommunicationKind, claim: usize) -> String {
        let id = format!("k{}", self.article.communications.len() + 1);
        let c = &self.article.claims[claim];
        self.article.communications.push(Communication {
            id: id.clone(),
            kind,
            trigger: c.trigger.clone(),
            also: Vec::new(),
            parties: c.actor.iter().chain(&c.recipient).cloned().collect(),
            date: c.date.as_ref().map(|d| d.value.clone()),
            claim: Some(c.id.clone()),
        });
        id
    }

    /// Adds a statement by one of the cast (or by "الجانبان", whoever is no key); returns its index.
    pub(crate) fn says(
        &mut self,
        who: &str,
        stance: Stance,
        proposition: &str,
        claim: Option<usize>,
        within: Option<&str>,
    ) -> usize {
        let proposition = self.span(proposition);
        let source = if CAST.iter().any(|c| c.0 == who) {
            self.party(who)
        } else {
            Party { span: self.span(who), entity: None, country: None, sector: Some("GOV".to_owned()) }
        };
        if let Some(claim) = claim {
            let c = &mut self.article.claims[claim];
            c.source = Some(source.clone());
            c.attribution = vec![source.clone()];
        }
        let n = self.article.statements.len();
        self.article.statements.push(Statement {
            id: format!("{}-s{n}", self.article.id),
            attribution: vec![source],
            stance,
            sentence: self.sentence(&proposition),
            proposition,
            issues: Vec::new(),
            numbers: Vec::new(),
            claim: claim.map(|c| self.article.claims[c].id.clone()),
            within: within.map(str::to_owned),
            quote: None,
            confidence: 0.9,
        });
        n
    }
}
