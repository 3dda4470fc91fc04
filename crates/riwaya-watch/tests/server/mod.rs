//! A small server on this machine that misbehaves as it is told.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

pub mod certificates;
pub mod proxy;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What is asked for.
pub struct Request {
    pub path: String,
    /// How often this path was asked for before.
    pub before: usize,
    fields: Vec<(String, String)>,
}

impl Request {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// How an answer's body is sent.
#[derive(Clone, Copy)]
pub enum Manner {
    Whole,
    /// In small parts with so much time between them.
    Slowly(Duration),
    /// Again and again, without end.
    Endlessly,
    /// Half of what its length promises.
    Half,
}

/// An answer.
pub struct Reply {
    status: u16,
    fields: String,
    body: Vec<u8>,
    manner: Manner,
}

impl Reply {
    pub fn status(status: u16) -> Self {
        Self { status, fields: String::new(), body: Vec::new(), manner: Manner::Whole }
    }

    pub fn of(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status(200) }.field("Content-Type", content_type)
    }

    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::of("text/html; charset=utf-8", body)
    }

    pub fn to(status: u16, location: &str) -> Self {
        Self::status(status).field("Location", location)
    }

    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.extend([name, ": ", value, "\r\n"]);
        self
    }

    pub fn manner(mut self, manner: Manner) -> Self {
        self.manner = manner;
        self
    }
}

/// What answers a path.
pub type Answering = dyn Fn(&Request) -> Reply + Send + Sync;

struct Shared {
    routes: Mutex<HashMap<String, Arc<Answering>>>,
    asked: Mutex<Vec<String>>,
    inside: AtomicUsize,
    most: AtomicUsize,
    over: AtomicBool,
}

/// The server; it answers 404 to what it was not told of.
pub struct Server {
    address: SocketAddr,
    scheme: &'static str,
    shared: Arc<Shared>,
}

impl Server {
    pub fn start() -> Self {
        Self::listening(None)
    }

    /// One that speaks TLS and shows such a certificate.
    pub fn with_tls(shown: Arc<ServerConfig>) -> Self {
        Self::listening(Some(shown))
    }

    fn listening(tls: Option<Arc<ServerConfig>>) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            routes: Mutex::default(),
            asked: Mutex::default(),
            inside: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        });
        let of = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of.over.load(SeqCst) {
                    return;
                }
                let (of, tls) = (Arc::clone(&of), tls.clone());
                // whoever asked may be gone: that is part of the tests
                std::thread::spawn(move || match tls.map(ServerConnection::new) {
                    None => _ = serve(stream, &of),
                    Some(connection) => _ = serve(StreamOwned::new(connection.expect("TLS"), stream), &of),
                });
            }
        });
        Self { address, scheme, shared }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn on(&self, path: &str, answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> &Self {
        self.shared.routes.lock().unwrap().insert(path.to_owned(), Arc::new(answer));
        self
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.shared.asked.lock().unwrap().iter().filter(|p| *p == path).count()
    }

    /// How often anything that begins so was asked for.
    pub fn asked_below(&self, path: &str) -> usize {
        self.shared.asked.lock().unwrap().iter().filter(|p| p.starts_with(path)).count()
    }

    /// How many requests it worked on at once.
    pub fn most_at_once(&self) -> usize {
        self.shared.most.load(SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.over.store(true, SeqCst);
        // the listener notices when somebody comes
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(mut stream: impl Read + Write, of: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(&mut stream).lines();
    let first = match lines.next().transpose() {
        Ok(first) => first.unwrap_or_default(),
        Err(_) => {
            drop(lines);
            return send(&mut stream, &Reply::status(400));
        }
    };
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut fields = Vec::new();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else { break };
        fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let before = {
        let mut asked = of.asked.lock().unwrap();
        let before = asked.iter().filter(|p| **p == path).count();
        asked.push(path.clone());
        before
    };
    of.most.fetch_max(of.inside.fetch_add(1, SeqCst) + 1, SeqCst);
    let route = of.routes.lock().unwrap().get(&path).cloned();
    let reply = route.map_or_else(|| Reply::status(404), |answer| answer(&Request { path, before, fields }));
    let sent = send(&mut stream, &reply);
    of.inside.fetch_sub(1, SeqCst);
    sent
}

fn send(stream: &mut impl Write, reply: &Reply) -> std::io::Result<()> {
    let length = match reply.manner {
        Manner::Endlessly => String::new(),
        _ => format!("Content-Length: {}\r\n", reply.body.len()),
    };
    let head = format!("HTTP/1.1 {} .\r\n{}{length}Connection: close\r\n\r\n", reply.status, reply.fields);
    stream.write_all(head.as_bytes())?;
    match reply.manner {
        Manner::Whole => stream.write_all(&reply.body),
        Manner::Half => stream.write_all(&reply.body[..reply.body.len() / 2]),
        Manner::Slowly(pause) => reply.body.chunks(1 + reply.body.len() / 8).try_for_each(|part| {
            std::thread::sleep(pause);
            stream.write_all(part)
        }),
        Manner::Endlessly => loop {
            stream.write_all(&reply.body)?;
        },
    }
}

/// A feed of items: title, link, and what it says of each.
pub fn rss(items: &[(String, String, String)]) -> String {
    let item = |(title, link, text): &(String, String, String)| {
        format!(
            "<item><title>{title}</title><link>{link}</link><pubDate>Tue, 13 Apr 2021 09:30:00 +0300</pubDate>\
             <description>{text}</description></item>"
        )
    };
    let items = items.iter().map(item).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>السهل</title>{items}</channel></rss>"
    )
}

/// A page with one article.
pub fn page(title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ar\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\
         <nav><a href=\"/\">الرئيسية</a></nav><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )
}
