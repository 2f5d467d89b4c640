"""Every error that Rundingan raises on purpose, in one tree.

::

    RundinganError
    ├── ArticleError          an article cannot be taken: not text, no text, a wrong date
    │   ├── EncodingError     bytes that are not valid in the encoding (carries the byte offset)
    │   └── FormatError       a file or a line of it that is not what its format asks for
    ├── BusyError             what can be had again in a moment, as too many ask just now
    ├── DossierError          a dossier that cannot be opened, asked or written
    ├── ExportError           a format that cannot be written or read back
    ├── LanguageError         no pack for the article's language
    └── PackError             a language pack that cannot be loaded (names file and rule)

Each message is one sentence for a person: what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class RundinganError(Exception):
    """Base of all errors raised on purpose."""


class ArticleError(RundinganError):
    """An article that cannot be taken.

    Attributes:
        code: a short stable name of the trouble, as in :class:`rundingan.model.Issue`.
    """

    def __init__(self, message: str, *, code: str = "bad_article") -> None:
        super().__init__(message)
        self.code = code


class EncodingError(ArticleError):
    """Bytes that are not text in the encoding.

    Attributes:
        offset: offset of the first wrong byte.
        encoding: the encoding that was tried.
    """

    def __init__(self, message: str, *, offset: int, encoding: str) -> None:
        super().__init__(message, code="bad_encoding")
        self.offset = offset
        self.encoding = encoding


class FormatError(ArticleError):
    """A file, or a line of it, that is not what its format asks for.

    Attributes:
        line: number of the line (from 1), or None where the whole file is meant.
    """

    def __init__(self, message: str, *, line: int | None = None, code: str = "bad_format") -> None:
        super().__init__(message, code=code)
        self.line = line


class LanguageError(RundinganError):
    """No pack reads this language."""


class PackError(RundinganError):
    """A language pack that cannot be loaded."""


class BusyError(RundinganError):
    """Too many ask for the same just now; in a moment it can be had."""


class DossierError(RundinganError):
    """A dossier that cannot be opened, read or written, or a question that it cannot be asked."""


class ExportError(RundinganError):
    """What cannot be written in a format, or read from it: a library is missing, or the file is none of ours."""
