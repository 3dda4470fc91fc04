//! Which language a text is in.

use whatlang::Lang;

/// Letters that of the languages in Arabic script only one writes.
const LETTERS: &[(&str, &str)] =
    &[("ckb", "ێڵڕ"), ("ps", "ښځڅړږڼۍګټډ"), ("ur", "ٹڈڑںےہ"), ("ug", "ۇۈۋڭ"), ("sd", "ٻڄڃڇڙڦڪڳڱڻ")];

/// Common words, where letters alone mislead: Arabic is also typed on Persian keyboards, and names are written with letters
/// of other languages (گوگل, ڤيديو).
const ARABIC: &[&str] = &[
    "في", "من", "على", "الى", "إلى", "التي", "الذي", "أن", "ان", "إن", "عن", "هذا", "هذه", "قال", "بعد",
    "مع", "بين",
];
const PERSIAN: &[&str] = &[
    "در", "از", "به", "که", "این", "را", "است", "با", "برای", "آن", "خود", "شد", "می", "های", "کرد", "شود",
    "دارد", "یک", "كه", "اين", "براي", "كرد",
];

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
    let count = |own: &str| sample.chars().filter(|c| own.contains(*c)).count();
    let words = |known: &dyn Fn(&str) -> bool| sample.split_whitespace().filter(|w| known(w)).count();
    // With the article or the feminine ending a word is Arabic's, in whatever letters the rest is typed.
    let of_arabic = |word: &str| {
        let word = word.replace('ی', "ي");
        ARABIC.contains(&word.as_str())
            || word.ends_with('ة')
            || word.starts_with("ال") && word.chars().count() > 4
    };
    let arabic = words(&of_arabic);
    // ې is written in Pashto and in Uyghur; Uyghur has the vowels of Sorani beside it.
    let (shared, vowels) = (count("ې"), count("ەۆ"));
    let own = |language: &str, own: &str| match language {
        "ps" if vowels == 0 => count(own) + shared,
        "ug" if vowels > 0 => count(own) + shared,
        "ckb" if shared == 0 && count("ۇۈۋڭ") == 0 => count(own) + vowels,
        _ => count(own),
    };
    let (language, most) = (LETTERS.iter().map(|(language, letters)| (*language, own(language, letters))))
        .fold(("ar", 0), |best, next| if next.1 > best.1 { next } else { best });
    let short = letters < SHORT && arabic == 0;
    if most >= 2 && most * 50 >= letters || most >= 1 && short {
        return language;
    }
    let (marks, forms) = (count("پچژگ"), count("کی"));
    let persian = 2 * words(&|word| PERSIAN.contains(&word)) + marks + usize::from(forms > 0);
    if persian > 2 * arabic && (marks + forms > 0 || persian >= 4) { "fa" } else { "ar" }
}

/// In texts of fewer letters one letter that no other language has decides.
const SHORT: usize = 60;

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
        assert_eq!(of("", "د بهرنیو چارو وزیر وویل چې هېواد به یې په خبرو کې برخه وانخلي"), "ps");
        assert_eq!(of("", "تاشقى ئىشلار مىنىستىرى دۆلىتىنىڭ سۆھبەتكە قاتناشمايدىغانلىقىنى ئېيتتى"), "ug");
        assert_eq!(
            of("", "التقی وزیر الخارجیة نظیره الترکي في العاصمة وقال إن المحادثات علی مستوی عال"),
            "ar"
        );
    }

    #[test]
    fn headlines_alone() {
        for (headline, language) in [
            ("وزير الخارجية يزور بيروت غدا", "ar"),
            ("اتفاق على هدنة", "ar"),
            ("ڤودافون تخفض أسعار الإنترنت", "ar"),
            ("ترامب يهدد بفرض رسوم جديدة", "ar"),
            ("گفتگوی وزیران در ژنو", "fa"),
            ("رئیس جمهور از سفر بازگشت", "fa"),
            ("رئيس جمهور از سفر به مسكو بازگشت و در فرودگاه", "fa"),
            ("وزیر اعظم کل چین جائیں گے", "ur"),
            ("وەزیری دەرەوە گەیشتە بەغدا", "ckb"),
            ("د افغانستان د سولې خبرې", "ps"),
            ("شەھەردە يىغىن ئېچىلدى", "ug"),
        ] {
            assert_eq!(of(headline, ""), language, "{headline}");
        }
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
