//! Those who are named among others: نحو أربعين محتجا، بينهم رئيس النقابة.

use riwaya_lexicon::NounKind;
use riwaya_record::EntityKind;

use super::{ClaimDraft, Finder, PartyDraft};

/// How many words before "among them" those may stand among whom somebody is named.
const FARTHEST_OTHERS: usize = 14;

/// Whether a folded form is a word for "among them", behind من and في where it takes one.
fn means_among(form: &str) -> bool {
    matches!(
        form,
        "بينهم"
            | "بينهما"
            | "بينهن"
            | "بينها"
            | "فيهم"
            | "فيها"
            | "ضمنهم"
            | "ضمنها"
            | "مقدمتهم"
            | "مقدمتها"
            | "راسهم"
            | "راسها"
            | "ابرزهم"
            | "ابرزها"
            | "منهم"
            | "منها"
    )
}

impl<'a> Finder<'a, '_, '_> {
    /// Adds whoever is named among the many whom a claim tells of, in their place. Of whom nothing is told but that they are
    /// people (بينهم نساء وأطفال) nobody is added.
    pub(super) fn name_among(&mut self, out: &mut [ClaimDraft<'a>]) {
        let cues: Vec<usize> = self.range.clone().filter(|&i| self.is_among(i)).collect();
        for cue in cues {
            let named = self.named_behind_cue(cue + 1);
            let Some(many) = self.many_before(cue, out).filter(|m| self.are_of_them(&named, m)) else {
                continue;
            };
            for draft in out.iter_mut() {
                let told = |list: &[PartyDraft], p: &PartyDraft| list.iter().any(|q| q.who == p.who);
                let place = if draft.recipients.contains(&many) {
                    &mut draft.recipients
                } else if draft.actors.contains(&many) {
                    &mut draft.actors
                } else {
                    continue;
                };
                let fresh: Vec<PartyDraft> = named.iter().filter(|p| !told(place, p)).copied().collect();
                place.extend(fresh);
            }
        }
    }

    /// Whether a word says among whom somebody is: بينهم, من بينهم, بمن فيهم, وفي مقدمتهم.
    pub(super) fn is_among(&self, i: usize) -> bool {
        let form = self.passage.fold(i);
        let form = if self.passage.words[i].joined() { form.trim_start_matches('و') } else { form };
        if !means_among(form) {
            return false;
        }
        let before = if i > self.range.start { self.passage.fold(i - 1) } else { "" };
        match form {
            "فيهم" | "فيها" => matches!(before, "بمن" | "بما"),
            "ضمنهم" | "ضمنها" => matches!(before, "من" | "ومن"),
            "مقدمتهم" | "مقدمتها" => matches!(before, "في" | "وفي"),
            "راسهم" | "راسها" => matches!(before, "علي" | "وعلي"),
            _ => {
                let last = &self.passage.words[i.saturating_sub(1)];
                matches!(before, "،" | "," | "؛" | "من" | "ومن")
                    || self.passage.words[i].joined()
                    || last.is_nominal()
                    || last.is_verb() && form.starts_with("بين")
            }
        }
    }

    /// Those named right behind the cue of whom it is told who they are.
    fn named_behind_cue(&mut self, at: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(at).filter(|_| at < self.range.end) else { return Vec::new() };
        let p = self.passage.phrases[n].clone();
        // منهم من اعترف, وبينهم أطفال يلعبون: a clause of its own.
        let clause = self
            .passage
            .words
            .get(p.tokens.end)
            .is_some_and(|w| p.tokens.end < self.range.end && w.is_verb() && !w.joined());
        if p.tokens.start != at || p.prep.is_some() || clause {
            return Vec::new();
        }
        let (mut parties, _) = self.parties_from(n);
        if parties.is_empty()
            && let Some(who) = self.cast.stranger(self.passage, &p)
        {
            parties.push(PartyDraft { who, start: p.start, end: p.end });
        }
        // سبع مقاتلات، بينها طائرات: no things.
        let thing = self.passage.words[p.head()]
            .lemma
            .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Vehicle);
        parties.retain(|p| !thing && self.cast.all[p.who].is_party());
        parties
    }

    /// Whether those named may be of the many before, men among men and states among states, and say more of them than that
    /// they are people.
    fn are_of_them(&self, named: &[PartyDraft], many: &PartyDraft) -> bool {
        let others = &self.cast.all[many.who];
        let states = others.sector.as_deref() == Some("GOV") && others.kind != EntityKind::Person;
        !named.is_empty()
            && named.iter().all(|p| {
                let r = &self.cast.all[p.who];
                let told = !r.generic
                    || r.sector.as_deref().is_some_and(|s| s != "CVL")
                    || r.country.is_some() && r.country != others.country;
                let men = matches!(r.kind, EntityKind::Person | EntityKind::Population);
                told && (if r.is_government() {
                    states
                } else {
                    men || others.kind != EntityKind::Population
                })
            })
    }

    /// The nearest before a cue of whom a claim tells that they are many, with no verb between.
    fn many_before(&self, cue: usize, out: &[ClaimDraft<'_>]) -> Option<PartyDraft> {
        let at = |i: usize| self.passage.tokens.get(i).map_or(0, |t| t.start);
        let (from, until) = (at(cue.saturating_sub(FARTHEST_OTHERS).max(self.range.start)), at(cue));
        let many = |p: &&PartyDraft| {
            let r = &self.cast.all[p.who];
            p.end <= until
                && p.start >= from
                && (matches!(r.kind, EntityKind::Population | EntityKind::Group) || r.generic)
        };
        let parties = out.iter().flat_map(|d| d.recipients.iter().chain(&d.actors));
        let nearest = parties.filter(many).max_by_key(|p| p.end).copied()?;
        let between = (self.range.start..cue).filter(|&i| at(i) >= nearest.end);
        // خمسة قتلوا بينهم ضابط: the verb that tells of them itself.
        let own = |i: usize| {
            out.iter().any(|d| d.trigger == i && d.recipients.iter().chain(&d.actors).any(|p| *p == nearest))
        };
        let apart = between.clone().any(|i| self.passage.words[i].is_verb() && !own(i));
        // أصيب في صدامات مع متظاهرين عدد من المارة، بينهم: nor are they of those told farther off.
        let others = self.passage.phrases.iter().any(|p| {
            p.start >= nearest.end
                && p.tokens.start < cue
                && p.prep.is_none()
                && self.passage.counts_people(p)
        });
        (!apart && !others).then_some(nearest)
    }
}
