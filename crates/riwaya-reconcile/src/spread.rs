//! The same on many machines: what can be decided apart, and what it takes for that.
//!
//! Comparing is most of the work, and what two things look like depends on these two alone. So reports are compared in
//! pairs of bins (`cells`), claims in buckets of the blocks in which they meet (`scatter`), and each pair in one place only.
//! Average link makes one group of nothing that no chain of pairs holds together which would be joined by themselves; so such
//! chains are followed first, and each is clustered apart (`gathered`). What an event says, and whose accounts there are of
//! it, depends on its own articles (`hands`). What is left, which goes from article to article through all there is, is decided
//! in one place by [`update_with`], over articles without their texts ([`light`]).
//!
//! What comes out is what [`reconcile`](crate::reconcile) gives for all of them, byte for byte.

mod cells;
mod gathered;
mod hands;
mod scatter;

pub use cells::{Pairs, pairs_across, pairs_within};
pub use gathered::{Group, Member, gathered, members, strands};
pub use hands::{Hands, Measured, Wanted, built, sides, update_with};
pub use scatter::{Likely, Scatter, of_one_text};

use riwaya_record::{CodedArticle, Statement};

use crate::archive::Note;
use crate::told::Sketch;

/// By what an article is found and grouped.
pub fn note(article: &CodedArticle) -> Note {
    Note::of(&Sketch::new(article, None))
}

/// An article with all that is looked at when claims are compared and articles are grouped, and nothing else: a third to a
/// half of it.
#[must_use]
pub fn light(article: &CodedArticle) -> CodedArticle {
    let told = |s: &&Statement| s.claim.is_some();
    CodedArticle {
        id: article.id.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        language: article.language.clone(),
        published: article.published.clone(),
        entities: article.entities.clone(),
        claims: article.claims.clone(),
        communications: article.communications.clone(),
        statements: article.statements.iter().filter(told).cloned().collect(),
        ..CodedArticle::default()
    }
}
