"""iCalendar: read by another program, whatever the words are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rundingan.exports import icalendar
from rundingan.exports.icalendar import Entry

MEETING = Entry(
    day="2031-04-09",
    type="CONSULT",
    mode="visit",
    status="planned",
    who=("Anton Maresk", "Amara Lind"),
    place="Bandar Nilam",
    words="Maresk akan bertemu Lind;\ndi Bandar Nilam, esok",
    article="Warta Selat#9",
    url="https://nesh.example/9",
    stamp="2031-04-09T10:20:30.123+00:00",
)


def events(*entries: Entry) -> list[dict[str, object]]:
    written = "".join(icalendar.chunks(entries))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    return [dict(each) for each in Calendar.from_ical(written).walk("VEVENT")]


def test_another_program_reads_the_entry() -> None:
    (event,) = events(MEETING)
    assert str(event["SUMMARY"]) == "visit · Anton Maresk, Amara Lind"
    assert str(event["DESCRIPTION"]) == MEETING.words
    assert str(event["STATUS"]) == "TENTATIVE"
    assert event["DTSTART"].dt == date(2031, 4, 9)  # type: ignore[attr-defined]
    assert event["DTEND"].dt == date(2031, 4, 10)  # type: ignore[attr-defined]
    assert str(event["URL"]) == MEETING.url


def test_an_entry_keeps_its_name_when_it_is_written_again() -> None:
    assert events(MEETING)[0]["UID"] == events(MEETING)[0]["UID"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_words_come_through(words: str) -> None:
    entry = Entry(day="9999-12-31", type="AID", status="happened", words=words, article="a", stamp=MEETING.stamp)
    assert str(events(entry)[0].get("DESCRIPTION", "")) == words
