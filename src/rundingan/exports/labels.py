"""The words that exports add to an article's own, a table a language of the reader."""

from __future__ import annotations

from typing import Final

LABELS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "act_by": "act by",
        "articles": "Articles",
        "many_articles": "articles",
        "one_article": "article",
        "clear": "Show all",
        "close": "Close",
        "confidence": "confidence",
        "cue": "cue",
        "direct": "direct",
        "direct_means": "their own words, quoted",
        "filter": "Show only one speaker",
        "indirect": "indirect",
        "indirect_means": "reported, not quoted",
        "in_text": "Show in the text",
        "keys": "j and k go from statement to statement, Esc leaves",
        "mixed": "mixed",
        "mixed_means": "reported with quoted words",
        "no_statements": "No statements found.",
        "nobody": "speaker not named",
        "note": "note",
        "rule": "rule",
        "speaker": "speaker",
        "speaker_by": "speaker by",
        "speakers": "speakers",
        "statement": "statement",
        "statements": "statements",
        "source": "named as",
        "title": "Who said what",
        "to_top": "Back to the top",
        "undated": "not dated",
        "untitled": "Untitled article",
        "via": "via",
        "when": "When",
        "who": "Who speaks",
        "why": "why",
        "within": "within",
        # languages
        "ms": "Malay",
        "id": "Indonesian",
        "en": "English",
        # times
        "months": "January February March April May June July August September October November December",
        "MO": "morning",
        "MI": "midday",
        "AF": "afternoon",
        "EV": "evening",
        "NI": "night",
        "TNI": "night",
        "DT": "daytime",
        "week": "week of",
        "weekend": "weekend of",
        "quarter": "quarter",
        "half": "half",
        "PAST_REF": "in the recent past",
        "PRESENT_REF": "now",
        "FUTURE_REF": "in the future",
    },
}


def label(key: str, language: str = "en") -> str:
    """The word for ``key`` in the reader's language."""
    return LABELS[language][key]


def count(number: int, one: str, many: str, language: str = "en") -> str:
    """A number with its noun: ``1 statement``, ``2 statements``."""
    return f"{number:,} {label(one if number == 1 else many, language)}"
