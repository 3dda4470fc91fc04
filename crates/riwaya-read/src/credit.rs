//! Whom the lines around an article credit: who wrote it, whose report it is.

use riwaya_lexicon::{Credited, FurnitureLexicon, FurnitureMatch};
use riwaya_record::FurnitureKind;

use crate::{date, headline, metadata};

/// The names that credits give.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Credits {
    pub(crate) author: Option<String>,
    pub(crate) agency: Option<String>,
    /// Who edited it.
    pub(crate) editor: Option<String>,
}

/// What parts the pieces of a line around the headline.
const BARS: [char; 4] = ['|', '•', '·', '—'];

impl Credits {
    /// Takes what a line credits with a word that says so: "بقلم: سلمى حداد | 3 مايو", "المصدر: وكالة السهل".
    pub(crate) fn take(&mut self, line: &str, lexicon: &FurnitureLexicon) {
        for piece in line.split(BARS) {
            let piece = piece.trim();
            let Some(hit) = lexicon.look(piece).filter(|hit| hit.by == FurnitureMatch::Start && !hit.alone)
            else {
                continue;
            };
            let rest = after_words(piece, hit.words);
            match hit.credits {
                Some(Credited::Author) if self.author.is_none() => self.author = name(rest, lexicon),
                Some(Credited::Agency) if self.agency.is_none() => self.agency = name(rest, lexicon),
                Some(Credited::Editor) if self.editor.is_none() => self.editor = name(rest, lexicon),
                _ => {}
            }
        }
    }

    /// Takes what a line near the headline credits without a word that says so: "السويس – سلوى مرزوق", "نوال السعيد | 12 مارس
    /// 2021", "نواكشوط - رويترز"; whether it credits anyone.
    pub(crate) fn take_unlabelled(
        &mut self,
        line: &str,
        outlet: Option<&str>,
        lexicon: &FurnitureLexicon,
    ) -> bool {
        const MOST_WORDS: usize = 14;
        let known = lexicon.look(line).filter(|hit| hit.by != FurnitureMatch::End);
        if line.split_whitespace().count() > MOST_WORDS || known.is_some() {
            return false;
        }
        let pieces: Vec<&str> = pieces(line).filter(|piece| !is_outlet(piece, outlet)).collect();
        let told = |piece: &&str| !piece.contains(|c: char| c.is_numeric());
        let few = |piece: &str| piece.split_whitespace().count() <= 3;
        let persons = |piece: &str| -> Vec<String> {
            let Some(name) = name(piece, lexicon) else { return Vec::new() };
            lexicon.persons(&name).into_iter().map(str::to_owned).collect()
        };
        let named =
            pieces.iter().map(|piece| (piece, persons(piece))).find(|(_, persons)| !persons.is_empty());
        if let Some((named, persons)) = named {
            // Beside a name stand a place, a day of the week, a time.
            let others = pieces.iter().filter(|piece| told(piece) && *piece != named);
            if others.clone().count() > 2 || !others.clone().all(|piece| few(piece)) {
                return false;
            }
            self.author.get_or_insert_with(|| persons.join("، "));
            return true;
        }
        // Alone on its line, or behind what a picture shows, an agency may be that of the picture.
        let is_place = |piece: &&str| {
            piece.split_whitespace().count() <= 2 && lexicon.look(piece).is_none()
                || date::find(piece).is_some()
        };
        let agency = pieces.iter().find(|piece| is_agency(piece, lexicon)).filter(|agency| {
            pieces.len() > 1
                && pieces.iter().all(|piece| piece == *agency || is_place(piece) || is_agency(piece, lexicon))
        });
        if self.agency.is_none() {
            self.agency = agency.and_then(|agency| metadata::name_of(agency));
        }
        agency.is_some()
    }

    /// Takes the agency that an opening credits: "الخرطوم (سونا) –", "عمّان - بترا -", "باريس/ أ ف ب:".
    pub(crate) fn take_dateline(&mut self, text: &str, lexicon: &FurnitureLexicon) {
        let head: String = text.lines().next().unwrap_or_default().chars().take(80).collect();
        self.agency = self.agency.take().or_else(|| bracketed(&head)).or_else(|| {
            let parted =
                head.split_inclusive(is_mark).take_while(|segment| segment.ends_with(is_mark)).take(3);
            let agency = parted.map(|segment| segment.trim_end_matches(is_mark).trim());
            agency
                .take_while(|segment| segment.split_whitespace().count() <= 4)
                .find(|segment| is_agency(segment, lexicon))
                .and_then(metadata::name_of)
        });
    }
}

/// "الخرطوم (سونا) –": the words in brackets, before a mark.
fn bracketed(head: &str) -> Option<String> {
    let (before, rest) = head.split_once('(')?;
    let (within, after) = rest.split_once(')')?;
    let few = |text: &str, most: usize| text.split_whitespace().count() <= most;
    let fits = after.trim_start().starts_with(['-', '–', '—', 'ـ', ':'])
        && few(before, 6)
        && few(within, 4)
        && !within.contains(|c: char| c.is_numeric());
    fits.then(|| metadata::name_of(within))?
}

/// What parts the pieces of an opening.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | 'ـ' | ':' | '/')
}

/// Whether words are an agency's own name.
fn is_agency(words: &str, lexicon: &FurnitureLexicon) -> bool {
    let hit = lexicon.look(words).filter(|hit| hit.by == FurnitureMatch::Line);
    hit.is_some_and(|hit| hit.credits == Some(Credited::Agency))
}

/// Whether a piece is the outlet's name, or the word of it that papers call themselves by: الميناء of جريدة الميناء.
fn is_outlet(piece: &str, outlet: Option<&str>) -> bool {
    let piece = headline::fold(piece);
    outlet
        .map(headline::fold)
        .is_some_and(|outlet| outlet == piece || outlet.split(' ').any(|word| word == piece))
}

/// What bars, dashes and colons part on a line.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(BARS)
        .flat_map(|piece| piece.split(['–', ':']))
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split("/ "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// A line as a byline without a word that says so, of an element that is named for the author or in the form "city – name": the
/// name in it, which is none of the outlet's.
pub(crate) fn byline(line: &str, outlet: Option<&str>, lexicon: &FurnitureLexicon) -> Option<String> {
    let mut labelled = Credits::default();
    labelled.take(line, lexicon);
    if labelled.author.is_some() {
        return labelled.author;
    }
    let pieces = line
        .split(['|', '•', '·', '–', '—', '،'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|p| p.split("/ "))
        .flat_map(|p| p.split(": "));
    let names: Vec<String> = pieces
        .map(str::trim)
        .filter(|piece| {
            !is_outlet(piece, outlet) && lexicon.look(piece).is_none() && date::find(piece).is_none()
        })
        .filter_map(|piece| name(piece, lexicon))
        .collect();
    // Of a place and a name, the name has more words; one word beside the outlet's name or a post's is the place.
    let full = |name: &&String| name.contains(' ');
    let beside = self::pieces(line).any(|piece| is_outlet(piece, outlet) || lexicon.look(piece).is_some());
    names.iter().find(full).or(names.first().filter(|_| !beside)).cloned()
}

/// Whether a line has the form "city – name": a word, a dash, two or three words.
pub(crate) fn is_city_and_name(line: &str) -> bool {
    let Some((city, name)) = line.split_once(['-', '–', '—']) else { return false };
    let letters = |text: &str| text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || c == '.');
    let count = |text: &str| text.split_whitespace().count();
    letters(city) && letters(name) && count(city) == 1 && (2..=3).contains(&count(name))
}

/// The rest of a line after so many words.
fn after_words(line: &str, words: usize) -> &str {
    let mut left = words;
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        if left == 0 {
            break;
        }
        at += word.len();
        left -= usize::from(word.contains(riwaya_text::is_letter_or_digit));
    }
    // The name may be written onto the label: "كتب/سليم".
    let rest = &line[at..];
    let own = line[..at].trim_end();
    match own.rfind(['/', ':', '-']).filter(|cut| cut + 1 < own.len()) {
        Some(cut) => &line[cut + 1..],
        None => rest,
    }
}

/// The name at the beginning of what follows a label: up to a number, a mark of separation, or the next label.
fn name(text: &str, lexicon: &FurnitureLexicon) -> Option<String> {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '/' | '-' | '–' | '|'));
    let mut end =
        text.find(|c: char| c.is_numeric() || matches!(c, '|' | '•' | '(' | '[' | '،')).unwrap_or(text.len());
    end = text.find(" - ").or_else(|| text.find(" – ")).map_or(end, |dash| dash.min(end));
    let starts = text[..end].match_indices(' ').map(|(at, _)| at);
    let label = starts.take(8).find(|at| {
        let rest = text[at + 1..].trim_start();
        let next = rest.split_whitespace().next().unwrap_or_default();
        matches!(next, "بتاريخ" | "يوم" | "الساعة" | "في")
            || lexicon.look(rest).is_some_and(|hit| {
                matches!(hit.kind, FurnitureKind::Meta | FurnitureKind::Credit)
                    && hit.by == FurnitureMatch::Start
            })
    });
    metadata::name_of(&text[..label.unwrap_or(end).min(end)]).filter(|name| name.split(' ').count() <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> FurnitureLexicon {
        let table = "pattern | match | kind\nبقلم: | start | author\nكتب/ | start | author\nالمصدر: | start | agency\n\
            نشرت في | start | meta\nطباعة | line | share\nالسهل | line | agency\n";
        FurnitureLexicon::parse("f.txt", table).unwrap()
    }

    #[test]
    fn credits_with_their_words() {
        let of = |line: &str| {
            let mut credits = Credits::default();
            credits.take(line, &lexicon());
            (credits.author, credits.agency)
        };
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(of("بقلم : سلمى حداد نشرت في: 19/06/2020"), (some("سلمى حداد"), None));
        assert_eq!(of("كتب/ سليم الحداد"), (some("سليم الحداد"), None));
        assert_eq!(of("المرفأ | المصدر: وكالة السهل | 30/05/2011"), (None, some("وكالة السهل")));
        assert_eq!(of("بقلم:"), (None, None));
    }

    #[test]
    fn bylines_without() {
        let of = |line: &str| byline(line, Some("صحيفة المرفأ"), &lexicon());
        assert_eq!(of("صحيفة المرفأ - سلمى حداد").as_deref(), Some("سلمى حداد"));
        assert_eq!(of("دمشق - سليم الحداد").as_deref(), Some("سليم الحداد"));
        assert_eq!(of("طباعة"), None);
        assert_eq!(of("دمشق - صحيفة المرفأ"), None);
        assert_eq!(of("دمشق - المرفأ"), None);
        assert!(is_city_and_name("بغداد – سليم الحداد") && !is_city_and_name("اقتصاد - 11 نيسان"));
    }

    #[test]
    fn credits_without_their_words() {
        let mut lexicon = lexicon();
        let names = "ar | en | part | gender | note\nسلوى | Salwa | given | f\nسامر | Samer | given | m\nهدى | Huda | given | f\n";
        lexicon.add_names(&riwaya_lexicon::Table::parse("n.txt", names, &["ar", "part"]).unwrap()).unwrap();
        let of = |line: &str| {
            let mut credits = Credits::default();
            credits.take_unlabelled(line, Some("صحيفة المرفأ"), &lexicon);
            (credits.author, credits.agency)
        };
        let some = |name: &str| Some(name.to_owned());
        for line in ["السويس – سلوى مرزوق", "سلوى مرزوق", "سلوى مرزوق | 12 مارس 2021", "مراكش: سلوى مرزوق"]
        {
            assert_eq!(of(line), (some("سلوى مرزوق"), None), "{line}");
        }
        assert_eq!(of("زحلة - سامر نجم وهدى قاسم").0, some("سامر نجم، هدى قاسم"));
        assert_eq!(of("نواكشوط - السهل"), (None, some("السهل")));
        for line in ["السهل", "السويس – صحيفة المرفأ", "أخبار محلية", "سكان يملأون أوعية من سيارة - السهل"]
        {
            assert_eq!(of(line), (None, None), "{line}");
        }
    }

    #[test]
    fn agencies_of_datelines() {
        let of = |text: &str| {
            let mut credits = Credits::default();
            credits.take_dateline(text, &lexicon());
            credits.agency
        };
        assert_eq!(of("جنيف (السهل) – اجتمع الوفدان اليوم.").as_deref(), Some("السهل"));
        assert_eq!(of("جنيف - السهل - اجتمع الوفدان اليوم.").as_deref(), Some("السهل"));
        assert_eq!(of("اجتمع الوفدان في فندق السهل - أمس."), None);
        assert_eq!(of("اجتمع الوفدان (كما كان متوقعا) اليوم."), None);
    }
}
