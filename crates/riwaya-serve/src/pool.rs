use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use riwaya_store::{Store, StoreError};
use tokio::sync::Semaphore;

use crate::problem::Problem;

/// Read-only connections to one database. SQLite's write-ahead log lets each read what was last committed while a run
/// is writing.
#[derive(Debug)]
pub(crate) struct Pool {
    file: PathBuf,
    idle: Arc<Mutex<Vec<Store>>>,
    /// As many may read at once; the others wait in line.
    turns: Arc<Semaphore>,
}

/// As many as keep two to eight cores busy; each costs SQLite's page cache.
const CONNECTIONS: usize = 8;

impl Pool {
    pub(crate) fn open(file: &Path) -> Result<Self, StoreError> {
        let first = Store::open(file)?;
        Ok(Self {
            file: file.to_owned(),
            idle: Arc::new(Mutex::new(vec![first])),
            turns: Arc::new(Semaphore::new(CONNECTIONS)),
        })
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Reads on a thread of its own.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Problem::stopping())?;
        let (idle, file) = (Arc::clone(&self.idle), self.file.clone());
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let store = match waiting {
                Some(store) => store,
                None => Store::open(&file)?,
            };
            let done = read(&store)?;
            // a connection on which something failed is not used again
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(store);
            Ok(done)
        });
        work.await.unwrap_or_else(|_| Err(Problem::broken()))
    }
}
