"""WARC archives of the web: each page that a server answered with is an article, read record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources import html
from rundingan.sources.dispatch import failure
from rundingan.sources.files import Input
from rundingan.sources.options import Options

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = 200
_CODINGS = ("Transfer-Encoding", "Content-Encoding")


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of the records that answer with a page, in order; an issue for each that has no article.

    Answers that are no page (images, errors, redirections) are passed over.

    Raises:
        ArticleError: the archive is damaged: what stands behind the damage is left out.
    """
    number = pages = 0
    stream = _Stream(given.stream)
    try:
        for record in _records(stream):
            number += 1
            found = _of_record(record, number, given.name, options)
            if found is not None:
                pages += 1
                yield found
    except OSError as wrong:
        raise _damaged(given.name, number, wrong) from None
    except BaseException as wrong:
        if type(wrong).__name__ != "PanicException":  # of the library, and no Exception
            raise
        raise _damaged(given.name, number, wrong) from None
    if stream.wrong:
        raise stream.wrong
    if not number:
        raise FormatError(f"{given.name} is damaged: it has no record")
    if not pages:
        raise ArticleError(f"{given.name} holds no page: none of its {number:,} records is one", code="empty")


class _Stream:
    """What the library asks of a stream: where it is, and the bytes that follow.

    Attributes:
        wrong: what ended it early. It is told when all that came before has been read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Any = stream
        self._at = 0
        self.wrong: ArticleError | None = None

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) not in ((self._at, 0), (0, 1)):
            raise OSError("a stream cannot be read anew")
        return self._at

    def read(self, size: int = -1) -> bytes:
        try:
            piece = b"" if self.wrong else self._stream.read1(size)
        except ArticleError as wrong:
            self.wrong, piece = wrong, b""
        self._at += len(piece)
        return piece


def _records(stream: Any) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    return iter(ArchiveIterator(stream, parse_http=False, stream_detect=False))


def _damaged(name: str, number: int, wrong: BaseException) -> FormatError:
    return FormatError(
        f"{name} is damaged after record {number}: {' '.join(str(wrong).split())[:200]}; "
        "what stands behind is left out",
        code="bad_record",
    )


def _of_record(record: WarcRecord, number: int, file: str, options: Options) -> Article | Issue | None:
    """The article of a record, an issue where it should have one and has not, None where it is no page."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    name = f"{file}, record {number}" + (f" ({address[:200]})" if address else "")
    try:
        if not record.headers.get("WARC-Type") or not record.headers.get("Content-Length"):
            raise FormatError(f"{name} is damaged: its head is cut off", code="bad_record")
        charset = _charset_of_page(record, name)
        if charset is None:
            _pass_over(record, name)
            return None
        data = _body(record, options, name)
        return html.page(data, name, options, id=address, address=_of_web(address), charset=charset or None)
    except ArticleError as wrong:
        return Issue(code=wrong.code, message=str(wrong), file=file)
    except OSError:
        raise
    except Exception as wrong:
        return Issue(code="failed", message=str(failure(name, wrong)), file=file)


def _of_web(address: str) -> str | None:
    return address if address.lower().startswith(("http://", "https://")) else None


def _charset_of_page(record: WarcRecord, name: str) -> str | None:
    """The encoding that the server names for a page, empty where it names none; None where it is no page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response:
        return None
    try:
        record.parse_http()
    except (OSError, ValueError) as wrong:
        raise FormatError(f"{name} is no answer of a server: {wrong}", code="bad_record") from None
    if not record.is_http_parsed or record.http_headers is None or record.http_headers.status_code != _FOUND:
        return None
    kind = (record.http_content_type or "").partition(";")[0].strip().lower()
    return (record.http_charset or "") if kind in _PAGES else None


def _pass_over(record: WarcRecord, name: str) -> None:
    length = record.content_length
    there = record.consume()
    if there < length:
        raise _cut(name, there, length)


def _cut(name: str, there: int, length: int) -> FormatError:
    return FormatError(
        f"{name} is cut off: {there:,} of its {length:,} bytes are there; fetch the archive anew", code="bad_record"
    )


def _body(record: WarcRecord, options: Options, name: str) -> bytes:
    """The page, unpacked.

    Raises:
        ArticleError: it is larger than the limit, cut off, or damaged.
    """
    length = record.content_length
    if length > min(options.max_size, html.MAX_PAGE):
        raise html.too_large_page(name, options)
    data = record.reader.read(length)
    if len(data) < length:
        raise _cut(name, len(data), length)
    heads = [(each, record.http_headers.get(each)) for each in _CODINGS]
    coded = "".join(f"{head}: {value}\r\n" for head, value in heads if value)
    if not coded:
        return data
    try:
        return _decoded(f"HTTP/1.1 200 OK\r\n{coded}\r\n".encode("utf-8", "replace") + data, options, name)
    except (OSError, ValueError) as wrong:
        if data.lstrip().startswith(b"<"):  # many archives keep the server's heads and the page unpacked
            return data
        raise FormatError(f"{name} is damaged: {wrong}", code="bad_record") from None


def _decoded(answer: bytes, options: Options, name: str) -> bytes:
    """The body of an answer, its codings undone, never more than the limit at once.

    Raises:
        OSError, ValueError: it is not coded as it says.
    """
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, content_length=len(answer))
    record.is_http = True
    record.set_bytes_content(answer)
    record.parse_http(auto_decode="all")
    pieces: list[bytes] = []
    size = 0
    while piece := record.reader.read(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > min(options.max_size, html.MAX_PAGE):
            raise html.too_large_page(name, options)
    return b"".join(pieces)
