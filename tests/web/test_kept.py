"""Answers are made once until the dossier changes, and the oldest are let go."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from rundingan.web.kept import Kept


def test_what_many_ask_for_at_a_time_is_made_once() -> None:
    kept, made, begun = Kept(), [], threading.Event()

    def make() -> str:
        made.append(1)
        begun.wait(0.2)
        return "answer"

    with ThreadPoolExecutor(8) as pool:
        answers = [*pool.map(lambda _: kept.answer("overview", make), range(8))]
    assert (answers, len(made)) == (["answer"] * 8, 1)


def test_the_answer_asked_for_longest_ago_is_let_go() -> None:
    kept = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        kept.answer(key, lambda key=key: key)  # type: ignore[misc]
    made: list[str] = []
    for key in ("a", "c", "b"):
        kept.answer(key, lambda key=key: made.append(key))  # type: ignore[misc]
    assert made == ["b"]


def test_an_answer_that_cannot_be_made_is_tried_again() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.answer("a", lambda: 1 // 0)
    assert kept.answer("a", lambda: 1) == 1
