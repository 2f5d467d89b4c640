"""What each word is: classes from lists, suffixes and shapes; phrases; one symbol for a kind of word."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.rules.lexicon import Lexicon
from tests.rules import invented

ASKED = [
    "=zut",
    "=zut alor",
    "beasts",
    "fruits",
    "countries",
    "cues",
    "cues:ask",
    "beasts+ki",
    "countries+ki",
    "low",
    "cap",
    "verb",
]


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    """The lexicon of the invented language."""
    return Lexicon(invented.pack(tmp_path), dict.fromkeys(ASKED, 1))


def classes(lexicon: Lexicon, word: str) -> set[str]:
    return set(lexicon.look_up(word, word.lower()).classes)


def phrase(lexicon: Lexicon, text: str) -> str | None:
    """The words of the phrase with which the text begins, or None."""
    lows = text.lower().split()
    found = lexicon.phrase(lows, 0, len(lows), text[0].isupper())
    return " ".join(lows[: found[0]]) if found else None


def test_a_word_has_the_classes_of_all_its_lists(lexicon: Lexicon) -> None:
    assert classes(lexicon, "miu") == {"beasts", "fruits", "low"}
    assert classes(lexicon, "pom") == {"fruits", "low"}


def test_the_tags_of_a_cue_are_classes(lexicon: Lexicon) -> None:
    assert classes(lexicon, "dir") == {"cues", "cues:say", "cues:plain", "low"}
    assert classes(lexicon, "rog") == {"cues", "cues:ask", "low"}


def test_a_word_that_no_list_has_is_unknown(lexicon: Lexicon) -> None:
    assert classes(lexicon, "fiuu") == {"unknown", "low"}
    assert classes(lexicon, "Fiuu") == {"unknown", "cap"}


def test_a_capital_is_told_apart(lexicon: Lexicon) -> None:
    assert classes(lexicon, "Miu") == {"beasts", "fruits", "cap"}
    assert classes(lexicon, "MIU") == {"beasts", "fruits", "cap"}


def test_a_capital_behind_a_small_first_letter_counts(lexicon: Lexicon) -> None:
    assert "cap" in classes(lexicon, "eWof")


def test_a_name_counts_only_with_a_capital(lexicon: Lexicon) -> None:
    assert classes(lexicon, "Osta") == {"countries", "cap"}
    assert classes(lexicon, "osta") == {"unknown", "low"}


def test_a_suffix_is_told_from_its_word(lexicon: Lexicon) -> None:
    assert {"beasts+ki", "low"} <= classes(lexicon, "wofki")
    assert {"cues+ki", "cues:ask+ki", "low"} <= classes(lexicon, "rogki")
    assert not {"beasts", "cues", "cues:ask"} & (classes(lexicon, "wofki") | classes(lexicon, "rogki"))


def test_what_is_somebodys_is_told_without_the_letters_of_the_suffix(lexicon: Lexicon) -> None:
    assert {"beasts+ki", "beasts+owned"} <= classes(lexicon, "wofki")
    assert "beasts+le" in classes(lexicon, "wofle")
    assert "beasts+owned" not in classes(lexicon, "wofle")


def test_a_clitic_changes_nothing(lexicon: Lexicon) -> None:
    assert classes(lexicon, "wofpa") == classes(lexicon, "wof")


def test_a_shape_is_for_words_that_no_list_has(lexicon: Lexicon) -> None:
    assert classes(lexicon, "kalufo") == {"unknown", "verb", "low"}
    assert classes(lexicon, "kam") == {"beasts", "low"}


@pytest.mark.parametrize(
    ("word", "kind"),
    [(",", "comma"), (".", "stop"), ("?", "stop"), ("…", "stop"), (":", "colon"), (";", "semicolon"),
     ("(", "open"), ("]", "close"), ("–", "dash"), ("&", "ampersand"), ("’", "apostrophe"), ("%", "other")],
)  # fmt: skip
def test_marks_have_their_kinds(lexicon: Lexicon, word: str, kind: str) -> None:
    assert classes(lexicon, word) == {kind, "mark"}


def test_numbers_are_one_kind(lexicon: Lexicon) -> None:
    assert classes(lexicon, "1,250") == classes(lexicon, "7") == {"number", "word"}
    assert lexicon.look_up("7", "7").symbol == lexicon.look_up("1998", "1998").symbol


def test_words_of_one_kind_share_a_symbol_and_others_do_not(lexicon: Lexicon) -> None:
    symbols = {word: lexicon.look_up(word, word.lower()).symbol for word in ("wof", "kam", "pom", "Wof", "fiuu")}
    assert symbols["wof"] == symbols["kam"]
    assert len(set(symbols.values())) == 4


def test_the_first_word_of_a_sentence_keeps_no_capital_where_it_is_a_common_word(lexicon: Lexicon) -> None:
    passes = lexicon.alphabet.passes
    luma, fiuu = lexicon.look_up("Luma", "luma"), lexicon.look_up("Fiuu", "fiuu")
    assert ("cap" in passes[luma.symbol], "cap" in passes[luma.first]) == (True, False)
    assert ("cap" in passes[fiuu.symbol], "cap" in passes[fiuu.first]) == (True, True)


def test_the_longest_phrase_is_taken(lexicon: Lexicon) -> None:
    assert phrase(lexicon, "gran wof sil kam") == "gran wof sil"
    assert phrase(lexicon, "gran wof pom") == "gran wof"
    assert phrase(lexicon, "gran pom") is None
    assert phrase(lexicon, "gran") is None
    assert phrase(lexicon, "zut alor") == "zut alor"


def test_a_phrase_may_bear_a_suffix(lexicon: Lexicon) -> None:
    lows = ["gran", "wofki"]
    found = lexicon.phrase(lows, 0, 2, False)
    assert found is not None
    assert "beasts+ki" in found[1].classes
    assert "beasts" not in found[1].classes


def test_a_phrase_that_is_a_name_needs_a_capital(lexicon: Lexicon) -> None:
    assert phrase(lexicon, "Low Osta") == "low osta"
    assert phrase(lexicon, "low osta") is None


def test_a_phrase_ends_where_the_text_does(lexicon: Lexicon) -> None:
    assert lexicon.phrase(["gran", "wof", "sil"], 0, 2, False) is not None
    assert lexicon.phrase(["gran", "wof", "sil"], 0, 1, False) is None


def test_the_fields_of_an_entry(lexicon: Lexicon) -> None:
    assert lexicon.fields("countries", "osta") == ("XO", "OSTA")
    assert lexicon.fields("cues", "rog") == ("ask", "demand")
    assert lexicon.fields("cues", "wof") == ()
    assert lexicon.fields("nowhere", "wof") == ()


def test_endless_new_words_do_not_fill_the_memory(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundingan.rules.lexicon.MEMO_LIMIT", 50)
    before = classes(lexicon, "wof")
    for i in range(300):
        word = "fiu" + "u" * i
        lexicon.look_up(word, word)
    assert len(lexicon.known) <= 52
    assert classes(lexicon, "wof") == before


def test_a_word_that_only_patterns_name_has_the_shape_of_its_letters_alone(tmp_path: Path) -> None:
    lexicon = Lexicon(invented.pack(tmp_path), dict.fromkeys([*ASKED, "=kazum"], 1))
    passing = [tests for tests in lexicon.alphabet.passes.values() if "=kazum" in tests or "=zut" in tests]
    assert {"verb" in tests for tests in passing if "=kazum" in tests} == {True, False}
    assert {"verb" in tests for tests in passing if "=zut" in tests} == {False}
