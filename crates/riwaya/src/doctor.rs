//! `doctor`: looks over what riwaya finds here and says what is wrong, and what to do.

mod database;
mod knowledge;
mod machine;

use std::path::Path;

use riwaya_watch::{Following, trusted_by_the_system};
use serde::Serialize;

use crate::arguments::{DoctorArguments, Lines};
use crate::failure::Failure;
use crate::gather::Problems;
use crate::lists::printed;
use crate::watch::proxies;

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    /// As it should be.
    Good,
    /// Works, but somebody may want it otherwise.
    Note,
    /// Something will not work.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Finding {
    verdict: Verdict,
    /// What was looked at.
    of: &'static str,
    /// How it is.
    says: String,
    /// What to do.
    remedy: Option<String>,
}

impl Finding {
    fn good(of: &'static str, says: impl Into<String>) -> Self {
        Self { verdict: Verdict::Good, of, says: says.into(), remedy: None }
    }

    fn note(of: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { verdict: Verdict::Note, of, says: says.into(), remedy: Some(remedy.into()) }
    }

    fn wrong(of: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { verdict: Verdict::Wrong, of, says: says.into(), remedy: Some(remedy.into()) }
    }

    /// What stopped a command would stop it again.
    fn failure(of: &'static str, failure: &Failure) -> Self {
        match failure {
            Failure::File { file, what, remedy } => Self::wrong(of, format!("{file}: {what}"), remedy),
            other => {
                let said = other.to_string();
                let (says, remedy) = said.rsplit_once("; ").unwrap_or((&said, "mend it and look again"));
                Self::wrong(of, says, remedy)
            }
        }
    }
}

pub(crate) fn doctor(asked: &DoctorArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let mut findings = machine::look();
    findings.extend(knowledge::look(own));
    findings.extend(database::look(asked.db.as_deref()));
    findings.extend(asked.feeds.as_deref().map(following).unwrap_or_default());
    let mut problems = Problems::default();
    findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).for_each(|_| problems.add());
    printed(|out| match asked.format {
        Lines::Jsonl => findings.iter().try_for_each(|finding| out.json_line(finding)),
        Lines::Text => {
            findings.iter().flat_map(lines).try_for_each(|line| out.line(&line))?;
            out.line(&match problems.count() {
                0 => "\nNothing is wrong.".to_owned(),
                1 => "\nOne thing is wrong.".to_owned(),
                n => format!("\n{n} things are wrong."),
            })
        }
    })?;
    Ok(problems)
}

/// A finding as it is read: what is to be done stands below.
fn lines(finding: &Finding) -> Vec<String> {
    let verdict = match finding.verdict {
        Verdict::Good => "good",
        Verdict::Note => "note",
        Verdict::Wrong => "WRONG",
    };
    let remedy = finding.remedy.iter().map(|remedy| format!("{:17}→ {remedy}", ""));
    std::iter::once(format!("{verdict:<6} {:<9} {}", finding.of, finding.says)).chain(remedy).collect()
}

/// What is followed: as it is written, without asking anybody.
fn following(file: &Path) -> Vec<Finding> {
    const OF: &str = "feeds";
    let following = match Following::read(file) {
        Ok(following) => following,
        Err(error) => return vec![Finding::failure(OF, &error.into())],
    };
    let (feeds, folders) = (following.feeds.len(), following.folders.len());
    let says = format!("{}: {feeds} feeds and {folders} folders; none was asked", file.display());
    let mut found = vec![Finding::good(OF, says)];
    for folder in following.folders.iter().filter(|folder| !folder.path.is_dir()) {
        let says = format!("{}: there is no folder {}", file.display(), folder.path.display());
        found.push(Finding::wrong(OF, says, "make it, or correct its path"));
    }
    if following.politeness.contact.is_none() && feeds > 0 {
        let says = format!("{}: those who run the servers cannot tell who asks", file.display());
        found.push(Finding::note(OF, says, "add `contact` under [politeness]"));
    }
    if following.feeds.iter().any(|feed| feed.url.scheme() == "https") {
        found.push(match following.certificates.len() + trusted_by_the_system() {
            0 => {
                let says = "no issuer of certificates is trusted here: nobody can be asked over https";
                Finding::wrong(
                    "https",
                    says,
                    "install the package ca-certificates, or name a file as SSL_CERT_FILE",
                )
            }
            issuers => Finding::good("https", format!("{issuers} issuers of certificates are trusted")),
        });
    }
    match proxies() {
        Ok(proxies) => found.extend(proxies.lines().map(|line| Finding::good("proxy", line))),
        Err(error) => found.push(Finding::failure("proxy", &error.into())),
    }
    found
}
