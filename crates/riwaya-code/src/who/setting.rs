//! Where an article as a whole is set: the countries that it is about, and where its outlet is at home.

use riwaya_lexicon::Lexicon;
use riwaya_record::Article;
use rustc_hash::FxHashMap;

use super::home::{ARMY, BLOW, SURNAME, about, clearly_first, is_directed_at, lands};
use crate::passage::Passage;

/// What an article as a whole says of where it is set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    /// The country most of it is about.
    pub(super) focus: Option<u32>,
    /// The same without the armies that fight in it, which may be another's.
    pub(super) scene: Option<u32>,
    /// The same without those that something is directed at: whose government it may be that is told without its country.
    pub(super) state: Option<u32>,
    /// The country whose affairs its outlet writes of when it names none.
    pub(super) domestic: Option<u32>,
}

impl Setting {
    /// What title and body together are about, and where their outlet is at home.
    pub(crate) fn of(parts: &[&Passage<'_>], article: &Article, lexicon: &Lexicon) -> Self {
        let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
        let mut armies: FxHashMap<u32, f64> = FxHashMap::default();
        let mut directed: FxHashMap<u32, f64> = FxHashMap::default();
        for passage in parts {
            // A person told again and again by the surname makes no article one about his country.
            let named = lands(passage, 0..passage.words.len()).filter(|(.., weight)| *weight != SURNAME);
            for (at, country, weight) in named.filter(|(.., weight)| *weight != BLOW) {
                if is_directed_at(passage, at) {
                    *directed.entry(country).or_default() += weight;
                }
                let of = if weight == ARMY { &mut armies } else { &mut weights };
                *of.entry(country).or_default() += weight;
            }
        }
        let scene = about(&weights);
        for (country, weight) in armies {
            *weights.entry(country).or_default() += weight;
        }
        let top = clearly_first(&weights, 1.0);
        let only_directed =
            |country: &u32| directed.get(country).is_some_and(|d| weights[country] - d < f64::EPSILON);
        let state = about(&weights).filter(|country| !only_directed(country));
        let outlets = lexicon.furniture.outlets();
        let at = || article.url.as_deref().and_then(|url| outlets.at(url));
        let outlet = article.outlet.as_deref().and_then(|name| outlets.named(name)).or_else(at);
        let domestic = outlet.and_then(|outlet| lexicon.names.country_number(outlet.country.as_deref()?));
        // An article that names other countries more than its own is no domestic news.
        let domestic = domestic.filter(|&country| top.is_none_or(|t| t == country));
        Self { focus: about(&weights), scene, state, domestic }
    }

    /// What the article is about, then where its outlet is at home.
    pub(super) fn countries(&self) -> impl Iterator<Item = u32> {
        self.focus.into_iter().chain(self.domestic)
    }
}
