//! Reads lists page by page.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher as _},
};

use crate::{
    cloud::client::Client,
    domain::facts::{Answer, LookUpError, Page},
    wire::Action,
};

/// The most rows that are read of one list, whatever its `TotalCount` says.
const MOST_ROWS: u64 = 1_000_000;
/// The most pages that are read of one list: 200,000 rows in pages of 100.
const MOST_PAGES: u64 = 2_000;

/// Reads the lists that answer one question, and hands on their pages.
pub(super) struct ListReader<'a> {
    pub(super) client: &'a Client,
    pub(super) region: &'a str,
    emit: &'a mut (dyn FnMut(Result<Page, LookUpError>) + Send),
    /// Rows that earlier lists of the same answer have.
    earlier: usize,
    /// Whether another list follows, so that the last page of this one is not the last of the answer.
    pub(super) is_followed: bool,
}

/// Where a page begins, and how many rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PagePosition {
    /// Rows before the page: a multiple of `limit`.
    pub(super) offset: u64,
    pub(super) limit: u64,
}

impl PagePosition {
    /// Returns the number of the page, from 0.
    pub(super) fn page(self) -> u64 {
        self.offset / self.limit.max(1)
    }
}

impl<'a> ListReader<'a> {
    pub(super) fn new(
        (client, region): (&'a Client, &'a str),
        emit: &'a mut (dyn FnMut(Result<Page, LookUpError>) + Send),
    ) -> ListReader<'a> {
        ListReader { client, region, emit, earlier: 0, is_followed: false }
    }

    /// Reads a list with pages of at most `most` rows. `rows` returns the rows of a page and `TotalCount`.
    pub(super) async fn pages<A: Action, R: Hash>(
        &mut self,
        most: u64,
        request: impl Fn(PagePosition) -> A::Request + Send,
        rows: impl Fn(A::Response) -> (Vec<R>, u64) + Send,
        answer: fn(Vec<R>) -> Answer,
    ) -> Result<(), LookUpError> {
        let mut pages = Pages::default();
        while let Some(position) = pages.next(most) {
            let turn = self.client.turn().await;
            let (rows, total) = rows(self.client.call::<A>(self.region, &request(position)).await?);
            drop(turn);
            let rows = if pages.take(&rows, total) { rows } else { Vec::new() };
            let total = self.earlier + pages.total(total);
            (self.emit)(Ok(Page { answer: answer(rows), total, is_last: pages.is_over && !self.is_followed }));
        }
        self.earlier += pages.rows;
        Ok(())
    }

    /// Reads a list that has no pages.
    pub(super) async fn whole<A: Action, R>(
        &mut self,
        request: &A::Request,
        rows: impl FnOnce(A::Response) -> Vec<R> + Send,
        answer: fn(Vec<R>) -> Answer,
    ) -> Result<(), LookUpError> {
        let turn = self.client.turn().await;
        let rows = rows(self.client.call::<A>(self.region, request).await?);
        drop(turn);
        let total = rows.len();
        (self.emit)(Ok(Page { answer: answer(rows), total, is_last: true }));
        Ok(())
    }
}

/// The progress through a list. The list ends with the first page that is shorter than the first one, that repeats an
/// earlier page, or that reaches `TotalCount`. It ends after the first page if `TotalCount` would need too many pages:
/// a service that counts wrongly must not be asked for ever.
#[derive(Default)]
struct Pages {
    /// Rows of the first page.
    size: usize,
    rows: usize,
    /// Hashes of all pages, to notice a service that repeats pages.
    seen: HashSet<u64>,
    is_over: bool,
}

impl Pages {
    /// Returns the position of the next page, or `None` at the end of the list. A service may give fewer rows than
    /// `most`. Then that is the size of every page, because some services want offsets that are multiples of `Limit`.
    fn next(&self, most: u64) -> Option<PagePosition> {
        let limit = if self.rows == 0 { most } else { self.size as u64 };
        (!self.is_over).then_some(PagePosition { offset: self.rows as u64, limit })
    }

    /// Counts a page. Returns `false` if the page repeats an earlier one and has to be dropped.
    fn take<R: Hash>(&mut self, page: &[R], total: u64) -> bool {
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        let is_new = self.seen.insert(hasher.finish());
        if self.seen.len() == 1 {
            self.size = page.len();
        }
        if is_new {
            self.rows += page.len();
        }
        self.is_over = !is_new
            || page.is_empty()
            || page.len() < self.size
            || self.rows as u64 >= total
            || is_too_long(total, self.size);
        is_new
    }

    /// Returns how many rows the list has. Of a list that is not read to its end it is only known that it has more.
    fn total(&self, total: u64) -> usize {
        if is_too_long(total, self.size) {
            return self.rows + 1;
        }
        usize::try_from(total).unwrap_or(0).max(self.rows)
    }
}

/// Whether a list of `total` rows, in pages of `size` rows, is longer than what is read.
fn is_too_long(total: u64, size: usize) -> bool {
    total > MOST_ROWS || total.div_ceil(size.max(1) as u64) > MOST_PAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_too_long_is_detected_at_its_first_page() {
        assert!(!is_too_long(MOST_ROWS, 100_000) && is_too_long(MOST_ROWS + 1, 100_000));
        assert!(!is_too_long(2 * MOST_PAGES, 2) && is_too_long(2 * MOST_PAGES + 1, 2));
        assert!(!is_too_long(1, 0));
    }

    #[test]
    fn offsets_are_multiples_of_the_limit_even_if_the_service_gives_fewer_rows() {
        let mut pages = Pages::default();
        let mut asked = Vec::new();
        for rows in [0..40, 40..80, 80..99] {
            let position = pages.next(100).unwrap();
            asked.push((position.offset, position.limit, position.page()));
            assert!(pages.take(&rows.collect::<Vec<i32>>(), 99));
        }
        assert_eq!(asked, [(0, 100, 0), (40, 40, 1), (80, 40, 2)]);
        assert_eq!(pages.next(100), None);
    }

    #[test]
    fn a_list_that_is_cut_has_more_rows_than_were_read() {
        let mut pages = Pages::default();
        assert!(pages.take(&[1, 2], u64::MAX) && pages.is_over);
        assert_eq!(pages.total(u64::MAX), 3);
    }

    #[test]
    fn a_page_that_is_shorter_than_the_first_is_the_last_and_an_equal_one_is_not() {
        let mut pages = Pages::default();
        assert!(pages.take(&[1, 2], 99) && !pages.is_over);
        assert!(pages.take(&[3, 4], 99) && !pages.is_over);
        assert!(pages.take(&[5], 99) && pages.is_over);
    }
}
