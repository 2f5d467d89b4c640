"""The commands that ask a dossier a question: ``statements``, ``positions``, ``claims`` and the others.

Each is made from its view: its options are what the view may be narrowed by, so that the two cannot disagree.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from rundingan.cli.params import Date
from rundingan.cli.placing import console_for, format_for, on_a_terminal, write_all
from rundingan.cli.reader_language import language_of_reader
from rundingan.exports import INTERFACES
from rundingan.views import filters as known
from rundingan.views.filters import Filters

if TYPE_CHECKING:
    from rundingan.views.dossier import Dossier
    from rundingan.views.page import Page

FORMATS: Final = ("text", "json", "jsonl", "csv")
SUFFIXES: Final = {
    ".txt": "text", ".text": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv",
}  # fmt: skip
FOUND: Final = 0
NOTHING: Final = 1

_END: Final = """
\b
Exit codes:
  0  something was found
  1  nothing was found
  2  wrong usage
  3  no dossier, or it cannot be asked so
  4  the output could not be written
"""


class Question(NamedTuple):
    """A command.

    Attributes:
        view: its module in :mod:`rundingan.views`.
        rows: the rows of its answer, in :mod:`rundingan.views.rows`.
        choices: the values of filters that are its own.
        limit: rows of a page, unless told otherwise.
    """

    view: str
    rows: str
    help: str
    choices: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    limit: int = 50


QUESTIONS: Final = {
    "positions": Question("positions", "Standing", "Show where each party stands on each proposal, and who moved."),
    "claims": Question(
        "claims", "ClaimRow", "Show what is claimed: by whom first, who repeats it, who denies it.",
        {"status": known.CLAIM_STATUSES},
    ),
    "statements": Question("statements", "StatementRow", "Show who said what."),
    "commitments": Question(
        "commitments", "CommitmentRow", "Show promises and threats, and what became of them.",
        {"status": known.COMMITMENT_STATES},
    ),
    "events": Question("events", "EventRow", "Show what happened, happens or is planned.", known.EVENT_CHOICES),
    "timeline": Question("timeline", "Day", "Show the talks day by day.", limit=7),
    "articles": Question("articles", "ArticleRow", "List the articles."),
    "search": Question("search", "Found", "Find words: phrases in quotation marks, AND, OR, NOT, brackets.", limit=20),
}  # fmt: skip
"""The commands; ``people``, ``changes`` and ``brief`` have modules of their own."""

_TELL: Final = {
    "party": "Name, part of a name, code of a country, or id; a country stands for all who act for it.",
    "speaker": "As --party, but that very person or body.",
    "about": "Whom it is about, or to whom it is done.",
    "proposal": "Words of a proposal's name, or its id.",
    "channel": "Words of the channel: Telegram.",
    "country": "Code or name of the country for which somebody acts.",
    "outlet": "Outlet; may be given several times.",
    "language": "Language of the article: ms.",
    "text": "Words to be found (see rundingan search).",
    "article": "Id or key of one article.",
    "mode": "How an event is done: phone.",
    "status": "What became of it.",
    "type": "Of what type.",
}


def command(name: str) -> click.Command:
    """The command of that name."""
    question = QUESTIONS[name]
    view = import_module(f"rundingan.views.{question.view}")
    words = name == "search"
    params: list[click.Parameter] = [click.Argument(["place"], metavar="DOSSIER")]
    if words:
        params.append(click.Argument(["words"], metavar="WORDS...", nargs=-1, required=True))
    if name == "positions":
        params.append(click.Option(["--history"], is_flag=True, help="Every telling, beside the one before it."))
    params += filter_options([each for each in view.FILTERS if not (words and each == "text")], question.choices)
    params += answer_options(question.limit)

    def run(place: str, **options: Any) -> None:
        if words:
            options["text"] = " ".join(options.pop("words"))
        past = options.pop("history", False)
        kind = "Move" if past else question.rows
        answer(place, view.history if past else view.ask, kind, options)

    help_ = f"{question.help}\n\n{_EXAMPLES[name]}{_END}"
    return click.Command(name, params=params, callback=run, help=help_, short_help=question.help)


_EXAMPLES: Final = {
    name: "\b\nExamples:\n" + "".join(f"  rundingan {name} talks.dossier {each}\n" for each in examples)
    for name, examples in {
        "positions": ("--party Veloria", "--proposal ceasefire --history", "--shift soften --since 2031-04-01"),
        "claims": ("--status contested", "--party Maresk --format csv"),
        "statements": ("--speaker Maresk --act deny", "--text 'truce NOT talks' --all --output said.csv"),
        "commitments": ("--party VE --status open", "--threat"),
        "events": ("--type CONSULT --since 2031-04-01", "--party Orvane --mode phone"),
        "timeline": ("--party Lind", "--until 2031-04-30 --limit 30"),
        "articles": ("--outlet Purnama", "--text truce"),
        "search": ("truce", "'\"30 days\" AND (truce OR ceasefire) NOT Samdar'"),
    }.items()
}


def filter_options(names: Sequence[str], choices: Mapping[str, tuple[str, ...]]) -> list[click.Parameter]:
    """An option for each filter."""
    return [_option(name, {**known.CHOICES, **choices}.get(name)) for name in names]


def _option(name: str, choices: tuple[str, ...] | None) -> click.Parameter:
    if name in ("since", "until"):
        day = "The first day" if name == "since" else "The last day"
        return click.Option([f"--{name}"], type=Date(), help=f"{day}: 2031-05-02.")
    if name == "threat":
        return click.Option(["--threat/--no-threat"], default=None, help="Threats only, or promises only.")
    many = isinstance(getattr(Filters(), name), tuple)
    kind = click.Choice(choices) if choices else click.STRING
    tell = _TELL.get(name, "May be given several times.")
    metavar = None if choices else name.upper()
    return click.Option([f"--{name}"], type=kind, multiple=many, metavar=metavar, help=tell)


def answer_options(limit: int) -> list[click.Parameter]:
    """The options that tell how much is answered, how and where."""
    return [
        click.Option(["--limit"], type=click.IntRange(1, known.MOST), default=limit, show_default=True, help="Rows."),
        click.Option(["--cursor"], help="Where to go on, as the end of a page tells."),
        click.Option(["--all", "all_rows"], is_flag=True, help="All rows, page after page."),
        *place_options(FORMATS, "Default: by the suffix of --output; else text."),
    ]


def place_options(formats: tuple[str, ...], told: str) -> list[click.Parameter]:
    """The options that tell the format, the place, and the reader's language."""
    return [
        click.Option(["--format", "format_name"], type=click.Choice(formats), help=told),
        click.Option(["--output"], metavar="FILE", help="Write there; the file gets its name when it is complete."),
        click.Option(
            ["--interface"], type=click.Choice(INTERFACES), help="Language of labels. Default: by the locale."
        ),
    ]


def answer(place: str, ask: Callable[..., Page[Any]], kind: str, options: dict[str, Any]) -> None:
    """Ask, and write the answer; leaves with :data:`NOTHING` where it is empty."""
    from rundingan.exports import answers
    from rundingan.views import rows
    from rundingan.views.dossier import Dossier

    output = options.pop("output")
    output = None if output == "-" else output
    format_name = format_for(options.pop("format_name"), output, SUFFIXES, "text")
    language = options.pop("interface") or language_of_reader(os.environ)
    with Dossier.open(place, create=False, read_only=True) as dossier:
        told = _Told(dossier, ask, options)
        pieces = _pieces(told.rows(), format_name, getattr(rows, kind), output, language)
        write_all(pieces, output, format_name)
    if not told.count and format_name == "text":
        click.echo(answers.nothing(language), err=True)
    if told.next and format_name == "text" and (on_a_terminal() or output):
        click.echo(answers.more(told.next, language), err=True)
    sys.exit(FOUND if told.count else NOTHING)


class _Told:
    """The rows of an answer, one page or all.

    Attributes:
        count: how many there were.
        next: where the next page begins, when one page was asked for.
    """

    def __init__(self, dossier: Dossier, ask: Callable[..., Page[Any]], options: dict[str, Any]) -> None:
        self._dossier = dossier
        self._ask = ask
        self._all = options.pop("all_rows")
        given = {name: value for name, value in options.items() if value not in (None, ())}
        self._filters = given | ({"limit": known.MOST} if self._all else {})
        self.count = 0
        self.next: str | None = None

    def rows(self) -> Iterator[Any]:
        """The rows."""
        with self._dossier.store.reading() as connection:
            filters = Filters.of(**self._filters)
            while True:
                page = self._ask(connection, filters)
                self.count += len(page)
                yield from page
                if page.next is None or not self._all:
                    self.next = page.next
                    return
                filters = Filters.of(**self._filters | {"cursor": page.next})


def _pieces(rows: Iterator[Any], format_name: str, kind: Any, output: str | None, language: str) -> Iterator[str]:
    from rundingan.exports import answers

    if format_name == "text":
        return answers.text(rows, console=console_for(output), language=language)
    if format_name == "csv":
        return answers.table(rows, kind)
    return answers.json(rows) if format_name == "json" else answers.jsonl(rows)
