//! A proxy on this machine: it leads names that nobody else knows to the tests' servers.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

#[derive(Default)]
struct Shared {
    /// By host and port, where they lead.
    hosts: Mutex<HashMap<String, SocketAddr>>,
    asked: Mutex<Vec<String>>,
    passwords: Mutex<Vec<String>>,
    over: AtomicBool,
}

/// The proxy; what it was not told of it does not let through (403).
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Proxy {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let (address, shared) = (listener.local_addr().expect("an address"), Arc::<Shared>::default());
        let of = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of.over.load(SeqCst) {
                    return;
                }
                let of = Arc::clone(&of);
                // whoever asked may be gone
                std::thread::spawn(move || _ = lead(stream, &of));
            }
        });
        Self { address, shared }
    }

    /// Where it listens: host and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets what is for `host:port` through, to this address.
    pub fn leads(&self, host: &str, to: SocketAddr) -> &Self {
        self.shared.hosts.lock().unwrap().insert(host.to_owned(), to);
        self
    }

    /// What it was asked to be led to, `host:port`, each once.
    pub fn asked(&self) -> Vec<String> {
        let mut asked = self.shared.asked.lock().unwrap().clone();
        asked.sort();
        asked.dedup();
        asked
    }

    /// What it was told of who asks, each once.
    pub fn passwords(&self) -> Vec<String> {
        let mut passwords = self.shared.passwords.lock().unwrap().clone();
        passwords.dedup();
        passwords
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.over.store(true, SeqCst);
        // the listener notices when somebody comes
        let _ = TcpStream::connect(self.address);
    }
}

fn lead(mut stream: TcpStream, of: &Shared) -> std::io::Result<()> {
    // whoever asks waits for the answer before it sends more: nothing is read ahead
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(": ") else { break };
        if name.eq_ignore_ascii_case("proxy-authorization") {
            of.passwords.lock().unwrap().push(value.to_owned());
        }
    }
    let host = first.strip_prefix("CONNECT ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    of.asked.lock().unwrap().push(host.to_owned());
    let to = of.hosts.lock().unwrap().get(host).copied();
    let Some(to) = to else { return stream.write_all(b"HTTP/1.1 403 .\r\nContent-Length: 0\r\n\r\n") };
    let server = TcpStream::connect(to)?;
    stream.write_all(b"HTTP/1.1 200 .\r\n\r\n")?;
    let (up, down) = ((stream.try_clone()?, server.try_clone()?), (server, stream));
    let back = std::thread::spawn(move || pass(down));
    pass(up);
    let _ = back.join();
    Ok(())
}

/// Passes on what comes, to its end.
fn pass((mut from, mut to): (TcpStream, TcpStream)) {
    let _ = std::io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}
