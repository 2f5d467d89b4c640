"""Parquet: a table of one part of the records, or the records themselves, nested and whole.

Needs pyarrow (``pip install 'rundingan[tables]'``). A file gets its name when it is complete. What
:func:`write_records` wrote, :func:`records` gives back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from rundingan.errors import ExportError
from rundingan.exports.tables import PARTS, rows
from rundingan.exports.whole import whole
from rundingan.model import Record

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 500
"""Records in memory at once, and in a row group."""
_NUMBERS: Final = frozenset({"number", "start", "end", "condition_start", "condition_end"})
_SHARES: Final = frozenset({"confidence"})


def write_part(found: Iterable[Record], path: Path, part: str = "statements") -> None:
    """A table of a part (one of :data:`rundingan.exports.tables.PARTS`).

    Raises:
        ExportError: pyarrow is not installed, or the file cannot be written.
    """
    pa = _arrow()
    schema = pa.schema([(name, _type_of_column(pa, name)) for name in PARTS[part]])
    _write(
        path,
        schema,
        (dict(zip(PARTS[part], row, strict=True)) for record in found for row in rows(record, part)),
    )


def write_records(found: Iterable[Record], path: Path) -> None:
    """The records, a row each, every field of theirs nested in it.

    Raises:
        ExportError: pyarrow is not installed, or the file cannot be written.
    """
    pa = _arrow()
    fields = msgspec.inspect.type_info(Record)
    assert isinstance(fields, msgspec.inspect.StructType)
    schema = pa.schema([(each.encode_name, _arrow_type(pa, each.type)) for each in fields.fields])
    _write(path, schema, (msgspec.to_builtins(record) for record in found))


def records(path: Path) -> Iterator[Record]:
    """The records of a file that :func:`write_records` wrote.

    Raises:
        ExportError: pyarrow is not installed, or it is no such file.
    """
    pa = _arrow()
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(_AT_ONCE):
                for row in batch.to_pylist():
                    yield msgspec.convert(row, Record)
    except (OSError, pa.ArrowException, msgspec.ValidationError) as wrong:
        raise ExportError(f"{path} does not hold records as Rundingan writes them to Parquet: {wrong}") from wrong


def _write(path: Path, schema: pa.Schema, found: Iterator[dict[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    with whole(path) as file, parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        writer.write_table(schema.empty_table())
        while some := [*islice(found, _AT_ONCE)]:
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def _arrow() -> Any:
    try:
        import pyarrow
    except ModuleNotFoundError:
        raise ExportError("Parquet needs pyarrow; install it with: pip install 'rundingan[tables]'") from None
    return pyarrow


def _type_of_column(pa: Any, name: str) -> Any:
    if name in _NUMBERS:
        return pa.int64()
    return pa.float64() if name in _SHARES else pa.string()


def _arrow_type(pa: Any, kind: msgspec.inspect.Type) -> Any:
    """The type of Arrow for a type of msgspec: structs nested, tuples of one kind as lists, spans as pairs."""
    inspect = msgspec.inspect
    if isinstance(kind, inspect.UnionType):
        (only,) = (each for each in kind.types if not isinstance(each, inspect.NoneType))
        return _arrow_type(pa, only)
    if isinstance(kind, inspect.StructType):
        return pa.struct([(each.encode_name, _arrow_type(pa, each.type)) for each in kind.fields])
    if isinstance(kind, inspect.VarTupleType):
        return pa.list_(_arrow_type(pa, kind.item_type))
    if isinstance(kind, inspect.TupleType):
        return pa.list_(_arrow_type(pa, kind.item_types[0]))
    simple = {inspect.StrType: pa.string, inspect.IntType: pa.int64, inspect.FloatType: pa.float64}
    return (pa.bool_ if isinstance(kind, inspect.BoolType) else simple[type(kind)])()
