//! Leaving out what is uncertain.

use riwaya_record::CodedArticle;
use rustc_hash::FxHashSet;

/// An article without what is less certain; what remains is linked only to what remains.
pub fn at_least(mut article: CodedArticle, confidence: f64) -> CodedArticle {
    article.claims.retain(|claim| claim.confidence >= confidence);
    article.statements.retain(|statement| statement.confidence >= confidence);
    let kept: FxHashSet<&str> = article.claims.iter().map(|claim| claim.id.as_str()).collect();
    let stays = |id: &String| kept.contains(id.as_str());
    for statement in &mut article.statements {
        statement.claim.take_if(|id| !stays(id));
    }
    for communication in &mut article.communications {
        communication.claim.take_if(|id| !stays(id));
    }
    article
}
