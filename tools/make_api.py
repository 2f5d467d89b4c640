"""Write ``docs/api.md`` anew, from the description that the server gives of itself (``/openapi.json``).

Run it after a change of a question, a filter or a row::

    python tools/make_api.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from rundingan.web.openapi import document

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "api.md"
HEAD: Final = """\
<!-- Made by tools/make_api.py: mend the code that it describes, not this page. -->
# The API

`rundingan serve DOSSIER` answers programs as well as people.

{about}

The same, for programs to read: `/openapi.json` (OpenAPI 3.1). An assistant asks the same questions through
`rundingan mcp DOSSIER` (Model Context Protocol). A dossier that is not open to all asks for a token:
`Authorization: Bearer TOKEN`.

```
curl 'http://127.0.0.1:8787/statements.json?party=Veloria&act=deny&limit=10'
curl 'http://127.0.0.1:8787/positions.csv?since=2031-04-01' > positions.csv
curl 'http://127.0.0.1:8787/articles/17.json?unit=utf16'
```

## Errors

Whatever goes wrong is told in one shape, `{{"error": {{"code": ..., "message": ..., "status": ...}}}}`:

| status | |
| --- | --- |
{errors}

## Addresses
"""


def written() -> str:
    """The page."""
    told = document()
    errors = [f"| {status} | {each['description']} |" for status, each in told["components"]["responses"].items()]
    parts = [HEAD.format(about=told["info"]["description"], errors="\n".join(errors))]
    parts += ["\n".join(_address(paths)) for paths in _grouped(told["paths"])]
    parts += ["## Answers\n\nSpans are pairs of begin and end.\n"]
    parts += ["\n".join(_schema(name, schema)) for name, schema in told["components"]["schemas"].items()]
    return "\n".join(parts)


def _grouped(paths: dict[str, Any]) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """The addresses of one question together."""
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for path, operations in paths.items():
        single = "{" in path or path.startswith("/export/")
        groups.setdefault(path if single else path.rpartition(".")[0], []).append((path, operations["get"]))
    yield from groups.values()


def _address(paths: list[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    first = paths[0][1]
    yield f"### {', '.join(f'`{path}`' for path, _ in paths)}\n"
    yield f"{first['summary']}\n"
    (answer,) = first["responses"]["200"]["content"].values()
    if "$ref" in answer["schema"]:
        yield f"Answer: {_kind(answer['schema'])}.\n"
    parameters = [each for each in first["parameters"] if each["in"] != "header"]
    if parameters:
        yield "| parameter | values | |\n| --- | --- | --- |"
        yield from (_parameter(each) for each in parameters)
        yield ""


def _parameter(each: dict[str, Any]) -> str:
    schema = each["schema"]
    one = schema.get("items", schema)
    values = ", ".join(f"`{value}`" for value in one["enum"]) if "enum" in one else one.get("format", one["type"])
    if "maximum" in one:
        values = f"{one['minimum']} to {one['maximum']:,}"
    values += " (may be named again)" if schema is not one else ""
    values += f"; unless told: `{one['default']}`" if "default" in one else ""
    return (
        f"| `{each['name']}`{' (needed)' if each.get('required') else ''} | {values} | {_cell(each['description'])} |"
    )


def _schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{_cell(schema['description'])}\n"
    yield "| part | | |\n| --- | --- | --- |"
    for part, told in schema["properties"].items():
        yield f"| `{part}` | {_kind(told)} | {_cell(told.get('description', ''))} |"
    yield ""


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in a word."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        if "prefixItems" in schema:
            return "span"
        return f"list of {_kind(schema['items'])}"
    kinds = schema["type"]
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
    print(PAGE)
