//! Ids as small numbers.

use std::rc::Rc;

use rustc_hash::FxHashMap;

/// Ids that were come across, each with a number.
#[derive(Default)]
pub(crate) struct Names {
    numbers: FxHashMap<Rc<str>, u32>,
    names: Vec<Rc<str>>,
}

impl Names {
    /// The number of an id, a new one if it has none.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let (name, number): (Rc<str>, u32) = (name.into(), self.names.len() as u32);
        self.numbers.insert(Rc::clone(&name), number);
        self.names.push(name);
        number
    }

    /// The number of an id, if it has one.
    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn name(&self, number: u32) -> &str {
        &self.names[number as usize]
    }

    pub(crate) fn names<'n>(
        &'n self,
        numbers: impl IntoIterator<Item = &'n u32>,
    ) -> impl Iterator<Item = String> {
        numbers.into_iter().map(|n| self.name(*n).to_owned())
    }
}

/// Where some of many numbers stand in a list: a table by number, so that one is found at a glance.
#[derive(Default)]
pub(crate) struct Places {
    at: Vec<u32>,
    laid: Vec<u32>,
}

/// The place of what is not in the list.
const NOWHERE: u32 = u32::MAX;

impl Places {
    /// Takes another list, in the place of the one before.
    pub(crate) fn lay(&mut self, list: impl IntoIterator<Item = u32>) {
        for number in self.laid.drain(..) {
            self.at[number as usize] = NOWHERE;
        }
        for (place, number) in list.into_iter().enumerate() {
            if self.at.len() <= number as usize {
                self.at.resize(number as usize + 1, NOWHERE);
            }
            self.at[number as usize] = place as u32;
            self.laid.push(number);
        }
    }

    pub(crate) fn get(&self, number: u32) -> Option<usize> {
        self.at.get(number as usize).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    pub(crate) fn has(&self, number: u32) -> bool {
        self.get(number).is_some()
    }
}

/// Numbers with others that have to do with them, and how much.
#[derive(Default)]
pub(crate) struct Pairs(Vec<Vec<(u32, f64)>>);

impl Pairs {
    pub(crate) fn add(&mut self, a: u32, b: u32, score: f64) {
        for (one, other) in [(a, b), (b, a)] {
            if self.0.len() <= one as usize {
                self.0.resize_with(one as usize + 1, Vec::new);
            }
            self.0[one as usize].push((other, score));
        }
    }

    pub(crate) fn of(&self, number: u32) -> &[(u32, f64)] {
        self.0.get(number as usize).map_or(&[], Vec::as_slice)
    }
}
