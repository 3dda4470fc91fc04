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

    /// The status of an answer to a question for a host.
    fn asked_for(&self, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let question = format!("GET /api/v1/articles HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(question.as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
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
