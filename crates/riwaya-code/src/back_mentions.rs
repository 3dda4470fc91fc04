//! Back mentions: a definite noun without parties (الهجوم, تلك الضربات) that means an act told before has its parties.

use riwaya_lexicon::{Features, Pos};
use riwaya_record::{Claim, ClaimDate, DateFrom, EventType, Status};

use crate::discourse::Found;
use crate::words::WordPos;

/// How many sentences back the act may have been told, and how many where another of its name was told besides.
const FARTHEST: usize = 10;
const NEAREST: usize = 2;

/// How sure a claim must be whose parties others take over.
const SURE: f64 = 0.7;

/// Gives each noun that only points back the parties of the act it means, and its day where that was told: the last act of
/// its word before it, else that which all the text tells by this word, else the attack of the sentence before.
pub(crate) fn follow(found: &mut [Found<'_>]) {
    for n in 0..found.len() {
        if !points_back(&found[n]) {
            continue;
        }
        let Some(act) =
            last_of_its_word(found, n).or_else(|| only_of_its_word(found, n)).or_else(|| attack(found, n))
        else {
            continue;
        };
        let (act, told) = (&found[act].claim, found[act].told);
        let own = act
            .date
            .as_ref()
            .filter(|d| matches!(d.from, DateFrom::Clause | DateFrom::Sentence))
            .map(|d| ClaimDate { from: DateFrom::Context, ..d.clone() });
        // تورط موسكو في الهجوم: who only may have had a part in it has not made it in every mention.
        let actor = if told { act.actor.clone() } else { Vec::new() };
        let recipient = act.recipient.clone();
        let claim = &mut found[n].claim;
        (claim.actor, claim.recipient) = (actor, recipient);
        claim.date = claim.date.take().or(own);
    }
}

/// The last act of a noun's word told before it; farther back only where no other of that word was told besides.
fn last_of_its_word(found: &[Found<'_>], n: usize) -> Option<usize> {
    let f = &found[n];
    let near = |&m: &usize| found[m].sentence + FARTHEST >= f.sentence;
    let mut acts = (0..n).rev().take_while(near).filter(|&m| is_same(&found[m], f));
    let act = acts.next()?;
    let alone = acts.all(|m| same_parties(&found[m].claim, &found[act].claim));
    (alone || found[act].sentence + NEAREST >= f.sentence).then_some(act)
}

/// An act of a noun's word that is told behind it, where the text tells of no other: الضربات in the lead, and below who
/// launched them.
fn only_of_its_word(found: &[Found<'_>], n: usize) -> Option<usize> {
    let mut acts =
        (n + 1..found.len()).filter(|&m| is_same(&found[m], &found[n]) && !found[m].claim.actor.is_empty());
    let act = acts.next()?;
    acts.all(|m| same_parties(&found[m].claim, &found[act].claim)).then_some(act)
}

/// The attack told in the sentence before, where there was but one, of a noun by which any attack is meant: الهجوم, الحادث.
fn attack(found: &[Found<'_>], n: usize) -> Option<usize> {
    let f = &found[n];
    let means = f.claim.event == EventType::Assault
        && matches!(f.passage.headword(f.trigger), "هجوم" | "حادث" | "حادثه" | "اعتداء" | "عمليه" | "جريمه");
    let before = |&m: &usize| found[m].sentence + 1 >= f.sentence;
    let attacks = (0..n).rev().take_while(before).filter(|&m| {
        let claim = &found[m].claim;
        claim.event == EventType::Assault && found[m].sentence < f.sentence && !points_back(&found[m])
    });
    let attacks: Vec<usize> = attacks.filter(|_| means).collect();
    let one = |m: &usize| {
        let claim = &found[*m].claim;
        found[*m].passage.field == f.passage.field
            && claim.status == Status::Actual
            && claim.confidence >= SURE
            && !(claim.actor.is_empty() && claim.recipient.is_empty())
    };
    match attacks.as_slice() {
        [m] => Some(*m).filter(one),
        _ => None,
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
            && !matches!(
                passage.headword(i),
                "سابق" | "اخر" | "جديد" | "ثاني" | "مقبل" | "قادم" | "مماثل" | "اخير"
            )
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
    // الهجمات are more than الهجوم.
    let word = |f: &Found<'_>| {
        let w = &f.passage.words[f.trigger];
        let number = match w.features {
            Features::Noun(f) => Some(f.number),
            _ => None,
        };
        (w.lemma, number)
    };
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
