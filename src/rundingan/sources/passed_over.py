"""What is in folders and archives beside articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rundingan.errors import ArticleError
from rundingan.sources.files import Input

_SUFFIXES = (
    ".bat .bib .c .cfg .conf .cpp .css .dtd .go .h .ipynb .java .js .less .lock .log .make .map .mjs .php .pl .po "
    ".ps1 .py .r .rb .rs .scss .sh .sql .srt .svg .tex .toml .ts .vtt .xsd .xsl .xslt .yaml .yml"
)
_OTHER_TEXT = frozenset(_SUFFIXES.split())
_OF_SYSTEMS = frozenset(("__MACOSX", "Thumbs.db"))


def is_hidden(parts: Sequence[str]) -> bool:
    """Whether a file, or a folder that it is in, is hidden: by a dot, or as systems leave them behind."""
    return any(part.startswith(".") or part in _OF_SYSTEMS for part in parts)


def refuse_other_text(given: Input) -> None:
    """Nothing, where the file's name is not that of a program, a style sheet and the like.

    Raises:
        ArticleError: it is: nobody who names a folder means those.
    """
    suffix = PurePath(given.path).suffix.lower()
    if suffix in _OTHER_TEXT:
        raise ArticleError(
            f"{given.name} is no article, as its suffix {suffix} tells; name the file itself if it is one",
            code="not_article",
        )
