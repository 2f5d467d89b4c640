"""What is in dispute: claims that one side asserts and another denies."""

from __future__ import annotations

from rundingan.reading.account import Account
from rundingan.reading.findings import FoundClaim


def find_claims(account: Account) -> list[FoundClaim]:
    """The claims on which there is more than one side, in the order of their words."""
    return []
