"""The simple readers with which the reader is compared; those that need a parser are measured when they are run."""

from __future__ import annotations

import pytest

from evaluation import rivals
from rundingan.evaluation import MarkedArticle

SAID = {
    "ms": [
        ('"Kami sedia berunding hari ini," kata Anton Maresk.', "Kami sedia berunding hari ini,", "Anton Maresk"),
        ("Anton Maresk berkata, jambatan itu akan dibuka esok.", "jambatan itu akan dibuka esok", "Anton Maresk"),
        ("Menurut Amara Lind, jambatan itu akan dibuka esok.", "jambatan itu akan dibuka esok", "Amara Lind"),
    ],
    "id": [
        ('"Kami siap berunding hari ini," ujar Anton Maresk.', "Kami siap berunding hari ini,", "Anton Maresk"),
        ("Anton Maresk menegaskan bahwa jembatan itu akan dibuka.", "jembatan itu akan dibuka", "Anton Maresk"),
    ],
    "en": [
        ('"We are ready to talk," said Anton Maresk.', "We are ready to talk,", "Anton Maresk"),
        ("Anton Maresk said the bridge will open.", "the bridge will open", "Anton Maresk"),
        ("At noon. The bridge will open, according to Amara Lind.", "The bridge will open", "Amara Lind"),
    ],
}


def article(text: str, language: str = "ms") -> MarkedArticle:
    return MarkedArticle(id="a", text=text, language=language)


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [(language, *case) for language, cases in SAID.items() for case in cases],
)
def test_patterns_find_the_plain_forms(language: str, text: str, content: str, speaker: str) -> None:
    record = rivals.record_of(article(text, language), list(rivals.by_patterns(text, language)))
    assert [record.words(*one.content) for one in record.statements] == [content]
    assert record.statements[0].speaker == speaker


def test_no_words_are_found_twice() -> None:
    text = 'Anton Maresk berkata: "Kami sedia," katanya.\n'
    spans = [said.content for said in rivals.by_patterns(text, "ms")]
    assert len(spans) == len(set(spans)) == 1


def test_who_has_no_name_is_the_last_who_had_one() -> None:
    text = '"Kami sedia," kata Anton Maresk.\n"Kami menunggu," katanya.\n'
    record = rivals.record_of(article(text), list(rivals.by_patterns(text, "ms")))
    assert [one.speaker for one in record.statements] == ["Anton Maresk", "Anton Maresk"]


def test_kinds_are_told_by_the_marks() -> None:
    text = 'Maresk: "Kami sedia", dan "belum" itu.'
    assert rivals._kind(text, (9, 19)) == "direct"
    assert rivals._kind(text, (22, 37)) == "mixed"
    assert rivals._kind(text, (0, 6)) == "indirect"


def test_an_article_on_which_a_reader_fails_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str, language: str) -> list[rivals.Said]:
        raise ValueError("marks do not pair")

    monkeypatch.setitem(rivals.RIVALS, "patterns", (failing, ("ms",)))
    records, failed = rivals.records_by("patterns", [article("Maresk berkata.")])
    assert failed == 1
    assert records["a"].statements == ()


def test_a_reader_of_another_language_is_left_out() -> None:
    lines = list(rivals.table([article("Maresk berkata, hujan akan turun.")], ["patterns", "textacy"]))
    assert [line.split(" | ")[0] for line in lines] == ["| reader", "| ---", "| patterns"]
