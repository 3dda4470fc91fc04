use askama::Template;

use super::{Frame, Part, Reader};
use crate::event::Told;
use crate::shelf::Shelf;
use crate::ways::Ways;
use crate::wording::{Both, Voice};

/// Why there is no page.
#[derive(Clone, Copy, Debug)]
pub enum Missing<'a> {
    /// Nothing has this address or id.
    Nothing,
    /// An event that is no more; these took its place.
    Moved(&'a [riwaya_record::Event]),
    /// What was asked cannot be understood: why, in English.
    Question(&'a str),
    /// The database could not be read: why, in English.
    Failure(&'a str),
}

/// A page that says why there is none, and where to go on.
pub fn missing(reader: &Reader, why: Missing<'_>) -> String {
    let v = reader.voice();
    let moved = if let Missing::Moved(events) = why { events } else { &[] };
    let shelf = Shelf::new(Ways::Site, &[], moved, &[]);
    let (head, text, detail) = match why {
        Missing::Nothing => (
            Both::new("لا شيء هنا", "There is nothing here"),
            Both::new(
                "لا صفحة بهذا العنوان في قاعدة البيانات هذه.",
                "No page of this database has this address.",
            ),
            None,
        ),
        Missing::Moved([]) => (
            Both::new("سُحب هذا الحدث", "This event was withdrawn"),
            Both::new("لم يعد أي مقال يرويه.", "No article reports it any more."),
            None,
        ),
        Missing::Moved(_) => (
            Both::new("صار هذا الحدث غيره", "This event has become another"),
            Both::new(
                "ضُمّ إلى غيره أو قُسم. تجد هنا ما صار إليه:",
                "It was merged or split. This is what became of it:",
            ),
            None,
        ),
        Missing::Question(why) => (
            Both::new("لم يُفهم السؤال", "The question was not understood"),
            Both::new("عدّل ما طلبته وأعد المحاولة.", "Change what you asked for and try again."),
            Some(why.to_owned()),
        ),
        Missing::Failure(why) => (
            Both::new("تعذرت قراءة قاعدة البيانات", "The database could not be read"),
            Both::new(
                "لم يتغير فيها شيء. أعد المحاولة بعد قليل.",
                "Nothing in it was changed. Try again in a while.",
            ),
            Some(why.to_owned()),
        ),
    };
    let page = Page {
        frame: Frame::new(reader, Part::None, &v.plain(&head)),
        v,
        events: moved.iter().map(|e| Told::new(&shelf, e)).collect(),
        head,
        text,
        detail,
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/missing.html")]
struct Page {
    frame: Frame,
    v: Voice,
    head: Both,
    text: Both,
    detail: Option<String>,
    events: Vec<Told>,
}
