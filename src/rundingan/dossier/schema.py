"""The tables of a dossier.

What was read stands in ``articles`` (the text, and the record as JSON); all other tables are made from it, so that
it can be asked in one place across articles. Rows of an older version of an article are taken out when a newer one
comes; its text and record stay.

Days are ISO 8601 (``2031-05-02``), moments are ISO 8601 in UTC; spans are offsets in code points into the text of the
row's article; ``*_json`` columns hold JSON. Ids are numbers that no other row of the dossier has.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

VERSION: Final = 1
"""The version of this schema; a dossier tells its own in ``meta``."""

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _ref(name: str, *, needed: bool = True, key: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=not needed, primary_key=key, autoincrement=False)


def _words(name: str, *, needed: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=True)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _words("value", needed=True))

articles = Table(
    "articles", metadata, _id(),
    _words("key", needed=True),  # what one article is known by: its address, its outlet's id for it, or its words
    Column("version", Integer, nullable=False),
    Column("current", Integer, nullable=False),  # 1 for the newest version, of which alone the other tables tell
    _words("checksum", needed=True),  # of the words and all that is known of them
    _ref("origin"),  # the article of which it is a copy; itself where it is none
    _words("url"), _words("outlet"), _words("author"), _words("title"), _words("language"),
    Column("language_confidence", Float), _words("published"), _words("published_from"),
    _words("added", needed=True), _words("reader", needed=True),
    _words("text", needed=True), _words("record_json", needed=True),
    Index("articles_by_key", "key", "version", unique=True),
    Index("articles_by_day", "current", "published"),
    Index("articles_by_outlet", "outlet", "published"),
    Index("articles_by_added", "added"),
    Index("articles_by_origin", "origin"),
)  # fmt: skip

sketches = Table(  # some hashes of an article's words, by which copies are found
    "sketches", metadata, _ref("value", key=True), _ref("article_id", key=True),
    Index("sketches_by_article", "article_id"), sqlite_with_rowid=False,
)  # fmt: skip

entities = Table(
    "entities", metadata, _id(), _words("name", needed=True), _words("type", needed=True), _words("country"),
    _words("roles_json", needed=True),  # what it was said to be, by any article
    _words("names_json", needed=True),  # form of its name -> in how many articles that is the fullest
    _words("types_json", needed=True),  # type -> how much speaks for it
    _words("renamed"),  # the name that a person gave it
    _ref("shown"),  # the entity into which a person merged it; itself where nobody did
    Column("appearances", Integer, nullable=False),  # in how many articles
    Index("entities_by_shown", "shown"), Index("entities_by_name", "name"),
    Index("entities_by_country", "country", "type"), Index("entities_by_appearances", "appearances"),
)  # fmt: skip

entity_keys = Table(  # by what an entity can be found when its name is met again
    "entity_keys", metadata, Column("key", Text, primary_key=True), _ref("entity_id", key=True),
    Index("entity_keys_by_entity", "entity_id"), sqlite_with_rowid=False,
)  # fmt: skip

appearances = Table(  # an entity as one article tells of it
    "appearances", metadata, _ref("article_id", key=True), Column("local", Text, primary_key=True),
    _ref("entity_id"), _words("name", needed=True), _words("type", needed=True), _words("country"),
    _words("role"), _words("roles_json", needed=True), _words("aliases_json", needed=True),
    _words("mentions_json", needed=True), _words("day"),
    Index("appearances_by_entity", "entity_id", "day"), sqlite_with_rowid=False,
)  # fmt: skip

MERGE, SPLIT, RENAME = "merge", "split", "rename"
"""Kinds of corrections."""

corrections = Table(  # what people said of entities; never what was read
    "corrections", metadata, _id(), _words("made", needed=True), _words("by"), _words("kind", needed=True),
    _ref("entity_id"), _ref("other_id", needed=False), _words("article_key"), _words("name"), _words("undone"),
    Index("corrections_by_article", "article_key"),
)  # fmt: skip

reviews = Table(  # what people decided of findings; never what was read
    "reviews", metadata, _id(), _words("made", needed=True), _words("by", needed=True),
    _words("kind", needed=True),  # statement, position, commitment, event
    _words("article_key", needed=True), Column("version", Integer, nullable=False),
    _words("spans_json", needed=True), _words("words", needed=True),
    _words("what", needed=True),  # what tells the finding from others on the same words
    _words("told_json", needed=True),  # the finding as it was when it was decided
    _words("verdict", needed=True), _words("edits_json", needed=True), _words("undone"), _words("undone_by"),
    Column("standing", Integer, nullable=False),  # 1 for the one of a finding's that counts
    _ref("finding_id", needed=False),  # the row that it is of now; None where the article has no such finding any more
    Index("reviews_by_article", "article_key", "id"), Index("reviews_by_finding", "kind", "finding_id"),
)  # fmt: skip

accounts = Table(  # who may sign in
    "accounts", metadata, Column("name", Text, primary_key=True), _words("password", needed=True),
    _words("made", needed=True), _words("used"),
)  # fmt: skip

tokens = Table(  # by which programs sign in
    "tokens", metadata, _id(), _words("hash", needed=True), _words("account", needed=True), _words("label"),
    _words("made", needed=True), _words("used"), _words("revoked"),
    Index("tokens_by_hash", "hash", unique=True), Index("tokens_by_account", "account"),
)  # fmt: skip

statements = Table(
    "statements", metadata, _id(), _ref("article_id"), Column("local", Text, nullable=False),
    _ref("speaker", needed=False), _words("source"), _words("kind", needed=True), _words("act", needed=True),
    _words("cue"), _words("channel"), _words("day"), _words("time"), _words("language"), _words("outlet"),
    _words("words", needed=True), _words("content_json", needed=True), _number("begin"), _number("end"),
    _words("within"), Column("confidence", Float, nullable=False), _words("rule"),
    _ref("quotation"),  # the first statement of the same words; itself where there is none before it
    Index("statements_by_article", "article_id"), Index("statements_by_speaker", "speaker", "day"),
    Index("statements_by_day", "day"), Index("statements_by_quotation", "quotation"),
    Index("statements_by_act", "act", "day"), Index("statements_by_outlet", "outlet", "day"),
)  # fmt: skip

quoted = Table(  # what an article quotes, as it is compared with others (msgpack)
    "quoted", metadata, _ref("article_id", key=True), Column("account", LargeBinary, nullable=False),
)  # fmt: skip

quotation_keys = Table(  # by what an article with the same quotation can be found
    "quotation_keys", metadata, _ref("key", key=True), _ref("article_id", key=True),
    Index("quotation_keys_by_article", "article_id"), sqlite_with_rowid=False,
)  # fmt: skip

statement_entities = Table(  # whom a statement is about
    "statement_entities", metadata, _ref("statement_id", key=True), _ref("entity_id", key=True),
    Index("statement_entities_by_entity", "entity_id"), sqlite_with_rowid=False,
)  # fmt: skip

proposals = Table(
    "proposals", metadata, _id(), _words("name", needed=True), _words("language"), _words("concept"),
    _words("first_day"), _words("last_day"), _words("names_json", needed=True), _words("by_json", needed=True),
    _words("marks_json", needed=True),  # what tells it from others
    Index("proposals_by_day", "first_day"),
)  # fmt: skip

proposal_keys = Table(
    "proposal_keys", metadata, _ref("key", key=True), _ref("proposal_id", key=True),
    Index("proposal_keys_by_proposal", "proposal_id"), sqlite_with_rowid=False,
)  # fmt: skip

tabled = Table(  # a proposal as one article tells of it
    "tabled", metadata, _ref("article_id", key=True), Column("local", Text, primary_key=True), _ref("proposal_id"),
    _words("name", needed=True), _words("by_json", needed=True), _words("mentions_json", needed=True),
    _words("marks_json", needed=True), _words("day"),
    Index("tabled_by_proposal", "proposal_id", "day"), sqlite_with_rowid=False,
)  # fmt: skip

positions = Table(
    "positions", metadata, _id(), _ref("article_id"), _ref("party"), _ref("proposal_id"),
    _words("stance", needed=True), _words("conditions_json", needed=True), _words("conditions"),
    _words("words", needed=True), _number("begin"), _number("end"), _ref("statement_id", needed=False),
    _ref("ascribed_by", needed=False), _words("day"), _words("language"), _words("outlet"), _words("rule"),
    Index("positions_by_article", "article_id"), Index("positions_by_party", "party", "day"),
    Index("positions_by_proposal", "proposal_id", "day"), Index("positions_by_day", "day"),
    Index("positions_by_stand", "party", "proposal_id", "day"),
)  # fmt: skip

claims = Table(
    "claims", metadata, _id(), _words("words", needed=True), _words("language"), _words("status", needed=True),
    _words("first_day"), _words("last_day"),
    Index("claims_by_status", "status", "last_day"), Index("claims_by_day", "last_day"),
)  # fmt: skip

claim_keys = Table(  # by what a statement can be found when others say the same or deny it
    "claim_keys", metadata, _ref("key", key=True), _ref("statement_id", key=True),
    Index("claim_keys_by_statement", "statement_id"), sqlite_with_rowid=False,
)  # fmt: skip

claim_sides = Table(  # who asserts or denies a claim, where
    "claim_sides", metadata, _ref("claim_id", key=True), _ref("statement_id", key=True),
    Column("side", Text, primary_key=True),  # asserts, denies, varies, withdraws
    _ref("article_id"), _ref("entity_id", needed=False), _words("day"), _words("outlet"), _words("rule"),
    _words("words", needed=True), _number("begin"), _number("end"),
    Index("claim_sides_by_article", "article_id"), Index("claim_sides_by_statement", "statement_id"),
    Index("claim_sides_by_entity", "entity_id", "day"), Index("claim_sides_by_day", "side", "day"),
    sqlite_with_rowid=False,
)  # fmt: skip

commitments = Table(
    "commitments", metadata, _id(), _ref("article_id"), _ref("party"), _words("words", needed=True),
    _words("content_json", needed=True), _number("begin"), _number("end"), _words("condition"),
    _words("condition_json"), Column("threat", Integer, nullable=False), _ref("statement_id", needed=False),
    _words("day"), _words("due"), _words("language"), _words("outlet"), _words("rule"),
    Index("commitments_by_article", "article_id"), Index("commitments_by_party", "party", "day"),
    Index("commitments_by_day", "day"),
)  # fmt: skip

events = Table(
    "events", metadata, _id(), _ref("article_id"), _words("type", needed=True), _words("mode"), _words("cameo"),
    _words("status", needed=True), _ref("place", needed=False), _words("day"), _words("time"),
    _words("words", needed=True), _number("begin"), _number("end"), _ref("statement_id", needed=False),
    _words("language"), _words("outlet"), _words("rule"),
    Index("events_by_article", "article_id"), Index("events_by_type", "type", "day"), Index("events_by_day", "day"),
)  # fmt: skip

event_parties = Table(
    "event_parties", metadata, _ref("event_id", key=True), _ref("entity_id", key=True),
    Column("part", Text, primary_key=True),  # actor, recipient
    Index("event_parties_by_entity", "entity_id"), sqlite_with_rowid=False,
)  # fmt: skip
