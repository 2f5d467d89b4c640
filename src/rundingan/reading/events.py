"""What happened, is happening or is planned: events by the roots of PLOVER."""

from __future__ import annotations

from rundingan.reading.account import Account
from rundingan.reading.findings import FoundEvent


def find_events(account: Account) -> list[FoundEvent]:
    """All events, in the order of their evidence."""
    return []
