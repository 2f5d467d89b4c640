"""Some days of the talks about the invented war, in six articles of four outlets and three languages."""

from __future__ import annotations

from typing import Any

import msgspec

from rundingan.model import Article

_MARKET = (
    "Maresk said that Tarkhuna had shelled the market of Port Amsel.\n\n"
    "Tarkhuna's foreign minister, Laila Urzhan, denied that Tarkhuna had shelled the market of Port Amsel."
)


def _article(number: str, day: str, outlet: str, language: str, text: str, **more: Any) -> Article:
    return Article(id=number, published=day, source=outlet, language=language, text=text, **more)


ARTICLES = (
    _article(
        "1", "2031-03-24", "The Nesh Courier", "en",
        "SAMDAR, March 24 -- The president of Veloria, Anton Maresk, rejected the UN ceasefire plan.\n\n"
        f'"We will not lay down our arms," Maresk told reporters.\n\n{_MARKET}',
        title="Maresk rejects the plan", url="https://nesh.example/1",
    ),
    _article(
        "2", "2031-03-28", "The Nesh Courier", "en",
        "The president of Veloria, Anton Maresk, said he would accept the UN ceasefire plan if observers were allowed "
        'into both banks.\n\n"Let them come and count," Maresk said on Friday.',
        title="Maresk softens",
    ),
    _article(
        "3", "2031-04-02", "Harian Ilvara", "ms",
        'Presiden Veloria, Anton Maresk menolak pelan gencatan senjata PBB itu. "Kami tidak akan tunduk kepada '
        'pengepungan," kata Maresk dalam sidang media.',
        title="Maresk menolak lagi",
    ),
    _article(
        "4", "2031-04-05", "Purnama", "id",
        'Presiden Veloria, Anton Maresk menerima usulan gencatan senjata PBB. "Kami siap berunding," kata Maresk '
        "kepada wartawan.",
        title="Maresk terima",
    ),
    _article(
        "5", "2031-04-06", "The Nesh Courier", "en",
        '"Without his courage there would be no truce," UN envoy Amara Lind said in Geneva on Sunday.\n\n'
        'President Anton Maresk of Veloria spoke too. "If the guns fall silent, we will open the corridor by May 1," '
        "Maresk promised.",
        title="Lind speaks in Geneva",
    ),
    _article(
        "6", "2031-04-07", "Suara Orvane", "en",
        "The president of Veloria, Anton Maresk, accepted the UN ceasefire plan.\n\n"
        "Tarkhuna's foreign minister, Laila Urzhan, rejected the UN ceasefire plan on Monday. "
        '"The war goes on," Urzhan said as rockets killed soldiers.\n\n'
        "Talks between Veloria and Tarkhuna ended in Geneva on Monday without an agreement.",
        title="Maresk accepts",
    ),
)  # fmt: skip

COPY = msgspec.structs.replace(ARTICLES[0], id="7", url=None, source="Berita Selat", published="2031-03-25")
"""The first article as another outlet has it a day later."""
