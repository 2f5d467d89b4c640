"""Files that get their name when they are complete: nobody meets half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rundingan.errors import ExportError


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file beside ``path`` that takes its place at the end; where the work fails, ``path`` stays as it was.

    Raises:
        ExportError: it cannot be made or written.
    """
    unfinished: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
            unfinished = Path(file.name)
            yield file  # type: ignore[misc]
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
        unfinished.replace(path)
    except OSError as wrong:
        raise ExportError(f"{path} cannot be written: {wrong.strerror or wrong}") from wrong
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
