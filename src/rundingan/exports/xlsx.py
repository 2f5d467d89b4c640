"""XLSX: a workbook with a sheet for each part of the records, its first row frozen and filtered.

Needs openpyxl (``pip install 'rundingan[tables]'``). Words are written as words: a cell that begins with ``=`` is no
formula. Control characters, which the format cannot hold, stand as the format escapes them (``_x0007_``); a cell has
32,767 characters at most, and longer words end with an ellipsis, their offsets being whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rundingan.errors import ExportError
from rundingan.exports.tables import PARTS, rows
from rundingan.exports.whole import whole
from rundingan.model import Record

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST: Final = 32_767
_MOST_ROWS: Final = 1_048_576
_NO_CHARACTER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
_WIDTHS: Final = {"content": 60, "sentence": 60, "evidence": 60, "words": 60, "speaker": 24, "party": 24}


def write(found: Iterable[Record], path: Path, parts: Iterable[str] = tuple(PARTS)) -> None:
    """The workbook.

    Raises:
        ExportError: openpyxl is not installed, a part has more rows than a sheet, or the file cannot be written.
    """
    book = _book()
    sheets = {part: _sheet(book, part) for part in parts}
    counts = dict.fromkeys(sheets, 1)
    for record in found:
        for part, sheet in sheets.items():
            for row in rows(record, part):
                counts[part] += 1
                if counts[part] > _MOST_ROWS:
                    raise ExportError(f"{path}: a sheet has {_MOST_ROWS:,} rows at most; narrow what is exported")
                sheet.append([_cell(sheet, value) for value in row])
    for part, sheet in sheets.items():
        sheet.auto_filter.ref = f"A1:{_letters(len(PARTS[part]))}{counts[part]}"
    with whole(path) as file:
        book.save(file)


def _book() -> Workbook:
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError:
        raise ExportError("XLSX needs openpyxl; install it with: pip install 'rundingan[tables]'") from None
    return Workbook(write_only=True)


def _sheet(book: Workbook, part: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(part)
    sheet.freeze_panes = "A2"
    head = []
    for number, name in enumerate(PARTS[part], 1):
        sheet.column_dimensions[_letters(number)].width = _WIDTHS.get(name, 14)
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        head.append(cell)
    sheet.append(head)
    return sheet


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _cell(sheet: Any, value: object) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, escaped(value))
    cell.data_type = "s"  # never a formula
    return cell


def escaped(words: str) -> str:
    """Words as a cell can hold them (ECMA-376, part 1, 22.9.2.19: ``ST_Xstring``)."""
    plain = _ESCAPED.sub(lambda match: "_x005F" + match.group(), words)
    plain = _NO_CHARACTER.sub(lambda match: f"_x{ord(match.group()):04X}_", plain)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
