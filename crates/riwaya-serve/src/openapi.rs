//! The description of the API, made from what is answered ([`ENDPOINTS`]) and from the records' own types.

use riwaya_record::{EventType, Status};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::api::{ENDPOINTS, Endpoint, Media, Taken};
use crate::asked::{Field, Kind};
use crate::export::KINDS;
use crate::problem::Detail;

/// OpenAPI 3.1.
pub(crate) fn description() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut schemas = settings.into_generator();
    let problem = schemas.subschema_for::<Detail>();
    let problem = json!({"content": {"application/problem+json": {"schema": problem}}});
    let paths: Map<String, Value> = ENDPOINTS
        .iter()
        .map(|e| {
            let mut all = json!({"get": operation(e, &mut schemas, &problem)});
            if let Some(taken) = &e.takes {
                all["post"] = writing(taken, &mut schemas, &problem);
            }
            (format!("/api/v1{}", e.path), all)
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "riwaya",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "News as attributed events: who did or said what to whom, according to whom. \
                            Read-only but for corrections, which whoever has the token may make. \
                            Offsets are Unicode code points, end exclusive.",
            "license": {"name": "Apache-2.0 OR MIT"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "securitySchemes": {"token": {
                "type": "http", "scheme": "bearer",
                "description": "What is in the file that the server was given with --token-file",
            }},
        },
    })
}

fn operation(of: &Endpoint, schemas: &mut SchemaGenerator, problem: &Value) -> Value {
    let mut parameters: Vec<Value> = Vec::new();
    if let Some(about) = of.part {
        let name = of.path.split(['{', '}']).nth(1).unwrap_or_default();
        let schema =
            if name == "kind" { json!({"enum": KINDS}) } else { json!({"type": "string", "minLength": 1}) };
        parameters.push(
            json!({"name": name, "in": "path", "required": true, "description": about, "schema": schema}),
        );
    }
    parameters.extend(of.fields.iter().flat_map(|fields| fields.iter()).map(parameter));
    let content = match of.answer {
        Media::Json(schema) => json!({"application/json": {"schema": schema(schemas)}}),
        Media::Lines => json!({"application/jsonl": {}, "text/csv": {}}),
        Media::Text => json!({"text/plain": {"schema": {"type": "string"}}}),
    };
    let answered = |about: &str| {
        let mut answer = problem.clone();
        answer["description"] = json!(about);
        answer
    };
    let mut responses = json!({
        "200": {"description": of.about, "content": content},
        "304": {"description": "The answer that `If-None-Match` names is still the same"},
        "405": {"description": "The address is asked in another way; `Allow` says how"},
        "421": answered("The server is asked by a name that is not its own"),
        "429": answered("Too many questions in a short time"),
        "503": answered("The database cannot be read"),
    });
    if !of.fields.is_empty() || of.part.is_some() {
        responses["400"] = answered("What was asked makes no sense");
        responses["414"] = json!({"description": "The address is too long"});
    }
    if of.part.is_some() {
        responses["300"] = answered("Several ids begin so");
        responses["404"] =
            answered("Nothing has this id; of an event that was merged or split, `instead` has the new ids");
        responses["410"] = answered("An event that no article reports any more");
    }
    json!({"summary": of.about, "parameters": parameters, "responses": responses})
}

/// What may be sent by whoever has the token.
fn writing(of: &Taken, schemas: &mut SchemaGenerator, problem: &Value) -> Value {
    let (sent, made) = ((of.sent)(schemas), (of.made)(schemas));
    let answered = |about: &str| {
        let mut answer = problem.clone();
        answer["description"] = json!(about);
        answer
    };
    json!({
        "summary": of.about,
        "security": [{"token": []}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": sent}}},
        "responses": {
            "201": {"description": "It was made", "content": {"application/json": {"schema": made}}},
            "400": answered("It makes no sense: why, and what would"),
            "401": answered("The token is missing or wrong"),
            "403": answered("Nothing can be changed through this server: it was started without a token"),
            "405": {"description": "The address is asked in another way"},
            "413": answered("More was sent than is taken"),
            "414": {"description": "The address is too long"},
            "421": answered("The server is asked by a name that is not its own"),
            "429": answered("Too much in a short time"),
            "503": answered("The database cannot be written"),
        },
    })
}

fn parameter(of: &Field) -> Value {
    let schema = match of.kind {
        Kind::Text => json!({"type": "string", "maxLength": 600}),
        Kind::Day => {
            json!({"type": "string", "pattern": "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"})
        }
        Kind::Place => json!({"type": "string", "pattern": "^([^~]*~[^~]*)?$"}),
        Kind::Fraction => json!({"type": "number", "minimum": 0, "maximum": 1}),
        Kind::Count(most) => json!({"type": "integer", "minimum": 1, "maximum": most}),
        Kind::OneOf(values) => json!({"type": "string", "enum": values}),
        Kind::Types => {
            let all: Vec<&str> = EventType::ALL.iter().map(|t| t.as_str()).collect();
            json!({"type": "array", "items": {"enum": all}})
        }
        Kind::Statuses => {
            let all =
                [Status::Actual, Status::Future, Status::Hypothetical, Status::Negated, Status::Historical];
            json!({"type": "array", "items": {"enum": all}})
        }
    };
    let mut parameter = json!({"name": of.name, "in": "query", "description": of.about, "schema": schema});
    if matches!(of.kind, Kind::Types | Kind::Statuses) {
        parameter["style"] = json!("form");
        parameter["explode"] = json!(false);
    }
    parameter
}

/// The API as a page of the book.
pub(crate) fn reference() -> String {
    use std::fmt::Write as _;
    let mut out = String::from(
        "# API\n\n<!-- written by `cargo xtask api`: do not edit -->\n\n\
         `riwaya serve` answers at these addresses, below `/api/v1`. All are read-only but for corrections. `/api/v1/openapi.json` describes them and\n\
         their answers for programs (OpenAPI 3.1); the records are those of [Records](records.md).\n\n\
         | address | answers |\n|---|---|\n",
    );
    for endpoint in ENDPOINTS {
        let _ = writeln!(out, "| `{}` | {} |", endpoint.path, endpoint.about);
        if let Some(taken) = &endpoint.takes {
            let _ = writeln!(out, "| `POST {}` | {} |", endpoint.path, taken.about);
        }
    }
    let mut told: Vec<&str> = Vec::new();
    out.push_str("\n## What may be asked\n\n| field | at | means |\n|---|---|---|\n");
    for field in ENDPOINTS.iter().flat_map(|e| e.fields.iter().flat_map(|f| f.iter())) {
        if told.contains(&field.name) {
            continue;
        }
        told.push(field.name);
        let asks = |e: &&Endpoint| e.fields.iter().any(|f| f.iter().any(|f| f.name == field.name));
        let at: Vec<String> = ENDPOINTS.iter().filter(asks).map(|e| format!("`{}`", e.path)).collect();
        let _ =
            writeln!(out, "| `{}` | {} | {} |", field.name, at.join(" "), field.about.replace('|', "\\|"));
    }
    out.push_str(
        "\nA field that is not known is refused, so that a misspelt filter does not ask for everything.\n\n\
         ## How it answers\n\n\
         - A list is `{\"items\": […], \"next\": …}`. `next`, handed back as `after`, leads to the records that follow; it is null at\n  \
           the end, and stays right when records are added.\n\
         - Every answer has an `ETag`; asked again with `If-None-Match`, it is sent only if it has changed. Answers are compressed\n  \
           for whoever accepts gzip.\n\
         - An export is a stream: its rows go out while the database is read.\n\
         - What cannot be answered is told as `application/problem+json` (RFC 9457): `title`, `status`, `detail`, and `instead` with\n  \
           the ids to ask for where an id is the beginning of several or an event was merged or split.\n\
         - What is corrected is sent as JSON, with the token of `--token-file` as `Authorization: Bearer TOKEN`; 60 at once and 2 a\n  \
           second are taken. See [Correcting](correcting.md).\n\
         - One address may ask 240 times at once and 40 times a second; whoever asks more gets 429 and waits. This machine itself is\n  \
           not counted.\n",
    );
    out
}
