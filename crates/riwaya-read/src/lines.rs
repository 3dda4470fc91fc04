//! The lines of a JSON Lines file, read one at a time.

use std::io::{BufRead, Read};

use riwaya_record::Part;

use crate::ReadError;
use crate::error::Kind;
use crate::packed::Packed;
use crate::reader::MAX_LINE_BYTES;

/// One line of a JSON Lines file.
pub(crate) struct Line {
    pub(crate) bytes: Vec<u8>,
    /// The file, as errors name it.
    pub(crate) file: String,
    /// The source's id.
    pub(crate) name: String,
    /// Which line it is, from 1.
    pub(crate) number: u64,
    /// Which item it is, from 1: blank lines do not count.
    pub(crate) item: u64,
    /// Where it lies in the file.
    pub(crate) part: Part,
}

/// The lines of a JSON Lines file that are not blank.
pub(crate) struct Lines<'a> {
    from: Packed<'a>,
    file: String,
    name: String,
    /// Lines that are read, the one at hand among them.
    number: u64,
    item: u64,
    done: bool,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(from: Packed<'a>, file: &str, name: &str) -> Self {
        Self { from, file: file.to_owned(), name: name.to_owned(), number: 0, item: 0, done: false }
    }

    /// Passes over the rest of a line that is too long.
    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|b| *b == b'\n');
            let used = end.map_or(buffer.len(), |e| e + 1);
            self.from.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Passes over white space, whole blank lines of it, at once.
    fn skip_blank(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            let blank = buffer.iter().take_while(|b| b.is_ascii_whitespace()).count();
            let whole = blank == buffer.len() && blank > 0;
            self.number += buffer[..blank].iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
            self.from.consume(blank);
            if !whole {
                return Ok(());
            }
        }
    }

    /// The next line that is not blank, with where it begins; empty at the end of the file.
    fn line(&mut self) -> std::io::Result<(Vec<u8>, Part)> {
        self.skip_blank()?;
        let place = self.from.place()?;
        let mut bytes = Vec::new();
        (&mut self.from).take(MAX_LINE_BYTES + 1).read_until(b'\n', &mut bytes)?;
        let part = Part { member: place.member, offset: place.offset, length: bytes.len() as u64 };
        Ok((bytes, part))
    }

    fn error(&self, kind: Kind, message: String) -> ReadError {
        ReadError::new(kind, &self.file, Some(self.number), message)
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Line, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let (mut bytes, mut part) = match self.line() {
                Ok(line) => line,
                Err(error) => return Some(Err(ReadError::io(&self.file, &error))),
            };
            if bytes.is_empty() {
                self.done = true;
                break;
            }
            self.number += 1;
            if self.number == 1 && matches!(bytes[..], [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
                self.done = true;
                let message = "the file is in UTF-16; JSON Lines are UTF-8: convert it \
                    (iconv -f UTF-16 -t UTF-8) and read it again";
                return Some(Err(self.error(Kind::Malformed, message.to_owned())));
            }
            if bytes.len() as u64 > MAX_LINE_BYTES {
                self.item += 1;
                let message = format!(
                    "the line is longer than {} MiB; an article may be no longer: split it",
                    MAX_LINE_BYTES >> 20
                );
                let error = self.error(Kind::TooLarge, message);
                // Damage behind it comes to light with the next line.
                _ = self.skip_line();
                return Some(Err(error));
            }
            while bytes.last().is_some_and(u8::is_ascii_whitespace) {
                bytes.pop();
            }
            if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii().is_empty() {
                continue;
            }
            self.item += 1;
            part.length = bytes.len() as u64;
            let (file, name) = (self.file.clone(), self.name.clone());
            return Some(Ok(Line { bytes, file, name, number: self.number, item: self.item, part }));
        }
        None
    }
}
