use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::GoldError;
use crate::linked::Links;
use crate::rows::{
    AccountsEntry, ArticleRow, ClaimsRow, ClusterRow, EventRow, LinkClaim, LinkRow, StanceRow, StatementsRow,
};

/// What a careful reader found, by what was looked for. An article's id in it is the id that riwaya gives.
#[derive(Clone, Debug)]
pub enum Gold {
    /// Claims and times: JSON Lines whose rows have `claims`.
    Claims(Vec<ClaimsRow>),
    /// Communications and statements: JSON Lines whose rows have `statements`.
    Statements(Vec<StatementsRow>),
    /// Main events and storylines: JSON Lines whose rows have `event` and `story`.
    Clusters(Vec<ClusterRow>),
    /// Events and the articles that report them: JSON Lines whose rows have `key`, `event` and `articles`.
    Events(Vec<EventRow>),
    /// Claims that are one event and claims that are not: JSON Lines whose rows have `claim` (a name), `article`,
    /// `trigger` and `start`, or two such names in `must` or `cannot`.
    Links(Links),
    /// Article texts: JSON Lines whose rows have `text` and none of the above.
    Articles(Vec<ArticleRow>),
    /// Pairs of headlines that agree or do not: JSON Lines whose rows have `s1`, `s2` and `stance`.
    Stances(Vec<StanceRow>),
    /// Accounts of events: one JSON array whose entries have `event` and `points`.
    Accounts(Vec<AccountsEntry>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Claims,
    Statements,
    Clusters,
    Events,
    Links,
    Articles,
    Stances,
}

impl Shape {
    fn of(row: &Value) -> Option<Self> {
        let has = |field: &str| row.get(field).is_some();
        if has("claims") {
            Some(Self::Claims)
        } else if has("statements") {
            Some(Self::Statements)
        } else if (has("claim") && has("article")) || has("must") || has("cannot") {
            Some(Self::Links)
        } else if has("key") && has("event") && has("articles") {
            Some(Self::Events)
        } else if has("event") && has("story") {
            Some(Self::Clusters)
        } else if has("s1") && has("s2") && has("stance") {
            Some(Self::Stances)
        } else if has("text") && !has("event") && !has("stance") {
            Some(Self::Articles)
        } else {
            None
        }
    }

    fn fields(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Statements => "statements",
            Self::Clusters => "event and story",
            Self::Events => "key, event and articles",
            Self::Links => "links",
            Self::Articles => "text",
            Self::Stances => "s1, s2 and stance",
        }
    }
}

const SHAPES: &str = "a row of gold has claims, or statements, or event and story, or key, event and articles, \
                      or claim and article, or must, or cannot, or s1, s2 and stance, or a text alone; \
                      accounts are one JSON array";

impl Gold {
    /// Reads a file of gold; what it holds is told from the fields of its rows, not from its name.
    pub fn read(file: &Path) -> Result<Self, GoldError> {
        let text = fs::read_to_string(file).map_err(|error| GoldError::read(file, error))?;
        Self::parse(&file.display().to_string(), &text)
    }

    /// Reads the files ending in `.gold` of a folder's subfolder `gold`, in the order of their names; none where
    /// there is no such subfolder.
    pub fn beside(folder: &Path) -> Result<Vec<(PathBuf, Self)>, GoldError> {
        let at = folder.join("gold");
        if !at.is_dir() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&at).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(|error| GoldError::read(&at, error))?;
        let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "gold") && file.is_file());
        files.sort();
        files.into_iter().map(|file| Ok((file.clone(), Self::read(&file)?))).collect()
    }

    /// Reads the text of a file of gold; `file` is its name in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, GoldError> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('[') {
            let entries = serde_json::from_str(text)
                .map_err(|error| GoldError::row(file, error.line(), format!("{error}; {SHAPES}")))?;
            return Ok(Self::Accounts(entries));
        }
        let rows = Lines::of(file, text)?;
        match rows.shape {
            Shape::Claims => Ok(Self::Claims(rows.with_ids(|row: &ClaimsRow| &row.id)?)),
            Shape::Statements => Ok(Self::Statements(rows.statements()?)),
            Shape::Clusters => Ok(Self::Clusters(rows.with_ids(|row: &ClusterRow| &row.id)?)),
            Shape::Events => Ok(Self::Events(rows.with_ids(|row: &EventRow| &row.key)?)),
            Shape::Stances => Ok(Self::Stances(rows.with_ids(|row: &StanceRow| &row.id)?)),
            Shape::Links => Ok(Self::Links(rows.links()?)),
            Shape::Articles => Ok(Self::Articles(rows.with_ids(|row: &ArticleRow| &row.id)?)),
        }
    }

    /// What the gold is of, in a word: `claims`, `statements`, `clusters`, `events`, `links`, `articles`, `stances`,
    /// `accounts`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Claims(_) => "claims",
            Self::Statements(_) => "statements",
            Self::Clusters(_) => "clusters",
            Self::Events(_) => "events",
            Self::Links(_) => "links",
            Self::Articles(_) => "articles",
            Self::Stances(_) => "stances",
            Self::Accounts(_) => "accounts",
        }
    }

    /// The ids of the articles it speaks of, in its order, each once.
    pub fn articles(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = match self {
            Self::Claims(rows) => rows.iter().map(|row| row.id.as_str()).collect(),
            Self::Statements(rows) => rows.iter().map(|row| row.id.as_str()).collect(),
            Self::Clusters(rows) => rows.iter().map(|row| row.id.as_str()).collect(),
            Self::Articles(rows) => rows.iter().map(|row| row.id.as_str()).collect(),
            Self::Stances(_) => Vec::new(),
            Self::Events(rows) => rows.iter().flat_map(|row| &row.articles).map(String::as_str).collect(),
            Self::Links(links) => links.claims.iter().map(|claim| claim.article.as_str()).collect(),
            Self::Accounts(entries) => entries.iter().flat_map(|e| &e.articles).map(String::as_str).collect(),
        };
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(*id));
        ids
    }
}

/// The rows of a JSON Lines file, all of one shape, with their lines.
struct Lines<'a> {
    file: &'a str,
    shape: Shape,
    rows: Vec<(usize, Value)>,
}

impl<'a> Lines<'a> {
    fn of(file: &'a str, text: &str) -> Result<Self, GoldError> {
        let mut rows = Vec::new();
        let mut shape = None;
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let n = n + 1;
            let row: Value = serde_json::from_str(line)
                .map_err(|error| GoldError::row(file, n, format!("not a JSON object a line: {error}")))?;
            let of_row = Shape::of(&row).ok_or_else(|| GoldError::row(file, n, SHAPES))?;
            let first: Shape = *shape.get_or_insert(of_row);
            if of_row != first {
                let (found, wanted) = (of_row.fields(), first.fields());
                let message = format!(
                    "a row with {found} in a file whose first row has {wanted}; put each kind into a file of its own"
                );
                return Err(GoldError::row(file, n, message));
            }
            rows.push((n, row));
        }
        let shape = shape.ok_or_else(|| GoldError::file(file, format!("no rows; {SHAPES}")))?;
        Ok(Self { file, shape, rows })
    }

    fn typed<T: DeserializeOwned>(self) -> Result<Vec<(usize, T)>, GoldError> {
        let file = self.file;
        self.rows.into_iter().map(|(line, row)| Ok((line, typed(file, line, row)?))).collect()
    }

    /// Claims and the pairs that name them.
    fn links(self) -> Result<Links, GoldError> {
        let file = self.file;
        let link = |(line, mut row): (usize, Value)| {
            let pair = |row: Value| typed::<[String; 2]>(file, line, row);
            let row = if let Some(names) = row.get_mut("must") {
                LinkRow::Must(pair(names.take())?)
            } else if let Some(names) = row.get_mut("cannot") {
                LinkRow::Cannot(pair(names.take())?)
            } else {
                LinkRow::Claim(typed::<LinkClaim>(file, line, row)?)
            };
            Ok((line, row))
        };
        Links::of(file, self.rows.into_iter().map(link).collect::<Result<_, GoldError>>()?)
    }

    /// Rows whose ids differ.
    fn with_ids<T: DeserializeOwned>(self, id: impl Fn(&T) -> &String) -> Result<Vec<T>, GoldError> {
        let file = self.file;
        let rows = self.typed::<T>()?;
        let mut lines = HashMap::new();
        for (line, row) in &rows {
            if let Some(before) = lines.insert(id(row).clone(), *line) {
                let id = id(row);
                let message = format!("{id:?} stands in line {before} already; join the two rows");
                return Err(GoldError::row(file, *line, message));
            }
        }
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    /// Statements that all have a source, and name a communication of their article if any.
    fn statements(self) -> Result<Vec<StatementsRow>, GoldError> {
        let file = self.file;
        let lines: Vec<usize> = self.rows.iter().map(|(line, _)| *line).collect();
        let rows = self.with_ids(|row: &StatementsRow| &row.id)?;
        for (row, line) in rows.iter().zip(lines) {
            for statement in &row.statements {
                let said = &statement.proposition;
                if statement.source.is_empty() {
                    let message = format!("the statement {said:?} has no source; a statement is somebody's");
                    return Err(GoldError::row(file, line, message));
                }
                let known = |key: &String| row.communications.iter().any(|c| c.key == *key);
                if let Some(key) = statement.within.as_ref().filter(|key| !known(key)) {
                    let message = format!(
                        "the statement {said:?} is within {key:?}, which is none of the row's communications"
                    );
                    return Err(GoldError::row(file, line, message));
                }
            }
        }
        Ok(rows)
    }
}

/// A row's fields, or part of them, as what they should be.
fn typed<T: DeserializeOwned>(file: &str, line: usize, row: Value) -> Result<T, GoldError> {
    serde_json::from_value(row)
        .map_err(|error| GoldError::row(file, line, format!("{error}; mend the field or take the row out")))
}
