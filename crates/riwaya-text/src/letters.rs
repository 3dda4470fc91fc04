//! Which characters are letters and digits, asked of the Arabic ones first: the standard library searches its tables
//! of Unicode for each of them, which takes many times as long as what is done with the letter.

/// Whether a character is alphabetic, as [`char::is_alphabetic`] has it.
#[inline]
pub fn is_letter(c: char) -> bool {
    is_arabic_letter(c) || !is_mark(c) && c.is_alphabetic()
}

/// Whether a character is alphabetic or numeric, as [`char::is_alphanumeric`] has it.
#[inline]
pub fn is_letter_or_digit(c: char) -> bool {
    is_arabic_letter(c) || !is_mark(c) && c.is_alphanumeric()
}

/// The letters of the Arabic alphabet proper, which are most of any text; none has an upper case.
#[inline]
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}

/// The marks of Arabic newspapers beyond those of ASCII.
#[inline]
fn is_mark(c: char) -> bool {
    matches!(c, '،' | '؛' | '؟' | '«' | '»' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_unicode_as_in_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
