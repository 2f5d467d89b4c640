"""The classes of units that the engine knows by name, whatever the language.

A pack's word lists are classes of their own (``words/roles.txt`` makes ``roles``); those named here have a part in
how the engine itself reads. Beside them stand the kinds of marks, and the units that stand for several words."""

from __future__ import annotations

from typing import Final

MARKS: Final = {
    ",": "comma", ".": "stop", "?": "stop", "!": "stop", "…": "stop", ":": "colon", ";": "semicolon",
    "(": "open", ")": "close", "[": "open", "]": "close", "-": "dash", "–": "dash", "—": "dash", "―": "dash",
    "/": "slash", "&": "ampersand", "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe",
}  # fmt: skip
"""A mark's first character -> its class."""

CHUNKS: Final = {
    name: frozenset({name, "chunk", *more.split()})
    for name, more in {
        "quote": "",
        "comma_quote": "quote",
        "open_quote": "quote",
        "scare": "word",
        "time": "",
        "person": "np",
        "body": "np",
        "country": "np",
        "place": "np",
        "group": "np",
        "document": "np",
        "report": "np document",
        "named": "np",
        "role": "np",
    }.items()
}
"""The units that stand for several words, quotations, times and mentions, with their classes."""

TAGGED: Final = frozenset(
    {"cues", "passives", "cue_nouns", "connectors", "auxiliaries", "pronouns", "according", "conjunctions",
     "common_caps", "honorifics", "prepositions"}
)  # fmt: skip
"""Lists whose first field holds tags, each a class too (``cues:say``)."""

PROPER: Final = frozenset({"countries", "capitals", "bodies", "metonyms", "agencies"})
"""Lists of names: their entries count only where they are written with a capital."""

COMMON: Final = frozenset({"common", "not_names", "pronouns", "prepositions", "conjunctions", "cues", "speech_nouns"})
"""Lists of words whose capital at the head of a sentence tells nothing."""

UNSHAPED: Final = frozenset({"unknown", "common", "not_names"})
"""Classes that do not say what kind of word it is, so that its shape may."""

ASKED: Final = (
    "np", "chunk", "quote", "open_quote", "scare", "time", "pronouns", "determiners", "cap", "low", "mark",
    "number", "comma", "stop", "colon", "semicolon", "dash", "conjunctions", "common", "roles", "role_prefixes",
    "people_nouns", "body_nouns", "document_nouns", "place_nouns", "countries", "bodies", "metonyms", "agencies",
    "capitals", "platforms", "name_particles", "common_caps", "relational_nouns", "report_nouns", "roles+owned",
    "people_nouns+owned", "body_nouns+owned", "role_prefixes+owned", "document_nouns+owned", "speech_nouns",
    "speech_nouns+owned", "according+owned", "relatives", "prepositions", "person", "document", "verb", "honorifics",
    "cues", "cues:none", "conjunctions:but|conjunctions:while|conjunctions:that|conjunctions:as",
)  # fmt: skip
"""The tests by which the engine itself tells units apart."""
