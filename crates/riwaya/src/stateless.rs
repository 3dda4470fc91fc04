//! `read`, `code`, `pairs`: no database.

use std::path::Path;

use rayon::prelude::*;
use riwaya_code::{Coder, at_least};
use riwaya_read::Reader;
use riwaya_record::Article;
use serde::Serialize;

use crate::arguments::{CodeArguments, InputArguments, PairsArguments};
use crate::failure::Failure;
use crate::gather::{Ids, Problems, each_batch, each_batch_of};
use crate::knowledge;
use crate::printing::{Out, json_of};

pub(crate) fn read(asked: &InputArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let mut out = Out::new();
    let problems = each_batch(&asked.paths, Reader::new(&lexicon.furniture), |articles, _| {
        articles.iter().try_for_each(|article| out.json_line(article))
    })?;
    out.finish()?;
    Ok(problems)
}

/// How many bytes a byte of an article's text becomes when it is coded, with some to spare.
const CODED_BYTES: usize = 12;

pub(crate) fn code(asked: &CodeArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let coder = Coder::new(lexicon);
    let mut out = Out::new();
    let reader = Reader::new(&lexicon.furniture);
    let problems = each_batch_of(&asked.input.paths, asked.shard, reader, |articles, _| {
        let line = |article: &Article| {
            let coded = at_least(coder.code(article), asked.confidence.min_confidence);
            json_of(&coded, CODED_BYTES * article.text.len())
        };
        let lines: Vec<_> = articles.par_iter().map(line).collect();
        lines.into_iter().try_for_each(|line| out.made_line(&line?))
    })?;
    out.finish()?;
    Ok(problems)
}

pub(crate) fn pairs(asked: &PairsArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let mut ids = Ids::default();
    let mut bodies: Vec<(String, String)> = Vec::new();
    let problems = each_batch(&asked.input.paths, Reader::new(&lexicon.furniture), |articles, problems| {
        bodies.extend(ids.keep_new(articles, problems).into_iter().map(|article| (article.id, article.text)));
        Ok(())
    })?;
    let mut out = Out::new();
    let texts = bodies.iter().map(|(id, text)| (id.as_str(), text.as_str()));
    for pair in riwaya_reconcile::near_copies(texts, asked.min) {
        out.json_line(&PrintedPair { a: &pair.a, b: &pair.b, similarity: pair.similarity })?;
    }
    out.finish()?;
    Ok(problems)
}

#[derive(Serialize)]
struct PrintedPair<'a> {
    a: &'a str,
    b: &'a str,
    similarity: f64,
}
