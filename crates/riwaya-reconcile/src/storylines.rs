//! Events of one affair, strung together.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, EntityKind, Event, EventActor, Storyline};

use crate::archive::Archive;
use crate::dates::Stretch;
use crate::desk::Desk;
use crate::events::content_id;
use crate::ledger::Ledger;

/// Affinity from which what is told beside the news goes with it.
const LEAST: f64 = 0.45;
/// Days between two events of one affair: of the same two persons or a pair of countries and an issue, and of
/// anything looser.
const LONG: i32 = 365;
const SHORT: i32 = 21;

/// What an event is strung by.
struct Outline {
    when: Option<Stretch>,
    persons: BTreeSet<String>,
    countries: BTreeSet<String>,
    issues: BTreeSet<String>,
    place: Option<String>,
    /// Articles that report it or a part of it.
    told_by: BTreeSet<String>,
    /// The first article that leads with it or a part of it.
    led_by: Option<String>,
}

/// Storylines that took the place of others.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) new: Vec<Storyline>,
    /// Ids of those that stood in their place.
    pub(crate) stood: BTreeSet<String>,
}

/// Strings events anew where they, what their articles lead with, or the affairs of these have changed.
///
/// The news hold an affair together: articles that belong to one affair are grouped, and the events they lead with with
/// them. What is told beside goes with the news it is most akin to, and what was said in talks where the talks go. A
/// single happening is a storyline of its own where more than one article reports it.
///
/// `rebuilt` are the events that were built anew; `moved` the articles that lead with something else than before, or belong
/// to another affair.
pub(crate) fn string<A: Archive>(
    desk: &mut Desk<'_, A>,
    ledger: &mut Ledger<'_, A>,
    rebuilt: &BTreeSet<String>,
    moved: &BTreeSet<String>,
) -> Result<Lines, A::Error> {
    let heads = heads(desk, ledger, rebuilt, moved)?;
    let dirty = told_beside(desk, &heads, moved)?;
    let mut outlines = Outlines::default();
    let mut affairs: BTreeSet<String> = BTreeSet::new();
    // what stood in their storylines is strung anew
    affairs.extend(ledger.gone().filter_map(|s| s.affair.clone()));
    for (affair, articles) in desk.regrouped_affairs() {
        if desk.archive.of_affair(affair)? != *articles {
            affairs.insert(affair.clone());
        }
    }
    let before = desk.folders.values().filter(|f| f.before.affair != f.now.affair);
    affairs.extend(before.map(|f| f.before.affair.clone()).filter(|affair| !affair.is_empty()));
    ledger.look_up(&dirty)?;
    affairs.extend(dirty.iter().filter_map(|event| ledger.stood(event)?.affair.clone()));
    let mut own: BTreeSet<String> = BTreeSet::new();
    let mut strung: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for event in &dirty {
        let affair = outlines.strand(desk, ledger, event)?;
        match &affair {
            Some(affair) => strung.entry(affair.clone()).or_default().insert(event.clone()),
            None => own.insert(event.clone()),
        };
        ledger.string(event, affair);
    }
    affairs.extend(strung.keys().cloned());
    // a part has no strand of its own
    let parts: Vec<String> = rebuilt.iter().filter(|event| desk.whole_of(event).is_some()).cloned().collect();
    for part in parts {
        affairs.extend(ledger.stood(&part).and_then(|s| s.affair.clone()));
        ledger.string(&part, None);
    }

    let mut lines = Lines::default();
    lines.stood.extend(ledger.gone().filter_map(|s| s.event.storyline.clone()));
    for affair in affairs {
        let mut wholes: BTreeSet<String> = desk.archive.strung(&affair)?;
        wholes.retain(|event| ledger.stood(event).is_none() || ledger.affair(event) == Some(&affair));
        wholes.extend(strung.remove(&affair).unwrap_or_default());
        let led = if desk.is_affair(&affair) { desk.of_affair(&affair)? } else { BTreeSet::new() };
        line(desk, ledger, &wholes, &led, &mut lines)?;
    }
    for event in own {
        line(desk, ledger, &BTreeSet::from([event]), &BTreeSet::new(), &mut lines)?;
    }
    for line in &lines.new {
        lines.stood.remove(&line.id);
    }
    Ok(lines)
}

/// Events that are part of nothing, and have changed in what others are strung by.
fn heads<A: Archive>(
    desk: &mut Desk<'_, A>,
    ledger: &Ledger<'_, A>,
    rebuilt: &BTreeSet<String>,
    moved: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    let mut touched = rebuilt.clone();
    for article in moved.iter().filter_map(|id| desk.folders.get(id)) {
        touched.extend(article.before.main_event.clone());
        touched.extend(article.now.main_event.clone());
    }
    // what they were part of has changed with them
    let stood = rebuilt.iter().filter_map(|id| ledger.stood(id)).chain(ledger.gone());
    let wholes: Vec<String> = stood.filter_map(|s| s.event.part_of.clone()).collect();
    touched.extend(wholes);
    for gone in ledger.gone() {
        touched.remove(&gone.event.id);
    }
    wholes_of(desk, &touched)
}

/// The events themselves, and for what is part of another that.
fn wholes_of<A: Archive>(
    desk: &mut Desk<'_, A>,
    events: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    desk.look_up_wholes(events)?;
    Ok(events.iter().map(|event| desk.whole_of(event).unwrap_or(event).to_owned()).collect())
}

/// The heads with what is told beside them.
fn told_beside<A: Archive>(
    desk: &mut Desk<'_, A>,
    heads: &BTreeSet<String>,
    moved: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    let mut articles = moved.clone();
    for head in heads {
        articles.extend(desk.leading_with(head)?);
        for part in desk.parts_of(head)? {
            articles.extend(desk.leading_with(&part)?);
        }
    }
    desk.look_up_homes(&articles)?;
    let told = desk.told_in(&articles);
    let mut out = wholes_of(desk, &told)?;
    out.extend(heads.iter().cloned());
    Ok(out)
}

/// Outlines that were drawn.
#[derive(Default)]
struct Outlines(BTreeMap<String, Outline>);

impl Outlines {
    fn draw<A: Archive>(
        &mut self,
        desk: &mut Desk<'_, A>,
        ledger: &mut Ledger<'_, A>,
        event: &str,
    ) -> Result<(), A::Error> {
        if self.0.contains_key(event) {
            return Ok(());
        }
        let parts = desk.parts_of(event)?;
        let mut all = parts.clone();
        all.insert(event.to_owned());
        ledger.look_up(&all)?;
        let (mut told_by, mut led_by) = (BTreeSet::new(), BTreeSet::new());
        for event in &all {
            told_by.extend(desk.telling(event)?);
            led_by.extend(desk.leading_with(event)?);
        }
        desk.note(&told_by)?;
        desk.note(&led_by)?;
        let Some(e) = ledger.event(event) else { return Ok(()) };
        let parties = || e.actors.iter().chain(&e.recipients);
        let issues = all.iter().filter_map(|id| ledger.event(id)).flat_map(|e| &e.issues);
        let outline = Outline {
            when: e.date.as_ref().map(|d| d.value.as_str()).or_else(|| first_day(e)).and_then(Stretch::read),
            // a state's own key is its country's, which is counted besides
            persons: parties()
                .filter(|a| a.key.as_deref() != a.country.as_deref())
                .filter_map(|a| a.key.clone())
                .collect(),
            countries: parties()
                .filter_map(|a| a.country.clone())
                .filter(|c| *c != "IGO" && *c != "IMG")
                .collect(),
            issues: issues.map(|i| i.key.clone()).filter(|k| !k.starts_with("np:")).collect(),
            place: e.place.as_ref().map(|p| p.name.clone()),
            told_by,
            led_by: desk.first_of(&led_by),
        };
        self.0.insert(event.to_owned(), outline);
        Ok(())
    }

    /// The affair that an event belongs to, which is part of no other.
    fn strand<A: Archive>(
        &mut self,
        desk: &mut Desk<'_, A>,
        ledger: &mut Ledger<'_, A>,
        event: &str,
    ) -> Result<Option<String>, A::Error> {
        self.draw(desk, ledger, event)?;
        if let Some(affair) = self.led(desk, event) {
            return Ok(Some(affair));
        }
        let told_by = self.0.get(event).map(|o| o.told_by.clone()).unwrap_or_default();
        let main: BTreeSet<String> = told_by.iter().filter_map(|a| desk.now(a)?.main_event.clone()).collect();
        let heads = wholes_of(desk, &main)?;
        for head in &heads {
            self.draw(desk, ledger, head)?;
        }
        let Some(aside) = self.0.get(event) else { return Ok(None) };
        let akin = heads.iter().filter_map(|head| Some((affinity(self.0.get(head)?, aside), head)));
        let closest = akin
            .filter(|(score, _)| *score >= LEAST)
            .max_by(|(a, head), (b, other)| a.total_cmp(b).then_with(|| other.cmp(head)));
        if let Some(affair) = closest.and_then(|(_, head)| self.led(desk, head)) {
            return Ok(Some(affair));
        }
        // what several articles tell, and all of one affair
        let lines: BTreeSet<Option<String>> = told_by
            .iter()
            .map(|a| {
                let main = desk.now(a)?.main_event.as_deref()?;
                self.led(desk, desk.whole_of(main).unwrap_or(main))
            })
            .collect();
        let shared = told_by.len() > 1 && lines.len() == 1;
        Ok(lines.into_iter().flatten().next().filter(|_| shared))
    }

    /// The affair whose articles lead with an event.
    fn led<A: Archive>(&self, desk: &Desk<'_, A>, event: &str) -> Option<String> {
        let first = self.0.get(event)?.led_by.as_deref()?;
        Some(desk.now(first)?.affair.clone()).filter(|affair| !affair.is_empty())
    }
}

/// Makes the storyline of some events with what is part of them, and of the articles that hold them together.
fn line<A: Archive>(
    desk: &mut Desk<'_, A>,
    ledger: &mut Ledger<'_, A>,
    wholes: &BTreeSet<String>,
    led: &BTreeSet<String>,
    lines: &mut Lines,
) -> Result<(), A::Error> {
    let mut group = wholes.clone();
    for whole in wholes {
        group.extend(desk.parts_of(whole)?);
    }
    ledger.look_up(&group)?;
    desk.note(led)?;
    let mut order: Vec<&Event> = group.iter().filter_map(|id| ledger.event(id)).collect();
    order.sort_by_key(|e| in_time(e));
    let articles: BTreeSet<&String> = order.iter().flat_map(|e| &e.articles).chain(led).collect();
    let mut made = None;
    if let Some(first) = order.first()
        && (order.len() > 1 || articles.len() > 1)
    {
        let country = match unnamed_country(&order) {
            None => None,
            Some(country) => {
                let country = country.to_owned();
                let told_in: BTreeSet<String> = first.articles.iter().cloned().collect();
                desk.fetch(&told_in)?;
                let articles = told_in.iter().filter_map(|id| desk.article(id));
                country_names(articles)
                    .get(country.as_str())
                    .map(|(n, ar)| ((*n).to_owned(), (*ar).to_owned()))
            }
        };
        let days: Vec<&str> = order.iter().filter_map(|e| Some(e.date.as_ref()?.value.as_str())).collect();
        let (name, name_ar) = name(&order, country, &days);
        made = Some(Storyline {
            id: content_id("st", &first.id),
            name,
            name_ar,
            events: order.iter().map(|e| e.id.clone()).collect(),
            articles: articles.into_iter().cloned().collect(),
            from: days.first().map(|d| (*d).to_owned()),
            to: days.last().map(|d| (*d).to_owned()),
        });
    }
    let id = made.as_ref().map(|line| line.id.clone());
    for event in &group {
        lines.stood.extend(ledger.stood(event).and_then(|s| s.event.storyline.clone()));
        if let Some(event) = ledger.event_mut(event) {
            event.storyline.clone_from(&id);
        }
    }
    for article in led {
        if let Some(folder) = desk.folders.get_mut(article) {
            lines.stood.extend(folder.before.storyline.clone());
            folder.now.storyline.clone_from(&id);
        }
    }
    lines.new.extend(made);
    Ok(())
}

/// By what events, and storylines after their first, are ordered: their day, undated last, and id.
pub(crate) fn in_time(event: &Event) -> (&str, &str) {
    (event.date.as_ref().map_or("9999", |d| d.value.as_str()), &event.id)
}

fn first_day(event: &Event) -> Option<&str> {
    event.first_reported.as_ref()?.published.date.as_deref()
}

/// How much two events look like one affair, 0 to 1.
fn affinity(a: &Outline, b: &Outline) -> f64 {
    let persons = a.persons.intersection(&b.persons).count();
    let countries = a.countries.intersection(&b.countries).count();
    let issues = a.issues.intersection(&b.issues).count();
    let place = a.place.is_some() && a.place == b.place;
    let gap = match (a.when, b.when) {
        (Some(x), Some(y)) => x.gap(y),
        _ => SHORT,
    };
    let close = persons >= 2 || countries >= 2 && issues >= 1 || persons >= 1 && issues >= 1;
    let reach = if close { LONG } else { SHORT };
    if gap > reach {
        return 0.0;
    }
    let mut score = 0.0;
    score += [0.0, 0.15, 0.45][persons.min(2)];
    score += [0.0, 0.05, 0.2][countries.min(2)];
    score += 0.2 * issues.min(2) as f64;
    score += if place { 0.1 } else { 0.0 };
    let names_nothing = persons + countries + issues == 0 && !place;
    score -= if names_nothing { 0.15 } else { 0.0 };
    if a.told_by.intersection(&b.told_by).next().is_some() && !names_nothing {
        score += 0.15;
    }
    let fading = 1.0 - 0.3 * f64::from(gap) / f64::from(reach);
    (score * fading).clamp(0.0, 1.0)
}

/// English and Arabic names of countries, as the articles' governments are named.
pub(crate) fn country_names<'a>(
    articles: impl Iterator<Item = &'a CodedArticle>,
) -> BTreeMap<&'a str, (&'a str, &'a str)> {
    let mut out = BTreeMap::new();
    for e in articles.flat_map(|a| &a.entities) {
        if e.kind == EntityKind::Government && e.key.is_some() && e.key == e.country {
            out.entry(e.key.as_deref().unwrap_or_default()).or_insert((e.name.as_str(), e.name_ar.as_str()));
        }
    }
    out
}

/// The one or two parties that most of a storyline's events have: English and Arabic names.
fn leading_parties<'e>(events: &[&'e Event]) -> Vec<(&'e str, &'e str)> {
    let mut parties: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    // A market, a house: what nobody knows to act names a storyline only where nobody else does.
    let acts = |a: &&EventActor| a.key.is_some() || a.sector.is_some();
    let told = || events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients));
    let all = !told().any(|a| acts(&a));
    for a in told().filter(|a| all || acts(a)) {
        let key = a.key.as_deref().unwrap_or(&a.name);
        parties.entry(key).or_insert((0, &a.name, &a.name_ar)).0 += 1;
    }
    let mut ranked: Vec<(usize, &str, &str)> = parties.into_values().collect();
    ranked.sort_by_key(|p| (std::cmp::Reverse(p.0), p.1.to_owned()));
    ranked.into_iter().take(2).map(|(_, name, name_ar)| (name, name_ar)).collect()
}

/// The country whose name a storyline's name needs: where its first event happened, unless two parties name it.
fn unnamed_country<'e>(events: &[&'e Event]) -> Option<&'e str> {
    let first = events.first().filter(|_| leading_parties(events).len() < 2)?;
    first.place.as_ref()?.country.as_deref()
}

/// `Joe Biden and Vladimir Putin, 2021`; `United States and Russia: New START`.
fn name(events: &[&Event], country: Option<(String, String)>, days: &[&str]) -> (String, String) {
    let mut issues: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    for i in events.iter().flat_map(|e| &e.issues).filter(|i| !i.key.starts_with("np:")) {
        issues.entry(&i.key).or_insert((0, &i.name, &i.span.text)).0 += 1;
    }
    let often = |n: usize| 2 * n >= events.len();
    let issue =
        issues.into_values().max_by_key(|i| (i.0, std::cmp::Reverse(i.1.to_owned()))).filter(|i| often(i.0));
    let (mut en, mut ar) = match leading_parties(events).as_slice() {
        [] => events.first().map(|e| (e.what.clone(), e.what_ar.clone())).unwrap_or_default(),
        [(name, name_ar)] => ((*name).to_owned(), (*name_ar).to_owned()),
        [a, b, ..] => (format!("{} and {}", a.0, b.0), format!("{} و{}", a.1, b.1)),
    };
    if let Some((name, name_ar)) = country.filter(|(name, _)| !en.contains(name)) {
        en = format!("{en}, {name}");
        ar = format!("{ar}، {name_ar}");
    }
    if let Some((_, name, name_ar)) = issue {
        en = format!("{en}: {name}");
        ar = format!("{ar}: {name_ar}");
    } else if let (Some(first), Some(last)) =
        (days.first().and_then(|d| d.get(..4)), days.last().and_then(|d| d.get(..4)))
    {
        let years = if first == last { first.to_owned() } else { format!("{first}–{last}") };
        en = format!("{en}, {years}");
        ar = format!("{ar}، {years}");
    }
    (en, ar)
}
