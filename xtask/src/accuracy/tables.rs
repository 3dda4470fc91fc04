//! Tables of what was measured, as Markdown.

use std::fmt::Write;

use serde_json::Value;

/// What figures are of; the rest of what `riwaya eval` prints is left to whoever runs it.
const MEASURES: &[(&str, &str)] = &[
    ("gold_claims", "claims wanted"),
    ("event_trigger_f1", "claims: type and trigger, F1"),
    ("event_trigger_p", "precision"),
    ("event_trigger_r", "recall"),
    ("actor_f1", "actor, F1"),
    ("recipient_f1", "recipient, F1"),
    ("attribution_f1", "attribution, F1"),
    ("country_accuracy", "country"),
    ("sector_accuracy", "sector"),
    ("status_accuracy", "status"),
    ("gold_times", "times wanted"),
    ("time_extent_f1", "times: extent, F1"),
    ("time_value_f1", "times: value, F1"),
    ("gold_statements", "statements wanted"),
    ("statement_f1", "statements: found, F1"),
    ("statement_p", "precision"),
    ("statement_r", "recall"),
    ("statement_source_accuracy", "source"),
    ("statement_carried_source_accuracy", "carried source"),
    ("statement_stance_accuracy", "stance"),
    ("statement_within_accuracy", "communication"),
    ("event_pair_f1", "main events: pairs of articles, F1"),
    ("event_b3_f1", "main events: B³"),
    ("story_pair_f1", "storylines: pairs of articles, F1"),
    ("story_b3_f1", "storylines: B³"),
    ("events_found", "events found"),
    ("events_with_their_articles", "events with exactly their articles"),
    ("events_wanted", "events wanted"),
    ("link_p", "claims merged: link precision"),
    ("link_r", "link recall, of claims found"),
    ("link_r_of_all", "link recall, of all"),
    ("events_split", "events split in two or more"),
    ("events_told_again", "events told more than once"),
    ("fragmentation", "events for each of these, on average"),
    ("account_cells_recall", "account cells found"),
    ("gold_cells", "account cells wanted"),
    ("omissions_recall", "omissions found"),
    ("stance_agree_f1", "agree, F1"),
    ("stance_disagree_f1", "disagree, F1"),
    ("stance_other_f1", "other, F1"),
    ("stance_macro_f1", "macro F1"),
    ("extract_f1", "article text, F1"),
    ("title", "title"),
    ("published_day", "day of publication"),
    ("author", "author"),
];

/// Each set's figures with their intervals.
pub(super) fn figures(outcomes: &[(&str, Value)]) -> String {
    let mut out = String::from("| set | measure | value | 95 % |\n|---|---|---|---|\n");
    let mut before = "";
    for (set, outcome) in outcomes {
        for (name, measure) in MEASURES {
            let value = &outcome["figures"][name];
            if value.is_null() {
                continue;
            }
            let bounds = &outcome["intervals"][name];
            let interval = if bounds.is_null() {
                "–".to_owned()
            } else {
                format!("{}–{}", share(&bounds[0]), share(&bounds[1]))
            };
            let shown = if *set == before { "" } else { set };
            before = set;
            let _ = writeln!(out, "| {shown} | {measure} | {} | {interval} |", number(value));
        }
    }
    out
}

/// Each set's claims, type by type.
pub(super) fn types(outcomes: &[(&str, Value)]) -> String {
    let mut out = String::from(
        "| set | type | wanted | found | precision | 95 % | recall | 95 % | F1 | 95 % |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (set, outcome) in outcomes {
        for (n, of) in outcome["by_type"].as_array().into_iter().flatten().enumerate() {
            let _ = write!(
                out,
                "| {} | {} | {} | {} |",
                if n == 0 { set } else { "" },
                of["event"].as_str().unwrap_or_default(),
                of["gold"],
                of["system"]
            );
            for measure in ["precision", "recall", "f1"] {
                let interval = &of[format!("{measure}_interval")];
                let _ = write!(out, " {} | {} |", share(&of[measure]), within(interval));
            }
            out.push('\n');
        }
    }
    out
}

/// For each tenth of confidence the share that is right; for each least confidence the claims that are shown.
pub(super) fn confidence(outcomes: &[(&str, Value)]) -> String {
    let judged: Vec<(String, &Value)> = outcomes
        .iter()
        .filter_map(|(set, outcome)| Some((*set, outcome.get("by_confidence")?)))
        .map(|(set, of)| (format!("{}, {set}", of["of"].as_str().unwrap_or_default()), of))
        .collect();
    let mut out = row("", judged.iter().map(|(name, _)| name.clone()));
    out += &row("---", judged.iter().map(|_| "---".to_owned()));
    for n in 1..10 {
        let to = if n == 9 { "1".to_owned() } else { format!(".{}", n + 1) };
        out += &row(&format!(".{n} to {to}"), judged.iter().map(|(_, of)| band(of, f64::from(n) / 10.0)));
    }
    let falls = |of: &Value| {
        let at: Vec<String> = of["falls"].as_array().into_iter().flatten().map(tenth).collect();
        if at.is_empty() { "–".to_owned() } else { at.join(", ") }
    };
    out += &row("falls at", judged.iter().map(|(_, of)| falls(of)));
    out += &row("order (AUC)", judged.iter().map(|(_, of)| share(&of["auc"])));
    out += &row("distance", judged.iter().map(|(_, of)| share(&of["calibration_error"])));
    out += "\n| set | at least | found | precision | 95 % | recall | F1 |\n|---|---|---|---|---|---|---|\n";
    for (name, of) in judged.iter().filter(|(_, of)| of["of"] == "claims") {
        for (n, shown) in of["at_least"].as_array().into_iter().flatten().enumerate().skip(3) {
            let cells = [
                format!(".{n}"),
                shown["system"].to_string(),
                share(&shown["precision"]),
                within(&shown["precision_interval"]),
                share(&shown["recall"]),
                share(&shown["f1"]),
            ];
            out += &row(if n == 3 { name } else { "" }, cells);
        }
    }
    out
}

/// What is right of those whose confidence lies in one tenth.
fn band(of: &Value, from: f64) -> String {
    let mut bands = of["bands"].as_array().into_iter().flatten();
    bands.find(|band| band["from"].as_f64() == Some(from)).map_or_else(
        || "–".to_owned(),
        |band| {
            let interval = within(&band["precision_interval"]);
            format!("{} of {} ({interval})", share(&band["precision"]), band["system"])
        },
    )
}

fn row(first: &str, cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = std::iter::once(first.to_owned()).chain(cells).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// One digit, without the nought before the point.
fn tenth(value: &Value) -> String {
    format!("{:.1}", value.as_f64().unwrap_or(f64::NAN)).trim_start_matches('0').to_owned()
}

fn within(interval: &Value) -> String {
    if interval.is_null() {
        return "–".to_owned();
    }
    format!("{}–{}", share(&interval["low"]), share(&interval["high"]))
}

/// Three digits, without the nought before the point.
fn share(value: &Value) -> String {
    let Some(value) = value.as_f64() else { return "–".to_owned() };
    format!("{value:.3}").trim_start_matches('0').to_owned()
}

fn number(value: &Value) -> String {
    if value.is_u64() { value.to_string() } else { share(value) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_have_their_intervals_and_sets_are_named_once() {
        let outcome = json!({
            "figures": {"gold_claims": 12, "event_trigger_f1": 0.7314, "event_type_p": 0.9},
            "intervals": {"event_trigger_f1": [0.695, 0.7634]},
        });
        let table = figures(&[("samples", outcome)]);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| samples | claims wanted | 12 | – |",
                "|  | claims: type and trigger, F1 | .731 | .695–.763 |"
            ]
        );
    }

    #[test]
    fn bands_stand_beside_each_other() {
        let band = |from: f64, precision: f64| {
            json!({"from": from, "system": 20, "precision": precision,
                "precision_interval": {"low": precision - 0.1, "high": precision}})
        };
        let of = |name: &str, bands: Vec<Value>| {
            let judged = json!({"of": name, "bands": bands, "falls": [0.9], "auc": null, "calibration_error": 0.05,
                "at_least": []});
            json!({"by_confidence": judged})
        };
        let claims = of("claims", vec![band(0.8, 0.9), band(0.9, 1.0)]);
        let statements = of("statements", vec![band(0.9, 0.5)]);
        let table = confidence(&[("a", claims), ("b", statements), ("c", json!({"figures": {}}))]);
        let line = |start: &str| table.lines().find(|line| line.starts_with(start)).unwrap_or_default();
        assert_eq!(line("|  |"), "|  | claims, a | statements, b |");
        assert_eq!(line("| .8"), "| .8 to .9 | .900 of 20 (.800–.900) | – |");
        assert_eq!(line("| .9"), "| .9 to 1 | 1.000 of 20 (.900–1.000) | .500 of 20 (.400–.500) |");
        assert_eq!(line("| falls at"), "| falls at | .9 | .9 |");
        assert_eq!(line("| order"), "| order (AUC) | – | – |");
    }
}
