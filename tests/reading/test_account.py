"""The article as read: what stands around and before an offset, however long the article is."""

from __future__ import annotations

from rundingan.reading.account import Account, tell
from rundingan.reading.entities import Register
from rundingan.reading.segments import lay_out
from rundingan.reading.speakers import Resolver
from rundingan.reading.statements import read_passages
from rundingan.rules.grammar import grammar
from rundingan.text.folded import Folded

TEXT = """Maresk berkata, Lind mendakwa konvoi itu diserang.

"Kami tidak tahu," kata Lind. "Tanyalah Maresk."
"""


def account(text: str) -> Account:
    rules = grammar("ms")
    layout = lay_out(Folded(text), rules)
    passages = read_passages(layout, rules, [])
    register = Register(text, passages, rules)
    speakers = Resolver(passages, register).resolve()
    told = tell(passages, speakers, dict.fromkeys(speakers, "assert"))
    return Account(text, passages, register, [], rules, layout.breaks, told)


def test_around_an_offset_stand_the_statements_that_hold_it_the_innermost_first() -> None:
    read = account(TEXT)
    assert [told.draft.cue_words for told in read.around(TEXT.index("konvoi"))] == ["mendakwa", "berkata"]
    assert [told.draft.cue_words for told in read.around(TEXT.index("tahu"))] == ["kata"]
    assert read.around(TEXT.index("berkata")) == []
    assert read.around(len(TEXT)) == []
