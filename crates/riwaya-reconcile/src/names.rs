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
