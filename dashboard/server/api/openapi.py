"""The description of the interface as OpenAPI 3.1, made from the headers of the questions."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.contents.answers import list_parameters
from dashboard.contents.check_text.report import FORMATS as REPORT_FORMATS
from dashboard.contents.registry import SUMMARY
from dashboard.contents.view_feed import FEED_TYPE
from dashboard.engine.questions.catalogue import Question, all_questions
from dashboard.engine.questions.parameters import MOST_WHOLE, parameter_type
from dashboard.exports.formats import FORMATS
from dashboard.figures.claims.claims import LONGEST_TEXT
from dashboard.server.api.answers import answer_about
from dashboard.server.api.problems import MEDIA_TYPE
from dashboard.server.api.questions import ALIASES
from dashboard.settings import settings

_TYPES: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "boolean": {"type": "boolean"},
    "bigint": {"type": "integer", "minimum": 1, "maximum": MOST_WHOLE},
    "integer": {"type": "integer", "minimum": 1, "maximum": MOST_WHOLE},
}
_PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and what to do, in a sentence"},
        "errors": {"type": "array", "items": {"type": "string"}},
    },
}
_PROBLEM = {"description": "Why there is no answer", "content": {MEDIA_TYPE: {"schema": _PROBLEM_SCHEMA}}}


async def answer_openapi(request: Request) -> Response:
    """The document; its server is where it was asked for."""
    return await answer_about(request, "openapi", build_document)


def build_document(root: str) -> dict[str, Any]:
    """The description of the interface that stands at `root`."""
    questions = {question.name: question for question in all_questions(settings)}
    paths = {f"/ask/{name}.{{format}}": _describe_get(question) for name, question in questions.items()}
    for alias, name in ALIASES.items():
        paths[f"/{alias}.{{format}}"] = _describe_get(questions[name], f"list_{alias}")
    paths["/figures/{figure_id}.{format}"] = _describe_get(questions["figure"], "one_figure", ("figure_id",))
    paths["/changes.atom"] = {"get": _describe_feed(questions["changes"])}
    paths["/oembed"] = {"get": _describe_oembed()}
    paths["/sql"] = {"post": _describe_sql()}
    paths["/check"] = {"post": _describe_check()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Muster", "version": "1", "summary": SUMMARY},
        "servers": [{"url": root}],
        "paths": paths,
    }


def _describe_get(question: Question, name: str = "", in_path: tuple[str, ...] = ()) -> dict[str, Any]:
    parameters = _describe_parameters(question, in_path)
    form = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(FORMATS)}}
    operation = {
        "operationId": name or question.name,
        "summary": question.question,
        "description": f"Rows: {question.rows}.",
        "parameters": [form, *parameters],
        "responses": {"200": _describe_files(), "304": {"description": "Unchanged"}, "default": _PROBLEM},
    }
    return {"get": operation}


def _describe_feed(changes: Question) -> dict[str, Any]:
    return {
        "operationId": "feed",
        "summary": "What was added to a view, and corrected in it, as an Atom feed?",
        "parameters": [each for each in _describe_parameters(changes) if each["name"] != "release"],
        "responses": {
            "200": {"description": "The feed", "content": {FEED_TYPE: {}}},
            "304": {"description": "Unchanged"},
            "default": _PROBLEM,
        },
    }


def _describe_oembed() -> dict[str, Any]:
    pixels = {"type": "integer", "minimum": 1}
    schemas = {"url": {"type": "string", "format": "uri"}, "maxwidth": pixels, "maxheight": pixels}
    return {
        "operationId": "oembed",
        "summary": "Which frame shows a page of Muster in another site?",
        "parameters": [
            {"name": name, "in": "query", "required": name == "url", "schema": schema}
            for name, schema in schemas.items()
        ],
        "responses": {
            "200": {"description": "The frame, as oEmbed 1.0", "content": {"application/json": {}}},
            "default": _PROBLEM,
        },
    }


def _describe_parameters(question: Question, in_path: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [_describe_parameter(question, param, is_in_path=param in in_path) for param in list_parameters(question)]


def _describe_parameter(question: Question, param: str, *, is_in_path: bool) -> dict[str, Any]:
    schema: dict[str, Any] = _TYPES.get(parameter_type(question, param), {"type": "string"})
    if param == "sort":
        schema = {"type": "string", "enum": [f"{sign}{name}" for name in question.sorts for sign in ("", "-")]}
    elif param in question.list_params:
        schema = {"type": "array", "items": schema}
    return {"name": param, "in": "path" if is_in_path else "query", "required": is_in_path, "schema": schema}


def _describe_files() -> dict[str, Any]:
    return {"description": "The rows", "content": {form.mime.partition(";")[0]: {} for form in FORMATS.values()}}


def _describe_sql() -> dict[str, Any]:
    properties = {
        "sql": {"type": "string", "description": "One read-only statement"},
        "parameters": {"type": "object", "description": "The value of each $name"},
        "format": {"type": "string", "enum": list(FORMATS), "default": "json"},
    }
    return _describe_post("sql", "sql", "Which rows does a query of your own give?", properties)


def _describe_check() -> dict[str, Any]:
    properties = {
        "text": {"type": "string", "maxLength": LONGEST_TEXT, "description": "The text; it is neither kept nor logged"},
        "dossier": {"type": "string"},
        "known_on": {"type": "string", "format": "date"},
        "chosen": {
            "type": "array",
            "items": {"type": "string", "pattern": r"^[0-9]{1,5}\.(measure|subject|as_of)\."},
            "description": "What a number of the text is of: “0.measure.visits” for the first one, as in links",
        },
        "format": {"type": "string", "enum": list(REPORT_FORMATS), "default": "json"},
    }
    return _describe_post("check", "text", "Do the numbers of a text agree with the figures?", properties)


def _describe_post(operation: str, name: str, summary: str, properties: dict[str, Any]) -> dict[str, Any]:
    """A message of JSON, in which `name` must be."""
    schema = {"type": "object", "required": [name], "properties": properties, "additionalProperties": False}
    formats = [FORMATS[form].mime.partition(";")[0] for form in properties["format"]["enum"]]
    rows = {"description": "The rows", "content": {mime: {} for mime in formats}}
    return {
        "operationId": operation,
        "summary": summary,
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": rows, "default": _PROBLEM},
    }
