//! The program, the processors, the terminal.

use std::env;
use std::io::IsTerminal;
use std::thread::available_parallelism;

use riwaya_store::FORMAT;

use super::Finding;

pub(super) fn look() -> Vec<Finding> {
    vec![program(), threads(rayon::current_num_threads()), terminal()]
}

fn program() -> Finding {
    let (version, system, processor) = (env!("CARGO_PKG_VERSION"), env::consts::OS, env::consts::ARCH);
    Finding::good("program", format!("riwaya {version} on {system} ({processor}), database format {FORMAT}"))
}

fn threads(used: usize) -> Finding {
    const OF: &str = "threads";
    let there = available_parallelism().map_or(used, usize::from);
    let says = format!("articles are read and coded on {used} of {there} processors");
    if used < there {
        Finding::note(OF, says, "RAYON_NUM_THREADS says how many; without it all are used")
    } else {
        Finding::good(OF, says)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how the terminal is set up is what is asked; no result hangs on it"
)]
fn terminal() -> Finding {
    const OF: &str = "terminal";
    if cfg!(windows) || !std::io::stdout().is_terminal() {
        return Finding::good(OF, "what is printed is UTF-8");
    }
    charset(["LC_ALL", "LC_CTYPE", "LANG"].map(|name| env::var(name).unwrap_or_default()))
}

/// What a terminal takes for the charset, by LC_ALL, LC_CTYPE and LANG (POSIX, Environment Variables, 8.2): the first that
/// is not empty holds.
fn charset(variables: [String; 3]) -> Finding {
    const OF: &str = "terminal";
    let locale = variables.into_iter().find(|value| !value.is_empty()).unwrap_or_else(|| "C".to_owned());
    let folded = locale.to_lowercase().replace('-', "");
    if folded.contains("utf8") {
        Finding::good(OF, format!("the locale {locale} is UTF-8, as is what is printed"))
    } else {
        let says = format!("the locale {locale} is not UTF-8: Arabic may show as question marks or boxes");
        Finding::note(OF, says, "export LC_ALL=C.UTF-8, or write to a file")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn the_first_variable_that_says_something_holds() {
        let verdict =
            |all: &str, ctype: &str, lang: &str| charset([all, ctype, lang].map(str::to_owned)).verdict;
        assert_eq!(verdict("", "", "ar_EG.UTF-8"), Verdict::Good);
        assert_eq!(verdict("", "", "C.utf8"), Verdict::Good);
        assert_eq!(verdict("C", "", "ar_EG.UTF-8"), Verdict::Note);
        assert_eq!(verdict("", "ar_EG.ISO-8859-6", "ar_EG.UTF-8"), Verdict::Note);
        assert_eq!(verdict("", "", ""), Verdict::Note);
    }

    #[test]
    fn fewer_threads_than_processors_are_worth_knowing() {
        assert_eq!(threads(usize::MAX).verdict, Verdict::Good);
        assert_eq!(threads(0).verdict, Verdict::Note);
    }
}
