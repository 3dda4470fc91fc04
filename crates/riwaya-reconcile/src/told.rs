//! Claims made ready for comparing: each with its article, parties, day and words.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

use riwaya_record::{Claim, CodedArticle, CommunicationKind, DateFrom, EventType, Field, Stance, Status};
use rustc_hash::FxHashMap;

use crate::blocks::{self, Key};
use crate::clustering::Edge;
use crate::dates::Stretch;
use crate::folding::stems;
use crate::parties::Who;
use crate::reports::Report;
use crate::runs;

/// One claim as one article tells it: what it is compared by.
#[derive(Debug)]
pub(crate) struct Features<'a> {
    pub(crate) claim: &'a Claim,
    /// Its actors, then its recipients.
    pub(crate) parties: Vec<Who<'a>>,
    /// How many are actors.
    acting: usize,
    /// When, as the claim says.
    pub(crate) date: Option<Stretch>,
    /// Whether that is only inferred from when the text was published or what stood before.
    pub(crate) inferred: bool,
    /// When the article was published.
    pub(crate) published: Option<Stretch>,
    /// The lexicon's issues, sorted.
    pub(crate) issues: Vec<&'a str>,
    /// Stems of the words that name the act, as numbers, sorted.
    pub(crate) act: Vec<u32>,
    /// Stems of the sentence without the parties' names, once they were asked for: of what is laid out for what stands near it,
    /// most is never compared.
    words: OnceCell<Vec<u32>>,
    /// The communication (its index in the article) in which this was said.
    pub(crate) within: Option<usize>,
    /// Whether its source denies it.
    pub(crate) denied: bool,
    /// Whether it stands in the title or the opening of its article.
    pub(crate) leads: bool,
    /// The blocks in which it is looked for.
    pub(crate) keys: Vec<Key>,
}

impl<'a> Features<'a> {
    fn new(article: &'a CodedArticle, claim: &'a Claim, within: Option<usize>, denied: bool) -> Self {
        let parties: Vec<Who<'a>> =
            claim.actor.iter().chain(&claim.recipient).map(|p| Who::new(article, p)).collect();
        let mut issues: Vec<&str> =
            claim.issues.iter().map(|i| i.key.as_str()).filter(|k| !k.starts_with("np:")).collect();
        issues.sort_unstable();
        issues.dedup();
        let act = claim.also.iter().fold(claim.trigger.text.clone(), |all, t| all + " " + &t.text);
        let mut out = Self {
            claim,
            date: claim.date.as_ref().and_then(|d| Stretch::read(&d.value)),
            inferred: claim.date.as_ref().is_none_or(|d| {
                matches!(d.from, DateFrom::Published | DateFrom::Dateline | DateFrom::Context)
            }),
            published: article.published.date.as_deref().and_then(Stretch::read),
            issues,
            act: numbers(&act, &[]),
            words: OnceCell::new(),
            within,
            denied: claim.status == Status::Negated && denied,
            leads: claim.trigger.field == Field::Title || claim.sentence.start < OPENING,
            keys: Vec::new(),
            acting: claim.actor.len(),
            parties,
        };
        out.keys = blocks::keys(article, &out);
        out
    }

    /// Whether it names a party or a place, or a day that its own words say.
    pub(crate) fn tells_of_its_own(&self) -> bool {
        !self.parties.is_empty() || self.claim.place.is_some() || !self.inferred
    }

    /// Whether its first word is a noun with the article, perhaps behind a particle: `الغارة`, `بالقصف`, `للهدنة`.
    pub(crate) fn is_definite_noun(&self) -> bool {
        let word = self.claim.trigger.text.as_str();
        let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        let word = word.strip_prefix(['ب', 'ك']).unwrap_or(word);
        word.starts_with("ال") || word.starts_with("لل")
    }

    /// The family of words that names the act: verb, noun and participle of one root and sense.
    pub(crate) fn frame(&self) -> Option<&str> {
        self.claim.rule.split('-').next().filter(|frame| !frame.is_empty())
    }

    /// Stems of the sentence without the parties' names, as numbers, sorted.
    pub(crate) fn words(&self) -> &[u32] {
        self.words.get_or_init(|| {
            let names: Vec<String> = self.parties.iter().flat_map(|w| w.stems().iter().cloned()).collect();
            numbers(&self.claim.sentence.text, &names)
        })
    }

    /// Which of its parties are actors.
    pub(crate) fn acting(&self) -> Range<usize> {
        0..self.acting
    }

    /// Which of its parties are recipients.
    pub(crate) fn receiving(&self) -> Range<usize> {
        self.acting..self.parties.len()
    }

    pub(crate) fn actors(&self) -> &[Who<'a>] {
        &self.parties[self.acting()]
    }

    pub(crate) fn recipients(&self) -> &[Who<'a>] {
        &self.parties[self.receiving()]
    }
}

/// An article made ready for comparing. It depends on the article alone.
#[derive(Debug)]
pub(crate) struct Sketch<'a> {
    pub(crate) article: &'a CodedArticle,
    pub(crate) report: Arc<Report>,
    /// Its claims in order of their place in the text.
    claims: Vec<Features<'a>>,
}

impl<'a> Sketch<'a> {
    /// `report` is what it is as a report, where that is known already.
    pub(crate) fn new(article: &'a CodedArticle, report: Option<Arc<Report>>) -> Self {
        let within = said_within(article);
        let denied: Vec<&str> = article
            .statements
            .iter()
            .filter(|s| s.stance == Stance::Denies)
            .filter_map(|s| s.claim.as_deref())
            .collect();
        let mut claims: Vec<&Claim> = article.claims.iter().collect();
        claims.sort_by(|a, b| a.trigger.order().cmp(&b.trigger.order()).then_with(|| a.id.cmp(&b.id)));
        let features = |c: &&'a Claim| {
            let id = c.id.as_str();
            Features::new(article, c, within.get(id).copied(), denied.contains(&id))
        };
        Self {
            article,
            report: report.unwrap_or_else(|| Arc::new(Report::new(article, |text| numbers(text, &[])))),
            claims: claims.iter().map(features).collect(),
        }
    }

    /// The blocks of its claims.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> {
        self.claims.iter().flat_map(|c| c.keys.iter().copied())
    }
}

/// The stems of a text as numbers, sorted.
pub(crate) fn numbers(text: &str, without: &[String]) -> Vec<u32> {
    let mut out: Vec<u32> =
        stems(text).iter().filter(|s| !without.contains(s)).map(|s| runs::number(s) as u32).collect();
    out.sort_unstable();
    out
}

/// A claim of a corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    /// Index of the article.
    pub(crate) article: usize,
    features: &'a Features<'a>,
}

impl<'a> Deref for Told<'a> {
    type Target = Features<'a>;

    fn deref(&self) -> &Features<'a> {
        self.features
    }
}

/// Articles as reports, and all their claims, in canonical order.
#[derive(Debug)]
pub(crate) struct Corpus<'a> {
    pub(crate) articles: Vec<&'a CodedArticle>,
    pub(crate) told: Vec<Told<'a>>,
    /// Each article as a report.
    pub(crate) reports: Vec<&'a Report>,
    /// Index of a claim by its id.
    pub(crate) by_id: FxHashMap<&'a str, usize>,
    /// How likely two of the articles report one happening, if it was told; pairs left out are not alike.
    alike: Option<FxHashMap<(usize, usize), f64>>,
}

/// How many code points of the body count as its opening.
pub(crate) const OPENING: u32 = 500;

impl<'a> Corpus<'a> {
    /// Articles in order of publication and id, claims in order of their place in the text: the same whatever the
    /// order of the input. Of two articles of one id the first in order of text is kept.
    pub(crate) fn new(sketches: impl IntoIterator<Item = &'a Sketch<'a>>) -> Self {
        let mut sorted: Vec<&Sketch<'_>> = sketches.into_iter().collect();
        sorted.sort_by(|a, b| {
            a.article.id.cmp(&b.article.id).then_with(|| a.article.text.cmp(&b.article.text))
        });
        sorted.dedup_by(|a, b| a.article.id == b.article.id);
        sorted.sort_by_key(|s| (s.report.latest(), s.article.id.as_str()));
        let told: Vec<Told<'_>> = sorted
            .iter()
            .enumerate()
            .flat_map(|(article, s)| s.claims.iter().map(move |features| Told { article, features }))
            .collect();
        let mut by_id = FxHashMap::default();
        for (i, t) in told.iter().enumerate() {
            by_id.entry(t.claim.id.as_str()).or_insert(i);
        }
        let reports: Vec<&Report> = sorted.iter().map(|s| s.report.as_ref()).collect();
        Self { articles: sorted.iter().map(|s| s.article).collect(), told, reports, by_id, alike: None }
    }

    /// How likely two articles report one happening, 0 to 1.
    pub(crate) fn alike(&self, a: usize, b: usize) -> f64 {
        match &self.alike {
            Some(known) => known.get(&(a.min(b), a.max(b))).copied().unwrap_or_default(),
            None => self.reports[a].alike(self.reports[b]),
        }
    }

    /// With all pairs of its articles that are alike: what is looked up for many claims need not be measured for each.
    pub(crate) fn with_alike(mut self, edges: &[Edge]) -> Self {
        self.alike = Some(edges.iter().map(|e| ((e.a, e.b), e.score)).collect());
        self
    }
}

/// Acts done by speaking: what a party to a communication does in it.
pub(crate) fn is_speech(event: EventType) -> bool {
    use EventType as E;
    matches!(event, E::Agree | E::Support | E::Concede | E::Request | E::Accuse | E::Reject | E::Threaten)
}

/// For each claim, the index of the communication in which it was said: by its statement, else because its date was
/// taken from the only call, meeting or visit of that day in the article.
fn said_within(article: &CodedArticle) -> BTreeMap<&str, usize> {
    let mut out = BTreeMap::new();
    let at = |id: &str| article.communications.iter().position(|k| k.id == id);
    for s in &article.statements {
        if let (Some(claim), Some(within)) = (s.claim.as_deref(), s.within.as_deref().and_then(at)) {
            out.entry(claim).or_insert(within);
        }
    }
    for c in &article.claims {
        let Some(date) = c.date.as_ref().filter(|d| d.from == DateFrom::Communication) else { continue };
        let mut there = article.communications.iter().enumerate().filter(|(_, k)| {
            is_talk(k.kind)
                && k.claim.as_deref() != Some(c.id.as_str())
                && k.date.as_deref() == Some(&date.value)
        });
        if let (Some((only, _)), None) = (there.next(), there.next()) {
            out.entry(c.id.as_str()).or_insert(only);
        }
    }
    out
}

/// Calls, meetings and visits: communications between parties, not to an audience.
pub(crate) fn is_talk(kind: CommunicationKind) -> bool {
    matches!(kind, CommunicationKind::Call | CommunicationKind::Meeting | CommunicationKind::Visit)
}
