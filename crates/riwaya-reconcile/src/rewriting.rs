//! Which words of a text were taken out and put in, from one revision to another.

use riwaya_record::{Fate, Stretch};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::folding::is_of_word;

/// Words on both sides together up to which paragraphs are compared word by word. Where everything is different the work grows
/// with their square; longer ones are told as taken out and put in whole.
const MOST: usize = 20_000;
/// Letters of a word that says nothing alone: standing between two changes, it goes with them.
const SHORT: usize = 3;

/// Both texts in stretches: without what was put in it is the earlier one, without what was taken out the later. Paragraphs
/// are compared first, then the words of those that differ.
pub(crate) fn rewriting(before: &str, after: &str) -> Vec<Stretch> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let (tag, gone, come) = op.as_tag_tuple();
        let (gone, come) = (old[gone].concat(), new[come].concat());
        match tag {
            DiffTag::Equal => push(&mut out, Fate::Kept, &gone),
            _ => within(&mut out, &gone, &come),
        }
    }
    out
}

/// The words of paragraphs that differ.
fn within(out: &mut Vec<Stretch>, before: &str, after: &str) {
    let (old, new) = (tokens(before), tokens(after));
    if old.len() + new.len() > MOST {
        push(out, Fate::TakenOut, before);
        push(out, Fate::PutIn, after);
        return;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let (mut gone, mut come) = (String::new(), String::new());
    for (n, op) in ops.iter().enumerate() {
        let (tag, from, to) = op.as_tag_tuple();
        let (taken, put) = (old[from].concat(), new[to].concat());
        let between = n > 0 && n + 1 < ops.len();
        if tag == DiffTag::Equal && !(between && says_nothing(&taken)) {
            push(out, Fate::TakenOut, &std::mem::take(&mut gone));
            push(out, Fate::PutIn, &std::mem::take(&mut come));
            push(out, Fate::Kept, &taken);
        } else {
            gone.push_str(&taken);
            come.push_str(&put);
        }
    }
    push(out, Fate::TakenOut, &gone);
    push(out, Fate::PutIn, &come);
}

fn push(out: &mut Vec<Stretch>, fate: Fate, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.fate == fate => last.text.push_str(text),
        _ => out.push(Stretch { fate, text: text.to_owned() }),
    }
}

/// No more than one short word, within a sentence.
fn says_nothing(text: &str) -> bool {
    let mut words = text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty());
    let first = words.next();
    let ends = text.contains(['\n', '.', '!', '؟', '…']);
    !ends && words.next().is_none() && first.is_none_or(|word| word.chars().count() <= SHORT)
}

/// Words with the marks on their letters, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let of_word = |c: char| is_of_word(c) || matches!(c, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}');
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length =
            if of_word(first) { rest.find(|c| !of_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, behind) = rest.split_at(length);
        out.push(token);
        rest = behind;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let told = |s: Stretch| match s.fate {
            Fate::Kept => s.text,
            Fate::TakenOut => format!("[-{}-]", s.text),
            Fate::PutIn => format!("[+{}+]", s.text),
        };
        rewriting(before, after).into_iter().map(told).collect()
    }

    #[test]
    fn words_are_taken_out_and_put_in() {
        assert_eq!(shown("وصل القطار مساء.", "وصل القطار صباحا."), "وصل القطار [-مساء-][+صباحا+].");
        assert_eq!(shown("وصل القطار.", "وصل القطار متأخرا."), "وصل القطار[+ متأخرا+].");
        assert_eq!(
            shown("سطر أول\nسطر ثان\n", "سطر أول\nبينهما\nسطر ثان\n"),
            "سطر أول\n[+بينهما\n+]سطر ثان\n"
        );
        assert_eq!(shown("مثله", "مثله"), "مثله");
        assert_eq!(shown("", "جديد"), "[+جديد+]");
    }

    #[test]
    fn a_short_word_between_two_changes_goes_with_them() {
        assert_eq!(
            shown("قال الوزير في المؤتمر إنه راض", "قال المدير في الحفل إنه راض"),
            "قال [-الوزير في المؤتمر-][+المدير في الحفل+] إنه راض"
        );
        assert_eq!(
            shown("غاب القمر. نام الطفل", "غاب النجم. صحا الطفل"),
            "غاب [-القمر-][+النجم+]. [-نام-][+صحا+] الطفل"
        );
    }

    #[test]
    fn marks_on_letters_do_not_cut_a_word() {
        assert_eq!(shown("عُيِّن مدير", "عُزِل مدير"), "[-عُيِّن-][+عُزِل+] مدير");
    }

    proptest! {
        #[test]
        fn both_texts_come_back(before in "[ا-ي \n.]{0,60}", after in "[ا-ي \n.]{0,60}") {
            let all = rewriting(&before, &after);
            let without = |fate| all.iter().filter(|s| s.fate != fate).map(|s| s.text.as_str()).collect::<String>();
            prop_assert_eq!(without(Fate::PutIn), before);
            prop_assert_eq!(without(Fate::TakenOut), after);
        }
    }
}
