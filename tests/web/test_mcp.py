"""An assistant asks a real process, line by line, and gets the sentences and addresses behind every answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from rundingan.dossier.schema import articles as table
from rundingan.dossier.store import Store
from rundingan.web.tools import TOOLS


class Assistant:
    """One who speaks the protocol with a process of its own."""

    def __init__(self, dossier: str) -> None:
        command = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "mcp", dossier]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._last = 0

    def say(self, line: bytes) -> None:
        """Send a line."""
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """The next message."""
        assert self.process.stdout
        heard: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert heard["jsonrpc"] == "2.0"
        return heard

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a request."""
        self._last += 1
        self.say(json.dumps({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params}).encode())
        heard = self.hear()
        assert heard["id"] == self._last
        return heard

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers."""
        answer: dict[str, Any] = self.ask("tools/call", name=tool, arguments=arguments)["result"]
        return answer

    def leave(self) -> int:
        """Say nothing more; the exit code."""
        assert self.process.stdin
        self.process.stdin.close()
        return self.process.wait(20)


@pytest.fixture(scope="module")
def assistant(store: Store) -> Iterator[Assistant]:
    """An assistant that has begun."""
    made = Assistant(str(store.engine.url.database))
    itself = {"name": "assistant", "version": "1"}
    begun = made.ask("initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo=itself)
    assert begun["result"]["protocolVersion"] == "2025-06-18"
    assert "tools" in begun["result"]["capabilities"]
    made.say(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
    yield made
    assert made.leave() == 0
    assert made.process.stderr
    assert made.process.stderr.read() == b""


def test_the_tools_are_told_of_and_only_read(assistant: Assistant) -> None:
    tools = {tool["name"]: tool for tool in assistant.ask("tools/list")["result"]["tools"]}
    assert {"statements", "positions", "moves", "disputes", "commitments", "events", "people", "search"} <= set(tools)
    assert {"person", "article", "changes", "timeline"} <= set(tools)
    for tool in tools.values():
        assert tool["annotations"]["readOnlyHint"]
        assert tool["inputSchema"]["additionalProperties"] is False
        assert all(each.get("description") or "default" in each for each in tool["inputSchema"]["properties"].values())


ASKED = {"search": {"text": "senjata"}, "person": {"who": "Maresk"}}


@pytest.mark.parametrize("name", [name for name in TOOLS if name != "articles"])
def test_every_answer_has_its_sentences_and_their_addresses(assistant: Assistant, name: str, store: Store) -> None:
    arguments: dict[str, str] = ASKED.get(name, {})
    if name == "article":
        rows = assistant.call("articles", limit=1)["structuredContent"]["rows"]
        arguments = {"article": str(rows[0]["id"])}
    answer = assistant.call(name, **arguments)
    assert not answer["isError"]
    told, text = answer["structuredContent"], answer["content"][0]["text"]
    assert len(told["rows"]) == len(told["evidence"]) > 0
    behind = [each for those in told["evidence"] for each in those]
    assert behind
    with store.reading() as connection:
        known = {row.id: row.url or row.key for row in connection.execute(select(table.c.id, table.c.url, table.c.key))}
    assert all(each["address"] == known[each["article"]] for each in behind)
    assert all(each["sentence"] in text and each["address"] in text for each in behind)
    texts = {each["article"]: assistant.call("article", article=str(each["article"])) for each in behind[:3]}
    for each in behind[:3]:
        (reading,) = texts[each["article"]]["structuredContent"]["rows"]
        assert reading["text"][each["begin"] : each["end"]].startswith(each["sentence"].removesuffix("…"))


def test_more_follows_by_cursor(assistant: Assistant) -> None:
    first = assistant.call("statements", limit=3)["structuredContent"]
    rest = assistant.call("statements", limit=3, cursor=first["next"])["structuredContent"]
    assert len({row["id"] for row in (*first["rows"], *rest["rows"])}) == 6


def test_a_filter_may_have_one_value_or_several(assistant: Assistant) -> None:
    for act in ("deny", ["deny"]):
        rows = assistant.call("statements", act=act)["structuredContent"]["rows"]
        assert {row["act"] for row in rows} == {"deny"}


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("statements", {"act": "shout"}, "shout"), ("statements", {"colour": "red"}, "colour"),
        ("statements", {"party": 5.5}, "party"), ("statements", {"limit": "many"}, "limit"),
        ("statements", {"limit": 1000}, "100"), ("events", {"type": ["WALK"]}, "WALK"), ("search", {}, "words"),
        ("person", {}, "who"), ("article", {"article": ["x"]}, "article"), ("people", {"since": "2031-05-01"}, "since"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_words(
    assistant: Assistant, tool: str, arguments: dict[str, Any], told: str
) -> None:
    answer = assistant.call(tool, **arguments)
    assert answer["isError"]
    assert told in answer["content"][0]["text"]


def test_nobody_and_nothing_are_answers_too(assistant: Assistant) -> None:
    for tool, arguments in (("person", {"who": "Nobody Atall"}), ("article", {"article": "999999"})):
        answer = assistant.call(tool, **arguments)
        assert (answer["isError"], answer["structuredContent"]["rows"]) == (False, [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700), (b"\xff\xfe", -32700), (b"[]", -32600), (b'{"id": 1, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1}', -32600), (b'{"jsonrpc": "2.0", "id": {}, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "fly"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "fly"}}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": ["a"]}}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "people", "arguments": 1}}', -32602),
        (b"[" * 100_000, -32700), (b'"' + b"a" * 2_500_000 + b'"', -32700),
    ],
)  # fmt: skip
def test_a_broken_message_is_answered_and_the_next_one_as_well(assistant: Assistant, line: bytes, code: int) -> None:
    assistant.say(line)
    assert assistant.hear()["error"]["code"] == code
    assert assistant.ask("ping")["result"] == {}


def test_a_dossier_that_is_not_there_is_told(tmp_path: Path) -> None:
    gone = Assistant(str(tmp_path / "none.dossier"))
    _, told = gone.process.communicate(timeout=20)
    assert (gone.process.returncode, told.count(b"\n")) == (3, 1)
    assert b"none.dossier" in told
