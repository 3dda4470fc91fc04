//! Articles grouped by the happening they report, around what has changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::desk::Desk;
use crate::names::Names;
use crate::regrouping::{Near, Surroundings, regroup};
use crate::reports::{self, ONE_HAPPENING};

/// The articles with the news they belonged to.
struct News<'a, 'd, A> {
    desk: &'a mut Desk<'d, A>,
    names: Names,
}

impl<A: Archive> Surroundings for News<'_, '_, A> {
    type Member = u32;
    type Error = A::Error;

    fn near(&mut self, members: &BTreeSet<u32>) -> Result<Vec<Near<u32>>, A::Error> {
        let Self { desk, names } = self;
        let ids: BTreeSet<String> = names.names(members).collect();
        desk.note(&ids)?;
        let around = desk.note_happenings(&ids)?;
        let alike = desk.alike_to(&ids, &around).iter().filter(|(.., score)| *score >= ONE_HAPPENING);
        let near: Vec<(String, String)> = alike
            .flat_map(|(a, b, _)| [(a, b), (b, a)])
            .filter(|(a, b)| ids.contains(*a) && !ids.contains(*b))
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect();
        let mut to: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (a, b) in near {
            if let Some(stood) = desk.stood(&b) {
                to.entry(stood.news.clone()).or_default().insert(names.number(&a));
            }
        }
        let mut out = Vec::new();
        for (news, to) in to {
            let group = desk.archive.of_news(&news)?;
            desk.note(&group)?;
            out.push(Near { group: group.iter().map(|id| names.number(id)).collect(), to });
        }
        Ok(out)
    }

    fn cluster(&mut self, members: &BTreeSet<u32>) -> Result<Vec<BTreeSet<u32>>, A::Error> {
        let Self { desk, names } = self;
        let articles: BTreeSet<String> = names.names(members).collect();
        desk.alike(&articles);
        let (ids, reports) = desk.reports(&articles);
        let alike = desk.alike_within(ids.iter().map(|id| id.as_str()));
        let groups = reports::news(reports.len(), &alike);
        Ok(groups.iter().map(|group| group.iter().map(|n| names.number(ids[*n])).collect()).collect())
    }
}

/// Decides anew which articles report one happening.
pub(crate) fn regroup_news<A: Archive>(desk: &mut Desk<'_, A>) -> Result<(), A::Error> {
    let mut dirty = desk.changed.clone();
    let before: BTreeSet<String> = dirty
        .iter()
        .filter_map(|id| desk.folders.get(id))
        .map(|f| f.before.news.clone())
        .filter(|news| !news.is_empty())
        .collect();
    for news in before {
        dirty.extend(desk.archive.of_news(&news)?);
    }
    let mut news = News { desk, names: Names::default() };
    let dirty = dirty.iter().map(|id| news.names.number(id)).collect();
    let groups = regroup(&mut news, dirty)?;
    let groups = groups.iter().map(|group| news.names.names(group).collect()).collect();
    desk.regroup_news(groups);
    Ok(())
}
