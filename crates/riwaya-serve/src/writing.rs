//! What changes something: corrections, by whoever has the token, through one connection and one at a time.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use riwaya_record::{Correcting, Correction};
use riwaya_store::{Store, StoreError};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use crate::knowledge::Knowledge;
use crate::problem::Problem;

/// Who may correct: whoever has the token. The clock is handed in, as nothing here has one.
#[derive(Clone, Debug)]
pub struct Writers {
    /// What they prove it by.
    pub token: String,
    /// The moment: RFC 3339, in universal time.
    pub clock: fn() -> String,
}

/// Bytes of what is sent to be written.
const LONGEST: usize = 256 * 1024;
/// How long it may take to come in.
const SLOWEST: Duration = Duration::from_secs(30);
/// Corrections, and wrong tokens, that are taken at once, and how many more each second: whoever guesses tokens gets
/// nowhere.
const BURST: f64 = 60.0;
const EACH_SECOND: f64 = 2.0;

/// The one writer.
pub(crate) struct Writing {
    token: [u8; 32],
    clock: fn() -> String,
    store: Arc<Mutex<Store>>,
    turns: Mutex<(f64, Instant)>,
}

impl Writing {
    pub(crate) fn open(file: &Path, by: &Writers) -> Result<Self, StoreError> {
        Ok(Self {
            token: digest("token", &by.token),
            clock: by.clock,
            store: Arc::new(Mutex::new(Store::create(file)?)),
            turns: Mutex::new((BURST, Instant::now())),
        })
    }

    /// Whether it is their turn.
    pub(crate) fn take_turn(&self) -> Result<(), Problem> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let regained = now.saturating_duration_since(turns.1).as_secs_f64() * EACH_SECOND;
        *turns = ((turns.0 + regained).min(BURST), now);
        if turns.0 < 1.0 {
            return Err(Problem::TooMany);
        }
        turns.0 -= 1.0;
        Ok(())
    }

    /// Whether this is the token. Digests are compared, so that how long it takes tells nothing of it.
    pub(crate) fn knows(&self, token: &str) -> bool {
        digest("token", token) == self.token
    }

    /// What a browser that is signed in keeps in the token's place: whoever reads it can correct here, and knows no token.
    pub(crate) fn pass(&self) -> String {
        hex(digest("pass", &hex(self.token)))
    }

    pub(crate) fn is_pass(&self, given: &str) -> bool {
        digest("", given) == digest("", &self.pass())
    }

    /// What forms prove by that they come from here.
    pub(crate) fn form_key(&self) -> String {
        hex(digest("form", &hex(self.token)))
    }

    pub(crate) fn is_form_key(&self, given: &str) -> bool {
        digest("", given) == digest("", &self.form_key())
    }

    /// Whether a program that asks brings the token along.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> Result<(), Problem> {
        self.take_turn()?;
        let given = headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok());
        let token = given.and_then(|v| v.strip_prefix("Bearer ")).unwrap_or_default();
        if self.knows(token.trim()) { Ok(()) } else { Err(Problem::Stranger) }
    }

    /// Stores a correction and decides anew around what it names.
    pub(crate) async fn correct(
        &self,
        wanted: Correction,
        knowledge: Arc<dyn Knowledge>,
    ) -> Result<Correction, Problem> {
        let wanted = Correction { id: String::new(), at: (self.clock)(), ..wanted };
        let store = Arc::clone(&self.store);
        let work = tokio::task::spawn_blocking(move || {
            let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
            let made = store.correct(&named(wanted, &*knowledge))?;
            let made = made.map_err(|refusal| Problem::question(refusal.to_string()))?;
            store.reconcile()?;
            Ok(made)
        });
        work.await.unwrap_or_else(|_| Err(Problem::broken()))
    }
}

/// With parties whose key is known as the lexicon has them; what is no key is a name.
fn named(mut correction: Correction, knowledge: &dyn Knowledge) -> Correction {
    if let Correcting::Party { parties, .. } = &mut correction.change {
        for party in parties {
            match party.key.as_deref().and_then(|key| knowledge.party(key)) {
                Some(known) => *party = known,
                None if !party.name.is_empty() || !party.name_ar.is_empty() => party.key = None,
                None => {}
            }
        }
    }
    correction
}

/// What was sent, unless it is too much.
pub(crate) async fn sent(body: Body) -> Result<Vec<u8>, Problem> {
    let sent = timeout(SLOWEST, axum::body::to_bytes(body, LONGEST)).await;
    let sent = sent.map_err(|_| Problem::question("what was sent did not come in time; try again"))?;
    sent.map(Into::into).map_err(|_| Problem::TooLarge)
}

fn digest(what: &str, of: &str) -> [u8; 32] {
    Sha256::digest(format!("riwaya {what}: {of}")).into()
}

fn hex(bytes: [u8; 32]) -> String {
    bytes.iter().fold(String::new(), |out, byte| format!("{out}{byte:02x}"))
}
