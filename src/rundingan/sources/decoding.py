"""Bytes to text, with the file, the byte and the remedy named where they are not valid."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from rundingan.errors import ArticleError, EncodingError
from rundingan.sources.files import BLOCK, Chunks, Source, needs_recoding
from rundingan.sources.signatures import refuse_nul


def read_all(source: Source, max_size: int) -> str:
    """All text of the source.

    Raises:
        ArticleError: it is larger than ``max_size`` bytes, or not text.
        EncodingError: it has bytes that are not valid in its encoding.
    """
    data = source.stream.read(max_size + 1)
    if len(data) > max_size:
        raise too_large(source.name, max_size)
    if not needs_recoding(source.encoding):
        refuse_nul(source.name, data, source.skipped)
    text = decoded(data, source, source.skipped)
    if "\0" in text:
        raise ArticleError(f"{source.name} is not text: as {source.encoding} it has a NUL character", code="binary")
    return text


def too_large(name: str, max_size: int) -> ArticleError:
    """The refusal of an article that is larger than the limit."""
    return ArticleError(
        f"{name} is larger than {max_size:,} bytes, the limit for one article; "
        "split it, or raise the limit with --max-size",
        code="too_large",
    )


def decoded(data: bytes, source: Source, at: int) -> str:
    """The text of bytes that stand at byte ``at`` of the source.

    Raises:
        EncodingError: they are not valid in its encoding, or make characters that no text has.
    """
    try:
        text = data.decode(source.encoding)
    except UnicodeError as wrong:  # some codecs raise it without an offset
        raise _undecodable(data, source, at, wrong) from None
    if (half := re.search("[\ud800-\udfff]", text)) is not None:
        raise EncodingError(
            f"{source.name} is not valid {source.encoding}: it makes half a surrogate pair, "
            f"at character {half.start()}; name its encoding with --encoding",
            offset=at,
            encoding=source.encoding,
        )
    return text


def _undecodable(data: bytes, source: Source, at: int, wrong: UnicodeError) -> EncodingError:
    first = wrong.start if isinstance(wrong, UnicodeDecodeError) else 0
    byte = f" (0x{data[first]:02x})" if first < len(data) else ""
    return EncodingError(
        f"{source.name} is not valid {source.encoding}: byte {at + first}{byte} is wrong; "
        "name its encoding with --encoding, such as --encoding cp1252",
        offset=at + first,
        encoding=source.encoding,
    )


def recoded(source: Source) -> BinaryIO:
    """The stream of the source in UTF-8, recoded piece by piece.

    Reading it raises EncodingError where bytes are not valid.
    """
    return io.BufferedReader(Chunks(_recode(source)), BLOCK)


def _recode(source: Source) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(source.encoding)()
    at = source.skipped
    while True:
        piece = source.stream.read1(BLOCK)  # type: ignore[attr-defined]
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeError as wrong:
            data = decoder.getstate()[0] + piece
            yield data[: getattr(wrong, "start", 0)].decode(source.encoding, "ignore").encode()
            raise _undecodable(data, source, at - held, wrong) from None
        yield text.encode()
        at += len(piece)
        if not piece:
            return
