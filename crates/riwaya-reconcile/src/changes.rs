//! What differs between two codings of the same articles, and between the events made of them.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Change, ChangeKind as Kind, Claim, CodedArticle, Event, Statement};
use serde::Serialize;
use serde_json::Value;

/// What became of one article's claims and statements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleChanges {
    /// The article's id.
    pub article: String,
    /// In order of their places in the text.
    pub claims: Vec<Change<Claim>>,
    /// In order of their places in the text.
    pub statements: Vec<Change<Statement>>,
}

/// What became of the claims and statements of the articles that both lists have, by article; those in which nothing
/// changed are left out.
///
/// A claim goes on where its id is, else where a word that names one is: a lexicon may come to read it as of another type.
/// So with a statement and its proposition.
pub fn article_changes(before: &[CodedArticle], after: &[CodedArticle]) -> Vec<ArticleChanges> {
    let old: BTreeMap<&str, &CodedArticle> = before.iter().map(|a| (a.id.as_str(), a)).collect();
    let new: BTreeMap<&str, &CodedArticle> = after.iter().map(|a| (a.id.as_str(), a)).collect();
    new.iter()
        .filter_map(|(id, new)| Some((id, old.get(id)?, new)))
        .map(|(id, old, new)| ArticleChanges {
            article: (*id).to_owned(),
            claims: changes(&old.claims, &new.claims, |c| &c.id, |c| c.trigger.order()),
            statements: changes(&old.statements, &new.statements, |s| &s.id, |s| s.proposition.order()),
        })
        .filter(|c| !c.claims.is_empty() || !c.statements.is_empty())
        .collect()
}

/// What became of events: those that appeared, vanished or changed, in the order of the lists.
pub fn event_changes(before: &[Event], after: &[Event]) -> Vec<Change<Event>> {
    changes(before, after, |e| &e.id, |e| e.id.as_str())
}

/// New ids of claims and statements by their old ones, where one goes on under another.
pub fn renamed(changes: &[ArticleChanges]) -> BTreeMap<String, String> {
    let claims = changes.iter().flat_map(|a| &a.claims).map(|c| ids(c, |c| &c.id));
    let statements = changes.iter().flat_map(|a| &a.statements).map(|s| ids(s, |s| &s.id));
    claims.chain(statements).flatten().filter(|(old, new)| old != new).collect()
}

fn ids<T>(change: &Change<T>, id: impl Fn(&T) -> &String) -> Option<(String, String)> {
    Some((id(change.before.as_ref()?).clone(), id(change.after.as_ref()?).clone()))
}

fn changes<'r, T: Clone + Serialize, K: Ord>(
    before: &'r [T],
    after: &'r [T],
    id: impl Fn(&'r T) -> &'r String,
    place: impl Fn(&'r T) -> K,
) -> Vec<Change<T>> {
    let mut partner: Vec<Option<&T>> = vec![None; after.len()];
    let mut left: BTreeSet<usize> = (0..before.len()).collect();
    // two records may bear one id: what one sentence says of two speakers
    let mut of_id: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
    for (n, record) in before.iter().enumerate().rev() {
        of_id.entry(id(record)).or_default().push(n);
    }
    for (n, record) in after.iter().enumerate() {
        if let Some(old) = of_id.get_mut(id(record)).and_then(Vec::pop) {
            left.remove(&old);
            partner[n] = Some(&before[old]);
        }
    }
    for (n, record) in after.iter().enumerate().filter(|(n, _)| partner[*n].is_none()).collect::<Vec<_>>() {
        if let Some(old) = left.iter().copied().find(|old| place(&before[*old]) == place(record)) {
            left.remove(&old);
            partner[n] = Some(&before[old]);
        }
    }
    let vanished = left.into_iter().map(|n| Change {
        change: Kind::Vanished,
        before: Some(before[n].clone()),
        after: None,
        fields: Vec::new(),
    });
    let rest = after.iter().zip(partner).filter_map(|(new, old)| match old {
        None => Some(Change {
            change: Kind::Appeared,
            before: None,
            after: Some(new.clone()),
            fields: Vec::new(),
        }),
        Some(old) => {
            let fields = differing(old, new);
            (!fields.is_empty()).then(|| Change {
                change: Kind::Changed,
                before: Some(old.clone()),
                after: Some(new.clone()),
                fields,
            })
        }
    });
    vanished.chain(rest).collect()
}

/// The names of the fields in which two records of one type differ, as their JSON has them.
fn differing<T: Serialize>(old: &T, new: &T) -> Vec<String> {
    let (Ok(Value::Object(old)), Ok(Value::Object(new))) =
        (serde_json::to_value(old), serde_json::to_value(new))
    else {
        return Vec::new();
    };
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    names.into_iter().filter(|name| old.get(*name) != new.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use riwaya_record::Status;
    use serde_json::json;

    use super::*;

    fn claim(id: &str, start: u32, status: Status) -> Claim {
        let span = json!({"start": start, "end": start + 3, "text": "قصف"});
        let record = json!({
            "id": id, "event": "ASSAULT", "mode": null, "cameo": "190", "score": -9.0, "trigger": span, "also": [],
            "actor": [], "recipient": [], "date": null, "place": null, "numbers": [], "issues": [], "contexts": [],
            "status": status, "source": null, "attribution": [], "quoted": false, "sentence": span,
            "confidence": 0.9, "rule": "assault",
        });
        serde_json::from_value(record).unwrap()
    }

    fn article(claims: &[Claim]) -> CodedArticle {
        CodedArticle { id: "a".into(), claims: claims.to_vec(), ..CodedArticle::default() }
    }

    #[test]
    fn claims_are_followed_by_id_and_by_place() {
        let before = article(&[
            claim("one", 0, Status::Actual),
            claim("two", 9, Status::Actual),
            claim("gone", 20, Status::Actual),
            claim("same", 30, Status::Actual),
        ]);
        let after = article(&[
            claim("one", 0, Status::Negated),
            claim("two again", 9, Status::Actual),
            claim("same", 30, Status::Actual),
            claim("fresh", 40, Status::Future),
        ]);
        let told = article_changes(std::slice::from_ref(&before), &[after]);
        let told: Vec<String> = told[0]
            .claims
            .iter()
            .map(|c| {
                let id = &c.after.as_ref().or(c.before.as_ref()).unwrap().id;
                format!("{:?} {id}: {}", c.change, c.fields.join(" "))
            })
            .collect();
        assert_eq!(
            told,
            ["Vanished gone: ", "Changed one: status", "Changed two again: id", "Appeared fresh: "]
        );
        assert!(article_changes(std::slice::from_ref(&before), std::slice::from_ref(&before)).is_empty());
    }
}
