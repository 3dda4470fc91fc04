//! All tables, each in a file of its own.

use riwaya_reconcile::Senses;
use riwaya_store::{Filter, Placed, Store};
use serde::Serialize;

use crate::changes::EventIds;
use crate::release::Release;
use crate::rows::{AccountRow, ArticleRow, Held, LinkRow};
use crate::sheet::Sheet;
use crate::tables::{
    ACCOUNTS, ARTICLES, CLAIMS, COMMUNICATIONS, ENTITIES, EVENT_LINKS, EVENTS, QUOTES, STATEMENTS,
    STORYLINES, TIMES,
};
use crate::tellings::{each_merging, each_telling};
use crate::{Format, Table, TransferError};

pub(crate) fn write(
    store: &Store,
    filter: &Filter,
    format: Format,
    senses: &dyn Senses,
    release: &mut Release,
    ids: &mut EventIds,
) -> Result<(), TransferError> {
    let begin = |release: &Release, table: &'static Table| match format {
        Format::Csv => Sheet::csv(release, table),
        _ => Sheet::parquet(release, table),
    };

    let mut articles = begin(release, &ARTICLES)?;
    let mut quotes = begin(release, &QUOTES)?;
    let mut communications = begin(release, &COMMUNICATIONS)?;
    let mut entities = begin(release, &ENTITIES)?;
    let mut times = begin(release, &TIMES)?;
    let mut done = Ok(());
    store.each_placed(filter, |placed| {
        done = articles
            .add(&ArticleRow::of(&placed))
            .and_then(|()| hold(&mut quotes, &placed, &placed.article.quotes))
            .and_then(|()| hold(&mut communications, &placed, &placed.article.communications))
            .and_then(|()| hold(&mut entities, &placed, &placed.article.entities))
            .and_then(|()| hold(&mut times, &placed, &placed.article.times));
        done.is_ok()
    })?;
    done?;
    articles.finish(release)?;

    let mut claims = begin(release, &CLAIMS)?;
    let mut done = Ok(());
    store.each_claim(filter, |claim| {
        done = claims.add(&claim);
        done.is_ok()
    })?;
    done?;
    claims.finish(release)?;

    let mut statements = begin(release, &STATEMENTS)?;
    let mut done = Ok(());
    store.each_statement(filter, |statement| {
        done = statements.add(&statement);
        done.is_ok()
    })?;
    done?;
    statements.finish(release)?;
    for sheet in [quotes, communications, entities, times] {
        sheet.finish(release)?;
    }

    let mut events = begin(release, &EVENTS)?;
    let mut accounts = begin(release, &ACCOUNTS)?;
    each_telling(store, filter, senses, |telling| {
        ids.add(telling.event)?;
        events.add(telling.event)?;
        let rows = telling.table.iter().flat_map(AccountRow::of);
        rows.into_iter().try_for_each(|row| accounts.add(&row))
    })?;
    events.finish(release)?;
    let mut event_links = begin(release, &EVENT_LINKS)?;
    each_merging(store, filter, |event, best| {
        let makers = store.makers_of(&event.claims)?;
        LinkRow::of(event, &makers, best).iter().try_for_each(|row| event_links.add(row))
    })?;
    event_links.finish(release)?;
    accounts.finish(release)?;

    let mut storylines = begin(release, &STORYLINES)?;
    store.storylines(filter)?.iter().try_for_each(|line| storylines.add(line))?;
    storylines.finish(release)
}

fn hold<T: Serialize>(sheet: &mut Sheet, of: &Placed, records: &[T]) -> Result<(), TransferError> {
    records.iter().try_for_each(|record| sheet.add(&Held { article: &of.article.id, record }))
}
