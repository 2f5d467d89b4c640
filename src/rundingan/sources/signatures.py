"""Words for what is no text: the first bytes of common formats, and NUL bytes."""

from __future__ import annotations

from rundingan.errors import ArticleError

_UNPACK = "unpack it first"
_SIGNATURES = (
    (0, b"%PDF-", "a PDF", "take its text out first, for example with pdftotext"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text first"),
    (0, b"{\\rtf", "an RTF document", "save it as plain text first"),
    (0, b"BZh", "bzip2-compressed data", f"{_UNPACK}, for example with bunzip2"),
    (0, b"\xfd7zXZ\x00", "xz-compressed data", f"{_UNPACK}, for example with unxz"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"\x89PNG\r\n", "a PNG image", "give the article's text"),
    (0, b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (0, b"GIF87a", "a GIF image", "give the article's text"),
    (0, b"GIF89a", "a GIF image", "give the article's text"),
    (8, b"WEBPVP8", "a WebP image", "give the article's text"),
    (0, b"II*\x00", "a TIFF image", "give the article's text"),
    (0, b"MM\x00*", "a TIFF image", "give the article's text"),
    (4, b"ftyp", "a video, a sound or an image", "give the article's text"),
    (0, b"OggS", "a sound", "give the article's text"),
    (0, b"SQLite format 3\x00", "an SQLite database", "export its articles as JSON Lines first"),
    (257, b"ustar", "a tar archive", f"{_UNPACK}, and name the folder"),
    (0, b"wOFF", "a font", "give the article's text"),
    (0, b"wOF2", "a font", "give the article's text"),
    (0, b"RIFF", "a sound, a video or an image", "give the article's text"),
    (0, b"ID3", "a sound", "give the article's text"),
    (0, b"\x7fELF", "a program", "give the article's text"),
)


def refuse_binary(name: str, head: bytes) -> None:
    """Nothing, where the first bytes are no sign of a format that is not text.

    Raises:
        ArticleError: they are; the message says what it looks like and what to do.
    """
    for at, signature, what, remedy in _SIGNATURES:
        if head.startswith(signature, at):
            raise ArticleError(f"{name} is not text: it looks like {what}; {remedy}", code="binary")


def refuse_nul(name: str, data: bytes, before: int) -> None:
    """Nothing, where the bytes, ``before`` others of the file ahead of them, have no NUL.

    Raises:
        ArticleError: they have; as UTF-16 without its mark would, or otherwise.
    """
    at = data.find(b"\0")
    if at < 0:
        return
    start = data[:4096]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) > 5 and start[first::2].count(0) > len(start) / 4 and not start[1 - first :: 2].count(0):
            raise ArticleError(
                f"{name} has NUL bytes, as UTF-16 without its mark has; try --encoding {encoding}",
                code="binary",
            )
    raise ArticleError(
        f"{name} is not text: it has a NUL byte at byte {before + at}; give the article as plain text",
        code="binary",
    )
