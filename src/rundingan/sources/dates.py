"""Dates as people and machines write them in the field ``published``."""

from __future__ import annotations

from datetime import date, datetime

from rundingan.errors import ArticleError


def iso_date(written: str) -> str:
    """The day (``2031-05-02``) of an ISO 8601 date, or of a date and time, which loses its time.

    Raises:
        ArticleError: it is neither.
    """
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(written.strip()).date().isoformat()
    except ValueError:
        shown = written if len(written) <= 40 else written[:40] + "…"
        raise ArticleError(
            f"{shown!r} is not a date; write it as year-month-day, such as 2031-05-02", code="bad_date"
        ) from None
