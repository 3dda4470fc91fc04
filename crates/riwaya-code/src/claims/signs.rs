//! The signs by which the ranker tells a claim from a mere mention.

use riwaya_lexicon::{Feature, Pos, Signs};
use riwaya_record::{EventType, Field, Status};

use super::ClaimDraft;
use crate::passage::Passage;
use crate::who::Cast;

/// The signs of a draft; `told` is how sure it is who tells it, if anybody does.
pub(crate) fn of(
    passage: &Passage<'_>,
    cast: &Cast<'_>,
    draft: &ClaimDraft<'_>,
    status: Status,
    told: Option<f64>,
) -> Signs {
    use Feature as F;
    let word = &passage.words[draft.trigger];
    let weight = draft.frame.weight.clamp(0.02, 0.98);
    let verb = word.is_verb();
    let participle = passage.is_circumstantial(draft.trigger);
    let noun = !verb && !participle;
    let carried = draft.light.is_some();
    let (article, pronoun) = (word.clitics.article, word.clitics.pronoun.is_some());
    let (actor, recipient) = (!draft.actors.is_empty(), !draft.recipients.is_empty());
    let known = draft.actors.iter().chain(&draft.recipients).any(|p| {
        let r = &cast.all[p.who];
        r.key.is_some() || r.country.is_some() && r.country_from.is_none()
    });
    let yes = |holds: bool| f64::from(u8::from(holds));
    let mut signs = [0.0; F::COUNT];
    let mut set = |feature: F, value: f64| signs[feature as usize] = value;
    set(F::Always, 1.0);
    set(F::Frame, (weight / (1.0 - weight)).ln());
    set(F::Grammar, draft.confidence - draft.frame.weight);
    set(F::Verb, yes(verb));
    set(F::Participle, yes(participle));
    set(F::Carried, yes(noun && carried));
    set(F::Definite, yes(noun && article));
    set(F::Pronoun, yes(noun && pronoun));
    set(F::Bare, yes(noun && !article && !pronoun && !carried));
    set(F::Guessed, yes(word.guessed || word.is(Pos::Adjective)));
    set(F::Actor, yes(actor));
    set(F::Recipient, yes(recipient));
    set(F::Both, yes(actor && recipient || draft.actors.len() > 1));
    set(F::Known, yes(known));
    set(F::Also, yes(!draft.also.is_empty()));
    set(F::Told, yes(told.is_some()));
    set(F::Sure, told.unwrap_or(1.0).max(0.1).ln());
    set(F::Title, yes(passage.field == Field::Title));
    set(F::NotActual, yes(status != Status::Actual));
    set(F::Clause, (draft.clause.len() as f64).max(1.0).ln() - 2.0);
    set(type_feature(draft.frame.event), 1.0);
    signs
}

fn type_feature(event: EventType) -> Feature {
    use Feature as F;
    match event {
        EventType::Agree => F::Agree,
        EventType::Consult => F::Consult,
        EventType::Support => F::Support,
        EventType::Concede => F::Concede,
        EventType::Cooperate => F::Cooperate,
        EventType::Aid => F::Aid,
        EventType::Retreat => F::Retreat,
        EventType::Request => F::Request,
        EventType::Accuse => F::Accuse,
        EventType::Reject => F::Reject,
        EventType::Threaten => F::Threaten,
        EventType::Protest => F::Protest,
        EventType::Sanction => F::Sanction,
        EventType::Mobilize => F::Mobilize,
        EventType::Coerce => F::Coerce,
        EventType::Assault => F::Assault,
    }
}
