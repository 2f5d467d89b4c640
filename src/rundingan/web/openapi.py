"""The description of the API (OpenAPI 3.1), made from the tables of its questions and from what answers are made of."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rundingan import __version__
from rundingan.web.answers import WHOLE
from rundingan.web.asked import as_json, tag, unchanged
from rundingan.web.described import Schema, paging, parameter_schema, parameter_words, schemas, unit_schema
from rundingan.web.downloads import DOWNLOADS, Download
from rundingan.web.questions import QUESTIONS, Question
from rundingan.web.singles import SINGLES, Single

_AT: Final = "#/components/schemas/{name}"
_WORDS: Final = {
    "limit": "Rows of a page.",
    "cursor": "Where the page begins: take it, or the whole address, from `next` of the page before.",
    "unit": "What spans are counted in: code points, or UTF-16 code units, as JavaScript, Java and C# count.",
    "least": "Leave out what is told less often.",
    "partly": "Also parts of an article of which only some was decided; the rest is as it was read.",
    "number": "The number that it has in this dossier (`id`).",
    "If-None-Match": "The ETag of an answer that is known already.",
}
_ERRORS: Final = {
    400: "It cannot be asked so; the message says what is wrong and what there is.",
    401: "Sign in, or send a token.",
    404: "There is none of that number.",
    429: "Asked too often; try again later.",
    503: "The dossier is busy; try again in a moment.",
}
_ABOUT: Final = """\
Who said what, where everyone stands, what is in dispute: the answers of one dossier. Every page of the server has its \
answers at the same address with `.json` (a page of rows), `.csv` and `.jsonl` (all rows) behind it, narrowed by the \
same filters. Several values of one filter are given by naming it again; an empty one narrows nothing. Days are \
ISO 8601. Every answer has an ETag: send it as `If-None-Match`, and 304 says that nothing has changed. `OPTIONS` tells \
what may be done at an address, `HEAD` what its answer would begin with."""


@cache
def document() -> Schema:
    """The whole description."""
    paths: Schema = {}
    for question in QUESTIONS.values():
        paths[f"/{question.name}.json"] = {"get": _page(question)}
        for suffix, (_, media_type) in WHOLE.items():
            paths[f"/{question.name}.{suffix}"] = {"get": _whole(question, suffix, media_type)}
    paths |= {single.path: {"get": _single(single)} for single in SINGLES}
    paths |= {f"/export/{download.name}": {"get": _download(download)} for download in DOWNLOADS}
    paths["/reviews.jsonl"] = {"get": _reviews()}
    paths["/openapi.json"] = {"get": _itself()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rundingan", "version": __version__, "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {str(status): _error(words) for status, words in _ERRORS.items()},
        },
        "security": [{}, {"token": []}],
    }  # fmt: skip


def _schemas() -> Schema:
    found = schemas([*(each.row for each in QUESTIONS.values()), *(each.answer for each in SINGLES)], _AT)
    for question in QUESTIONS.values():
        found[_page_name(question)] = {
            "title": _page_name(question),
            "description": f"A page of rows. {question.about}",
            "type": "object",
            "properties": {
                "rows": {"type": "array", "items": _ref(question.row.__name__)},
                "next": {
                    "type": ["string", "null"],
                    "description": "The address of the page that follows; null where this is the last.",
                },
            },
            "required": ["rows", "next"],
        }
    parts = {"code": {"type": "string"}, "message": {"type": "string"}, "status": {"type": "integer"}}
    inner = {"type": "object", "properties": parts, "required": [*parts]}
    found["Error"] = {
        "title": "Error",
        "description": "What is wrong: a short stable name, a sentence for a person, and the status again.",
        "type": "object", "properties": {"error": inner}, "required": ["error"],
    }  # fmt: skip
    return dict(sorted(found.items()))


def _page_name(question: Question) -> str:
    return f"{question.name.capitalize()}Page"


def _ref(name: str) -> Schema:
    return {"$ref": _AT.format(name=name)}


def _error(words: str) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": _ref("Error")}}}


def _page(question: Question) -> Schema:
    pages = [_parameter(name, schema) for name, schema in paging(question).items()]
    parameters = [*_filters(question.filters, question), *pages, _parameter("unit", unit_schema())]
    answer = {"application/json": {"schema": _ref(_page_name(question))}}
    return _operation(f"{question.name}_json", question.about, parameters, answer)


def _whole(question: Question, suffix: str, media_type: str) -> Schema:
    parameters = [*_filters(question.filters, question), _parameter("unit", unit_schema())]
    words = {
        "csv": f"A table (RFC 4180) of all rows, parts of a part named after both; of each {question.row.__name__}.",
        "jsonl": f"All rows, each the JSON of a {question.row.__name__} on a line of its own.",
    }[suffix]
    answer = {media_type: {"schema": {"type": "string", "description": words}}}
    return _operation(f"{question.name}_{suffix}", question.about, parameters, answer)


def _single(single: Single) -> Schema:
    parameters = [_filters(single.filters, None)] if single.filters else [[]]
    listed = parameters[0]
    if single.name == "relations":
        listed.append(_parameter("least", {"type": "integer", "minimum": 0, "maximum": 999_999, "default": 1}))
    if single.name == "overview":
        listed.append(_parameter("limit", {"type": "integer", "minimum": 1, "maximum": 1_000, "default": 20}))
    if "{number}" in single.path:
        listed.append(_parameter("number", {"type": "integer", "minimum": 0}, where="path"))
    listed.append(_parameter("unit", unit_schema()))
    answer = {"application/json": {"schema": _ref(single.answer.__name__)}}
    return _operation(single.name, single.about, listed, answer, missing="{number}" in single.path)


def _download(download: Download) -> Schema:
    if download.of is None:
        parameters = _filters(("since", "until"), None)
        parameters.append(_parameter("least", {"type": "integer", "minimum": 0, "maximum": 999_999, "default": 1}))
    else:
        parameters = _filters(download.of.filters, download.of)
    kind = "object" if download.media_type.endswith("json") else "string"
    answer = {download.media_type: {"schema": {"type": kind}}}
    return _operation(f"export_{download.name}", download.about, parameters, answer)


def _reviews() -> Schema:
    partly = _parameter("partly", {"type": "boolean", "default": False})
    answer = {"application/x-ndjson": {"schema": {"type": "string"}}}
    about = "The articles that people reviewed, as marked articles: those by which a reader is measured."
    return _operation("reviews", about, [partly], answer)


def _itself() -> Schema:
    return _operation("openapi", "This description.", [], {"application/json": {"schema": {"type": "object"}}})


def _filters(names: tuple[str, ...], question: Question | None) -> list[Schema]:
    needs = question.needs if question else ()
    return [_parameter(name, parameter_schema(name, question), needed=name in needs) for name in names]


def _parameter(name: str, schema: Schema, *, where: str = "query", needed: bool = False) -> Schema:
    told: Schema = {"name": name, "in": where, "description": _WORDS.get(name) or parameter_words(name)}
    told |= {"required": True} if needed or where == "path" else {}
    if where == "query" and not needed:
        told["allowEmptyValue"] = True
    return told | {"schema": schema}


def _operation(name: str, about: str, parameters: list[Schema], answer: Schema, *, missing: bool = False) -> Schema:
    known = {"name": "If-None-Match", "in": "header", "description": _WORDS["If-None-Match"]}
    etag = {"description": "Changes when the answer does.", "schema": {"type": "string"}}
    responses: Schema = {
        "200": {"description": "The answer.", "headers": {"ETag": etag}, "content": answer},
        "304": {"description": "Nothing has changed.", "headers": {"ETag": etag}},
    }
    statuses = [status for status in _ERRORS if status != 404 or missing]
    responses |= {str(status): {"$ref": f"#/components/responses/{status}"} for status in statuses}
    return {
        "operationId": name, "summary": about,
        "parameters": [*parameters, known | {"schema": {"type": "string"}}], "responses": responses,
    }  # fmt: skip


@cache
def _written() -> bytes:
    return msgspec.json.encode(document())


def described(request: Request) -> Response:
    """The description, for a program."""
    etag = tag(request)
    return unchanged(request, etag) or as_json(msgspec.Raw(_written()), headers={"etag": etag})


ROUTES: Final[list[Any]] = [Route("/openapi.json", described)]
