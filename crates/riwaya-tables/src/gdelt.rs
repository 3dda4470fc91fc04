//! The columns of GDELT 2.0: Events (61) and Mentions (16), text parted by tabs, without a header.
//!
//! A row of Events is an event, a row of Mentions a claim of it. What riwaya does not know is empty.

use std::io::Write;

use riwaya_record::{CodedArticle, Event, EventActor, Party, Place, Published, Span};
use riwaya_store::{Filter, Store};

use crate::TransferError;
use crate::changes::EventIds;
use crate::polecat::{is_day, tabbed};
use crate::release::{Output, Release};
use crate::tellings::each_event;

/// Columns of Events.
const EVENTS: usize = 61;
/// FIPS 10-4 codes by ISO 3166 alpha-3.
const FIPS: &str = include_str!("fips.txt");

/// The conflict-cooperation scale of Goldstein (1992), as carried over to the root codes of CAMEO and used by GDELT: from
/// -10, the most conflict, to 10.
const GOLDSTEIN: [f64; 20] = [
    0.0, 3.0, 4.0, 1.0, 3.5, 6.0, 7.0, 5.0, -2.0, -5.0, -2.0, -4.0, -6.0, -6.5, -7.2, -4.0, -7.0, -9.0,
    -10.0, -10.0,
];

pub(crate) fn write(
    store: &Store,
    filter: &Filter,
    release: &mut Release,
    ids: &mut EventIds,
) -> Result<(), TransferError> {
    let mut events = release.create("gdelt.export.CSV")?;
    let mut mentions = release.create("gdelt.mentions.CSV")?;
    let (mut rows, mut mention_rows) = (0, 0);
    each_event(store, filter, |event| {
        let Some(code) = Cameo::of(event) else { return Ok(()) };
        ids.add(event)?;
        rows += 1;
        let articles = store.articles_of(&event.articles)?;
        let leads = store.summaries_of(&event.articles)?;
        let leads = leads.iter().any(|a| a.main_event.as_ref() == Some(&event.id));
        put(&mut events, &event_row(event, &code, &articles, leads))?;
        for article in &articles {
            for row in mention_rows_of(event, article) {
                mention_rows += 1;
                put(&mut mentions, &row)?;
            }
        }
        Ok(())
    })?;
    release.add(events, rows)?;
    release.add(mentions, mention_rows)
}

fn put(out: &mut Output, cells: &[String]) -> Result<(), TransferError> {
    let done = out.write_all(tabbed(cells).as_bytes());
    done.map_err(|e| TransferError::writing(out.path(), &e))
}

/// A CAMEO code with what follows from it.
struct Cameo<'a> {
    code: &'a str,
    root: usize,
}

impl<'a> Cameo<'a> {
    /// GDELT has no row without a code.
    fn of(event: &'a Event) -> Option<Self> {
        let code = event.cameo.as_deref()?;
        let root: usize = code.get(..2)?.parse().ok()?;
        (1..=GOLDSTEIN.len()).contains(&root).then_some(Self { code, root })
    }

    /// 1 to 4: cooperation in words and deeds, conflict in words and deeds, by root codes as GDELT has them.
    fn quad_class(&self) -> u8 {
        match self.root {
            1..=5 => 1,
            6..=8 => 2,
            9..=13 => 3,
            _ => 4,
        }
    }

    fn goldstein(&self) -> f64 {
        GOLDSTEIN[self.root - 1]
    }
}

fn event_row(event: &Event, cameo: &Cameo<'_>, articles: &[CodedArticle], leads: bool) -> Vec<String> {
    let mut row = Vec::with_capacity(EVENTS);
    row.push(number_of(&event.id));
    row.extend(days(event));
    // where an act is both sides', the second stands where GDELT has the other side
    let second = event.recipients.first().or(event.actors.get(1));
    row.extend(actor(event.actors.first()));
    row.extend(actor(second));
    row.push(u8::from(leads).to_string());
    row.push(cameo.code.to_owned());
    row.push(cameo.code.chars().take(3).collect());
    row.push(format!("{:02}", cameo.root));
    row.push(cameo.quad_class().to_string());
    row.push(cameo.goldstein().to_string());
    row.push(event.claims.len().to_string());
    row.push(event.outlets.to_string());
    row.push(event.articles.len().to_string());
    row.push(String::new()); // AvgTone
    row.extend(empty(16)); // where the actors are
    row.extend(action_place(event.place.as_ref()));
    let first = event.first_reported.as_ref();
    row.push(first.map(|f| stamp(&f.published)).unwrap_or_default());
    let of = first.and_then(|f| articles.iter().find(|a| a.id == f.article)).or(articles.first());
    row.push(of.map(address).unwrap_or_default());
    row
}

fn empty(columns: usize) -> impl Iterator<Item = String> {
    std::iter::repeat_n(String::new(), columns)
}

/// SQLDATE, MonthYear, Year and FractionDate, as far as the date is known.
fn days(event: &Event) -> [String; 4] {
    let Some(date) = event.date.as_ref().map(|d| d.value.as_str()) else { return Default::default() };
    let part = |range| date.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
    let digits = |up_to: usize| date.get(..up_to).map(|d| d.replace('-', "")).unwrap_or_default();
    // the share of the year that has gone by, as GDELT counts it
    let share = |month: u32, day: u32| (f64::from(month * 30 + day) / 365.0).min(0.9999);
    let fraction = match (part(0..4), part(5..7), part(8..10)) {
        (Some(year), Some(month), Some(day)) => format!("{:.4}", f64::from(year) + share(month, day)),
        _ => String::new(),
    };
    [if is_day(date) { digits(10) } else { String::new() }, digits(7), digits(4), fraction]
}

/// The ten columns of an actor.
fn actor(actor: Option<&EventActor>) -> Vec<String> {
    let Some(actor) = actor else { return empty(10).collect() };
    let country = actor.country.as_deref().unwrap_or_default();
    let sector = actor.sector.as_deref().unwrap_or_default();
    // bodies of many states are no country: CAMEO has them as types
    let (country, body) = if matches!(country, "IGO" | "IMG") { ("", country) } else { (country, "") };
    let kind = if sector.is_empty() { body } else { sector };
    let mut columns = vec![format!("{country}{kind}"), actor.name.clone(), country.to_owned()];
    columns.extend(empty(4)); // group, ethnic, religions
    columns.push(kind.to_owned());
    columns.extend(empty(2)); // further types
    columns
}

/// The eight columns of where it took place.
fn action_place(place: Option<&Place>) -> [String; 8] {
    let Some(place) = place else { return Default::default() };
    let degrees = |of: Option<f64>| of.map(|n| n.to_string()).unwrap_or_default();
    let country = place.country.as_deref().and_then(fips).unwrap_or_default().to_owned();
    let [kind, region, district, feature] = <[String; 4]>::default();
    [kind, place.name.clone(), country, region, district, degrees(place.lat), degrees(place.lon), feature]
}

fn fips(country: &str) -> Option<&'static str> {
    FIPS.lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(iso, _)| *iso == country)
        .map(|(_, fips)| fips)
}

/// The sixteen columns of Mentions, for each claim of the event that the article makes.
fn mention_rows_of(event: &Event, article: &CodedArticle) -> Vec<Vec<String>> {
    let reported = event.first_reported.as_ref().map(|f| stamp(&f.published)).unwrap_or_default();
    let own = article.claims.iter().filter(|c| event.claims.contains(&c.id));
    let at = |span: Option<&Span>| span.map(|s| s.start.to_string()).unwrap_or_default();
    let row = |claim: &riwaya_record::Claim| {
        let party = |p: Option<&Party>| at(p.map(|p| &p.span));
        let second = claim.recipient.first().or(claim.actor.get(1));
        vec![
            number_of(&event.id),
            reported.clone(),
            stamp(&article.published),
            // from the web, or cited by its name alone
            if article.url.is_some() { "1" } else { "2" }.to_owned(),
            article.outlet.clone().unwrap_or_default(),
            address(article),
            String::new(), // the sentence's number
            party(claim.actor.first()),
            party(second),
            at(Some(&claim.trigger)),
            "1".to_owned(), // found in the words themselves
            format!("{:.0}", claim.confidence * 100.0),
            article.text.chars().count().to_string(),
            String::new(), // tone
            String::new(), // nothing was translated
            String::new(),
        ]
    };
    own.map(row).collect()
}

/// Where an article is to be found.
fn address(article: &CodedArticle) -> String {
    article.url.clone().unwrap_or_else(|| article.id.clone())
}

/// An event's id as the whole number that GDELT's readers expect: its first fifteen hexadecimal digits.
fn number_of(id: &str) -> String {
    let digits: String =
        id.chars().skip_while(|c| *c != '-').filter(char::is_ascii_hexdigit).take(15).collect();
    u64::from_str_radix(&digits, 16).map(|n| n.to_string()).unwrap_or_default()
}

/// YYYYMMDDHHMMSS in universal time; midnight where only the day is known, nothing where that is not.
fn stamp(published: &Published) -> String {
    let time = published.time.as_deref();
    if let Some(time) = time.and_then(|t| t.parse::<jiff::Timestamp>().ok()) {
        return time.strftime("%Y%m%d%H%M%S").to_string();
    }
    let day = published.date.as_deref().filter(|d| is_day(d));
    day.map(|d| d.replace('-', "") + "000000").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_numbers_that_lead_back() {
        let number: u64 = number_of("ev-4864f0a1b2c3d4e5").parse().expect("a number");
        assert_eq!(format!("ev-{number:015x}"), "ev-4864f0a1b2c3d4e");
    }

    #[test]
    fn countries_have_their_codes() {
        assert_eq!(fips("RUS"), Some("RS"));
        assert_eq!(fips("DZA"), Some("AG"));
        assert_eq!(fips("XYZ"), None);
    }

    #[test]
    fn times_are_universal() {
        let at = |time: Option<&str>, date: &str| {
            stamp(&Published { time: time.map(Into::into), date: Some(date.into()), ..Published::default() })
        };
        assert_eq!(at(Some("2021-04-14T01:30:00+02:00"), "2021-04-14"), "20210413233000");
        assert_eq!(at(None, "2021-04-14"), "20210414000000");
        assert_eq!(at(None, "2021-04"), "");
    }
}
