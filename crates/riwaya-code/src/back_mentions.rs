//! Back mentions: a definite noun without parties (الهجوم, تلك الضربات) that means an act told before has its parties.

use riwaya_lexicon::Pos;
use riwaya_record::{Claim, DateFrom, Status};

use crate::discourse::Found;
use crate::words::WordPos;

/// How many sentences back the act may have been told, and how many where another of its name was told besides.
const FARTHEST: usize = 10;
const NEAREST: usize = 2;

/// How sure a claim must be whose parties others take over.
const SURE: f64 = 0.7;

/// Gives each noun that only points back the parties of the act it means, and its day where that was told.
pub(crate) fn follow(found: &mut [Found<'_>]) {
    for n in 1..found.len() {
        let (before, rest) = found.split_at_mut(n);
        let Some(f) = rest.first_mut().filter(|f| points_back(f)) else { continue };
        let near = |b: &&Found<'_>| b.sentence + FARTHEST >= f.sentence;
        let mut acts = before.iter().rev().take_while(near).filter(|b| is_same(b, f));
        let Some(act) = acts.next() else { continue };
        let alone = acts.all(|other| same_parties(&other.claim, &act.claim));
        if !alone && act.sentence + NEAREST < f.sentence {
            continue;
        }
        f.claim.actor.clone_from(&act.claim.actor);
        f.claim.recipient.clone_from(&act.claim.recipient);
        let own = |c: &Claim| {
            c.date.as_ref().is_some_and(|d| matches!(d.from, DateFrom::Clause | DateFrom::Sentence))
        };
        if f.claim.date.is_none() && own(&act.claim) {
            f.claim.date = act.claim.date.clone().map(|mut date| {
                date.from = DateFrom::Context;
                date
            });
        }
    }
}

/// Whether a claim is a definite noun that names nobody, and says nothing by which its act would be another: no place of
/// its own, no relative clause, no other, earlier or next one.
fn points_back(f: &Found<'_>) -> bool {
    let (passage, t) = (f.passage, f.trigger);
    let word = &passage.words[t];
    let Some(phrase) = passage.phrase_at(t).map(|n| &passage.phrases[n]) else { return false };
    let last = phrase.tokens.end - 1;
    let kind = (t + 1..phrase.tokens.end).all(|i| {
        passage.words[i].is_adjectival()
            && !matches!(passage.headword(i), "سابق" | "اخر" | "جديد" | "ثاني" | "مقبل" | "قادم" | "مماثل")
    });
    let behind = passage.words.get(last + 1);
    let described =
        behind.is_some_and(|w| w.is(Pos::Relative) || w.is(Pos::Preposition) || w.pos == WordPos::Name);
    word.is_nominal()
        && word.clitics.article
        && f.claim.actor.is_empty()
        && f.claim.recipient.is_empty()
        && f.claim.place.is_none()
        && matches!(f.claim.status, Status::Actual)
        && phrase.tokens.start == t
        && kind
        && !described
}

/// Whether a claim tells an act with parties that a noun of another may mean: of one type and one word.
fn is_same(act: &Found<'_>, noun: &Found<'_>) -> bool {
    let word = |f: &Found<'_>| f.passage.words[f.trigger].lemma;
    act.claim.event == noun.claim.event
        && act.passage.field == noun.passage.field
        && act.claim.status == noun.claim.status
        && act.claim.confidence >= SURE
        && word(act) == word(noun)
        && !(act.claim.actor.is_empty() && act.claim.recipient.is_empty())
}

fn same_parties(a: &Claim, b: &Claim) -> bool {
    let ids = |c: &Claim| {
        let parties = c.actor.iter().map(|p| (true, p)).chain(c.recipient.iter().map(|p| (false, p)));
        parties.map(|(acts, p)| (acts, p.entity.clone(), p.country.clone())).collect::<Vec<_>>()
    };
    ids(a) == ids(b)
}
