"""When a statement was made: the time in its sentence that is not part of its words."""

from __future__ import annotations

from bisect import bisect_left

from rundingan.reading.channels import along_runs, back_from_setting
from rundingan.reading.referents import Resolved
from rundingan.reading.statements import Draft, Passage
from rundingan.reading.times import FoundTime

Chars = tuple[int, int]


def find_occasions(passages: list[Passage], speakers: dict[int, Resolved], times: list[FoundTime]) -> dict[int, int]:
    """``id(draft)`` -> number (from 0) of the time at which it was said, for those of which the text tells one."""
    starts = [time.start for time in times]
    found: dict[int, int] = {}
    for passage in passages:
        for draft in passage.drafts:
            if not draft.inside and (at := _own(draft, passage, times, starts)) is not None:
                found[id(draft)] = at
        for setting in passage.settings:
            within = _between(times, starts, setting.sentence)
            if within:
                back_from_setting(within[-1], passages[: passage.number], speakers, found)
    along_runs(passages, speakers, found)
    return found


def _between(times: list[FoundTime], starts: list[int], span: Chars) -> list[int]:
    first = bisect_left(starts, span[0])
    return list(range(first, bisect_left(starts, span[1])))


def _own(draft: Draft, passage: Passage, times: list[FoundTime], starts: list[int]) -> int | None:
    """The time nearest to the cue, in the sentence but in no reported words."""
    if draft.cue is None:
        return None
    within = _between(times, starts, draft.sentence)
    free = [i for i in within if all(d.inside for d in passage.holding(times[i].start))]
    cue = draft.cue
    return min(free, key=lambda i: abs(times[i].start - cue[0]), default=None)
