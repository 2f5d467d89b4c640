"""A page of an answer: its rows, where the next page begins, and the rows as a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints, overload

from msgspec import Struct

from rundingan.errors import DossierError

if TYPE_CHECKING:
    import pandas
    import polars

Row = TypeVar("Row", bound=Struct)
Cell = str | int | float | bool | None


class Page(Struct, Generic[Row], frozen=True):
    """Some rows of an answer, newest first.

    Attributes:
        rows: they.
        next: the cursor of the page that follows; None where this is the last.
    """

    rows: tuple[Row, ...] = ()
    next: str | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[at]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """The rows as :func:`flat` gives them."""
        return [flat(row) for row in self.rows]

    def to_polars(self) -> polars.DataFrame:
        """The rows as a table of Polars.

        Raises:
            DossierError: Polars is not installed.
        """
        try:
            import polars
        except ModuleNotFoundError:
            raise DossierError("Polars is not installed; install it with: pip install 'rundingan[tables]'") from None
        return polars.DataFrame(self.to_dicts(), infer_schema_length=None)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a table of pandas.

        Raises:
            DossierError: pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError:
            raise DossierError("pandas is not installed; install it with: pip install pandas") from None
        return pandas.DataFrame(self.to_dicts())


def flat(row: Struct) -> dict[str, Cell]:
    """A row as one line of a table: parts of a part are named after both (``article_url``), lists are one cell.

    Spans in one cell are ``0-79 106-125``; several other values are parted by ``; ``. The part of a row that names
    an entity is its name, with its id beside it.
    """
    found: dict[str, Cell] = {}
    for name, told in _parts(type(row)).items():
        _flatten(name, getattr(row, name), told, found)
    return found


def columns(struct: type[Struct]) -> list[str]:
    """The names that the columns of such rows have."""
    found: dict[str, Cell] = {}
    for name, told in _parts(struct).items():
        _flatten(name, None, told, found)
    return [*found]


def _flatten(name: str, value: Any, told: type[Struct] | None, found: dict[str, Cell]) -> None:
    if isinstance(value, tuple):
        found[name] = _in_one_cell(value)
    elif told is not None:
        for part, inner in _parts(told).items():
            _flatten(name if part == "name" else f"{name}_{part}", getattr(value, part, None), inner, found)
    else:
        found[name] = value


def _in_one_cell(values: tuple[Any, ...]) -> str:
    if all(isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], int) for each in values):
        return " ".join(f"{begin}-{end}" for begin, end in values)
    return "; ".join(_short(each) for each in values)


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(_short(each) for each in value)
    return str(value.short() if hasattr(value, "short") else value)


@cache
def _parts(struct: type[Struct]) -> dict[str, type[Struct] | None]:
    """The fields of a struct; of those that are one struct or none, which."""
    hints = get_type_hints(struct)
    return {name: _struct(hints[name]) for name in struct.__struct_fields__}


def _struct(hint: Any) -> type[Struct] | None:
    every = [each for each in (get_args(hint) or (hint,)) if isinstance(each, type) and issubclass(each, Struct)]
    return every[0] if len(every) == 1 and get_origin(hint) is not tuple else None
