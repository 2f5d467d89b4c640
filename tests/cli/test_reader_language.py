"""Which language the locale asks for."""

from __future__ import annotations

import pytest

from rundingan.cli.reader_language import language_of_reader


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ms_MY.UTF-8"}, "ms"),
        ({"LANG": "id_ID"}, "id"),
        ({"LANG": "ms"}, "ms"),
        ({"LANG": "ms@latin"}, "ms"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "msx_MY"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "id_ID.UTF-8", "LANG": "ms_MY.UTF-8"}, "id"),
        ({"LC_ALL": "ms_MY.UTF-8", "LC_MESSAGES": "id_ID.UTF-8"}, "ms"),
        ({"LC_ALL": "C", "LANG": "ms_MY.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ms_MY.UTF-8"}, "ms"),
        ({"LC_TIME": "ms_MY.UTF-8"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_counts(environment: dict[str, str], language: str) -> None:
    assert language_of_reader(environment) == language
