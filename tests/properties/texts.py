"""Texts of every kind for the promises: words, names, marks, broken signs, and spoilt articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from rundingan.rules.pack import load

Spoil = Callable[[st.DrawFn, str], str]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "ms"
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
SIGNS = [*"\"“”„‟«»″＂'‘’‚‛‹›`´", "''", "‘‘", "’’", "``", *",.;:!?…()[]–—-/&%*#_\\", "...", "--"]
BROKEN = [
    "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\x00", "\x0b", "\u00ad", "\u200b", "\u200d",
    "\ufeff", "\u202e", "\u0301", "\u0327", "e\u0301", "İ", "ß", "ﬁ", "ſ", "😀", "👩‍👧", "漢字", "العربية",
    "\U0010ffff", "½", "²", "Ⅳ", "ʼ", "Ǆ",
]  # fmt: skip
NAMES = [
    "Anton Maresk", "Maresk", "Laila Urzhan", "Leila", "Yusuf Khardani", "Khardany", "Veloria",
    "Tarkhuna", "Orvane", "Ravin a/l Chelvan", "Dato' Seri Raslan", "Barisan Pembebasan Ilvara (BPI)",
    "BPI", "O'Delvy", "Ahmad bin Said",
]  # fmt: skip
TIMES = ["semalam", "Isnin lalu", "13 Mac 2031", "pukul 9.30 pagi", "tahun lalu", "25 Mac –", "esok", "2031"]
PHRASES = [
    "berkata", "berkata,", "kata", "katanya", "ujarnya,", "menurut", "Menurutnya,", "bahawa", "beliau",
    "Beliau", "dia", "mereka", "itu", "yang", "dan", "sambil", "supaya", "untuk", "oleh", "sebagai",
    "berkata demikian", "memetik", "dipetik", "disifatkan", "digesa", "tidak", "akan", "Presiden",
    "Menteri Luar", "Kementerian Luar", "jurucakap", "seorang penduduk", "Dr.", "kenyataan", "di X",
    "Facebook", "sidang media", "Agensi Merid", "PBB", "Kremlin", "Kementerian itu", "Jurucakapnya,",
    "didakwanya", "mengikut", "BACA:", "- Agensi", "menulis:", "jika", "kerana",
]  # fmt: skip


def _listed() -> list[str]:
    """A few words of every list of the pack, so that every class has its word."""
    pack = load("ms")
    words = []
    for name in pack.lists():
        entries = pack.words(name)
        words += [entry.words for entry in entries[:: max(1, len(entries) // 12)]]
    return words


LISTED = _listed()
word = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(LISTED),
    st.sampled_from(LISTED).map(str.capitalize),
    st.sampled_from(LISTED).map(lambda w: w + "nya"),
    st.sampled_from(NAMES),
    st.sampled_from(TIMES),
    st.sampled_from(SIGNS),
    st.sampled_from(["\n", '"', "“", "”", ","]),
    st.sampled_from(BROKEN),
    st.text(max_size=4),
)
gap = st.sampled_from([" ", " ", " ", " ", "", "\n"])
phrase = st.one_of(
    st.sampled_from(PHRASES), st.sampled_from(NAMES), st.sampled_from([*SIGNS[:8], ",", ".", ", ", "\n"])
)


def _joined_up(parts: list[tuple[str, str]]) -> str:
    return "".join(piece + after for piece, after in parts)


mixtures = st.one_of(
    st.lists(st.tuples(word, gap), min_size=20, max_size=100).map(_joined_up),
    st.lists(st.tuples(phrase, gap), min_size=20, max_size=100).map(_joined_up),
)
"""Random mixtures of words, names, marks and broken signs."""

clause = st.sampled_from(["perang akan tamat", "tentera itu pulang", "kami sedia", "Khardani menipu", "hujan turun"])
speaker = st.sampled_from([*NAMES, "beliau", "Presiden Veloria, Anton Maresk", "seorang penduduk", "Dr. Lind", ""])
mark = st.sampled_from(['"', "“", "”", "'", "‘", "’", "''", ""])
sentence = st.one_of(
    st.builds("{}{},{} {} {}.".format, mark, clause, mark, st.sampled_from(["kata", "ujar", "katanya", ""]), speaker),
    st.builds("{} {} {}.".format, speaker, st.sampled_from(["berkata,", "menegaskan bahawa", "menuduh"]), clause),
    st.builds("{} menyifatkan {} sebagai {}{}{}.".format, speaker, speaker, mark, clause, mark),
    st.builds("{} berkata {} berkata, {}{}{}.".format, speaker, speaker, mark, clause, mark),
    st.builds("{}, {} menurut {}.".format, clause, clause, speaker),
    st.builds("{}{}.".format, mark, clause),
    st.builds("{} berkata demikian {}.".format, speaker, st.sampled_from(["di X", "semalam", "kepada pemberita"])),
    st.builds("{}{}".format, word, word),
)
stories = st.lists(st.tuples(sentence, st.sampled_from([" ", "\n", "\n\n", ""])), max_size=14).map(_joined_up)
"""Sentences that report, of random parts, their marks right or wrong."""


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A part of an example article, spoilt: cut, doubled, marks taken out or changed, in capitals, broken."""
    text = draw(st.sampled_from(ARTICLES))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(1, 2500))]
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from([_cut, _doubled, _unmarked, _swapped, _raised, _joined, _pierced]))(draw, text)
    return text


def _place(draw: st.DrawFn, text: str) -> int:
    return draw(st.integers(0, max(0, len(text))))


def _cut(draw: st.DrawFn, text: str) -> str:
    a, b = sorted((_place(draw, text), _place(draw, text)))
    return text[:a] + text[b:]


def _doubled(draw: st.DrawFn, text: str) -> str:
    a, b = sorted((_place(draw, text), _place(draw, text)))
    return text[:b] + text[a:b] + text[b:]


def _unmarked(draw: st.DrawFn, text: str) -> str:
    return text.replace(draw(st.sampled_from([*"\"“”'‘’.,:\n"])), "")


def _swapped(draw: st.DrawFn, text: str) -> str:
    return text.replace(draw(st.sampled_from([*"\"“”'‘’.,:\n "])), draw(st.sampled_from([*SIGNS, *BROKEN])))


def _raised(draw: st.DrawFn, text: str) -> str:
    change: Callable[[str], str] = draw(st.sampled_from(CASES))
    return change(text)


def _joined(draw: st.DrawFn, text: str) -> str:
    return " ".join(text.split())


def _pierced(draw: st.DrawFn, text: str) -> str:
    at = _place(draw, text)
    sign: str = draw(st.sampled_from([*SIGNS, *BROKEN]))
    return text[:at] + sign + text[at:]


CASES: list[Callable[[str], str]] = [str.upper, str.lower, str.title, str.swapcase]
SPOILS: list[Spoil] = [_cut, _doubled, _unmarked, _swapped, _raised, _joined, _pierced]
texts = st.one_of(mixtures, stories, spoilt(), spoilt(), st.text(max_size=120))
"""Any text."""
