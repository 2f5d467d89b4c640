"""A record made by hand of an invented article, with what is hard to show: nesting, marks, no speaker."""

from __future__ import annotations

from rundingan.model import Entity, Issue, Record, Span, Statement, Timex, Why

TEXT = (
    "SENTOVA, 2 Mei – Presiden Veloria, Anton Maresk berkata, negaranya \"bersedia\" untuk berunding.\r\n"
    "\r\n"
    "“Kami sedia duduk semeja esok,” katanya dalam sidang media malam tadi.\n"
    "“Tetapi <syarat> kami & masa kami ada hadnya.\n"
    "Jurucakap Kastria Mira Halden memetik Maresk sebagai berkata Kastria menipu dunia, lapor Suara Utara.\n"
    "“Itu tidak benar,” demikian menurut satu nota tanpa nama."
)  # fmt: skip


def at(words: str, after: str = "") -> Span:
    """Where the words stand in the text, behind ``after``."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return (start, start + len(words))


def record(article: str = "utara-1", title: str | None = "Veloria <sedia> berunding") -> Record:
    """The record of the article."""
    return Record(
        id=article,
        title=title,
        language="ms",
        language_confidence=1.0,
        published="2031-05-02",
        published_from="given",
        source="Suara Utara",
        text=TEXT,
        entities=(
            Entity(id="e1", name="Anton Maresk", type="person", aliases=("Maresk",),
                   roles=("Presiden Veloria",), country="XV",
                   mentions=(at("Anton Maresk"), at("Maresk", "Mira"))),
            Entity(id="e2", name="Mira Halden", type="person", roles=("Jurucakap Kastria",), country="XK"),
            Entity(id="e3", name="Suara Utara", type="organisation"),
        ),
        times=(
            Timex(id="t1", span=at("2 Mei"), value="2031-05-02"),
            Timex(id="t2", span=at("malam tadi"), value="2031-05-01TNI"),
            Timex(id="t3", span=at("esok"), value=None),
        ),
        statements=statements(),
        issues=(Issue(code="odd_mark", message="one quotation mark is never closed"),),
    )  # fmt: skip


def statements() -> tuple[Statement, ...]:
    """Its statements: mixed, direct, direct and going on, three nested, one of nobody."""
    return (
        Statement(id="s1", content=(at('negaranya "bersedia" untuk berunding'),), kind="mixed",
                  source=at("Presiden Veloria, Anton Maresk"), speaker="e1", cue=at("berkata"), act="pledge",
                  sentence=(0, TEXT.index("\r")), confidence=0.97,
                  why=Why(rule="ms/reported#name_said", act="cue", speaker="named")),
        Statement(id="s2", content=(at("Kami sedia duduk semeja esok,"),), kind="direct",
                  source=at("katanya"), speaker="e1", cue=at("katanya"), channel="sidang media",
                  act="accept", time="t2",
                  sentence=at("“Kami sedia duduk semeja esok,” katanya dalam sidang media malam tadi."),
                  confidence=0.91, why=Why(rule="ms/reported#quote_said", act="content", speaker="pronoun",
                                           antecedent=at("Anton Maresk"))),
        Statement(id="s3", content=(at("Tetapi <syarat> kami & masa kami ada hadnya."),), kind="direct",
                  speaker="e1", channel="sidang media", act="threaten", time="t2",
                  sentence=at("“Tetapi <syarat> kami & masa kami ada hadnya."), confidence=0.5),
        Statement(id="s4", content=(at("Jurucakap Kastria Mira Halden memetik Maresk sebagai berkata Kastria "
                                       "menipu dunia"),),
                  kind="indirect", source=at("Suara Utara"), speaker="e3", cue=at("lapor"), sentence=(0, 9),
                  confidence=0.8),
        Statement(id="s5", content=(at("Maresk sebagai berkata Kastria menipu dunia"),), kind="indirect",
                  source=at("Jurucakap Kastria Mira Halden"), speaker="e2", cue=at("memetik"), within="s4",
                  sentence=(0, 9), confidence=0.7),
        Statement(id="s6", content=(at("Kastria menipu dunia"),), kind="indirect",
                  source=at("Maresk", "memetik"),
                  speaker="e1", cue=at("sebagai berkata"), act="accuse", within="s5", sentence=(0, 9),
                  confidence=0.6),
        Statement(id="s7", content=(at("Itu tidak benar,"), at("satu nota tanpa nama")), kind="mixed",
                  act="deny",
                  cue=at("menurut"), sentence=(0, 9), confidence=0.3),
    )  # fmt: skip
