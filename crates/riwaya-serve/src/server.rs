use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use riwaya_store::{Store, StoreError};
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::guard::{Names, Turns, guard};
use crate::knowledge::{Knowledge, Tables};
use crate::listening::Patience;
use crate::metrics::Metrics;
use crate::overview::Overview;
use crate::pool::Pool;
use crate::problem::Problem;
use crate::writing::{Writers, Writing};
use crate::{api, assets, correcting, listening, pages};

/// Why the server did not start or did not go on.
#[derive(Debug)]
pub enum ServeError {
    /// The database.
    Store(StoreError),
    /// The address cannot be listened on: which, and why.
    Listen(String, std::io::Error),
    /// The machine gave no threads or sockets.
    Start(std::io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(e) => e.fmt(f),
            Self::Listen(at, e) => {
                write!(f, "{at}: cannot be listened on: {e}; choose another with --listen")
            }
            Self::Start(e) => write!(f, "the server cannot start: {e}"),
        }
    }
}

impl std::error::Error for ServeError {}

impl From<StoreError> for ServeError {
    fn from(e: StoreError) -> Self {
        Self::Store(e)
    }
}

/// What all answers share.
pub(crate) struct Shared {
    pub(crate) pool: Pool,
    pub(crate) knowledge: Arc<dyn Knowledge>,
    pub(crate) tables: Tables,
    pub(crate) metrics: Metrics,
    pub(crate) turns: Turns,
    /// The names it may be asked by; any, where it is not served to this machine alone.
    pub(crate) names: OnceLock<Names>,
    overview: RwLock<Option<Arc<Overview>>>,
    /// The connection that tells when the file has changed: such numbers can be compared on one connection only.
    watch: Arc<Mutex<Store>>,
    /// The connection that overviews are made with: nobody else waits for it.
    making: Mutex<Store>,
    remaking: AtomicBool,
    /// Who may correct; none where nobody may.
    pub(crate) writing: Option<Writing>,
}

impl Shared {
    /// The database as a whole, as it was a moment ago.
    pub(crate) async fn overview(self: &Arc<Self>) -> Result<Arc<Overview>, Problem> {
        let known = self.overview.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(known) = known else { return self.make_overview().await };
        if !known.is_old() {
            return Ok(known);
        }
        let watch = Arc::clone(&self.watch);
        let version = tokio::task::spawn_blocking(move || version(&watch));
        let version = version.await.map_err(|_| Problem::broken())??;
        if version != known.version && !self.remaking.swap(true, Ordering::AcqRel) {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                // a failure shows when the next reader asks
                let _ = shared.make_overview().await;
                shared.remaking.store(false, Ordering::Release);
            });
        }
        Ok(known)
    }

    async fn make_overview(self: &Arc<Self>) -> Result<Arc<Overview>, Problem> {
        let shared = Arc::clone(self);
        let work = tokio::task::spawn_blocking(move || {
            let store = shared.making.lock().unwrap_or_else(PoisonError::into_inner);
            // asked before anything is read: what is written meanwhile is seen as a change
            let version = version(&shared.watch)?;
            // meanwhile another may have made it
            let known = shared.overview.read().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(known) = known.filter(|k| k.version == version) {
                return Ok(known);
            }
            let made = Arc::new(Overview::of(&store, version, &*shared.knowledge)?);
            *shared.overview.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&made));
            Ok(made)
        });
        work.await.unwrap_or_else(|_| Err(Problem::broken()))
    }
}

/// The state of the file.
fn version(watch: &Mutex<Store>) -> Result<i64, StoreError> {
    watch.lock().unwrap_or_else(PoisonError::into_inner).version()
}

/// Pages and API over one database.
pub struct Site(Arc<Shared>);

impl Site {
    /// Over a database file, which nobody can change through it but `writers`.
    ///
    /// # Errors
    /// Where the file is no database of riwaya's, or there are writers and it cannot be written.
    pub fn open(
        file: &Path,
        knowledge: Arc<dyn Knowledge>,
        tables: Tables,
        writers: Option<&Writers>,
    ) -> Result<Self, ServeError> {
        let writing = writers.map(|by| Writing::open(file, by)).transpose()?;
        let pool = Pool::open(file)?;
        let watch = Arc::new(Mutex::new(Store::open(pool.file())?));
        let making = Mutex::new(Store::open(pool.file())?);
        Ok(Self(Arc::new(Shared {
            pool,
            knowledge,
            tables,
            metrics: Metrics::default(),
            turns: Turns::default(),
            names: OnceLock::new(),
            overview: RwLock::new(None),
            watch,
            making,
            remaking: AtomicBool::new(false),
            writing,
        })))
    }

    /// Everything that is answered.
    pub fn router(&self) -> Router {
        let shared = Arc::clone(&self.0);
        Router::new()
            .merge(pages::router())
            .merge(correcting::router())
            .nest("/api/v1", api::router())
            .route("/assets/{name}", get(assets::asset))
            .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /api/\nDisallow: /search\n" }))
            .route("/favicon.ico", get(|| async { StatusCode::NOT_FOUND }))
            .fallback(pages::nothing)
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(from_fn_with_state(Arc::clone(&shared), guard))
            .with_state(shared)
    }
}

/// Serves a database until the process is told to stop. `ready` is called once with the address.
///
/// What is served to this machine alone is answered only to whoever asks for an address or `localhost`, or for one of
/// `names`: else a page from elsewhere, whose name is made to lead here, could read it in a browser on this machine.
///
/// # Errors
/// Where the database cannot be opened or the address cannot be listened on.
pub fn serve(
    site: &Site,
    listen: &str,
    names: &[String],
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let threads =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Start)?;
    threads.block_on(async {
        let failed = |e| ServeError::Listen(listen.to_owned(), e);
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        // what the first page shows takes counting everything: it is begun before anybody asks
        let shared = Arc::clone(&site.0);
        tokio::spawn(async move { shared.overview().await.map(drop) });
        let address = listener.local_addr().map_err(failed)?;
        if address.ip().is_loopback() || !names.is_empty() {
            // it is served once
            let _ = site.0.names.set(Names::new(names));
        }
        ready(address);
        listening::answer(listener, site.router(), Patience::default(), stopped()).await;
        Ok(())
    })
}

/// Ctrl-C, or the signal that service managers send.
async fn stopped() {
    let interrupted = async {
        // without signals it runs until it is killed
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else { return interrupted.await };
        tokio::pin!(interrupted);
        std::future::poll_fn(|cx| {
            if terminated.poll_recv(cx).is_ready() {
                return std::task::Poll::Ready(());
            }
            interrupted.as_mut().poll(cx)
        })
        .await;
    }
    #[cfg(not(unix))]
    interrupted.await;
}
