//! Article to coded article: the passes in order.

use std::collections::hash_map::Entry;

use jiff::civil::Date;
use riwaya_lexicon::{Lexicon, Signs};
use riwaya_record::{Article, CodedArticle, Diagnostic, Field, Quote, Severity, Span, Time};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::back_mentions;
use crate::claims::Finder;
use crate::communications;
use crate::credits::credits;
use crate::discourse::{self, Found, Said};
use crate::mentions::Mention;
use crate::occasions::{self, Noted, Placing};
use crate::parties::entities;
use crate::passage::Passage;
use crate::quotes::{self, Quotations};
use crate::speech::{Floor, Listener, Speech};
use crate::telling::{Telling, quote};
use crate::times::TimeFound;
use crate::who::{Cast, Inner, Setting, Who};

/// Codes articles with one lexicon. Pure: the same article gives the same record, on any thread.
#[derive(Clone, Copy, Debug)]
pub struct Coder<'l> {
    pub(crate) lexicon: &'l Lexicon,
}

/// Title or body with what was found in it.
pub(crate) struct Part<'p> {
    pub(crate) passage: &'p Passage<'p>,
    pub(crate) times: &'p [TimeFound],
    pub(crate) quotations: &'p Quotations,
    /// Number of this part's first time and quote.
    pub(crate) first_time: usize,
    pub(crate) first_quote: usize,
    /// Number of this part's first sentence.
    pub(crate) first_sentence: usize,
}

impl<'l> Coder<'l> {
    /// A coder over a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon }
    }

    /// Codes an article. Never fails: what cannot be coded is said in the diagnostics.
    pub fn code(&self, article: &Article) -> CodedArticle {
        self.code_with_signs(article).0
    }

    /// Codes an article and gives, for each of its claims in order, the signs by which its confidence was judged: what
    /// the ranker is trained on.
    pub fn code_with_signs(&self, article: &Article) -> (CodedArticle, Vec<Signs>) {
        let mut coded = CodedArticle {
            id: article.id.clone(),
            url: article.url.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            agency: article.agency.clone(),
            title: article.title.clone(),
            language: article.language.clone(),
            published: article.published.clone(),
            modified: article.modified.clone(),
            text: article.text.clone(),
            furniture: article.furniture.clone(),
            diagnostics: article.diagnostics.clone(),
            ..CodedArticle::default()
        };
        if article.language != "ar" {
            if !article.text.is_empty() {
                coded.diagnostics.push(Diagnostic {
                    severity: Severity::Note,
                    message: format!("the language is {:?}{UNCODED}", article.language),
                    start: 0,
                    end: 0,
                });
            }
            return (coded, Vec::new());
        }
        let day = article.published.date.as_deref();
        let date: Option<Date> = day.and_then(|d| d.parse().ok());
        let body = Passage::new(&article.text, Field::Text, self.lexicon, date, &[]);
        let named: Vec<u32> = body.mentions.iter().filter_map(Mention::person).collect();
        let title = Passage::new(&article.title, Field::Title, self.lexicon, date, &named);
        let setting = Setting::of(&[&title, &body], article, self.lexicon);
        let mut cast = Cast::new(self.lexicon, day, setting);
        let title_quotations = quotes::find(&title);
        let body_quotations = quotes::find(&body);
        let parts = [
            Part {
                passage: &title,
                times: &title.times,
                quotations: &title_quotations,
                first_time: 0,
                first_quote: 0,
                first_sentence: 0,
            },
            Part {
                passage: &body,
                times: &body.times,
                quotations: &body_quotations,
                first_time: title.times.len(),
                first_quote: title_quotations.len(),
                first_sentence: title.sentences.len(),
            },
        ];
        let mut gathered = Gathered::default();
        for part in &parts {
            gathered.part(part, article, &mut cast);
        }
        let Gathered { mut found, said, noted, mentions, times, quotes } = gathered;
        let mut said = keep_once(said);
        let contacts = communications::gather(&mut found);
        found.retain(|f| !communications::is_nobodys(&f.claim));
        let sentences = title.sentences.len() + body.sentences.len();
        let told = discourse::follow(sentences, &contacts, |_, _| true);
        back_mentions::follow(&mut found);
        discourse::place_in_contacts(&mut found, &told, &contacts);
        discourse::fill_dates(&mut found, &contacts, day);
        discourse::link_statements(&mut said, &found);
        discourse::carry_issues(&mut said);
        coded.times = times;
        coded.quotes = quotes;
        let told = discourse::follow(sentences, &contacts, |contact, sentence| {
            occasions::is_told(contact, sentence, &found, &said)
        });
        let placing =
            Placing { cast: &cast, contacts: &contacts, found: &found, told: &told, noted: &noted, day };
        coded.communications = placing.place(&mut said);
        let signs = found.iter().map(|f| f.signs).collect();
        coded.claims = found.into_iter().map(|f| f.claim).collect();
        coded.statements = said.into_iter().map(|s| s.statement).collect();
        coded.entities = entities(&cast, mentions);
        coded.credits = credits(article, self.lexicon);
        keep_told(&mut coded);
        if date.is_none() && parts.iter().any(|p| p.times.iter().any(|t| t.unresolved)) {
            coded.diagnostics.push(Diagnostic {
                severity: Severity::Warning,
                message: UNDATED.into(),
                start: 0,
                end: 0,
            });
        }
        (coded, signs)
    }
}

/// How many words may open a sentence before the verb that leaves out its subject.
const FARTHEST_OPENING: usize = 3;

/// What the coder itself has to say of articles.
const UNCODED: &str = ": the article is stored and can be searched, but only Arabic is coded";
const UNDATED: &str = "no day of publication is known: relative times (أمس, الثلاثاء) stay unresolved; give \"published\" with the input";

/// The article that was coded, as it was read but for its way back to the source: what [`Coder::code`] takes to code it
/// again.
pub fn as_read(coded: &CodedArticle) -> Article {
    let is_ours = |d: &&Diagnostic| d.message == UNDATED || d.message.ends_with(UNCODED);
    Article {
        id: coded.id.clone(),
        url: coded.url.clone(),
        outlet: coded.outlet.clone(),
        author: coded.author.clone(),
        agency: coded.agency.clone(),
        title: coded.title.clone(),
        language: coded.language.clone(),
        published: coded.published.clone(),
        modified: coded.modified.clone(),
        text: coded.text.clone(),
        furniture: coded.furniture.clone(),
        diagnostics: coded.diagnostics.iter().filter(|d| !is_ours(d)).cloned().collect(),
        ..Article::default()
    }
}

/// Leaves of statements that are one, of the same words and stance, the one with the fewest sources: two words of saying
/// before them may have made two.
fn keep_once(said: Vec<Said>) -> Vec<Said> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut kept: Vec<Said> = Vec::with_capacity(said.len());
    for one in said {
        match places.entry(one.statement.id.clone()) {
            Entry::Occupied(place) => {
                let known = &mut kept[*place.get()];
                if one.statement.attribution.len() < known.statement.attribution.len() {
                    *known = one;
                }
            }
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(one);
            }
        }
    }
    kept
}

/// Leaves out the entities that no words name and no record speaks of: of drafts that came to nothing.
fn keep_told(coded: &mut CodedArticle) {
    let claims = coded.claims.iter().flat_map(|c| c.actor.iter().chain(&c.recipient).chain(&c.attribution));
    let statements = coded.statements.iter().flat_map(|s| &s.attribution);
    let contacts = coded.communications.iter().flat_map(|c| &c.parties);
    let speakers = coded.quotes.iter().filter_map(|q| q.speaker.as_ref());
    let told: FxHashSet<&str> = claims
        .chain(statements)
        .chain(contacts)
        .chain(speakers)
        .filter_map(|party| party.entity.as_deref())
        .collect();
    let keep: Vec<bool> =
        coded.entities.iter().map(|e| !e.mentions.is_empty() || told.contains(e.id.as_str())).collect();
    let mut keep = keep.into_iter();
    coded.entities.retain(|_| keep.next().unwrap_or(true));
}

/// What the parts of an article tell, in reading order.
#[derive(Default)]
struct Gathered<'p> {
    found: Vec<Found<'p>>,
    said: Vec<Said>,
    noted: Vec<Noted>,
    mentions: Vec<(Who, Span)>,
    times: Vec<Time>,
    quotes: Vec<Quote>,
}

impl<'p> Gathered<'p> {
    /// Reads a part sentence by sentence: who is named, who speaks, what is claimed.
    fn part(&mut self, part: &Part<'p>, article: &Article, cast: &mut Cast<'p>) {
        let passage = part.passage;
        self.times.extend(part.times.iter().enumerate().map(|(n, t)| Time {
            id: format!("t{}", part.first_time + n + 1),
            span: passage.span(t.start, t.end),
            kind: t.kind,
            value: t.value.clone(),
        }));
        let mut floor = Floor::default();
        let mut refs: Vec<Vec<Who>> = Vec::with_capacity(passage.phrases.len());
        let mut inner: Vec<Inner> = Vec::with_capacity(passage.phrases.len());
        let mut speeches: Vec<Speech> = Vec::new();
        for (n, sentence) in passage.sentences.iter().enumerate() {
            let range = sentence.tokens.clone();
            let unread = passage.phrases[refs.len()..].iter();
            for phrase in unread.take_while(|p| p.tokens.start < range.end) {
                let (who, inside) = cast.read(passage, phrase);
                self.mentions.extend(who.iter().map(|&w| (w, passage.span(phrase.start, phrase.end))));
                let besides = inside.who.iter().filter(|w| !who.contains(w));
                self.mentions.extend(besides.map(|&w| (w, passage.span(inside.start, inside.end))));
                inner.push(if who.is_empty() { inside } else { Inner::default() });
                refs.push(who);
            }
            let first = speeches.len();
            let listener = Listener { passage, quotations: part.quotations, refs: &refs, inner: &inner };
            let opens = range.clone().take(FARTHEST_OPENING).any(|i| passage.words[i].is_verb());
            let before = floor.subject().filter(|_| opens).map(|(source, spoke)| (source.clone(), spoke));
            listener.hear(range.clone(), &mut floor, cast, &mut speeches);
            let mut finder = Finder::new(&listener, &speeches[first..], cast, range.clone());
            if let Some((source, spoke)) = before {
                finder.go_on(&source, spoke);
            }
            let drafts = finder.find();
            let telling = Telling {
                part,
                article,
                cast: &*cast,
                speeches: &speeches,
                first,
                sentence: part.first_sentence + n,
                range,
                span: passage.sentence_span(sentence),
            };
            self.found.extend(drafts.iter().map(|d| telling.found(d)));
            self.noted.extend(telling.noted(&listener));
            self.said.extend((first..speeches.len()).flat_map(|at| telling.statements(at)));
        }
        let quotes = part.quotations.iter().enumerate();
        self.quotes.extend(quotes.map(|(n, q)| quote(part, cast, &speeches, q, part.first_quote + n + 1)));
    }
}
