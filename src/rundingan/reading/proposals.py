"""What is on the table: proposals, with all their mentions joined and who put them there."""

from __future__ import annotations

from rundingan.reading.account import Account
from rundingan.reading.findings import FoundProposal


def find_proposals(account: Account) -> list[FoundProposal]:
    """All proposals, in the order of their first mention."""
    return []
