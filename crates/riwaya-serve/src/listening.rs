//! Taking connections: so many and no more, each with a bound on how long it may take to ask and to read.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep, timeout};
use tower::ServiceExt;

/// Connections that are open at once, and of them those from one other machine.
const OPEN: usize = 800;
const OPEN_FROM_ONE: usize = 64;
/// Bytes of what stands before a question's body.
const HEAD: usize = 64 * 1024;

/// How long is waited for whoever is slow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// For the head of a question, from when the last was answered.
    pub(crate) asking: Duration,
    /// For a reader who takes nothing of what he is sent.
    pub(crate) reading: Duration,
    /// For answers that are on their way when the server is to stop.
    pub(crate) stopping: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            asking: Duration::from_secs(30),
            reading: Duration::from_mins(1),
            stopping: Duration::from_secs(30),
        }
    }
}

/// Answers until `stopped`, and then what is on its way.
pub(crate) async fn answer(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    stopped: impl Future<Output = ()>,
) {
    let (open, doors) = (Arc::new(Semaphore::new(OPEN)), Arc::new(Doors::default()));
    let connections = GracefulShutdown::new();
    let mut stopped = pin!(stopped);
    loop {
        let mut accepting = pin!(accept(&listener, &open));
        let accepted = poll_fn(|context| {
            if stopped.as_mut().poll(context).is_ready() {
                return Poll::Ready(None);
            }
            accepting.as_mut().poll(context).map(Some)
        });
        let Some((permit, stream, from)) = accepted.await else { break };
        let Some(door) = Door::of(&doors, from.ip()) else { continue };
        let router = router.clone();
        let answered = service_fn(move |mut asked: Request<Incoming>| {
            asked.extensions_mut().insert(ConnectInfo(from));
            router.clone().oneshot(asked.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.asking)
            .max_buf_size(HEAD)
            .serve_connection(TokioIo::new(Impatient::new(stream, patience.reading)), answered);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // what goes wrong on a connection is between those two
            let _ = connection.await;
            drop((permit, door));
        });
    }
    drop(listener);
    // whoever has not read his answer by then does not keep the server
    let _ = timeout(patience.stopping, connections.shutdown()).await;
}

/// The next connection, when there is room for one more.
async fn accept(
    listener: &TcpListener,
    open: &Arc<Semaphore>,
) -> (Option<OwnedSemaphorePermit>, TcpStream, SocketAddr) {
    // it is never closed
    let permit = Arc::clone(open).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, from)) => return (permit, stream, from),
            // no more files may be open, or whoever asked is gone
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

/// How many connections each other machine has open.
#[derive(Debug, Default)]
struct Doors(Mutex<HashMap<IpAddr, usize>>);

/// An open connection, counted until it is closed.
struct Door {
    doors: Arc<Doors>,
    from: IpAddr,
}

impl Door {
    /// One more, unless there are too many. Who asks from this machine may be a server in front of this one, asking for many.
    fn of(doors: &Arc<Doors>, from: IpAddr) -> Option<Self> {
        let mut open = doors.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(from).or_default();
        if *count >= OPEN_FROM_ONE && !from.is_loopback() {
            return None;
        }
        *count += 1;
        Some(Self { doors: Arc::clone(doors), from })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let mut open = self.doors.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.from);
            }
        }
    }
}

/// A connection that is given up when nothing of what is sent is taken for some time.
struct Impatient {
    stream: TcpStream,
    patience: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Impatient {
    fn new(stream: TcpStream, patience: Duration) -> Self {
        Self { stream, patience, waiting: None }
    }

    /// What came of writing, unless it has been waited for too long.
    fn unless_late<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(self.patience)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.unless_late(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.unless_late(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.unless_late(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use axum::routing::get;
    use tokio::runtime::Runtime;

    use super::*;

    /// A server with little patience that says `here`, and at `/much` says much; told to stop by dropping the sender.
    fn served() -> (Runtime, SocketAddr, tokio::sync::oneshot::Sender<()>) {
        let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let threads = threads.expect("threads");
        let listener = threads.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let router = Router::new()
            .route("/", get(|| async { "here" }))
            .route("/much", get(|| async { "a".repeat(32 << 20) }));
        let short = Duration::from_millis(300);
        let patience = Patience { asking: short, reading: short, stopping: short };
        threads.spawn(answer(listener, router, patience, async { drop(stopped.await) }));
        (threads, address, stop)
    }

    fn asked(address: SocketAddr, question: &str) -> std::net::TcpStream {
        let mut stream = std::net::TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
        stream.write_all(question.as_bytes()).expect("asked");
        stream
    }

    fn answered(mut stream: std::net::TcpStream) -> String {
        let mut answer = Vec::new();
        // a connection that is given up may be reset
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn whoever_asks_slowly_holds_up_nobody_and_is_let_go() {
        let (_threads, address, _stop) = served();
        let slow: Vec<_> =
            (0..200).map(|_| asked(address, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")).collect();
        let answer = answered(asked(address, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
        for stream in slow {
            assert!(!answered(stream).contains("here"), "it is let go before it has asked");
        }
    }

    #[test]
    fn whoever_does_not_read_is_let_go() {
        let (_threads, address, _stop) = served();
        let lazy = asked(address, "GET /much HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        std::thread::sleep(Duration::from_secs(2));
        assert!(answered(lazy).len() < 32 << 20, "it was not sent on when it was read at last");
    }

    #[test]
    fn heads_without_end_are_refused() {
        let (_threads, address, _stop) = served();
        let many = "X-A: b\r\n".repeat(200);
        for head in [format!("X-Long: {}\r\n", "a".repeat(2 * HEAD)), many] {
            let answer = answered(asked(address, &format!("GET / HTTP/1.1\r\nHost: a\r\n{head}\r\n")));
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
        }
    }

    #[test]
    fn one_machine_has_so_many_connections() {
        let doors = Arc::new(Doors::default());
        let [one, other, own] =
            ["203.0.113.5", "203.0.113.6", "127.0.0.1"].map(|a| a.parse::<IpAddr>().unwrap());
        let mut open: Vec<Door> = (0..1000).filter_map(|_| Door::of(&doors, one)).collect();
        assert_eq!(open.len(), OPEN_FROM_ONE);
        assert!(Door::of(&doors, other).is_some());
        assert_eq!((0..1000).filter_map(|_| Door::of(&doors, own)).count(), 1000);
        open.pop();
        assert!(Door::of(&doors, one).is_some());
        drop(open);
        assert!(doors.0.lock().unwrap().is_empty(), "nothing is remembered of who is gone");
    }

    #[test]
    fn an_answer_that_nobody_reads_keeps_no_server() {
        let (threads, address, stop) = served();
        let _lazy = asked(address, "GET /much HTTP/1.1\r\nHost: a\r\n\r\n");
        drop(stop);
        std::thread::sleep(Duration::from_secs(1));
        assert!(std::net::TcpStream::connect(address).is_err(), "it listens no more");
        drop(threads);
    }
}
