"""The same quotation in several articles of a dossier, over outlets and languages."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from rundingan.dossier.ingest import Added, add
from rundingan.dossier.schema import statements
from rundingan.dossier.store import Store
from rundingan.model import Article

MALAY = Article(
    id="ms",
    source="Purnama",
    language="ms",
    published="2031-04-16",
    text="Presiden Veloria, Anton Maresk mengumumkan gencatan senjata selama 30 hari bermula Isnin.\n\n"
    '"Kami akan menghentikan semua serangan ke atas Port Amsel selama 30 hari jika 120 tawanan dibebaskan," '
    "kata Anton Maresk.\n\nAmara Lind menyambut baik pengumuman itu.",
)
INDONESIAN = Article(
    id="id",
    source="SuaraNilam.id",
    language="id",
    published="2031-04-17",
    text="Presiden Veloria Anton Maresk mengumumkan gencatan senjata selama 30 hari mulai Senin.\n\n"
    '"Kami akan menghentikan semua serangan terhadap Port Amsel selama 30 hari jika 120 tahanan dibebaskan," '
    "kata Anton Maresk.\n\nAmara Lind menyambut baik pengumuman tersebut.",
)
ENGLISH = Article(
    id="en",
    source="Meridian",
    language="en",
    published="2031-04-16",
    text="The president of Veloria, Anton Maresk, announced a ceasefire of 30 days from Monday.\n\n"
    '"We will stop all attacks on Port Amsel for 30 days if 120 prisoners are released," '
    "Anton Maresk said.\n\nAmara Lind welcomed the announcement.",
)


def groups(store: Store, *given: Article) -> dict[str, set[str]]:
    """The outlets that have each quotation which more than one has, by its first words."""
    assert all(isinstance(each, Added) for each in add(store, given))
    with store.reading() as connection:
        rows = connection.execute(select(statements).order_by(statements.c.id)).all()
    first = {row.id: row.words for row in rows}
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(first[row.quotation], set()).add(row.outlet)
    return {words: outlets for words, outlets in found.items() if len(outlets) > 1}


def test_one_sentence_in_three_languages_is_one_quotation(store: Store) -> None:
    found = groups(store, MALAY, INDONESIAN, ENGLISH)
    everywhere = {"Purnama", "SuaraNilam.id", "Meridian"}
    assert everywhere in [outlets for words, outlets in found.items() if words.startswith("Kami akan menghentikan")]


def test_the_order_in_which_articles_come_does_not_matter(store: Store) -> None:
    found = groups(store, ENGLISH, MALAY, INDONESIAN)
    assert {"Purnama", "SuaraNilam.id", "Meridian"} in [
        outlets for words, outlets in found.items() if words.startswith("We will stop")
    ]


def test_the_same_words_of_another_time_are_another_quotation(store: Store) -> None:
    later = msgspec.structs.replace(INDONESIAN, published="2031-09-01")
    assert groups(store, MALAY, later) == {}


def test_a_denial_is_not_the_quotation_that_it_denies(store: Store) -> None:
    accused = "Zeyna Marr, a spokeswoman, accused Veloria of firing on an ambulance near Dol Marun on Friday night."
    denied = "Kolonel Tomas Halvek menafikan Veloria menembak sebuah ambulans berhampiran Dol Marun pada malam Jumaat."
    again = "Zeyna Marr menuduh Veloria menembak sebuah ambulans berhampiran Dol Marun pada malam Jumaat."
    said = [
        Article(text=text, source=source, language=language, published="2031-05-04")
        for text, source, language in ((accused, "Meridian", "en"), (denied, "Purnama", "ms"), (again, "Selat", "ms"))
    ]
    assert [*groups(store, *said).values()] == [{"Meridian", "Selat"}]


def test_a_corrected_article_takes_its_place(store: Store) -> None:
    corrected = msgspec.structs.replace(INDONESIAN, text=INDONESIAN.text + " Lind tiba di Samdar.")
    found = groups(store, MALAY, INDONESIAN, corrected)
    assert [outlets for words, outlets in found.items() if words.startswith("Kami akan")] == [
        {"Purnama", "SuaraNilam.id"}
    ]
