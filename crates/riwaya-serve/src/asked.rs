//! What is asked, as the store understands it. The fields are those of the command line's filters.

use riwaya_record::{EventType, Status};
use riwaya_store::{Filter, MIN_CONFIDENCE, Place};

use crate::problem::Problem;

/// A field that may be asked by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// What it means, for the description of the API.
    pub(crate) about: &'static str,
    pub(crate) kind: Kind,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Values of PLOVER's types, with commas.
    Types,
    Statuses,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Day,
    /// A place in a list, as an answer names it.
    Place,
    /// From 0 to 1.
    Fraction,
    /// Whole, from 1 to the number here.
    Count(usize),
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// What records are picked out by.
pub(crate) const FILTERS: &[Field] = &[
    Field {
        name: "actor",
        about: "Who does or says it: USA, USA-GOV, REB, joe-biden, a name in any spelling; a reciprocal act matches either way round",
        kind: Kind::Text,
    },
    Field { name: "recipient", about: "To whom it is done", kind: Kind::Text },
    Field { name: "type", about: "PLOVER types, several with commas", kind: Kind::Types },
    Field { name: "from", about: "First day: YYYY-MM-DD, YYYY-MM or YYYY", kind: Kind::Day },
    Field { name: "to", about: "Last day, of the same forms", kind: Kind::Day },
    Field { name: "outlet", about: "Reported by this outlet", kind: Kind::Text },
    Field { name: "status", about: "Statuses, several with commas", kind: Kind::Statuses },
    Field {
        name: "min_confidence",
        about: "Leave out what is less certain; 0.5 unless told",
        kind: Kind::Fraction,
    },
    Field {
        name: "q",
        about: "Words that all occur, in any spelling; \"a phrase\" between quotation marks; forms of a word with bars between them (قمة|قمم)",
        kind: Kind::Text,
    },
];

/// Records of one answer.
pub(crate) const MOST: usize = 200;
/// Records of one answer where nothing is said.
pub(crate) const USUAL: usize = 50;

/// Which part of a list.
pub(crate) const PAGING: &[Field] = &[
    Field { name: "limit", about: "Records in one answer; 50 unless told", kind: Kind::Count(MOST) },
    Field {
        name: "after",
        about: "The `next` of the answer before: the list goes on from there",
        kind: Kind::Place,
    },
];

/// Letters that a field may have: longer ones are no questions.
const LONGEST: usize = 600;

/// The fields as a filter. Empty ones ask for nothing.
pub(crate) fn filter(fields: &[(String, String)]) -> Result<Filter, Problem> {
    let text = |name: &str| field(fields, name).map(str::to_owned);
    for (name, value) in fields {
        if value.chars().count() > LONGEST {
            return Err(Problem::question(format!("{name} is longer than {LONGEST} letters; ask for less")));
        }
    }
    let (from, to) = (day(fields, "from")?, day(fields, "to")?);
    // As text, `2021` to `2021-04` is in order, and `2021-04` to `2021` may be.
    if let (Some(from), Some(to)) = (&from, &to)
        && from > to
        && !from.starts_with(to.as_str())
    {
        return Err(Problem::question(format!("from={from} is later than to={to}; exchange them")));
    }
    Ok(Filter {
        actor: text("actor"),
        recipient: text("recipient"),
        types: several(fields, "type", |t| t.to_uppercase().parse::<EventType>().map_err(|e| e.to_string()))?,
        from,
        to,
        outlet: text("outlet"),
        statuses: several(fields, "status", |s| {
            serde_json::from_value::<Status>(s.to_lowercase().into())
                .map_err(|_| "expected actual, future, hypothetical, negated or historical".to_owned())
        })?,
        min_confidence: match field(fields, "min_confidence") {
            None => MIN_CONFIDENCE,
            Some(typed) => typed
                .parse()
                .ok()
                .filter(|n| (0.0..=1.0).contains(n))
                .ok_or_else(|| Problem::question("min_confidence: expected a number from 0 to 1"))?,
        },
        search: text("q"),
        limit: None,
    })
}

/// A field that is not empty, without white space around it.
pub(crate) fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().rev().find(|f| f.0 == name).map(|f| f.1.trim()).filter(|v| !v.is_empty())
}

/// A whole number from 1 to `most`.
pub(crate) fn count(
    fields: &[(String, String)],
    name: &str,
    usual: usize,
    most: usize,
) -> Result<usize, Problem> {
    match field(fields, name) {
        None => Ok(usual),
        Some(typed) => typed
            .parse()
            .ok()
            .filter(|n| (1..=most).contains(n))
            .ok_or_else(|| Problem::question(format!("{name}: expected a whole number from 1 to {most}"))),
    }
}

/// Refuses fields that nothing answers to: a misspelt filter would silently ask for everything.
pub(crate) fn only(fields: &[(String, String)], known: &[&[Field]]) -> Result<(), Problem> {
    let unknown = fields.iter().find(|(name, _)| !known.iter().any(|k| k.iter().any(|f| f.name == name)));
    match unknown {
        None => Ok(()),
        Some((name, _)) => {
            let known: Vec<&str> = known.iter().flat_map(|k| k.iter().map(|f| f.name)).collect();
            let name: String = name.chars().take(40).collect();
            Err(Problem::question(format!("{name:?} is not asked here; known are {}", known.join(", "))))
        }
    }
}

fn several<T>(
    fields: &[(String, String)],
    name: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, Problem> {
    let typed = field(fields, name).unwrap_or_default();
    let all = typed.split(',').map(str::trim).filter(|t| !t.is_empty());
    all.map(|t| read(t).map_err(|why| Problem::question(format!("{name}: {why}")))).collect()
}

fn day(fields: &[(String, String)], name: &str) -> Result<Option<String>, Problem> {
    let Some(typed) = field(fields, name) else { return Ok(None) };
    let digits = |part: &str, least: u32, most: u32| {
        part.bytes().all(|b| b.is_ascii_digit()) && part.parse().is_ok_and(|n| (least..=most).contains(&n))
    };
    let mut parts = typed.split('-');
    let year = parts.next().is_some_and(|y| y.len() == 4 && digits(y, 0, 9999));
    let rest: Vec<&str> = parts.collect();
    let sound = match rest.as_slice() {
        [] => true,
        [month] => month.len() == 2 && digits(month, 1, 12),
        [month, day] => month.len() == 2 && digits(month, 1, 12) && day.len() == 2 && digits(day, 1, 31),
        _ => false,
    };
    if year && sound {
        Ok(Some(typed.to_owned()))
    } else {
        Err(Problem::question(format!("{name}: expected a date: YYYY-MM-DD, YYYY-MM or YYYY")))
    }
}

/// A place in a list as it is written in addresses.
pub(crate) fn written(place: &Place) -> String {
    format!("{}~{}", escaped(&place.key), escaped(&place.within))
}

fn escaped(part: &str) -> String {
    part.replace('%', "%25").replace('~', "%7E")
}

/// The place that `after` names.
pub(crate) fn after(fields: &[(String, String)]) -> Result<Option<Place>, Problem> {
    let Some(typed) = field(fields, "after") else { return Ok(None) };
    let plain = |part: &str| part.replace("%7E", "~").replace("%25", "%");
    match typed.split_once('~') {
        Some((key, within)) if !within.contains('~') => {
            Ok(Some(Place { key: plain(key), within: plain(within) }))
        }
        _ => Err(Problem::question("after: expected the `next` of the answer before")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn empty_fields_ask_for_nothing() {
        let asked = filter(&fields(&[("q", " "), ("type", ""), ("from", "")])).unwrap();
        assert_eq!(asked, Filter::default());
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("from", "yesterday"),
            ("to", "2021-13"),
            ("type", "WAR"),
            ("status", "maybe"),
            ("min_confidence", "2"),
            ("min_confidence", "NaN"),
        ] {
            let refused = filter(&fields(&[(name, value)]));
            let Err(Problem::Question(why)) = refused else { panic!("{name}={value} was taken") };
            assert!(why.contains("expected") || why.contains("types are"), "{why}");
        }
        assert!(filter(&fields(&[("from", "2022"), ("to", "2021-12")])).is_err());
        assert!(filter(&fields(&[("q", &"x".repeat(LONGEST + 1))])).is_err());
        assert!(only(&fields(&[("typ", "x")]), &[FILTERS, PAGING]).is_err());
    }

    #[test]
    fn places_come_back_as_they_went() {
        for (key, within) in
            [("2021-04-13", "ev-1"), ("", "ev-2"), ("a~b%7E", "%~%25"), ("مقال", "000000001")]
        {
            let place = Place { key: key.into(), within: within.into() };
            assert_eq!(after(&fields(&[("after", &written(&place))])).unwrap(), Some(place));
        }
        assert!(after(&fields(&[("after", "7")])).is_err());
    }
}
