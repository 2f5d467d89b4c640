"""When does a part of a record count as the part that was marked? Likeness of spans, of names, of channels.

Spans are compared by the letters and digits they cover, so that a quotation mark or a full stop more or less
makes no difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from rundingan.model import Record, Span

LEAST_NAME = 4  # a name this long may end a longer one ("President Maresk" for "Maresk"); shorter ones fit by chance
LEAST_CHANNEL = 3  # so long must a channel be to count inside a longer one ("briefing" in "briefing in ...")


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The offsets of the letters and digits under the spans; what lies outside the text is left out."""
    return frozenset(
        at for start, end in spans for at in range(max(start, 0), min(end, len(text))) if text[at].isalnum()
    )


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """How alike two sets of offsets are: what they share as a part of what either holds, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def pair_off(marked: int, found: int, likeness: Callable[[int, int], float], least: float) -> list[tuple[int, int]]:
    """One-to-one pairs of ``marked`` and ``found`` things by their numbers, the most alike first.

    Args:
        likeness: how alike two of them are, 0 to 1.
        least: pairs less alike than this are not made.
    """
    ranked = sorted((-alike, i, j) for i in range(marked) for j in range(found) if (alike := likeness(i, j)) >= least)
    pairs: list[tuple[int, int]] = []
    free_marked, free_found = set(range(marked)), set(range(found))
    for _, i, j in ranked:
        if i in free_marked and j in free_found:
            free_marked.remove(i)
            free_found.remove(j)
            pairs.append((i, j))
    return pairs


@lru_cache(maxsize=4096)
def folded_name(name: str | None) -> str:
    """A name as it is compared: letters and digits alone, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name or "").casefold() if c.isalnum())


def name_of(record: Record, entity_id: str | None) -> str:
    """The name of a record's entity; an id that no entity has is taken for a plain name."""
    entity = record.entity(entity_id)
    return entity.name if entity else entity_id or ""


def is_one_of(name: str, accepted: Iterable[str | None]) -> bool:
    """Whether a name is one of the accepted ones, or ends in one ("President Maresk" for "Maresk").

    No name is right where none is accepted. A fragment of an accepted name is wrong.
    """
    folded = folded_name(name)
    wanted = {folded_name(other) for other in accepted} - {""}
    if not wanted or not folded:
        return not wanted and not folded
    return folded in wanted or any(len(w) >= LEAST_NAME and folded.endswith(w) for w in wanted)


def is_channel(channel: str | None, wanted: str) -> bool:
    """Whether a channel is the one wanted, or one of the two stands inside the other."""
    one, other = folded_name(channel), folded_name(wanted)
    return one == other or (len(one) >= LEAST_CHANNEL and (one in other or other in one))
