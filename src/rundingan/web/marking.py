"""An article's text with its statements marked, wherever they overlap."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from rundingan.exports.marking import Layer, marked
from rundingan.views.reading import Reading
from rundingan.web.showing import colour


def marked_text(reading: Reading) -> Markup:
    """The text as paragraphs, each piece of a statement a link to its note, coloured by its speaker."""
    return Markup(marked(reading.text, _layers(reading)))


def _layers(reading: Reading) -> Iterator[Layer]:
    for row in reading.statements:
        rejected = " rejected" if row.verdict == "reject" else ""
        classes = f"{colour(row.speaker.id if row.speaker else None)} k-{row.kind}{rejected}"
        for number, (begin, end) in enumerate(row.content):
            name = f' id="s{row.id}"' if number == 0 else ""
            again = f'<mark class="{classes}" data-statement="{row.id}">'
            yield Layer(begin, end, f'<mark{name} class="{classes}" data-statement="{row.id}">', again, "</mark>")
