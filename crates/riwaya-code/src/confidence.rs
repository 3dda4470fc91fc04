//! Leaving out what is uncertain.

use riwaya_record::CodedArticle;

/// An article without what is less certain; what remains is linked only to what remains.
pub fn at_least(mut article: CodedArticle, confidence: f64) -> CodedArticle {
    article.claims.retain(|claim| claim.confidence >= confidence);
    article.statements.retain(|statement| statement.confidence >= confidence);
    let stays = |id: &String| article.claims.iter().any(|claim| &claim.id == id);
    for statement in &mut article.statements {
        statement.claim.take_if(|id| !stays(id));
    }
    for communication in &mut article.communications {
        communication.claim.take_if(|id| !stays(id));
    }
    article
}
