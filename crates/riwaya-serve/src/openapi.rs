//! The description of the API, made from what is answered ([`ENDPOINTS`]) and from the records' own types.

use riwaya_record::{EventType, Status};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::api::{ENDPOINTS, Endpoint, Media};
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
        .map(|e| (format!("/api/v1{}", e.path), json!({"get": operation(e, &mut schemas, &problem)})))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "riwaya",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "News as attributed events: who did or said what to whom, according to whom. Read-only. \
                            Offsets are Unicode code points, end exclusive.",
            "license": {"name": "Apache-2.0 OR MIT"},
        },
        "paths": paths,
        "components": {"schemas": schemas.take_definitions(true)},
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

fn parameter(of: &Field) -> Value {
    let schema = match of.kind {
        Kind::Text => json!({"type": "string", "maxLength": 600}),
        Kind::Day => json!({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
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
