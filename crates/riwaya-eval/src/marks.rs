//! What gold and coder mark, in the one form in which they are compared.

use riwaya_record::{Claim, Party};

use crate::rows::{GoldClaim, GoldParty, Or};
use crate::wording::Wording;

/// Whether a value is right: the gold's, or the one of its `or`, none and empty being the same. An `or` without
/// the field allows none.
pub(crate) fn accepts(gold: Option<&str>, or: &Or, field: &str, got: Option<&str>) -> bool {
    let some = |value: Option<&str>| value.filter(|v| !v.is_empty()).map(str::to_owned);
    let got = some(got);
    got == some(gold) || or.as_ref().is_some_and(|or| got == some(or.get(field).and_then(|v| v.as_str())))
}

/// A mention.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) wording: Wording,
    pub(crate) country: Option<String>,
    pub(crate) sector: Option<String>,
    pub(crate) optional: bool,
    or: Or,
}

impl Mark {
    pub(crate) fn country_right(&self, got: &Self) -> bool {
        accepts(self.country.as_deref(), &self.or, "country", got.country.as_deref())
    }

    pub(crate) fn sector_right(&self, got: &Self) -> bool {
        accepts(self.sector.as_deref(), &self.or, "sector", got.sector.as_deref())
    }
}

impl From<&GoldParty> for Mark {
    fn from(party: &GoldParty) -> Self {
        Self {
            wording: Wording::of(&party.text),
            country: party.country.clone(),
            sector: party.sector.clone(),
            optional: party.optional,
            or: party.or.clone(),
        }
    }
}

impl From<&Party> for Mark {
    fn from(party: &Party) -> Self {
        Self {
            wording: Wording::of(&party.span.text),
            country: party.country.clone(),
            sector: party.sector.clone(),
            optional: false,
            or: None,
        }
    }
}

/// A claim.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) event: String,
    pub(crate) triggers: Vec<Wording>,
    pub(crate) actor: Vec<Mark>,
    pub(crate) recipient: Vec<Mark>,
    pub(crate) source: Vec<Mark>,
    pub(crate) optional: bool,
    status: Option<String>,
    or: Or,
}

impl Told {
    /// Same type and a trigger in common.
    pub(crate) fn same(&self, got: &Self) -> f64 {
        let same = self.event == got.event && touching(&self.triggers, &got.triggers);
        f64::from(u8::from(same))
    }

    pub(crate) fn status_right(&self, got: &Self) -> bool {
        accepts(self.status.as_deref(), &self.or, "status", got.status.as_deref())
    }
}

/// Whether any two have a word in common.
pub(crate) fn touching(a: &[Wording], b: &[Wording]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.touches(y)))
}

impl From<&GoldClaim> for Told {
    fn from(claim: &GoldClaim) -> Self {
        Self {
            event: claim.event.clone(),
            triggers: triggers(&claim.trigger, claim.also.iter().map(String::as_str)),
            actor: claim.actor.iter().map(Mark::from).collect(),
            recipient: claim.recipient.iter().map(Mark::from).collect(),
            source: claim.source.iter().map(Mark::from).collect(),
            optional: claim.optional,
            status: claim.status.clone(),
            or: claim.or.clone(),
        }
    }
}

impl From<&Claim> for Told {
    fn from(claim: &Claim) -> Self {
        Self {
            event: claim.event.as_str().to_owned(),
            triggers: triggers(&claim.trigger.text, claim.also.iter().map(|s| s.text.as_str())),
            actor: claim.actor.iter().map(Mark::from).collect(),
            recipient: claim.recipient.iter().map(Mark::from).collect(),
            source: claim.source.iter().map(Mark::from).collect(),
            optional: false,
            status: Some(claim.status.as_str().to_owned()),
            or: None,
        }
    }
}

/// The first word for a thing and the further ones.
pub(crate) fn triggers<'a>(first: &'a str, also: impl Iterator<Item = &'a str>) -> Vec<Wording> {
    std::iter::once(first).chain(also).map(Wording::of).collect()
}
