"""ZIP archives: their members by the rules for files, in the order of their names. Nothing is written to the disk by a
member's name, so that no name can lead anywhere.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile, ZipInfo

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources import dispatch
from rundingan.sources.files import BLOCK, Chunks, Input, in_any_order, look
from rundingan.sources.growth import Growth
from rundingan.sources.options import Options
from rundingan.sources.passed_over import is_hidden, refuse_other_text

_LAYER = "archive"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_ENCRYPTED = 0x1


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of the members; an issue for each member that cannot be read.

    Raises:
        ArticleError: it is damaged, an archive in an archive, an office document, or holds no file.
    """
    if _LAYER in given.inside:
        raise FormatError(f"{given.name} is an archive within an archive; unpack the outer one first")
    with in_any_order(given) as file, _opened(given, file) as archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
        if any(member.filename in _OFFICE for member in members):
            raise ArticleError(
                f"{given.name} is not text: it looks like an office document or an e-book; "
                "save it as plain text or HTML first",
                code="binary",
            )
        shown = [member for member in members if not is_hidden(_parts(member))]
        if not shown:
            raise ArticleError(f"{given.name} is empty: there is no file in it", code="empty")
        growth, packed = Growth(given.name), file.seek(0, io.SEEK_END)
        for member in shown:
            yield from _of_member(given, archive, member, growth, packed, options)
            if growth.full:
                return


def _opened(given: Input, file: IO[bytes]) -> ZipFile:
    try:
        return ZipFile(file)
    except _DAMAGED as wrong:
        raise FormatError(f"{given.name} is a damaged ZIP archive: {wrong}; fetch or pack it anew") from None


def _of_member(
    given: Input, archive: ZipFile, member: ZipInfo, growth: Growth, packed: int, options: Options
) -> Iterator[Article | Issue]:
    path = "/".join(_parts(member))
    name = f"{given.name}/{path}"
    try:
        if member.flag_bits & _ENCRYPTED:
            raise ArticleError(f"{name} is encrypted; unpack it with its password first", code="encrypted")
        stream = io.BufferedReader(Chunks(_unpacked(name, archive, member, growth, packed)), BLOCK)
        start = f"{given.id}/{path}" if given.id else path
        within = look(name, path, stream, id=start, inside=(*given.inside, _LAYER))
        refuse_other_text(within)
        yield from dispatch.read(within, options)
    except ArticleError as wrong:
        yield Issue(code=wrong.code, message=str(wrong), file=name)


def _unpacked(name: str, archive: ZipFile, member: ZipInfo, growth: Growth, packed: int) -> Iterator[bytes]:
    try:
        with archive.open(member) as stream:
            while piece := stream.read(BLOCK):
                yield growth.checked(piece, packed)
    except _DAMAGED as wrong:
        raise FormatError(
            f"{name} is damaged: it cannot be unpacked ({wrong}); fetch or pack the archive anew"
        ) from None


def _parts(member: ZipInfo) -> list[str]:
    """The names of the folders and of the file, without what would lead out of the archive."""
    name = member.filename.replace("\\", "/").encode("utf-8", "backslashreplace").decode()
    return [part for part in name.split("/") if part not in ("", ".", "..")] or ["?"]
