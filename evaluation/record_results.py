"""Measure the reader on marked articles and write the figures down.

    python evaluation/record_results.py [--gold FILE] [--name NAME] [--note WORDS] [--date DATE]

Adds a row to ``evaluation/results.md``; a row of the same date and the same articles is replaced. The figures
on the shipped examples also go into the table in ``README.md``, and how far their confidence holds into
``docs/confidence.md``, so that neither can lag behind.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import rundingan
from rundingan.errors import RundinganError
from rundingan.evaluation import Found, Score, calibrate, load_marked, read_marked, score

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "ms" / "marked.jsonl"
RESULTS = ROOT / "evaluation" / "results.md"
README = ROOT / "README.md"
CONFIDENCE = ROOT / "docs" / "confidence.md"

BEGIN, END = "<!-- written by evaluation/record_results.py -->", "<!-- end of what is written -->"

COLUMNS = {
    "found": "statements.found",
    "exact": "statements.exact",
    "attributed": "statements.attributed",
    "direct": "statements.attributed.direct",
    "indirect": "statements.attributed.indirect",
    "mixed": "statements.attributed.mixed",
    "cue": "statements.cue",
    "act": "statements.act",
    "channel": "statements.channel",
    "times": "times",
    "time values": "times.value",
    "positions": "positions",
    "claims": "claims",
    "commitments": "commitments",
    "events": "events",
}

TITLES = {
    "statements.found": "Statements found (F1)",
    "statements.exact": "Statements with their exact words (F1)",
    "statements.attributed": "Statements with the right speaker (F1)",
    "statements.attributed.direct": "... direct",
    "statements.attributed.indirect": "... indirect",
    "statements.attributed.mixed": "... mixed",
    "statements.cue": "Cue right, of the statements found",
    "statements.act": "Act right, of the statements found",
    "statements.channel": "Channel right, of those that have one",
    "times": "Times found (F1)",
    "times.value": "Value right, of the times found",
    "positions": "Positions (F1)",
    "claims": "Claims in dispute (F1)",
    "commitments": "Commitments (F1)",
    "events": "Events (F1)",
}

Row = Sequence[str]


def table(header: Row, rows: Sequence[Row]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def result_row(result: Score, date: str, name: str, note: str) -> list[str]:
    """A row of the table of results."""
    figures = [shown(result, figure, 3) for figure in COLUMNS.values()]
    return [date, rundingan.__version__, name, str(result.articles), *figures, note]


def shown(result: Score, figure: str, digits: int) -> str:
    """A figure as the tables show it; empty where nothing was marked or nothing of its kind was read."""
    measured = result.figures[figure]
    if measured.value is None or (isinstance(measured, Found) and not measured.guessed):
        return ""
    return f"{measured.value:.{digits}f}"


def with_row(page: str, row: Row) -> str:
    """The page of results with a row added at the end of its table, or put in place of its like."""
    header = ["date", "version", "articles", "n", *COLUMNS, "note"]
    before, rows = _parsed(page)
    rows = [old for old in rows if (old[0], old[2]) != (row[0], row[2])]
    return before + table(header, sorted([*rows, row], key=lambda one: (one[2], one[0])))


def _parsed(page: str) -> tuple[str, list[Row]]:
    """What stands before the table, and its rows."""
    lines = page.splitlines(keepends=True)
    start = next((i for i, line in enumerate(lines) if line.startswith("|")), len(lines))
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[start + 2 :]]
    return "".join(lines[:start]), [row for row in rows if len(row) > 1]


def figures_table(result: Score) -> str:
    """The table of figures in the README."""
    rows = [(title, value) for figure, title in TITLES.items() if (value := shown(result, figure, 2))]
    return table((f"on {result.articles} shipped articles", ""), rows)


def calibration_table(result: Score) -> str:
    """The table of confidence in the documentation, and the error under it."""
    calibration = calibrate(result.outcomes)
    rows = [
        (f"{b.low:.1f} to {b.high:.1f}", str(b.n), f"{b.stated:.2f}", f"{b.measured:.2f}") for b in calibration.bins
    ]
    error = "not measured" if calibration.expected_error is None else f"{calibration.expected_error:.3f}"
    return table(("confidence", "statements", "stated", "measured"), rows) + f"\nExpected calibration error: {error}.\n"


def renewed(page: str, written: str) -> str:
    """The page with what stands between its marks replaced.

    Raises:
        ValueError: the marks are not there.
    """
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    return f"{page[:start]}\n\n{written}\n{page[end:]}"


def main() -> None:
    """Read the arguments, measure, write."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--gold", type=Path, default=EXAMPLES, help="marked articles; default: the examples")
    asked.add_argument("--name", help="what to call them; default: the name of their file")
    asked.add_argument("--note", default="", help="what is new")
    asked.add_argument("--date", default=datetime.date.today().isoformat(), help="default: today")
    args = asked.parse_args()
    try:
        articles = load_marked(args.gold)
    except RundinganError as wrong:
        sys.exit(str(wrong))
    result = score(articles, read_marked(articles))
    examples = args.gold.resolve() == EXAMPLES
    name = args.name or ("examples/ms" if examples else args.gold.stem)
    page = RESULTS.read_text(encoding="utf-8")
    RESULTS.write_text(with_row(page, result_row(result, args.date, name, args.note)), encoding="utf-8")
    print(f"{RESULTS.relative_to(ROOT)}: {name}, attributed {shown(result, 'statements.attributed', 3)}")
    if examples:
        for file, written in ((README, figures_table(result)), (CONFIDENCE, calibration_table(result))):
            file.write_text(renewed(file.read_text(encoding="utf-8"), written), encoding="utf-8")
            print(f"{file.relative_to(ROOT)}: figures renewed")


if __name__ == "__main__":
    main()
