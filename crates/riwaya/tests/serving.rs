//! The server as it is started: what it answers under which name.

mod program;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

use program::{ARTICLE, Program};

/// A server on this machine, ended when it is let go of.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(program: &Program, options: &[&str]) -> Self {
        let mut child = program.start(&[&["serve", "--listen", "127.0.0.1:0"], options].concat());
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("its address");
        let rest = line.split("http://").nth(1).expect("an address");
        let address = rest.split(' ').next().expect("an address").to_owned();
        Self { child, address }
    }

    /// The answer to a question for a host.
    fn asked(&self, question: &str, host: &str, sent: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let length = sent.len();
        let head = format!("Host: {host}\r\nConnection: close\r\nContent-Length: {length}");
        stream.write_all(format!("{question} HTTP/1.1\r\n{head}\r\n\r\n{sent}").as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// The status of an answer to a question for a host.
    fn asked_for(&self, host: &str) -> String {
        let answer = self.asked("GET /api/v1/articles", host, "");
        let status = answer.split(' ').nth(1).expect("a status").to_owned();
        assert_eq!(status == "200", answer.contains("a.txt"), "{host}: {answer}");
        assert!(status == "200" || answer.contains("--host"), "{answer}");
        status
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }
}

#[test]
fn what_is_served_to_this_machine_answers_under_no_strange_name() {
    let program = Program::new();
    program.write("a.txt", ARTICLE);
    program.run(&["run", "a.txt"]).is(0, &[]);
    let served = Served::start(&program, &[]);
    for host in [&served.address, "localhost:9", "127.0.0.1", "[::1]:80"] {
        assert_eq!(served.asked_for(host), "200", "{host}");
    }
    for host in ["elsewhere.example", "127.0.0.1.elsewhere.example:80", "news.example.org"] {
        assert_eq!(served.asked_for(host), "421", "{host}");
    }
    let named = Served::start(&program, &["--host", "news.example.org"]);
    assert_eq!(named.asked_for("news.example.org"), "200");
    assert_eq!(named.asked_for("elsewhere.example"), "421");
}

#[test]
fn what_is_asked_for_over_tls_keeps_its_pass_there() {
    let program = Program::new();
    program.write("a.txt", ARTICLE).write("token", "0123456789abcdef");
    program.run(&["run", "a.txt"]).is(0, &[]);
    let served = Served::start(&program, &["--host", "https://news.example.org", "--token-file", "token"]);
    let signed_in = |host: &str| {
        let answer = served.asked("POST /sign-in", host, "who=Huda&token=0123456789abcdef&to=/");
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        answer.lines().filter(|line| line.starts_with("set-cookie: ") && line.contains("; Secure")).count()
    };
    assert_eq!(signed_in("news.example.org"), 2, "the pass and the name");
    assert_eq!(signed_in("127.0.0.1"), 0, "this machine reaches it without TLS");
}
