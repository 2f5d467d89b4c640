"""What was promised or threatened, and on which condition."""

from __future__ import annotations

from rundingan.reading.account import Account
from rundingan.reading.findings import FoundCommitment


def find_commitments(account: Account) -> list[FoundCommitment]:
    """All commitments, in the order of their words."""
    return []
