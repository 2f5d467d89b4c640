"""Where each party stands: its stance toward what is on the table, with its conditions."""

from __future__ import annotations

from rundingan.reading.account import Account
from rundingan.reading.findings import FoundPosition, FoundProposal


def find_positions(account: Account, proposals: list[FoundProposal]) -> list[FoundPosition]:
    """All positions, in the order of their evidence."""
    return []
