//! What a revision of an article says otherwise than another: words, and the claims and statements that appeared, vanished or
//! changed.
//!
//! Claims and statements are compared by what they say – type, parties, words – and not by their places, which move with every word that is
//! put in before them, nor by their ids, which go by the places.

use riwaya_record::{Change, ChangeKind as Kind, Claim, CodedArticle, Party, Revised, Statement};

use crate::folding::{cosine, fold, stems, words};
use crate::rewriting::rewriting;

/// From this cosine of their words on two sentences are one, reworded.
const REWORDED: f64 = 0.5;
/// And from this on also where they are of another type, or somebody else's.
const NEARLY_THE_SAME: f64 = 0.7;
/// Likeness of records between which nothing differs: more than any others reach.
const EQUAL: f64 = 9.0;

/// What `after`, a revision of the article, says otherwise than `before`.
pub fn revised(before: &CodedArticle, after: &CodedArticle) -> Revised {
    let claims = |of: &CodedArticle| of.claims.iter().map(|c| of_claim(of, c)).collect::<Vec<_>>();
    let statements =
        |of: &CodedArticle| of.statements.iter().map(|s| of_statement(of, s)).collect::<Vec<_>>();
    Revised {
        title: rewriting(&before.title, &after.title),
        text: rewriting(&before.text, &after.text),
        claims: changes((&before.claims, claims(before)), (&after.claims, claims(after)), claims_alike),
        statements: changes(
            (&before.statements, statements(before)),
            (&after.statements, statements(after)),
            statements_alike,
        ),
    }
}

/// A record as far as it is compared.
struct Told {
    /// By name, in the order in which readers are told of them; empty where there is none.
    fields: Vec<(&'static str, String)>,
    /// Stems of the sentence or proposition.
    words: Vec<String>,
}

impl Told {
    fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The fields in which two differ.
    fn differing(&self, other: &Self) -> Vec<String> {
        let pairs = self.fields.iter().zip(&other.fields);
        pairs.filter(|(a, b)| a.1 != b.1).map(|(a, _)| a.0.to_owned()).collect()
    }

    fn same(&self, other: &Self, names: &[&str]) -> bool {
        names.iter().all(|name| self.field(name) == other.field(name))
    }
}

fn of_claim(article: &CodedArticle, claim: &Claim) -> Told {
    let numbers = claim.numbers.iter().map(|n| format!("{:?} {} {:?}", n.kind, n.value, n.bound));
    Told {
        fields: vec![
            ("event", claim.event.as_str().to_owned()),
            ("mode", claim.mode.clone().unwrap_or_default()),
            ("actor", parties(article, &claim.actor)),
            ("recipient", parties(article, &claim.recipient)),
            ("status", format!("{:?}", claim.status)),
            ("date", claim.date.as_ref().map(|d| d.value.clone()).unwrap_or_default()),
            ("place", claim.place.as_ref().map(|p| p.name.clone()).unwrap_or_default()),
            ("attribution", parties(article, &claim.attribution)),
            ("numbers", numbers.collect::<Vec<_>>().join("; ")),
        ],
        words: stems(&claim.sentence.text),
    }
}

fn of_statement(article: &CodedArticle, statement: &Statement) -> Told {
    let numbers = statement.numbers.iter().map(|n| format!("{:?} {} {:?}", n.kind, n.value, n.bound));
    let folded = fold(&statement.proposition.text);
    Told {
        fields: vec![
            ("attribution", parties(article, &statement.attribution)),
            ("stance", format!("{:?}", statement.stance)),
            ("proposition", words(&folded).collect::<Vec<_>>().join(" ")),
            ("numbers", numbers.collect::<Vec<_>>().join("; ")),
        ],
        words: stems(&statement.proposition.text),
    }
}

/// Who it is, as far as that is known, else as he is called there.
fn parties(article: &CodedArticle, of: &[Party]) -> String {
    let name = |party: &Party| {
        let entity = party.entity.as_deref().and_then(|id| article.entity(id));
        let key = entity.and_then(|e| e.key.clone());
        key.unwrap_or_else(|| fold(entity.map_or(&party.span.text, |e| &e.name_ar)))
    };
    of.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// How likely a claim is the other one, told anew; 0 where it is not.
fn claims_alike(a: &Told, b: &Told) -> f64 {
    let words = cosine(&a.words, &b.words);
    let parties = a.same(b, &["actor", "recipient"]) && !a.field("actor").is_empty();
    if a.same(b, &["event"]) && (parties || words >= REWORDED) {
        return 1.0 + words + f64::from(u8::from(parties));
    }
    if parties && words >= NEARLY_THE_SAME { words } else { 0.0 }
}

/// The same of statements.
fn statements_alike(a: &Told, b: &Told) -> f64 {
    let words = cosine(&a.words, &b.words);
    let speaker = a.same(b, &["attribution"]);
    if speaker && words >= REWORDED {
        return 1.0 + words;
    }
    if words >= NEARLY_THE_SAME { words } else { 0.0 }
}

fn changes<T: Clone>(
    (before, old): (&[T], Vec<Told>),
    (after, new): (&[T], Vec<Told>),
    alike: impl Fn(&Told, &Told) -> f64,
) -> Vec<Change<T>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (n, told) in new.iter().enumerate() {
        for (o, was) in old.iter().enumerate() {
            let likeness = if was.differing(told).is_empty() {
                EQUAL + cosine(&was.words, &told.words)
            } else {
                alike(was, told)
            };
            if likeness > 0.0 {
                pairs.push((likeness, n, o));
            }
        }
    }
    // the likest first; of equals, those that stand first
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut partner: Vec<Option<usize>> = vec![None; after.len()];
    let mut goes_on = vec![false; before.len()];
    for (_, n, o) in pairs {
        if partner[n].is_none() && !goes_on[o] {
            partner[n] = Some(o);
            goes_on[o] = true;
        }
    }
    let vanished = before.iter().zip(goes_on).filter(|(_, goes_on)| !goes_on).map(|(record, _)| Change {
        change: Kind::Vanished,
        before: Some(record.clone()),
        after: None,
        fields: Vec::new(),
    });
    let rest = after.iter().enumerate().filter_map(|(n, record)| match partner[n] {
        None => Some(Change {
            change: Kind::Appeared,
            before: None,
            after: Some(record.clone()),
            fields: Vec::new(),
        }),
        Some(o) => {
            let fields = old[o].differing(&new[n]);
            (!fields.is_empty()).then(|| Change {
                change: Kind::Changed,
                before: Some(before[o].clone()),
                after: Some(record.clone()),
                fields,
            })
        }
    });
    vanished.chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claim(event: &str, start: u32, actor: &str, sentence: &str) -> Claim {
        let span = |text: &str| json!({"start": start, "end": start + 4, "text": text});
        let party = |name: &str| json!({"start": start, "end": start + 4, "text": name, "entity": null, "country": null, "sector": null});
        serde_json::from_value(json!({
            "id": format!("c-{start}"), "event": event, "mode": null, "cameo": "0", "score": 0.0, "trigger": span("فعل"),
            "also": [], "actor": [party(actor)], "recipient": [], "date": null, "place": null, "numbers": [], "issues": [],
            "contexts": [], "status": "actual", "source": null, "attribution": [], "quoted": false,
            "sentence": span(sentence), "confidence": 0.9, "rule": "r",
        }))
        .unwrap()
    }

    fn article(claims: Vec<Claim>) -> CodedArticle {
        CodedArticle { id: "a".into(), claims, ..CodedArticle::default() }
    }

    fn told(before: Vec<Claim>, after: Vec<Claim>) -> Vec<String> {
        let revised = revised(&article(before), &article(after));
        let line = |c: &Change<Claim>| format!("{:?} {}", c.change, c.fields.join(" "));
        revised.claims.iter().map(line).collect()
    }

    #[test]
    fn what_has_only_moved_is_the_same() {
        let one = |start| claim("AID", start, "بلدية الميناء", "قدمت بلدية الميناء مساعدات للصيادين");
        let other = |start| claim("REJECT", start, "نقابة الصيادين", "رفضت نقابة الصيادين عرض البلدية");
        assert!(told(vec![one(0), other(40)], vec![other(7), one(60)]).is_empty());
        assert_eq!(told(vec![one(0)], vec![one(3), other(50)]), ["Appeared "]);
        assert_eq!(told(vec![one(0), other(40)], vec![one(3)]), ["Vanished "]);
    }

    #[test]
    fn a_claim_told_anew_says_what_differs() {
        let before = claim("AID", 0, "بلدية الميناء", "قدمت بلدية الميناء مساعدات للصيادين في المرفأ القديم");
        let mut later =
            claim("AID", 9, "بلدية الميناء", "قدمت بلدية الميناء مساعدات للصيادين في المرفأ القديم");
        later.status = riwaya_record::Status::Negated;
        assert_eq!(told(vec![before.clone()], vec![later]), ["Changed status"]);
        let by_another =
            claim("AID", 9, "نقابة الصيادين", "قدمت نقابة الصيادين مساعدات للصيادين في المرفأ القديم");
        assert_eq!(told(vec![before.clone()], vec![by_another]), ["Changed actor"]);
        let other_type =
            claim("COOPERATE", 9, "بلدية الميناء", "بحثت بلدية الميناء مساعدات للصيادين في المرفأ القديم");
        assert_eq!(told(vec![before.clone()], vec![other_type]), ["Changed event"]);
        let unlike = claim("PROTEST", 9, "طلاب", "تظاهر طلاب أمام الجامعة");
        assert_eq!(told(vec![before], vec![unlike]), ["Vanished ", "Appeared "]);
    }
}
