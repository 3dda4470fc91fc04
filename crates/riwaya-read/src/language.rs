//! Which language a text is in.

use whatlang::Lang;

/// Letters that Arabic does not have, by the language that writes with them.
const LETTERS: &[(&str, &str)] =
    &[("ckb", "ێۆڵڕەڤ"), ("ps", "ښځڅړږڼېۍګټډ"), ("ur", "ٹڈڑںےہھ"), ("fa", "پچژگکی")];

/// Common words, where letters alone mislead: Arabic is also typed on Persian keyboards.
const ARABIC: &[&str] =
    &["في", "من", "على", "الى", "إلى", "التي", "الذي", "أن", "ان", "عن", "هذا", "هذه", "قال"];
const PERSIAN: &[&str] = &["در", "از", "به", "که", "این", "را", "است", "با", "برای", "آن", "خود", "شد", "می"];

/// ISO 639-1 code (639-3 for Central Kurdish) of the language of an article, `und` where there is too little to
/// tell.
pub(crate) fn of(title: &str, text: &str) -> String {
    let sample: String = title.chars().take(300).chain([' ']).chain(text.chars().take(3000)).collect();
    let letters: Vec<char> = sample.chars().filter(|c| riwaya_text::is_letter(*c)).collect();
    let arabic =
        letters.iter().filter(|c| matches!(**c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')).count();
    if letters.len() < 2 {
        return "und".to_owned();
    }
    if arabic * 5 >= letters.len() * 2 {
        return arabic_script(&sample, arabic).to_owned();
    }
    if letters.len() < 12 {
        return "und".to_owned();
    }
    let Some(info) = whatlang::detect(&sample) else { return "und".to_owned() };
    if info.confidence() < 0.2 && letters.len() < 60 {
        return "und".to_owned();
    }
    two_letters(info.lang()).to_owned()
}

fn arabic_script(sample: &str, letters: usize) -> &'static str {
    for (language, own) in LETTERS {
        let count = sample.chars().filter(|c| own.contains(*c)).count();
        let share = count as f64 / letters.max(1) as f64;
        let needed = if *language == "fa" { 0.03 } else { 0.02 };
        if share < needed || count < 2 {
            continue;
        }
        if *language == "fa" {
            let folded: String = sample.chars().map(|c| if c == 'ی' { 'ي' } else { c }).collect();
            let words =
                |list: &[&str], text: &str| text.split_whitespace().filter(|w| list.contains(w)).count();
            if words(ARABIC, &folded) > words(PERSIAN, sample) {
                return "ar";
            }
        }
        return language;
    }
    "ar"
}

fn two_letters(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Hin => "hi",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Ell => "el",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        Lang::Ind => "id",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Amh => "am",
        Lang::Ben => "bn",
        Lang::Hye => "hy",
        Lang::Kat => "ka",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn languages_in_arabic_letters() {
        assert_eq!(of("", "قال وزير الخارجية إن بلاده لن تشارك في المحادثات"), "ar");
        assert_eq!(of("", "التقى وفد من شركة Microsoft وشركة گوگل مسؤولين في الوزارة أمس"), "ar");
        assert_eq!(of("", "وزیر خارجه گفت که ایران در این مذاکرات شرکت نمی‌کند و از آن پشتیبانی می‌کند"), "fa");
        assert_eq!(of("", "وزیر خارجہ نے کہا ہے کہ پاکستان مذاکرات میں شرکت نہیں کرے گا"), "ur");
        assert_eq!(
            of("", "وەزیری دەرەوە گوتی وڵاتەکەی بەشداری لە دانوستانەکان ناکات و هیچ بڕیارێک نەدراوە"),
            "ckb"
        );
        assert_eq!(
            of("", "التقی وزیر الخارجیة نظیره الترکي في العاصمة وقال إن المحادثات علی مستوی عال"),
            "ar"
        );
    }

    #[test]
    fn other_languages() {
        assert_eq!(
            of("", "The minister said on Tuesday that his country would not take part in the talks."),
            "en"
        );
        assert_eq!(
            of("", "Le ministre a déclaré mardi que son pays ne participerait pas aux discussions."),
            "fr"
        );
        assert_eq!(of("", "12 / 3"), "und");
        assert_eq!(of("", ""), "und");
    }
}
