//! The day that an address carries.

use super::stamp::Stamp;

/// The date that an address carries: `/2021/04/14/`, `/2021-04-14-`, `/20210414`.
pub(crate) fn in_address(url: &str) -> Option<Stamp> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    // Names of sections may stand between the year and the month: /2013/middle_east/8/3/
    let folders: Vec<&str> = path.split('/').skip(1).collect();
    let number = |part: &&str| (part.len() <= 2).then(|| part.parse::<i64>().ok())?;
    for (at, year) in folders.iter().enumerate().filter(|(_, part)| part.len() == 4) {
        let rest: Vec<i64> = folders[at + 1..].iter().take(4).filter_map(number).collect();
        if let (Ok(year), [month, day, ..]) = (year.parse::<i64>(), &rest[..])
            && let Some(stamp) = Stamp::day(year, *month, *day).filter(|s| s.year >= 1990)
        {
            return Some(stamp);
        }
    }
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    for (at, part) in parts.iter().enumerate().skip(1) {
        let digits = part.len() <= 8 && part.bytes().all(|b| b.is_ascii_digit());
        if digits && part.len() == 4 {
            let tail: Vec<i64> = parts[at + 1..]
                .iter()
                .take(3)
                .filter_map(|p| p.parse().ok().filter(|_| p.len() <= 2))
                .take(2)
                .collect();
            // A section's name may stand between the year and the month.
            if let [m, d] = tail[..]
                && let Some(stamp) =
                    part.parse().ok().filter(|y| *y >= 1990).and_then(|y| Stamp::day(y, m, d))
            {
                return Some(stamp);
            }
        } else if digits && part.len() == 8 {
            let number: i64 = part.parse().ok()?;
            let stamp = Stamp::day(number / 10_000, number / 100 % 100, number % 100);
            if let Some(stamp) = stamp.filter(|s| s.year >= 1990) {
                return Some(stamp);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use riwaya_record::PublishedFrom;

    use super::*;

    #[test]
    fn dates_in_addresses() {
        let date = |t: &str| in_address(t).and_then(|s| s.published(PublishedFrom::Url).date);
        assert_eq!(date("https://example.org/news/2021/4/14/slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/2021/world/4/14/index.html").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/2021/far_east/4/14/a").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/20210414-slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/story/12345678/4"), None);
    }
}
