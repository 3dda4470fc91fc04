//! A file's content as it is read on, decompressed where it is compressed, with the place of each byte.
//!
//! gzip and Zstandard files are rows of *members* (Zstandard calls them frames), each compressed for itself. A damaged
//! one costs no more than itself: the reader says so and goes on at the next.

use std::fmt;
use std::io::{self, BufRead, Read};

use flate2::{Crc, Decompress, FlushDecompress, Status};
use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// Compressed bytes that are kept for looking back to where a damaged member began.
const KEPT: usize = 1 << 20;

/// Bytes that are read or decompressed at once.
const STEP: usize = 1 << 16;

/// gzip makes at most 1032 bytes of one. What makes more, and more than [`FREE`], was made to do harm.
const MAX_RATIO: u64 = 1100;

/// What a file may hold however small it is.
const FREE: u64 = 256 << 20;

/// Most bytes that a Zstandard frame may ask to have at hand: what `zstd --long=27` asks for.
const MAX_WINDOW: u64 = 1 << 27;

/// The bytes that begin gzip's members.
pub(crate) const GZIP: &[u8] = &[0x1F, 0x8B];
/// The bytes that begin Zstandard's frames.
pub(crate) const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// Frames with data, and those that other programs may put between them.
fn is_zstd(head: &[u8]) -> bool {
    head.starts_with(ZSTD) || matches!(head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..])
}

/// A member that could not be read to its end.
#[derive(Debug)]
pub(crate) struct Damage {
    member: u64,
    what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in what begins at byte {}: {}", self.member, self.what)
    }
}

impl std::error::Error for Damage {}

/// A place in a file: the member, by its first byte, and the byte of what it decompresses to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) member: u64,
    pub(crate) offset: u64,
}

/// A file's content. After an error it goes on at the next member; it is over when it gives no bytes.
pub(crate) struct Packed<'a> {
    member: Member<'a>,
    /// Bytes that were decompressed and not yet taken, from `at` on.
    made: Vec<u8>,
    at: usize,
    /// Where `made` begins.
    place: Place,
    /// What was decompressed so far.
    total: u64,
    /// Whether the last member was damaged and none was read since.
    lost: bool,
    /// What went wrong behind `made`.
    later: Option<io::Error>,
}

enum Member<'a> {
    First(Window<'a>),
    Next(Window<'a>),
    Plain(Window<'a>),
    Gzip(Box<Gzip>, Window<'a>),
    Zstd(Box<FrameDecoder>, Window<'a>),
    Over,
}

impl<'a> Packed<'a> {
    /// The content of `file`, decompressed if its first bytes say that it is compressed.
    pub(crate) fn new(file: impl Read + 'a) -> Self {
        let window = Window::new(Box::new(file));
        let member = Member::First(window);
        Self { member, made: Vec::new(), at: 0, place: Place::default(), total: 0, lost: false, later: None }
    }

    /// The first bytes of the content, without taking them: `length`, or as many as the first member has.
    pub(crate) fn head(&mut self, length: usize) -> io::Result<&[u8]> {
        self.fill_buf()?;
        while self.made.len() - self.at < length && self.later.is_none() {
            match self.make() {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => self.later = Some(error),
            }
        }
        Ok(&self.made[self.at..])
    }

    /// Where the next byte stands.
    pub(crate) fn place(&mut self) -> io::Result<Place> {
        self.fill_buf()?;
        Ok(Place { offset: self.place.offset + self.at as u64, ..self.place })
    }

    /// Decompresses some more of this member behind what is there; nothing at its end.
    fn make(&mut self) -> io::Result<usize> {
        let before = self.made.len();
        self.made.resize(before + STEP, 0);
        let space = &mut self.made[before..];
        let done = match &mut self.member {
            Member::Plain(window) => window.read(space),
            Member::Gzip(gzip, window) => gzip.read(window, space),
            Member::Zstd(decoder, window) => blocks(decoder, window, space),
            Member::First(_) | Member::Next(_) | Member::Over => Ok(0),
        };
        self.made.truncate(before + done.as_ref().copied().unwrap_or_default());
        let done = done?;
        self.total += done as u64;
        let taken = match &self.member {
            Member::Gzip(_, window) | Member::Zstd(_, window) => window.position(),
            _ => return Ok(done),
        };
        if self.total > FREE && self.total / taken.max(1) > MAX_RATIO {
            let message = format!(
                "{taken} compressed bytes hold more than {} MiB; no text is packed so close: if it is one all the \
                 same, unpack it and read it from standard input",
                (self.total - 1) >> 20
            );
            self.member = Member::Over;
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(done)
    }

    /// Goes on to the next member; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        let (mut window, first) = match std::mem::replace(&mut self.member, Member::Over) {
            Member::First(window) => (window, true),
            Member::Next(window) | Member::Gzip(_, window) | Member::Zstd(_, window) => (window, false),
            Member::Plain(_) | Member::Over => return Ok(false),
        };
        if !first {
            // Tapes and some servers fill the end up with zeros.
            window.pass(|byte| byte == 0)?;
        }
        window.ahead(8)?;
        window.mark = window.at;
        self.place = Place { member: window.position(), offset: 0 };
        let head = window.unread();
        if head.is_empty() {
            return Ok(false);
        }
        if head.starts_with(GZIP) {
            let begun = gzip_header(&mut window);
            self.member = Member::Gzip(Box::default(), window);
            return begun.map(|()| true);
        }
        if is_zstd(head) && !head.starts_with(ZSTD) {
            let length = head.get(4..8).and_then(|l| l.try_into().ok()).map_or(0, u32::from_le_bytes);
            io::copy(&mut (&mut window).take(8 + u64::from(length)), &mut io::sink())?;
            self.member = Member::Next(window);
            return Ok(true);
        }
        if is_zstd(head) {
            let mut decoder = Box::new(FrameDecoder::new());
            decoder.set_max_window_size(MAX_WINDOW);
            let begun = decoder.init(&mut window).map_err(|error| invalid(&error));
            self.member = Member::Zstd(decoder, window);
            return begun.map(|()| true);
        }
        if first {
            self.member = Member::Plain(window);
            return Ok(true);
        }
        self.member = Member::Next(window);
        Err(io::Error::new(io::ErrorKind::InvalidData, "compressed data was expected there"))
    }

    /// Leaves a damaged member for the next one that can be found, and says what is lost.
    fn leave(&mut self, error: io::Error) -> io::Error {
        let mut window = match std::mem::replace(&mut self.member, Member::Over) {
            Member::Gzip(_, window) | Member::Zstd(_, window) | Member::Next(window) => window,
            Member::First(_) | Member::Plain(_) | Member::Over => return error,
        };
        if window.failed {
            return error;
        }
        if window.find(is_member) {
            self.member = Member::Next(window);
        }
        let damage = Damage { member: self.place.member, what: error.to_string() };
        io::Error::new(io::ErrorKind::InvalidData, damage)
    }
}

impl BufRead for Packed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.made.len() {
            self.place.offset += self.made.len() as u64;
            self.made.clear();
            self.at = 0;
            let made = match self.later.take().map_or_else(|| self.make(), Err) {
                Ok(0) => match self.begin() {
                    Ok(true) => continue,
                    Ok(false) => break,
                    Err(error) => Err(error),
                },
                made => made,
            };
            match made {
                Ok(_) => self.lost = false,
                Err(error) => {
                    let error = self.leave(error);
                    // What only looks like a member while one is looked for is no damage of its own.
                    if !std::mem::replace(&mut self.lost, true) {
                        return Err(error);
                    }
                }
            }
        }
        Ok(&self.made[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.made.len());
    }
}

/// Reads from what a reader holds already.
fn read_held(from: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let there = from.fill_buf()?;
    let length = there.len().min(buffer.len());
    buffer[..length].copy_from_slice(&there[..length]);
    from.consume(length);
    Ok(length)
}

impl Read for Packed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_held(self, buffer)
    }
}

/// A gzip member (RFC 1952) behind its header. All is given that stands before a damage, whatever pieces the file
/// comes in.
struct Gzip {
    inflate: Decompress,
    sum: Crc,
    ended: bool,
    wrong: bool,
}

impl Default for Gzip {
    fn default() -> Self {
        Self { inflate: Decompress::new(false), sum: Crc::new(), ended: false, wrong: false }
    }
}

impl Gzip {
    /// The next bytes; none at the end.
    fn read(&mut self, window: &mut Window<'_>, space: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            if self.wrong {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "the compressed stream makes no sense",
                ));
            }
            let there = window.fill_buf()?;
            let over = there.is_empty();
            let before = (self.inflate.total_in(), self.inflate.total_out());
            let status = self.inflate.decompress(there, space, FlushDecompress::None);
            let taken = (self.inflate.total_in() - before.0) as usize;
            let made = (self.inflate.total_out() - before.1) as usize;
            window.consume(taken);
            self.sum.update(&space[..made]);
            self.ended = matches!(status, Ok(Status::StreamEnd));
            self.wrong = status.is_err() || taken == 0 && made == 0 && !over && !self.ended;
            if made > 0 {
                return Ok(made);
            }
            if over && !self.ended {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it is cut off"));
            }
        }
        if !std::mem::replace(&mut self.wrong, true) {
            let mut trailer = [0; 8];
            window.read_exact(&mut trailer)?;
            let expected = [self.sum.sum().to_le_bytes(), self.sum.amount().to_le_bytes()].concat();
            if trailer[..] != expected {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum does not match"));
            }
        }
        Ok(0)
    }
}

/// Passes over a member's header.
fn gzip_header(window: &mut Window<'_>) -> io::Result<()> {
    let mut head = [0; 10];
    window.read_exact(&mut head)?;
    let [_, _, method, flags, ..] = head;
    if method != 8 || flags >= 0x20 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "its header makes no sense"));
    }
    if flags & 4 != 0 {
        let mut length = [0; 2];
        window.read_exact(&mut length)?;
        io::copy(&mut window.take(u64::from(u16::from_le_bytes(length))), &mut io::sink())?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            // A name, a comment: up to a zero.
            window.skip_until(0)?;
        }
    }
    if flags & 2 != 0 {
        window.read_exact(&mut [0; 2])?;
    }
    Ok(())
}

/// Whether bytes look like the beginning of a member: more than the two bytes of gzip's mark, which are frequent.
fn is_member(head: &[u8]) -> bool {
    match head {
        [0x1F, 0x8B, 8, flags, _, _, _, _, extra, system, ..] => {
            *flags < 0x20 && matches!(extra, 0 | 2 | 4) && matches!(system, 0..=13 | 255)
        }
        _ => head.starts_with(ZSTD),
    }
}

fn invalid(error: &FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

/// The next bytes of a Zstandard frame.
fn blocks(decoder: &mut FrameDecoder, window: &mut Window<'_>, space: &mut [u8]) -> io::Result<usize> {
    while decoder.can_collect() == 0 && !decoder.is_finished() {
        let step = BlockDecodingStrategy::UptoBlocks(1);
        decoder.decode_blocks(&mut *window, step).map_err(|error| invalid(&error))?;
    }
    let made = decoder.read(space)?;
    let expected = decoder.get_checksum_from_data().filter(|_| made == 0);
    if expected.is_some() && expected != decoder.get_calculated_checksum() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum does not match"));
    }
    Ok(made)
}

/// A file's own bytes, those since the last mark kept as far as memory allows.
struct Window<'a> {
    from: Box<dyn Read + 'a>,
    held: Vec<u8>,
    /// The next byte, in `held`.
    at: usize,
    /// Where the member began, in `held`, unless that is no longer there.
    mark: usize,
    /// Where `held` begins in the file.
    base: u64,
    /// Bytes that were read a second time; with what was read they bound the time that damage costs.
    again: u64,
    ended: bool,
    /// Whether the file itself could not be read.
    failed: bool,
}

impl<'a> Window<'a> {
    fn new(from: Box<dyn Read + 'a>) -> Self {
        Self { from, held: Vec::new(), at: 0, mark: 0, base: 0, again: 0, ended: false, failed: false }
    }

    fn position(&self) -> u64 {
        self.base + self.at as u64
    }

    fn unread(&self) -> &[u8] {
        &self.held[self.at..]
    }

    /// Reads on; false at the end of the file.
    fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.at > 2 * KEPT {
            let past = self.mark.max(self.at - KEPT).min(self.at);
            self.held.drain(..past);
            self.base += past as u64;
            self.at -= past;
            self.mark = self.mark.saturating_sub(past);
        }
        let before = self.held.len();
        self.held.resize(before + STEP, 0);
        let read = loop {
            match self.from.read(&mut self.held[before..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.held.truncate(before + read.as_ref().copied().unwrap_or_default());
        self.failed = read.is_err();
        self.ended = !matches!(read, Ok(1..));
        read.map(|bytes| bytes > 0)
    }

    /// Has so many unread bytes at hand, or all that there are.
    fn ahead(&mut self, bytes: usize) -> io::Result<()> {
        while self.unread().len() < bytes && self.more()? {}
        Ok(())
    }

    /// Passes over bytes.
    fn pass(&mut self, is_passed: impl Fn(u8) -> bool) -> io::Result<()> {
        loop {
            let length = self.unread().iter().take_while(|byte| is_passed(**byte)).count();
            self.at += length;
            self.mark = self.at;
            if !self.unread().is_empty() || !self.more()? {
                return Ok(());
            }
        }
    }

    /// Goes to the next place behind the mark that looks like the beginning of a member.
    fn find(&mut self, is_member: impl Fn(&[u8]) -> bool) -> bool {
        const HEAD: usize = 10;
        let back = (self.at - self.mark).saturating_sub(1) as u64;
        if self.again + back <= (16 << 20) + self.position() / 4 {
            self.again += back;
            self.at -= back as usize;
        }
        loop {
            let unread = self.unread();
            let searched = unread.len().saturating_sub(HEAD - 1);
            if let Some(found) = (0..searched).find(|at| is_member(&unread[*at..])) {
                self.at += found;
                return true;
            }
            self.at += searched;
            self.mark = self.at;
            if !self.more().unwrap_or_default() {
                return false;
            }
        }
    }
}

impl BufRead for Window<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.held.len() {
            self.more()?;
        }
        Ok(&self.held[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.held.len());
    }
}

impl Read for Window<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_held(self, buffer)
    }
}
