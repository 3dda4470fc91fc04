//! Events of one affair, strung together.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, EntityKind, Event, Storyline};

use crate::clustering::average_link;
use crate::dates::Stretch;
use crate::events::content_id;
use crate::reports::of_one_affair;
use crate::told::Corpus;

/// Affinity from which what is told beside the news goes with it.
const LEAST: f64 = 0.45;
/// Days between two events of one affair: of the same two persons or a pair of countries and an issue, and of
/// anything looser.
const LONG: i32 = 365;
const SHORT: i32 = 21;
/// Mean likeness from which articles are taken to belong to one affair.
const ONE_AFFAIR: f64 = 0.2;

/// Events and articles, strung together.
pub(crate) struct Strung {
    pub(crate) storylines: Vec<Storyline>,
    /// By event, the index of its storyline.
    pub(crate) of_event: Vec<Option<usize>>,
    /// By article, the index of its storyline.
    pub(crate) of_article: Vec<Option<usize>>,
}

struct Outline<'a> {
    when: Option<Stretch>,
    persons: BTreeSet<&'a str>,
    countries: BTreeSet<&'a str>,
    issues: BTreeSet<&'a str>,
    place: Option<&'a str>,
    /// Articles that lead with it.
    led_by: BTreeSet<usize>,
    /// Articles that report it.
    told_by: BTreeSet<usize>,
}

/// Strings events together; returns the storylines, by event the index of its storyline, and by article too.
///
/// The news hold an affair together: articles that belong to one affair are grouped, and the events they lead with with
/// them. What is told beside goes with the news it is most akin to, and what was said in talks where the talks go. A
/// single happening is a storyline of its own where more than one article reports it.
pub(crate) fn string(
    corpus: &Corpus<'_>,
    events: &[Event],
    home: &[usize],
    part_of: &[Option<usize>],
    main: &[Option<usize>],
) -> Strung {
    let whole = |n: usize| part_of[n].unwrap_or(n);
    let outlines = outlines(corpus, events, home, main, &whole);
    let affairs = affairs(corpus, main);
    let mut of_event = leading(&affairs, &outlines, events.len());
    for n in (0..events.len()).filter(|n| whole(*n) == *n && outlines[*n].led_by.is_empty()) {
        let heads: BTreeSet<usize> = outlines[n].told_by.iter().filter_map(|a| main[*a]).map(whole).collect();
        let akin = heads.into_iter().map(|head| (affinity(&outlines[head], &outlines[n]), head));
        let closest = akin.filter(|(score, _)| *score >= LEAST).max_by(|(a, head), (b, other)| {
            a.total_cmp(b).then_with(|| events[*other].id.cmp(&events[*head].id))
        });
        of_event[n] = closest.and_then(|(_, head)| of_event[head]);
        // what several articles tell, and all of one affair
        let lines: BTreeSet<Option<usize>> =
            outlines[n].told_by.iter().map(|a| main[*a].and_then(|e| of_event[whole(e)])).collect();
        if of_event[n].is_none() && outlines[n].told_by.len() > 1 && lines.len() == 1 {
            of_event[n] = lines.into_iter().flatten().next();
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); affairs.len()];
    for n in 0..events.len() {
        if of_event[whole(n)].is_none() && whole(n) == n {
            of_event[n] = Some(groups.len());
            groups.push(Vec::new());
        }
    }
    for n in 0..events.len() {
        if let Some(group) = of_event[whole(n)] {
            groups[group].push(n);
        }
    }

    let mut out = Vec::new();
    let mut of = vec![None; events.len()];
    let mut by_article = vec![None; corpus.articles.len()];
    for (at, group) in groups.into_iter().enumerate() {
        let led = affairs.get(at).map_or(&[][..], Vec::as_slice);
        let articles: BTreeSet<&String> = group
            .iter()
            .flat_map(|n| &events[*n].articles)
            .chain(led.iter().map(|a| &corpus.articles[*a].id))
            .collect();
        if group.is_empty() || group.len() < 2 && articles.len() < 2 {
            continue;
        }
        for a in led {
            by_article[*a] = Some(out.len());
        }
        let mut order = group.clone();
        let day = |n: &usize| events[*n].date.as_ref().map_or("9999", |d| d.value.as_str());
        order.sort_by(|a, b| day(a).cmp(day(b)).then_with(|| events[*a].id.cmp(&events[*b].id)));
        let days: Vec<&str> = order.iter().map(day).filter(|d| *d != "9999").collect();
        let told_in: BTreeSet<usize> = group.iter().flat_map(|n| &outlines[*n].told_by).copied().collect();
        let countries = country_names(told_in.into_iter().map(|a| corpus.articles[a]));
        let (name, name_ar) = name(events, &order, &countries, &days);
        for &n in &group {
            of[n] = Some(out.len());
        }
        out.push(Storyline {
            id: content_id("st", &events[order[0]].id),
            name,
            name_ar,
            events: order.iter().map(|n| events[*n].id.clone()).collect(),
            articles: articles.into_iter().cloned().collect(),
            from: days.first().map(|d| (*d).to_owned()),
            to: days.last().map(|d| (*d).to_owned()),
        });
    }
    Strung { storylines: out, of_event: of, of_article: by_article }
}

/// The articles grouped by affair: those that report one happening, or lead with one event, stay together.
fn affairs(corpus: &Corpus<'_>, main: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut together: Vec<(usize, usize)> = Vec::new();
    for news in &corpus.news {
        together.extend(news.windows(2).map(|w| (w[0], w[1])));
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (article, event) in main.iter().enumerate() {
        if let Some(event) = event {
            together.push((*first.entry(*event).or_insert(article), article));
        }
    }
    average_link(corpus.articles.len(), &of_one_affair(&corpus.reports), &together, &[], ONE_AFFAIR)
}

/// By event, the affair (its index) whose articles lead with it.
fn leading(affairs: &[Vec<usize>], outlines: &[Outline<'_>], events: usize) -> Vec<Option<usize>> {
    let of: BTreeMap<usize, usize> =
        affairs.iter().enumerate().flat_map(|(n, all)| all.iter().map(move |a| (*a, n))).collect();
    (0..events).map(|n| outlines[n].led_by.first().and_then(|a| of.get(a).copied())).collect()
}

fn outlines<'a>(
    corpus: &Corpus<'a>,
    events: &'a [Event],
    home: &[usize],
    main: &[Option<usize>],
    whole: &dyn Fn(usize) -> usize,
) -> Vec<Outline<'a>> {
    let mut out: Vec<Outline<'a>> = events
        .iter()
        .map(|e| Outline {
            when: e.date.as_ref().map(|d| d.value.as_str()).or_else(|| first_day(e)).and_then(Stretch::read),
            persons: BTreeSet::new(),
            countries: e
                .actors
                .iter()
                .chain(&e.recipients)
                .filter_map(|a| a.country.as_deref())
                .filter(|c| *c != "IGO" && *c != "IMG")
                .collect(),
            issues: e.issues.iter().map(|i| i.key.as_str()).filter(|k| !k.starts_with("np:")).collect(),
            place: e.place.as_ref().map(|p| p.name.as_str()),
            led_by: BTreeSet::new(),
            told_by: BTreeSet::new(),
        })
        .collect();
    for (i, told) in corpus.told.iter().enumerate() {
        out[whole(home[i])].told_by.insert(told.article);
    }
    for n in (0..events.len()).filter(|n| whole(*n) != *n) {
        let issues = std::mem::take(&mut out[n].issues);
        out[whole(n)].issues.extend(issues);
    }
    for (article, leading) in main.iter().enumerate() {
        if let Some(n) = leading {
            out[whole(*n)].led_by.insert(article);
        }
    }
    for (o, e) in out.iter_mut().zip(events) {
        // a state's own key is its country's, which is counted above
        o.persons = e
            .actors
            .iter()
            .chain(&e.recipients)
            .filter(|a| a.key.as_deref() != a.country.as_deref())
            .filter_map(|a| a.key.as_deref())
            .collect();
    }
    out
}

fn first_day(event: &Event) -> Option<&str> {
    event.first_reported.as_ref()?.published.date.as_deref()
}

/// How much two events look like one affair, 0 to 1.
fn affinity(a: &Outline<'_>, b: &Outline<'_>) -> f64 {
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

/// `Joe Biden and Vladimir Putin, 2021`; `United States and Russia: New START`.
fn name(
    events: &[Event],
    group: &[usize],
    names: &BTreeMap<&str, (&str, &str)>,
    days: &[&str],
) -> (String, String) {
    let mut parties: BTreeMap<&str, (usize, &str, &str, bool)> = BTreeMap::new();
    let mut issues: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    for e in group.iter().map(|n| &events[*n]) {
        for a in e.actors.iter().chain(&e.recipients) {
            let key = a.key.as_deref().unwrap_or(&a.name);
            let person = a.key.is_some() && a.key != a.country;
            parties.entry(key).or_insert((0, &a.name, &a.name_ar, person)).0 += 1;
        }
        for i in e.issues.iter().filter(|i| !i.key.starts_with("np:")) {
            issues.entry(&i.key).or_insert((0, &i.name, &i.span.text)).0 += 1;
        }
    }
    let mut ranked: Vec<(usize, &str, &str, bool)> = parties.into_values().collect();
    ranked.sort_by_key(|p| (std::cmp::Reverse(p.0), p.1.to_owned()));
    let often = |n: usize| 2 * n >= group.len();
    let heads: Vec<_> = ranked.iter().take(2).copied().collect();
    let issue =
        issues.into_values().max_by_key(|i| (i.0, std::cmp::Reverse(i.1.to_owned()))).filter(|i| often(i.0));
    let (mut en, mut ar) = match heads.as_slice() {
        [] => {
            let e = &events[group[0]];
            (e.what.clone(), e.what_ar.clone())
        }
        [one] => (one.1.to_owned(), one.2.to_owned()),
        [a, b, ..] => (format!("{} and {}", a.1, b.1), format!("{} و{}", a.2, b.2)),
    };
    if heads.len() < 2
        && let Some(country) = events[group[0]].place.as_ref().and_then(|p| p.country.as_deref())
        && let Some((name, name_ar)) = names.get(country).filter(|(n, _)| !en.contains(n))
    {
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
