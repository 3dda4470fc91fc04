//! The lexicon that ships, and a user's own.

use std::path::Path;

use riwaya_lexicon::MOST_FAULTS;

use super::Finding;
use crate::knowledge::{faults, fingerprint, lexicon};
use crate::lexicon::not_read;

const OF: &str = "lexicon";

pub(super) fn look(own: Option<&Path>) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(own) = own {
        match faults(own) {
            Err(failure) => found.push(Finding::failure(OF, &failure)),
            Ok((faults, unread)) => {
                for fault in &faults {
                    let file = own.join(&fault.file);
                    let says = format!("{}:{}: {}", file.display(), fault.line, fault.message);
                    found.push(Finding::wrong(OF, says, "correct or remove the row"));
                }
                if faults.len() >= MOST_FAULTS {
                    let says = format!("{}: there may be more than these {MOST_FAULTS}", own.display());
                    found.push(Finding::note(OF, says, "correct them and look again"));
                }
                for file in &unread {
                    let said = not_read(&own.join(file));
                    let (says, remedy) = said.rsplit_once("; ").unwrap_or((&said, "rename it"));
                    found.push(Finding::note(OF, says, remedy));
                }
            }
        }
    }
    // with what is wrong the built-in one is all that there is
    let sound = found.iter().all(|finding| finding.verdict != super::Verdict::Wrong);
    found.insert(0, whole(own.filter(|_| sound)));
    found
}

/// What there is in all.
fn whole(own: Option<&Path>) -> Finding {
    let counted = lexicon(own)
        .and_then(|lexicon| Ok((lexicon.words.size().0, lexicon.frames.len(), fingerprint(own)?)));
    match counted {
        Err(failure) => Finding::failure(OF, &failure),
        Ok((headwords, frames, fingerprint)) => {
            let with = own.map(|own| format!(" with {}", own.display())).unwrap_or_default();
            Finding::good(
                OF,
                format!(
                    "the built-in one{with}: {headwords} headwords, {frames} frames, {}",
                    &fingerprint[..12]
                ),
            )
        }
    }
}
